"""Floor 4: the claims of one event and slot -> findings, and what was told by whom -> coverage."""

from dataclasses import replace

from variorum.comparing.coverage import coverage
from variorum.comparing.findings import findings
from variorum.records import Tables


def compare(tables: Tables) -> Tables:
    """The linked tables with `findings` and `coverage`."""
    return replace(tables, findings=findings(tables), coverage=coverage(tables))
