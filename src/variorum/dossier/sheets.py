"""The two sheets of the CSV export: a claim a row with all that a reader needs beside it, and a finding a row.

Unknown is an empty cell, never 0; lists are joined by "; ".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from variorum.dossier.private import Mask
from variorum.dossier.read import Dossier
from variorum.dossier.values import plain
from variorum.records import Actor, Article, Claim, Event, Finding, Group, Origin, Passage, Place

CLAIMS_HEADER = (
    "event",
    "slot",
    "words",
    "low",
    "high",
    "about",
    "unit",
    "of",
    "date",
    "place",
    "actor",
    "speaker",
    "counter",
    "said",
    "stance",
    "superseded",
    "outlet",
    "title",
    "published",
    "sentence",
    "url",
    "inferred",
    "article_id",
    "event_id",
    "claim_id",
)
FINDINGS_HEADER = (
    "event",
    "slot",
    "kind",
    "summary",
    "groups",
    "outlets",
    "inferred",
    "article_ids",
    "event_id",
    "finding_id",
)

_FORMULA = re.compile(r"[=+@\t\r-]")
_NUMBER = re.compile(r"[+-]?[\d.,]+\Z")


def safe_cell(cell: str) -> str:
    """`cell` so that no spreadsheet takes it for a formula: an apostrophe before what could start one. Plain negative
    numbers stay."""
    return "'" + cell if _FORMULA.match(cell) and not _NUMBER.match(cell) else cell


class Sentences:
    """Finds the passage that a stretch stands in."""

    def __init__(self, dossier: Dossier) -> None:
        self._passages: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in dossier.rows(Passage):
            self._passages[passage.article, passage.field].append(passage)

    def at(self, article: str, field: str, start: int) -> Passage | None:
        """The passage that holds the character `start`, or None where none does."""
        passages = self._passages[article, field]
        before = bisect_right(passages, start, key=lambda passage: passage.start) - 1
        return passages[before] if before >= 0 and start < passages[before].end else None


def counter_names(dossier: Dossier, mask: Mask) -> dict[str, str]:
    """The name of whatever may be a counter: an actor, an article (its outlet), an origin (its first outlet), a
    speaker without a name (the words there, in quotation marks)."""
    names = {row.counter: f"“{mask(row).speaker}”" for row in dossier.rows(Claim) if row.counter and row.speaker}
    outlets = {article.id: article.agency or article.printed_by for article in dossier.rows(Article)}
    first = {row.id: outlets[row.article] for row in sorted(dossier.rows(Origin), key=lambda row: -row.rank)}
    return names | outlets | first | {actor.id: mask(actor).name for actor in dossier.rows(Actor)}


def claims_sheet(dossier: Dossier, mask: Mask) -> Iterator[tuple[str, ...]]:
    """The header, then a row a claim, by event in the order of the table."""
    articles = {article.id: article for article in dossier.rows(Article)}
    events = {event.id: event for event in dossier.rows(Event)}
    places = {place.id: place.name for place in dossier.rows(Place)}
    actors = {actor.id: mask(actor).name for actor in dossier.rows(Actor)}
    counters = counter_names(dossier, mask)
    sentences = Sentences(dossier)
    order = {event: number for number, event in enumerate(events)}
    yield CLAIMS_HEADER
    for claim in sorted(dossier.rows(Claim), key=lambda claim: (order[claim.event], claim.slot)):
        claim, article = mask(claim), articles[claim.article]
        passage = sentences.at(claim.article, claim.field, claim.start)
        whole = article.text_of(claim.field)
        yield (
            events[claim.event].title,
            claim.slot,
            claim.text,
            _number(claim.low),
            _number(claim.high),
            claim.about or "",
            claim.unit or "",
            claim.of or "",
            claim.date or "",
            places.get(claim.place or "", ""),
            actors.get(claim.actor or "", ""),
            claim.speaker,
            counters.get(claim.counter or "", ""),
            claim.said or "",
            claim.stance,
            "yes" if claim.superseded else "",
            article.outlet or "",
            article.title or "",
            article.published or "",
            whole[passage.start : passage.end] if passage else "",
            article.url or "",
            claim.inferred or "",
            article.id,
            claim.event,
            claim.id,
        )


def findings_sheet(dossier: Dossier, mask: Mask) -> Iterator[tuple[str, ...]]:
    """The header, then a row a finding; a group is written "value (speaker, counter)"."""
    outlets = {article.id: article.printed_by for article in dossier.rows(Article)}
    titles = {event.id: event.title for event in dossier.rows(Event)}
    counters = counter_names(dossier, mask)
    yield FINDINGS_HEADER
    for finding in dossier.rows(Finding):
        finding = mask(finding)
        groups = [f"{group.value} ({_by(group, counters)})" for group in finding.groups]
        yield (
            titles[finding.event],
            finding.slot,
            finding.kind,
            finding.summary,
            "; ".join(groups),
            "; ".join(dict.fromkeys(outlets[article] for article in finding.articles)),
            finding.inferred or "",
            "; ".join(finding.articles),
            finding.event,
            finding.id,
        )


def _by(group: Group, counters: dict[str, str]) -> str:
    """The speaker, and the counter where it is another."""
    return ", ".join(dict.fromkeys(filter(None, (group.speaker, counters.get(group.counter or "")))))


def _number(value: Decimal | None) -> str:
    return "" if value is None else str(plain(value))
