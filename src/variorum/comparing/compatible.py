"""Independent counters whose values differ and can all hold: compatible."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import lines, listed
from variorum.comparing.nearness import OTHERS, near
from variorum.comparing.parts import of_two_camps
from variorum.comparing.witness import Witness
from variorum.linking.values.compare import head, relation
from variorum.linking.values.relation import Relation


def compatible(case: Case) -> Draft | None:
    """Independent counters whose figures differ and can all hold: of each the figures, without its vague words."""
    if case.lasts or not case.may_have_two:
        return None
    worded = head(case.slot) == "reason"  # who gives a cause needs no name
    last = [case.last(each) for each in case.witnesses if (each.proves or (worded and case.counts(each))) and each.sure]
    kept = [Witness(each.voice, tuple(each.firm)) for each in last]
    world = case.pile.world
    pairs = ((a, b) for one, two in _pairs(kept) for a in one.claims for b in two.claims)
    if not any(relation(a, b, world) is Relation.COMPATIBLE for a, b in pairs):
        return None  # asked before the scenes, which take far longer
    kept = [_of_scene(case, each, kept) for each in kept]
    kept = [each for each in kept if each.claims and not case.scattered(each) and holds_together(case, each)]
    met = {each.voice for one, two in _pairs(kept) if _both_hold(case, one, two) for each in (one, two)}
    # Those with a name first: an outlet has its figure from somebody.
    by_name = sorted(kept, key=lambda each: (each.voice not in case.pile.world.actors, each.voice))
    together: list[Witness] = []
    for each in by_name:
        if each.voice in met and all(case.independent(each, other) for other in together):
            together.append(each)
    kept = sorted(together, key=lambda each: each.voice)
    if len(kept) < 2 or not all(_can_hold(case, one, two) for one, two in _pairs(kept)):
        return None
    if not any(case.relation(one, two) is Relation.COMPATIBLE for one, two in _pairs(kept)):
        return None
    found = lines([claim for each in kept for claim in each.claims], case.pile, case.year)
    return Draft("compatible", f"{listed(found, case.pile)}. {'Both' if len(kept) == 2 else 'All'} can hold.", found)


def _both_hold(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices differ, can both hold, and tell one scene."""
    if case.relation(one, two) is not Relation.COMPATIBLE or not case.independent(one, two):
        return False
    values = ((a, b) for a in one.values.values() for b in two.values.values())
    pairs = [(a, b) for a, b in values if case.one_scene(a, b) and not of_two_camps(a, b)]
    return bool(pairs) and all(near(a, b, OTHERS) for a, b in pairs)


def _of_scene(case: Case, witness: Witness, others: Sequence[Witness]) -> Witness:
    """A voice with those of its figures that are of one scene with some of another's."""
    beside = [claim for other in others if other.voice != witness.voice for claim in other.claims]
    told = [each for each in witness.claims if any(case.one_scene(each, other) for other in beside)]
    return Witness(witness.voice, tuple(told))


def _can_hold(case: Case, one: Witness, two: Witness) -> bool:
    """Whether what two voices give can hold together, and what says most of it too."""
    found = {relation(a, b, case.pile.world) for a in one.finest for b in two.finest}
    return case.relation(one, two).can_be_same and all(each.can_be_same for each in found)


def holds_together(case: Case, witness: Witness) -> bool:
    """Whether all values of one voice can hold at once."""
    values = list(witness.values.values())
    return all(relation(a, b, case.pile.world).can_be_same for at, a in enumerate(values) for b in values[at + 1 :])


def _pairs(witnesses: Sequence[Witness]) -> list[tuple[Witness, Witness]]:
    return [(one, two) for at, one in enumerate(witnesses) for two in witnesses[at + 1 :]]
