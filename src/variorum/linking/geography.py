"""How two places of the tables lie to each other."""

from __future__ import annotations

import math
from collections.abc import Mapping

from variorum.records import Place

EARTH_RADIUS_KM = 6371.0
# A region or country: its centre says little about where in it something happened.
REGION_RADIUS_KM = 60.0
# Two towns this near are taken for one scene by reporters who write from afar; chosen on the development stories.
NEAR_KM = 25.0
CLOSENESS = ("same", "inside", "near", "unknown", "apart")
"""What `relation` tells, the closest first."""


def distance_km(first: Place, second: Place) -> float | None:
    """The great-circle distance of the two points (haversine formula), None where one has no point."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    a, b = math.radians(first.latitude or 0), math.radians(second.latitude or 0)
    east = math.radians((second.longitude or 0) - (first.longitude or 0))
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(east / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def relation(first: Place, second: Place, places: Mapping[str, Place]) -> str:
    """same, inside (one holds the other), near, apart, or unknown where that cannot be told."""
    if first.id == second.id:
        return "same"
    if second.id in _holders(first, places) or first.id in _holders(second, places):
        return "inside"
    large, small = (second, first) if (second.radius_km or 0) > (first.radius_km or 0) else (first, second)
    km = distance_km(first, second)
    if (large.radius_km or 0) >= REGION_RADIUS_KM:
        if large.country and small.country and large.country != small.country:
            return "apart"
        return "inside" if km is not None and km <= (large.radius_km or 0) else "unknown"
    if km is None:
        return "unknown"
    return "near" if km <= NEAR_KM else "apart"


def is_region(place: Place) -> bool:
    """Whether the place is too large to tell two events apart by."""
    return (place.radius_km or 0) >= REGION_RADIUS_KM


def is_country(place: Place) -> bool:
    """Whether the place is a region that no other holds; one that no gazetteer has is none."""
    return is_region(place) and place.part_of is None and place.latitude is not None


def _holders(place: Place, places: Mapping[str, Place]) -> set[str]:
    found: set[str] = set()
    at = place.part_of
    while at is not None and at not in found:
        found.add(at)
        at = places[at].part_of if at in places else None
    return found
