"""Figures: intervals, compared at the precision that they are written in.

A count of people or votes is exact. A figure with a scale word or decimals ("$43 million", 35.7%) stands for what
rounds or is cut off to it. "About n" reaches a tenth to both sides, "nearly n" lies below n; what lies further off but
not far is not decided. "Dozens" is the coarser wording of any figure that one would call so.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from variorum import lexicon
from variorum.dates import days
from variorum.linking.values.relation import Relation
from variorum.records import Claim

ABOUT = Decimal("0.1")  # "about 60" is said of 54 to 66; a convention, as no style guide gives a figure
FAR = Decimal("0.25")  # further off than this, "about" and "nearly" exclude; between the two nothing is said
# Tolls of one event differ by up to tenfold in disputes; what lies further apart was, in the piles that were read, the
# toll of one day beside that of a war.
SCOPE = 15
HUNDRED = 100
_NONE, _ONE = Decimal(0), Decimal(1)
_BEYOND = re.compile(r"\b(?:more than|over|above|upwards of|exceed\w*|surpass\w*|greater than)\b", re.IGNORECASE)
_SHARES = frozenset({"percent", "%", "percentage points"})


class Reach(NamedTuple):
    """What a figure can mean, both ends included; None is open. `sure` ends where a careful writer would stop, `wide`
    where a careless one would."""

    low: Decimal | None
    high: Decimal | None
    wide_low: Decimal | None
    wide_high: Decimal | None


def figures(one: Claim, two: Claim) -> Relation:
    """How two figures of one slot stand to each other."""
    if (one.low is None and one.high is None) or (two.low is None and two.high is None):
        return Relation.UNKNOWN
    same = (one.low, one.high, one.about) == (two.low, two.high, two.about)
    # Counts of one slot were found to be of one thing, whatever noun each writer has for it ("cars", "vehicles").
    counts = one.slot == two.slot and one.slot.startswith("count:")
    if one.unit and two.unit and money(one.unit) != money(two.unit) and not counts:
        return Relation.UNKNOWN if same else Relation.MEASURE
    if same:  # a period is in words often ("the war", "six years of war"): one figure is of one thing
        return Relation.SAME
    if one.period != two.period:
        # Two periods in words ("the war", "since the protests began") may be one.
        known = one.period is None or two.period is None or (days(one.period) and days(two.period))
        return Relation.MEASURE if known else Relation.UNKNOWN
    rounded = _is_rounded(one) or _is_rounded(two)
    if rounded and are_neighbours(one, two):
        return Relation.UNKNOWN
    a, b = reach(one, rounded), reach(two, rounded)
    if not _meet(a.wide_low, a.wide_high, b.wide_low, b.wide_high):
        return Relation.UNKNOWN if _far_apart(a, b) else Relation.EXCLUDE
    if not _meet(a.low, a.high, b.low, b.high):
        return Relation.UNKNOWN
    if _is_coarser(one, two, a, b) or _is_coarser(two, one, b, a):
        return Relation.COARSER
    # "Dozens" can hold beside 201 by the letter, but nobody would say so.
    loose = is_vague(one) or is_vague(two) or one.about or two.about
    return Relation.UNKNOWN if loose else Relation.COMPATIBLE


def money(unit: str) -> str:
    """The unit, with the pounds of a country that is not told as those that a sign tells: in articles of one affair
    they are the same."""
    return "GBP" if unit == "pounds" else unit


def reach(claim: Claim, rounded: bool) -> Reach:
    """What the figure of `claim` can mean; `rounded` says whether its last digit is taken for a rounded one."""
    low, high = claim.low, claim.high
    if claim.about == "nearly" and high is not None:
        return Reach(high * (1 - ABOUT), _below(high, claim.step), high * (1 - FAR), high)
    if claim.about == "about":
        return Reach(
            low and low * (1 - ABOUT), high and high * (1 + ABOUT), low and low * (1 - FAR), high and high * (1 + FAR)
        )
    step = claim.step or _ONE
    if rounded and low is not None and low == high:
        # Half a step down where it was rounded up, a whole step up where the rest was cut off.
        careless = step * HUNDRED if _is_in_hundreds(claim, step) else step
        return Reach(low - step / 2, _below(low + step, Decimal("1e-9")), low - careless / 2, low + careless)
    # "More than 100" is 101 or more, yet a writer who says so of exactly 100 is not contradicted: nothing is said.
    slack = _ONE if high is None and low is not None and low == low.to_integral_value() else _NONE
    return Reach(low, high, None if low is None else low - slack, high)


def _is_in_hundreds(claim: Claim, step: Decimal) -> bool:
    """Whether a figure with a scale word may be rounded to hundreds: "$700 billion" of 716; not "$7.00 billion"."""
    return claim.low is not None and (claim.low / step) % HUNDRED == 0 and "." not in claim.text


def _is_rounded(claim: Claim) -> bool:
    return (claim.step is not None and claim.step != _ONE) or claim.unit in _SHARES


def _far_apart(a: Reach, b: Reach) -> bool:
    """Whether the nearest ends of two reaches that do not meet are so far apart that they are hardly of one thing."""
    for under, over in ((a.high, b.low), (b.high, a.low)):
        if under is not None and over is not None and 0 < under * SCOPE < over:
            return True
    return False


def are_neighbours(one: Claim, two: Claim) -> bool:
    """Whether two figures of one precision are a step apart: one cuts 43.9 off to 43, another rounds it to 44."""
    step = one.step or _ONE
    if one.low != one.high or two.low != two.high or one.low is None or two.low is None or one.about or two.about:
        return False
    return step == (two.step or _ONE) and abs(one.low - two.low) <= step


def _below(value: Decimal, step: Decimal | None) -> Decimal:
    return value - min(step or _ONE, _ONE)


def _meet(low: Decimal | None, high: Decimal | None, other_low: Decimal | None, other_high: Decimal | None) -> bool:
    return (low is None or other_high is None or low <= other_high) and (
        other_low is None or high is None or other_low <= high
    )


def _is_coarser(coarse: Claim, fine: Claim, a: Reach, b: Reach) -> bool:
    """Whether `coarse` is a coarser wording of `fine`: a vague word, a rounded figure or a range that holds it, or the
    same bound ("at least 58" of 58)."""
    if is_vague(coarse):
        top = _vague_tops().get(coarse.low or Decimal(0))
        value = fine.high if fine.high is not None else fine.low
        return (
            top is not None
            and value is not None
            and fine.low is not None
            and a.low is not None
            and (a.low <= fine.low and value <= top)
        )
    if coarse.low is not None and fine.low is not None and coarse.high is None and fine.high is None:
        # "More than 100" and "at least 100" are one minimum, as reporters word it; "at least 101" is another.
        return not is_vague(fine) and _number(coarse) == _number(fine)
    if coarse.low is None or coarse.high is None:
        bound = coarse.low if coarse.high is None else coarse.high
        return fine.low == fine.high == bound and fine.about is None
    if b.low is None or b.high is None or a.low is None or a.high is None:
        return False
    if coarse.low == coarse.high and (coarse.about or fine.about) and fine.low is not None:
        return _rounds_to(coarse.low, fine) if coarse.about else _rounds_to(fine.low, coarse)
    return coarse.low == coarse.high or (a.low <= b.low and b.high <= a.high)


def _rounds_to(number: Decimal, fine: Claim) -> bool:
    """Whether a figure comes to a round number where it is rounded as that is: 4,120 to "about 4,000", but not 187 to
    "about 170"."""
    if fine.low is None or fine.high is None:
        return False
    last = Decimal(10) ** int(number.normalize().as_tuple().exponent)  # the unit of its last digit
    return abs((fine.low + fine.high) / 2 - number) < last / 2


def _number(claim: Claim) -> Decimal | None:
    """The number in the words of a minimum: 100 for "more than 100", which is 101 or more."""
    return claim.low - 1 if claim.low is not None and _BEYOND.search(claim.text) else claim.low


@cache
def _vague_tops() -> dict[Decimal, Decimal]:
    """For the floor of each vague number word the highest figure that one would call so."""
    return {Decimal(low): Decimal(top) for low, top in lexicon.lexicon("en", "slots")["vague_tops"]}


@cache
def _vague_words() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(lexicon.words('en', 'slots', 'vague_words')))})\b", re.IGNORECASE)


def is_vague(claim: Claim) -> bool:
    """Whether the figure is a vague word ("dozens"), not a number with a qualifier ("at least 24")."""
    return are_vague(claim.low, claim.high, claim.text)


def are_vague(low: Decimal | None, high: Decimal | None, text: str) -> bool:
    """The same of a claim's columns."""
    return high is None and low is not None and _has_vague_word(text)


@lru_cache(maxsize=65_536)
def _has_vague_word(text: str) -> bool:
    return _vague_words().search(text) is not None
