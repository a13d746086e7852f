"""The timeline: a lane an event, a dot as large as its counters are many, ticks where it is published."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.dates import days
from variorum.page.drawing.scale import day_ticks
from variorum.page.found import kinds_of
from variorum.page.marks import Mark
from variorum.page.site import Site
from variorum.records import Event
from variorum.show.words import day, many, one_line

WIDTH, LANE, TOP = 960, 24, 26
_FIRST, _LAST = 330.0, 880.0
_MOST_TITLE = 46  # characters in the column of names
# An event of long ago told beside those of these days would press them into one point: it is drawn at the edge.
_BEFORE, _AFTER = timedelta(days=45), timedelta(days=20)
_LARGEST = 10.0


@dataclass(frozen=True, slots=True)
class Lane:
    y: float
    title: str
    href: str | None
    dated: str
    told: str  # for readers who do not see the picture
    x: float
    x1: float
    x2: float
    r: float
    edge: str  # "", "left", "right": the event lies beyond the picture
    published: tuple[float, ...]
    marks: tuple[Mark, ...]
    tone: str


@dataclass(frozen=True, slots=True)
class Timeline:
    width: int
    height: int
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    undated: int  # events of the choice that have no day


def timeline(site: Site, events: Sequence[Event]) -> Timeline | None:
    """The events with a date, earliest first; None where none has one."""
    dated = sorted(
        ((span, event) for event in events if (span := days(event.date))), key=lambda row: (row[0], row[1].id)
    )
    if not dated:
        return None
    first, last = _window(site, [span for span, _ in dated])
    length = max((last - first).days, 1)

    def x(at: date) -> float:
        share = min(max((at - first).days / length, 0.0), 1.0)
        return round(_FIRST + share * (_LAST - _FIRST), 1)

    lanes = tuple(
        _lane(site, event, span, TOP + LANE * number + LANE / 2, (first, last), x)
        for number, (span, event) in enumerate(dated)
    )
    ticks = tuple((x(at), label) for at, label in day_ticks(first, last) if first <= at <= last)
    return Timeline(WIDTH, TOP + LANE * len(lanes) + 8, lanes, ticks, len(events) - len(dated))


def _window(site: Site, spans: Sequence[tuple[date, date]]) -> tuple[date, date]:
    """The days that the picture shows: of the events about the days of publication, else of all."""
    told = [span for article in site.view.articles.values() if (span := days(article.published))]
    if told:
        begin, end = min(span[0] for span in told), max(span[1] for span in told)
        near = [
            span
            for span in spans
            if (span[1] - span[0]).days < 60 and _within(span[0], begin, end) and _within(span[1], begin, end)
        ]
        spans = [*near, (begin, end)] if near else spans
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    room = timedelta(days=max(1, (last - first).days // 40))
    return (first - room if first - date.min > room else first, last + room if date.max - last > room else last)


def _within(at: date, begin: date, end: date) -> bool:
    return (begin - at) <= _BEFORE and (at - end) <= _AFTER


def _lane(
    site: Site,
    event: Event,
    span: tuple[date, date],
    y: float,
    window: tuple[date, date],
    place: Callable[[date], float],
) -> Lane:
    claims = site.view.claims_by_event.get(event.id, ())
    counters = len({claim.counter for claim in claims if claim.counter})
    kinds = kinds_of(site.view.findings_by_event.get(event.id, ()))
    edge = "left" if span[1] < window[0] else "right" if span[0] > window[1] else ""
    middle = span[0] + (span[1] - span[0]) / 2
    title = one_line(event.title, _MOST_TITLE)
    found = ", ".join(f"{number} {each.word}" for each, number in kinds)
    told = f"{one_line(event.title)}: {day(event.date)}; {many(counters, 'counter')}; {found or 'no findings'}"
    published = {
        place(told_at[0])
        for article in event.articles
        if (told_at := days(site.view.articles[article].published)) and window[0] <= told_at[0] <= window[1]
    }
    shown = tuple(each for each, _ in kinds if each.word != "single origin")[:4]
    return Lane(
        y,
        title,
        site.links.event(event.id),
        day(event.date),
        told,
        place(middle),
        place(span[0]),
        place(span[1]),
        round(min(_LARGEST, 2.5 + 1.4 * math.sqrt(counters)), 1),
        edge,
        tuple(sorted(published)),
        shown,
        shown[0].tone if shown else "plain",
    )
