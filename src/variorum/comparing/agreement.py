"""Independent counters with one value: agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.compatible import holds_together
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, capital, lines, listed, voices
from variorum.comparing.parts import of_two_camps
from variorum.comparing.witness import Witness, is_hearsay, is_placed, is_somebodys
from variorum.comparing.wording import NAMED, joined, number
from variorum.dates import apart, days
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import is_region
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# Slots whose single telling is worth a row: people harmed, and who is said to have done it. What else one origin alone
# has (a day, a wording, how many buses) is in the collation.
TELLING = frozenset({"killed", "wounded", "arrested", "missing", "displaced", "perpetrator"})

# Events are put together by these: what two articles have in common in them is no news by itself.
LINKED_BY = frozenset({"date", "time", "place", "perpetrator", "means"})

# Groups of kinds that are told of any day: somebody speaks, meets, plans, or has been shut for weeks.
_AT_ANY_TIME = frozenset({"statement", "announcement", "meeting", "shutdown", "investigation", "search", "other"})

SMALL = 10  # "two towns" occurs in any two articles; what has two digits hardly does by chance


def agree(case: Case) -> Draft | None:
    """Two or more independent counters with one value, or a coarser wording of it, in two origins or more: the largest
    such set."""
    if not case.may_have_two or (head(case.slot) in LINKED_BY and not _is_of_one_day(case)):
        return None
    # A voice whose own figures exclude each other agrees with nobody: which of them is meant is not said.
    witnesses = [each for each in _agreeing(case) if head(case.slot) in LINKED_BY or holds_together(case, each)]

    @cache
    def go_together(one: Witness, two: Witness) -> bool:
        return case.relation(one, two).agrees and case.independent(one, two) and _of_one_deed(case, one, two)

    kept: list[Witness] = []
    for anchor in witnesses:
        found = [anchor]
        same_first = sorted(witnesses, key=lambda each: (*_rank(case, anchor, each), each.voice))
        for each in same_first:
            if each is not anchor and all(go_together(each, other) for other in found):
                found.append(each)
        if len(found) > 1 and (len(found), _named(case, found)) > (len(kept), _named(case, kept)):
            kept = found
    kept = _narrowed(case, kept)
    if head(case.slot) in LINKED_BY:
        kept = _with_more_in_common(case, kept)
    # Beside two who give a figure, "dozens" tells nothing.
    sharp = [Witness(each.voice, tuple(a for a in each.claims if not is_vague(a))) for each in kept]
    sharp = [each for each in sharp if each.claims]
    kept = sharp if len(sharp) >= 2 else kept
    claims = _claims(kept)
    if any(map(is_vague, claims)) and _named(case, kept) < len(kept):
        return None  # "dozens" is anybody's word for what somebody counted
    if len(kept) < 2 or len(case.origins(claims)) < 2 or all(map(is_vague, claims)):
        return None
    found_lines = lines(claims, case.pile, case.year)
    finest = {each.value for each in found_lines}
    note = _hedged(case, found_lines)
    if len(finest) == 1:
        summary = f"{capital(found_lines[0].value)}: {voices(found_lines, case.pile)}.{note}"
        return Draft("agree", summary, found_lines)
    summary = f"{listed(found_lines, case.pile)}. They agree, some in coarser words.{note}"
    return Draft("agree", summary, found_lines)


def _named(case: Case, witnesses: Sequence[Witness]) -> int:
    """How many of the voices are somebody's with a name, and no outlet's."""
    return sum(each.voice in case.pile.world.actors for each in witnesses)


def _narrowed(case: Case, witnesses: Sequence[Witness]) -> list[Witness]:
    """The witnesses with those of their claims that agree with some claim of each other one."""
    kept = [
        Witness(
            one.voice,
            tuple(
                each
                for each in one.claims
                if all(
                    other is one
                    or any(
                        relation(each, a, case.pile.world).agrees and not _of_two_towns(case, each, a)
                        for a in other.claims
                    )
                    for other in witnesses
                )
            ),
        )
        for one in witnesses
    ]
    return [each for each in kept if each.claims]


def _of_one_deed(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices have a pair of claims that surely speak of one scene, and of who did it of one deed."""
    doer = head(case.slot) == "perpetrator"
    return any(
        case.pile.together.one_scene(case.event, a, b) and (not doer or case.pile.scenes.of_one_deed(case.event, a, b))
        for a in one.claims
        for b in two.claims
        if relation(a, b, case.pile.world).agrees and not (_of_two_towns(case, a, b) or of_two_camps(a, b))
    )


def _of_two_towns(case: Case, one: Claim, two: Claim) -> bool:
    """Whether a day or the means that two have in common are told of two towns."""
    slot = head(case.slot)
    return slot in LINKED_BY and slot != "place" and case.pile.together.of_two_towns(one, two)


def _is_of_one_day(case: Case) -> bool:
    """Whether the event is a thing that happens, somewhere on some day: of what is only said, or goes on, a day that
    two articles give may be that of two sayings."""
    return event_kinds().group(case.event.kind) not in _AT_ANY_TIME and not event_kinds().lasts(case.event.kind)


def _agreeing(case: Case) -> list[Witness]:
    """The witnesses with the claims that an agreement can rest on."""
    slot = head(case.slot)
    number = {case.pile.voice(each) for each in case.live if not is_vague(each)}
    plain = {case.pile.voice(each) for each in case.live if not is_vague(each) and each.about is None}
    claims = [
        each
        for each in case.grounds
        if not _is_country(case, each)
        and is_told(each)
        and not (is_vague(each) and case.pile.voice(each) in number)  # who gives a number is not asked for "dozens"
        and not (each.about is not None and case.pile.voice(each) in plain)  # nor for "nearly 70"
        and not (slot == "date" and case.pile.together.is_saying(each))
    ]
    if slot in TELLING:
        claims = [each for each in claims if not is_placed(each)]
    elif slot in LINKED_BY:
        own = {each.article for each in claims if each.attribution is None}
        if slot in ("date", "time", "place"):  # nobody is the source of a day: what the article says itself is enough
            claims = [
                each for each in claims if each.attribution is None or (each.article not in own and _counts(case, each))
            ]
    else:
        claims = _one_quantity(case, claims)
    by_voice: dict[str, list[Claim]] = {}
    for each in claims:
        by_voice.setdefault(case.pile.voice(each), []).append(each)
    return [Witness(voice, tuple(held)) for voice, held in sorted(by_voice.items())]


def is_told(claim: Claim) -> bool:
    """Whether somebody tells the value, whatever he is called: no passive "reportedly"."""
    return is_somebodys(claim) and not is_hearsay(claim)


def _counts(case: Case, claim: Claim) -> bool:
    """Whether the speaker of a claim gives figures of the event in the same breath: others speak of it only."""
    start, end = case.pile.scenes.sentence(claim)
    counting = case.pile.counting.get((case.event.id, claim.article, claim.field), ())
    return any(start <= at < end and counter == claim.counter for at, counter in counting)


def _one_quantity(case: Case, claims: Sequence[Claim]) -> list[Claim]:
    """The claims of a counted slot that are of one thing: of each article one value, the nearest to that which most
    articles have. An article that gives two tax rates gives those of two people or years."""
    telling = [each for each in claims if not is_small_talk(each) and not _is_of_long_after(case, each)]
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


def _is_of_long_after(case: Case, claim: Claim) -> bool:
    """Whether a figure that was only put to its event was printed long after it: it tells how things stand since."""
    span, printed = days(case.event.date), days(case.pile.articles[claim.article].published)
    return (
        claim.inferred is not None and span is not None and printed is not None and apart(span, printed) > LONG_BEFORE
    )


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


def is_small_talk(claim: Claim) -> bool:
    """Whether a claim that was only put to the event is a figure of one digit, no toll and no vote, or of "people" of
    whom the slot does not say what they did; or a count of one digit of which nobody is said to have made it."""
    small = claim.low is not None and claim.low < SMALL
    if small and head(claim.slot) == "count" and not claim.speaker:
        return True
    if claim.inferred is None or head(claim.slot) in (*TELLING, "votes"):
        return False
    people = set(words(claim.slot.partition(":")[2])) & lexicon.words("en", "slots", "whole_people")
    return small or bool(people)


def _is_country(case: Case, claim: Claim) -> bool:
    place = case.pile.world.places.get(claim.place or "")
    return place is not None and place.part_of is None and is_region(place)


def _hedged(case: Case, found: Sequence[Line]) -> str:
    """Who leaves open what others assert, by words of doubt and nowhere without them, as a sentence; "" where all are
    alike in it. Who accuses leaves nothing open, nor who claims: that is what others call it."""
    flat = {case.pile.voice(each) for each in case.live if not _is_hedged(case, each)}
    hedged = [each.name for each in found if flat.isdisjoint(case.pile.voice(claim) for claim in each.claims)]
    if not hedged or len(hedged) == len(found):
        return ""
    named = list(dict.fromkeys(hedged))
    return f" Hedged by {joined(named) if len(named) <= NAMED else f'{number(len(named))} of them'}."


def _is_hedged(case: Case, claim: Claim) -> bool:
    """Whether a claim is left open by a word of its sentence."""
    if claim.stance != "alleged":
        return False
    start, end = case.pile.scenes.sentence(claim)
    doubted = lexicon.words("en", "doubts", "hedging") | lexicon.words("en", "hedges", "adverbs")
    return not doubted.isdisjoint(words(case.pile.text(claim)[start:end]))


def _rank(case: Case, anchor: Witness, other: Witness) -> tuple[int, bool]:
    """Those with the same value first, of these those with a name: an outlet has its figure from somebody."""
    same = other is anchor or case.relation(anchor, other) is Relation.SAME
    return 0 if same else 1, other.voice not in case.pile.world.actors


def _claims(witnesses: Iterable[Witness]) -> list[Claim]:
    return [each for witness in witnesses for each in witness.claims]
