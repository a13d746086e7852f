"""How much speaks for two figures of one measure being of one quantity, whatever their values: a sum of weights.

What two figures share and what sets them apart is weighed as in record linkage (Fellegi and Sunter 1969), each level
of each comparison in binary digits of the odds. The weights are fitted together (logistic regression) on pairs of
figures in invented piles, of which is known which of them a reader sets against each other; `quantity_model.json` holds
them, with the command that makes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from variorum.linking.identity import Identity, at_other_places, at_other_times, in_other_phases
from variorum.linking.quantity_words import quantity_words
from variorum.records import Claim, Place

MODEL = "quantity_model.json"
# Log2 odds from which on two figures are taken for one quantity: where, with a twelfth of the piles left out in turn,
# three in four of the pairs are such that a reader sets them against each other; most of the others he could have.
SAME = 0.5
ONE_BREATH = 250  # characters between two figures of two speakers who are set against each other: a long sentence
TIMES = (1.15, 1.5, 2.0, 4.0)  # how many times each other two values are: bounds of the levels
RIVALS = ((0, "none"), (2, "one or two"), (5, "three to five"), (10**9, "more"))
MOST_SHARED = 3  # words of two sentences; more tell no more


@dataclass(frozen=True, slots=True)
class Between:
    """What is told of a pair of figures by where and by whom they are given."""

    times: float  # how many times the smaller the larger one is
    one_article: bool
    set_against: bool  # two speakers are cited for them in one breath
    rivals: int  # figures of the sort that the articles have beside the two: each of them could be meant as well


def between(one: Claim, two: Claim, rivals: int) -> Between:
    """What is told of a pair by where and by whom they are given. Symmetric."""
    low, high = sorted(float((each.low if each.low is not None else each.high) or 0) for each in (one, two))
    return Between((high + 0.5) / (low + 0.5), one.article == two.article, are_set_against(one, two), rivals)


def are_set_against(one: Claim, two: Claim) -> bool:
    """Whether an article cites two speakers for the two in one breath. Symmetric."""
    if one.article != two.article or one.field != two.field or abs(one.start - two.start) > ONE_BREATH:
        return False
    if not (one.speaker and two.speaker):
        return False
    if one.speaker_actor and two.speaker_actor:
        return one.speaker_actor != two.speaker_actor
    return one.speaker.casefold() != two.speaker.casefold()


def weight(one: Identity, two: Identity, pair: Between, places: Mapping[str, Place]) -> float:
    """The log2 odds that two figures of one measure are of one quantity, rounded to three decimals. Symmetric."""
    weights = _weights()
    return round(weights["all pairs"] + sum(weights[each] for each in levels(one, two, pair, places)), 3)


def may_be_one(one: Identity, two: Identity) -> bool:
    """Whether nothing surely tells two figures apart, however much they share: another measure, year or phase, other
    sorts of what is counted ("fishing boats", "sailing boats"), other things done to it, a limit or aim. Of shares and
    spans of time an affair has too many for that."""
    return (
        one.measure == two.measure
        and _sort_of_measure(one) not in ("percent", "time")
        and not in_other_phases(one, two)
        and not (one.sorts and two.sorts and one.sorts != two.sorts)
        and not (one.measure == "count" and _overlap("verbs", one.verbs, two.verbs) == "verbs: other")
        and _limits(one, two) != "limits: a year"
        and ("limit" in one.marks.firm) == ("limit" in two.marks.firm)
    )


def levels(one: Identity, two: Identity, pair: Between, places: Mapping[str, Place]) -> list[str]:
    """The levels that a pair is at, by name; of each comparison one at most. Symmetric."""
    return [
        each
        for each in (
            f"measure: {_sort_of_measure(one)}",
            _overlap("things", one.things, two.things),
            _overlap("verbs", one.verbs, two.verbs),
            _overlap("who", one.who, two.who),
            _limits(one, two),
            "sorts: other" if one.sorts != two.sorts else "sorts: the same" if one.sorts else "",
            "phases: other" if in_other_phases(one, two) else "",
            "planned: one only" if one.planned != two.planned else "",
            "times: apart" if at_other_times(one, two) or at_other_times(two, one) else "",
            "places: apart" if at_other_places(one, two, places) else "",
            f"words shared: {min(MOST_SHARED, len(one.near & two.near))}",
            _times(pair.times),
            f"rivals: {next(name for bound, name in RIVALS if pair.rivals <= bound)}",
            "speakers: set against each other" if pair.set_against else "article: one" if pair.one_article else "",
        )
        if each
    ]


def _sort_of_measure(one: Identity) -> str:
    if one.people:
        return "people"
    if one.is_money:
        return "money"
    if one.measure in ("count", "percent"):
        return one.measure
    return "time" if one.measure in quantity_words().times else "other"


def _overlap(name: str, one: frozenset[str], two: frozenset[str]) -> str:
    if not one or not two:
        return ""
    return f"{name}: other" if one.isdisjoint(two) else f"{name}: shared"


def _limits(one: Identity, two: Identity) -> str:
    found = (one.marks.firm ^ two.marks.firm) - one.marks.loose - two.marks.loose
    if any(each.isdigit() for each in found):
        return "limits: a year"
    return "limits: other" if found else ""


def _times(times: float) -> str:
    bound = next((each for each in TIMES if times <= each), None)
    return f"times: up to {bound}" if bound is not None else "times: more"


@cache
def _weights() -> Mapping[str, float]:
    """The weight of each level; of one that the pairs of the model do not have, nothing."""
    found = json.loads(resources.files("variorum.linking").joinpath(MODEL).read_text(encoding="utf-8"))
    return _Known(found["weights"])


class _Known(dict[str, float]):
    def __missing__(self, level: str) -> float:
        return 0.0
