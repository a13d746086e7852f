"""Coverage: which article tells which slot of which event."""

from variorum.records import Coverage, Tables


def coverage(tables: Tables) -> tuple[Coverage, ...]:
    """A row for each event, slot and article that tells the event or could have been expected to."""
    return ()
