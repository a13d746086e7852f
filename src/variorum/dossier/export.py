"""A dossier -> files for other programs: every table as JSON lines, or two sheets that open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from variorum.dossier.private import Mask
from variorum.dossier.read import Dossier
from variorum.dossier.sheets import claims_sheet, findings_sheet, safe_cell
from variorum.dossier.values import json_text, plain_row
from variorum.errors import DossierError
from variorum.records import TABLES, Actor, Article, Place

BYTE_ORDER_MARK = "\ufeff"


def export(
    dossier: Dossier, format: str, directory: Path, *, private_persons: bool = False, excel: bool = False
) -> tuple[Path, ...]:
    """Writes `dossier` into `directory` (made where it is missing) and returns the files, in the order written.

    `jsonl`: a file a table, a record a line, keys in column order, unknown null. `csv`: claims.csv and findings.csv.
    Persons without a public role are named only with `private_persons`. `excel` puts a byte order mark before each
    CSV file. Raises ValueError for another format and DossierError where a file cannot be written.
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    mask = Mask(dossier.rows(Actor), dossier.rows(Article), dossier.rows(Place), show_all=private_persons)
    start = BYTE_ORDER_MARK if excel and format == "csv" else ""
    written = []
    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, content in FORMATS[format](dossier, mask):
            path = directory / name
            _replace(path, start + content)
            written.append(path)
    except OSError as error:
        place = error.filename or directory
        raise DossierError(
            f"{place}: cannot be written ({error.strerror}). Make room or choose another --output."
        ) from error
    return tuple(written)


def _jsonl(dossier: Dossier, mask: Mask) -> Iterable[tuple[str, str]]:
    for table, record in TABLES.items():
        lines = (json_text(plain_row(mask(row))) + "\n" for row in dossier.rows(record))
        yield f"{table}.jsonl", "".join(lines)


def _csv(dossier: Dossier, mask: Mask) -> Iterable[tuple[str, str]]:
    yield "claims.csv", _sheet(claims_sheet(dossier, mask))
    yield "findings.csv", _sheet(findings_sheet(dossier, mask))


FORMATS: dict[str, Callable[[Dossier, Mask], Iterable[tuple[str, str]]]] = {"jsonl": _jsonl, "csv": _csv}


def _sheet(rows: Iterable[Sequence[str]]) -> str:
    """The rows by RFC 4180: commas, lines ended by CR LF, quotation marks doubled."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([safe_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def _replace(path: Path, content: str) -> None:
    """Writes beside and renames, so that no reader ever sees half a file."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(content.encode("utf-8", "replace"))
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
