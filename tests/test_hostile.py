"""Files made to hurt are refused or read within bounds, each with its reason; nothing is fetched, nothing written."""

from __future__ import annotations

import gzip
import io
import os
import random
import socket
import tarfile
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
import test_formats as formats

from variorum.reading import limits
from variorum.reading.read import read
from variorum.sources import Reading

GOOD = "The ferry burned off Port Sarnath on Monday. Eleven people died, the port authority said."


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("reading asked for the network")

    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def reasons(folder: Path, **files: bytes) -> dict[str, str]:
    """What is said of `files` (with "." for "__") beside a good one, which is read."""
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    for name, data in files.items():
        (folder / name.replace("__", ".")).write_bytes(data)
    reading = read([folder])
    assert "good.txt" in {each.article.path for each in reading.sources}
    return {each.path: each.reason for each in reading.skipped}


def zipped(size: int, name: str = "a.txt") -> bytes:
    """An archive with a member of `size` times the letter a."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(name, "w") as member:
        for _ in range(size // 2**20):
            member.write(b"a" * 2**20)
    return out.getvalue()


def test_bombs_are_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(40 * 2**20), 9)
    office = io.BytesIO()
    with zipfile.ZipFile(office, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 20 * 2**20 + b"</a>")
    started = time.monotonic()
    told = reasons(tmp_path, a__zip=zipped(20 * 2**20), b__gz=bomb, c__docx=office.getvalue())
    assert "refused as a bomb" in told["a.zip/a.txt"]
    assert "has more than the" in told["b.gz"]
    assert "refused as a bomb" in told["c.docx"]
    assert time.monotonic() - started < 10


def test_an_archive_that_lies_about_its_size_is_read_no_further(tmp_path: Path) -> None:
    data = zipped(8 * 2**20)
    size = (8 * 2**20).to_bytes(4, "little")
    assert data.count(size) >= 1
    told = reasons(tmp_path, a__zip=data.replace(size, (1000).to_bytes(4, "little")))
    assert told["a.zip/a.txt"]


def test_archives_in_archives_end(tmp_path: Path) -> None:
    data = GOOD.encode()
    for _ in range(5):
        data = formats.zip_bytes({"a.zip": data})
    assert any("inside 3 others" in reason for reason in reasons(tmp_path, a__zip=data).values())


def test_archives_without_anything_are_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    web = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 3\r\n\r\nabcdefgh"
    told = reasons(tmp_path, a__zip=formats.zip_bytes({}), b__tar=formats.tar_bytes({}), c__warc=web)
    assert set(told) == {"a.zip", "b.tar", "c.warc"}
    assert capfd.readouterr() == ("", "")


def test_many_members_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.Budget.__init__, "__defaults__", (10_000, 5))
    told = reasons(tmp_path, a__zip=formats.zip_bytes({f"{n}.txt": GOOD.encode() + b"%d" % n for n in range(9)}))
    assert "members; the rest was not read" in told["a.zip"]


def test_names_that_lead_out_of_an_archive_are_refused(tmp_path: Path) -> None:
    names = ["../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "a/../../evil.txt"]
    packed = formats.zip_bytes({name: GOOD.encode() for name in names})
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"m{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    told = reasons(tmp_path, a__zip=packed, b__tar=out.getvalue())
    assert sum("leads out of its archive" in reason for reason in told.values()) == 4
    assert sum("not followed inside an archive" in reason for reason in told.values()) == 4


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    document = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p/></w:document>'
    told = reasons(
        tmp_path,
        a__rss=laughs + b"<rss><channel><item><description>&b;</description></item></channel></rss>",
        b__docx=formats.zip_bytes({"word/document.xml": outside + document}),
        c__xlsx=formats.zip_bytes({"xl/workbook.xml": laughs + b"<workbook/>"}),
        d__xml=laughs + b"<l>&b;</l>",
    )
    assert sum("declares XML entities" in reason for reason in told.values()) == 2
    assert set(told) == {"a.rss", "b.docx", "c.xlsx", "d.xml"}


def test_very_long_texts_and_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "hole.txt").open("wb") as file:
        file.truncate(2**30)
    with (tmp_path / "hole.jsonl").open("wb") as file:
        file.truncate(2**27)
    started = time.monotonic()
    told = reasons(tmp_path, line__txt=b"fire " * 600_000)
    assert "1.0 GB" in told["hole.txt"]
    assert "hole.jsonl" in str(sorted(told))
    assert "3,000,000 characters" in told["line.txt"]
    assert time.monotonic() - started < 20


def test_deep_pages_end(tmp_path: Path) -> None:
    deep = b"<div>" * 100_000 + GOOD.encode() + b"</div>" * 100_000
    started = time.monotonic()
    reasons(tmp_path, a__html=b"<html><body>" + deep, b__html=b"<html>" + b"<table><tr><td>" * 20_000 + GOOD.encode())
    reasons(tmp_path, c__json=b"[" * 200_000, d__jsonl=b'{"a":' * 100_000, e__rtf=b"{\\rtf1 " + b"{" * 100_000)
    assert time.monotonic() - started < 20


def test_odd_names_are_written_out(tmp_path: Path) -> None:
    for name in ("a\x1b[31m.pdf", "b\u202egpj.bin", "c\nd.bin"):
        (tmp_path / name).write_bytes(b"\x00\x01")
    told = reasons(tmp_path)
    assert set(told) == {"a\\x1b[31m.pdf", "b\\u202egpj.bin", "c\\nd.bin"}


def test_devices_pipes_and_loops_are_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "loop").symlink_to(tmp_path)
    told = reasons(tmp_path)
    assert {"pipe.html", "device.txt", "self"} <= set(told)


def test_pages_fetch_nothing(tmp_path: Path) -> None:
    page = formats.PAGE.replace(
        "<head>",
        '<head><base href="http://evil.example/"><link rel="stylesheet" href="http://evil.example/a.css">'
        '<script src="http://evil.example/a.js"></script><meta http-equiv="refresh" content="0;url=http://evil.example">',
    ).replace(
        "</article>", '<img src="http://evil.example/a.png"><iframe src="http://evil.example"></iframe></article>'
    )
    feed = (
        formats.feed_bytes()
        .replace(b"Ferry burns", b"Boat burns")
        .replace(b"<channel>", b"<channel><image><url>http://evil.example/a</url></image>")
    )
    assert reasons(tmp_path, a__html=page.encode(), b__rss=feed) == {}


SAMPLES = {
    **formats.TOLD,
    **formats.UNTOLD,
    "scan.pdf": formats.pdf_bytes((), images=2),
    "a.csv": b'id,text\n1,"The ferry burned, he said."\n',
    "a.txt": GOOD.encode(),
}

ODD = (b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"<!--", b"\\u00", b"]]>", b"{{{{")


def mutated(chance: random.Random) -> tuple[str, bytes]:
    """One of the samples with some of its bytes changed, cut, repeated or mixed with another's."""
    name = chance.choice(sorted(SAMPLES))
    data = bytearray(SAMPLES[name])
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(5)
        if kind == 0:
            data[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            del data[at : at + chance.choice((1, 4, 200))]
        elif kind == 2:
            data[at:at] = data[at : at + chance.choice((1, 16, 500))] * chance.choice((1, 2, 9))
        elif kind == 3:
            data[at : at + 4] = chance.choice(
                (b"\x00\x00\x00\x00", b"\xff\xff\xff\xff", b"<!--", b"\\u00", b"]]>", b"{{{{")
            )
        else:
            other = SAMPLES[chance.choice(sorted(SAMPLES))]
            data[at:at] = other[: chance.randrange(1, 400)]
    return (name if chance.random() < 0.8 else chance.choice(sorted(SAMPLES))), bytes(data)


def every_input_is_told(name: str, data: bytes) -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        (Path(folder) / "good.txt").write_text(GOOD, encoding="utf-8")
        started = time.monotonic()
        reading = read([Path(folder)])
        assert time.monotonic() - started < 10
        told = {each.article.path for each in reading.sources} | {each.path for each in reading.skipped}
        assert any(each.startswith(name) for each in told), told
        for each in reading.sources:
            each.article.text.encode("utf-8")
            (each.article.title or "").encode("utf-8")
        return reading


@pytest.mark.parametrize("seed", range(3))
def test_mutated_files_are_articles_or_told(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(40):
        every_input_is_told(*mutated(chance))


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 120))
def test_twenty_thousand_mutated_files_are_articles_or_told(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(1000):
        every_input_is_told(*mutated(chance))
