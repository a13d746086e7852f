"""Counting units of time: how many a phrase says, how long they are together, and where they lead from a date."""

from __future__ import annotations

import re
from decimal import Decimal

from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.context import Context
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.phrase import Phrase

# A number of units above this is no time that news tells, and may lie beyond the calendar.
MOST = 100_000


_LONG_PERIODS = {"E": 10, "C": 100}


def count_of(phrase: Phrase) -> Decimal | None:
    """The number of units, None where it is vague. Of two ("12 to 18 months") the first is left out: it is vague."""
    if phrase.has("qbj") or phrase.kinds.count("V") > 1 or re.search("[dn]-[dn]|aV", phrase.kinds):
        return None
    total, current, seen = Decimal(0), Decimal(0), False
    numbers = [(t, k) for t, k in zip(phrase.tokens, phrase.kinds, strict=True) if k in "dnyk/&ha"]
    for at, (token, kind) in enumerate(numbers):
        if kind in "dnyk":
            value = Decimal(str(token.value))
            if at + 1 < len(numbers) and numbers[at + 1][1] == "/":
                continue
            if at and numbers[at - 1][1] == "/":
                if not value:
                    return None
                current += Decimal(str(numbers[at - 2][0].value)) / value
            elif kind == "k" and value in (100, 1000):
                current = (current or Decimal(1)) * value
            else:
                current += value
            seen = True
        elif kind == "h":
            current += Decimal("0.5")
            seen = True
    total += current
    return total if seen else Decimal(1)


def length(count: Decimal | None, unit: str) -> str:
    """The TIMEX3 period of so many units: P3D, PT1H30M, PXY."""
    time, letter = ("T", unit[1]) if len(unit) == 2 and unit[0] == "T" else ("", unit)
    times = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "WE": (1, "WE")}
    if count is None:
        return f"P{time}X{letter}"
    factor, letter = times.get(letter, (1, letter))
    count *= factor
    if count == count.to_integral_value():
        return f"P{time}{int(count)}{letter}"
    whole, rest = int(count), count - int(count)
    smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if time else ("D", 30), "D": ("TH", 24)}.get(letter)
    parts = rest * smaller[1] if smaller else rest
    if smaller is None or parts != parts.to_integral_value():
        return f"P{time}{count.normalize():f}{letter}"
    less = f"{int(parts)}{smaller[0]}" if smaller[0] != "TH" else f"T{int(parts)}H"
    return f"P{time}{whole or ''}{letter if whole else ''}{less}"


def counted(context: Context, from_value: Value | None, count: int, unit: str) -> Value | None:
    """`count` units after `from_value`, else after the article's day, at the grain of the unit."""
    first = from_value.first if from_value is not None else context.today
    if first is None:
        year = from_value is None and context.year
        return edtf.year(year + count * _LONG_PERIODS.get(unit, 1)) if year and unit in "YEC" else None
    if unit in ("D", "W", "F", "WE"):
        day = edtf.moved(first, count * {"D": 1, "W": 7, "F": 14, "WE": 7}[unit])
        if day is None:
            return None
        return edtf.on(day) if unit == "D" else edtf.weekend(day) if unit == "WE" else edtf.week(day)
    if unit in ("Y", "E", "C"):
        return edtf.year(first.year + count * _LONG_PERIODS.get(unit, 1))
    if unit in ("M", "Q"):
        there = edtf.months_on(first.year, first.month, count * (1 if unit == "M" else 3))
        if there is None:
            return None
        return edtf.month(*there) if unit == "M" else edtf.quarter(there[0], (there[1] + 2) // 3)
    return None


# Grains that are fine enough to count a unit from.
_FINE_ENOUGH = {"D": "DT", "W": "WDT", "WE": "WDT", "F": "WDT", "M": "MWDT", "Q": "QMWDT", "Y": "YHSQMWDT"}


def anchor(context: Context, unit: str) -> Value | None:
    """The date told last, where it is fine enough to count `unit` from; for days the last day told."""
    grains = _FINE_ENOUGH.get(unit, "")
    return next((each for each in (context.last, context.last_day) if each is not None and each.grain in grains), None)
