"""Dates as inputs write them: when an article was published, and the date lines that stand above a text."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{0,3})?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_ZONE = r"(?P<zone>z|utc|gmt|[a-z]{2,4}t|(?:utc|gmt)?\s?[+-]\d{2}:?\d{2})"
_CLOCK = (
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.]\d{2}(?:[.,]\d+)?)?"
    rf"(?:\s?(?P<half>[ap])\.?m\b\.?)?(?:\s?\(?{_ZONE}(?![a-z0-9])\)?(?:\s?\([a-z ]{{2,40}}\))?)?"
)
_TIME = rf"(?:(?:t|,?\s{{0,3}}(?:at\s|[-–|]\s)?){_CLOCK})?"
_WHOLE = (
    rf"{_YEAR}(?:-(?P<month_number>\d{{2}})(?:-(?P<day>\d{{2}}){_TIME})?)?",
    rf"{_YEAR}[/.](?P<month_number>\d{{1,2}})[/.](?P<day>\d{{1,2}}){_TIME}",
    rf"{_YEAR}(?P<month_number>\d{{2}})(?P<day>\d{{2}})(?:t(?P<hour>\d{{2}})(?P<minute>\d{{2}})(?:\d{{2}})?(?P<zone>z)?)?",
    rf"{_WEEKDAY}{_DAY}(?:\s|-|\sof\s){_MONTH}(?:,?\s|-){_YEAR}{_TIME}",
    rf"{_WEEKDAY}{_MONTH}\s{_DAY}(?:,\s?|\s){_YEAR}{_TIME}",
    rf"{_YEAR}[\s-]{_MONTH}[\s-]{_DAY}{_TIME}",
    rf"{_WEEKDAY}{_MONTH}\s{_DAY}\s{_CLOCK}\s{_YEAR}",  # the C library's form: Wed Apr 19 10:30:00 2017
    rf"{_MONTH},?\s{_YEAR}",
    rf"{_WEEKDAY}(?P<first>\d{{1,2}})[/.-](?P<second>\d{{1,2}})[/.-]{_YEAR}{_TIME}",
)
_FORMS = tuple(re.compile(form, re.IGNORECASE) for form in _WHOLE)

_NO_DATE = frozenset(("", "-", "--", "?", "none", "null", "nan", "nat", "n/a", "na", "unknown", "undated", "n.d."))
EARLIEST, LATEST = 1500, 2199
"""Years outside are taken for a slip: newspapers begin after the one, and no clock is asked for today."""

# The words of a date line, with its day: what a page prints above an article.
_LINE_MONTH = _MONTH.replace("?P<month>", "?:")
_LINE_CLOCK = (
    r"(?:,?\s{0,2}(?:at\s|[-–|]\s?)?\d{1,2}[:.]\d{2}(?::\d{2})?"
    r"(?:\s?[ap]\.?m\b\.?)?(?:\s?(?:[A-Z]{2,4}T|UTC|GMT|BST)\b)?)?"
)
DATE_LINE = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s|-){_LINE_MONTH}(?:,?\s|-)[12]\d{{3}}"
    rf"|{_LINE_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s?[12]\d{{3}}"
    r"|[12]\d{3}[-/.]\d{2}[-/.]\d{2}"
    rf"|\d{{1,2}}[-/.]\d{{1,2}}[-/.][12]\d{{3}})(?!\d){_LINE_CLOCK}"
)
"""A pattern (ignore case) for a full date with its year, and the weekday and time of day where they are there."""


def published(raw: object) -> tuple[str | None, str | None]:
    """The date that `raw` gives as EDTF (`2017`, `2017-04`, `2017-04-19` or `2017-04-19T10:30`), and what is wrong.

    Both are None where `raw` says that there is no date. A date is never guessed: 04/05/2017 is none. A time of day
    with a zone is turned to UTC where that leaves the day as it is, else only the day is kept: the day where it was
    printed is what "yesterday" in the text refers to. Midnight sharp is how catalogues write that they know no time.
    """
    if raw is None or isinstance(raw, bool):
        return None, None
    if isinstance(raw, (int, float)) or re.fullmatch(r"\d{10}|\d{13}", str(raw).strip()):
        seconds = _from_seconds(raw)
        if seconds is not None:
            return seconds, None
    text = " ".join(str(raw)[:200].split())
    if text.lower() in _NO_DATE:
        return None, None
    for form in _FORMS:
        matched = form.fullmatch(text)
        if matched:
            return _dated(text, matched.groupdict())
    return None, f"cannot read a publication date from {text[:60]!r}; write it as YYYY-MM-DD"


def _from_seconds(raw: object) -> str | None:
    """Seconds or milliseconds since 1970, as programs write dates; None for a number that is no such date."""
    try:
        number = float(str(raw))
        number = number / 1000 if number >= 1e11 else number
        if not 1e8 <= number < 4e9:
            return None
        at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(number))
    except (ValueError, OverflowError):
        return None
    return _with_time(at.date(), at.hour, at.minute)


def _dated(text: str, parts: dict[str, str | None]) -> tuple[str | None, str | None]:
    wrong = f"{text[:60]!r} is no date of the calendar; write it as YYYY-MM-DD"
    year = int(parts["year"] or 0)
    if not EARLIEST <= year <= LATEST:
        return None, wrong
    if parts.get("first"):
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None, f"{text[:60]!r} may be day/month or month/day and is not guessed; write it as YYYY-MM-DD"
        month, day = (second, first) if first > 12 or second <= 12 else (first, second)
    else:
        named = parts.get("month")
        month = MONTHS[named.lower()] if named else int(parts.get("month_number") or 0)
        day = int(parts.get("day") or 0)
    if parts.get("month_number") is None and not parts.get("month") and not parts.get("first"):
        return f"{year:04}", None
    if not parts.get("day") and not parts.get("first"):
        return (f"{year:04}-{month:02}", None) if 1 <= month <= 12 else (None, wrong)
    try:
        found = date(year, month, day)
    except ValueError:
        return None, wrong
    return _timed(found, parts), None


def _timed(found: date, parts: dict[str, str | None]) -> str:
    """`found` with its time of day where one is told and can be kept."""
    if not parts.get("hour"):
        return found.isoformat()
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    half = (parts.get("half") or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return found.isoformat()
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59:
        return found.isoformat()
    if (hour, minute) == (0, 0):
        return found.isoformat()
    zone = (parts.get("zone") or "").lower()
    if zone in ("", "z", "utc", "gmt"):
        return _with_time(found, hour, minute)
    offset = re.search(r"([+-])(\d{2}):?(\d{2})$", zone)
    if offset is None or int(offset[2]) > 14 or int(offset[3]) > 59:
        return found.isoformat()  # "EST", "IST": several zones go by such names
    east = timedelta(hours=int(offset[2]), minutes=int(offset[3])) * (1 if offset[1] == "+" else -1)
    there = datetime(found.year, found.month, found.day, hour, minute, tzinfo=timezone(east))
    try:
        universal = there.astimezone(UTC)
    except OverflowError:
        return found.isoformat()
    return _with_time(found, universal.hour, universal.minute) if universal.date() == found else found.isoformat()


def _with_time(day: date, hour: int, minute: int) -> str:
    return day.isoformat() if (hour, minute) == (0, 0) else f"{day.isoformat()}T{hour:02}:{minute:02}"
