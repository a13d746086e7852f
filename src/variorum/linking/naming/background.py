"""Which sentences that were taken for tellings of an event look back to long before: "in the fighting of last year in
Hamport, by contrast, ...". What they name is the day and the town of something else, where the event is news."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from variorum.dates import Days, days
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.naming.tellings import LEAD, Sources, Telling
from variorum.linking.naming.whens import Dated
from variorum.records import Tables
from variorum.stored import values

OPENS = 40  # characters before a time that opens a sentence: "in the fighting of last year"

Times = Mapping[tuple[str, str], Sequence[tuple[int, Days]]]
"""(article, field) -> where which time is named, in order."""


def times_of(tables: Tables, articles: Iterable[str]) -> Times:
    """The times that some articles name."""
    wanted, found = set(articles), defaultdict(list)
    for article, name, start, sort, date in values(tables.times, "article", "field", "start", "type", "date"):
        span = days(date) if article in wanted and sort in ("DATE", "TIME") else None
        if span is not None:
            found[article, name].append((start, span))
    return {key: sorted(rows) for key, rows in found.items()}


def without_background(
    told: Sequence[Telling], dated: Sequence[Dated], times: Times, sources: Sources
) -> Sequence[Telling]:
    """The tellings of an event that is news without those that look back; all of them of one that is not: none stands
    in a headline, where an article begins, or with a day of its own of late."""
    kept, news = [], False
    for each in told:
        printed = days(sources.articles[each.article].published)
        own = _own_days(each, dated)
        if printed is None or not _looks_back(each, own, printed, times, sources):
            kept.append(each)
            fresh = printed is not None and any(not _is_old(span, printed) for span in own)
            news = news or fresh or each.name == "title" or each.start < LEAD
    return kept if news else told


def _own_days(telling: Telling, dated: Sequence[Dated]) -> list[Days]:
    """The days that a telling gives for the event."""
    return [
        span
        for each in dated
        if (each.article, each.field) == (telling.article, telling.name)
        and telling.start <= each.start < telling.end
        and (span := days(each.date)) is not None
    ]


def _looks_back(telling: Telling, own: Sequence[Days], printed: Days, times: Times, sources: Sources) -> bool:
    """Whether all days that the telling gives for the event are long before its article, or it opens with such a time,
    and names no later one."""
    if own:
        return all(_is_old(span, printed) for span in own)
    rows = times.get((telling.article, telling.name), ())
    named = rows[bisect_left(rows, telling.start, key=_place) : bisect_left(rows, telling.end, key=_place)]
    if not named or not all(_is_old(span, printed) for _, span in named):
        return False
    before = sources.text(telling)[telling.start : named[0][0]]
    return len(before) <= OPENS and "," not in before


def _is_old(span: Days, printed: Days) -> bool:
    return (printed[0] - span[1]).days > LONG_BEFORE


def _place(row: tuple[int, Days]) -> int:
    return row[0]
