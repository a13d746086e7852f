"""A chart of places: points on a graticule among the large towns around them, no borders."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.page.drawing.scale import Tick, round_step
from variorum.page.drawing.towns import towns_within
from variorum.records import Place
from variorum.show.words import one_line

WIDTH, MARGIN = 640, 44
_SMALLEST = 0.4  # degrees of latitude that a chart shows at least
_KM_A_DEGREE = 111.2
_LARGEST_CIRCLE = 120.0
_MOST_TOWNS = 8
_APART = 16.0  # a town nearer than this to a place told, or to a larger town, is left out
_REGION_KM = 60.0  # a place that may reach this far is no point: its middle says little


@dataclass(frozen=True, slots=True)
class Point:
    x: float
    y: float
    r: float  # of the dot, by how many articles say it
    reach: float  # of the circle that the place may reach to; 0 where unknown
    label: str
    label_x: float
    label_y: float
    anchor: str
    region: bool
    told: str


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    points: tuple[Point, ...]
    towns: tuple[tuple[float, float, str], ...]  # x, y, name of large towns that no article needs to tell
    meridians: tuple[Tick, ...]
    parallels: tuple[Tick, ...]
    scale_km: int
    scale_length: float


def chart(places: Mapping[str, tuple[Place, int]]) -> Chart | None:
    """The places (by id, each with how many articles say it) that have coordinates; None where fewer than two have."""
    known = [
        (place, count, float(place.latitude), float(place.longitude))
        for place, count in places.values()
        if place.latitude is not None and place.longitude is not None
    ]
    if len(known) < 2:  # one point has nothing to be compared with
        return None
    south, north = min(row[2] for row in known), max(row[2] for row in known)
    west, east = min(row[3] for row in known), max(row[3] for row in known)
    middle = (south + north) / 2
    narrow = max(math.cos(math.radians(middle)), 0.2)
    room = max((north - south) * 0.18, (east - west) * narrow * 0.12, _SMALLEST / 2)
    south, north, west, east = south - room, north + room, west - room / narrow, east + room / narrow
    wide, tall = (east - west) * narrow, north - south
    if tall > wide * 0.8:  # a tall chart is widened, so that no picture is longer than a page
        west, east = _widened(west, east, (tall / 0.8 - wide) / narrow)
        wide = tall / 0.8
    if tall < wide * 0.4:
        south, north = _widened(south, north, wide * 0.4 - tall)
        tall = wide * 0.4
    unit = (WIDTH - MARGIN * 2) / wide
    height = round(tall * unit + MARGIN * 2)

    def at(latitude: float, longitude: float) -> tuple[float, float]:
        return round(MARGIN + (longitude - west) * narrow * unit, 1), round(MARGIN + (north - latitude) * unit, 1)

    points: list[Point] = []
    for place, count, latitude, longitude in sorted(known, key=lambda row: (-row[1], row[0].id)):
        x, y = at(latitude, longitude)
        reach = (place.radius_km or 0.0) / _KM_A_DEGREE * unit
        points.append(_point(place, count, x, y, reach if reach <= _LARGEST_CIRCLE else 0.0, points))
    towns: list[tuple[float, float, str]] = []
    for name, latitude, longitude in towns_within(south, north, west, east, _MOST_TOWNS * 3):
        x, y = at(latitude, longitude)
        if len(towns) < _MOST_TOWNS and x < WIDTH - 90 and not _taken(x, y, name, points, towns):
            towns.append((x, y, one_line(name, 20)))
    kilometres = round_step(wide * _KM_A_DEGREE / 6)
    step = round_step(max(wide, tall) / 5)
    return Chart(
        WIDTH,
        height,
        tuple(points),
        tuple(towns),
        tuple(Tick(at(south, each)[0], _degrees(each, "E", "W")) for each in _steps(west, east, step)),
        tuple(Tick(at(each, west)[1], _degrees(each, "N", "S")) for each in _steps(south, north, step)),
        max(1, round(kilometres)),
        round(kilometres / _KM_A_DEGREE * unit, 1),
    )


def _taken(x: float, y: float, name: str, points: list[Point], towns: list[tuple[float, float, str]]) -> bool:
    """Whether something else stands at `x`, `y` or where the name would be written."""
    for point in points:
        near = abs(point.x - x) < _APART and abs(point.y - y) < _APART
        if near or (abs(point.label_y - 4 - y) < _APART and _overlap(point, x, name)):
            return True
    return any(abs(other[1] - y) < _APART and abs(other[0] - x) < 7 * max(len(name), len(other[2])) for other in towns)


def _widened(low: float, high: float, by: float) -> tuple[float, float]:
    return low - by / 2, high + by / 2


def _steps(low: float, high: float, step: float) -> list[float]:
    return [round(each * step, 6) for each in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}°{positive if value > 0 else negative if value < 0 else ''}"


def _point(place: Place, count: int, x: float, y: float, reach: float, others: list[Point]) -> Point:
    """A point whose label stands beside it, moved down until it is clear of the labels before it."""
    label, right = one_line(place.name, 30), x < WIDTH * 0.7
    label_x, label_y = x + (9 if right else -9), y + 4
    anchor = "start" if right else "end"
    left = label_x if right else label_x - 7.5 * len(label)
    for _ in range(12):
        if not any(abs(each.label_y - label_y) < 14 and _overlap(each, left, label) for each in others):
            break
        label_y += 14
    radius = round(min(9.0, 3.0 + 1.2 * math.sqrt(count)), 1)
    articles = "article" if count == 1 else "articles"
    region = (place.radius_km or 0.0) >= _REGION_KM
    return Point(x, y, radius, round(reach, 1), label, label_x, label_y, anchor, region, f"{label}: {count} {articles}")


def _overlap(other: Point, left: float, label: str) -> bool:
    start = other.label_x if other.anchor == "start" else other.label_x - 7.5 * len(other.label)
    return start < left + 7.5 * len(label) and left < start + 7.5 * len(other.label)
