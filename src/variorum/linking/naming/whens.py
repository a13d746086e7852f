"""How much the tellings of an event say for each day, and which of them is its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.dates import days, length
from variorum.linking.naming.choosing import Lie, chosen
from variorum.linking.naming.tellings import Sources, Telling
from variorum.linking.naming.wording import said_after, said_before

# What a day counts that stands where the day of a saying does ("said on Saturday"); at most so much of one origin.
SAYING, MOST = 0.25, 2.0
BEFORE, AFTER = 40, 80  # characters around a day in which the words stand that make it one of saying
_OPENS = re.compile(r"(?:^|[.!?]\s+|\n)(?:(?:Late|Early)\s+)?(?:[Oo]n\s+)?$")


@dataclass(frozen=True, slots=True)
class Dated:
    """A day claimed for an event."""

    article: str
    field: str
    start: int
    end: int
    date: str


def own_date(told: Sequence[Telling], claims: Sequence[Dated], sources: Sources) -> str | None:
    """The date that most origins give for the event; of days that exclude each other and are told alike the month, or
    year, that holds them all; None where there is none."""
    by_article: dict[tuple[str, str], float] = defaultdict(float)
    for each in claims:
        telling = next((one for one in told if _is_in(each, one)), None)
        if telling is None or days(each.date) is None:
            continue
        text = sources.text(telling)
        before, after = text[max(0, each.start - BEFORE) : each.start], text[each.end : each.end + AFTER]
        of_saying = said_before().search(before) or (_OPENS.search(before) and said_after().match(after))
        by_article[each.article, each.date] += telling.weight * (SAYING if of_saying else 1.0)
    by_origin: dict[tuple[str, str], float] = defaultdict(float)
    for (article, date), worth in by_article.items():
        at = date, sources.origin(article)
        by_origin[at] = max(by_origin[at], min(MOST, worth))
    said: dict[str, float] = defaultdict(float)
    for (date, _), worth in sorted(by_origin.items()):
        said[date] += worth
    return chosen(said, _lie, lambda date: -_length(date), ahead=1.0) or _wider(said)


def _is_in(claim: Dated, telling: Telling) -> bool:
    return (
        telling.article == claim.article and telling.name == claim.field and telling.start <= claim.start < telling.end
    )


def _length(date: str) -> int:
    span = days(date)
    return length(span) if span else 0


def _lie(one: str, two: str) -> Lie:
    first, second = days(one), days(two)
    if first is None or second is None:
        return Lie.OPEN
    if first == second:
        return Lie.SAME
    if second[0] <= first[0] and first[1] <= second[1]:
        return Lie.INSIDE
    return Lie.HOLDS if first[0] <= second[0] and second[1] <= first[1] else Lie.APART


def _wider(dates: Mapping[str, float]) -> str | None:
    """The month or the year of all the dates."""
    spans = [span for date in sorted(dates) if (span := days(date))]
    if not spans:
        return None
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    if first.year != last.year:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}"
