"""Floor 4: the claims of one event and slot -> findings, and what was told by whom -> coverage."""

from collections.abc import Iterator
from dataclasses import replace

from variorum.comparing.cases import cases_by_event
from variorum.comparing.coverage import Tellers
from variorum.comparing.findings import event_findings, in_order
from variorum.comparing.mouths import speakers_that_differ
from variorum.comparing.pile import Pile
from variorum.linking.decided.striking import live
from variorum.records import Coverage, Finding, Tables
from variorum.stored import Stored, order


def compare(tables: Tables) -> Tables:
    """The linked tables with `findings` and `coverage`, one event compared after the other; what the reader struck
    takes no part in them."""
    told = live(tables)
    pile = Pile.of(told)
    tellers = Tellers(told, pile)
    findings: list[Finding] = []

    def covered() -> Iterator[Coverage]:
        for of_event in cases_by_event(told, pile):
            findings.extend(event_findings(of_event))
            yield from tellers.of_cases(of_event)
        yield from tellers.expected()

    coverage = Stored(Coverage, covered()).sorted(*order("coverage"))
    findings.extend(speakers_that_differ(told, pile))
    return replace(tables, findings=in_order(told, findings), coverage=coverage)
