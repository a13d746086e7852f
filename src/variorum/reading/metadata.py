"""Tables that say what is known of articles beside their words: metadata.csv, and tables named as inputs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from variorum.reading.rows import Row
from variorum.reading.walk import Found
from variorum.records import Skipped

NAME = "metadata.csv"
_GUARDED = re.compile("'[=+@\t\r-]")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What all such tables say: by the folder that a metadata.csv lies in and the file's path from there, and by the
    path of an article as it is told (`pile.jsonl#3`) where the user named the table."""

    rows: Mapping[tuple[Path, str], Row] = field(default_factory=dict)
    folders: Mapping[Path, str] = field(default_factory=dict)  # and how each folder is told: "reports/"
    named: Mapping[str, Row] = field(default_factory=dict)

    def of(self, each: Found, path: str) -> Mapping[str, Any]:
        """What is said of the article at `path` in the file `each`; a table that the user named wins, then the nearest
        metadata.csv, in the file's folder or above it."""
        found = self.named.get(_key(path))
        if found is not None:
            return found.values
        for folder in each.file.parents if self.folders else ():
            if folder in self.folders:
                for key in _keys(folder, self.folders[folder], each, path):
                    row = self.rows.get((folder, key))
                    if row is not None:
                        return row.values
        return {}


def is_metadata(each: Found, columns: Sequence[str]) -> bool:
    """Whether the table with the known `columns` is about other inputs: it has a column file and none of texts, and is
    called metadata.csv or was named by the user."""
    named = each.file.name.lower() == NAME if each.in_folder else True
    return named and "file" in columns and "text" not in columns


def metadata_of(
    tables: Sequence[tuple[Found, Sequence[Row]]], articles: Sequence[tuple[Found, str]]
) -> tuple[Metadata, list[Skipped]]:
    """What `tables` (each with its rows) say, and a row for each of theirs that says it of no article.

    `articles` are the files that there are and the paths of the articles in them.
    """
    rows, folders, named = dict[tuple[Path, str], Row](), dict[Path, str](), dict[str, Row]()
    skipped: list[Skipped] = []
    paths = {_key(path) for _, path in articles} if any(not table.in_folder for table, _ in tables) else set()
    for table, table_rows in tables:
        if table.in_folder:
            folder, told = table.file.parent, table.shown[: -len(NAME)]
            folders[folder] = told
            inside = {
                key
                for each, path in articles
                if each.file.is_relative_to(folder)
                for key in _keys(folder, told, each, path)
            }
        for row in table_rows:
            key = _key(str(row.values.get("file", "")))
            earlier = rows.get((folder, key), row) if table.in_folder else named.get(key, row)
            fault = _fault(row, key, inside if table.in_folder else paths, earlier, table.in_folder)
            if fault is not None:
                skipped.append(Skipped(f"{table.shown}#{row.number}", fault))
            elif table.in_folder:
                rows.setdefault((folder, key), _plain(row))
            else:
                named.setdefault(key, _plain(row))
    return Metadata(rows, folders, named), skipped


def _fault(row: Row, key: str, there: Container[str], earlier: Row, in_folder: bool) -> str | None:
    if row.fault is not None:
        return row.fault
    if not key:
        return "names no file; fill in the column file"
    if key not in there:
        where = "which is no text file here; mend the name, relative to this folder"
        return f"is of {key!r}, {where if in_folder else 'which is no article of this pile; mend the name'}"
    if earlier.values != row.values:
        return f"is another row of {key!r}; the first is used, leave one"
    return None


def _plain(row: Row) -> Row:
    """The row without the apostrophes that keep cells from being taken for formulas."""
    values = {
        name: value[1:] if isinstance(value, str) and _GUARDED.match(value) else value
        for name, value in row.values.items()
    }
    return replace(row, values=values)


def _keys(folder: Path, told: str, each: Found, path: str) -> Iterator[str]:
    """How a metadata.csv in `folder` may call the article at `path`: by its file, or as it is told."""
    if path == each.shown:
        yield _key(each.file.relative_to(folder).as_posix())
    if path.startswith(told):
        yield _key(path[len(told) :])


def _key(path: str) -> str:
    """One spelling for one file: "./a.txt" and "a.txt", composed and decomposed accents."""
    plain = path.strip().replace("\\", "/")
    return unicodedata.normalize("NFC", str(PurePosixPath(plain))) if plain else ""
