"""One voice over time: updated. What grows can be updated upwards, and whatever a text says it updates."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from variorum.comparing.case import Case, When, Witness, is_placed
from variorum.comparing.draft import Draft
from variorum.comparing.lines import capital, lines, listed
from variorum.comparing.wording import count_words, outlets_words, said_words, value_words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.relation import Relation
from variorum.records import Claim

GROWING = frozenset({"killed", "wounded", "arrested", "displaced"})

FOLLOWS = 31  # days; what is said later than that of a like event is hardly its next toll


def updated(case: Case) -> Draft | None:
    """The voice with the longest row of values that rise from saying to saying; else a value that a text updates."""
    rows = [(steps, witness) for witness in case.witnesses if witness.proves and (steps := rise(case, witness))]
    if rows and not case.lasts:
        steps, _ = min(rows, key=lambda row: (-len(row[0]), row[1].voice))
        found = [line for step in steps for line in lines(step, case.pile, case.year)]
        told = ", ".join(_step(case, step) for step in steps)
        return Draft("updated", f"{capital(found[0].who)}: {told} ({outlets_words(_flat(steps), case.pile)}).", found)
    return _said_to_be(case)


def rise(case: Case, witness: Witness) -> list[list[Claim]]:
    """The claims of a voice by saying, where no saying falls below the one before and the last stands above the first;
    [] where it is no update: sayings without a day, a fall, a month of silence, or one day without hours only.

    A saying is a day, or an hour where all sayings of that day have one: within a day that has none nothing is ordered.
    """
    if head(case.slot) not in GROWING or len(witness.values) < 2 or case.scattered(witness):
        return []
    by_time: dict[When, list[Claim]] = {}
    said = {each.id: case.pile.said(each) for each in witness.claims}
    hourless = {when[0] for when in said.values() if when and not when[1]}
    for each in witness.claims:
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
    return steps if len(steps) > 1 and rising else []


def falls_out(case: Case, witness: Witness) -> bool:
    """Whether values of one voice, in different articles, exclude each other and are no update."""
    if case.scattered(witness) or rise(case, witness):
        return False
    claims = [each for each in witness.values.values() if not is_placed(each)]
    return any(
        a.article != b.article and relation(a, b, case.pile.world) is Relation.EXCLUDE
        for at, a in enumerate(claims)
        for b in claims[at + 1 :]
    )


def same_voice_differs(case: Case) -> Draft | None:
    """The voice with most values that exclude each other and are no update."""
    # One voice may name several who did it together, and several places; figures of what lasts are of many days.
    if head(case.slot) in ("perpetrator", "place") or case.lasts:
        return None
    out = [witness for witness in case.witnesses if witness.proves and falls_out(case, witness)]
    if not out:
        return None
    witness = min(out, key=lambda each: (-len(each.values), each.voice))
    found = lines(witness.claims, case.pile, case.year)
    known = {when[0] for when in map(case.pile.said, witness.claims) if when}
    why = "all of one day, so that none can be called the later" if len(known) == 1 else "and no rise from day to day"
    count = count_words(len({each.value for each in found}), "value")
    return Draft("differ", f"{listed(found, case.pile)}. {capital(count)} of one voice, {why}.", found)


def _said_to_be(case: Case) -> Draft | None:
    """A value that a text calls earlier, and what the same article gives for it now."""
    for old in case.claims:
        if not old.superseded or old.stance == "denied":
            continue
        new = [each for each in case.live if each.article == old.article and value_key(each) != value_key(old)]
        if new:
            found = [*lines([old], case.pile, case.year), *lines(new, case.pile, case.year)]
            now = " or ".join(dict.fromkeys(value_words(each, case.pile) for each in new))
            outlet = case.pile.outlet(old.article)
            return Draft(
                "updated", f"{outlet} gives {value_words(old, case.pile)} as the earlier value, now {now}.", found
            )
    return None


def _step(case: Case, step: Sequence[Claim]) -> str:
    values = " or ".join(dict.fromkeys(value_words(each, case.pile) for each in sorted(step, key=value_key)))
    return f"{values} ({said_words(step, case.pile, case.year)})"


def _flat(steps: Sequence[Sequence[Claim]]) -> list[Claim]:
    return [each for step in steps for each in step]
