"""A dossier with its links: what every screen of the page asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from variorum.page.links import Links, anchor
from variorum.records import (
    Attribution,
    Claim,
    Coverage,
    Designation,
    Edit,
    EventMention,
    Passage,
    Quotation,
    is_struck,
)
from variorum.show.values import guessed, value, voice
from variorum.show.view import View
from variorum.show.words import flat, one_line, quoted

Row = Claim | Quotation | Designation
_MOST_SENTENCE = 420  # characters of a sentence beside a finding; the article has the whole


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that a value leads to."""

    href: str | None
    article: str
    outlet: str
    dated: str  # the outlet with day and month
    number: str  # of the sentence; "title"


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence as printed, the words in question between `before` and `after`."""

    source: Source
    before: str
    words: str
    after: str
    language: str


@dataclass(frozen=True, slots=True)
class Said:
    """A value in one voice, with the sentences that have it."""

    told: str
    words: str  # as printed, quoted, where `told` puts them in another form; else ""
    voice: str
    stance: str
    guessed: bool
    only: tuple[str, ...]  # the printings that have it, where not all of the origin do
    sources: tuple[Source, ...]


class Site:
    """`view` and `links` together. `full_text`: whether articles are shown whole."""

    def __init__(self, view: View, links: Links, *, full_text: bool = True) -> None:
        self.view, self.links, self.full_text = view, links, full_text

    def source(self, article: str, field: str, start: int) -> Source:
        """The sentence that the character `start` stands in."""
        passage = self.view.sentences.at(article, field, start)
        number = self.view.number(passage) if passage else "title" if field == "title" else "?"
        href = self.links.sentence(article, passage.id, number) if passage else self.links.article(article)
        return Source(href, article, self.view.outlet(article), self.view.dated_outlet(article), number)

    def of(self, row: Row) -> Source:
        return self.source(row.article, row.field, row.start)

    def spoken(self, row: Attribution) -> Source:
        """The sentence in which an attribution begins."""
        spans = (*row.speaker_spans, *row.cue_spans, *row.content_spans)
        return self.source(row.article, row.field, min((start for start, _ in spans), default=0))

    def quote(self, row: Row) -> Quote:
        """The sentence of a claim, designation or quotation with its words marked."""
        article = self.view.articles[row.article]
        whole = article.text_of(row.field)
        passage = self.view.sentences.at(row.article, row.field, row.start)
        start, end = (passage.start, passage.end) if passage else (row.start, row.end)
        last = min(row.end, end)
        before, words, after = (
            flat(part) for part in (whole[start : row.start], whole[row.start : last], whole[last:end])
        )
        before = _shortened(before, len(words) + len(after))
        if len(before) + len(words) + len(after) > _MOST_SENTENCE:
            after = after[: max(60, _MOST_SENTENCE - len(before) - len(words))].rstrip() + "…"
        return Quote(self.of(row), before, words, after, article.language or "")

    def passage_quote(self, passage: Passage) -> Quote:
        """A whole passage, with no words marked."""
        article = self.view.articles[passage.article]
        words = flat(article.text_of(passage.field)[passage.start : passage.end])
        source = self.source(passage.article, passage.field, passage.start)
        return Quote(source, words, "", "", article.language or "")

    def said(self, claims: Iterable[Claim], printings: int = 1) -> tuple[Said, ...]:
        """The values of `claims`, each with its voice; `printings` is how many articles share the cell."""
        grouped: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in claims:
            grouped[value(self.view, claim).casefold(), voice(self.view, claim)].append(claim)
        found = []
        for (_, speaker), rows in grouped.items():
            told = value(self.view, rows[0])
            articles = dict.fromkeys(self.view.outlet(claim.article) for claim in rows)
            words = quoted(rows[0].text, 60)
            found.append(
                Said(
                    told,
                    "" if "“" in told or one_line(rows[0].text).casefold() == told.casefold() else words,
                    speaker,
                    rows[0].stance,
                    bool(guessed(rows)),
                    tuple(articles) if len({claim.article for claim in rows}) < printings else (),
                    self.sources(rows),
                )
            )
        return tuple(found)

    def sources(self, rows: Iterable[Row]) -> tuple[Source, ...]:
        """The sentences of `rows`, each once, those of the earliest article first."""
        return tuple(dict.fromkeys(self.of(row) for row in sorted(rows, key=self._by_day)))

    def _by_day(self, row: Row) -> tuple[str, str, bool, int]:
        return self.view.articles[row.article].published or "9", row.article, row.field != "title", row.start

    @cached_property
    def coverage(self) -> dict[str, list[Coverage]]:
        """The rows of coverage of each event."""
        found: defaultdict[str, list[Coverage]] = defaultdict(list)
        for row in self.view.dossier.rows(Coverage):
            found[row.event].append(row)
        return found

    @cached_property
    def edits(self) -> dict[str, list[Edit]]:
        """The edits of each origin."""
        found: defaultdict[str, list[Edit]] = defaultdict(list)
        for row in self.view.dossier.rows(Edit):
            found[row.origin].append(self.view.mask(row))
        return found

    @cached_property
    def passages(self) -> dict[str, list[Passage]]:
        """The passages of each article, the title first."""
        found: defaultdict[str, list[Passage]] = defaultdict(list)
        for row in self.view.dossier.rows(Passage):
            found[row.article].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row.field != "title", row.start))
        return found

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        return {row.id: row for row in self.view.dossier.rows(Attribution)}

    @cached_property
    def cited_inside(self) -> dict[str, list[Attribution]]:
        """For each attribution those that stand in its content."""
        found: defaultdict[str, list[Attribution]] = defaultdict(list)
        for row in self.attributions.values():
            if row.inside:
                found[row.inside].append(row)
        return found

    @cached_property
    def blames(self) -> dict[str, list[Claim]]:
        """For each actor the claims that make it the doer of an event."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.view.claims.values():
            if not is_struck(claim) and claim.slot == "perpetrator" and claim.actor in self.view.actors:
                found[claim.actor or ""].append(claim)
        return found

    @cached_property
    def hurt(self) -> dict[str, list[Claim]]:
        """For each event the claims that tell who was hurt."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.view.claims.values():
            if not is_struck(claim) and claim.slot == "victims":
                found[claim.event].append(claim)
        return found

    @cached_property
    def event_mentions(self) -> dict[str, list[EventMention]]:
        """The words of each article that tell an event."""
        found: defaultdict[str, list[EventMention]] = defaultdict(list)
        for row in self.view.dossier.rows(EventMention):
            found[row.article].append(row)
        return found

    @cached_property
    def designations(self) -> dict[str, list[Designation]]:
        """The designations of each article."""
        found: defaultdict[str, list[Designation]] = defaultdict(list)
        for row in self.view.dossier.rows(Designation):
            found[row.article].append(self.view.mask(row))
        return found

    def anchor(self, kind: str, id: str) -> str:
        return anchor(kind, id)


def _shortened(before: str, rest: int) -> str:
    """The end of `before`, where all of it and `rest` characters are too many."""
    most = max(60, _MOST_SENTENCE - rest)
    return before if len(before) <= most else "…" + before[-most:].lstrip()
