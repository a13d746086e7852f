"""The dates and places of an event that are worth a claim: of "April" and "19 April" the day, of a town and its
province the town."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from variorum.annotating.events.clusters import Cluster
from variorum.annotating.events.sameness import REACH_KM, REGION_KM, kilometres, within
from variorum.dates import Days, days
from variorum.records import Place

# A town or anything smaller, in steps of the lexicon's table `grain`; a settlement with so wide a radius is a city.
FINE, CITY_KM = 2, 10.0


@dataclass(frozen=True, slots=True)
class Specific:
    """The dates and places of an event that are worth a claim: those that no finer one of the same event lies in."""

    dates: frozenset[str]
    places: frozenset[str]


def most_specific(cluster: Cluster, places: dict[str, Place], held: Collection[tuple[str, str]]) -> Specific:
    """The dates and places of the cluster without those that hold another of them ("April" beside "19 April").

    `held`: pairs of places (inner, outer) where the article's own words say so.
    """
    dates = sorted(set(cluster.dates))
    spans = {each: days(each) for each in dates}
    inner = {w.mention.place for each in cluster.frames for w in each.wheres if not w.outer and w.mention.place}
    outer = {w.mention.place for each in cluster.frames for w in each.wheres if w.outer and w.mention.place}
    said = {
        (inside, outside)
        for inside, outside in held
        if inside in inner
        and (outside, inside) not in held
        # "Hamport northern Arvania", the comma lost, puts the state in the town.
        and not (inside in places and outside in places and within(places[outside], places[inside], places))
    }
    ids = sorted((inner or outer) - {outside for _, outside in said})
    ids = _finest(ids, cluster, places)
    return Specific(
        frozenset(each for each in dates if not any(_holds_day(spans[each], spans[other]) for other in dates)),
        frozenset(
            each
            for each in ids
            if each in places and not any(_holds(places[each], places[o], places) for o in ids if o in places)
        ),
    )


def _finest(ids: Sequence[str], cluster: Cluster, places: dict[str, Place]) -> list[str]:
    """`ids` without the cities and provinces where a part of a town, a village or a town is told, and without the
    provinces where a city is; a place far from the finer ones stays."""
    noted: dict[str, int] = {}
    for frame in cluster.frames:
        for where in frame.wheres:
            if where.mention.place and where.grain:
                noted[where.mention.place] = min(where.grain, noted.get(where.mention.place, where.grain))
    grains = {each: _grain(places[each], noted.get(each), places) for each in ids if each in places}
    best = max(FINE, min(grains.values(), default=FINE))
    fine = [each for each, grain in grains.items() if grain <= best]
    return [
        each for each, grain in grains.items() if grain <= best or all(_apart(places[each], places[o]) for o in fine)
    ]


def _grain(place: Place, noted: int | None, places: dict[str, Place]) -> int:
    """How fine a place is: by the noun beside its name, else by its size; a name that the article has for a province
    too is taken for that."""
    if (place.radius_km or 0.0) >= REGION_KM:
        return 4 if (place.part_of or place.latitude is None) else 5
    if noted is not None:
        return noted
    wider = (each for each in places.values() if each.id != place.id and (each.radius_km or 0.0) >= REGION_KM)
    if any(each.name.startswith(f"{place.name} ") for each in wider):
        return 4
    return 3 if (place.radius_km or 0.0) >= CITY_KM else FINE


def _apart(first: Place, second: Place) -> bool:
    """Whether two places are known to lie further apart than their sizes explain."""
    gap = kilometres(first, second)
    return gap is not None and gap > (first.radius_km or 0.0) + (second.radius_km or 0.0) + REACH_KM


def _holds_day(outer: Days | None, inner: Days | None) -> bool:
    if outer is None or inner is None:
        return False
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _holds(outer: Place, inner: Place, places: dict[str, Place]) -> bool:
    if outer.id == inner.id:
        return False
    if within(inner, outer, places):
        return True
    gap = kilometres(outer, inner)
    return gap is not None and gap + (inner.radius_km or 0.0) <= (outer.radius_km or 0.0)
