"""Stretches of the calendar and how EDTF and TIMEX3 write them. Nothing here knows a language.

A value that the calendar does not have (31 February, the year 0) has no form: the functions give None.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass, replace

SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


@dataclass(frozen=True, slots=True)
class Value:
    """What a temporal expression means. `first` is its first day where it has one, `grain` how long it lasts: C
    century, E decade, Y year, H half, S season, Q quarter, M month, W week, D day, T part of a day; "" where it is
    no date.
    """

    type: str  # DATE, TIME, DURATION, SET
    timex: str
    date: str | None = None
    grain: str = ""
    first: datetime.date | None = None


def year(number: int) -> Value | None:
    """A year from 1 to 9999."""
    if not 1 <= number <= 9999:
        return None
    return Value("DATE", f"{number:04}", f"{number:04}", "Y", datetime.date(number, 1, 1))


def month(in_year: int | None, number: int) -> Value | None:
    """A month; XXXX stands for an unknown year."""
    if not 1 <= number <= 12 or (in_year is not None and not 1 <= in_year <= 9999):
        return None
    text = f"{in_year:04}-{number:02}" if in_year else f"XXXX-{number:02}"
    return Value("DATE", text, text, "M", datetime.date(in_year, number, 1) if in_year else None)


def day(in_year: int | None, in_month: int, number: int) -> Value | None:
    """A day that the calendar has; XXXX stands for an unknown year."""
    if not 1 <= in_month <= 12 or (in_year is not None and not 1 <= in_year <= 9999):
        return None
    # 29 February is a day of some year.
    if not 1 <= number <= calendar.monthrange(in_year or 2000, in_month)[1]:
        return None
    text = f"{in_year:04}-{in_month:02}-{number:02}" if in_year else f"XXXX-{in_month:02}-{number:02}"
    return Value("DATE", text, text, "D", datetime.date(in_year, in_month, number) if in_year else None)


def on(when: datetime.date) -> Value:
    """The day `when`."""
    return Value("DATE", when.isoformat(), when.isoformat(), "D", when)


def week(holding: datetime.date) -> Value | None:
    """The week, Monday to Sunday, that holds a day."""
    iso = holding.isocalendar()
    first = moved(holding, -holding.weekday())
    last = moved(holding, 6 - holding.weekday())
    if first is None or last is None:
        return None
    return Value("DATE", f"{iso.year:04}-W{iso.week:02}", f"{first}/{last}", "W", first)


def weekend(holding: datetime.date) -> Value | None:
    """The Saturday and Sunday of the week that holds a day."""
    iso = holding.isocalendar()
    first, last = moved(holding, 5 - holding.weekday()), moved(holding, 6 - holding.weekday())
    if first is None or last is None:
        return None
    return Value("DATE", f"{iso.year:04}-W{iso.week:02}-WE", f"{first}/{last}", "W", first)


def quarter(in_year: int | None, number: int) -> Value | None:
    """A quarter of the calendar year."""
    if not 1 <= number <= 4 or (in_year is not None and not 1 <= in_year <= 9999):
        return None
    if in_year is None:
        return Value("DATE", f"XXXX-Q{number}", None, "Q")
    return Value(
        "DATE", f"{in_year:04}-Q{number}", f"{in_year:04}-{32 + number}", "Q", datetime.date(in_year, 3 * number - 2, 1)
    )


def half(in_year: int | None, number: int) -> Value | None:
    """A half of the calendar year."""
    if number not in (1, 2) or (in_year is not None and not 1 <= in_year <= 9999):
        return None
    if in_year is None:
        return Value("DATE", f"XXXX-H{number}", None, "H")
    return Value(
        "DATE", f"{in_year:04}-H{number}", f"{in_year:04}-{39 + number}", "H", datetime.date(in_year, 6 * number - 5, 1)
    )


def season(in_year: int | None, name: str) -> Value | None:
    """A season, named as in TIMEX3 (SP, SU, FA, WI). A winter has the year in which it begins."""
    if in_year is None:
        return Value("DATE", f"XXXX-{name}", None, "S")
    if not 1 <= in_year < 9999:  # the last winter would end beyond the calendar
        return None
    number = SEASONS[name]
    return Value(
        "DATE", f"{in_year:04}-{name}", f"{in_year:04}-{number}", "S", datetime.date(in_year, 3 * (number - 20), 1)
    )


def decade(digits: int) -> Value | None:
    """A decade by its first three digits: 198 for the 1980s."""
    if not 100 <= digits <= 999:
        return None
    return Value("DATE", f"{digits}", f"{digits}X", "E", datetime.date(digits * 10, 1, 1))


def century(number: int) -> Value | None:
    """A century by its number: 20 for 1900 to 1999."""
    if not 11 <= number <= 99:
        return None
    return Value("DATE", f"{number - 1}", f"{number - 1}XX", "C", datetime.date(number * 100 - 100, 1, 1))


def moved(from_day: datetime.date, days: int) -> datetime.date | None:
    """The day so many days later; None beyond the calendar."""
    try:
        return from_day + datetime.timedelta(days=days)
    except OverflowError:
        return None


def months_on(from_year: int, from_month: int, months: int) -> tuple[int, int] | None:
    """Year and month so many months later; None beyond the calendar."""
    count = from_year * 12 + from_month - 1 + months
    return (count // 12, count % 12 + 1) if 12 <= count < 120000 else None


def at(when: Value, clock: str) -> Value:
    """`when`, a day, at a time of day: "04:30", "24:00", or a part of the day of TIMEX3 (MO, NI)."""
    if not clock[0].isdigit():
        return replace(when, type="TIME", timex=f"{when.timex}T{clock}", grain="T")
    exact = when.first is not None and clock != "24:00" and when.date is not None and len(when.date) == 10
    written = f"{when.date}T{clock}:00" if exact else when.date
    return replace(when, type="TIME", timex=f"{when.timex}T{clock}", date=written, grain="T")


def about(value: Value) -> Value:
    """The same, approximately, where EDTF can say so."""
    can = value.date is not None and value.grain in "YMD" and "X" not in value.date and "/" not in value.date
    return replace(value, date=f"{value.date}~") if can else value


def since(value: Value) -> Value:
    """From `value` on, where EDTF can say so."""
    can = value.date is not None and value.first is not None and value.grain in "YMD" and "/" not in value.date
    return replace(value, date=f"{value.date}/..") if can else value


def between(first: Value, last: Value, *, borrow: bool = False) -> Value | None:
    """From `first` to `last`, both included; None where they are no two dates of one grain in that order. With `borrow`
    the first takes the year of the last ("between May and July 2015").
    """
    if first.grain != last.grain or first.grain not in "YMD" or first.date is None or last.date is None:
        return None
    opening, closing = first.date, last.date
    if not _PLAIN.fullmatch(opening) or not _PLAIN.fullmatch(closing):
        return None
    if borrow:
        opening = closing[:4] + opening[4:]
        if opening > closing and not closing.startswith("XXXX"):
            # From December to January.
            opening = f"{int(closing[:4]) - 1:04}{opening[4:]}"
    if opening.endswith("02-29") and not opening.startswith("XXXX") and not calendar.isleap(int(opening[:4])):
        return None
    if closing.startswith("XXXX") != opening.startswith("XXXX") or opening >= closing or opening.startswith("0000"):
        return None
    text = f"{opening}/{closing}"
    begin = None if opening.startswith("XXXX") else datetime.date.fromisoformat(opening + "-01-01"[len(opening) - 4 :])
    return Value("DATE", text, text, first.grain, begin)


_PLAIN = re.compile(r"(?:\d{4}|XXXX)(?:-\d\d){0,2}")
