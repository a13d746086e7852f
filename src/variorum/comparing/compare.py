"""Floor 4: the claims of one event and slot -> findings, and what was told by whom -> coverage."""

from dataclasses import replace

from variorum.comparing.case import cases
from variorum.comparing.coverage import coverage
from variorum.comparing.findings import findings
from variorum.linking.decided.striking import live
from variorum.records import Tables


def compare(tables: Tables) -> Tables:
    """The linked tables with `findings` and `coverage`; what the reader struck takes no part in them."""
    told = live(tables)
    found = cases(told)
    return replace(tables, findings=findings(told, found), coverage=coverage(told, found))
