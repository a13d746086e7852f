"""Independent counters side by side: agree, one voice, single origin, compatible, differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.comparing.case import Case, Witness, independent_count, is_placed
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, capital, lines, listed, voices
from variorum.comparing.wording import NAMED, count_words, number, outlets_words, value_words
from variorum.linking.geography import distance_km, is_region
from variorum.linking.values.compare import head, relation
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# Slots whose single telling is worth a row: people harmed, and who is said to have done it. What else one origin alone
# has (a day, a wording, how many buses) is in the collation.
_TELLING = frozenset({"killed", "wounded", "arrested", "missing", "displaced", "perpetrator"})


def agree(case: Case) -> Draft | None:
    """Two or more independent counters with one value, or a coarser wording of it: the largest such set."""
    best: tuple[int, int, list[Witness]] | None = None
    for anchor in case.witnesses:
        kept = [anchor]
        same_first = sorted(case.witnesses, key=lambda each: (_rank(case, anchor, each), each.voice))
        for each in same_first:
            if each is not anchor and all(case.relation(each, other).agrees for other in kept):
                kept.append(each)
        count = independent_count(case, kept)
        if count >= 2 and (best is None or (count, len(kept)) > best[:2]):
            best = (count, len(kept), kept)
    if best is None:
        return None
    kept = best[2]
    claims = [
        each
        for witness in kept
        for each in witness.claims
        if all(
            other is witness or any(relation(each, a, case.pile.world).agrees for a in other.values.values())
            for other in kept
        )
    ]
    kept = [witness for witness in kept if any(each in claims for each in witness.claims)]
    if independent_count(case, kept) < 2 or all(_is_country(case, each) for each in claims):
        return None  # that a scene lies in a country is no news of it
    found = lines(claims, case.pile, case.year)
    finest = {each.value for each in found}
    note = _hedged(found)
    if len(finest) == 1:
        return Draft("agree", f"{capital(found[0].value)}: {voices(found, case.pile)}.{note}", found)
    return Draft("agree", f"{listed(found, case.pile)}. They agree, some in coarser words.{note}", found)


def _is_country(case: Case, claim: Claim) -> bool:
    place = case.pile.world.places.get(claim.place or "")
    return place is not None and place.part_of is None and is_region(place)


def _hedged(found: Sequence[Line]) -> str:
    """Who only alleges what others assert, as a sentence; "" where all are alike in it."""
    hedged = [each.who for each in found if all(claim.stance == "alleged" for claim in each.claims)]
    if not hedged or len(hedged) == len(found):
        return ""
    named = list(dict.fromkeys(hedged))
    return f" Hedged by {', '.join(named) if len(named) <= NAMED else f'{number(len(named))} of them'}."


def _rank(case: Case, anchor: Witness, other: Witness) -> int:
    return 0 if other is anchor or case.relation(anchor, other) is Relation.SAME else 1


def one_voice(case: Case) -> Draft | None:
    """Several origins, and every live value of them goes back to one counter with a name."""
    if len(case.witnesses) != 1:
        return None
    voice = case.witnesses[0].voice
    if voice not in case.pile.world.actors and not voice.startswith("agency "):
        return None
    claims = case.witnesses[0].claims
    if len(case.origins(claims)) < 2:
        return None
    found = lines(claims, case.pile, case.year)
    values = ", ".join(dict.fromkeys(each.value for each in found))
    printed = count_words(len({each.article for each in claims}), "article")
    summary = (
        f"{capital(values)}, printed by {printed} ({outlets_words(claims, case.pile)}); all go back to {found[0].who}."
    )
    return Draft("one voice", summary, found)


def single_origin(case: Case) -> Draft | None:
    """One origin only has it, of two or more that tell the event: for people harmed and who did it, where the claim
    surely tells this event."""
    if len(case.told_by) < 2 or len(case.origins(case.live)) != 1:
        return None
    claims = [each for each in case.live if _tells(each)]
    if not claims:
        return None
    found = lines(claims, case.pile, case.year)
    others = count_words(len(case.told_by) - 1, "other origin")
    verb = "tells" if len(case.told_by) == 2 else "tell"
    return Draft(
        "single origin", f"{listed(found, case.pile)}. Found in one origin only; {others} {verb} the event.", found
    )


def _tells(claim: Claim) -> bool:
    value = claim.actor if head(claim.slot) == "perpetrator" else claim.low if claim.low is not None else claim.high
    return head(claim.slot) in _TELLING and value is not None and not is_placed(claim)


def compatible(case: Case) -> Draft | None:
    """Independent counters whose values differ and can all hold."""
    if case.lasts:
        return None
    kept = [each for each in _compatible(case) if _holds_together(case, each)]
    if independent_count(case, kept) < 2 or not all(
        case.relation(one, two).can_be_same for at, one in enumerate(kept) for two in kept[at + 1 :]
    ):
        return None
    found = lines(_claims(kept), case.pile, case.year)
    return Draft("compatible", f"{listed(found, case.pile)}. {'Both' if len(found) == 2 else 'All'} can hold.", found)


def differ(case: Case) -> Draft | None:
    """Voices whose values exclude each other, whatever pair of them one takes. One of each two has a name or is an
    outlet, both surely tell this event, and an event that lasts has figures for each of its days."""
    kept = _excluding(case)
    if len(kept) < 2:
        return None
    found = lines(_claims(kept), case.pile, case.year)
    return Draft("differ", f"{listed(found, case.pile)}. {_exclusion(case, kept, len(found))}", found)


def _holds_together(case: Case, witness: Witness) -> bool:
    """Whether all values of one voice can hold at once."""
    values = list(witness.values.values())
    return all(relation(a, b, case.pile.world).can_be_same for at, a in enumerate(values) for b in values[at + 1 :])


def _exclusion(case: Case, kept: Sequence[Witness], count: int) -> str:
    """Who excludes whom: everybody, or the voice that excludes most of the others."""
    if head(case.slot) == "place":
        return _distance(case, kept)
    if head(case.slot) == "perpetrator":
        return "They name different actors."
    against = {
        one.voice: [two for two in kept if two is not one and case.relation(one, two) is Relation.EXCLUDE]
        for one in kept
    }
    if all(len(others) == len(kept) - 1 for others in against.values()):
        return "The two exclude each other." if count == 2 else f"The {number(len(kept))} exclude each other."
    one = min(kept, key=lambda each: (-len(against[each.voice]), len(each.values), each.voice))
    others = list(dict.fromkeys(_values(case, two) for two in against[one.voice]))
    named = " or ".join(others) if len(others) <= NAMED else "most of the others"
    return f"{capital(_values(case, one))} cannot hold together with {named}."


def _values(case: Case, witness: Witness) -> str:
    """The values of one voice, each once."""
    return " or ".join(dict.fromkeys(value_words(each, case.pile) for each in witness.values.values()))


def _distance(case: Case, kept: Sequence[Witness]) -> str:
    """The distance between the nearest two places that are told apart."""
    known = case.pile.world.places
    found = []
    for at, one in enumerate(kept):
        for two in kept[at + 1 :]:
            for a in one.values.values():
                for b in two.values.values():
                    if relation(a, b, case.pile.world) is Relation.EXCLUDE:
                        km = distance_km(known[a.place or ""], known[b.place or ""])
                        pair = sorted((value_words(a, case.pile), value_words(b, case.pile)))
                        found.append((km or 0.0, pair[0], pair[1]))
    km, first, second = min(found)
    return f"{first} and {second} lie about {km:,.0f} km apart."


def _excluding(case: Case) -> list[Witness]:
    counted = any(each.low is not None or each.high is not None for each in case.live)
    if counted and case.lasts:
        return []
    kept: set[str] = set()
    for one, two in case.pairs():
        known = one.sure and two.sure and (one.proves or two.proves)
        known = known and not case.scattered(one) and not case.scattered(two)
        if known and case.relation(one, two) is Relation.EXCLUDE and not _of_two_scenes(case, one, two):
            kept |= {one.voice, two.voice}
    return [each for each in case.witnesses if each.voice in kept]


def _of_two_scenes(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices meet in one article only, as what it says itself beside what it cites, or beside the names of
    other places: an article that puts two figures side by side tells of two things, unless two speakers give them."""
    if len({each.article for each in (*one.claims, *two.claims)}) > 1:
        return False
    own = any(all(each.attribution is None for each in witness.claims) for witness in (one, two))
    return own or any(case.pile.elsewhere(a, b) for a in one.claims for b in two.claims)


def _compatible(case: Case) -> list[Witness]:
    kept: set[str] = set()
    for one, two in case.pairs():
        if case.relation(one, two) is Relation.COMPATIBLE and case.independent(one, two):
            kept |= {one.voice, two.voice}
    return [each for each in case.witnesses if each.voice in kept]


def _claims(witnesses: Iterable[Witness]) -> list[Claim]:
    return [each for witness in witnesses for each in witness.claims]
