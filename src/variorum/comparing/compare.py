"""Floor 4: the claims of one event and slot -> findings, and what was told by whom -> coverage."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from variorum.collector import collector_at_rest
from variorum.comparing.cases import cases_by_event
from variorum.comparing.coverage import Tellers
from variorum.comparing.findings import event_findings, in_order
from variorum.comparing.mouths import speakers_that_differ
from variorum.comparing.pile import Pile
from variorum.comparing.titling import titled_by_findings
from variorum.forked import forked
from variorum.linking.decided.striking import live
from variorum.records import Coverage, Finding, Tables
from variorum.stored import Stored, order

# The events that are compared, by their number in the order in which they come.
_ALL, _OWN, _OTHERS = slice(0, None, 1), slice(0, None, 2), slice(1, None, 2)


@collector_at_rest()
def compare(tables: Tables, is_apart: bool = False) -> Tables:
    """The linked tables with `findings` and `coverage`, one event compared after the other; what the reader struck
    takes no part in them. `is_apart`: a second process compares half of the events."""
    told = live(tables)
    pile = Pile.of(told)
    tellers = Tellers(told, pile)
    findings: list[Finding] = []

    def compared(which: slice) -> Iterator[Coverage]:
        for of_event in islice(cases_by_event(told, pile), which.start, None, which.step):
            findings.extend(event_findings(of_event))
            yield from tellers.of_cases(of_event)

    def others() -> tuple[list[Coverage], list[Finding]]:
        return list(compared(_OTHERS)), findings

    def covered() -> Iterator[Coverage]:
        if is_apart:
            theirs = forked([others], is_apart)
            yield from compared(_OWN)
            rows, found = next(theirs)
            findings.extend(found)
            yield from tellers.noted(rows)
        else:
            yield from compared(_ALL)
        yield from tellers.expected()

    coverage = Stored(Coverage, covered()).sorted(*order("coverage"))
    findings.extend(speakers_that_differ(told, pile))
    found = in_order(told, findings)
    called = {event.id: event for event in titled_by_findings(told, found, pile)}
    events = tuple(called.get(event.id, event) for event in tables.events)
    return replace(tables, events=events, findings=found, coverage=coverage)
