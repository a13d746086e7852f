"""Figures in one parsed field: an interval with its words, what it is of, and the slot that grammar gives it."""

from dataclasses import dataclass

from variorum.annotating.parse import Parsed
from variorum.records import Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one article words it. `start` to `end` are the number with its qualifier ("at least 58")."""

    field: str
    start: int
    end: int
    low: Number | None
    high: Number | None
    about: str | None  # None, about, nearly
    step: Number | None
    unit: str | None  # people, USD, percent, years ...
    of: str | None  # what it is of, as worded: "children", "border wall"
    slot: str  # killed, wounded, killed:children, arrested, count:officers, amount:border wall, years:sentence ...
    trigger: (
        int | None
    )  # index in the doc of the token that tells the event ("killed", "toll"), None where there is none
    part: bool  # of a whole that the text gives too ("25 of them children")
    superseded: bool  # "the previous toll was"
    period: str | None  # EDTF or words' date span, where it is a total over a time


def figures(parsed: Parsed) -> tuple[Figure, ...]:
    """The figures of one field, in order of place. Dates, ordinals and years are none."""
    return ()
