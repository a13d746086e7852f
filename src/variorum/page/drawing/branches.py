"""From the values of a figure to who counted, and from there to the articles that print it.

Three columns: values, counters, articles. A counter is a box with a line for each of its values, so that the way from a
value to an article can be followed even where a counter has several.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.linking.counters import is_unnamed
from variorum.page.drawing.scale import drawn_value
from variorum.page.site import Site
from variorum.records import Claim
from variorum.show.gather import by_value
from variorum.show.values import value
from variorum.show.words import many, one_line, short_day

WIDTH, ROW, TOP, GAP = 960, 22, 30, 10
_VALUES, _BOX, _BOX_END, _ARTICLES = 190.0, 330.0, 630.0, 730.0
MOST_LINES = 36  # lines in the middle column; beyond them a picture explains nothing


@dataclass(frozen=True, slots=True)
class Node:
    y: float
    label: str
    note: str
    href: str | None
    way: int = -1  # the number of the value whose way goes through here


@dataclass(frozen=True, slots=True)
class Box:
    """A counter: `kind` is actor, unnamed (no independent counter) or own (an article's own voice)."""

    y: float
    height: float
    label: str
    kind: str
    href: str | None
    lines: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    x1: float
    y1: float
    x2: float
    y2: float
    middle: float
    told: str
    dashed: bool
    way: int


@dataclass(frozen=True, slots=True)
class Branches:
    width: int
    height: int
    values: tuple[Node, ...]
    boxes: tuple[Box, ...]
    articles: tuple[Node, ...]
    edges: tuple[Edge, ...]
    columns: tuple[float, float, float, float]


def branches(site: Site, figures: Mapping[str, Sequence[Claim]]) -> Branches | None:
    """The picture of one figure; None where it would be empty, or too full to explain anything."""
    view = site.view
    claims = [claim for rows in figures.values() for claim in rows]
    values = [drawn_value(site, next(iter(voices.values()))[0]) for voices in by_value(view, claims)]
    place = {told.casefold(): number for number, told in enumerate(values)}
    lines: dict[str, dict[int, list[Claim]]] = {}
    for counter, rows in figures.items():
        mine = lines.setdefault(counter, {})
        for claim in rows:
            mine.setdefault(place[value(view, claim).casefold()], []).append(claim)
    count = sum(map(len, lines.values()))
    if not claims or count > MOST_LINES:
        return None
    ordered = sorted(lines, key=lambda counter: (sum(lines[counter]) / len(lines[counter]), counter))
    number_of_origins = len({view.origin_of[claim.article] for claim in claims})
    box_height = ROW * (len(lines) + count) + GAP * len(lines)
    height = TOP + max(box_height, ROW * len(values), ROW * number_of_origins) + 10
    line_y, box_y = _stacked(lines, ordered, TOP + (height - TOP - 10 - box_height) / 2)
    origins = _uncrossed(site, lines, line_y)
    value_y = _spread(len(values), height)
    origin_y = dict(zip(origins, _spread(len(origins), height), strict=True))
    boxes, edges = [], []
    for counter in ordered:
        name = one_line(view.counters.get(counter, counter), 40)
        kind = "unnamed" if is_unnamed(counter) else "actor" if counter in view.actors else "own"
        nodes = []
        for at, rows in sorted(lines[counter].items()):
            y = line_y[counter, at]
            said = sorted({short_day(claim.said) for claim in rows if claim.said})
            nodes.append(Node(y, one_line(values[at], 26), ", ".join(said[:2]), site.of(rows[0]).href, at))
            told = f"{values[at]} ← {name}"
            edges.append(_edge(_VALUES, value_y[at], _BOX, y, told, kind == "unnamed", at))
            printed = {
                view.origin_of[claim.article]: view.dated_outlet(claim.article)
                for claim in reversed(_by_day(site, rows))
            }
            for origin, outlet in sorted(printed.items()):
                way = f"{told} ← {outlet}"
                edges.append(_edge(_BOX_END, y, _ARTICLES, origin_y[origin], way, kind == "unnamed", at))
        height_of_box = ROW * (len(nodes) + 1)
        href = site.links.actor(counter) if counter in view.actors else None
        itself = " itself" if kind == "own" else ""
        boxes.append(Box(box_y[counter], height_of_box, name + itself, kind, href, tuple(nodes)))
    return Branches(
        WIDTH,
        round(height),
        tuple(Node(value_y[number], one_line(told, 22), "", None, number) for number, told in enumerate(values)),
        tuple(boxes),
        tuple(_article(site, origin, claims, origin_y[origin]) for origin in origins),
        tuple(edges),
        (_VALUES, _BOX, _BOX_END, _ARTICLES),
    )


_Lines = Mapping[str, Mapping[int, Sequence[Claim]]]  # counter -> number of a value -> its claims


def _stacked(
    lines: _Lines, ordered: Sequence[str], top: float
) -> tuple[dict[tuple[str, int], float], dict[str, float]]:
    """Where the line of each counter and value is drawn, and where each box begins."""
    line_y, box_y = {}, {}
    for counter in ordered:
        box_y[counter] = top
        for number, at in enumerate(sorted(lines[counter])):
            line_y[counter, at] = top + ROW * (number + 1) + ROW / 2
        top += ROW * (len(lines[counter]) + 1) + GAP
    return line_y, box_y


def _uncrossed(site: Site, lines: _Lines, line_y: Mapping[tuple[str, int], float]) -> list[str]:
    """The origins in the order of the middle of the lines that lead to each: few ways cross then."""
    ends: defaultdict[str, set[float]] = defaultdict(set)
    first: dict[str, str] = {}
    for counter, by_value_number in lines.items():
        for at, rows in by_value_number.items():
            for claim in rows:
                origin = site.view.origin_of[claim.article]
                ends[origin].add(line_y[counter, at])
                day = site.view.articles[claim.article].published or "9"
                first[origin] = min(day, first.get(origin, "9"))
    return sorted(ends, key=lambda origin: (sum(ends[origin]) / len(ends[origin]), first[origin], origin))


def _by_day(site: Site, claims: Sequence[Claim]) -> list[Claim]:
    articles = site.view.articles
    return sorted(claims, key=lambda claim: (articles[claim.article].published or "9", claim.article))


def _article(site: Site, origin: str, claims: Sequence[Claim], y: float) -> Node:
    """The earliest printing, and how many others of the same origin have the figure too."""
    printings = list(
        dict.fromkeys(claim.article for claim in _by_day(site, claims) if site.view.origin_of[claim.article] == origin)
    )
    copies = len(printings) - 1
    note = f"and {many(copies, 'copy', 'copies')}" if copies else ""
    return Node(y, one_line(site.view.dated_outlet(printings[0]), 26), note, site.links.article(printings[0]))


def _spread(number: int, height: float) -> list[float]:
    """`number` places evenly down the picture."""
    room = height - TOP - 10
    return [round(TOP + room * (each + 0.5) / number, 1) for each in range(number)]


def _edge(x1: float, y1: float, x2: float, y2: float, told: str, dashed: bool, way: int) -> Edge:
    return Edge(x1, y1, x2, y2, (x1 + x2) / 2, told, dashed, way)
