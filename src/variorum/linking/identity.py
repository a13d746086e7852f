"""What a figure is of, and whether two figures are surely of the same.

Two figures are of one quantity where their measure is one, what is counted and what is done to it are the same in the
words of a small lexicon (`quantities.toml`), and nothing beside either sets it apart: another rate, year, place, owner,
sort, or a sum asked for beside one paid. What is not told is not guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.dates import Days, apart
from variorum.linking.beside import Marks
from variorum.linking.geography import relation as lie
from variorum.linking.quantity_words import quantity_words
from variorum.records import Place

# Words two sentences must share where one of them does not say what was done; and where each has a verb of its own.
CONTEXT, CLOSE_CONTEXT = 2, 3
# What befalls people on many days and in many places of one affair: only where much else is alike is it one.
HANGING = frozenset(("missing", "arrested", "freed", "kidnapped", "captured"))


@dataclass(frozen=True, slots=True)
class Identity:
    """What one figure is of."""

    measure: str  # the unit of money, shares, weights ...; "count"; the slot of people to whom something happened
    things: frozenset[str]  # what is counted; empty where the words say nothing of it ("people", "it")
    acts: frozenset[str]  # what is done there, as the lexicon names it
    deeds: frozenset[str]  # the same, in verbs that the lexicon has not
    sorts: frozenset[str]  # words that narrow what is counted ("part-time")
    marks: Marks  # rates, limits, times that the figure is for
    planned: bool
    who: frozenset[str]  # actors of the sentence, without who is cited
    places: frozenset[str]
    near: frozenset[str]  # the other words of the sentence
    people: bool  # the slot tells what happened to them
    days: tuple[Days, ...]  # named in what is said
    told: tuple[
        Days, ...
    ]  # the days that the article names anywhere; where it names none, those of the news on which it appeared
    group: bool  # a sort of people is counted
    many: bool  # so many that it is no handful of whom a sentence tells

    @property
    def verbs(self) -> frozenset[str]:
        return self.acts | self.deeds

    @property
    def is_money(self) -> bool:
        return self.measure.isupper() or self.measure.startswith("money ")


def is_apart(one: Identity, two: Identity, places: Mapping[str, Place]) -> bool:
    """Whether words beside two figures of one measure surely tell that they are of other things. Symmetric."""
    if one.measure == "age":
        return not one.things & two.things
    limits = (one.marks.firm ^ two.marks.firm) - one.marks.loose - two.marks.loose
    if limits or one.sorts != two.sorts or in_other_phases(one, two):
        return True
    if one.planned != two.planned and not one.is_money:
        return True  # what something costs is told alike before and after
    if one.who and two.who and not one.who & two.who:
        return True
    if one.things - two.things and two.things - one.things:
        # "federal taxes", "state taxes"; but "fined for misleading customers" and "fought the fine" may be of one.
        return not one.is_money or bool((one.things & two.things) - quantity_words().purposes)
    if at_other_times(one, two) or at_other_times(two, one):
        return True
    return at_other_places(one, two, places)


def at_other_places(one: Identity, two: Identity, places: Mapping[str, Place]) -> bool:
    """Whether all places named beside a figure lie apart from those named beside the other. Symmetric."""
    return bool(one.places and two.places) and not any(
        _meet(a, b, places) for a in sorted(one.places) for b in sorted(two.places)
    )


def in_other_phases(one: Identity, two: Identity) -> bool:
    """Whether a sum asked for stands beside one that was paid, or one granted beside one spent."""
    lists = quantity_words()
    first, second = one.acts & lists.phases, two.acts & lists.phases
    return first & lists.asking != second & lists.asking or bool(first and second and not first & second)


def is_same(one: Identity, two: Identity, places: Mapping[str, Place]) -> bool:
    """Whether two figures are surely of one quantity. Symmetric."""
    if one.measure != two.measure or is_apart(one, two, places):
        return False
    lists = quantity_words()
    # What is counted stands beside both figures, and is no context.
    counted = one.things | one.sorts if one.measure == "count" else frozenset()
    things, shared = one.things & two.things, len((one.near & two.near) - counted)
    acts = (one.acts & two.acts) | (one.deeds & (two.deeds | two.near)) | (two.deeds & (one.deeds | one.near))
    if one.acts and two.acts and not acts:
        return False
    context = shared >= (CLOSE_CONTEXT if one.verbs and two.verbs and not acts else CONTEXT)
    if one.measure == "age":
        return bool(things)
    if one.measure == "percent":
        of_somebody = bool((one.things | two.things) & lists.shared)
        alike = bool(things) and one.things == two.things  # "tax rate" and "effective tax rate" are two
        return alike and (not of_somebody or bool(one.who & two.who)) and (bool(acts) or context)
    first, second = one.things - lists.purposes, two.things - lists.purposes
    if (one.things and two.things and not things) or (one.is_money and first and second and not first & second):
        close = bool(one.who & two.who) or shared >= CLOSE_CONTEXT
        return one.is_money and bool(acts - lists.vague) and close
    if one.people:
        alike = bool(things) or one.things == two.things
        return alike and (one.measure not in HANGING or len((one.near & two.near) - things) >= CLOSE_CONTEXT)
    if one.measure in lists.times and not (things & lists.terms or acts):
        return bool(things) and (bool(one.who & two.who) or shared >= CLOSE_CONTEXT)
    if one.group and two.group and not acts and not (one.many and two.many):
        return False  # "five women" of one sentence are not the two of another
    if one.measure == "count" and not things:
        return bool(acts - lists.vague) and context  # of "people" only what is done to them tells which
    if acts:
        return bool(things) or (bool(acts - lists.vague) and context) or bool(one.who & two.who)
    return bool(things) and context


def _meet(one: str, two: str, places: Mapping[str, Place]) -> bool:
    first, second = places[one], places[two]
    return lie(first, second, places) != "apart" if first.latitude and second.latitude else one == two


def at_other_times(one: Identity, two: Identity) -> bool:
    """Whether all days named beside a figure lie apart from those named beside the other, or, where none are, from all
    that the other's article tells of."""
    others = two.days or two.told
    return bool(one.days and others) and all(apart(a, b) > 0 for a in one.days for b in others)
