"""How far apart two figures may lie and still be of one thing, in dispute."""

from __future__ import annotations

from decimal import Decimal

from variorum.comparing.told import TOLLS as _TOLLS
from variorum.linking.values.compare import head
from variorum.records import Claim

# Tolls in dispute were up to four times each other in the piles that were read; what lay
# further apart was of two scenes, or a part beside the whole. Other figures hardly differ so: there twice as many was
# another measure (those who may leave, beside those who left).
TOLLS, OTHERS = 4, 2
# A round wording of a figure ("some 40,000" for 42,000) is off by no more than a tenth of it.
ROUNDED = Decimal("0.1")
# Organisers and police count a crowd as up to ten times each other in the invented affairs of benchmarks/affairs.
CROWDS = 10
# Two stations measure one earthquake so far apart at most; its strongest aftershock is mostly 1.2 below (Båth's law).
SHOCKS = Decimal("0.6")


def near(one: Claim, two: Claim, times: int) -> bool:
    """Whether one figure is at most so many times the other."""
    low, high = sorted(each.low or each.high or Decimal(0) for each in (one, two))
    return high <= times * low


def near_by(one: Claim, two: Claim, most: Decimal) -> bool:
    """Whether two exact figures lie so many apart at most."""
    return one.low is not None and two.low is not None and abs(one.low - two.low) <= most


def reach(slot: str, one: Claim, two: Claim, of_one: bool = False) -> int:
    """How many times each other two figures of a slot may be that are of one thing; `of_one`: their words tell so."""
    if head(slot) in _TOLLS:
        return TOLLS
    if slot == "participants":
        return CROWDS
    # What both say surely of one event, and of the same ("tonnes of ammonia"), is as much in dispute as a toll is.
    return TOLLS if of_one or (":" in slot and one.inferred is None and two.inferred is None) else OTHERS


def is_rounding(rounded: Claim, exact: Claim) -> bool:
    """Whether a figure is another one in rounder words: off by a tenth at most, and with no more figures that are not
    noughts ("some 40,000" for 42,000)."""
    if rounded.low is None or exact.low is None or exact.low == 0 or rounded.unit != exact.unit:
        return False
    off = abs(rounded.low - exact.low) / exact.low
    return off <= ROUNDED and _figures(rounded.low) <= _figures(exact.low)


def _figures(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
