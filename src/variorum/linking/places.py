"""The same place across articles."""

from variorum.records import Tables


def link_places(tables: Tables) -> Tables:
    """Tables whose places are those of the pile; mentions, claims and events point to them."""
    return tables
