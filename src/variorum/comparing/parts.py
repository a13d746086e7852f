"""Whether a figure may be of a part of those that another one counts, or of other people."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.nearness import OTHERS, near
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.records import Claim

BESIDE = 60  # characters around a figure that say where those it counts are


def gives(case: Case, one: Claim, two: Claim) -> bool:
    """Whether an article that gives one for itself gives the other's value too, of nobody's name: as that of an
    earlier attack, or of a part; or its own figure as a round one."""
    if one.article == two.article:
        return False
    parts = case.pile.scenes.told.tolls.get((case.event.id, one.article), frozenset())
    if any(slot.startswith(f"{head(case.slot)}:") and low == two.low for slot, low in parts):
        return True  # "five died on the roads, three of them near Lund"
    actors = case.pile.world.actors
    known = case.pile.scenes.told.given.get((one.article, two.slot), frozenset())
    if one.counter not in actors and any(low == two.low and counter not in actors for low, counter in known):
        return True
    return one.about is None and any(
        each.article == one.article and each.low == one.low and each.about is not None and near(one, two, OTHERS)
        for each in case.live
    )


def may_be_of_one_place(case: Case, one: Claim, two: Claim) -> bool:
    """Whether one of two figures may be of those in one hospital only. More dead there than another has in all are no
    part of them."""
    low, high = sorted((one, two), key=lambda each: each.low or each.high or Decimal(0))
    return of_treated(case, low) or (head(high.slot) == "wounded" and of_treated(case, high))


def of_treated(case: Case, claim: Claim) -> bool:
    """Whether the figure is of those who were brought to or treated in one place: a part of all who were hurt, or of
    all who died ("had received 14 bodies", "the main hospital had taken in 212 injured")."""
    if head(claim.slot) not in ("wounded", "killed"):
        return False
    text = case.pile.text(claim)
    start, end = case.pile.scenes.sentence(claim)
    before = text[max(start, claim.start - BESIDE) : claim.start].casefold()
    behind = re.split(r"[,;.:]", text[claim.end : min(end, claim.end + BESIDE)])[0].casefold()
    if _took_in().search(before) is not None or _brought().search(behind) is not None:
        return True
    if head(claim.slot) == "killed":
        return False
    near = words(text[max(0, claim.start - BESIDE) : claim.end + BESIDE])
    return bool(set(near) & lexicon.words("en", "slots", "treated"))


@cache
def _took_in() -> re.Pattern[str]:
    """ "Had received 14", "has so far taken in at least 14", "the morgue of Port Olmo held 14"."""
    took_in, house = (lexicon.either("en", "doubts", name) for name in ("took_in", "houses"))
    has = rf"{house}\s+(?:(?:in|of|at)\s+(?:[\w-]+\s+){{1,3}})?(?:had|held|has|holds|counted|listed)"
    return re.compile(rf"\b(?:{took_in}|{has})\s+(?:[\w-]+\s+){{0,4}}$")


@cache
def _brought() -> re.Pattern[str]:
    """ "14 bodies were brought to"."""
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'brought_to')}\b")


def may_be_part(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two figures may be of other people: of two sorts, or one of a sort beside all ("15 civilians" among 17
    dead); "40 civilians" beside 11 dead in all is a contradiction."""
    whole, civilians = lexicon.words("en", "slots", "whole_people"), lexicon.words("en", "slots", "civilians")
    if are_narrowed_apart(case, one, two):
        return True
    small, large = sorted((one, two), key=lambda each: each.low or each.high or Decimal(0))
    whole |= lexicon.words("en", "slots", "dwellers")
    few, many = ({_group(word) for word in words(each.of or "")} - whole for each in (small, large))
    return few != many and (bool(few) or not many <= civilians)


def are_narrowed_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether one of two figures is only of some of the sort that the other counts, by age, sex or task ("11 children
    under the age of eight", "nine girls" beside 17 children), or by where they were and what hit them ("all seven on
    board", "20 by rubber bullets")."""
    if _of_an_age(case, one) != _of_an_age(case, two) or _scopes(case, one) != _scopes(case, two):
        return True
    narrower = lexicon.words("en", "doubts", "narrower")
    few, many = ({_single(word) for word in words(each.of or "")} for each in (one, two))
    return few & narrower != many & narrower


def are_priced_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether only one of two sums is told to have something in it, or left out: "9.5 billion with maintenance"."""
    return _is_priced(case, one) != _is_priced(case, two)


def _is_priced(case: Case, claim: Claim) -> bool:
    text, (start, end) = case.pile.text(claim), case.pile.scenes.sentence(claim)
    return _priced().search(text[max(start, claim.start - BESIDE) : min(end, claim.end + BESIDE)]) is not None


@cache
def _priced() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'priced')}\b", re.IGNORECASE)


def of_two_camps(one: Claim, two: Claim) -> bool:
    """Whether one of two figures counts combatants and the other does not, or those of another sort: an army's "20
    militants" are not the dead that others count, and can be as many."""
    armed = lexicon.words("en", "doubts", "armed")
    first, second = ({_group(word) for word in words(each.of or "")} & armed for each in (one, two))
    return first != second


def _scopes(case: Case, claim: Claim) -> frozenset[str]:
    """Words beside a figure, in its clause, that say of which it is: behind it, and "in Port Olmo alone" before it."""
    text = case.pile.text(claim)
    behind = re.split(r"[,;.:]", text[claim.end : claim.end + BESIDE])[0].casefold()
    found = {"alone"} if _ALONE.search(text[max(0, claim.start - BESIDE) : claim.start]) else set[str]()
    found |= {"own" if _owned().match(each) else each for each in _scoped().findall(behind)}
    if _in_the_village().match(behind) is not None:
        found.add("own")
    return frozenset(found)


_ALONE = re.compile(r"\balone,?\s+(?:\w+\s+){0,3}$")


@cache
def _owned() -> re.Pattern[str]:
    """ "In her town", "at his hospital"."""
    spots = lexicon.either("en", "doubts", "spots")
    return re.compile(rf"(?:in|from|at|to|of) (?:her|his|their|our|my) (?:own )?{spots}\b")


@cache
def _in_the_village() -> re.Pattern[str]:
    """ "29 people in the village had died": those in the village are meant; "29 people died in the village" tells where
    it was."""
    there = rf"(?:in|from|of) (?:the|that|this|one) (?:\w+ )?{lexicon.either('en', 'doubts', 'spots')}"
    return re.compile(rf"\s*(?:[\w-]+ ){{0,3}}{there} (?:had|have|has|were|was|are|died)\b")


@cache
def _scoped() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{lexicon.either('en', 'doubts', 'scoped')}|{_owned().pattern})\b")


def in_other_towns(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two crowds are told of towns of other names, of which no place need be known: "in Port Olmo", "in Santa
    Briga"."""
    first, second = _towns(case, one), _towns(case, two)
    if first and second:
        return first.isdisjoint(second)
    return _is_of_its_town(case, one, first) or _is_of_its_town(case, two, second)


def _is_of_its_town(case: Case, claim: Claim, towns: frozenset[str]) -> bool:
    """Whether a crowd is told of a town that is not the event's, in an article that has other crowds of it."""
    if not towns or not towns.isdisjoint(words(case.event.title)):
        return False
    beside = (each for each in case.live if each.article == claim.article and each.low != claim.low)
    return any(_towns(case, each).isdisjoint(towns) for each in beside)


def _towns(case: Case, claim: Claim) -> frozenset[str]:
    """The words of the names behind "in" near a figure, in its sentence."""
    start, end = case.pile.scenes.sentence(claim)
    near = case.pile.text(claim)[max(start, claim.start - BESIDE) : min(end, claim.end + BESIDE)]
    return frozenset(word for name in _IN.findall(near) for word in name.casefold().split()) - _times()


_IN = re.compile(r"\b[Ii]n ((?:[A-Z][\w'’-]+ ?){1,3})")


@cache
def _times() -> frozenset[str]:
    return lexicon.words("en", "times", "weekdays.full") | lexicon.words("en", "figures", "dates.months")


def _single(word: str) -> str:
    return {"babies": "baby", "wives": "wife"}.get(word, word.removesuffix("s"))


def _of_an_age(case: Case, claim: Claim) -> bool:
    """Whether those counted are some of their sort: "11 children under the age of eight"."""
    return _aged().match(case.pile.text(claim)[claim.end : claim.end + BESIDE]) is not None


@cache
def _aged() -> re.Pattern[str]:
    """What narrows down who is counted, a word or two after the figure."""
    return re.compile(rf"(?:\W+\w+){{0,2}}\W+{lexicon.either('en', 'doubts', 'aged')}\b", re.IGNORECASE)


@cache
def _groups() -> dict[str, str]:
    """Words for a group of people -> the group: "inmates" and "prisoners" are one."""
    table = lexicon.lexicon("en", "figures")["groups"]["words"]
    return {word: group for group, names in table.items() for word in names}


def _group(word: str) -> str:
    return _groups().get(word, word)
