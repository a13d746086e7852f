"""The sentence of a finding that says who excludes whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from variorum.comparing.case import Case
from variorum.comparing.lines import capital
from variorum.comparing.wheres import sort_words
from variorum.comparing.witness import Witness
from variorum.comparing.wording import NAMED, number, value_words
from variorum.linking.geography import distance_km
from variorum.linking.values.compare import head, relation
from variorum.linking.values.relation import Relation
from variorum.records import Claim


def exclusion(case: Case, kept: Sequence[Witness], apart: Collection[frozenset[str]]) -> str:
    """Who excludes whom: everybody, or the voice that excludes most of the other values. `apart`: the pairs of voices
    that are surely told apart; two others may be two days of one count."""
    if head(case.slot) == "place":
        return _distance(case, kept)
    if head(case.slot) == "perpetrator":
        return "They name different actors."
    if head(case.slot) == "reason":
        return "One is said to have been done on purpose, the other not."
    against = {
        one.voice: [
            two for two in kept if two is not one and {one.voice, two.voice} in apart and _excludes(case, one, two)
        ]
        for one in kept
    }
    values = list(dict.fromkeys(_values(case, each) for each in kept))
    if all(len(others) == len(kept) - 1 for others in against.values()):
        return f"The {number(len(values))} exclude each other."
    excluded = {voice: list(dict.fromkeys(_values(case, two) for two in others)) for voice, others in against.items()}
    one = min(
        kept, key=lambda each: (-len(excluded[each.voice]), -len(against[each.voice]), len(each.values), each.voice)
    )
    others = excluded[one.voice]
    if len(values) == 2:
        return "The two exclude each other."
    named = " or ".join(others) if len(others) <= NAMED else "most of the others"
    return f"{capital(_values(case, one))} cannot hold together with {named}."


def _excludes(case: Case, one: Witness, two: Witness) -> bool:
    values = one.values.values(), two.values.values()
    return all(relation(a, b, case.pile.world) is Relation.EXCLUDE for a in values[0] for b in values[1])


def _values(case: Case, witness: Witness) -> str:
    """The values of one voice, each once."""
    return " or ".join(dict.fromkeys(value_words(each, case.pile) for each in witness.values.values()))


def _distance(case: Case, kept: Sequence[Witness]) -> str:
    """The distance between the nearest two places that are told apart."""
    known = case.pile.world.places
    found = []
    for a, b in _pairs(each for witness in kept for each in witness.values.values()):
        if relation(a, b, case.pile.world) is Relation.EXCLUDE:
            km = distance_km(known[a.place or ""], known[b.place or ""])
            first, second = sorted((value_words(a, case.pile), value_words(b, case.pile)))
            found.append((km or 0.0, first, second))
    if not found:
        one, two = (next(iter(witness.values.values())) for witness in kept[:2])
        return f"{value_words(one, case.pile)} and {value_words(two, case.pile)} are two {sort_words(one)}."
    km, first, second = min(found)
    return f"{first} and {second} lie about {km:,.0f} km apart."


def _pairs(claims: Iterable[Claim]) -> list[tuple[Claim, Claim]]:
    held = list(claims)
    return [(one, two) for at, one in enumerate(held) for two in held[at + 1 :]]
