"""A value -> a place on an axis, and the ticks of the axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.page.site import Site
from variorum.records import Claim
from variorum.show.values import value

_LOG_FROM = 40.0  # largest to smallest value from which a linear axis would press the small ones together


@dataclass(frozen=True, slots=True)
class Tick:
    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """From `low` to `high` onto `first` to `last`; `log` for wide ranges of positive values."""

    low: float
    high: float
    first: float
    last: float
    log: bool = False

    @classmethod
    def of(cls, values: Sequence[float], first: float, last: float) -> Scale:
        """A scale on which all `values` lie, with room beside them. Begins at zero where that costs little."""
        low, high = min(values), max(values)
        if low > 0 and high / low >= _LOG_FROM:
            return cls(low / 1.5, high * 1.5, first, last, log=True)
        room = (high - low or abs(high) or 1.0) * 0.12
        begin = 0.0 if 0 <= low <= 0.6 * high else low - room
        return cls(begin, high + room, first, last)

    def at(self, value: float) -> float:
        low, high = (math.log(self.low), math.log(self.high)) if self.log else (self.low, self.high)
        value = math.log(max(value, self.low)) if self.log else value
        return round(self.first + (value - low) / (high - low) * (self.last - self.first), 1)

    def ticks(self, most: int = 7) -> tuple[Tick, ...]:
        """Round values on the axis."""
        if self.log:
            steps = [
                base * 10.0**power
                for power in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
                for base in (1, 2, 5)
            ]
            shown = [step for step in steps if self.low <= step <= self.high]
            shown = shown if len(shown) <= most + 2 else [step for step in shown if f"{step:e}".startswith("1.0")]
            return tuple(Tick(self.at(step), _number(step)) for step in shown)
        step = round_step((self.high - self.low) / most)
        first = math.ceil(self.low / step)
        last = math.floor(self.high / step)
        return tuple(Tick(self.at(each * step), _number(each * step)) for each in range(first, last + 1))


def round_step(step: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(base * power for base in (1.0, 2.0, 5.0, 10.0) if base * power >= step * 0.999)


def _number(value: float) -> str:
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def day_ticks(first: date, last: date, most: int = 9) -> list[tuple[date, str]]:
    """Days that an axis from `first` to `last` names, at most about `most`: each day, week, month, year or decade."""
    length = (last - first).days + 1
    if length <= most * 10:
        step = next((each for each in (1, 2, 7, 14) if length / each <= most), 14)
        days = [first + timedelta(days=each) for each in range(0, length, step)]
        return [(each, f"{each.day} {each:%b}" + (f" {each.year}" if each == days[0] else "")) for each in days]
    if length <= most * 31 * 6:
        months = max(1, math.ceil(length / 30.4 / most))
        count = first.year * 12 + first.month
        starts = [date(each // 12, each % 12 + 1, 1) for each in range(count, last.year * 12 + last.month, months)]
        return [(each, f"{each:%b} {each.year}") for each in starts]
    years = max(1, int(round_step(length / 365.25 / most)))
    begin = math.ceil((first.year + 1) / years) * years
    return [(date(each, 1, 1), str(each)) for each in range(max(begin, 1), last.year + 1, years)]


def drawn_value(site: Site, claim: Claim) -> str:
    """The value as a picture has it: a figure that begins its sentence is written as it would be inside one."""
    told = value(site.view, claim)
    begins = told[:1] == "“" and told[1:2].isupper() and told[2:3].islower()
    return f"“{told[1].lower()}{told[2:]}" if begins and (claim.low is not None or claim.high is not None) else told
