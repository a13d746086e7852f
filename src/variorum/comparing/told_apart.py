"""Whether two claims surely tell one scene, in one measure, with values that exclude each other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from variorum import lexicon
from variorum.comparing.case import GROWING, Case
from variorum.comparing.changes import are_of_two_stages, is_as_of_now, is_raised_to
from variorum.comparing.nearness import CROWDS, SHOCKS, near, near_by, reach
from variorum.comparing.parts import are_priced_apart, gives, in_other_towns, may_be_of_one_place, may_be_part
from variorum.comparing.told import TOLLS
from variorum.comparing.whens import WHENS, whens_apart
from variorum.comparing.wheres import are_two_of_a_sort, towns_apart
from variorum.comparing.whos import doers_apart
from variorum.comparing.witness import PLACED, is_hearsay, is_of_people, is_placed, tells_who
from variorum.linking.counters import is_unnamed
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# How many there are of them changes from day to day, up and down.
PASSING = frozenset({"missing", "trapped"})
# What is said of a quantity many days later is mostly of how it stands then, or of the next one of its kind.
SAID_APART = 3
# Counts that go on for days; what another counter has on the next day is set against the first one's still. Of tolls
# told as exclusive that lay further apart nearly all were days of one count, in the piles that were read.
NEXT_DAY = 1
MOUNTING = GROWING | {"evacuated", "rescued", "infected", "casualties", "area"}
ONE_BREATH = 200  # characters: a sentence, or two short ones


def told_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two claims surely tell one scene, in one measure, with values that exclude each other."""
    if is_placed(one) or is_placed(two):
        return False
    if are_two_of_a_sort(case, one, two):
        return True
    if relation(one, two, case.pile.world) is not Relation.EXCLUDE:
        return False
    by_the_way = any(PLACED[0] in (each.inferred or "") for each in (one, two))
    if by_the_way and head(case.slot) == "count" and case.pile.together.crowded(case.event):
        return False
    if is_hearsay(one) or is_hearsay(two):
        return False  # "reports that at least 73 died": nobody stands by it
    slot, identities = head(case.slot), case.pile.identities
    if slot in PASSING and days_between(case, one, two):
        return False
    if slot in GROWING and _is_raised(case, one, two):
        return False
    beside = side_by_side(one, two)
    if not beside and _mounts(case.slot) and _may_have_grown(case, one, two):
        return False
    if one.low is not None and not beside and is_as_of_now(case, one, two):
        return False
    if slot not in (*WHENS, "place") and not beside and case.pile.together.apart(case.event, one, two):
        return False
    if slot in (*TOLLS, "perpetrator") and not beside and case.pile.together.led_apart(case.event, one, two):
        return False
    if identities.apart(one, two):
        return False
    if slot not in (*TOLLS, *WHENS) and one.low is not None and identities.limited(one) != identities.limited(two):
        return False
    own = any(each.attribution is None and each.counter not in case.pile.world.actors for each in (one, two))
    if one.article == two.article and own and not beside:
        return False  # what an article says itself is mostly the sum of what it cites
    if slot in TOLLS and not beside and (gives(case, one, two) or gives(case, two, one)):
        return False
    if slot in TOLLS and not beside and case.pile.together.crowded(case.event) and not case.one_scene(one, two):
        return False
    if slot in ("votes", "percent", "count") and not beside and are_of_two_stages(case, one, two):
        return False
    if slot in ("participants", "arrested") and in_other_towns(case, one, two):
        return False
    if slot == "amount" and are_priced_apart(case, one, two):
        return False
    if slot == "age" and near_by(one, two, Decimal(1)):
        return False  # a birthday may lie between
    if slot == "magnitude" and not near_by(one, two, SHOCKS):
        return False
    if identities.same(one, two) and days_between(case, one, two) <= SAID_APART:
        times = CROWDS if side_by_side(one, two, named=False) else reach(case.slot, one, two, of_one=True)
        part = case.slot == "count:people" and may_be_part(case, one, two)
        return not (part or is_vague(one) or is_vague(two)) and near(one, two, times)
    if not beside and (slot == "percent" or (slot == "count" and (by_the_way or is_of_people(case.slot)))):
        return False  # "four defendants", "nine defendants": nothing tells that they are the same
    if slot in WHENS:
        return whens_apart(case, one, two)
    if not beside and not case.one_scene(one, two):
        return slot == "place" and towns_apart(case, one, two)
    if slot == "reason":
        return all((each.speaker and tells_who(each.speaker)) or not is_unnamed(each.counter) for each in (one, two))
    if slot == "perpetrator":
        return doers_apart(case, one, two, beside)
    if slot == "place":
        return towns_apart(case, one, two)
    if may_be_of_one_place(case, one, two):
        return False
    if is_vague(one) or is_vague(two):
        return False
    return near(one, two, reach(case.slot, one, two)) and not (head(case.slot) in TOLLS and may_be_part(case, one, two))


def _is_raised(case: Case, one: Claim, two: Claim) -> bool:
    """Whether the higher figure is told, of nobody, as one to which a lower one that was said no later has been raised:
    whose that was is not known ("the number of dead has been revised to 71")."""
    low, high = sorted((one, two), key=lambda each: each.low or Decimal(0))
    first, then = case.pile.said(low), case.pile.said(high)
    if high.speaker or first is None or then is None or first[0] > then[0]:
        return False
    return is_raised_to(case, high)


def _mounts(slot: str) -> bool:
    """Whether a count goes on for days: of people hurt, or of what is still being found."""
    return head(slot) in MOUNTING or not lexicon.words("en", "doubts", "mounting").isdisjoint(words(slot))


def _may_have_grown(case: Case, one: Claim, two: Claim) -> bool:
    """Whether the lower figure was given first more than a day before the higher was: a count of the first evening and
    one of the third day are mostly two days of one count. An outlet that counts nothing itself prints what
    it was on its day."""
    low, high = sorted((one, two), key=lambda each: each.low or each.high or Decimal(0))
    before, after = days_of_saying(case, low), days_of_saying(case, high)
    counted = all(each.counter in case.pile.world.actors for each in (one, two))
    return bool(before and after) and (min(after) - min(before)).days > (NEXT_DAY if counted else 0)


def days_of_saying(case: Case, claim: Claim) -> list[date]:
    """The days on which the voice of a claim gives its value; [] where one of them is not known."""
    voice = case.pile.voice(claim)
    said = [case.pile.said(each) for each in case.live if case.pile.voice(each) == voice and each.low == claim.low]
    return [when[0] for when in said if when is not None] if all(said) else []


def side_by_side(one: Claim, two: Claim, named: bool = True) -> bool:
    """Whether two speakers, with names as a rule, are cited for the two in one breath: they are set against each
    other."""
    if one.article != two.article or one.field != two.field or abs(one.start - two.start) > ONE_BREATH:
        return False
    cited = all(each.speaker and not (named and is_unnamed(each.counter)) for each in (one, two))
    return cited and one.counter != two.counter


def days_between(case: Case, one: Claim, two: Claim) -> int:
    """How many days lie between two sayings; 0 where that is not known."""
    first, second = case.pile.said(one), case.pile.said(two)
    return abs((first[0] - second[0]).days) if first and second else 0
