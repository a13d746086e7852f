"""A dossier, opened: its tables as records, one by one or all at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar, cast

from variorum.dossier.schema import FORMAT, quoted
from variorum.dossier.values import row_from_sql
from variorum.dossier.write import is_dossier
from variorum.errors import DossierError
from variorum.records import TABLES, Passage, Tables
from variorum.rows import columns

Row = TypeVar("Row")


class Dossier:
    """An open dossier, never written to. Rows are the frozen records of `variorum.records`, read when asked for.

    A context manager; `close` may also be left to the end of the program. Raises DossierError where `path` is no
    dossier of this version, and from any method where the file turns out to be damaged.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        if not self.path.exists():
            raise DossierError(
                f"{path}: there is no such file. Check the name, or make it: variorum build ... -o {path}"
            )
        if not self.path.is_file() or not is_dossier(self.path):
            raise DossierError(
                f"{path}: is no dossier. Make one of your articles: variorum build {path} -o NAME.variorum"
            )
        self._tables: dict[str, tuple[Any, ...]] = {}
        self._database = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        [(form,)] = self._select("PRAGMA user_version")
        if form != FORMAT:
            self.close()
            age = "a newer" if form > FORMAT else "an older"
            raise DossierError(f"{path}: was written by {age} Variorum (form {form}, not {FORMAT}). Build it again.")

    def rows(self, record: type[Row]) -> tuple[Row, ...]:
        """All rows of one table, in the order of the contract: `dossier.rows(Claim)`. Kept after the first call."""
        table: str = record.table  # type: ignore[attr-defined]
        if table not in self._tables:
            self._tables[table] = tuple(self.where(record))
        return cast("tuple[Row, ...]", self._tables[table])

    def where(self, record: type[Row], **equal: str | int | None) -> tuple[Row, ...]:
        """The rows of one table whose columns have these values: `dossier.where(Claim, event="e_...", slot="killed")`.

        Raises KeyError for a column that the table has not.
        """
        table: str = record.table  # type: ignore[attr-defined]
        names = [column.name for column in columns(table)]
        unknown = sorted(set(equal) - set(names))
        if unknown:
            raise KeyError(f"{table} has no column {unknown[0]}; it has {', '.join(names)}")
        sql = f"select {', '.join(map(quoted, names))}\nfrom {quoted(table)}"
        if equal:
            sql += "\nwhere " + " and ".join(f"{quoted(name)} is ?" for name in equal)
        found = self._select(f"{sql}\norder by rowid", tuple(equal.values()))
        return tuple(row_from_sql(table, values) for values in found)

    def tables(self) -> Tables:
        """All rows of all tables."""
        return Tables(**{table: self.rows(record) for table, record in TABLES.items()})

    @cached_property
    def manifest(self) -> dict[str, str]:
        """How the dossier was made: name -> value of the table `manifest`."""
        return dict(self._select("select name, value\nfrom manifest\norder by name"))

    def search(self, words: str, limit: int = 50) -> tuple[Passage, ...]:
        """The passages that hold all `words`, best first. Words are compared without case and accents; a word that
        ends in * stands for all that begin so, words in quotation marks for themselves in a row."""
        from variorum.dossier.search import passages_sql, query

        asked = query(words)
        if not asked:
            return ()
        return tuple(row_from_sql("passages", values) for values in self._select(passages_sql(), (asked, limit)))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Dossier({str(self.path)!r})"

    def _select(self, sql: str, values: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        with self._told():
            return self._database.execute(sql, values).fetchall()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise DossierError(f"{self.path}: is damaged ({error}). Build it again.") from error
