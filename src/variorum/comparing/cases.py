"""The claims of a pile, laid out by event and slot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter

from variorum.comparing.case import Case
from variorum.comparing.mending import is_of_another_time, mended, replaced
from variorum.comparing.pile import Pile
from variorum.records import Claim, Tables
from variorum.stored import heaps, values

_place = attrgetter("article", "field", "start", "id")


def cases_by_event(tables: Tables, pile: Pile) -> Iterator[list[Case]]:
    """For each event that has claims its slots, in order of event, then slot. No more than a part of the claims of a
    large pile is at hand at a time."""
    events = {event.id: event for event in tables.events}
    old = replaced(values(tables.claims, "superseded", "article", "field", "start", "end", "slot"))
    for heap in heaps(tables.claims, "event"):
        of_event: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
        for claim in heap:
            if claim.event in events:
                if is_of_another_time(claim, events[claim.event]):
                    continue
                claim = mended(claim, events[claim.event], old, pile)
                of_event[claim.event][claim.slot].append(claim)
        for event in sorted(of_event):
            yield [
                Case(events[event], slot, tuple(sorted(claims, key=_place)), pile)
                for slot, claims in sorted(of_event.pop(event).items())
            ]
