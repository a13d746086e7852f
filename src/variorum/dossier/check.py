"""What every row of a dossier must keep: ids are unique, `text` is what stands at the offsets, ids lead somewhere.

A row that does not is a fault of ours. In a build it is left out, with a row of `warnings`, rather than cost the whole
dossier; anywhere else it is an error.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter
from typing import Any

import numpy as np

from variorum.dossier.schema import REFERENCES, key
from variorum.linking.counters import is_unnamed
from variorum.records import TABLES, Tables, Warning, columns
from variorum.stored import Stored

_REFERRED_TO = sorted({to for of in REFERENCES.values() for to in of.values()} | {"claims", "origins", "quotations"})

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
    found: list[Fault] = []
    while True:
        tables, faults = _once(tables)
        if not faults:
            break
        found.extend(faults)
        if strict:
            told = "\n".join(map(str, found[:10]))
            raise InconsistentRows(f"{len(found)} rows break the contract of the tables:\n{told}")
    warnings = [Warning(fault.article, STAGE, str(fault)) for fault in found]
    return replace(tables, warnings=(*tables.warnings, *warnings))


def ordered(tables: Tables) -> Tables:
    """The rows of each table by article, field, start and id, as far as it has them, else by all they say."""
    rows: dict[str, Any] = {table: _in_order(getattr(tables, table), _order(table)) for table in TABLES}
    return Tables(**rows)


def _in_order(rows: Sequence[Any], order: Callable[[Any], Any]) -> Sequence[Any]:
    """Packed rows are in order where an annotated pile was gathered."""
    if isinstance(rows, Stored):
        return rows if all(one <= two for one, two in pairwise(map(order, rows))) else rows.sorted(order)
    return tuple(sorted(rows, key=order))


def _order(table: str) -> Callable[[Any], Any]:
    names = [column.name for column in columns(table)]
    by: list[str] = [name for name in ("article", "field", "start", "id") if name in names]
    if "id" not in names:
        by += [name for name in names if name not in by]
    return attrgetter(*by)


@dataclass(frozen=True, slots=True)
class _Known:
    """What rows may refer to."""

    fields: dict[tuple[str, str], str]  # (article, text or title) -> its characters
    ids: dict[str, set[str]]  # table -> ids
    counters: set[str]

    def is_counter(self, id: str | None) -> bool:
        return is_unnamed(id) or id in self.counters


def _once(tables: Tables) -> tuple[Tables, list[Fault]]:
    """The rows that hold by what is known of all rows, and what was wrong with the others. One pass may uncover more:
    a row that is left out may have been referred to."""
    texts = {(article.id, "text"): article.text for article in tables.articles}
    titles = {(article.id, "title"): article.title or "" for article in tables.articles}
    ids = {table: {row.id for row in getattr(tables, table)} for table in _REFERRED_TO}
    known = _Known(texts | titles, ids, ids["actors"] | ids["articles"] | ids["origins"])
    faults: list[Fault] = []
    kept: dict[str, Any] = {table: _sound_rows(table, getattr(tables, table), known, faults) for table in TABLES}
    return (Tables(**kept), faults) if faults else (tables, faults)


def _sound_rows(table: str, rows: Sequence[Any], known: _Known, faults: list[Fault]) -> Sequence[Any]:
    if not isinstance(rows, Stored):
        return tuple(_kept(table, rows, known, faults))
    before = len(faults)
    deque(_kept(table, rows, known, faults), maxlen=0)
    return rows if len(faults) == before else Stored(TABLES[table], _kept(table, rows, known, []))


def _repeated(rows: Iterable[Any], unique: Callable[[Any], Any]) -> frozenset[int]:
    """The hashes of the keys that come twice, perhaps of a few more: all keys of a large table take a lot of room."""
    hashes = np.sort(np.fromiter((hash(unique(row)) for row in rows), dtype=np.int64))
    return frozenset(hashes[1:][hashes[1:] == hashes[:-1]].tolist())


def _kept(table: str, rows: Sequence[Any], known: _Known, faults: list[Fault]) -> Iterator[Any]:
    names = {column.name for column in columns(table)}
    nullable = {column.name for column in columns(table) if column.nullable}
    required = {name: to for name, to in REFERENCES.get(table, {}).items() if name not in nullable}
    optional = {name: to for name, to in REFERENCES.get(table, {}).items() if name in nullable}
    unique = attrgetter(*key(table)) if key(table) else None
    repeated = _repeated(rows, unique) if unique else frozenset()
    seen: set[Any] = set()
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
    if table in ("events", "findings") and not known.ids["articles"].issuperset(row.articles):
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
