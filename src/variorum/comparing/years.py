"""Figures of another year than what is news: "the worst since 2015, when a bomb killed 71", "3.1 million in 2018"."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon

_YEAR = r"(?P<year>(?:19|20)\d\d)"
# "In 2015, a bomb killed 71" and "since 2015, when a bomb killed 71": what comes before the figure in its clause.
_OPENS = re.compile(rf"^\W*(?:[Bb]ack )?[Ii]n (?:\w+ )?{_YEAR},? [^.;:]*$")
_WHEN = re.compile(rf"\b{_YEAR},? (?:when|in which) [^.;:]*$")
# "3.1 million at the presidential election of 2018": what comes behind the figure, in its clause.
_BEHIND = re.compile(rf"^[^,.;:()\d]{{0,60}}\b(?:in|of|during) {_YEAR}\b")


def year_of(before: str, behind: str) -> int | None:
    """The year that the words of its sentence before and behind a figure give to it; None where they give none."""
    for pattern, text in ((_WHEN, before), (_BEHIND, behind), (_OPENS, before)):
        found = pattern.search(text)
        if found is not None:
            return int(found["year"])
    return None


def is_years_on(before: str) -> bool:
    """Whether the words before a figure lead to it in a clause that tells from what time has passed ("three years after
    the bomb that killed 71")."""
    return _years_on().search(before) is not None


@cache
def _years_on() -> re.Pattern[str]:
    clause, harmed = (lexicon.either("en", "doubts", name) for name in ("clause", "harmed"))
    return re.compile(rf"\b(?:years?|months|decades?) (?:after|since) [^.;:]*\b{clause} (?:\w+ )?{harmed}\b[^.;:]*$")
