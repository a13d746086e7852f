"""One voice over time: updated. What grows can be updated upwards, and whatever a text says it updates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations, pairwise

from variorum import lexicon
from variorum.comparing.case import GROWING, Case
from variorum.comparing.changes import adds_up, of_two_years, tells_change, tells_correction
from variorum.comparing.doubts import tops_up
from variorum.comparing.draft import Draft
from variorum.comparing.lines import capital, lines
from variorum.comparing.nearness import OTHERS, TOLLS, near
from variorum.comparing.parts import are_narrowed_apart
from variorum.comparing.pile import When
from variorum.comparing.told import TOLLS as TOLLED
from variorum.comparing.told_apart import PASSING, days_of_saying, told_apart
from variorum.comparing.witness import Witness, is_placed
from variorum.comparing.wording import count_words, joined, outlets_words, said_words, value_words, with_article
from variorum.linking.counters import is_unnamed
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

# Slots in which one voice's next figure may be a higher one.
_RISING = GROWING | {"evacuated", "rescued", "infected", "participants", "count"}
SMALL = 10  # counts of things below are mostly each of another few
FOLLOWS = 31  # days; what is said later than that of a like event is hardly its next toll


def updated(case: Case) -> Draft | None:
    """The voice with the longest row of values that rise from saying to saying; else a value that a text updates."""
    rows = []
    if not case.lasts:
        voices = _houses(case) if head(case.slot) in _RISING else []
        if _gives_several(case):
            voices += [*(each for each in case.witnesses if each.proves), *_holders(case)]
        rows = [(steps, witness) for witness in voices if (steps := rise(case, witness))]
    if rows:
        steps, _ = min(rows, key=lambda row: (-len(row[0]), row[1].voice))
        found = [line for step in steps for line in lines(step, case.pile, case.year)]
        sort = _sort_of_people(case, _flat(steps))
        told = ", ".join(_step(case, step, sort) for step in steps)
        who = joined(list(dict.fromkeys(line.who for line in found)))
        return Draft("updated", f"{capital(who)}: {told} ({outlets_words(_flat(steps), case.pile)}).", found)
    return _said_to_be(case)


def _holders(case: Case) -> list[Witness]:
    """Those without a name of whom there is one only, and whom several articles call by the same words: "the hospital
    director" of one event is one voice, so far as he goes beyond what he said before."""
    of_holder: dict[str, list[Claim]] = defaultdict(list)
    for each in case.grounds:
        spoken = words(each.speaker)
        if is_unnamed(each.counter) and spoken[-1:] and spoken[-1] in lexicon.words("en", "slots", "holders"):
            of_holder[" ".join(spoken)].append(each)
    return [
        Witness(name, tuple(held))
        for name, held in sorted(of_holder.items())
        if len({each.article for each in held}) > 1
    ]


def _houses(case: Case) -> list[Witness]:
    """Each body together with whoever is cited as somebody of it: where a minister gave 19 and the ministry 31, the
    ministry has gone on counting."""
    actors, sides = case.pile.world.actors, case.pile.sides
    kinds = {actors[each.counter].kind for each in case.live if each.counter is not None and each.counter in actors}
    if "person" not in kinds or len(kinds) == 1 or len({each.low for each in case.live}) == 1:
        return []
    known = [(actors[each.voice], each) for each in case.witnesses if each.voice in actors]
    return [
        Witness(f"{body.id} {person.id}", (*own.claims, *told.claims))
        for body, own in known
        for person, told in known
        if person.kind == "person" and sides.is_of_the_house(person, body)
    ]


def _gives_several(case: Case) -> bool:
    """Whether some voice, or those who are called by the same words, may give two values or more, at several times."""
    values, times = defaultdict(set), defaultdict(set)
    for each in case.live:
        who = " ".join(words(each.speaker)) if is_unnamed(each.counter) else case.pile.voice(each)
        values[who].add(each.low)
        times[who].add(case.pile.said(each))
    return any(len(values[who]) > 1 and len(times[who]) > 1 for who in values)


def rise(case: Case, witness: Witness) -> list[list[Claim]]:
    """The claims of a voice by saying, where no saying falls below the one before and the last stands above the first;
    [] where it is no update: sayings without a day, a fall, a month of silence, or one day without hours only.

    A saying is a day, or an hour where all sayings of that day have one: within a day that has none nothing is ordered.
    """
    if len(witness.values) < 2 or case.scattered(witness):
        return []
    by_time: dict[When, list[Claim]] = {}
    said = _said(case, witness)
    hourless = {when[0] for when in said.values() if when and not when[1]}
    for each in _steps(_counts_all(case, witness)):
        when = said[each.id]
        if when is None or each.low is None:
            return []
        by_time.setdefault((when[0], "" if when[0] in hourless else when[1]), []).append(each)
    times = sorted(by_time)
    if any((after[0] - before[0]).days > FOLLOWS for before, after in pairwise(times)):
        return []
    steps = [by_time[when] for when in times]
    floors = [sorted(each.low or Decimal(0) for each in step) for step in steps]
    rising = all(before[-1] <= after[0] for before, after in pairwise(floors)) and floors[0][-1] < floors[-1][0]
    # Two figures of one day that lie far apart are of two scenes.
    apart = any(step[-1] > OTHERS * step[0] for step in floors)
    if len(steps) < 2 or not rising or apart or all(is_vague(each) for each in steps[-1]):
        return []  # "dozens", then "hundreds", is no count
    pairs = [(a, b) for before, after in pairwise(steps) for a in before for b in after]
    changed = all(any(tells_change(case, each) for each in step) for step in steps[1:])
    if head(case.slot) not in _RISING:  # a sum that is owed rises where a text says that it has
        return steps if changed and all(case.pile.identities.same(a, b) for a, b in pairs) else []
    sums = any(adds_up(case, each) for step in steps for each in step)
    if head(case.slot) == "count" and not (sums or changed):
        return []  # 310 trains ran on one day, 420 on another
    if head(case.slot) not in GROWING:
        plain = all(not is_vague(each) and (each.low or 0) >= SMALL for step in steps for each in step)
        return steps if plain and all(case.pile.identities.same(a, b) for a, b in pairs) else []
    # A headline stands alone: where the text has the value too, it says where that is of.
    texts = {(each.article, each.low) for each in witness.claims if each.field == "text"}
    told = [(a, b) for a, b in pairs if all(c.field == "text" or (c.article, c.low) not in texts for c in (a, b))]
    one = all(case.one_scene(a, b) and not are_narrowed_apart(case, a, b) for a, b in told)
    return steps if one else []


def _counts_all(case: Case, witness: Witness) -> Sequence[Claim]:
    """A voice's claims without those that count only who was added to what it had told ("five more bodies"), where its
    article has another figure of that day."""
    added = {each.id for each in witness.claims if tops_up(each, case.pile.text(each)) or is_placed(each)}
    told = {each.article for each in witness.claims if each.id not in added}
    return [each for each in witness.claims if each.id not in added or each.article not in told]


def _steps(claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that tell a step: of a voice that gives several numbers its "dozens" and "nearly 70" tell none."""
    sharp = [each for each in claims if not is_vague(each) and each.about is None]
    return sharp if len({each.low for each in sharp}) > 1 else claims


def _said(case: Case, witness: Witness) -> dict[str, When | None]:
    """When each claim was said: a value that is printed again, when it was first."""
    first: dict[Decimal | None, When] = {}
    for each in witness.claims:
        when = case.pile.said(each)
        if when is not None and (each.low not in first or when < first[each.low]):
            first[each.low] = when
    return {each.id: first.get(each.low) for each in witness.claims}


def falls_out(case: Case, witness: Witness) -> bool:
    """Whether figures of one voice, in different articles, exclude each other and are no update. Only near ones are
    called so: the others that were read were of two scenes."""
    if case.scattered(witness) or rise(case, case.said_by[witness.voice]):
        return False
    claims = list(Witness(witness.voice, tuple(witness.firm)).values.values())
    return any(
        near(a, b, OTHERS)
        and told_apart(case, a, b)
        and not (_side_by_side(case, a, b) or _has_risen(case, a, b))
        and not (tells_correction(case, a) or tells_correction(case, b))
        for at, a in enumerate(claims)
        for b in claims[at + 1 :]
    )


def _has_two_near(case: Case, witness: Witness) -> bool:
    """Whether two figures of a voice are near and exclude each other, as those that fall out do."""
    world = case.pile.world
    worded = {(value_key(each), each.text): each for each in witness.claims}.values()
    return any(near(a, b, OTHERS) and relation(a, b, world) is Relation.EXCLUDE for a, b in combinations(worded, 2))


def _has_risen(case: Case, one: Claim, two: Claim) -> bool:
    """Whether, of what grows, the higher figure was said on a later day."""
    low, high = sorted((one, two), key=lambda each: each.low or Decimal(0))
    first, then = case.pile.said(low), case.pile.said(high)
    return head(case.slot) in _RISING and first is not None and then is not None and first[0] < then[0]


def went_on(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two figures are what a body and somebody of it counted on two days, the later one higher."""
    actors, sides = case.pile.world.actors, case.pile.sides
    first, second = (actors.get(each.counter or "") for each in (one, two))
    if first is None or second is None or (first.kind == "person") == (second.kind == "person"):
        return False
    person, body = (first, second) if first.kind == "person" else (second, first)
    if head(case.slot) not in _RISING or not sides.is_of_the_house(person, body):
        return False
    low, high = (days_of_saying(case, each) for each in sorted((one, two), key=lambda each: each.low or Decimal(0)))
    return bool(low and high) and min(low) < min(high)


def _side_by_side(case: Case, one: Claim, two: Claim) -> bool:
    """Whether some article has both values: it tells of an update, of two things, or excludes itself."""
    of_article: dict[str, set[Decimal | None]] = {}
    for each in case.claims:
        of_article.setdefault(each.article, set()).add(each.low)
    return any({one.low, two.low} <= values for values in of_article.values())


def same_voice_differs(case: Case) -> Draft | None:
    """The voice with most values that exclude each other and are no update."""
    # One voice may name several who did it together, and several days and places; what lasts has many figures.
    if case.lasts or all(each.low is None and each.high is None for each in case.live):
        return None
    if not any(_has_two_near(case, said) for said in case.said_by.values()):
        return None  # sooner asked than which of its claims are ground
    out = [witness for witness in case.witnesses if witness.proves and falls_out(case, witness)]
    if not out:
        return None
    witness = min(out, key=lambda each: (-len(each.values), each.voice))
    kept = witness.firm
    found = lines(kept, case.pile, case.year)
    known = {when[0] for when in map(case.pile.said, kept) if when}
    why = "of which no text says that it takes the other's place"
    if len(known) == 1:
        why = "all of one day, so that none can be called the later"
    elif head(case.slot) in _RISING:
        why = "with no rise from day to day"
    told = "; ".join(f"{line.value}{f', said {line.said}' if line.said else ''} ({line.outlets})" for line in found)
    count = count_words(len({each.value for each in found}), "value")
    return Draft("differ", f"{capital(found[0].name)}: {told}. {capital(count)} of one voice, {why}.", found)


def _said_to_be(case: Case) -> Draft | None:
    """A value that a text calls earlier, and what the same article gives for it now: the highest it has, in a slot
    that grows, from one who is cited for the earlier one too, or from anybody where that one is the article's own."""
    if head(case.slot) in PASSING:
        return None
    for old in case.claims:
        if not old.superseded or old.stance == "denied":
            continue
        now = [each for each in case.grounds if each.article == old.article and _replaces(case, old, each)]
        if (case.event.id, old.article) in case.pile.counted:
            # Beside somebody who counts, it is not said whose the article's own figures are; nor is the highest that
            # is cited the last word where the article itself has a higher one.
            highest = max((each.low or 0 for each in now), default=None)
            now = [each for each in now if each.speaker]
            if all(each.low != highest for each in now):
                continue
        new = sorted(now, key=lambda each: (each.field == "title", -(each.low or 0), each.start))[:1]
        if new:
            found = [*lines([old], case.pile, case.year), *lines(new, case.pile, case.year)]
            outlet, last = case.pile.outlet(old.article), value_words(new[0], case.pile)
            who = "" if found[-1].own else f", according to {with_article(found[-1].name)}"
            told = f"{outlet} gives {value_words(old, case.pile)} as the earlier value, now {last}{who}."
            return Draft("updated", capital(told), found)
    return None


def _replaces(case: Case, old: Claim, new: Claim) -> bool:
    if old.low is None or new.low is None or value_key(old) == value_key(new) or is_vague(new):
        return False
    if head(case.slot) in GROWING and not old.low < new.low <= TOLLS * old.low:
        return False
    if not near(old, new, TOLLS):
        return False  # 27 in the town, 1,340 in the country
    if case.pile.scenes.elsewhere(old, new) or of_two_years(case, old, new):
        return False
    # "The governor had earlier given 8 while the union gave 12": two voices, set against each other.
    if new.speaker and not old.speaker and _while(case, old, new):
        return False
    return old.counter == new.counter or not old.speaker or _is_pronoun(old)


def _is_pronoun(claim: Claim) -> bool:
    """Whether the words for who gives a figure are a pronoun that leads to no name: it is who gave the one before."""
    pronouns = lexicon.words("en", "slots", "pronouns")
    return is_unnamed(claim.counter) and claim.speaker.lower() in pronouns


def _while(case: Case, old: Claim, new: Claim) -> bool:
    """Whether the words between two figures of one sentence set them against each other."""
    if case.pile.scenes.sentence(old) != case.pile.scenes.sentence(new):
        return False
    first, second = sorted((old, new), key=lambda each: each.start)
    return _against().search(case.pile.text(old)[first.end : second.start]) is not None


@cache
def _against() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'doubts', 'against')}\b", re.IGNORECASE)


def _sort_of_people(case: Case, claims: Sequence[Claim]) -> str:
    """The noun for those counted where all claims count one sort of people ("officers") in a slot for anybody hurt."""
    nouns = {" ".join(words(each.of or "")[-1:]) for each in claims}
    whole = lexicon.words("en", "slots", "whole_people")
    known = lexicon.words("en", "slots", "joined_people") - whole
    return min(nouns) if case.slot in TOLLED and len(nouns) == 1 and nouns <= known else ""


def _step(case: Case, step: Sequence[Claim], sort: str) -> str:
    sharp = [each for each in step if not is_vague(each)] or step
    # A headline's 58 for "at least 58" is no other value.
    bounds = {each.low for each in sharp if each.high is None}
    sharp = [each for each in sharp if each.low != each.high or each.low not in bounds]
    values = " or ".join(dict.fromkeys(value_words(each, case.pile) for each in sorted(sharp, key=value_key)))
    values = f"{values} {sort}" if sort else values
    return f"{values} ({said_words(step, case.pile, case.year)})"


def _flat(steps: Sequence[Sequence[Claim]]) -> list[Claim]:
    return [each for step in steps for each in step]
