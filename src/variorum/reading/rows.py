"""JSON lines and tables -> what each row knows of an article, under our names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# The names that rows go by elsewhere, the first that has a value wins; compared without case, spaces, "-" and "_".
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "docid", "documentid", "uuid", "guid"),
    "outlet": (
        "outlet",
        "source",
        "publisher",
        "publication",
        "newspaper",
        "sitename",
        "sourcename",
        "site",
        "media",
        "sourcehostname",
        "sourcedomain",
        "domain",
        "hostname",
    ),
    "agency": ("agency", "wire", "newsagency"),
    "title": ("title", "headline", "webtitle"),
    "published": (
        "date",
        "published",
        "publicationdate",
        "publishedat",
        "datepublished",
        "publisheddate",
        "publishdate",
        "pubdate",
        "datepublish",
        "webpublicationdate",
        "pubdatetime",
        "seendate",
    ),
    "modified": ("modified", "datemodified", "lastmodified", "updated", "updatedat", "datemodify"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl", "weburl"),
    "language": ("language", "lang"),
    "text": (
        "text",
        "body",
        "content",
        "articletext",
        "articlebody",
        "fulltext",
        "maintext",
        "article",
        "bodytext",
        "contenttext",
    ),
    "file": ("file", "filename", "path"),
}
_ADDRESS = re.compile("https?://", re.IGNORECASE)
# Under which of its names an answer of a news archive keeps its articles.
_LIST_NAMES = "articles items results entries docs stories news data hits response documents posts rows"
LISTS = frozenset(_LIST_NAMES.split())
DELIMITERS = ",;\t|"
# The reader of the standard library refuses longer cells; an article may be longer than its default of 131,072.
LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an input: its number there, and what it says, or why it cannot be read."""

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)  # under the keys of NAMES
    fault: str | None = None
    faults: tuple[str, ...] = ()  # what is wrong with it though it can be read
    original: str | None = None  # sha256 of the bytes of a document that its text was taken out of


Columns = tuple[tuple[str, str], ...]
"""Pairs of a key of NAMES and the column that the user says it stands in."""


def known(row: Mapping[Any, Any], columns: Columns = ()) -> dict[str, Any]:
    """What `row` says under the keys of NAMES; other columns are left out. `columns` win over NAMES."""
    plain: dict[str, Any] = {}
    for key, value in row.items():
        plain.setdefault(_plain(key), value)
    for inner in ("fields", "attributes"):  # where some archives keep what is not their own
        if isinstance(plain.get(inner), Mapping):
            for key, value in plain[inner].items():
                plain.setdefault(_plain(key), value)
    found: dict[str, Any] = {}
    for name, forms in NAMES.items():
        values = [plain[form] for form in forms if not _is_empty(plain.get(form))]
        if name == "outlet":  # some tools write the address of a page under source
            values = [value for value in values if not _ADDRESS.match(str(value))] or values[:0]
        if values:
            found[name] = _unwrapped(values[0])
    for name, column in columns:
        if not _is_empty(plain.get(_plain(column))):
            found[name] = plain[_plain(column)]
    return found


def _plain(name: object) -> str:
    return re.sub(r"[\s_-]", "", str(name)).lower()


def _unwrapped(value: Any) -> Any:
    """WordPress keeps words in {"rendered": HTML}."""
    if isinstance(value, Mapping) and isinstance(value.get("rendered"), str):
        from variorum.reading.page import fragment_text

        return fragment_text(value["rendered"])
    return value


def json_rows(text: str, columns: Columns = ()) -> Iterator[Row]:
    """One row for each line that is not blank, numbered as the lines are."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield json_row(line, number, columns)


def json_row(line: str, number: int, columns: Columns = ()) -> Row:
    """The row that one line of JSON gives."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Row(number, fault=f"is no JSON ({error.msg} at column {error.colno}); mend the line")
    except (ValueError, RecursionError) as error:
        return Row(number, fault=f"is no JSON that can be read ({type(error).__name__}); mend the line")
    if not isinstance(row, dict):
        return Row(number, fault='is no JSON object; write each article as {"text": ...}')
    return Row(number, known(row, columns))


def json_document(text: str, columns: Columns = ()) -> list[Row] | None:
    """The rows of a JSON file that is one array or one object, or None where it is neither.

    An object without a text of its own may hold the articles in a list ({"articles": [...]}), as answers of news
    archives do.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(document, dict):
        document = _list_in(document, columns) or [document]
    if not isinstance(document, list):
        return None
    return [
        Row(number, known(row, columns)) if isinstance(row, dict) else Row(number, fault="is no JSON object")
        for number, row in enumerate(document, start=1)
    ]


def _list_in(document: dict[str, Any], columns: Columns, depth: int = 0) -> list[Any] | None:
    if "text" in known(document, columns):
        return None
    for name, value in document.items():
        if isinstance(value, list) and value and str(name).lower() in LISTS and isinstance(value[0], dict):
            return value
    inner = [value for name, value in document.items() if isinstance(value, dict) and str(name).lower() in LISTS]
    return _list_in(inner[0], columns, depth + 1) if inner and depth < 3 else None


def table_rows(text: str, columns: Columns = ()) -> tuple[list[str], list[Row]]:
    """The names in the first row of a table, and its other rows, numbered from 1.

    The delimiter is the one of `DELIMITERS` that makes most names of the first row known ones.
    """
    return _table(_records(text, max(DELIMITERS, key=lambda each: _known_names(text, each, columns))), columns)


def cell_rows(cells: Iterable[list[str]], columns: Columns = ()) -> tuple[list[str], list[Row]]:
    """The same of a table whose cells are known: of a sheet."""
    return _table(((record, None) for record in cells), columns)


def _table(records: Iterator[tuple[list[str], str | None]], columns: Columns) -> tuple[list[str], list[Row]]:
    header = next(records, None)
    names = [name.strip() for name in header[0]] if header else []
    rows = []
    for number, (record, fault) in enumerate(records, start=1):
        if fault is None and len(record) > len(names) and any(cell.strip() for cell in record[len(names) :]):
            fault = f"has {len(record)} cells for {len(names)} columns; put cells with delimiters in quotation marks"
        if fault is not None:
            rows.append(Row(number, fault=fault))
        elif any(cell.strip() for cell in record):
            rows.append(Row(number, known(dict(zip(names, record, strict=False)), columns)))
    return names, rows


def _known_names(text: str, delimiter: str, columns: Columns) -> int:
    record = next(_records(text, delimiter), ([], None))[0]
    return len(known(dict.fromkeys((name.strip() for name in record), "x"), columns))


def _records(text: str, delimiter: str) -> Iterator[tuple[list[str], str | None]]:
    """The records of a table; one that cannot be read has a fault. Blank lines are left out."""
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        records = list(_read(text, delimiter))
    finally:
        csv.field_size_limit(limit)
    yield from records


def _read(text: str, delimiter: str) -> Iterator[tuple[list[str], str | None]]:
    lines = io.StringIO(text, newline="").readlines()
    reader = csv.reader(lines, delimiter=delimiter)
    last = 0
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield [], f"cannot be read ({error})"
            continue
        begins, last = last, reader.line_num
        unclosed = last == len(lines) and last - begins > 1 and _is_unclosed("".join(lines[begins:last]), delimiter)
        if unclosed:
            yield [], f"a quotation mark in line {begins + 1} is never closed; close it, what follows was not read"
        elif record:
            yield record, None


def _is_unclosed(record: str, delimiter: str) -> bool:
    try:
        list(csv.reader([record], delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _is_empty(value: object) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())
