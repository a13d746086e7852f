"""What every row of a dossier must keep: ids are unique, `text` is what stands at the offsets, ids lead somewhere.

A row that does not is a fault of ours. In a build it is left out, with a row of `warnings`, rather than cost the whole
dossier; anywhere else it is an error.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

import numpy as np

from variorum.dossier.schema import REFERENCES, key
from variorum.linking.counters import is_unnamed
from variorum.records import TABLES, Tables, Warning
from variorum.rows import columns
from variorum.stored import Stored, order, values

_COUNTERS = ("actors", "articles", "origins")
_REFERRED_TO = {to for of in REFERENCES.values() for to in of.values()} | {"claims", "quotations", *_COUNTERS}
# A table comes after those that it refers to, so that what is left out of these is known.
_FIRST = ("articles", "actors", "places", "origins", "attributions", "events", "event_mentions", "claims", "quotations")
_ORDER = (*_FIRST, *(table for table in TABLES if table not in _FIRST))

STAGE = "dossier"
"""The stage of the warnings about rows that were left out or cut."""


class InconsistentRows(AssertionError):
    """Rows that break the contract: a fault of Variorum, never of an input."""


@dataclass(frozen=True, slots=True)
class Fault:
    table: str
    row: str  # its key, for finding it
    article: str  # "" where the row is of no article
    reason: str

    def __str__(self) -> str:
        return f"{self.table} {self.row}: {self.reason}"


def sound(tables: Tables, strict: bool) -> Tables:
    """`tables` without the rows that break the contract, each told by a row of `warnings`.

    Raises InconsistentRows instead where `strict`.
    """
    known = _Known.of(tables)
    found: list[Fault] = []
    rows: dict[str, Any] = {}
    for table in _ORDER:
        rows[table] = _sound_table(table, getattr(tables, table), known, found)
    if not found:
        return tables
    if strict:
        told = "\n".join(map(str, found[:10]))
        raise InconsistentRows(f"{len(found)} rows break the contract of the tables:\n{told}")
    warnings = [Warning(fault.article, STAGE, str(fault)) for fault in found]
    return Tables(**rows | {"warnings": (*rows["warnings"], *warnings)})


def ordered(tables: Tables) -> Tables:
    """The rows of each table by article, field, start and id, as far as it has them, else by all they say."""
    rows: dict[str, Any] = {table: _in_order(getattr(tables, table), order(table)) for table in TABLES}
    return Tables(**rows)


def _in_order(rows: Sequence[Any], names: Sequence[str]) -> Sequence[Any]:
    return rows.sorted(*names) if isinstance(rows, Stored) else tuple(sorted(rows, key=attrgetter(*names)))


class _Ids:
    """The ids of a table, as hashes of 64 bits: as sets of words those of a large pile would take a lot of room."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._sorted = array("q", np.unique(np.fromiter(map(hash, ids), dtype=np.int64)).tobytes())
        self._hashes = np.frombuffer(self._sorted, dtype=np.int64)

    def __contains__(self, id: object) -> bool:
        asked = hash(id)
        at = bisect_left(self._sorted, asked)
        return at < len(self._sorted) and self._sorted[at] == asked

    def holds(self, ids: Collection[object]) -> bool:
        """Whether all `ids` are among them."""
        asked = np.fromiter(map(hash, ids), dtype=np.int64, count=len(ids))
        if not len(asked) or not len(self._hashes):
            return not len(asked)
        at = np.minimum(np.searchsorted(self._hashes, asked), len(self._hashes) - 1)
        return bool((self._hashes[at] == asked).all())


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows may refer to; the ids of a table are known when it was checked itself."""

    fields: dict[tuple[str, str], str]  # (article, text or title) -> its characters
    ids: dict[str, _Ids]  # by table

    @classmethod
    def of(cls, tables: Tables) -> _Known:
        texts = {(article.id, "text"): article.text for article in tables.articles}
        titles = {(article.id, "title"): article.title or "" for article in tables.articles}
        return cls(texts | titles, {})

    def is_counter(self, id: str | None) -> bool:
        return is_unnamed(id) or any(id in self.ids[table] for table in _COUNTERS)


def _sound_table(table: str, rows: Sequence[Any], known: _Known, faults: list[Fault]) -> Sequence[Any]:
    """The rows that hold, faults added to `faults`. Rows that refer to others of their table are looked at again when
    some of these were left out."""
    while True:
        if table in _REFERRED_TO:
            known.ids[table] = _Ids(values(rows, "id"))
        left = _sound_rows(table, rows, known, faults)
        if len(left) == len(rows) or table not in _REFERRED_TO:
            return left
        rows = left


def _sound_rows(table: str, rows: Sequence[Any], known: _Known, faults: list[Fault]) -> Sequence[Any]:
    unique = attrgetter(*key(table)) if key(table) else None
    repeated = _repeated(values(rows, *key(table))) if unique else frozenset()
    seen: set[Any] = set()
    if not isinstance(rows, Stored):
        return tuple(_kept(table, rows, known, faults, repeated, seen))

    def is_fine(column: Callable[[str], list[Any]]) -> bool:
        return _is_fine(table, column, known, repeated)

    return rows.sifted(is_fine, lambda some: _kept(table, some, known, faults, repeated, seen))


def _is_fine(table: str, column: Callable[[str], list[Any]], known: _Known, repeated: frozenset[int]) -> bool:
    """Whether all of some rows surely hold: their columns are asked as wholes, which is quick. Where not, `_kept` tells
    which do not."""
    names = {each.name for each in columns(table)}
    if repeated:
        parts = [column(name) for name in key(table)]
        keys: Iterable[Any] = parts[0] if len(parts) == 1 else zip(*parts, strict=True)
        if not repeated.isdisjoint(map(hash, keys)):
            return False
    for name, to in REFERENCES.get(table, {}).items():
        if not known.ids[to].holds([id for id in column(name) if id is not None]):
            return False
    if table in ("findings", "events", "edits"):
        return False
    if table == "claims" and not all(map(known.is_counter, set(column("counter")))):
        return False
    if "start" not in names and table != "attributions":
        return True
    wholes = [known.fields.get(place, "") for place in zip(column("article"), column("field"), strict=True)]
    if table == "attributions":
        spans = zip(wholes, column("speaker_spans"), column("cue_spans"), column("content_spans"), strict=True)
        return all(0 <= a < b <= len(whole) for whole, *of_row in spans for each in of_row for a, b in each)
    starts, ends = column("start"), column("end")
    if not all(0 <= start < end <= len(whole) for whole, start, end in zip(wholes, starts, ends, strict=True)):
        return False
    if "text" not in names:
        return True
    stands = zip(wholes, starts, ends, column("text"), strict=True)
    return all(whole[start:end] == text for whole, start, end, text in stands)


def _repeated(keys: Iterable[Any]) -> frozenset[int]:
    """The hashes of the keys that come twice, perhaps of a few more: all keys of a large table take a lot of room."""
    hashes = np.sort(np.fromiter(map(hash, keys), dtype=np.int64))
    return frozenset(hashes[1:][hashes[1:] == hashes[:-1]].tolist())


def _kept(
    table: str, rows: Iterable[Any], known: _Known, faults: list[Fault], repeated: frozenset[int], seen: set[Any]
) -> Iterator[Any]:
    """The rows that hold by what is known, mended where that is enough; what was wrong with the others to `faults`."""
    names = {column.name for column in columns(table)}
    nullable = {column.name for column in columns(table) if column.nullable}
    required = {name: to for name, to in REFERENCES.get(table, {}).items() if name not in nullable}
    optional = {name: to for name, to in REFERENCES.get(table, {}).items() if name in nullable}
    unique = attrgetter(*key(table)) if key(table) else None
    for row in rows:
        reason = None
        if unique and repeated and hash(mine := unique(row)) in repeated:
            if mine in seen:
                reason = "the id is taken by another row"
            seen.add(mine)
        for name, to in required.items():
            if reason is None and getattr(row, name) not in known.ids[to]:
                reason = f"{name} {getattr(row, name)!r} is no row of {to}"
        if reason is None and "start" in names:
            reason = _misplaced(row, names, known)
        if reason is None and table == "attributions":
            reason = _spans_outside(row, known)
        if reason is None and table == "findings":
            reason = _unfounded(row, known)
        if reason is not None:
            faults.append(_fault(table, row, f"left out, {reason}"))
            continue
        changes = _elsewhere(table, row, known)
        for name, to in optional.items():
            value = getattr(row, name)
            if value is not None and value not in known.ids[to]:
                changes[name] = None
        if changes:
            faults.append(_fault(table, row, f"{', '.join(sorted(changes))} cleared, led to no row"))
            row = replace(row, **changes)
        yield row


def _misplaced(row: Any, names: Collection[str], known: _Known) -> str | None:
    """Why the row's offsets are wrong, or None."""
    places = [(row.article, getattr(row, "field", "text"), row.start, row.end, getattr(row, "text", None))]
    if "other_start" in names:
        places.append((row.other_article, "text", row.other_start, row.other_end, row.other_text))
    for article, field, start, end, text in places:
        whole = known.fields.get((article, field))
        if whole is None:
            return f"there is no field {field!r}"
        if not 0 <= start < end <= len(whole):
            return f"{start}:{end} lies outside the {field}, which has {len(whole)} characters"
        if text is not None and whole[start:end] != text:
            return f"at {start}:{end} stands {whole[start:end][:60]!r}, not {text[:60]!r}"
    return None


def _spans_outside(row: Any, known: _Known) -> str | None:
    whole = known.fields.get((row.article, row.field))
    if whole is None:
        return f"there is no field {row.field!r}"
    for start, end in (*row.speaker_spans, *row.cue_spans, *row.content_spans):
        if not 0 <= start < end <= len(whole):
            return f"{start}:{end} lies outside the {row.field}, which has {len(whole)} characters"
    return None


def _unfounded(row: Any, known: _Known) -> str | None:
    """Why a finding rests on nothing, or None. One about who said a thing may rest on quotations."""
    for group in row.groups:
        for claim in group.claims:
            if claim not in known.ids["claims"] and claim not in known.ids["quotations"]:
                return f"claim {claim!r} is no row of claims or quotations"
    return None


def _elsewhere(table: str, row: Any, known: _Known) -> dict[str, Any]:
    """The changes that clear ids that lead nowhere: of columns that may refer to several tables, and of lists."""
    changes: dict[str, Any] = {}
    if table == "claims" and not known.is_counter(row.counter):
        changes["counter"] = None
    if table in ("events", "findings") and not known.ids["articles"].holds(row.articles):
        changes["articles"] = tuple(each for each in row.articles if each in known.ids["articles"])
    if table == "findings":
        groups = tuple(
            group if known.is_counter(group.counter) else replace(group, counter=None) for group in row.groups
        )
        if groups != row.groups:
            changes["groups"] = groups
    return changes


def _fault(table: str, row: Any, reason: str) -> Fault:
    unique = " ".join(str(getattr(row, name)) for name in key(table))
    return Fault(table, unique, row.id if table == "articles" else getattr(row, "article", ""), reason)
