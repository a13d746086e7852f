"""The same event across articles: blocking, weights, clusters; then one event for each cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

from variorum.annotating.events.titles import event_words
from variorum.dates import days, length, yearless
from variorum.linking.affairs import Alike
from variorum.linking.bags import Cosines
from variorum.linking.blocking import Blocks
from variorum.linking.clustering import Pairs, numbered_clusters
from variorum.linking.decided.holding import hold
from variorum.linking.decided.rows import decided_rows
from variorum.linking.decided.verdicts import NOTHING, Decided
from variorum.linking.event_features import Features, event_features
from variorum.linking.event_kinds import Kinds, event_kinds
from variorum.linking.event_levels import day_of_year
from variorum.linking.event_model import saved_models
from variorum.linking.event_pile import Pile, pile
from variorum.linking.event_weights import weigh
from variorum.linking.geography import is_region
from variorum.records import Article, Claim, Event, EventMention, Link, Place, Tables, content_id
from variorum.rows import revised
from variorum.stored import changed, extended, renamed, values

# A block of more events than this tells nothing about them ("Syria", "attack"): its pairs meet in a finer block or not
# at all. It bounds the pairs: at most BLOCK times as many as there are events and keys.
BLOCK = 60
YEAR = "year taken from other articles on the event"
RARE_WORDS = 6  # an event's most telling words, each a block of its own


def link_events(tables: Tables, alike: Alike, decided: Decided = NOTHING) -> Tables:
    """Tables whose events are those of the pile, with what the reader decided of them held; event mentions, claims and
    designations point to them. `alike`: the articles of one affair."""
    places = {place.id: place for place in tables.places}
    articles = {article.id: article for article in tables.articles}
    kinds = event_kinds()
    features = sorted(event_features(tables, alike), key=lambda each: (each.article, each.event))
    known = pile(features, places, kinds)
    weights = Pairs()
    for at, other, like in compared(features, places, kinds):
        weights.add(other, at, weigh(features[at], features[other], known, like).total)
    held = hold(partial(_clusters, features, weights), decided.events)
    local = {event.id: event for event in tables.events}
    merged = [_merged([local[id] for id in cluster], articles, places) for cluster in held.after]
    new_id = {id: event.id for cluster, event in zip(held.after, merged, strict=True) for id in cluster}
    mention_of = _earliest_mentions(tables.event_mentions)
    dated = {event.id: event.date for event in merged if event.date}
    moved = renamed(tables.claims, new_id, "event")
    weighed = _links(features, weights, known, new_id, mention_of)
    links = decided_rows("event", weighed, decided.events, held, mention_of)
    return replace(
        tables,
        events=tuple(sorted(merged, key=lambda event: event.id)),
        event_mentions=renamed(tables.event_mentions, new_id, "event"),
        claims=changed(moved, lambda row: _with_year(row, dated), "date", lambda day: yearless(day) is not None),
        designations=renamed(tables.designations, new_id, "event"),
        links=extended(Link, tables.links, links),
    )


def compared(
    features: Sequence[Features], places: Mapping[str, Place], kinds: Kinds
) -> Iterator[tuple[int, int, float]]:
    """The pairs of events of two articles that share a block, by number, the later first, with how alike their words
    are."""
    words = Cosines(each.words for each in features)
    for at, found in _blocks(features, places, kinds).earlier(BLOCK):
        others = [other for other in found if features[other].article != features[at].article]
        for other, like in zip(others, words.of(at, others), strict=True):
            yield at, other, like


def _clusters(features: Sequence[Features], weights: Pairs, never: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The events of articles in clusters, of which none holds a pair of `never`."""
    number = {each.event: at for at, each in enumerate(features)} if never else {}
    pairs = [(number[one], number[two]) for one, two in sorted(never)]
    linked = saved_models().events.linked
    found = numbered_clusters(len(features), weights, linked, [each.article for each in features], pairs)
    return [[features[at].event for at in cluster] for cluster in found]


def _blocks(features: Sequence[Features], places: Mapping[str, Place], kinds: Kinds) -> Blocks:
    """The events by what they may have in common with another telling of the same."""
    blocks = Blocks()
    days_of_year = {each.yearless for each in features if each.yearless}
    for at, each in enumerate(features):
        for key in _keys(each, places, kinds):
            blocks.add(at, *key)
        day = each.yearless or day_of_year(each)
        if day in days_of_year:
            for group in kinds.groups(each.kind):
                blocks.add(at, group, f"--{day}")
    return blocks


def _keys(each: Features, places: Mapping[str, Place], kinds: Kinds) -> Iterable[tuple[str, str]]:
    telling = [place for place in sorted(each.places) if place in places and not is_region(places[place])]
    near = [(each.days[0] + timedelta(days=step)).isoformat() for step in _steps(each)] if each.days else []
    rare = [str(word) for word in each.words.rarest(RARE_WORDS)]
    for group in kinds.groups(each.kind):
        for day in near:
            yield group, day
            for place in telling:
                yield group, f"{day} {place}"
        for place in telling:
            yield group, place
        for word in rare:
            yield group, word
        if each.chief:
            yield group, f"article {each.article}"
            for article in each.affair:
                yield group, f"article {article}"
    for day in near:
        for slot, low, high in sorted(each.figures):
            yield day, f"{slot} {low} {high}"


def _steps(each: Features) -> range:
    """The days around the event's own, as steps from its first; none where its date is wider than three days."""
    return range(-1, length(each.days) + 1) if each.days is not None and length(each.days) <= 3 else range(0)


def _with_year(claim: Claim, dated: Mapping[str, str]) -> Claim:
    """A day without a year with that of its event, where other articles give the event's year."""
    day, known = yearless(claim.date), dated.get(claim.event, "")
    if day is None or known[4:] != f"-{day}" or yearless(known):
        return claim
    inferred = "; ".join(filter(None, (claim.inferred, YEAR)))
    return revised(claim, date=known, inferred=inferred)


def _merged(events: Sequence[Event], articles: Mapping[str, Article], places: Mapping[str, Place]) -> Event:
    """One event for a cluster: the id of its earliest, kind, date and place of most, the finer one where equal."""
    ordered = sorted(events, key=lambda event: (_published(articles[event.articles[0]]), event.articles[0], event.id))
    kind = _most([event.kind for event in ordered])
    dates = [event.date for event in ordered if event.date]
    dates = [each for each in dates if days(each)] or dates
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


def _earliest_mentions(mentions: Sequence[EventMention]) -> dict[str, str]:
    """For each event of one article the id of its first mention: text before title, then by place."""
    found: dict[str, tuple[bool, int, str]] = {}
    for event, field, start, id in values(mentions, "event", "field", "start", "id"):
        place = (field != "text", start, id)
        if event not in found or place < found[event]:
            found[event] = place
    return {event: id for event, (_, _, id) in found.items()}


def _links(
    features: Sequence[Features],
    weights: Pairs,
    known: Pile,
    new_id: Mapping[str, str],
    mention_of: Mapping[str, str],
) -> Iterable[Link]:
    """A row for each pair that was weighed and is, or is nearly, one event; `first` and `second` are event mentions."""
    proposed = saved_models().events.proposed
    for one, two, total in weights.sorted():
        first, second = features[one], features[two]
        linked = new_id[first.event] == new_id[second.event]
        if (linked or total >= proposed) and first.event in mention_of and second.event in mention_of:
            a, b = sorted((mention_of[first.event], mention_of[second.event]))
            reason = weigh(second, first, known).reason
            yield Link(content_id("k", "event", a, b), "event", a, b, total, reason, "linked" if linked else "proposed")
