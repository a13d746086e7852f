"""What is known of each article's events, gathered from the tables for comparing them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum import lexicon
from variorum.dates import Days, days, yearless
from variorum.linking.affairs import Alike
from variorum.linking.bags import Bag, bags, counted
from variorum.linking.event_kinds import event_kinds
from variorum.linking.sentences import Sentences
from variorum.linking.trigger_words import stem
from variorum.records import Article, Event, Number, Span, Tables
from variorum.stored import values

# Characters of a text in which news tells what it is about: the first sentence, or two short ones.
LEAD = 200

# Words of the first sentence that say that such a thing was before ("a second man was arrested").
_AGAIN = re.compile(r"\b(?:another|again|second|third|fourth|fifth|further|fresh)\b", re.IGNORECASE)
LONG_BEFORE = 31  # days before an article's own from which what it tells is background

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
    sites: frozenset[int]  # what its headline and first sentence say that it befell, as rows of the lexicon
    affair: Mapping[str, float]  # the articles of one affair with its own, with how alike they are
    chief: bool  # the one event of its group that its article tells most of
    alone: bool  # and its article tells no other of its group, save bare tolls and what was weeks before
    at_war: bool  # its article tells of a war, in which there are many like it


@dataclass(slots=True)
class _Told:
    """What the claims and mentions of one event say, while they are gathered. Most events have little of it, and a set
    that is empty takes no room."""

    places: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    victims: frozenset[str] = frozenset()
    figures: frozenset[tuple[str, str, str]] = frozenset()
    tolls: frozenset[Toll] = frozenset()
    triggers: frozenset[str] = frozenset()
    sites: frozenset[int] = frozenset()
    sentences: tuple[tuple[str, Span], ...] = ()  # (field, where), each once, in order
    count: int = 0  # of its mentions
    titled: bool = False
    first: int | None = None  # where the text tells it first

    def claim(
        self, slot: str, place: str | None, actor: str | None, text: str, low: Number | None, high: Number | None
    ) -> None:
        """Takes in a live claim."""
        if slot == "place" and place:
            self.places |= {place}
        elif slot == "perpetrator" and actor:
            self.actors |= {actor}
        elif slot == "victims":
            self.victims |= {text.lower()}
        if low is not None or high is not None:
            self.figures |= {(slot, str(low), str(high))}
            if slot == "killed":
                self.tolls |= {(float(low or 0), float("inf") if high is None else float(high))}


def event_features(tables: Tables, alike: Alike) -> list[Features]:
    """The features of every event of `tables` (one article each), in the order of its events. `alike`: the articles of
    one affair."""
    told = _told(tables)
    articles = {article.id: article for article in tables.articles}
    chief = _chief(tables.events, told)
    kinds = event_kinds()
    count = Counter(
        (event.articles[0], kinds.group(event.kind))
        for event in tables.events
        if not kinds.toll(event.kind) and not _is_old(event, articles[event.articles[0]])
    )
    at_war = {event.articles[0] for event in tables.events if kinds.is_war(event.kind)}
    counts = []
    again: set[str] = set()
    for event in tables.events:
        article, own = articles[event.articles[0]], told[event.id]
        around = [article.text_of(name)[slice(*span)] for name, span in own.sentences]
        counts.append(counted(WORD.findall(" ".join(around).lower())))
        own.sites = _sites(own, around)
        if any(_AGAIN.search(words) for words in around[:1]):
            again.add(event.id)
        own.sentences = ()
    return [
        replace(
            _features(event, articles[event.articles[0]], told.pop(event.id), bag),
            affair=alike[event.articles[0]],
            chief=event.id in chief,
            alone=event.id in chief
            and event.id not in again
            and count[event.articles[0], kinds.group(event.kind)] == 1,
            at_war=event.articles[0] in at_war,
        )
        for event, bag in zip(tables.events, bags(counts), strict=True)
    ]


def _sites(told: _Told, around: Sequence[str]) -> frozenset[int]:
    """The rows of things and buildings that the headline and the first sentence on an event name; `around`: its
    sentences."""
    first = min((span for name, span in told.sentences if name == "text"), default=None)
    rows = _site_rows()
    return frozenset(
        row
        for (name, span), words in zip(told.sentences, around, strict=True)
        if name == "title" or span == first
        for word in WORD.findall(words.lower())
        for row in rows.get(word, ())
    )


@cache
def _site_rows() -> Mapping[str, tuple[int, ...]]:
    """The rows of the lexicon that a noun stands in, singular or plural."""
    found: dict[str, tuple[int, ...]] = {}
    for row, words in enumerate(lexicon.lexicon("en", "sites")["rows"]):
        for word in words:
            for form in (word, f"{word}s", f"{word}es", f"{word[:-1]}ies" if word.endswith("y") else word):
                found[form] = tuple(sorted({*found.get(form, ()), row}))
    return found


def _is_old(event: Event, article: Article) -> bool:
    """Whether an event has a day so long before its article that the article only looks back at it."""
    told, printed = days(event.date), days(article.published)
    return told is not None and printed is not None and (printed[0] - told[1]).days > LONG_BEFORE


def _chief(events: Iterable[Event], told: Mapping[str, _Told]) -> frozenset[str]:
    """Of each article and group of kinds the event that most words tell, one in the title before others. Bare tolls are
    of whatever else the article tells that people come to harm in; what is told by the way in many articles is chief
    only where the title or the lead tells it."""
    kinds = event_kinds()
    found: dict[tuple[str, str], list[tuple[bool, bool, int, int, str]]] = defaultdict(list)
    harmed: set[str] = set()
    for event in events:
        own, toll = told[event.id], kinds.toll(event.kind)
        first = own.titled or (own.first is not None and own.first < LEAD)
        if kinds.minor(event.kind) and (kinds.aside(event.kind) or not first):
            continue
        rank = (toll, not own.titled, -own.count, own.first or 0, event.id)
        found[event.articles[0], kinds.group(event.kind)].append(rank)
        if kinds.harms(event.kind) and not toll:
            harmed.add(event.articles[0])
    ranked = ((article, min(each)) for (article, _), each in found.items())
    return frozenset(first[-1] for article, first in ranked if not first[0] or article not in harmed)


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
            own = told[event]
            own.triggers |= {stem(word) for word in WORD.findall(text)}
            own.count += 1
            if name == "title":
                own.titled = True
            elif own.first is None or start < own.first:
                own.first = start
            span = sentences.at(article, name, start)
            if span is not None and (name, span) not in own.sentences:
                own.sentences += ((name, span),)
    return told


def _features(event: Event, article: Article, told: _Told, words: Bag) -> Features:
    return Features(
        event=event.id,
        article=article.id,
        kind=event.kind,
        triggers=told.triggers,
        days=days(event.date),
        published=days(article.published),
        yearless=yearless(event.date),
        place=event.place,
        places=told.places | {event.place} if event.place else told.places,
        actors=told.actors,
        victims=told.victims,
        figures=told.figures,
        tolls=tuple(sorted(told.tolls)),
        words=words,
        sites=told.sites,
        affair={},
        chief=False,
        alone=False,
        at_war=False,
    )
