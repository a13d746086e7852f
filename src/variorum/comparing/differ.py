"""Values that exclude each other: differ. Said only where both sides surely speak of one scene and one measure."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.exclusion import exclusion
from variorum.comparing.lines import lines, listed
from variorum.comparing.nearness import OTHERS, is_rounding, near
from variorum.comparing.one_body import by_noun
from variorum.comparing.sequence import went_on
from variorum.comparing.told_apart import side_by_side, told_apart
from variorum.comparing.whens import WHENS
from variorum.comparing.wheres import are_two_of_a_sort, may_be_two_of_a_sort
from variorum.comparing.witness import Witness, tells_who
from variorum.linking.counters import is_unnamed
from variorum.linking.values.compare import head, value_key


def differ(case: Case) -> Draft | None:
    """Voices whose values exclude each other, whatever pair of them one takes."""
    if case.lasts and any(each.low is not None or each.high is not None for each in case.live):
        return None
    if not (case.may_differ or may_be_two_of_a_sort(case)):
        return None
    held: dict[str, set[tuple[str, ...]]] = {}
    apart: set[frozenset[str]] = set()
    for one, two in case.pairs():
        plain = head(case.slot) in (*WHENS, "place") and one.sure and two.sure  # nobody counts a day or a place
        if not (one.proves or two.proves or plain):
            continue
        if not plain and not (case.counts(one) and case.counts(two)) and not _set_against(case, one, two):
            continue
        two_places = all(are_two_of_a_sort(case, a, b) for a in one.sharp for b in two.sharp)
        if not (case.exclude(one, two) or two_places) or _of_two_scenes(case, one, two) or case.may_be_one(one, two):
            continue
        together = len(case.origins((*one.claims, *two.claims))) == 1
        first, second = case.as_of_one_day(one, two)
        for a in first.finest:
            for b in second.finest:
                # An article with two figures far apart tells of two scenes, or of a part and the whole.
                # Two speakers with names whom it cites side by side are set against each other on purpose.
                beside = side_by_side(a, b) or (side_by_side(a, b, named=False) and case.pile.identities.same(a, b))
                if case.gave_up(a, b) or case.gave_up(b, a) or went_on(case, a, b):
                    continue
                if told_apart(case, a, b) and (beside or not together or near(a, b, OTHERS)):
                    apart.add(frozenset((one.voice, two.voice)))
                    held.setdefault(one.voice, set()).add(value_key(a))
                    held.setdefault(two.voice, set()).add(value_key(b))
    kept = [
        Witness(each.voice, tuple(claim for claim in each.claims if value_key(claim) in held[each.voice]))
        for each in case.witnesses
        if each.voice in held
    ]
    named = [each for each in kept if not (_is_anothers(case, each, kept) or _is_rounded(each, kept))]
    if len(named) < 2 or (len(named) < len(kept) and not _some_exclude(case, named)):
        return None
    kept = named
    found = lines([claim for each in kept for claim in each.claims], case.pile, case.year)
    return Draft("differ", f"{listed(found, case.pile)}. {exclusion(case, kept, apart)}", found)


def _some_exclude(case: Case, kept: Sequence[Witness]) -> bool:
    return any(case.exclude(one, two) for at, one in enumerate(kept) for two in kept[at + 1 :])


def _is_anothers(case: Case, witness: Witness, kept: Sequence[Witness]) -> bool:
    """Whether a voice is a body called by a noun alone that may be one of the others, which has a name."""
    actor = case.pile.world.actors.get(witness.voice)
    if actor is None or not by_noun(actor):
        return False
    others = [each for each in kept if each is not witness and case.may_be_one(witness, each)]
    named = [each for each in others if not by_noun(case.pile.world.actors[each.voice])]
    longer = [each for each in others if len(case.pile.world.actors[each.voice].name) > len(actor.name)]
    return bool(named or longer)


def _is_rounded(witness: Witness, kept: Sequence[Witness]) -> bool:
    """Whether a voice without words for who speaks, an outlet's own, gives in round words what another counted:
    "some 40,000 marched" is the police's 42,000."""
    return all(
        each.about is not None
        and not each.speaker
        and any(is_rounding(each, other) for two in kept if two is not witness for other in two.claims)
        and not any(value_key(each) in two.values for two in kept if two is not witness)
        for each in witness.claims
    )


def _set_against(case: Case, one: Witness, two: Witness) -> bool:
    """Whether an article cites two speakers, one of them without a name, in one breath for one quantity ("the owner
    said 3 million; analysts put it at 20 million")."""
    return (
        not (case.scattered(one) or case.scattered(two))
        and all(tells_who(each.speaker) or not is_unnamed(each.counter) for each in (*one.claims, *two.claims))
        and any(
            side_by_side(a, b, named=False) and case.pile.identities.same(a, b) for a in one.claims for b in two.claims
        )
    )


def _of_two_scenes(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices meet in one origin only, as what it says itself beside what it cites: an article that puts
    two figures side by side tells of two things, unless two speakers give them."""
    if len(case.origins((*one.claims, *two.claims))) > 1:
        return False
    return any(all(each.attribution is None for each in witness.claims) for witness in (one, two))
