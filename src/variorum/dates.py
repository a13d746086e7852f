"""EDTF values as days: the first and last day that a value can mean. Asked on every floor above this one.

The forms are those that Variorum writes (Library of Congress, EDTF 2019): year, month, day, decade or century with X,
season or quarter, interval, time of day, and the marks ? ~ %. A value without a year has no days.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

Days = tuple[date, date]
"""First and last day, both included."""

# EDTF seasons 21 to 24 (meteorological, northern), quarters 33 to 36, halves 40 and 41: first month, number of months.
_PARTS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_PARTS |= {40: (1, 6), 41: (7, 6)}
_VALUE = re.compile(r"(\d{4}|\d{3}X|\d\dXX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?")

_YEARLESS = re.compile(r"XXXX-\d\d-\d\d")


@lru_cache(maxsize=65536)
def days(value: str | None) -> Days | None:
    """The days that `value` can mean; None for an unknown value, one without a year, or one that is no date."""
    if not value:
        return None
    if "/" in value:
        first, _, last = value.partition("/")
        opening, closing = days(first.replace("..", "")), days(last.replace("..", ""))
        if opening is None and closing is None:
            return None
        begin = opening[0] if opening else date.min
        end = closing[1] if closing else date.max
        return (begin, end) if begin <= end else None
    match = _VALUE.fullmatch(value.strip("?~%"))
    if match is None:
        return None
    year, month, day = match.groups()
    low, high = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if low < 1 or high > 9999:
        return None
    if low != high or month in (None, "XX"):
        return date(low, 1, 1), date(high, 12, 31)
    if int(month) > 12 or int(month) < 1:
        return _part_of_year(low, int(month))
    length = calendar.monthrange(low, int(month))[1]
    if day in (None, "XX"):
        return date(low, int(month), 1), date(low, int(month), length)
    if not 1 <= int(day) <= length:
        return None
    return date(low, int(month), int(day)), date(low, int(month), int(day))


def yearless(value: str | None) -> str | None:
    """The month and day of a day whose year is not to be had: "09-07" of XXXX-09-07; None for any other value."""
    return value[5:] if value and _YEARLESS.fullmatch(value) else None


def _part_of_year(year: int, part: int) -> Days | None:
    if part not in _PARTS:
        return None
    first, months = _PARTS[part]
    last = first + months - 1
    last_year, last = year + (last - 1) // 12, (last - 1) % 12 + 1
    if last_year > 9999:
        return None
    return date(year, first, 1), date(last_year, last, calendar.monthrange(last_year, last)[1])


def apart(first: Days, second: Days) -> int:
    """How many days lie between two spans; 0 where they meet."""
    return max(0, (second[0] - first[1]).days, (first[0] - second[1]).days)


def length(span: Days) -> int:
    """How many days a span has."""
    return (span[1] - span[0]).days + 1
