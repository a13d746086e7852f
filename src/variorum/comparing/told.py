"""What the articles of a pile say of when and where each event was, and of how many were hurt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from variorum import lexicon
from variorum.dates import Days, days, length
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.sentences import Sentences
from variorum.linking.values.compare import head
from variorum.linking.values.figures import are_vague
from variorum.records import Article, Event, Tables
from variorum.stored import values

SMALL = 10  # figures below, tolls apart, any two articles may have in common
TOLLS = frozenset({"killed", "wounded", "arrested", "missing"})
NEAR = 25  # characters before a time in which the word stands that says how it is meant

Place = tuple[str, str]
"""(article, field), (event, article) or (article, slot), as each table says."""


@dataclass(frozen=True)
class Told:
    """The rows of a pile, by article and event."""

    named: Mapping[Place, Sequence[tuple[int, str]]]  # (article, field) -> where which place is named
    dated: Mapping[Place, Sequence[tuple[int, Days]]]  # (article, field) -> where which day is named
    times: Mapping[Place, Sequence[tuple[int, Days]]]  # the same with months and years
    sentences: Sentences
    days: Mapping[Place, Sequence[Days]]  # (event, article) -> the days that it gives for the event
    tolls: Mapping[Place, frozenset[tuple[str, Decimal]]]  # (event, article) -> its exact tolls
    figures: Mapping[Place, frozenset[tuple[str, Decimal]]]  # (event, article) -> its figures of any kind
    printed: Mapping[str, Days]  # article -> when it was published
    tolled: Mapping[Place, Sequence[tuple[int, Decimal]]]  # (article, field) -> where it gives which toll
    given: Mapping[Place, frozenset[tuple[Decimal, str]]]  # (article, slot) -> figures of its text, by whom
    only: frozenset[Place]  # (event, article) where the article tells no other event of its group of kinds

    @classmethod
    def of(cls, tables: Tables) -> Told:
        """What linked tables tell."""
        named: dict[Place, list[tuple[int, str]]] = defaultdict(list)
        for place, article, name, start in values(tables.mentions, "place", "article", "field", "start"):
            if place is not None:
                named[article, name].append((start, place))
        dated: dict[Place, list[tuple[int, Days]]] = defaultdict(list)
        times: dict[Place, list[tuple[int, Days]]] = defaultdict(list)
        since = _since()
        texts = {(each.id, name): text or "" for each in tables.articles for name, text in _fields(each)}
        for date, sort, article, name, start in values(tables.times, "date", "type", "article", "field", "start"):
            span = days(date) if sort in ("DATE", "TIME") else None
            if span is not None:
                if not since.search(texts[article, name][max(0, start - NEAR) : start + 1]):
                    times[article, name].append((start, span))
                if length(span) <= 2:
                    dated[article, name].append((start, span))
        told: dict[Place, list[Days]] = defaultdict(list)
        tolled: dict[Place, list[tuple[int, Decimal]]] = defaultdict(list)
        tolls: dict[Place, set[tuple[str, Decimal]]] = defaultdict(set)
        given: dict[Place, set[tuple[Decimal, str]]] = defaultdict(set)
        figures: dict[Place, set[tuple[str, Decimal]]] = defaultdict(set)
        where = ("event", "article", "field", "start")
        for event, article, name, start, slot, stance, date, low, high, words, superseded, counter in values(
            tables.claims, *where, "slot", "stance", "date", "low", "high", "text", "superseded", "counter"
        ):
            if slot == "date" and stance != "denied" and (span := days(date)):
                told[event, article].append(span)
            elif low is not None and not are_vague(low, high, words):
                toll = head(slot) in TOLLS
                if toll:
                    if name == "text" and not superseded and stance != "denied":
                        given[article, slot].add((low, counter or ""))
                    tolls[event, article].add((slot, low))
                    tolled[article, name].append((start, low))
                if toll or low >= SMALL:
                    figures[event, article].add((slot, low))
        printed = {article.id: span for article in tables.articles if (span := days(article.published))}
        return cls(
            {article: sorted(found) for article, found in named.items()},
            {article: sorted(found) for article, found in dated.items()},
            {article: sorted(found) for article, found in times.items()},
            Sentences(tables.passages),
            told,
            {key: frozenset(found) for key, found in tolls.items()},
            {key: frozenset(found) for key, found in figures.items()},
            printed,
            {key: sorted(found) for key, found in tolled.items()},
            {key: frozenset(found) for key, found in given.items()},
            _only(tables.events, printed),
        )


@cache
def _since() -> re.Pattern[str]:
    """What somebody has done since some year ("who has ruled since 1994") is not when the sentence's event was."""
    return re.compile(rf"\bsince\s+(?:{lexicon.either('en', 'doubts', 'since')}[\s-]+)*\S?$", re.IGNORECASE)


def _fields(article: Article) -> tuple[tuple[str, str | None], ...]:
    return ("title", article.title), ("text", article.text)


def _only(events: Sequence[Event], printed: Mapping[str, Days]) -> frozenset[Place]:
    """The events, each with an article that tells no other of its group of kinds, save what is dated weeks before."""
    kinds = event_kinds()
    told: dict[Place, list[str]] = defaultdict(list)
    for event in events:
        span = days(event.date)
        group = kinds.group(event.kind)
        for article in event.articles:
            old = span is not None and article in printed and (printed[article][0] - span[1]).days > LONG_BEFORE
            if not old:
                told[article, group].append(event.id)
    return frozenset((found[0], article) for (article, _), found in told.items() if len(found) == 1)
