"""What a file is, told by its first bytes; its name only decides where they leave it open."""

from __future__ import annotations

import re
import zipfile
from typing import IO

LOOKED_AT = 4096
"""Bytes from the start of a file that tell what it is."""

PAGE, MHTML, PDF, DOCX, XLSX, RTF = "page", "mhtml", "pdf", "docx", "xlsx", "rtf"
MAIL, MBOX, FEED, WARC = "mail", "mbox", "feed", "warc"
ZIP, TAR, GZIP, BZIP2, XZ, WACZ = "zip", "tar", "gzip", "bzip2", "xz", "wacz"
PACKED = frozenset((ZIP, TAR, GZIP, BZIP2, XZ, WACZ))

_PAGE_NAMES = frozenset((".html", ".htm", ".xhtml", ".shtml"))
_MAIL_NAMES = frozenset((".eml", ".mht", ".mhtml", ".msg", ".mbox", ".mbx"))
_MARKUP_LEAD = re.compile(rb"(?:\s|<\?[^>]{0,300}\?>|<!--.{0,2000}?-->|<!doctype[^>]{0,300}>)*", re.DOTALL | re.I)
_PAGE_TAG = re.compile(rb"<(?:html|head|body|title|meta|article)[\s>]", re.IGNORECASE)
_FEED_TAG = re.compile(rb"<(?:rss|rdf:rdf|(?:atom:)?feed)[\s>]", re.IGNORECASE)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n){3}")
_OF_MAIL = re.compile(
    rb"^(?:mime-version|message-id|received|return-path|delivered-to|x-mailer|dkim-signature):", re.IGNORECASE | re.M
)
_SENT = re.compile(rb"^(?:from|date|subject):", re.IGNORECASE | re.M)
_SAVED_PAGE = re.compile(rb"multipart/related|^snapshot-content-location:|<saved by", re.IGNORECASE | re.M)
_MBOX = re.compile(rb"From \S+[^\r\n]{0,80}\d{4}[^\r\n]{0,20}\r?\n[A-Za-z][A-Za-z0-9-]{1,40}:")


def kind_of(data: bytes, ending: str) -> str | None:
    """One of the kinds above, or None: text, rows, or something that cannot be read.

    `data` are its first LOOKED_AT bytes; `ending` is the end of its name with the dot, in lower case.
    """
    head = data[:LOOKED_AT]
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return ZIP
    for signature, kind in ((b"\x1f\x8b", GZIP), (b"BZh", BZIP2), (b"\xfd7zXZ\x00", XZ), (b"{\\rtf", RTF)):
        if head.startswith(signature):
            return kind
    if head[257:262] == b"ustar":
        return TAR
    if head.startswith(b"WARC/"):
        return WARC
    if b"%PDF-" in head[:1024]:
        return PDF
    return _text_kind(head.removeprefix(b"\xef\xbb\xbf"), ending)


def _text_kind(head: bytes, ending: str) -> str | None:
    if head.startswith((b"\xff\xfe<\x00", b"\xfe\xff\x00<")):
        head = head[2:].replace(b"\x00", b"")
    lead = _MARKUP_LEAD.match(head)
    markup = head[lead.end() :] if lead is not None else head
    if markup.startswith(b"<"):
        if _FEED_TAG.match(markup):
            return FEED
        if _PAGE_TAG.match(markup) or re.match(rb"\s*<!doctype html", head, re.IGNORECASE):
            return PAGE
    if ending in _PAGE_NAMES and b"<" in head:
        return PAGE
    if _MBOX.match(head):
        return MBOX
    if _HEADER.match(head):
        headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0] + b"\n"
        if _OF_MAIL.search(headers) or (ending in _MAIL_NAMES and _SENT.search(headers)):
            return MHTML if _SAVED_PAGE.search(headers) else MAIL
    return None


def kind_of_zip(stream: IO[bytes]) -> str:
    """What a ZIP archive is: an office document and a WACZ are such with members of fixed names."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except Exception:
        return ZIP  # reading it will say what is wrong
    if "word/document.xml" in names:
        return DOCX
    if "xl/workbook.xml" in names:
        return XLSX
    if "datapackage.json" in names and any(name.startswith("archive/") for name in names):
        return WACZ
    return ZIP
