"""One file -> its rows. What a file is, is told by what is in it, then by its name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.reading.decode import UnreadableError, decoded, kind_by_signature
from variorum.reading.rows import Row, json_document, json_row, json_rows, known, table_rows
from variorum.reading.walk import Found

TEXTS = frozenset((".txt", ".text", ".md", ".markdown", ""))
LINES = frozenset((".jsonl", ".ndjson", ".jsonlines"))
DOCUMENTS = frozenset((".json",))
TABLES = frozenset((".csv", ".tsv"))
PAGES = frozenset((".html", ".htm", ".xhtml", ".mhtml"))
ENDINGS = ".txt, .md, .jsonl, .json, .csv or .tsv"

_PAGE = "is a web page (HTML); save its text as a .txt file"


@dataclass(frozen=True, slots=True)
class Contents:
    """The rows of a file; a text file has one, with nothing but its text."""

    rows: Sequence[Row] = ()
    columns: Sequence[str] = ()  # the known columns of a table
    is_text: bool = False
    fault: str | None = None  # why the whole file gives nothing


def contents(each: Found) -> Contents:
    """What is in the file. Never raises: a file that cannot be read, or holds no row, has a fault."""
    found = _contents(each, each.file.suffix.lower())
    if found.rows or found.fault is not None:
        return found
    return replace(found, fault="holds no article (no rows); leave it out, or fill it")


def _contents(each: Found, ending: str) -> Contents:
    try:
        if each.in_folder and ending not in TEXTS | LINES | DOCUMENTS | TABLES:
            return Contents(fault=_unknown(each, ending))
        data = each.file.read_bytes()
    except OSError as error:
        return Contents(fault=f"cannot be read ({error.strerror}); check its permissions")
    try:
        text = decoded(data)
    except UnreadableError as error:
        # Lines stand for themselves: one in another encoding costs none of the others.
        return _lines(data) if ending in LINES and kind_by_signature(data) is None else Contents(fault=str(error))
    if not text.strip():
        return Contents(fault="is empty")
    if ending in TABLES:
        return _table(text)
    if ending in LINES | DOCUMENTS or _is_json_lines(text):
        return _json(text, ending)
    if text[:500].lstrip().lower().startswith(("<!doctype html", "<html", "<?xml")):
        return Contents(fault=_PAGE)
    return Contents([Row(1, {"text": text})], is_text=True)


def _unknown(each: Found, ending: str) -> str:
    if ending in PAGES:
        return _PAGE
    with each.file.open("rb") as file:
        kind = kind_by_signature(file.read(16))
    if kind is not None:
        return f"is {kind} and no text; save its text as a .txt file"
    return f"does not end in {ENDINGS}; rename it if it is one of these"


def _json(text: str, ending: str) -> Contents:
    if ending in DOCUMENTS or text.lstrip().startswith("["):
        rows = json_document(text)
        if rows is not None:
            return Contents(rows)
    return Contents(list(json_rows(text)))


def _is_json_lines(text: str) -> bool:
    """The text is an article a line, whatever the file's name."""
    start = text[:100].lstrip()
    if not start.startswith("{"):
        return False
    return "text" in json_row(text.lstrip().split("\n", 1)[0], 1).values


def _lines(data: bytes) -> Contents:
    rows = []
    for number, line in enumerate(data.split(b"\n"), start=1):
        try:
            text = decoded(line)
        except UnreadableError as error:
            rows.append(Row(number, fault=f"{error}"))
            continue
        if text.strip():
            rows.append(json_row(text, number))
    return Contents(rows)


def _table(text: str) -> Contents:
    names, rows = table_rows(text)
    columns = sorted(known(dict.fromkeys(names, "x")))
    if "text" not in columns and "file" not in columns:
        named = ", ".join(names)[:200]
        return Contents(fault=f"has no column text in its first row (there are: {named}); name the columns")
    return Contents(rows, columns)
