"""Independent counters side by side: agree, one voice, single origin, compatible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from variorum import lexicon
from variorum.comparing.case import Case, independent_count
from variorum.comparing.differ import OTHERS, near
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, capital, lines, listed, voices
from variorum.comparing.witness import Witness, is_hearsay, is_placed, is_somebodys
from variorum.comparing.wording import NAMED, count_words, joined, number, outlets_words, with_article
from variorum.linking.geography import is_region
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.doers import names_actor
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# Slots whose single telling is worth a row: people harmed, and who is said to have done it. What else one origin alone
# has (a day, a wording, how many buses) is in the collation.
_TELLING = frozenset({"killed", "wounded", "arrested", "missing", "displaced", "perpetrator"})

# Events are put together by these: what two articles have in common in them is no news by itself.
LINKED_BY = frozenset({"date", "place", "perpetrator", "means"})

SMALL = 10  # "two towns" occurs in any two articles; what has two digits hardly does by chance


def agree(case: Case) -> Draft | None:
    """Two or more independent counters with one value, or a coarser wording of it, in two origins or more: the largest
    such set."""
    best: tuple[int, int, list[Witness]] | None = None
    witnesses = _agreeing(case)
    for anchor in witnesses:
        kept = [anchor]
        same_first = sorted(witnesses, key=lambda each: (_rank(case, anchor, each), each.voice))
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
    kept = [Witness(each.voice, tuple(a for a in each.claims if a in claims)) for each in kept]
    kept = [each for each in kept if each.claims]
    if head(case.slot) in LINKED_BY:
        kept = _with_more_in_common(case, kept)
    # Beside two who give a figure, "dozens" tells nothing.
    sharp = [Witness(each.voice, tuple(a for a in each.claims if not is_vague(a))) for each in kept]
    sharp = [each for each in sharp if each.claims]
    kept = sharp if independent_count(case, sharp) >= 2 else kept
    claims = _claims(kept)
    if independent_count(case, kept) < 2 or len(case.origins(claims)) < 2 or all(map(is_vague, claims)):
        return None
    found = lines(claims, case.pile, case.year)
    finest = {each.value for each in found}
    note = _hedged(found)
    if len(finest) == 1:
        return Draft("agree", f"{capital(found[0].value)}: {voices(found, case.pile)}.{note}", found)
    return Draft("agree", f"{listed(found, case.pile)}. They agree, some in coarser words.{note}", found)


def _agreeing(case: Case) -> list[Witness]:
    """The witnesses with the claims that an agreement can rest on."""
    slot = head(case.slot)
    number = {case.pile.voice(each) for each in case.live if not is_vague(each)}
    claims = [
        each
        for each in case.grounds
        if not _is_country(case, each)
        and _is_told(each)
        and not (is_vague(each) and case.pile.voice(each) in number)  # who gives a number is not asked for "dozens"
    ]
    if slot in _TELLING:
        claims = [each for each in claims if not is_placed(each)]
    elif slot in LINKED_BY:
        own = {each.article for each in claims if each.attribution is None}
        if slot in ("date", "place"):  # nobody is the source of a day: what the article says itself is enough
            claims = [
                each for each in claims if each.attribution is None or (each.article not in own and _counts(case, each))
            ]
    else:
        claims = _one_quantity(case, claims)
    by_voice: dict[str, list[Claim]] = {}
    for each in claims:
        by_voice.setdefault(case.pile.voice(each), []).append(each)
    return [Witness(voice, tuple(held)) for voice, held in sorted(by_voice.items())]


def _is_told(claim: Claim) -> bool:
    """Whether somebody tells the value, whatever he is called: no passive "reportedly"."""
    return is_somebodys(claim) and not is_hearsay(claim)


def _counts(case: Case, claim: Claim) -> bool:
    """Whether the speaker of a claim is whom its article has figures of the event from: others speak of it only."""
    return claim.counter in case.pile.sources.get((case.event.id, claim.article), ())


def _one_quantity(case: Case, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a counted slot that are of one thing: of each article one value, the nearest to that which most
    articles have. An article that gives two tax rates gives those of two people or years."""
    telling = [each for each in claims if not _is_small_talk(each)]
    best: tuple[int, Decimal, list[Claim]] | None = None
    for anchor in {value_key(each): each for each in telling}.values():
        nearest: dict[str, Claim] = {}
        for each in telling:
            if relation(anchor, each, case.pile.world).agrees:
                before = nearest.get(each.article)
                if before is None or _away(anchor, each) < _away(anchor, before):
                    nearest[each.article] = each
        away = sum((_away(anchor, each) for each in nearest.values()), Decimal(0))
        if best is None or (-len(nearest), away) < best[:2]:
            keys = {article: value_key(each) for article, each in nearest.items()}
            best = -len(nearest), away, [each for each in telling if keys.get(each.article) == value_key(each)]
    return best[2] if best else []


def _away(one: Claim, two: Claim) -> Decimal:
    return abs((one.low or one.high or Decimal(0)) - (two.low or two.high or Decimal(0)))


def _with_more_in_common(case: Case, witnesses: Sequence[Witness]) -> list[Witness]:
    """The witnesses of a day, a place or a doer whose articles have some figure of the event in common with another
    one's: by the day and the place alone, events were put together, and two of one town and day may be two."""
    scenes, event = case.pile.scenes, case.event
    return [
        one
        for one in witnesses
        if any(
            scenes.share_a_figure(event, a, b)
            for two in witnesses
            if two is not one
            for a in one.claims
            for b in two.claims
        )
    ]


def _is_small_talk(claim: Claim) -> bool:
    """Whether a claim that was only put to the event is a figure of one digit, no toll and no vote, or of "people" of
    whom the slot does not say what they did."""
    if claim.inferred is None or head(claim.slot) in (*_TELLING, "votes"):
        return False
    small = claim.low is not None and claim.low < SMALL
    people = set(words(claim.slot.partition(":")[2])) & lexicon.words("en", "slots", "whole_people")
    return small or bool(people)


def _is_country(case: Case, claim: Claim) -> bool:
    place = case.pile.world.places.get(claim.place or "")
    return place is not None and place.part_of is None and is_region(place)


def _hedged(found: Sequence[Line]) -> str:
    """Who only alleges what others assert, as a sentence; "" where all are alike in it."""
    hedged = [each.name for each in found if all(claim.stance == "alleged" for claim in each.claims)]
    if not hedged or len(hedged) == len(found):
        return ""
    named = list(dict.fromkeys(hedged))
    return f" Hedged by {joined(named) if len(named) <= NAMED else f'{number(len(named))} of them'}."


def _rank(case: Case, anchor: Witness, other: Witness) -> int:
    return 0 if other is anchor or case.relation(anchor, other) is Relation.SAME else 1


def one_voice(case: Case) -> Draft | None:
    """Several origins, and every live value of them goes back to one counter with a name."""
    if len(case.witnesses) != 1 or len({case.pile.voice(each) for each in case.live}) != 1:
        return None
    voice = case.witnesses[0].voice
    claims = case.witnesses[0].claims
    cited = any(each.counter in case.pile.world.actors for each in claims)
    if not cited and not voice.startswith("agency "):
        return None
    if len(case.origins(claims)) < 2 or not _holds_together(case, case.witnesses[0]):
        return None
    # A day or a place is in every telling; who says it first is no news of it.
    if head(case.slot) in ("date", "place") or all(_is_small_talk(each) for each in claims):
        return None
    found = lines(claims, case.pile, case.year)
    # The finest wording first, its coarser ones behind it: 15 (also given as “at least 15”).
    values = list(dict.fromkeys(each.value for each in sorted(found, key=lambda each: _fineness(each.claims[0]))))
    also = f" (also given as {joined(values[1:], 'or')})" if len(values) > 1 else ""
    printed = count_words(len({each.article for each in claims}), "article")
    summary = (
        f"{capital(values[0])}{also}, printed by {printed} ({outlets_words(claims, case.pile)}); "
        f"all go back to {with_article(found[0].name)}."
    )
    return Draft("one voice", summary, found)


def _fineness(claim: Claim) -> tuple[bool, bool, bool]:
    """Sorts exact figures before bounds, and bounds before vague words."""
    return is_vague(claim), claim.about is not None, claim.low != claim.high


def single_origin(case: Case) -> Draft | None:
    """One origin only has it, of two or more that tell the event: for people harmed and who did it, where the claim
    surely tells this event."""
    if len(case.told_by) < 2 or len(case.origins(case.live)) != 1:
        return None
    claims = [each for each in case.grounds if _tells(case, each)]
    values = {value_key(each) for each in claims}
    if len({case.pile.voice(each) for each in claims}) != 1 or len(values) != 1:
        return None  # several values of one text are mostly of several scenes
    found = lines(claims, case.pile, case.year)
    others = count_words(len(case.told_by) - 1, "other origin")
    verb = "tells" if len(case.told_by) == 2 else "tell"
    return Draft(
        "single origin", f"{listed(found, case.pile)}. Found in one origin only; {others} {verb} the event.", found
    )


def _tells(case: Case, claim: Claim) -> bool:
    """Whether a claim that one origin alone has is worth a row: free of guesses, somebody's, and a number, or an actor
    that its words name."""
    if head(claim.slot) not in _TELLING or claim.inferred is not None or not _is_told(claim):
        return False
    _, part, sort = claim.slot.partition(":")
    if part and not set(words(sort)) <= lexicon.words("en", "slots", "joined_people") | lexicon.words(
        "en", "actors", "people"
    ):
        return False  # a part by its place or its scene is told in the collation
    if head(claim.slot) == "perpetrator":
        actor = case.pile.world.actors.get(claim.actor or "")
        return actor is not None and actor.kind != "unnamed" and names_actor(claim.text, actor)
    one = claim.low == 1 and claim.slot in ("killed", "wounded")  # "a leader" is mostly one of them, not the toll
    return not is_vague(claim) and not one


def compatible(case: Case) -> Draft | None:
    """Independent counters whose figures differ and can all hold: of each the figures, without its vague words."""
    if case.lasts:
        return None
    kept = [Witness(each.voice, tuple(each.firm)) for each in case.witnesses if each.proves and each.sure]
    kept = [each for each in kept if each.claims and not case.scattered(each) and _holds_together(case, each)]
    met = {each.voice for one, two in _pairs(kept) if _both_hold(case, one, two) for each in (one, two)}
    kept = [each for each in kept if each.voice in met]
    if independent_count(case, kept) < 2 or not all(case.relation(one, two).can_be_same for one, two in _pairs(kept)):
        return None
    found = lines(_claims(kept), case.pile, case.year)
    return Draft("compatible", f"{listed(found, case.pile)}. {'Both' if len(kept) == 2 else 'All'} can hold.", found)


def _both_hold(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices differ, can both hold, and tell one scene."""
    if case.relation(one, two) is not Relation.COMPATIBLE or not case.independent(one, two):
        return False
    scenes = case.pile.scenes
    return all(near(a, b, OTHERS) and scenes.one_scene(case.event, a, b) for a in one.claims for b in two.claims)


def _holds_together(case: Case, witness: Witness) -> bool:
    """Whether all values of one voice can hold at once."""
    values = list(witness.values.values())
    return all(relation(a, b, case.pile.world).can_be_same for at, a in enumerate(values) for b in values[at + 1 :])


def _pairs(witnesses: Sequence[Witness]) -> list[tuple[Witness, Witness]]:
    return [(one, two) for at, one in enumerate(witnesses) for two in witnesses[at + 1 :]]


def _claims(witnesses: Iterable[Witness]) -> list[Claim]:
    return [each for witness in witnesses for each in witness.claims]
