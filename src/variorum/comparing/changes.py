"""Figures that a text tells as changed: "the fire has grown to 31,400 acres", "the number of men held is now six"."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.years import year_of
from variorum.records import Claim

NOW = 40  # characters beside a figure in which "now" and "so far" are said of it


def is_as_of_now(case: Case, one: Claim, two: Claim) -> bool:
    """Whether the later of two figures is told as one that has changed."""
    said = [(case.pile.said(each), each) for each in (one, two)]
    known = sorted(((when[0], each.id, each) for when, each in said if when), key=lambda row: row[:2])
    return len(known) == 2 and known[0][0] < known[1][0] and tells_change(case, known[1][2])


def tells_change(case: Case, claim: Claim) -> bool:
    """Whether the words before a figure say that it was another one before."""
    start = case.pile.scenes.sentence(claim)[0]
    before = case.pile.text(claim)[max(start, claim.start - NOW) : claim.start]
    if is_raised_to(case, claim) or _now().search(before) is not None:
        return True
    return _by_then().search(case.pile.text(claim)[claim.end : claim.end + NOW]) is not None


def tells_correction(case: Case, claim: Claim) -> bool:
    """Whether the words behind a figure say that its voice gave another one before: "three, not four as first
    reported", "33 people, five more than they announced on Saturday"."""
    end = case.pile.scenes.sentence(claim)[1]
    return _corrects().search(case.pile.text(claim)[claim.end : end]) is not None


def of_two_years(case: Case, one: Claim, two: Claim) -> bool:
    """Whether the clause of only one of two figures tells a year, or they tell two: "3.9 million, against 3.1 million
    at the election of 2018"."""
    return _year(case, one) != _year(case, two)


def _year(case: Case, claim: Claim) -> int | None:
    text, (start, end) = case.pile.text(claim), case.pile.scenes.sentence(claim)
    return year_of(text[start : claim.start], text[claim.end : end])


def adds_up(case: Case, claim: Claim) -> bool:
    """Whether the words around a figure say that it counts all there were until then: "37 complaints so far"."""
    text, start = case.pile.text(claim), case.pile.scenes.sentence(claim)[0]
    return _so_far().search(text[max(start, claim.start - NOW) : claim.end + NOW]) is not None


def are_of_two_stages(case: Case, one: Claim, two: Claim) -> bool:
    """Whether only one of two figures is of a count that has not ended: "with 94 percent of ballots counted"."""
    first, second = (_partial().search(_sentence(case, each)) is not None for each in (one, two))
    return first != second


def _sentence(case: Case, claim: Claim) -> str:
    start, end = case.pile.scenes.sentence(claim)
    return case.pile.text(claim)[start:end]


def is_raised_to(case: Case, claim: Claim) -> bool:
    """Whether the words before a figure tell of a change to it."""
    start = case.pile.scenes.sentence(claim)[0]
    return _raised().search(case.pile.text(claim)[start : claim.start]) is not None


@cache
def _now() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'now')}\b", re.IGNORECASE)


@cache
def _by_then() -> re.Pattern[str]:
    """ "31 had been held by Monday morning"."""
    days = "|".join(sorted(lexicon.words("en", "times", "weekdays.full") | lexicon.words("en", "doubts", "by_then")))
    return re.compile(rf"^[^.;]*\bby\s+(?:(?:late|early|the|that)\s+)*(?:{days})\b", re.IGNORECASE)


@cache
def _so_far() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'so_far')}\b", re.IGNORECASE)


@cache
def _corrects() -> re.Pattern[str]:
    """A figure that is set aside, or a distance from it, before a verb that gave it."""
    first, gave = (lexicon.either("en", "doubts", name) for name in ("at_first", "gave"))
    aside = rf"^[^.;:]*\b(?:not|instead of|rather than) (?:[\w'’,-]+ ){{1,6}}(?:{first} {gave}|{gave} {first})\b"
    more = rf"^[^.;:]{{0,60}}\b(?:more|fewer|less|higher|lower) than (?:[\w'’-]+ ){{0,4}}{gave}\b"
    return re.compile(rf"{aside}|{more}", re.IGNORECASE)


@cache
def _partial() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'partial')}\b", re.IGNORECASE)


@cache
def _raised() -> re.Pattern[str]:
    changes = "|".join(sorted(lexicon.words("en", "figures", "toll.changes") | {"brought", "bringing", "taking"}))
    return re.compile(rf"\b(?:{changes})\b.{{0,60}}\bto\s+(?:\w+\s+){{0,3}}$", re.IGNORECASE)
