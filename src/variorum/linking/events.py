"""The same event across articles: blocking, weights, clusters; then one event for each cluster."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from typing import TypeVar

from variorum.annotating.events.titles import event_words
from variorum.dates import days, length
from variorum.linking.clustering import clusters
from variorum.linking.event_features import Features, event_features
from variorum.linking.event_kinds import Kinds, event_kinds
from variorum.linking.event_weights import LINKED, PROPOSED, Weight, pile, weigh
from variorum.linking.geography import is_region
from variorum.records import Article, Claim, Designation, Event, EventMention, Link, Place, Tables, content_id

# A block of more events than this tells nothing about them ("Syria", "attack"): its pairs meet in a finer block or not
# at all. It bounds the pairs: at most BLOCK times as many as there are events and keys.
BLOCK = 60
RARE_WORDS = 6  # an event's most telling words, each a block of its own


Row = TypeVar("Row", EventMention, Claim, Designation)


def link_events(tables: Tables) -> Tables:
    """Tables whose events are those of the pile; event mentions, claims and designations point to them."""
    places = {place.id: place for place in tables.places}
    articles = {article.id: article for article in tables.articles}
    kinds = event_kinds()
    features = sorted(event_features(tables), key=lambda each: (each.article, each.event))
    known = pile(features, places, kinds)
    weights = {
        (first.event, second.event): weigh(first, second, known)
        for first, second in candidate_pairs(features, places, kinds)
    }
    found = clusters(
        [each.event for each in features],
        {pair: weight.total for pair, weight in weights.items()},
        LINKED,
        apart={each.event: each.article for each in features},
    )
    local = {event.id: event for event in tables.events}
    merged = [_merged([local[id] for id in cluster], articles, places) for cluster in found]
    new_id = {old: event.id for cluster, event in zip(found, merged, strict=True) for old in cluster}
    return replace(
        tables,
        events=tuple(sorted(merged, key=lambda event: event.id)),
        event_mentions=tuple(_moved(row, new_id) for row in tables.event_mentions),
        claims=tuple(_moved(row, new_id) for row in tables.claims),
        designations=tuple(_moved(row, new_id) for row in tables.designations),
        links=tables.links + tuple(_links(weights, new_id, _earliest_mentions(tables.event_mentions))),
    )


def candidate_pairs(
    features: Sequence[Features], places: Mapping[str, Place], kinds: Kinds
) -> list[tuple[Features, Features]]:
    """The pairs that share a block, each once, never two events of one article; in a stable order."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, each in enumerate(features):
        for key in _keys(each, places, kinds):
            blocks[key].append(at)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= BLOCK
        for pair in combinations(block, 2)
        if features[pair[0]].article != features[pair[1]].article
    }
    return [(features[a], features[b]) for a, b in sorted(pairs)]


def _keys(each: Features, places: Mapping[str, Place], kinds: Kinds) -> Iterable[tuple[str, str]]:
    telling = [place for place in sorted(each.places) if place in places and not is_region(places[place])]
    near = [(each.days[0] + timedelta(days=step)).isoformat() for step in _steps(each)] if each.days else []
    rare = sorted(each.words, key=lambda word: (-each.words[word], word))[:RARE_WORDS]
    for group in kinds.groups(each.kind):
        for day in near:
            yield group, day
            for place in telling:
                yield group, f"{day} {place}"
        for place in telling:
            yield group, place
        for word in rare:
            yield group, word
    for day in near:
        for slot, low, high in sorted(each.figures):
            yield day, f"{slot} {low} {high}"


def _steps(each: Features) -> range:
    """The days around the event's own, as steps from its first; none where its date is wider than three days."""
    return range(-1, length(each.days) + 1) if each.days is not None and length(each.days) <= 3 else range(0)


def _moved(row: Row, new_id: Mapping[str, str]) -> Row:
    """The row with its event's new id; the row itself, which is quicker, where that is the old one."""
    if row.event is None or new_id[row.event] == row.event:
        return row
    return replace(row, event=new_id[row.event])


def _merged(events: Sequence[Event], articles: Mapping[str, Article], places: Mapping[str, Place]) -> Event:
    """One event for a cluster: the id of its earliest, kind, date and place of most, the finer one where equal."""
    ordered = sorted(events, key=lambda event: (_published(articles[event.articles[0]]), event.articles[0], event.id))
    kind = _most([event.kind for event in ordered])
    dates = [event.date for event in ordered if event.date]
    date = _most(dates, lambda value: -length(span) if (span := days(value)) else -(10**6)) if dates else None
    found = [event.place for event in ordered if event.place]
    place = _most(found, lambda id: -(places[id].radius_km or 0.0) if id in places else -1e6) if found else None
    if len(events) == 1:
        return replace(events[0], kind=kind or events[0].kind)
    where = places[place].name if place is not None and place in places else None
    return replace(
        ordered[0],
        kind=kind or ordered[0].kind,
        title=event_words(event_kinds().title(kind or ordered[0].kind), where, date),
        date=date,
        place=place,
        articles=tuple(sorted({article for event in events for article in event.articles})),
    )


def _most(values: Sequence[str], finer: object = None) -> str | None:
    """The value that occurs most; among equals the one that `finer` ranks highest, then the first."""
    if not values:
        return None
    counts = Counter(values)
    rank = finer if callable(finer) else lambda value: 0
    return max(counts, key=lambda value: (counts[value], rank(value), -values.index(value)))


def _published(article: Article) -> str:
    """Sorts undated articles last."""
    return article.published or "9"


def _earliest_mentions(mentions: Iterable[EventMention]) -> dict[str, str]:
    """For each event of one article the id of its first mention: text before title, then by place."""
    ordered = sorted(mentions, key=lambda row: (row.field != "text", row.start, row.id), reverse=True)
    return {row.event: row.id for row in ordered}


def _links(
    weights: Mapping[tuple[str, str], Weight], new_id: Mapping[str, str], mention_of: Mapping[str, str]
) -> Iterable[Link]:
    """A row for each pair that was weighed and is, or is nearly, one event; `first` and `second` are event mentions."""
    for (first, second), weight in sorted(weights.items()):
        if new_id[first] == new_id[second]:
            status = "linked"
        elif weight.total >= PROPOSED:
            status = "proposed"
        else:
            continue
        if first in mention_of and second in mention_of:
            a, b = sorted((mention_of[first], mention_of[second]))
            yield Link(content_id("k", "event", a, b), "event", a, b, weight.total, weight.reason, status)
