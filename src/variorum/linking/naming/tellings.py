"""The sentences that tell an event, with how much each says of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from variorum.linking.naming.wording import is_aside
from variorum.linking.sentences import Sentences
from variorum.records import Article, Number, Tables
from variorum.stored import values

# What a sentence counts that goes over to something else ("Elsewhere", "Meanwhile"); those after it; one whose article
# gives no toll that another has where there are such; and one with a toll that another article has.
ASIDE, AFTER_ASIDE, OTHER_TOLL, SHARED_TOLL = 0.25, 0.5, 0.5, 2.0
LEAD = 250  # characters with which a text begins: two sentences, of which the second begins before them
_TOLLS = ("killed", "wounded")
# Smaller tolls any two happenings may have in common, and vague ones ("dozens").
TELLING = 3
_COUNTED = re.compile(
    r"\d|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.IGNORECASE
)

Toll = tuple[str, Number]
"""The slot, and the number said."""

Spot = tuple[str, str, int]
"""Article, field, and where the sentence starts."""


@dataclass(slots=True)
class Telling:
    """One sentence that tells an event."""

    article: str
    name: str  # of the field
    start: int
    end: int
    words: list[tuple[int, int]] = field(default_factory=list)  # of the event, where they stand
    tolls: set[Toll] = field(default_factory=set)
    weight: float = 1.0

    @property
    def spot(self) -> Spot:
        return self.article, self.name, self.start


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles of a pile, and which print one origin."""

    articles: Mapping[str, Article]
    origins: Mapping[str, str]

    @classmethod
    def of(cls, tables: Tables) -> Sources:
        """Those of linked tables."""
        return cls({each.id: each for each in tables.articles}, {each.article: each.id for each in tables.origins})

    def text(self, telling: Telling) -> str:
        """The title or text that the telling stands in."""
        article = self.articles[telling.article]
        return article.text if telling.name == "text" else article.title or ""

    def origin(self, article: str) -> str:
        """The origin that the article prints, else itself."""
        return self.origins.get(article, article)


def tellings(
    tables: Tables, sources: Sources, sentences: Sentences, of: Mapping[str, Collection[str]] | None = None
) -> dict[str, list[Telling]]:
    """By event its tellings, in order of article, title first, and place, each with its weight; with `of` only of the
    events that it has, in the articles that it gives."""
    found: dict[str, dict[Spot, Telling]] = defaultdict(dict)
    columns = ("event", "article", "field", "start", "end")
    for event, article, name, start, end in values(tables.event_mentions, *columns):
        if not (of is None or article in of.get(event, ())):
            continue
        span = sentences.at(article, name, start)
        if span is not None and start < span[1]:
            telling = found[event].setdefault((article, name, span[0]), Telling(article, name, *span))
            telling.words.append((start, end))
    counted = ("slot", "event", "article", "field", "start", "low", "high", "text")
    for slot, event, article, name, start, low, high, text in values(tables.claims, *counted):
        number = low if low is not None else high
        if slot not in _TOLLS or event not in found or number is None or not _COUNTED.search(text):
            continue
        if not (of is None or article in of.get(event, ())):
            continue
        span = sentences.at(article, name, start)
        known = found[event].get((article, name, span[0])) if span is not None else None
        if known is not None:
            known.tolls.add((slot, number))
    return {event: _weighed(own.values(), sources) for event, own in found.items()}


def _weighed(told: Iterable[Telling], sources: Sources) -> list[Telling]:
    own = sorted(told, key=lambda each: (each.article, each.name != "title", each.start))
    by_toll: dict[Toll, set[str]] = defaultdict(set)
    for each in own:
        for toll in each.tolls:
            by_toll[toll].add(sources.origin(each.article))
    shared = {toll for toll, origins in by_toll.items() if len(origins) > 1 and toll[1] >= TELLING}
    counting = {each.article for each in own if each.tolls}
    agreeing = {each.article for each in own if each.tolls & shared}
    article, aside = "", False
    for each in own:
        agrees = bool(each.tolls & shared)
        aside = aside and each.article == article and not agrees
        article = each.article
        if is_aside(sources.text(each)[each.start : min(start for start, _ in each.words)]):
            each.weight *= ASIDE
            aside = True
        elif aside:
            each.weight *= AFTER_ASIDE
        if agrees:
            each.weight *= SHARED_TOLL
        elif shared and (each.tolls or each.article in counting - agreeing):
            each.weight *= OTHER_TOLL
    return own
