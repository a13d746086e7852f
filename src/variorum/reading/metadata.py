"""metadata.csv of a folder of texts: what is known of each file beside its words."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from variorum.reading.rows import Row
from variorum.reading.walk import Found
from variorum.records import Skipped

NAME = "metadata.csv"


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows of all metadata.csv: by the folder that each lies in, and the file's path from there."""

    rows: Mapping[tuple[Path, str], Row] = field(default_factory=dict)
    folders: frozenset[Path] = frozenset()

    def of(self, file: Path) -> Mapping[str, Any]:
        """What the nearest metadata.csv, in the file's folder or above it, says of `file`."""
        for folder in file.parents:
            if folder in self.folders:
                row = self.rows.get((folder, _key(file.relative_to(folder).as_posix())))
                if row is not None:
                    return row.values
        return {}


def metadata_of(
    tables: Sequence[tuple[Found, Sequence[Row]]], texts: Sequence[Found]
) -> tuple[Metadata, list[Skipped]]:
    """What `tables` (each a metadata.csv and its rows) say, and a row for each of theirs that says it of no text."""
    there = {each.file for each in texts}
    rows: dict[tuple[Path, str], Row] = {}
    skipped: list[Skipped] = []
    for table, table_rows in tables:
        folder = table.file.parent
        inside = {_key(file.relative_to(folder).as_posix()) for file in there if file.is_relative_to(folder)}
        for row in table_rows:
            key = _key(str(row.values.get("file", "")))
            fault = row.fault
            if fault is None and not key:
                fault = "names no file; fill in the column file"
            elif fault is None and key not in inside:
                fault = f"is of {key!r}, which is no text file here; mend the name, relative to this folder"
            elif fault is None and rows.get((folder, key), row).values != row.values:
                fault = f"is another row of {key!r}; the first is used, leave one"
            if fault is not None:
                skipped.append(Skipped(f"{table.shown}#{row.number}", fault))
            else:
                rows.setdefault((folder, key), row)
    return Metadata(rows, frozenset(table.file.parent for table, _ in tables)), skipped


def _key(path: str) -> str:
    """One spelling for one file: "./a.txt" and "a.txt", composed and decomposed accents."""
    plain = path.strip().replace("\\", "/")
    return unicodedata.normalize("NFC", str(PurePosixPath(plain))) if plain else ""
