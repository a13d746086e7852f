"""Dates, at the precision that they are given in: 2013 and October 2013 agree."""

import re

from variorum.dates import days
from variorum.linking.values.relation import Relation
from variorum.records import Claim

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


def _without_year(one: str, two: str) -> Relation:
    """A day without its year agrees with the same day of any year, and excludes no other: its year is not known."""
    a, b = _MONTH_DAY.fullmatch(one), _MONTH_DAY.fullmatch(two)
    return Relation.COARSER if a and b and a.groups() == b.groups() else Relation.UNKNOWN
