"""The collation of an event: slots down; across its origins, or whoever counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.linking.counters import is_unnamed
from variorum.page.marks import Mark, label
from variorum.page.site import Said, Site
from variorum.records import Claim, Event
from variorum.show.gather import SILENCE, origins_of
from variorum.show.values import is_main, slot_order
from variorum.show.words import one_line

_MOST_VOICES = 12  # columns of the collation by voices

Marks = Mapping[str, Sequence[tuple[Mark, str | None]]]
"""For each slot the marks of its findings, each with where it is told."""
Silence = Mapping[tuple[str, str], str]
"""(slot, article) -> `coverage.told`."""


@dataclass(frozen=True, slots=True)
class Column:
    """An origin, or a voice, across the collation."""

    label: str
    href: str | None
    copies: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    said: tuple[Said, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A slot down the collation."""

    slot: str
    label: str
    marks: tuple[tuple[Mark, str | None], ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Collation:
    across: str  # articles, voices
    anchor: str
    columns: tuple[Column, ...]
    more_columns: int  # voices left out
    lines: tuple[Line, ...]
    others: tuple[Line, ...]  # slots that one column only fills


def collations(site: Site, event: Event, claims: Sequence[Claim], marks: Marks, silence: Silence) -> list[Collation]:
    """The collation by articles, and the one by voices where more than one is known by name or article."""
    printings = _printings(site, origins_of(site.view, event, claims))
    voices, more = _voices(site, claims)
    found = [_collation(site, event, claims, "articles", printings, 0, marks, silence)]
    if len(voices) > 1:
        found.append(_collation(site, event, claims, "voices", voices, more, marks, silence))
    return [each for each in found if each.lines or each.others]


def _collation(
    site: Site,
    event: Event,
    claims: Sequence[Claim],
    across: str,
    parts: Sequence[_Part],
    more: int,
    marks: Marks,
    silence: Silence,
) -> Collation:
    by_slot: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_slot[claim.slot].append(claim)
    lines = [_line(site, slot, by_slot[slot], parts, marks, silence) for slot in sorted(by_slot, key=slot_order)]
    shared = [line for line in lines if _is_shared(line)]
    others = [line for line in lines if line not in shared]
    anchor = f"{site.anchor('event', event.id)}-{across}"
    return Collation(across, anchor, tuple(part.column for part in parts), more, tuple(shared), tuple(others))


def _is_shared(line: Line) -> bool:
    """Whether a line belongs into the collation: asked of any affair, or filled by several origins."""
    return (is_main(line.slot) and ":" not in line.slot) or sum(bool(cell.said) for cell in line.cells) > 1


@dataclass(frozen=True, slots=True)
class _Part:
    """What a column of the collation holds: the claims of an origin's printings, or of a counter."""

    column: Column
    printings: tuple[str, ...] = ()
    counter: str = ""

    def has(self, claim: Claim) -> bool:
        return claim.article in self.printings if self.printings else claim.counter == self.counter


def _printings(site: Site, origins: Mapping[str, Sequence[str]]) -> list[_Part]:
    return [_Part(_column(site, printings), tuple(printings)) for printings in origins.values()]


def _voices(site: Site, claims: Sequence[Claim]) -> tuple[list[_Part], int]:
    """The counters that speak of most slots, the main ones first, and how many are left out."""
    slots: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.counter:
            slots[claim.counter].add(claim.slot)
    main = {counter: sum(map(is_main, mine)) for counter, mine in slots.items()}
    ordered = sorted(slots, key=lambda counter: (-main[counter], -len(slots[counter]), counter))
    parts = []
    for counter in ordered[:_MOST_VOICES]:
        known = counter in site.view.actors
        itself = "" if known or is_unnamed(counter) else " itself"
        name = one_line(site.view.counters.get(counter, counter)) + itself
        if counter in site.view.articles:
            name = f"{site.view.dated_outlet(counter)} itself"
        parts.append(_Part(Column(name, site.links.actor(counter) if known else None, ()), counter=counter))
    return parts, len(ordered) - len(parts)


def _column(site: Site, printings: Sequence[str]) -> Column:
    first, *copies = printings
    return Column(
        site.view.dated_outlet(first),
        site.links.article(first),
        tuple((site.view.dated_outlet(copy), site.links.article(copy)) for copy in copies),
    )


def _line(
    site: Site,
    slot: str,
    claims: Sequence[Claim],
    parts: Sequence[_Part],
    marks: Marks,
    silence: Silence,
) -> Line:
    cells = []
    for part in parts:
        mine = [claim for claim in claims if part.has(claim)]
        silent = (silence.get((slot, article), "") for article in part.printings)
        words = "" if mine else next((SILENCE[told] for told in silent if told in SILENCE), "")
        cells.append(Cell(site.said(mine, len(part.printings) or 1), words))
    return Line(slot, label(slot), tuple(marks.get(slot, ())), tuple(cells))
