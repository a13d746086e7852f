"""The same quantity across articles: one slot for all claims of it, hung on one event.

What a figure is of is worded anew by each writer ("federal taxes", "income taxes"; "kids", "children"), and an article
that mostly tells something else hangs it on another event. Two figures of different articles are taken for one quantity
where their unit is the same, their values can both hold, and enough of what is rare in the pile stands around both: the
words that they are of count twice. A value of many digits is itself rare. Tolls are left alone: events are linked by
them.

The rule that canonises: a quantity's slot is the one that most of its claims have, its event the one that most of its
articles tell; among equals the first by id.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum import lexicon
from variorum.dates import Days, apart, days
from variorum.linking.blocking import Blocks
from variorum.linking.clustering import Pairs, numbered_clusters
from variorum.linking.decided.rows import kept_apart
from variorum.linking.sentences import Sentences
from variorum.linking.trigger_words import stem
from variorum.linking.values.figures import figures
from variorum.linking.values.relation import Relation
from variorum.records import Claim, EventMention, Tables, content_id
from variorum.rows import revised
from variorum.stored import changed, extended, values, where

WORD = re.compile(r"[^\W\d_]{3,}")
NEAR = 60  # characters to each side of a figure that say what it is of
BLOCK = 60  # more claims than this share a block that tells nothing
# Weights by hand, checked on the development stories of politics (benchmarks/RESULTS.md): a pair is one quantity from
# SAME on. A shared word counts by its rarity (1 = in one article of the pile's claims only, 0 = in all).
SAME = 2.6
OF_WORD, NEAR_WORD = 1.5, 0.8
DIGIT = 0.8  # for each digit beyond the first that both values have
SAME_EVENT = 1.0
# A figure joins an event of articles that appeared within so many days (the NEWS_DAYS of event_levels): what is told
# again for months (the dead of a war, how many cities a paper is printed in) stays where its own article hangs it.
CLOSE = 7
JOINED = "joined to its event by the quantity"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with the words that say what it is of."""

    claim: Claim
    of: frozenset[str]  # stems
    near: frozenset[str]  # stems
    digits: int


def link_quantities(tables: Tables) -> Tables:
    """Tables in which claims of one quantity have one slot and one event."""
    tables = _widened(tables)
    quantities = _quantities(tables)
    rarity = _rarity(quantities)
    weights = Pairs()
    for at, others in _blocks(quantities).earlier(BLOCK):
        for other in others:
            if quantities[other].claim.article != quantities[at].claim.article:
                weights.add(other, at, _weight(quantities[other], quantities[at], rarity))
    found = numbered_clusters(len(quantities), weights, SAME)
    linked = [[quantities[at].claim for at in cluster] for cluster in found if len(cluster) > 1]
    return moved(tables, [(most(claim.slot for claim in each), each) for each in linked])


def _widened(tables: Tables) -> Tables:
    """The tables with counts of two sorts of people together named so: "241 passengers and crew", "241 people,
    passengers and crew" are of slot `count:passengers and crew`, another quantity than the passengers."""
    texts = {article.id: article.text for article in tables.articles}

    def widened(claim: Claim) -> Claim:
        both = together[claim.id]
        return revised(claim, slot=f"count:{both}", of=both, unit="people")

    together: dict[str, str] = {}
    for id, article, field, slot, end in values(tables.claims, "id", "article", "field", "slot", "end"):
        counted = field == "text" and slot.partition(":")[0] in ("count", "aboard")
        if counted and (found := _together().match(texts[article], end)):
            together[id] = f"{found[1]} and {found[2]}".casefold()
    return replace(tables, claims=changed(tables.claims, widened, "id", together.__contains__)) if together else tables


@cache
def _together() -> re.Pattern[str]:
    """After a figure: two nouns for people, joined by "and"."""
    nouns = "|".join(sorted(lexicon.words("en", "slots", "joined_people")))
    return re.compile(rf"\s+(?:(?:people|persons),\s+)?({nouns})\s+and\s+({nouns})\b", re.IGNORECASE)


def _quantities(tables: Tables) -> list[Quantity]:
    """The live figures of texts that are no tolls, in the order of their ids."""
    sentences = Sentences(tables.passages, ("text",))
    texts = {article.id: article.text for article in tables.articles}
    found = []
    for claim in tables.claims:
        if claim.field != "text" or claim.superseded or claim.period or (claim.low is None and claim.high is None):
            continue
        if claim.slot.partition(":")[0] in ("killed", "wounded", "missing"):
            continue
        text = texts[claim.article]
        first, last = sentences.at(claim.article, "text", claim.start) or (0, len(text))
        low, high = max(claim.start - NEAR, first), min(claim.end + NEAR, last)
        near = _stems(text[low : claim.start]) | _stems(text[claim.end : high])
        of = _stems(f"{claim.of or ''} {claim.slot.partition(':')[2]}")
        found.append(Quantity(claim, of, near | of, _digits(claim)))
    return sorted(found, key=lambda each: each.claim.id)


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in WORD.findall(text))


def _digits(claim: Claim) -> int:
    """How many digits of an exact value are written: 3 for 225, 8 for 43,885,310, 2 for $43 million."""
    if claim.low is None or claim.low != claim.high:
        return 1
    return len(str(abs(int(claim.low / (claim.step or 1)))))


def _rarity(quantities: Sequence[Quantity]) -> dict[str, float]:
    """For each stem how rare it is among the articles: 1 in one only, 0 in all."""
    articles: dict[str, set[str]] = defaultdict(set)
    for each in quantities:
        for word in each.near:
            articles[word].add(each.claim.article)
    total = len({each.claim.article for each in quantities})
    # In a pile of three, a word that two share is as telling as can be: counts below three all are.
    scale = math.log(max(total, 3) + 1)
    return {word: 1 - math.log(max(1, len(who) - 2)) / scale for word, who in articles.items()}


def _blocks(quantities: Sequence[Quantity]) -> Blocks:
    """The figures that share a unit and either a value or a word that they are of."""
    blocks = Blocks()
    for at, each in enumerate(quantities):
        unit = _measure(each.claim)
        blocks.add(at, unit, "value", f"{each.claim.low} {each.claim.high}")
        for word in each.of:
            blocks.add(at, unit, "of", word)
        if each.digits > 1 and each.claim.low is not None:
            blocks.add(at, unit, "size", f"{each.claim.low:.1e}")
    return blocks


def _measure(claim: Claim) -> str:
    """What kind of number it is: money and shares by their unit; counts are all alike, as writers name them anew."""
    kind = claim.slot.partition(":")[0]
    if kind in ("count", "votes", "evacuated", "displaced", "arrested"):
        return "count"
    return claim.unit or kind


def _weight(first: Quantity, second: Quantity, rarity: Mapping[str, float]) -> float:
    """What speaks for one quantity; below nothing where the values exclude each other or cannot be compared."""
    if _measure(first.claim) != _measure(second.claim):
        return -9.0
    if not first.of & second.of and min(first.digits, second.digits) < 2:
        return -9.0  # "two" of anything is the same as "two" of anything else: only what it is of can tell
    unit = first.claim.unit
    stood = figures(first.claim, second.claim if second.claim.unit == unit else revised(second.claim, unit=unit))
    if stood not in (Relation.SAME, Relation.COARSER):
        return -9.0
    of = sum(rarity[word] for word in first.of & second.of)
    near = sum(rarity[word] for word in (first.near & second.near) - (first.of & second.of))
    exact = min(first.digits, second.digits) - 1
    event = SAME_EVENT if first.claim.event == second.claim.event else 0.0
    return round(OF_WORD * of + NEAR_WORD * near + DIGIT * exact + event, 3)


def moved(tables: Tables, found: Sequence[tuple[str, Sequence[Claim]]], sure: bool = False) -> Tables:
    """The tables with the claims of each cluster given its slot, the first of each pair, and its event. `sure`: what a
    claim is of tells that it is of the event; what was guessed of that is then no guess any more."""
    claims: dict[str, Claim] = {}
    joined = {claim.event for _, cluster in found for claim in cluster}
    told = {event.id: set(event.articles) for event in tables.events if event.id in joined}
    apart = kept_apart(tables)
    native = {event: frozenset(articles) for event, articles in told.items()}
    published = {article.id: days(article.published) for article in tables.articles}
    mentions: dict[tuple[str, str], str] = {}
    for name, article, id in values(tables.event_mentions, "event", "article", "id"):
        if name in joined:
            mentions[name, article] = max(id, mentions.get((name, article), id))
    leaving = {claim.event_mention for _, cluster in found for claim in cluster}
    own = {row.id: row for row in where(tables.event_mentions, "id", leaving.__contains__)}
    added: dict[str, EventMention] = {}
    for slot, members in found:
        events = Counter(claim.event for claim in members)
        event = min(events, key=lambda id: (-events[id], -len(told[id]), id))
        for claim in members:
            mention = claim.event_mention
            inferred = claim.inferred
            elsewhere = not _is_of_the_time(claim.article, native[event], published) or {claim.event, event} in apart
            if claim.event != event and elsewhere:
                claims[claim.id] = replace(claim, slot=slot)
                continue
            if claim.event != event or (sure and inferred is not None and JOINED not in inferred):
                inferred = "; ".join(filter(None, (inferred, JOINED)))
            if claim.event != event:
                told[event].add(claim.article)
                mention = mentions.get((event, claim.article), "")
                if not mention:
                    row = replace(own[claim.event_mention], event=event)
                    row = replace(row, id=content_id("m", row.article, row.field, row.start, row.end, event))
                    added[row.id] = row
                    mentions[event, claim.article] = mention = row.id
            claims[claim.id] = replace(claim, slot=slot, event=event, event_mention=mention, inferred=inferred)
    return replace(
        tables,
        claims=changed(tables.claims, lambda claim: claims[claim.id], "id", claims.__contains__),
        event_mentions=extended(EventMention, tables.event_mentions, [added[id] for id in sorted(added)]),
        events=tuple(
            replace(event, articles=tuple(sorted(told[event.id]))) if event.id in told else event
            for event in tables.events
        ),
    )


def _is_of_the_time(article: str, telling: Iterable[str], published: Mapping[str, Days | None]) -> bool:
    """Whether an article appeared close to one of those that tell an event, as far as is known."""
    own = published[article]
    return own is None or any(other is None or apart(own, other) <= CLOSE for other in map(published.get, telling))


def most(values: Iterable[str]) -> str:
    """The value that occurs most, among equals the first in order."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value))
