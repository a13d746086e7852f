"""Which events are one of a crowd: so much like them is told about then that a day and a country tell none apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from variorum.comparing.scenes import SHORT
from variorum.dates import Days, days, length
from variorum.linking.event_kinds import event_kinds
from variorum.records import Event

# So many others of its sort, of another day or place, within so many days of an event, told by articles that do not
# tell it, make it one of a crowd. The piles of one affair that were looked at had none such, those of some weeks of a
# war five and more.
CROWD, AROUND = 4, 15
MONTH = 31  # days; longer times are no times of an attack


def crowded(events: Sequence[Event], printed: Mapping[str, Days]) -> frozenset[str]:
    """The events with so many others of their sort within days, of other days or places, told by other articles."""
    kinds = event_kinds()
    harmful = [event for event in events if kinds.harms(event.kind)]
    by_day: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in harmful:
        span = days(event.date)
        if span is not None and length(span) <= SHORT and event.place is not None:
            by_day[kinds.group(event.kind), span[0].toordinal()].append(event)
    return frozenset(
        event.id for event in harmful if (span := _when(event, printed)) and _is_of_crowd(event, span, by_day)
    )


def _is_of_crowd(event: Event, span: Days, by_day: Mapping[tuple[str, int], Sequence[Event]]) -> bool:
    """Whether enough others are about; no more of them are looked at than it takes."""
    group, articles, own = event_kinds().group(event.kind), frozenset(event.articles), (event.date, event.place)
    near: set[tuple[str | None, str | None]] = set()
    for day in range(span[0].toordinal() - AROUND, span[1].toordinal() + AROUND + 1):
        for other in by_day.get((group, day), ()):
            if (other.date, other.place) != own and articles.isdisjoint(other.articles):
                near.add((other.date, other.place))
                if len(near) >= CROWD:
                    return True
    return False


def _when(event: Event, printed: Mapping[str, Days]) -> Days | None:
    """The days of an event; of one without, those on which its articles appeared, where they are few."""
    span = days(event.date)
    if span is None:
        told = [printed[article] for article in event.articles if article in printed]
        span = (min(each[0] for each in told), max(each[1] for each in told)) if told else None
    return span if span is not None and length(span) <= MONTH else None
