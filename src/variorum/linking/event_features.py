"""What is known of each article's events, gathered from the tables for comparing them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.dates import Days, days, yearless
from variorum.linking.bags import Bag, bags, counted
from variorum.linking.trigger_words import stem
from variorum.records import Article, Claim, Event, EventMention, Passage, Tables

WORD = re.compile(r"[^\W\d_]{3,}")

Toll = tuple[float, float]
"""The fewest and most that a figure can mean."""


@dataclass(frozen=True, slots=True)
class Features:
    """One event as one article tells it."""

    event: str
    article: str
    kind: str
    triggers: frozenset[str]  # stems of the words that tell it
    days: Days | None
    published: Days | None
    yearless: str | None  # month and day, where its day has no year
    place: str | None  # the one that most of the article's words about it give
    places: frozenset[str]
    actors: frozenset[str]  # said to have done it
    victims: frozenset[str]
    figures: frozenset[tuple[str, str, str]]  # slot, low, high
    tolls: tuple[Toll, ...]  # how many were killed, by everybody who says so
    words: Bag  # of its sentences


def event_features(tables: Tables) -> list[Features]:
    """The features of every event of `tables` (one article each), in the order of its events."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in tables.claims:
        claims[claim.event].append(claim)
    articles = {article.id: article for article in tables.articles}
    mentions: dict[str, list[EventMention]] = defaultdict(list)
    for mention in tables.event_mentions:
        mentions[mention.event].append(mention)
    sentences = _Sentences(tables)
    words = bags([counted(WORD.findall(sentences.around(mentions[event.id]))) for event in tables.events])
    return [
        _features(event, articles[event.articles[0]], claims[event.id], mentions[event.id], bag)
        for event, bag in zip(tables.events, words, strict=True)
    ]


def _features(
    event: Event,
    article: Article,
    claims: Sequence[Claim],
    mentions: Iterable[EventMention],
    words: Bag,
) -> Features:
    live = [claim for claim in claims if not claim.superseded and claim.stance != "denied"]
    places = {claim.place for claim in live if claim.slot == "place" and claim.place}
    return Features(
        event=event.id,
        article=article.id,
        kind=event.kind,
        triggers=frozenset(stem(word) for mention in mentions for word in WORD.findall(mention.text)),
        days=days(event.date),
        published=days(article.published),
        yearless=yearless(event.date),
        place=event.place,
        places=frozenset(places | ({event.place} if event.place else set())),
        actors=frozenset(claim.actor for claim in live if claim.slot == "perpetrator" and claim.actor),
        victims=frozenset(claim.text.lower() for claim in live if claim.slot == "victims"),
        figures=frozenset(
            (claim.slot, str(claim.low), str(claim.high))
            for claim in live
            if claim.low is not None or claim.high is not None
        ),
        tolls=tuple(
            sorted(
                {
                    (float(claim.low or 0), float("inf") if claim.high is None else float(claim.high))
                    for claim in live
                    if claim.slot == "killed" and (claim.low is not None or claim.high is not None)
                }
            )
        ),
        words=words,
    )


class _Sentences:
    """The sentences of a pile by where they stand."""

    def __init__(self, tables: Tables) -> None:
        passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in tables.passages:
            passages[passage.article, passage.field].append(passage)
        for rows in passages.values():
            rows.sort(key=lambda row: row.start)
        self.passages = passages
        self.articles = {article.id: article for article in tables.articles}

    def around(self, mentions: Iterable[EventMention]) -> str:
        """The sentences in which `mentions` stand, each once, in lower case."""
        found: dict[tuple[str, int], str] = {}
        for mention in mentions:
            rows = self.passages.get((mention.article, mention.field), [])
            at = bisect_right(rows, mention.start, key=lambda row: row.start) - 1
            if at >= 0 and (mention.field, rows[at].start) not in found:
                article = self.articles[mention.article]
                text = article.text if mention.field == "text" else article.title or ""
                found[mention.field, rows[at].start] = text[rows[at].start : rows[at].end]
        return " ".join(found.values()).lower()
