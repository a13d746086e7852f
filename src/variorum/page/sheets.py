"""Screens that lay the whole pile out: coverage, quotations, copies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.page.differences import Parts, differing
from variorum.page.event import EditRow, edit_row
from variorum.page.marks import COVERAGE, label
from variorum.page.site import Site, Source
from variorum.records import Article, Attribution, Event, Origin, Quotation
from variorum.show.values import is_main, slot_order
from variorum.show.words import one_line

_MOST_ORIGINS = 80
_MOST_QUOTATIONS = 120
_MOST_SLOTS = 40


@dataclass(frozen=True, slots=True)
class Covered:
    """The coverage of one event: slots down, articles across, each cell a sign and a word."""

    title: str
    href: str | None
    articles: tuple[tuple[str, str | None], ...]
    rows: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]  # label, (told, sign, word) for each article


@dataclass(frozen=True, slots=True)
class Variant:
    source: Source
    speaker: str
    parts: Parts
    language: str


@dataclass(frozen=True, slots=True)
class Printing:
    label: str
    title: str
    href: str | None
    share: str
    rank: int


@dataclass(frozen=True, slots=True)
class OriginSheet:
    anchor: str
    printings: tuple[Printing, ...]
    edits: tuple[EditRow, ...]


def coverage_sheets(site: Site, events: Sequence[Event], most: int) -> tuple[Covered, ...]:
    """The coverage of the first `most` of `events` that several articles tell."""
    found = []
    for event in events:
        rows = site.coverage.get(event.id, [])
        articles = _by_day(site, {row.article for row in rows})
        if len(articles) < 2:
            continue
        told = {(row.slot, row.article): row.told for row in rows}
        slots = sorted({row.slot for row in rows}, key=lambda slot: (not is_main(slot), slot_order(slot)))
        lines = []
        for slot in slots[:_MOST_SLOTS]:
            cells = [told.get((slot, article.id), "") for article in articles]
            lines.append((label(slot), tuple((each, *COVERAGE.get(each, ("", ""))) for each in cells)))
        across = tuple((site.view.dated_outlet(each.id), site.links.article(each.id)) for each in articles)
        found.append(Covered(one_line(event.title), site.links.event(event.id), across, tuple(lines)))
        if len(found) == most:
            break
    return tuple(found)


def _by_day(site: Site, ids: set[str]) -> list[Article]:
    return sorted((site.view.articles[id] for id in ids), key=lambda row: (row.published or "9", row.id))


def quotation_sheets(site: Site) -> tuple[tuple[tuple[Variant, ...], ...], int]:
    """The quotations that several articles print, those of most articles first, each with its variants; and how many
    there are. The first variant is the longest; in the others what differs from it is marked."""
    speakers = {row.id: site.view.mask(row).speaker for row in site.view.dossier.rows(Attribution)}
    by_words: defaultdict[str, list[Quotation]] = defaultdict(list)
    for row in site.view.dossier.rows(Quotation):
        by_words[row.quotation].append(site.view.quotations[row.id])
    shared = [rows for rows in by_words.values() if len({row.article for row in rows}) > 1]
    shared.sort(key=lambda rows: (-len({row.article for row in rows}), rows[0].id))
    sheets = []
    for rows in shared[:_MOST_QUOTATIONS]:
        first = max(rows, key=lambda row: (len(row.text), row.id))
        variants = [_variant(site, first, ((False, one_line(first.text)),), speakers)]
        for row in rows:
            if row is not first:
                variants.append(_variant(site, row, differing(first.text, row.text)[1], speakers))
        sheets.append(tuple(variants))
    return tuple(sheets), len(shared)


def _variant(site: Site, row: Quotation, parts: Parts, speakers: dict[str, str]) -> Variant:
    language = site.view.articles[row.article].language or ""
    return Variant(site.of(row), one_line(speakers.get(row.attribution, "")), parts, language)


def origin_sheets(site: Site) -> tuple[tuple[OriginSheet, ...], int]:
    """The texts that several articles print, those of most printings first, and how many there are."""
    by_origin: defaultdict[str, list[Origin]] = defaultdict(list)
    for row in site.view.dossier.rows(Origin):
        by_origin[row.id].append(row)
    ordered = sorted(by_origin.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(_origin(site, id, rows) for id, rows in ordered[:_MOST_ORIGINS]), len(ordered)


def _origin(site: Site, id: str, rows: Sequence[Origin]) -> OriginSheet:
    printings = tuple(
        Printing(
            site.view.dated_outlet(row.article),
            one_line(site.view.articles[row.article].title or "(no title)"),
            site.links.article(row.article),
            f"{row.share * 100:.0f} %",
            row.rank,
        )
        for row in sorted(rows, key=lambda row: (row.rank, row.article))
    )
    edits = tuple(edit_row(site, edit) for edit in site.edits.get(id, ()))
    return OriginSheet(site.anchor("origin", id), printings, edits)
