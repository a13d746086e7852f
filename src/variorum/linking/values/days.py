"""Dates, at the precision that they are given in: 2013 and October 2013 agree."""

import re

from variorum.dates import days
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# Minutes by which two writers may round one time: to the hour or half an hour, to a quarter, to five.
_STEPS = ((30, 30), (15, 15), (1, 5))
_ROUNDS = re.compile(r"\b(?:about|around|roughly|approximately|shortly|just|almost|nearly|or so)\b", re.IGNORECASE)
_ZONE = re.compile(r"\b(?:GMT|UTC|BST|CES?T|E[SD]?T|P[SD]T|M[SD]T|IST|WAT|EAT|SAST|JST|KST|AES?T)\b")
_MONTH_DAY = re.compile(r"[\dX]{4}-(\d\d)-(\d\d)")


def dates(one: Claim, two: Claim) -> Relation:
    """How two dates of one slot stand to each other."""
    if not one.date or not two.date:
        return Relation.UNKNOWN
    if one.date == two.date:
        return Relation.SAME
    first, second = days(one.date), days(two.date)
    if first is None or second is None:
        return _without_year(one.date, two.date)
    if (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1]):
        return Relation.COARSER
    return Relation.COMPATIBLE if first[0] <= second[1] and second[0] <= first[1] else Relation.EXCLUDE


def clocks(one: Claim, two: Claim) -> Relation:
    """How two times of one day stand to each other: written on one clock, more apart than either is rounded."""
    (day, _, first), (other, _, second) = ((each.date or "").partition("T") for each in (one, two))
    if not first or not second or day != other or _zone(one) != _zone(two):
        return Relation.UNKNOWN
    minutes = abs(_minute(first) - _minute(second))
    if minutes == 0:
        return Relation.SAME
    return Relation.EXCLUDE if minutes > max(_rounded(one, first), _rounded(two, second)) else Relation.UNKNOWN


def _zone(claim: Claim) -> str:
    found = _ZONE.search(claim.text)
    return found.group() if found else ""


def _minute(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def _rounded(claim: Claim, clock: str) -> int:
    if _ROUNDS.search(claim.text):
        return _STEPS[0][1]
    return next(slack for step, slack in _STEPS if _minute(clock) % step == 0)


def _without_year(one: str, two: str) -> Relation:
    """A day without its year agrees with the same day of any year, and excludes no other: its year is not known."""
    a, b = _MONTH_DAY.fullmatch(one), _MONTH_DAY.fullmatch(two)
    return Relation.COARSER if a and b and a.groups() == b.groups() else Relation.UNKNOWN
