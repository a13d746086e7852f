"""Whether dates and places of two tellings can be of one event, and whether they must be of two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.dates import apart, days, length
from variorum.records import Place

# Places whose areas lie further apart than this are two places. Wide, since the name of a city is also that of the
# province around it ("an attack in Idlib", 55 km from the town).
REACH_KM = 60.0
# A place that reaches further from its point is a province or a country.
REGION_KM = 100.0


def same_day(first: Sequence[str], second: Sequence[str]) -> bool | None:
    """Whether two lists of dates can tell one day: True where one meets, False where none does, None where one is empty
    or too coarse to tell."""
    spans, others = [d for each in first if (d := days(each))], [d for each in second if (d := days(each))]
    if not spans or not others:
        return None
    meeting = [(a, b) for a in spans for b in others if apart(a, b) == 0]
    if not meeting:
        return False
    return True if any(length(a) <= 3 and length(b) <= 3 for a, b in meeting) else None


def same_place(first: Iterable[str], second: Iterable[str], places: dict[str, Place]) -> bool | None:
    """Whether two lists of place ids can tell one place: as `same_day`."""
    ours, theirs = (
        [places[each] for each in first if each in places],
        [places[each] for each in second if each in places],
    )
    if not ours or not theirs:
        return None
    answers = [_meet(a, b, places) for a in ours for b in theirs]
    if True in answers:
        return True
    return None if None in answers else False


def _meet(first: Place, second: Place, places: dict[str, Place]) -> bool | None:
    if first.id == second.id:
        # A whole country is no sign of one event.
        return True if (first.radius_km or 0.0) < REGION_KM else None
    if within(first, second, places) or within(second, first, places):
        return None
    gap = kilometres(first, second)
    if gap is None:
        return None
    return None if gap <= (first.radius_km or 0.0) + (second.radius_km or 0.0) + REACH_KM else False


def within(inner: Place, outer: Place, places: dict[str, Place]) -> bool:
    """Whether `inner` is said, or known, to be part of `outer`."""
    at, seen = inner.part_of, 0
    while at is not None and seen < 10:
        if at == outer.id:
            return True
        at, seen = (places[at].part_of if at in places else None), seen + 1
    return False


def kilometres(first: Place, second: Place) -> float | None:
    """The distance of two points over the globe (haversine); None where one has no point."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    return _haversine(first.latitude or 0.0, first.longitude or 0.0, second.latitude or 0.0, second.longitude or 0.0)


def _haversine(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    from math import asin, cos, radians, sin, sqrt

    a, b, c, d = (radians(each) for each in (latitude, longitude, other_latitude, other_longitude))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))
