"""The same event across articles."""

from variorum.records import Tables


def link_events(tables: Tables) -> Tables:
    """Tables whose events are those of the pile; event mentions, claims and designations point to them."""
    return tables
