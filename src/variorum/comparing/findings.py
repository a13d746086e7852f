"""Findings: what comparing the claims of one event and slot shows."""

from variorum.records import Finding, Tables


def findings(tables: Tables) -> tuple[Finding, ...]:
    """The findings of all events and slots, by the rules of DESIGN.md, "Findings"."""
    return ()
