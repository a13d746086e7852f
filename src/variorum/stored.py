"""Rows of the tables that linking only walks through, kept packed in memory: a twentieth of what records take.

A pile has three times as many mentions, passages and times as it has claims, and no step needs them all at once. They
are read by iterating, which makes the records one by one; nothing else may be expected to be quick.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter, is_
from typing import Any, TypeVar, overload

from variorum.records import TABLES, Tables, columns, revised

Row = TypeVar("Row")

STORED = ("passages", "mentions", "times")
"""The tables that are kept so."""
# Rows packed together: enough to pack well, few enough to unpack at once.
_CHUNK = 2048


class Stored(Sequence[Row]):
    """Rows of one table in their order. Equal to any sequence of the same rows."""

    def __init__(self, record: type[Row], rows: Iterable[Row]) -> None:
        self._record = record
        self._chunks: list[bytes] = []
        self._length = 0
        self._values = attrgetter(*(column.name for column in columns(record.table)))  # type: ignore[attr-defined]
        self._extend(rows)

    def _extend(self, rows: Iterable[Row]) -> None:
        """Adds `rows`; no chunk but the last may be short."""
        packing = map(self._values, rows)
        while chunk := list(islice(packing, _CHUNK)):
            self._chunks.append(zlib.compress(pickle.dumps(chunk, protocol=5), 1))
            self._length += len(chunk)

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        record = self._record
        for chunk in self._chunks:
            for values in pickle.loads(zlib.decompress(chunk)):
                yield record(*values)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return tuple(self)[at]
        if not -self._length <= at < self._length:
            raise IndexError("there is no such row")
        chunk, inside = divmod(at % self._length, _CHUNK)
        return self._record(*pickle.loads(zlib.decompress(self._chunks[chunk]))[inside])

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != self._length:
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def renamed(self, column: str, ids: Mapping[str, str]) -> Stored[Row]:
        """The rows with the ids of one column replaced where `ids` has another. No record is made for it, and what
        holds none of them stays packed."""
        at = [each.name for each in columns(self._record.table)].index(column)  # type: ignore[attr-defined]
        found: Stored[Row] = Stored(self._record, ())
        found._length = self._length
        for chunk in self._chunks:
            rows = pickle.loads(zlib.decompress(chunk))
            new = [
                row
                if row[at] is None or (id := ids.get(row[at], row[at])) == row[at]
                else (*row[:at], id, *row[at + 1 :])
                for row in rows
            ]
            same = all(map(is_, rows, new))
            found._chunks.append(chunk if same else zlib.compress(pickle.dumps(new, protocol=5), 1))
        return found

    def sorted(self, order: Callable[[Row], Any]) -> Stored[Row]:
        """The rows in another order; all of them are unpacked for it."""
        return Stored(self._record, sorted(self, key=order))


def renamed(rows: Sequence[Row], column: str, ids: Mapping[str, str]) -> Sequence[Row]:
    """`rows` with the ids of one column replaced where `ids` has another, kept as they are kept."""
    if isinstance(rows, Stored):
        return rows.renamed(column, ids)
    return tuple(with_ids(row, ids, column) for row in rows)


def with_ids(row: Row, ids: Mapping[str, str], *names: str) -> Row:
    """The record with the ids of its columns `names` replaced where `ids` has another; itself where it has none."""
    changes = {}
    for name in names:
        id = getattr(row, name)
        if id is not None and (new := ids.get(id, id)) != id:
            changes[name] = new
    return revised(row, **changes) if changes else row


def gathered(parts: Iterable[Tables]) -> Tables:
    """The rows of all `parts` (of an article each, in order of id), table by table; those of STORED in the order in
    which they are written."""
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    packed = {name: _Packing(TABLES[name]) for name in STORED}
    for part in parts:
        for name, kept in rows.items():
            if name in packed:
                packed[name].add(sorted(getattr(part, name), key=_PLACE))
            else:
                kept.extend(getattr(part, name))
    tables: dict[str, Any] = {name: tuple(kept) for name, kept in rows.items()}
    return Tables(**tables | {name: packing.done() for name, packing in packed.items()})


_PLACE = attrgetter("field", "start", "id")


class _Packing:
    """Rows that come bit by bit."""

    def __init__(self, record: type[Any]) -> None:
        self._record, self._waiting = record, list[Any]()
        self._stored: Stored[Any] = Stored(record, ())

    def add(self, rows: Iterable[Any]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= _CHUNK:
            full = len(self._waiting) - len(self._waiting) % _CHUNK
            self._stored._extend(self._waiting[:full])
            del self._waiting[:full]

    def done(self) -> Stored[Any]:
        self._stored._extend(self._waiting)
        return self._stored
