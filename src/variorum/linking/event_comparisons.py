"""How two events of different articles are compared: the comparisons and their levels, in words.

Which level a pair is at says `event_levels`, what each level weighs `event_model.json`. Of what is not said in a pair
(no place, no doer, no affair in common) there is no level: it weighs nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

COMPARISONS: Mapping[str, Mapping[str, str]] = {
    "date": {
        "same day": "the same day",
        "overlap": "dates that overlap",
        "next day": "",
        "days apart": "{} days apart",
        "far apart": "{} days apart",
        "too wide": "a date so wide that it tells little, and told at another time",
        # One day in 365 is the same by chance: it weighs less than a whole date.
        "same day of no year": "the same day, of no year",
        "other day of no year": "other days of the year",
        "told before": "told before it happened",
        "undated": "no date",
        "undated, days later": "no date, and told {} days apart",
        "undated, later": "no date, and told at another time",
        # The articles of an affair tell of it for a week.
        "undated, one affair": "",
        "undated, days later, one affair": "no date, and told {} days apart",
        "disputed": "the day may be in dispute",
    },
    "place": {
        "same": "the same place",
        "inside": "one place inside the other",
        "near": "places near each other",
        "apart": "places apart",
        # What two articles are mostly about lies in different towns, and they share another: one tells both.
        "apart, one shared": "places apart, and one that both name",
    },
    "crowd": {"doubling": "a place with events on {} days"},
    "kind": {
        "same": "both {}",
        "may be called": "{} may be called {}",
        "toll of": "a toll, and a kind that has one",
        "part": "{} and {} go together",
        "same group": "{} and {}",
        "other group": "{} is no {}",
    },
    "trigger": {"same": "told by the same words", "other": "told by other words"},
    "doer": {"same": "the same actor is said to have done it"},
    "figures": {"same": "the same figures", "other tolls": "other tolls"},
    # As much as one day tells.
    "site": {"other": "other things hit"},
    "words": {"like": "like words"},
    "affair": {"one": "articles of one affair"},
}
"""The comparisons, and their levels with the words that explain them; what an amount is of stands in braces."""


class At(NamedTuple):
    """A level of a comparison, how much of it a pair has, and what stands in the braces of its words."""

    comparison: str
    level: str
    amount: float = 1.0
    of: tuple[object, ...] = ()

    @property
    def words(self) -> str:
        """The level in words."""
        return COMPARISONS[self.comparison][self.level].format(*self.of)
