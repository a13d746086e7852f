"""One file -> what it holds. What a file is, is told by what is in it, then by its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import IO, cast

from variorum.reading import kinds
from variorum.reading.archives import BROKEN, Counted, beginning, broken, members, unpacked, unpacked_limit
from variorum.reading.decode import UnreadableError, decoded, kind_by_signature
from variorum.reading.extract import Document
from variorum.reading.frontmatter import front_matter
from variorum.reading.limits import (
    DEEPEST_ARCHIVE,
    LARGEST_ARCHIVE,
    LARGEST_DOCUMENT,
    LARGEST_FILE,
    MEGABYTE,
    Budget,
    bounded,
    size_in_words,
    too_large,
)
from variorum.reading.rows import Columns, Row, json_document, json_row, json_rows, known, table_rows
from variorum.reading.walk import Found

TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ""))
LINES = frozenset((".jsonl", ".ndjson", ".jsonlines"))
DOCUMENTS = frozenset((".json",))
TABLES = frozenset((".csv", ".tsv"))
ENDINGS = ".txt, .md, .jsonl, .json, .csv or .tsv"

# Longer files of JSON lines are decoded line by line, so that they are in memory once.
LONG_LINES = 32 * MEGABYTE
LONGEST_LINE = 64 * MEGABYTE

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OPEN_DOCUMENT = b"mimetypeapplication/"


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a file; a text file has one, with nothing but its text."""

    rows: Sequence[Row] = ()
    columns: Sequence[str] = ()  # the known columns of a table
    is_text: bool = False
    fault: str | None = None  # why the whole file gives nothing


def documents(
    each: Found, columns: Columns = (), budget: Budget | None = None, depth: int = 0
) -> Iterator[tuple[Found, Contents | Document]]:
    """What is in the file: itself, or, where it is an archive or a mail, what lies in it, one by one.

    Never raises: a file that cannot be read, or holds no row, has a fault. A Document is still to be taken apart.
    """
    empty = True
    try:
        with each.open() as stream:
            for found in _opened(each, stream, columns, budget or Budget(), depth):
                empty = False
                yield found
        if empty:
            yield each, Contents(fault="has nothing in it that could be read")
    except UnreadableError as error:
        yield each, Contents(fault=str(error))
    except OSError as error:
        yield each, Contents(fault=f"cannot be read ({error.strerror or error}); check its permissions")
    except Exception as error:  # a made-up file may break the standard library's readers in ways that nobody lists
        yield each, Contents(fault=f"cannot be read ({type(error).__name__}: {str(error)[:80]}); save it anew")


def _opened(
    each: Found, stream: IO[bytes], columns: Columns, budget: Budget, depth: int
) -> Iterator[tuple[Found, Contents | Document]]:
    head = stream.read(kinds.LOOKED_AT)
    stream.seek(0)
    kind = kinds.kind_of(head, each.ending)
    if kind == kinds.ZIP:
        kind = kinds.kind_of_zip(stream)
        stream.seek(0)
    if kind in kinds.PACKED and depth >= DEEPEST_ARCHIVE:
        raise UnreadableError(f"is an archive inside {DEEPEST_ARCHIVE} others; unpack it first")
    if kind == kinds.ZIP and _OPEN_DOCUMENT in head[:100]:
        raise UnreadableError("is an OpenDocument text or a book (EPUB); save it as .docx or .txt")
    if kind in (kinds.ZIP, kinds.TAR, kinds.WACZ):
        yield from _members(each, stream, str(kind), columns, budget, depth)
    elif kind in kinds.PACKED:
        yield from _packed(each, stream, str(kind), columns, budget, depth)
    elif kind == kinds.WARC:
        yield from _web_archive(each, stream, columns, budget, depth)
    elif kind in (kinds.MAIL, kinds.MBOX, kinds.MHTML):
        yield from _mails(each, _whole(stream, LARGEST_FILE), str(kind), columns, budget, depth)
    elif kind is not None:
        yield each, Document(kind, _whole(stream, LARGEST_DOCUMENT))
    else:
        found = _contents(each, head, stream, columns)
        if not found.rows and found.fault is None:
            found = replace(found, fault="holds no article (no rows); leave it out, or fill it")
        yield each, found


def _whole(stream: IO[bytes], limit: int) -> bytes:
    size = stream.seek(0, 2)
    stream.seek(0)
    if size > limit:
        raise UnreadableError(too_large(size, limit))
    return bounded(stream, limit)


def _members(
    each: Found, stream: IO[bytes], kind: str, columns: Columns, budget: Budget, depth: int
) -> Iterator[tuple[Found, Contents | Document]]:
    for member in members(stream, kind, budget):
        # What else a WACZ holds are indexes of its web archives.
        if kind == kinds.WACZ and not member.name.startswith("archive/"):
            continue
        found = each.inner(member.name, member.data)
        if member.fault is not None:
            yield found, Contents(fault=member.fault)
        else:
            yield from documents(found, columns, budget, depth + 1)


def _packed(
    each: Found, stream: IO[bytes], kind: str, columns: Columns, budget: Budget, depth: int
) -> Iterator[tuple[Found, Contents | Document]]:
    size = stream.seek(0, 2)
    stream.seek(0)
    inner = replace(each, unpacked_name=each.file.stem if each.file.suffix else each.file.name)
    try:
        with unpacked(stream, kind) as opened:
            head = beginning(opened, kinds.LOOKED_AT)
        stream.seek(0)
        told = kinds.kind_of(head, inner.ending)
        with unpacked(stream, kind) as opened:
            counted = cast("IO[bytes]", Counted(opened, min(LARGEST_ARCHIVE * 8, max(LARGEST_FILE, size * 200))))
            if told == kinds.WARC:
                yield from _web_archive(each, counted, columns, budget, depth)
            elif told == kinds.TAR:
                yield from _members(each, counted, told, columns, budget, depth)
            else:
                data = bounded(opened, unpacked_limit(size))
                budget.take(len(data))
                yield from documents(replace(inner, data=data), columns, budget, depth + 1)
    except BROKEN as error:
        raise UnreadableError(broken(error)) from error


def _web_archive(
    each: Found, stream: IO[bytes], columns: Columns, budget: Budget, depth: int
) -> Iterator[tuple[Found, Contents | Document]]:
    from variorum.reading.warc import archived

    for record in archived(stream):
        found = replace(each, shown=f"{each.shown}#{record.number}", data=record.data, unpacked_name="record")
        if record.fault is not None:
            yield found, Contents(fault=record.fault)
        elif record.is_page:
            yield found, Document(kinds.PAGE, record.data, charset=record.charset, url=record.url)
        else:
            yield from documents(found, columns, budget, depth + 1)


def _mails(
    each: Found, data: bytes, kind: str, columns: Columns, budget: Budget, depth: int
) -> Iterator[tuple[Found, Contents | Document]]:
    from variorum.reading.mail import messages, parts, saved_page

    if kind == kinds.MHTML:
        page = saved_page(data)
        yield each, Document(kinds.PAGE, page.data, charset=page.charset, url=page.values.get("url"))
        return
    mails = list(messages(data)) if kind == kinds.MBOX else [data]
    for number, mail in enumerate(mails, start=1):
        here = replace(each, shown=f"{each.shown}#{number}") if kind == kinds.MBOX else each
        try:
            found = parts(mail)
        except UnreadableError as error:
            yield here, Contents(fault=str(error))
            continue
        for part in found:
            if part.kind != "document":
                yield (
                    here,
                    Document(kinds.PAGE if part.kind == "page" else kinds.MAIL, part.data, part.values, part.charset),
                )
            elif depth >= DEEPEST_ARCHIVE:
                yield here, Contents(fault=f"has a document attached inside {DEEPEST_ARCHIVE} others; save it first")
            else:
                budget.take(len(part.data))
                yield from documents(here.inner(part.name or "attachment", part.data), columns, budget, depth + 1)


def _contents(each: Found, head: bytes, stream: IO[bytes], columns: Columns) -> Contents:
    """Of a file that is text or rows, or nothing that can be read."""
    ending = each.ending
    if head.startswith(_OLD_OFFICE):
        return Contents(fault="is an old office document; save it as .docx, .xlsx or .txt")
    if each.in_folder and ending not in TEXTS | LINES | DOCUMENTS | TABLES:
        kind = kind_by_signature(head)
        if kind is not None:
            return Contents(fault=f"is {kind} and no text; save its text as a .txt file")
        return Contents(
            fault=f"is no page, document or mail, and does not end in {ENDINGS}; rename it if it is one of these"
        )
    size = stream.seek(0, 2)
    stream.seek(0)
    if ending in LINES and size > LONG_LINES and kind_by_signature(head) is None:
        return Contents(list(_lines(stream, columns)))
    rows = ending in LINES | DOCUMENTS | TABLES or head.lstrip().startswith((b"{", b"["))
    limit = LARGEST_FILE if rows else LARGEST_DOCUMENT
    if size > limit:
        return Contents(fault=too_large(size, limit))
    data = bounded(stream, LARGEST_FILE)
    try:
        text = decoded(data)
    except UnreadableError as error:
        # Lines stand for themselves: one in another encoding costs none of the others.
        if ending in LINES and kind_by_signature(data) is None:
            stream.seek(0)
            return Contents(list(_lines(stream, columns)))
        return Contents(fault=str(error))
    del data
    if not text.strip():
        return Contents(fault="is empty")
    if ending in TABLES:
        return _table(text, columns)
    if ending in LINES | DOCUMENTS or _is_json_lines(text, columns):
        return _json(text, ending, columns)
    if re.match(r"\s*<\?xml", text):
        return Contents(fault="is XML, but neither a web page nor a feed; save its text as a .txt file")
    return _text(text)


def _text(text: str) -> Contents:
    said, body = front_matter(text)
    if not said:
        return Contents([Row(1, {"text": text})], is_text=True)
    original = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    values = {name: value for name, value in known(said).items() if name not in ("text", "file", "id")}
    return Contents([Row(1, {**values, "text": body}, original=original)], is_text=True)


def _json(text: str, ending: str, columns: Columns) -> Contents:
    if ending in DOCUMENTS or text.lstrip().startswith("["):
        rows = json_document(text, columns)
        if rows is not None:
            return Contents(rows)
    return Contents(list(json_rows(text, columns)))


def _is_json_lines(text: str, columns: Columns) -> bool:
    """The text is an article a line or a list of articles, whatever the file's name."""
    start = text[:100].lstrip()
    if start.startswith("["):
        return re.match(r"\[\s*\{\s*\"", start) is not None and text.rstrip().endswith("]")
    if not start.startswith("{"):
        return False
    return "text" in json_row(text.lstrip().split("\n", 1)[0], 1, columns).values


def _lines(stream: IO[bytes], columns: Columns) -> Iterator[Row]:
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            yield Row(number, fault=f"is longer than {size_in_words(LONGEST_LINE)}; split the line")
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_LINE)
            continue
        try:
            text = decoded(line)
        except UnreadableError as error:
            yield Row(number, fault=f"{error}")
            continue
        if text.strip():
            yield json_row(text, number, columns)


def _table(text: str, columns: Columns) -> Contents:
    names, rows = table_rows(text, columns)
    there = sorted(known(dict.fromkeys(names, "x"), columns))
    return no_text_column(names, there) or Contents(rows, there)


def no_text_column(names: Sequence[str], there: Sequence[str]) -> Contents | None:
    """Why a table with the columns `names` (`there` under our names) gives no article, if it gives none."""
    if "text" in there or "file" in there:
        return None
    named = ", ".join(names)[:200]
    fault = f"has no column text in its first row (there are: {named}); name the columns, or pass --column text=NAME"
    return Contents(fault=fault)
