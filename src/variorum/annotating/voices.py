"""Attributions in one parsed field: who is cited (speaker), by what words (cue), for what (content)."""

from variorum.annotating.parse import Parsed
from variorum.records import Attribution


def attributions(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions of one field, in order of their content. `speaker_actor` is left open (None) here."""
    return ()
