"""Values that exclude each other: differ. Said only where both sides surely speak of one scene and one measure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.doubts import is_half
from variorum.comparing.draft import Draft
from variorum.comparing.lines import capital, lines, listed
from variorum.comparing.whens import WHENS, whens_apart
from variorum.comparing.wheres import are_two_of_a_sort, sort_words
from variorum.comparing.witness import PLACED, Witness, is_hearsay, is_placed, tells_who
from variorum.comparing.wording import NAMED, number, value_words
from variorum.linking.counters import TAKEN_OVER, is_unnamed
from variorum.linking.geography import distance_km, is_region
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.doers import names_actor, turned_on_another
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# How floor 2 words (`inferred`) that what is said of who did it, or why, is of the event told right before.
JUST_BEFORE = "the event told just before"
# Tolls in dispute were up to four times each other in the piles that were read; what lay
# further apart was of two scenes, or a part beside the whole. Other figures hardly differ so: there twice as many was
# another measure (those who may leave, beside those who left).
TOLLS, OTHERS = 4, 2
# Organisers and police count a crowd as up to ten times each other in the invented affairs of benchmarks/affairs.
CROWDS = 10
# What is said of a quantity many days later is mostly of how it stands then, or of the next one of its kind.
SAID_APART = 3
# Two stations measure one earthquake so far apart at most; its strongest aftershock is mostly 1.2 below (Båth's law).
SHOCKS = Decimal("0.6")
ONE_BREATH = 200  # characters: a sentence, or two short ones
BESIDE = 60  # characters around a figure that say where those it counts are
# What narrows down who is counted, a word or two after the figure.
_AGED = re.compile(r"(?:\W+\w+){0,2}\W+(?:aged|under|below|younger than|older than|over|at ages?)\b", re.IGNORECASE)
_TOLLS = frozenset({"killed", "wounded", "arrested", "missing"})


def differ(case: Case) -> Draft | None:
    """Voices whose values exclude each other, whatever pair of them one takes."""
    if case.lasts and any(each.low is not None or each.high is not None for each in case.live):
        return None
    held: dict[str, set[tuple[str, ...]]] = {}
    for one, two in case.pairs():
        plain = head(case.slot) in (*WHENS, "place") and one.sure and two.sure  # nobody counts a day or a place
        if not (one.proves or two.proves or plain):
            continue
        if not plain and not (case.counts(one) and case.counts(two)) and not _set_against(case, one, two):
            continue
        two_places = all(are_two_of_a_sort(case, a, b) for a in one.sharp for b in two.sharp)
        if not (case.exclude(one, two) or two_places) or _of_two_scenes(case, one, two):
            continue
        together = len(case.origins((*one.claims, *two.claims))) == 1
        first, second = case.as_of_one_day(one, two)
        for a in first.finest:
            for b in second.finest:
                # An article with two figures far apart tells of two scenes, or of a part and the whole.
                # Two speakers with names whom it cites side by side are set against each other on purpose.
                beside = _side_by_side(a, b) or (_side_by_side(a, b, named=False) and case.pile.identities.same(a, b))
                if told_apart(case, a, b) and (beside or not together or near(a, b, OTHERS)):
                    held.setdefault(one.voice, set()).add(value_key(a))
                    held.setdefault(two.voice, set()).add(value_key(b))
    kept = [
        Witness(each.voice, tuple(claim for claim in each.claims if value_key(claim) in held[each.voice]))
        for each in case.witnesses
        if each.voice in held
    ]
    if len(kept) < 2:
        return None
    found = lines([claim for each in kept for claim in each.claims], case.pile, case.year)
    return Draft("differ", f"{listed(found, case.pile)}. {_exclusion(case, kept)}", found)


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
    beside = _side_by_side(one, two)
    if slot not in (*WHENS, "place") and not beside and case.pile.together.apart(case.event, one, two):
        return False
    if identities.apart(one, two):
        return False
    own = any(each.attribution is None and each.counter not in case.pile.world.actors for each in (one, two))
    if one.article == two.article and own and not beside:
        return False  # what an article says itself is mostly the sum of what it cites
    if slot in _TOLLS and not beside and (_gives(case, one, two) or _gives(case, two, one)):
        return False
    if slot in _TOLLS and not beside and case.pile.together.crowded(case.event) and not case.one_scene(one, two):
        return False
    if slot == "age" and near_by(one, two, Decimal(1)):
        return False  # a birthday may lie between
    if slot == "magnitude" and not near_by(one, two, SHOCKS):
        return False
    if identities.same(one, two) and _days_between(case, one, two) <= SAID_APART:
        times = CROWDS if _side_by_side(one, two, named=False) else reach(case.slot, one, two, of_one=True)
        part = case.slot == "count:people" and _may_be_part(case, one, two)
        return not (part or is_vague(one) or is_vague(two)) and near(one, two, times)
    if slot in WHENS:
        return whens_apart(case, one, two)
    if not beside and not case.one_scene(one, two):
        return slot == "place" and _towns_apart(case, one, two)
    if slot == "reason":
        return all((each.speaker and tells_who(each.speaker)) or not is_unnamed(each.counter) for each in (one, two))
    if slot == "perpetrator":
        known = case.pile.world.actors
        if turned_on_another(one, two, known) or turned_on_another(two, one, known):
            named = all(each.inferred in (None, TAKEN_OVER, JUST_BEFORE) for each in (one, two))
        else:
            named = _names_doer(case, one) and _names_doer(case, two)
        return named and (beside or case.pile.scenes.of_one_deed(case.event, one, two))
    if slot == "place":
        return _towns_apart(case, one, two)
    if head(case.slot) == "wounded" and (_of_treated(case, one) or _of_treated(case, two)):
        return False
    if is_vague(one) or is_vague(two):
        return False
    return near(one, two, reach(case.slot, one, two)) and not (
        head(case.slot) in _TOLLS and _may_be_part(case, one, two)
    )


def _gives(case: Case, one: Claim, two: Claim) -> bool:
    """Whether an article that gives one for itself gives the other's value too, of nobody's name: as that of an
    earlier attack, or of a part; or its own figure as a round one."""
    if one.article == two.article:
        return False
    parts = case.pile.scenes.tolls.get((case.event.id, one.article), frozenset())
    if any(slot.startswith(f"{head(case.slot)}:") and low == two.low for slot, low in parts):
        return True  # "five died on the roads, three of them near Lund"
    actors = case.pile.world.actors
    known = case.pile.scenes.given.get((one.article, two.slot), frozenset())
    if one.counter not in actors and any(low == two.low and counter not in actors for low, counter in known):
        return True
    return one.about is None and any(
        each.article == one.article and each.low == one.low and each.about is not None and near(one, two, OTHERS)
        for each in case.live
    )


def _days_between(case: Case, one: Claim, two: Claim) -> int:
    """How many days lie between two sayings; 0 where that is not known."""
    first, second = case.pile.said(one), case.pile.said(two)
    return abs((first[0] - second[0]).days) if first and second else 0


def _set_against(case: Case, one: Witness, two: Witness) -> bool:
    """Whether an article cites two speakers, one of them without a name, in one breath for one quantity ("the owner
    said 3 million; analysts put it at 20 million")."""
    return (
        not (case.scattered(one) or case.scattered(two))
        and all(tells_who(each.speaker) or not is_unnamed(each.counter) for each in (*one.claims, *two.claims))
        and any(
            _side_by_side(a, b, named=False) and case.pile.identities.same(a, b) for a in one.claims for b in two.claims
        )
    )


def _side_by_side(one: Claim, two: Claim, named: bool = True) -> bool:
    """Whether two speakers, with names as a rule, are cited for the two in one breath: they are set against each
    other."""
    if one.article != two.article or one.field != two.field or abs(one.start - two.start) > ONE_BREATH:
        return False
    cited = all(each.speaker and not (named and is_unnamed(each.counter)) for each in (one, two))
    return cited and one.counter != two.counter


def near(one: Claim, two: Claim, times: int) -> bool:
    """Whether one figure is at most so many times the other."""
    low, high = sorted(each.low or each.high or Decimal(0) for each in (one, two))
    return high <= times * low


def near_by(one: Claim, two: Claim, most: Decimal) -> bool:
    """Whether two exact figures lie so many apart at most."""
    return one.low is not None and two.low is not None and abs(one.low - two.low) <= most


def reach(slot: str, one: Claim, two: Claim, of_one: bool = False) -> int:
    """How many times each other two figures of a slot may be that are of one thing; `of_one`: their words tell so."""
    if head(slot) in _TOLLS:
        return TOLLS
    if slot == "participants":
        return CROWDS
    # What both say surely of one event, and of the same ("tonnes of ammonia"), is as much in dispute as a toll is.
    return TOLLS if of_one or (":" in slot and one.inferred is None and two.inferred is None) else OTHERS


def _towns_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two towns of one country are given by articles that share a toll, each of which names no other town for
    the event: names of far places are mostly other places of that name."""
    known = case.pile.world.places
    a, b = known.get(one.place or ""), known.get(two.place or "")
    if a is None or b is None or is_region(a) or is_region(b) or a.country != b.country:
        return False
    if one.inferred is not None or two.inferred is not None:
        return False
    for each in (one, two):
        given = [other for other in case.live if other.article == each.article]
        if any(not relation(each, other, case.pile.world).agrees for other in given):
            return False
    return case.pile.scenes.share_a_toll(case.event, one, two)


def _names_doer(case: Case, claim: Claim) -> bool:
    """Whether the claim surely lays it at one actor's door: the words name the actor, give no choice ("the regime or
    its allies"), and are somebody's, or two origins'."""
    actor = case.pile.world.actors.get(claim.actor or "")
    choices = lexicon.words("en", "slots", "choices")
    text = case.pile.articles[claim.article].text if claim.field == "text" else ""
    before, after = words(text[max(0, claim.start - BESIDE) : claim.start]), words(text[claim.end : claim.end + BESIDE])
    if {"whether", "either"} & set(before) or before[-1:] == ["or"] or after[:1] == ["or"]:
        return False
    if is_half(claim, text):
        return False
    if actor is None or not names_actor(claim.text, actor) or choices & set(words(claim.text)):
        return False
    if claim.inferred is not None and claim.inferred not in (TAKEN_OVER, JUST_BEFORE):
        return False
    if claim.speaker:
        return True
    return len(case.origins(each for each in case.live if each.actor == claim.actor and not is_placed(each))) > 1


def _of_treated(case: Case, claim: Claim) -> bool:
    """Whether the figure is of those who were treated somewhere: a part of all who were hurt."""
    article = case.pile.articles[claim.article]
    text = article.text_of(claim.field)
    near = words(text[max(0, claim.start - BESIDE) : claim.end + BESIDE])
    return bool(set(near) & lexicon.words("en", "slots", "treated"))


def _may_be_part(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two figures may be of other people: of two sorts, or one of a sort beside all ("15 civilians" among 17
    dead); "40 civilians" beside 11 dead in all is a contradiction."""
    whole, civilians = lexicon.words("en", "slots", "whole_people"), lexicon.words("en", "slots", "civilians")
    if _of_an_age(case, one) != _of_an_age(case, two):
        return True
    small, large = sorted((one, two), key=lambda each: each.low or each.high or Decimal(0))
    whole |= lexicon.words("en", "slots", "dwellers")
    few, many = ({_group(word) for word in words(each.of or "")} - whole for each in (small, large))
    return few != many and (bool(few) or not many <= civilians)


def _of_an_age(case: Case, claim: Claim) -> bool:
    """Whether those counted are some of their sort: "11 children under the age of eight"."""
    return _AGED.match(case.pile.text(claim)[claim.end : claim.end + BESIDE]) is not None


@cache
def _groups() -> dict[str, str]:
    """Words for a group of people -> the group: "inmates" and "prisoners" are one."""
    table = lexicon.lexicon("en", "figures")["groups"]["words"]
    return {word: group for group, names in table.items() for word in names}


def _group(word: str) -> str:
    return _groups().get(word, word)


def _of_two_scenes(case: Case, one: Witness, two: Witness) -> bool:
    """Whether two voices meet in one origin only, as what it says itself beside what it cites: an article that puts
    two figures side by side tells of two things, unless two speakers give them."""
    if len(case.origins((*one.claims, *two.claims))) > 1:
        return False
    return any(all(each.attribution is None for each in witness.claims) for witness in (one, two))


def _exclusion(case: Case, kept: Sequence[Witness]) -> str:
    """Who excludes whom: everybody, or the voice that excludes most of the others."""
    if head(case.slot) == "place":
        return _distance(case, kept)
    if head(case.slot) == "perpetrator":
        return "They name different actors."
    if head(case.slot) == "reason":
        return "One is said to have been done on purpose, the other not."
    against = {one.voice: [two for two in kept if two is not one and _excludes(case, one, two)] for one in kept}
    values = list(dict.fromkeys(_values(case, each) for each in kept))
    if all(len(others) == len(kept) - 1 for others in against.values()):
        return f"The {number(len(values))} exclude each other."
    one = min(kept, key=lambda each: (-len(against[each.voice]), len(each.values), each.voice))
    others = list(dict.fromkeys(_values(case, two) for two in against[one.voice]))
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
