"""Counters: who is at the root of each value."""

from variorum.records import Tables


def assign_counters(tables: Tables) -> Tables:
    """Tables whose claims carry their counter (the rule Counter of DESIGN.md)."""
    return tables
