"""Where the tolls of an event are told to have been: its place, and its kind, by the sentences that count the hurt.

Several articles are put together by what each is about, and each is about more than one thing: the place that most of
them name for it can be that of the other story. Where the sentences that give an event's tolls name another town, that
is its place; where they name others and agree in none, no place is told.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.annotating.events.titles import event_words
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import is_country, is_region, relation
from variorum.linking.scene_words import alike, means_of
from variorum.linking.sentences import Sentences
from variorum.records import Event, Place, Tables
from variorum.stored import values

TOLLS = ("killed", "wounded")
NEAR = 150  # characters to both sides of a toll: a sentence that lost its full stop goes on for much longer
ENOUGH = 2  # articles that name a town beside a toll
GENERAL = "attack"
FLOWN = ("air strike", "missile strike", "shelling")


def place_events(tables: Tables) -> Tables:
    """Tables whose events of several articles stand where their tolls are told to have been."""
    several = {event.id for event in tables.events if len(event.articles) > 1}
    told = _Told(tables, several)
    places = {place.id: place for place in tables.places}
    return replace(tables, events=tuple(_placed(event, told, places) for event in tables.events))


class _Told:
    """What is told beside the tolls of each event: which places are named in which sentences, and which means."""

    def __init__(self, tables: Tables, events: set[str]) -> None:
        self.sentences: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
        self.means: dict[str, set[str]] = defaultdict(set)
        texts = {
            (article.id, field): text or ""
            for article in tables.articles
            for field, text in (("title", article.title), ("text", article.text))
        }
        named: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for place, article, field, start in values(tables.mentions, "place", "article", "field", "start"):
            if place is not None:
                named[article, field].append((start, place))
        for rows in named.values():
            rows.sort()
        sentences = Sentences(tables.passages)
        for event, article, field, start, end, slot, low, old in values(
            tables.claims, "event", "article", "field", "start", "end", "slot", "low", "superseded"
        ):
            if event not in events or low is None or old or slot.partition(":")[0] not in TOLLS:
                continue
            span = sentences.at(article, field, start)
            first, last = (max(span[0], start - NEAR), min(max(span[1], end), end + NEAR)) if span else (start, end)
            rows = named.get((article, field), [])
            near = rows[bisect_left(rows, (first, "")) : bisect_left(rows, (last, ""))]
            self.sentences[event].append((article, frozenset(place for _, place in near)))
            self.means[event] |= means_of(texts[article, field][first:last])


def _placed(event: Event, told: _Told, places: Mapping[str, Place]) -> Event:
    kinds = event_kinds()
    if kinds.group(event.kind) != kinds.group(GENERAL):
        return event
    place, kind = _place(event, told.sentences.get(event.id, ()), places), event.kind
    # Bombs that somebody set off are no strike from the air.
    if told.means.get(event.id) == {"set"} and kind in FLOWN:
        kind = GENERAL
    if (place, kind) == (event.place, event.kind):
        return event
    where = places[place].name if place is not None else None
    return replace(event, place=place, kind=kind, title=event_words(kinds.title(kind), where, event.date))


def _place(event: Event, sentences: Sequence[tuple[str, frozenset[str]]], places: Mapping[str, Place]) -> str | None:
    """The event's place as it is, the town that its tolls are told of, or none."""
    known = places.get(event.place or "")
    towns = _joined(sentences, places)
    if known is None or not towns:
        return event.place
    if is_region(known):
        inside = [row for row in towns if relation(row[0], known, places) == "inside" and row[0].latitude is not None]
        return inside[0][0].id if is_country(known) and inside and len(inside[0][1]) >= ENOUGH else event.place
    own = {article for town, found in towns if _is_one(town, known, places) for article in found}
    for town, articles in towns:
        if len(articles) >= ENOUGH and len(articles) > len(own) and _surely_off(town, known, sentences, places):
            return town.id
    if own or not all(_surely_off(town, known, sentences, places) for town, _ in towns):
        return event.place
    return None


def _surely_off(
    town: Place, known: Place, sentences: Sequence[tuple[str, frozenset[str]]], places: Mapping[str, Place]
) -> bool:
    """Whether a town surely lies apart from a place, in its country: by its own point, else by those of the towns that
    are named with it."""
    beside = [places[id] for _, named in sentences if town.id in named for id in sorted(named)]
    found = [town] if town.latitude is not None else [each for each in beside if each.latitude is not None]
    found = [each for each in found if not is_region(each)]
    return bool(found) and all(
        each.country == known.country and relation(each, known, places) == "apart" for each in found
    )


def _joined(
    sentences: Iterable[tuple[str, frozenset[str]]], places: Mapping[str, Place]
) -> list[tuple[Place, set[str]]]:
    """The towns that are named, each with the articles that name it, those called alike as one: by the number of
    articles; of equals one that a gazetteer has, then the one of the longer name."""
    found: dict[str, set[str]] = defaultdict(set)
    for article, named in sentences:
        for id in named:
            found[id].add(article)
    towns = [places[id] for id in found if id in places and not is_region(places[id])]
    rows: list[tuple[Place, set[str]]] = []
    for town in sorted(towns, key=lambda each: (each.latitude is None, -len(each.name), each.id)):
        same = next((row for row in rows if alike(row[0].name, town.name)), None)
        if same is None:
            rows.append((town, set(found[town.id])))
        else:
            same[1].update(found[town.id])
    return sorted(rows, key=lambda row: (-len(row[1]), row[0].latitude is None, -len(row[0].name), row[0].id))


def _is_one(one: Place, two: Place, places: Mapping[str, Place]) -> bool:
    return alike(one.name, two.name) or relation(one, two, places) in ("same", "inside", "near")
