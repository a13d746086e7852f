"""What is known of each article's events, gathered from the tables for comparing them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from variorum.dates import Days, days, yearless
from variorum.linking.bags import Bag, bags, counted
from variorum.linking.sentences import Sentences
from variorum.linking.trigger_words import stem
from variorum.records import Article, Event, Number, Span, Tables
from variorum.stored import values

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


@dataclass(slots=True)
class _Told:
    """What the claims and mentions of one event say, while they are gathered."""

    places: set[str] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    victims: set[str] = field(default_factory=set)
    figures: set[tuple[str, str, str]] = field(default_factory=set)
    tolls: set[Toll] = field(default_factory=set)
    triggers: set[str] = field(default_factory=set)
    sentences: dict[tuple[str, Span], None] = field(default_factory=dict)  # (field, where), each once, in order

    def claim(
        self, slot: str, place: str | None, actor: str | None, text: str, low: Number | None, high: Number | None
    ) -> None:
        """Takes in a live claim."""
        if slot == "place" and place:
            self.places.add(place)
        elif slot == "perpetrator" and actor:
            self.actors.add(actor)
        elif slot == "victims":
            self.victims.add(text.lower())
        if low is not None or high is not None:
            self.figures.add((slot, str(low), str(high)))
            if slot == "killed":
                self.tolls.add((float(low or 0), float("inf") if high is None else float(high)))


def event_features(tables: Tables) -> list[Features]:
    """The features of every event of `tables` (one article each), in the order of its events."""
    told = _told(tables)
    articles = {article.id: article for article in tables.articles}
    counts = []
    for event in tables.events:
        article, own = articles[event.articles[0]], told[event.id]
        around = [
            (article.text if name == "text" else article.title or "")[slice(*span)] for name, span in own.sentences
        ]
        counts.append(counted(WORD.findall(" ".join(around).lower())))
        own.sentences.clear()
    return [
        _features(event, articles[event.articles[0]], told.pop(event.id), bag)
        for event, bag in zip(tables.events, bags(counts), strict=True)
    ]


def _told(tables: Tables) -> dict[str, _Told]:
    """For each event what its claims and mentions say."""
    told = {event.id: _Told() for event in tables.events}
    names = ("event", "superseded", "stance", "slot", "place", "actor", "text", "low", "high")
    for event, superseded, stance, *value in values(tables.claims, *names):
        if not superseded and stance != "denied" and event in told:
            told[event].claim(*value)
    sentences = Sentences(tables.passages)
    for event, article, name, start, text in values(
        tables.event_mentions, "event", "article", "field", "start", "text"
    ):
        if event in told:
            told[event].triggers.update(map(stem, WORD.findall(text)))
            span = sentences.at(article, name, start)
            if span is not None:
                told[event].sentences[name, span] = None
    return told


def _features(event: Event, article: Article, told: _Told, words: Bag) -> Features:
    return Features(
        event=event.id,
        article=article.id,
        kind=event.kind,
        triggers=frozenset(told.triggers),
        days=days(event.date),
        published=days(article.published),
        yearless=yearless(event.date),
        place=event.place,
        places=frozenset(told.places | ({event.place} if event.place else set())),
        actors=frozenset(told.actors),
        victims=frozenset(told.victims),
        figures=frozenset(told.figures),
        tolls=tuple(sorted(told.tolls)),
        words=words,
    )
