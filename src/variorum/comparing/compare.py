"""Floor 4: the claims of one event and slot -> findings, and what was told by whom -> coverage."""

from dataclasses import replace

from variorum.comparing.case import cases
from variorum.comparing.coverage import coverage
from variorum.comparing.findings import findings
from variorum.records import Tables


def compare(tables: Tables) -> Tables:
    """The linked tables with `findings` and `coverage`."""
    found = cases(tables)
    return replace(tables, findings=findings(tables, found), coverage=coverage(tables, found))
