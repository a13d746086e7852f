"""What is known of each article's events, gathered from the tables for comparing them."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.dates import Days, days
from variorum.linking.trigger_words import stem
from variorum.records import Article, Claim, Event, Passage, Tables

WORD = re.compile(r"[^\W\d_]{3,}")
# Words of a sentence that tell no event from another: rarer than in half of the pile's articles is enough of a filter
# in a pile of ten or more; a smaller one keeps all its words.
COMMON_SHARE = 0.5


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
    place: str | None  # the one that most of the article's words about it give
    places: frozenset[str]
    actors: frozenset[str]  # said to have done it
    victims: frozenset[str]
    figures: frozenset[tuple[str, str, str]]  # slot, low, high
    tolls: tuple[Toll, ...]  # how many were killed, by everybody who says so
    words: Mapping[str, float]  # words of its sentences, weighted by rarity, of length one


def event_features(tables: Tables) -> list[Features]:
    """The features of every event of `tables` (one article each), in the order of its events."""
    claims: dict[str, list[Claim]] = defaultdict(list)
    for claim in tables.claims:
        claims[claim.event].append(claim)
    articles = {article.id: article for article in tables.articles}
    words = {event: _words(sentences) for event, sentences in _sentences_of_events(tables).items()}
    rarity = _rarity(words)
    triggers: dict[str, set[str]] = defaultdict(set)
    for mention in tables.event_mentions:
        triggers[mention.event].update(stem(word) for word in WORD.findall(mention.text))
    return [
        _features(
            event, articles[event.articles[0]], claims[event.id], triggers[event.id], words.get(event.id, {}), rarity
        )
        for event in tables.events
    ]


def _features(
    event: Event,
    article: Article,
    claims: Sequence[Claim],
    triggers: Iterable[str],
    words: Mapping[str, int],
    rarity: Mapping[str, float],
) -> Features:
    live = [claim for claim in claims if not claim.superseded and claim.stance != "denied"]
    places = {claim.place for claim in live if claim.slot == "place" and claim.place}
    return Features(
        event=event.id,
        article=article.id,
        kind=event.kind,
        triggers=frozenset(triggers),
        days=days(event.date),
        published=days(article.published),
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
        words=_weighted(words, rarity),
    )


def _sentences_of_events(tables: Tables) -> dict[str, list[str]]:
    """For each event the sentences in which its mentions stand."""
    passages: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in tables.passages:
        passages[passage.article, passage.field].append(passage)
    starts = {}
    for key, rows in passages.items():
        rows.sort(key=lambda row: row.start)
        starts[key] = [row.start for row in rows]
    texts = {article.id: {"text": article.text, "title": article.title or ""} for article in tables.articles}
    found: dict[str, dict[tuple[str, int], str]] = defaultdict(dict)
    for mention in tables.event_mentions:
        key = mention.article, mention.field
        at = bisect_right(starts.get(key, []), mention.start) - 1
        if at >= 0:
            row = passages[key][at]
            found[mention.event][row.field, row.start] = texts[row.article][row.field][row.start : row.end]
    return {event: list(by_place.values()) for event, by_place in found.items()}


def _words(sentences: Iterable[str]) -> Counter[str]:
    return Counter(WORD.findall(" ".join(sentences).lower()))


def _rarity(words: Mapping[str, Mapping[str, int]]) -> dict[str, float]:
    """Inverse document frequency of each word, an event's sentences taken as the document; 0 for common words."""
    seen = Counter(word for counts in words.values() for word in counts)
    total = len(words)
    limit = max(10.0, COMMON_SHARE * total)
    return {word: math.log((1 + total) / count) if count <= limit else 0.0 for word, count in seen.items()}


def _weighted(counts: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {word: (1 + math.log(count)) * rarity[word] for word, count in counts.items() if rarity.get(word)}
    length = math.sqrt(math.fsum([weight * weight for weight in weights.values()])) or 1.0
    return {word: weight / length for word, weight in sorted(weights.items())}
