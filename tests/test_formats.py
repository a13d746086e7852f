"""One invented story in every format gives the same article; each format says what it cannot give."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import mailbox
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import pytest

from variorum.reading.read import read

PARAGRAPHS = (
    "A fire on the ferry Alma killed 11 people off Port Serin on Saturday, the port authority said.",
    "Mara Tellin, a deckhand, said that the fire began in the engine room and that the pumps had failed.",
    "The union of deckhands said that 14 people had died. It asked for an inquiry into the age of the ship.",
)
TEXT = "\n\n".join(PARAGRAPHS)
TITLE, OUTLET, DAY = "Ferry burns off Port Serin", "Coast Courier", "2024-05-04"
URL = "https://courier.example/2024/05/04/ferry"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {OUTLET}</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="{OUTLET}">
<link rel="canonical" href="{URL}"><meta property="article:published_time" content="2024-05-04T10:30:00Z">
<meta property="article:modified_time" content="2024-05-05T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{TITLE}</h1>
{"".join(f"<p>{each}</p>" for each in PARAGRAPHS)}</article>
<aside><a href="/x">Read more: Ten best ferries</a></aside><footer>Copyright 2024 {OUTLET}</footer></body></html>"""
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Other"},
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2024-05-04T10:30:00Z",
            "dateModified": "2024-05-05T08:00:00Z",
            "publisher": {"@type": "Organization", "name": OUTLET},
            "url": URL,
        },
    ],
}
ROW = {"text": TEXT, "title": TITLE, "outlet": OUTLET, "date": f"{DAY}T10:30"}


def docx_bytes() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.core_properties.title = TITLE
    for each in PARAGRAPHS:
        document.add_paragraph(each)
    document.save(out)
    return out.getvalue()


def pdf_bytes(paragraphs: tuple[str, ...] = PARAGRAPHS, images: int = 0, width: int = 60) -> bytes:
    """A page of wrapped lines, then pages that are images."""
    lines: list[str] = []
    for each in paragraphs:
        words, line = each.split(), ""
        for word in words:
            if len(line) + len(word) + 1 > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
        lines.append("")
    content = "BT /F1 12 Tf 14 TL 50 750 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    if paragraphs:
        kids.append(3)
        objects += [
            (
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
                "/Resources << /Font << /F1 5 0 R >> >> >>"
            ),
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    for _ in range(images):
        at = len(objects) + 1
        kids.append(at)
        objects += [
            (f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Resources << /XObject << /I {at + 1} 0 R >> >> >>"),
            (
                "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
                "/BitsPerComponent 8 /Length 1 >>"
                "\nstream\nx\nendstream"
            ),
        ]
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{out.index('xref')}\n%%EOF\n"
    return out.encode("latin-1")


def mail(html: bool = False) -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{OUTLET} <desk@courier.example>"
    message["Date"] = "Sat, 04 May 2024 10:30:00 +0000"
    message["Subject"] = TITLE
    message["Message-ID"] = "<1@courier.example>"
    message.set_content(PAGE if html else TEXT, subtype="html" if html else "plain")
    return message


def mbox_bytes(folder: Path) -> bytes:
    box = mailbox.mbox(folder / "box")
    box.add(mail().as_bytes())
    box.flush()
    box.close()
    return (folder / "box").read_bytes()


def mhtml_bytes() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: " + URL + "\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: " + URL + "\r\n\r\n"
    )
    picture = "\r\n--B\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlh\r\n--B--\r\n"
    return (head + PAGE + picture).encode()


def warc_bytes(*, packed: bool = True) -> bytes:
    out = b""
    for url, media, body in ((URL, "text/html; charset=utf-8", PAGE), (f"{URL}.gif", "image/gif", "GIF89a")):
        response = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
        )
        record = head.encode() + response + b"\r\n\r\n"
        out += gzip.compress(record) if packed else record
    return out


def feed_bytes() -> bytes:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{OUTLET}</title>
<item><title>{TITLE}</title><link>{URL}</link><pubDate>Sat, 04 May 2024 10:30:00 GMT</pubDate>
<description>A fire killed 11.</description><content:encoded><![CDATA[{body}]]></content:encoded></item>
</channel></rss>""".encode()


def atom_bytes() -> bytes:
    body = "".join(f"<p>{each}</p>" for each in PARAGRAPHS).replace("<", "&lt;")
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>{OUTLET}</title>
<entry><id>urn:1</id><title>{TITLE}</title><link href="{URL}"/><published>2024-05-04T10:30:00Z</published>
<updated>2024-05-05T08:00:00Z</updated><content type="html">{body}</content></entry></feed>""".encode()


def xlsx_bytes() -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Headline", "Publisher", "Publication date", "Body"])
    book.active.append([TITLE, OUTLET, f"{DAY}T10:30", TEXT])
    book.save(out)
    return out.getvalue()


def zip_bytes(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def tar_bytes(files: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


FRONT = f"---\ntitle: '{TITLE}'\nsource: {OUTLET}\ndate: {DAY}T10:30\ntags: [fire]\n---\n{TEXT}"
WORDPRESS = [
    {
        "id": 1,
        "date": f"{DAY}T10:30:00",
        "link": URL,
        "title": {"rendered": TITLE},
        "source": OUTLET,
        "content": {"rendered": "".join(f"<p>{each}</p>\n" for each in PARAGRAPHS)},
    }
]
TOLD = {  # formats that say title, outlet and date themselves
    "a.html": PAGE.encode(),
    "named.txt": PAGE.encode(),
    "linked.html": (
        f"<html><head><script type='application/ld+json'>{json.dumps(LINKED)}</script></head><body>"
        + PAGE.partition("<body>")[2]
    ).encode(),
    "a.mhtml": mhtml_bytes(),
    "a.eml": mail().as_bytes(),
    "html.eml": mail(html=True).as_bytes(),
    "a.md": FRONT.encode(),
    "a.rss": feed_bytes(),
    "a.atom": atom_bytes(),
    "a.xlsx": xlsx_bytes(),
    "a.warc.gz": warc_bytes(),
    "a.warc": warc_bytes(packed=False),
    "a.wacz": zip_bytes({"archive/a.warc.gz": warc_bytes(), "datapackage.json": b"{}", "indexes/i.cdx": b"x"}),
    "a.mbox": b"From desk@courier.example Sat May  4 10:30:00 2024\n" + mail().as_bytes() + b"\n",
    "a.csv": f'title,outlet,date,text\n{TITLE},{OUTLET},{DAY}T10:30,"{TEXT}"\n'.encode(),
    "a.tsv": f'title\toutlet\tdate\ttext\n{TITLE}\t{OUTLET}\t{DAY}T10:30\t"{TEXT}"\n'.encode(),
    "a.jsonl": json.dumps(ROW).encode(),
    "a.json": json.dumps([ROW], indent=1).encode(),
    "newsapi.json": json.dumps(
        {
            "status": "ok",
            "articles": [
                {
                    "source": {"id": None, "name": OUTLET},
                    "title": TITLE,
                    "publishedAt": f"{DAY}T10:30:00Z",
                    "content": TEXT,
                }
            ],
        }
    ).encode(),
    "guardian.json": json.dumps(
        {
            "response": {
                "status": "ok",
                "results": [
                    {
                        "webTitle": TITLE,
                        "webPublicationDate": f"{DAY}T10:30:00Z",
                        "fields": {"bodyText": TEXT, "publication": OUTLET},
                    }
                ],
            }
        }
    ).encode(),
    "newsplease.json": json.dumps(
        {"maintext": TEXT, "title": TITLE, "source_domain": OUTLET, "date_publish": f"{DAY} 10:30:00"}
    ).encode(),
    "wordpress.json": json.dumps(WORDPRESS).encode(),
    "a.zip": zip_bytes({"in/a.html": PAGE.encode()}),
    "deep.zip": zip_bytes({"in.zip": zip_bytes({"a.tar.gz": tar_bytes({"a.eml": mail().as_bytes()}, "w:gz")})}),
    "a.tar": tar_bytes({"a.html": PAGE.encode()}),
    "a.tar.xz": tar_bytes({"a.html": PAGE.encode()}, "w:xz"),
    "a.jsonl.gz": gzip.compress(json.dumps(ROW).encode()),
    "a.html.bz2": bz2.compress(PAGE.encode()),
    "a.json.xz": lzma.compress(json.dumps([ROW]).encode()),
}


@pytest.mark.parametrize("name", TOLD)
def test_one_story_is_the_same_article_in_every_format(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(TOLD[name])
    reading = read([tmp_path / name])
    assert [each.path for each in reading.skipped if "no pages" not in each.reason] == []
    (source,) = reading.sources
    article = source.article
    assert article.text == TEXT
    assert (article.title, article.outlet, article.published) == (TITLE, OUTLET, f"{DAY}T10:30")
    assert [block.kind for block in source.blocks] == ["paragraph"] * 3


RTF = "{\\rtf1\\ansi{\\info{\\title " + TITLE + "}}\\f0 " + "\\par\\par ".join(PARAGRAPHS) + "\\par}"
UNTOLD = {"a.docx": docx_bytes(), "a.pdf": pdf_bytes(), "a.rtf": RTF.encode(), "a.txt": TEXT.encode()}


@pytest.mark.parametrize("name", UNTOLD)
def test_documents_take_outlet_and_date_from_metadata_csv(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(UNTOLD[name])
    metadata = f"file,outlet,title,date\n{name},{OUTLET},{TITLE},{DAY}T10:30\n"
    (tmp_path / "metadata.csv").write_text(metadata, encoding="utf-8")
    reading = read([tmp_path])
    assert reading.skipped == ()
    article = reading.sources[0].article
    assert article.text == TEXT
    assert (article.title, article.outlet, article.published) == (TITLE, OUTLET, f"{DAY}T10:30")


def test_a_page_says_when_it_was_changed_and_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.encode())
    article = read([tmp_path]).sources[0].article
    assert (article.url, article.modified, article.published_from) == (URL, "2024-05-05T08:00", "given")


def test_the_original_of_an_extracted_text_is_kept_by_its_hash(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "a.html").write_bytes(PAGE.encode())
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert read([tmp_path]).originals == {"a.html": hashlib.sha256(PAGE.encode()).hexdigest()}


def test_a_box_of_mails_gives_an_article_a_mail(tmp_path: Path) -> None:
    (tmp_path / "box.mbox").write_bytes(mbox_bytes(tmp_path) + b"\n" + mbox_bytes(tmp_path).replace(b"11", b"12"))
    assert [each.article.path for each in read([tmp_path / "box.mbox"]).sources] == ["box.mbox#1", "box.mbox#2"] or [
        each.article.path for each in read([tmp_path / "box.mbox"]).sources
    ] == ["box.mbox#2", "box.mbox#1"]


def test_what_is_attached_to_a_mail_is_read_too(tmp_path: Path) -> None:
    message = mail()
    message.add_attachment(docx_bytes(), maintype="application", subtype="octet-stream", filename="report.docx")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    paths = {each.article.path for each in read([tmp_path / "a.eml"]).sources}
    assert paths == {"a.eml", "a.eml/report.docx"}


def test_a_scan_is_skipped_with_the_number_of_its_pages(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf_bytes((), images=3))
    (tmp_path / "part.pdf").write_bytes(pdf_bytes(PARAGRAPHS, images=1))
    reading = read([tmp_path])
    assert [(each.path, each.reason) for each in reading.skipped] == [("scan.pdf", "no text in it: 3 page images")]
    assert "1 of 2 pages are images" in reading.warnings[0].reason


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'kopf;inhalt\n{TITLE};"{TEXT}"\n', encoding="utf-8")
    assert "--column text=NAME" in read([tmp_path]).skipped[0].reason
    article = read([tmp_path], (("text", "inhalt"), ("title", "Kopf"))).sources[0].article
    assert (article.text, article.title) == (TEXT, TITLE)


def test_plain_text_is_kept_character_for_character(tmp_path: Path) -> None:
    text = f"From: the coast\nTo: all\n\n{TEXT}\n<b>not a page</b>\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read([tmp_path]).sources[0].article.text == text


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode())))
    article = read([Path("-")]).sources[0].article
    assert (article.path, article.title) == ("stdin", TITLE)


def test_plain_piles_load_no_library_of_other_formats(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "a.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from variorum.reading.read import read\n"
        f"read([Path({str(tmp_path / 'a.jsonl')!r})])\n"
        "print([name for name in ('trafilatura', 'pypdf', 'lxml', 'openpyxl', 'feedparser', 'warcio', 'email.message')"
        " if name in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "[]\n"


def test_what_belongs_to_a_saved_page_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "Fire.html").write_bytes(PAGE.encode())
    (tmp_path / "Fire_files").mkdir()
    (tmp_path / "Fire_files" / "frame.html").write_bytes(
        b"<html><body><p>Buy a boat today, says the dealer.</p></body>"
    )
    reading = read([tmp_path])
    assert [each.article.path for each in reading.sources] == ["Fire.html"]
    assert [(each.path, each.reason) for each in reading.skipped] == [
        ("Fire_files", "holds the pictures and scripts of the saved page Fire.html")
    ]


def test_workers_change_nothing(tmp_path: Path) -> None:
    for name, data in {**TOLD, **UNTOLD, "scan.pdf": pdf_bytes((), images=1)}.items():
        (tmp_path / name).write_bytes(data)
    assert read([tmp_path], workers=2) == read([tmp_path])


def test_a_document_that_hangs_or_kills_its_worker_costs_only_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import time

    from variorum.reading import apart, office, page

    monkeypatch.setattr(apart, "DOCUMENT_SECONDS", 2)
    monkeypatch.setattr(page, "page_values", lambda *_: time.sleep(60))
    monkeypatch.setattr(office, "docx_values", lambda *_: os._exit(9))
    (tmp_path / "a.html").write_bytes(PAGE.encode())
    (tmp_path / "a.docx").write_bytes(docx_bytes())
    (tmp_path / "a.rtf").write_bytes(RTF.encode())
    reading = read([tmp_path], workers=2)
    assert [each.article.path for each in reading.sources] == ["a.rtf"]
    assert [each.path for each in reading.skipped] == ["a.docx", "a.html"]
    assert "not read within 2 seconds" in reading.skipped[1].reason
