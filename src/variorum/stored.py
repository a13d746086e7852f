"""Rows of the large tables, kept packed in memory by columns: a twentieth of what records take.

A pile has hundreds of rows an article, and no step needs them all at once. They are read by iterating, which makes the
records one by one; who needs only some columns reads those alone (`values`); who changes some packs only those anew.
"""

from __future__ import annotations

import pickle
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice, pairwise, starmap
from operator import attrgetter, eq, is_, itemgetter
from typing import Any, TypeVar, overload

from variorum.records import TABLES, Tables
from variorum.rows import columns, maker, revised

Row = TypeVar("Row")

STORED = (
    "passages",
    "actors",
    "places",
    "mentions",
    "times",
    "attributions",
    "event_mentions",
    "claims",
    "designations",
)
"""The tables that are kept so from the start; linking and comparing keep what they add to them alike."""
# Rows packed together: enough to pack well, few enough to unpack at once.
_CHUNK = 2048
# Rows that are sorted at once; more are put into heaps first, so that only one heap is unpacked at a time. So many rows
# for each heap are looked at to tell the heaps apart.
_AT_ONCE, _SAMPLED = 200_000, 256
_ALL_NONE = b""

_Columns = tuple[bytes, ...]


class Stored(Sequence[Row]):
    """Rows of one table in their order. Equal to any sequence of the same rows."""

    def __init__(self, record: type[Row], rows: Iterable[Row] = ()) -> None:
        self._record, self._make = record, maker(record)
        self._chunks: list[_Columns] = []
        self._ends: list[int] = []  # how many rows there are up to and with each chunk
        schema = columns(record.table)  # type: ignore[attr-defined]
        self._names = [column.name for column in schema]
        self._row_values = attrgetter(*self._names)
        # Ids differ from row to row; other words recur, and are packed once.
        self._is_number = [column.kind == "number" for column in schema]  # 1 and 1.0 are equal, and not the same
        self._recurring = [column.kind == "text" and column.name != "id" for column in schema]
        self._extend(rows)

    def _extend(self, rows: Iterable[Row]) -> None:
        self._extend_values(map(self._row_values, rows))

    def _extend_values(self, rows: Iterable[tuple[Any, ...]]) -> None:
        values = iter(rows)
        while chunk := list(islice(values, _CHUNK)):
            self._add_chunk(
                [self._packed(at, column) for at, column in enumerate(zip(*chunk, strict=True))], len(chunk)
            )

    def _add_chunk(self, packed: Iterable[bytes], count: int) -> None:
        self._chunks.append(tuple(packed))
        self._ends.append(len(self) + count)

    def _packed(self, at: int, column: Sequence[Any]) -> bytes:
        if column[0] is None and column.count(None) == len(column):
            return _ALL_NONE
        if self._recurring[at]:
            known: dict[Any, Any] = {}
            column = list(map(known.setdefault, column, column))
        return zlib.compress(pickle.dumps(list(column), protocol=5), 1)

    def _column(self, chunk: int, at: int) -> list[Any]:
        packed = self._chunks[chunk][at]
        if packed == _ALL_NONE:
            return [None] * self._size(chunk)
        column: list[Any] = pickle.loads(zlib.decompress(packed))
        return column

    def _size(self, chunk: int) -> int:
        return self._ends[chunk] - (self._ends[chunk - 1] if chunk else 0)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Row]:
        return chain.from_iterable(map(self._make, *found) for found in self.chunks())

    def values(self, *names: str) -> Iterator[Any]:
        """The values of one column, or tuples of those of several, row by row; no other column is unpacked."""
        found = self.chunks(*names)
        return (
            chain.from_iterable(column for (column,) in found)
            if len(names) == 1
            else chain.from_iterable(starmap(zip, found))
        )

    def chunks(self, *names: str) -> Iterator[list[list[Any]]]:
        """The values of each of these columns (all, where none is named), some thousand rows at a time."""
        places = [self._names.index(name) for name in names or self._names]
        for chunk in range(len(self._chunks)):
            yield [self._column(chunk, at) for at in places]

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return tuple(self)[at]
        if not -len(self) <= at < len(self):
            raise IndexError("there is no such row")
        at %= len(self)
        chunk = bisect_right(self._ends, at)
        inside = at - self._ends[chunk] + self._size(chunk)
        row: Row = self._make(*(self._column(chunk, column)[inside] for column in range(len(self._names))))
        return row

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or len(other) != len(self):
            return NotImplemented if not isinstance(other, Sequence) else False
        return all(mine == theirs for mine, theirs in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def renamed(self, ids: Mapping[str, str], *names: str) -> Stored[Row]:
        """The rows with the ids of some columns replaced where `ids` has another. No record is made for it, and a
        column that holds none of them stays packed."""
        places = {self._names.index(name) for name in names}

        def new(chunk: int, at: int) -> bytes:
            old = self._column(chunk, at)
            found = [ids.get(id, id) for id in old]
            return self._chunks[chunk][at] if found == old else self._packed(at, found)

        found: Stored[Row] = Stored(self._record)
        for number, chunk in enumerate(self._chunks):
            packed = [new(number, at) if at in places and each != _ALL_NONE else each for at, each in enumerate(chunk)]
            found._add_chunk(packed, self._size(number))
        return found

    def where(self, name: str, asked: Callable[[Any], bool]) -> Iterator[Row]:
        """The rows whose value in column `name` is `asked` for, in order; no record is made of the others."""
        for number in range(len(self._chunks)):
            for _, row in self._where(number, name, asked):
                yield row

    def _where(self, chunk: int, name: str, asked: Callable[[Any], bool]) -> list[tuple[int, Row]]:
        """The rows of a chunk that are asked for, each with its place in the chunk."""
        places = [at for at, value in enumerate(self._column(chunk, self._names.index(name))) if asked(value)]
        if not places:
            return []
        of_rows = [map(self._column(chunk, at).__getitem__, places) for at in range(len(self._names))]
        return list(zip(places, map(self._make, *of_rows), strict=True))

    def changed(self, change: Callable[[Row], Row], name: str, asked: Callable[[Any], bool]) -> Stored[Row]:
        """The rows, with `change` of those whose value in column `name` is `asked` for; only the columns that it
        changes are packed anew."""
        found: Stored[Row] = Stored(self._record)
        for number, chunk in enumerate(self._chunks):
            new = {at: made for at, row in self._where(number, name, asked) if (made := change(row)) is not row}
            packed: Iterable[bytes] = chunk
            if new:
                changes = zip(*map(self._row_values, new.values()), strict=True)
                packed = [self._put(number, at, list(new), each) for at, each in enumerate(changes)]
            found._add_chunk(packed, self._size(number))
        return found

    def _put(self, chunk: int, at: int, places: list[int], values: Sequence[Any]) -> bytes:
        """A column with other values at some places; as it is packed already where they are there."""
        column = self._column(chunk, at)
        if not self._is_number[at] and all(map(eq, map(column.__getitem__, places), values)):
            return self._chunks[chunk][at]
        for place, value in zip(places, values, strict=True):
            column[place] = value
        return self._packed(at, column)

    def with_columns(self, names: Sequence[str], values: Callable[[Row], tuple[Any, ...]]) -> Stored[Row]:
        """The rows with what `values` gives of each in the columns `names`."""
        places = [self._names.index(name) for name in names]
        found: Stored[Row] = Stored(self._record)
        for number, chunk in enumerate(self._chunks):
            old = [self._column(number, at) for at in range(len(self._names))]
            new = dict(zip(places, zip(*map(values, map(self._make, *old)), strict=True), strict=True))
            found._add_chunk(
                (
                    self._packed(at, new[at]) if at in new and not all(map(is_, old[at], new[at])) else packed
                    for at, packed in enumerate(chunk)
                ),
                self._size(number),
            )
        return found

    def sifted(
        self, is_fine: Callable[[Callable[[str], list[Any]]], bool], kept: Callable[[list[Row]], Iterable[Row]]
    ) -> Stored[Row]:
        """The rows that `kept` gives of each stretch of some thousand rows; those of which `is_fine` (asked with what
        gives a column by its name) stay as they are. Itself where all are."""
        found: Stored[Row] = Stored(self._record)
        for number, chunk in enumerate(self._chunks):
            if is_fine(lambda name, number=number: self._column(number, self._names.index(name))):  # type: ignore[misc]
                found._add_chunk(chunk, self._size(number))
            else:
                columns = [self._column(number, at) for at in range(len(self._names))]
                found._extend(kept(list(map(self._make, *columns))))
        return self if found._chunks == self._chunks else found

    def extended(self, rows: Iterable[Row]) -> Stored[Row]:
        """These rows, and `rows` after them."""
        found: Stored[Row] = Stored(self._record)
        found._chunks, found._ends = list(self._chunks), list(self._ends)
        found._extend(rows)
        return found

    def sorted(self, *names: str) -> Stored[Row]:
        """The rows in the order of some columns, none of which may be None; no more than a part of them is unpacked at
        a time."""
        if all(one <= two for one, two in pairwise(self.values(*names))):
            return self
        found: Stored[Row] = Stored(self._record)
        for heap in self.heaps(*names):
            found._extend(sorted(heap, key=attrgetter(*names)))
        return found

    def heaps(self, *names: str) -> Iterator[list[Row]]:
        """The rows in heaps that follow one another in the order of some columns, none of which may be None. Rows that
        are equal there come together, and as they stood."""
        count = len(self) // _AT_ONCE + 1
        if count == 1:
            yield list(self)
            return
        sample = sorted(islice(self.values(*names), 0, None, max(1, len(self) // (count * _SAMPLED))))
        bounds = [sample[len(sample) * number // count] for number in range(1, count)]
        heaps = [_Packing(self._record) for _ in range(count)]
        for at, row in zip((bisect_left(bounds, value) for value in self.values(*names)), self, strict=True):
            heaps[at].add(row)
        while heaps:
            yield list(heaps.pop(0).done())


def values(rows: Sequence[Any], *names: str) -> Iterator[Any]:
    """As `Stored.values`, of rows however they are kept."""
    return rows.values(*names) if isinstance(rows, Stored) else map(attrgetter(*names), rows)


def renamed(rows: Sequence[Row], ids: Mapping[str, str], *names: str) -> Sequence[Row]:
    """`rows` with the ids of some columns replaced where `ids` has another, kept as they are kept."""
    if isinstance(rows, Stored):
        return rows.renamed(ids, *names)
    return tuple(with_ids(row, ids, *names) for row in rows)


def where(rows: Sequence[Row], name: str, asked: Callable[[Any], bool]) -> Iterator[Row]:
    """As `Stored.where`, of rows however they are kept."""
    return rows.where(name, asked) if isinstance(rows, Stored) else (row for row in rows if asked(getattr(row, name)))


def changed(
    rows: Sequence[Row], change: Callable[[Row], Row], name: str, asked: Callable[[Any], bool]
) -> Sequence[Row]:
    """`rows` with `change` of those whose value in column `name` is `asked` for, kept as they are kept."""
    if isinstance(rows, Stored):
        return rows.changed(change, name, asked)
    return tuple(change(row) if asked(getattr(row, name)) else row for row in rows)


def with_columns(rows: Sequence[Row], names: Sequence[str], values: Callable[[Row], tuple[Any, ...]]) -> Sequence[Row]:
    """`rows` with what `values` gives of each in the columns `names`, kept as they are kept."""
    if isinstance(rows, Stored):
        return rows.with_columns(names, values)
    return tuple(revised(row, **dict(zip(names, values(row), strict=True))) for row in rows)


def extended(record: type[Row], rows: Sequence[Row], more: Iterable[Row]) -> Stored[Row]:
    """`rows`, and more after them, packed."""
    return (rows if isinstance(rows, Stored) else Stored(record, rows)).extended(more)


def with_ids(row: Row, ids: Mapping[str, str], *names: str) -> Row:
    """The record with the ids of its columns `names` replaced where `ids` has another; itself where it has none."""
    changes = {}
    for name in names:
        id = getattr(row, name)
        if id is not None and (new := ids.get(id, id)) != id:
            changes[name] = new
    return revised(row, **changes) if changes else row


def gathered(parts: Iterable[Tables]) -> Tables:
    """The rows of all `parts` (of an article each, in order of id), table by table: the large ones packed, those of
    one article in the order in which they are written."""
    row_values = {name: attrgetter(*(column.name for column in columns(name))) for name in TABLES}
    return gathered_values(
        {name: list(map(of, getattr(part, name))) for name, of in row_values.items()} for part in parts
    )


def gathered_values(parts: Iterable[Mapping[str, Sequence[tuple[Any, ...]]]]) -> Tables:
    """As `gathered`, of rows as their values in column order."""
    rows: dict[str, list[Any]] = {name: [] for name in TABLES}
    packed = {name: _Packing(TABLES[name]) for name in STORED}
    in_order = {name: _by(name, *order(name)) for name in STORED}
    for part in parts:
        for name, own in part.items():
            if name in packed:
                packed[name].add_values(sorted(own, key=in_order[name]) if len(own) > 1 else own)
            else:
                rows[name].extend(starmap(maker(TABLES[name]), own))
    tables: dict[str, Any] = {name: tuple(kept) for name, kept in rows.items()}
    return Tables(**tables | {name: packing.done() for name, packing in packed.items()})


def _by(table: str, *names: str) -> Callable[[tuple[Any, ...]], Any]:
    """What gives the values of some columns of a row as its values."""
    places = [column.name for column in columns(table)]
    return itemgetter(*map(places.index, names))


@cache
def order(table: str) -> tuple[str, ...]:
    """The columns by which the rows of a table are sorted: article, field, start and id, as far as it has them, else
    all."""
    names = tuple(column.name for column in columns(table))
    by = tuple(name for name in ("article", "field", "start", "id") if name in names)
    return by if "id" in names else (*by, *(name for name in names if name not in by))


def heaps(rows: Sequence[Row], *names: str) -> Iterator[list[Row]]:
    """As `Stored.heaps`, of rows however they are kept."""
    return rows.heaps(*names) if isinstance(rows, Stored) else iter([list(rows)])


class _Packing:
    """Rows that come bit by bit."""

    def __init__(self, record: type[Any]) -> None:
        self._waiting = list[tuple[Any, ...]]()
        self._stored: Stored[Any] = Stored(record)

    def add(self, row: Any) -> None:
        self.add_values((self._stored._row_values(row),))

    def add_values(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self._waiting.extend(rows)
        if len(self._waiting) >= _CHUNK:
            full = len(self._waiting) - len(self._waiting) % _CHUNK
            self._stored._extend_values(self._waiting[:full])
            del self._waiting[:full]

    def done(self) -> Stored[Any]:
        self._stored._extend_values(self._waiting)
        return self._stored
