"""Dates, times, durations and sets in one parsed field, as EDTF and TIMEX3 values."""

from variorum.annotating.parse import Parsed
from variorum.records import Time


def times(parsed: Parsed, published: str | None) -> tuple[Time, ...]:
    """The temporal expressions of one field, in order; relative ones are resolved against `published` (EDTF)."""
    return ()
