"""A figure's values as intervals on one axis: a bar a counter and value, in the order of saying."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.page.drawing.scale import Scale, Tick, drawn_value
from variorum.page.site import Site
from variorum.records import Claim
from variorum.show.values import value
from variorum.show.words import listed, one_line, short_day, unique

WIDTH, ROW, TOP = 960, 22, 26
_FIRST, _LAST = 345.0, 675.0
MOST_BARS = 24


@dataclass(frozen=True, slots=True)
class Bar:
    y: float
    who: str
    said: str
    told: str
    outlets: str
    x1: float
    x2: float
    point: bool
    open_low: bool
    open_high: bool
    about: bool
    stance: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Bars:
    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    log: bool
    first: float
    last: float
    more: int  # values that the picture leaves out


def bars(site: Site, figures: Mapping[str, Sequence[Claim]]) -> Bars | None:
    """The values of one slot by counter; None where there are fewer than two to draw."""
    rows: dict[tuple[str, str], list[Claim]] = {}
    for counter, claims in figures.items():
        for claim in claims:
            rows.setdefault((counter, value(site.view, claim).casefold()), []).append(claim)
    bounds = [float(each) for (claim, *_) in rows.values() for each in (claim.low, claim.high) if each is not None]
    if len(rows) < 2 or not all(-1e15 < each < 1e15 for each in bounds):
        return None
    ordered = sorted(rows.items(), key=lambda row: (_days(row[1])[:1] or ["9"], _bound(row[1][0]), row[0]))
    scale = Scale.of(bounds, _FIRST, _LAST)
    drawn = tuple(
        _bar(site, counter, claims, TOP + ROW * number + ROW / 2, scale)
        for number, ((counter, _), claims) in enumerate(ordered[:MOST_BARS])
    )
    height = TOP + ROW * len(drawn) + 10
    return Bars(WIDTH, height, drawn, scale.ticks(), scale.log, _FIRST, _LAST, len(ordered) - len(drawn))


def _days(claims: Sequence[Claim]) -> list[str]:
    """The days on which a value was said, the earliest first."""
    return sorted({claim.said for claim in claims if claim.said})


def _stretch(days: Sequence[str]) -> str:
    """ "4 May", "4–6 May", "30 April – 2 May"."""
    ends = list(dict.fromkeys(short_day(each) for each in (*days[:1], *days[-1:])))
    if len(ends) == 2 and ends[0].split()[1:] == ends[1].split()[1:] and len(ends[0].split()) == 2:
        return f"{ends[0].split()[0]}–{ends[1]}"
    return " – ".join(ends)


def _bound(claim: Claim) -> float:
    return float(claim.low if claim.low is not None else claim.high if claim.high is not None else 0)


def _bar(site: Site, counter: str, claims: Sequence[Claim], y: float, scale: Scale) -> Bar:
    claim = claims[0]
    low, high, days = claim.low, claim.high, _days(claims)
    return Bar(
        y,
        one_line(site.view.counters.get(counter, counter), 34),
        _stretch(days),
        one_line(drawn_value(site, claim), 30),
        listed(unique(each.outlet for each in site.sources(claims)), 2),
        scale.at(float(low)) if low is not None else scale.first,
        scale.at(float(high)) if high is not None else scale.last,
        low is not None and low == high,
        low is None,
        high is None,
        claim.about is not None,
        claim.stance,
        site.of(claim).href,
    )
