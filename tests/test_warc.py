"""Web archives as crawlers of news write them: every kind of record, chunks, packed answers, charsets in headers."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from variorum.reading.read import read

# The library's writer leaves its temporary files to the collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")

WORDS = (
    "A fire on the ferry Zoë killed 11 people off Port Serin on Saturday, the port authority said.",
    "Mara Tellin, a deckhand, said that the fire began in the engine room and that the pumps had failed.",
    "The union of deckhands said that 14 people had died. It asked for an inquiry into the age of the ship.",
)
PAGE = (
    "<html lang=en><head><title>Ferry burns off Port Serin</title></head><body><article><h1>Ferry burns off Port Serin"
    f"</h1>{''.join(f'<p>{each}</p>' for each in WORDS)}</article></body></html>"
)


def chunked(data: bytes, size: int = 100) -> bytes:
    parts = (data[at : at + size] for at in range(0, len(data), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


ANSWERS = {  # headers of the answer beside its type, and its body
    "plain": ({"Content-Type": "text/html; charset=utf-8"}, PAGE.encode()),
    "chunked": ({"Content-Type": "text/html; charset=utf-8", "Transfer-Encoding": "chunked"}, chunked(PAGE.encode())),
    "packed": ({"Content-Type": "text/html;charset=UTF-8", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
    "both": (
        {"Content-Type": "text/html", "Content-Encoding": "gzip", "Transfer-Encoding": "chunked"},
        chunked(gzip.compress(PAGE.encode())),
    ),
    # as crawlers keep them: the body is unpacked, the header still says that it was not
    "unpacked already": ({"Content-Type": "text/html", "Content-Encoding": "gzip"}, PAGE.encode()),
    "latin": ({"Content-Type": "text/html; charset=ISO-8859-1"}, PAGE.encode("latin-1")),
    "quoted": ({"Content-Type": 'text/html; Charset="windows-1252"'}, PAGE.encode("cp1252")),
}


def crawl(headers: dict[str, str], body: bytes, *, packed: bool = True) -> bytes:
    """What a crawler writes for one page: about itself, the question, the answer, what it measured, and the page again
    unchanged."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    url = "https://courier.example/2024/05/04/ferry"
    writer.write_record(writer.create_warcinfo_record("crawl.warc.gz", {"software": "a crawler", "format": "WARC 1.0"}))
    asked = StatusAndHeaders("GET /2024/05/04/ferry HTTP/1.1", [("Host", "courier.example")], is_http_request=True)
    writer.write_record(writer.create_warc_record(url, "request", http_headers=asked))
    answer = StatusAndHeaders("200 OK", list(headers.items()), protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=answer))
    told = io.BytesIO(b"fetchTimeMs: 40\r\ncharset-detected: UTF-8\r\n")
    kind = "application/warc-fields"
    writer.write_record(writer.create_warc_record(url, "metadata", payload=told, warc_content_type=kind))
    moved = StatusAndHeaders("301 Moved", [("Location", url)], protocol="HTTP/1.1")
    writer.write_record(writer.create_warc_record(f"{url}/", "response", payload=io.BytesIO(), http_headers=moved))
    writer.write_record(writer.create_revisit_record(url, "sha1:A", url, "2024-05-05T00:00:00Z", http_headers=answer))
    return out.getvalue()


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_read_however_it_was_sent(tmp_path: Path, name: str, packed: bool) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(crawl(*ANSWERS[name], packed=packed))
    reading = read([tmp_path])
    (source,) = reading.sources
    assert source.article.text == "\n\n".join(WORDS)
    assert source.article.title == "Ferry burns off Port Serin"
    assert source.article.url == "https://courier.example/2024/05/04/ferry"
    (left,) = reading.skipped
    assert "answers 301" in left.reason


def test_what_comes_before_a_break_is_kept(tmp_path: Path) -> None:
    whole = crawl(*ANSWERS["plain"]) * 2
    (tmp_path / "crawl.warc.gz").write_bytes(whole[: len(whole) * 3 // 5])
    reading = read([tmp_path])
    assert len(reading.sources) == 1
    assert reading.skipped
