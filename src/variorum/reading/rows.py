"""JSON lines and tables -> what each row knows of an article, under our names."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# The names that rows go by elsewhere, the first that has a value wins; compared without case, spaces, "-" and "_".
NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "docid", "documentid", "uuid", "guid"),
    "outlet": ("outlet", "source", "publisher", "publication", "newspaper", "sitename", "sourcename", "site", "media"),
    "agency": ("agency", "wire", "newsagency"),
    "title": ("title", "headline"),
    "published": (
        "date",
        "published",
        "publicationdate",
        "publishedat",
        "datepublished",
        "publisheddate",
        "publishdate",
        "pubdate",
    ),
    "modified": ("modified", "datemodified", "lastmodified", "updated", "updatedat"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl"),
    "language": ("language", "lang"),
    "text": ("text", "body", "content", "articletext", "articlebody", "fulltext", "maintext", "article"),
    "file": ("file", "filename", "path"),
}
DELIMITERS = ",;\t|"
# The reader of the standard library refuses longer cells; an article may be longer than its default of 131,072.
LONGEST_CELL = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an input: its number there, and what it says, or why it cannot be read."""

    number: int
    values: Mapping[str, Any] = field(default_factory=dict)  # under the keys of NAMES
    fault: str | None = None


def known(row: Mapping[Any, Any]) -> dict[str, Any]:
    """What `row` says under the keys of NAMES; other columns are left out."""
    plain: dict[str, Any] = {}
    for key, value in row.items():
        plain.setdefault(re.sub(r"[\s_-]", "", str(key)).lower(), value)
    found = {}
    for name, forms in NAMES.items():
        values = [plain[form] for form in forms if not _is_empty(plain.get(form))]
        if values:
            found[name] = values[0]
    return found


def json_rows(text: str) -> Iterator[Row]:
    """One row for each line that is not blank, numbered as the lines are."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield json_row(line, number)


def json_row(line: str, number: int) -> Row:
    """The row that one line of JSON gives."""
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Row(number, fault=f"is no JSON ({error.msg} at column {error.colno}); mend the line")
    except (ValueError, RecursionError) as error:
        return Row(number, fault=f"is no JSON that can be read ({type(error).__name__}); mend the line")
    if not isinstance(row, dict):
        return Row(number, fault='is no JSON object; write each article as {"text": ...}')
    return Row(number, known(row))


def json_document(text: str) -> list[Row] | None:
    """The rows of a JSON file that is one array or one object, or None where it is neither."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(document, dict):
        document = [document]
    if not isinstance(document, list):
        return None
    return [
        Row(number, known(row)) if isinstance(row, dict) else Row(number, fault="is no JSON object")
        for number, row in enumerate(document, start=1)
    ]


def table_rows(text: str) -> tuple[list[str], list[Row]]:
    """The names in the first row of a table, and its other rows, numbered from 1.

    The delimiter is the one of `DELIMITERS` that makes most names of the first row known ones.
    """
    records = _records(text, max(DELIMITERS, key=lambda each: _known_names(text, each)))
    header = next(records, None)
    names = [name.strip() for name in header[0]] if header else []
    rows = []
    for number, (record, fault) in enumerate(records, start=1):
        if fault is None and len(record) > len(names) and any(cell.strip() for cell in record[len(names) :]):
            fault = f"has {len(record)} cells for {len(names)} columns; put cells with delimiters in quotation marks"
        if fault is not None:
            rows.append(Row(number, fault=fault))
        elif any(cell.strip() for cell in record):
            rows.append(Row(number, known(dict(zip(names, record, strict=False)))))
    return names, rows


def _known_names(text: str, delimiter: str) -> int:
    record = next(_records(text, delimiter), ([], None))[0]
    return len(known(dict.fromkeys((name.strip() for name in record), "x")))


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
