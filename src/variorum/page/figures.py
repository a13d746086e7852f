"""The figures of an event: for each who counted and what, as pictures and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.linking.counters import is_unnamed
from variorum.page.collation import Marks, Silence
from variorum.page.drawing.bars import Bars, bars
from variorum.page.drawing.branches import Branches, branches
from variorum.page.marks import Mark, label
from variorum.page.site import Said, Site
from variorum.records import Claim
from variorum.show.gather import counted
from variorum.show.values import is_main, slot_order, value
from variorum.show.words import one_line, short_day

_MOST_FIGURES = 6  # slots drawn; the tables have all


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the table beside a picture: who counted, what, when said, who prints it."""

    who: str
    href: str | None
    kind: str
    said: tuple[Said, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    slot: str
    label: str
    marks: tuple[tuple[Mark, str | None], ...]
    branches: Branches | None
    bars: Bars | None
    rows: tuple[Counted, ...]
    silent: tuple[tuple[str, str | None, str], ...]  # label, link, length of an article looked through in vain


def figures(
    site: Site,
    claims: Sequence[Claim],
    marks: Marks,
    silence: Silence,
) -> list[Figure]:
    """The figures of two articles that have several counters or values: the main ones, then those of most counters."""
    view = site.view
    found = []
    for slot in sorted({claim.slot for claim in claims}, key=slot_order):
        by_counter = counted(claims, slot)
        values = {value(view, claim) for rows in by_counter.values() for claim in rows}
        articles = {claim.article for rows in by_counter.values() for claim in rows}
        if len(articles) < 2 or (len(by_counter) < 2 and len(values) < 2):
            continue
        silent = tuple(
            (view.dated_outlet(article), site.links.article(article), view.length(article))
            for (of_slot, article), told in silence.items()
            if of_slot == slot and told == "no"
        )
        rows = tuple(_counted(site, counter, rows) for counter, rows in by_counter.items())
        found.append(
            Figure(
                slot,
                label(slot),
                tuple(marks.get(slot, ())),
                branches(site, by_counter),
                bars(site, by_counter),
                rows,
                silent,
            )
        )
    found.sort(key=lambda figure: (not is_main(figure.slot), ":" in figure.slot, -len(figure.rows)))
    return found[:_MOST_FIGURES]


def _counted(site: Site, counter: str, claims: Sequence[Claim]) -> Counted:
    ordered = sorted(claims, key=lambda claim: claim.said or "")
    kind = "unnamed" if is_unnamed(counter) else "actor" if counter in site.view.actors else "own"
    return Counted(
        one_line(site.view.counters.get(counter, counter)) + (" itself" if kind == "own" else ""),
        site.links.actor(counter) if counter in site.view.actors else None,
        kind,
        site.said(ordered),
        tuple(dict.fromkeys(short_day(claim.said) for claim in ordered if claim.said)),
    )
