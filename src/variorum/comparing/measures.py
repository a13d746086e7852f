"""Near, but not of the same thing: another period, unit, part or phase. Shown together, never compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import SHOWN, Line, capital, lines
from variorum.comparing.witness import is_placed
from variorum.comparing.wording import date_words, figure_words
from variorum.dates import days
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

NEAR = 2  # one figure at most twice the other
_COUNTED = frozenset({"count", "amount", "years"})


def different_measures(cases: Sequence[Case]) -> Iterator[Draft]:
    """For the cases of one event: figures of one slot with other units or periods; dates of several phases; counts
    whose names hold one another ("passengers", "passengers and crew"). The last two under their common stem."""
    for case in cases:
        if not case.lasts and len(claims := _of_other_measure(case)) > 1:
            yield _draft(case, claims, "They are of different units or periods", case.slot)
    phases = [case for case in cases if head(case.slot) == "date" and case.live]
    # That what has a day also began is no other measure.
    other_phases = {case.slot for case in phases} - {"date", "date:began"}
    if (
        other_phases
        and len(phases) > 1
        and not phases[0].lasts
        and len({each.article for case in phases for each in case.live}) > 1
        and _days_differ(phases)
    ):
        yield _of_slots(phases, "They are of different phases", "date")
    for stem, named in _nested(cases):
        yield _of_slots(named, "They count different things", stem)


def _of_other_measure(case: Case) -> list[Claim]:
    """The claims of a slot that some claim of another article cannot be compared with."""
    if len({(each.unit, each.period) for each in case.live}) < 2:
        return []
    held: set[str] = set()
    for one, two in case.pairs():
        for a in one.values.values():
            for b in two.values.values():
                measure = a.article != b.article and relation(a, b, case.pile.world) is Relation.MEASURE
                if measure and _surely(a) and _surely(b) and _near(a, b) and not _converted(case, a, b):
                    held |= {a.id, b.id}
    return [each for each in case.live if each.id in held]


def _converted(case: Case, one: Claim, two: Claim) -> bool:
    """Whether an article gives both, one in other units behind the other ("15 kilometres (nine miles)")."""
    told = {(each.article, value_key(each)) for each in case.live}
    return (one.article, value_key(two)) in told or (two.article, value_key(one)) in told


def _surely(claim: Claim) -> bool:
    """Whether the figure is no vague word, tells the event itself, and has a period, if any, that names days."""
    dated = claim.period is None or (days(claim.period) is not None and ".." not in claim.period)
    return dated and not is_placed(claim) and not is_vague(claim)


def _days_differ(phases: Sequence[Case]) -> bool:
    return any(
        relation(a, b, one.pile.world) is Relation.EXCLUDE and a.article != b.article
        for at, one in enumerate(phases)
        for two in phases[at + 1 :]
        for a in one.live
        for b in two.live
    )


def _nested(cases: Sequence[Case]) -> Iterator[tuple[str, list[Case]]]:
    """Cases of one stem whose names hold one another's words, with different values, told by different articles."""
    by_stem: dict[str, list[tuple[frozenset[str], Case]]] = defaultdict(list)
    for case in cases:
        stem, _, part = case.slot.partition(":")
        # "tickets sold" is named so to tell it from the other tickets.
        if stem in _COUNTED and part and case.live and (stem != "count" or " " not in part or " and " in part):
            by_stem[stem].append((frozenset(words(part)), case))
    for stem, named in sorted(by_stem.items()):
        for at, (name, one) in enumerate(named):
            near = [two for other, two in named[at + 1 :] if (name < other or other < name) and _like_values(one, two)]
            if near:
                yield stem, [one, *near]
                break


def _like_values(one: Case, two: Case) -> bool:
    """Whether values of two articles differ, and are near."""
    for a in one.live:
        for b in two.live:
            if a.article != b.article and a.low != b.low and _near(a, b):
                return True
    return False


def _near(one: Claim, two: Claim) -> bool:
    """Whether the figures are so near that a reader could take them for one."""
    return bool(one.low and two.low) and max(one.low or 0, two.low or 0) <= NEAR * min(one.low or 0, two.low or 0)


def _draft(case: Case, claims: Sequence[Claim], why: str, slot: str) -> Draft:
    found = lines(claims, case.pile, case.year)
    told = "; ".join(f"{line.value}{_period(line.claims[0])} ({line.who}; {line.outlets})" for line in found)
    return Draft("different measure", f"{capital(told)}. {why} and are not compared.", found, slot)


def _of_slots(cases: Sequence[Case], why: str, slot: str) -> Draft:
    told: list[str] = []
    found: list[Line] = []
    for case in cases:
        held = lines(case.live, case.pile, case.year)
        told.extend(f"{_measured(case, line)} ({line.who}; {line.outlets})" for line in held)
        found.extend(held)
    rest = len(told) - SHOWN
    shown = "; ".join(told[:SHOWN]) + (f"; and {rest} more" if rest > 0 else "")
    return Draft("different measure", f"{capital(shown)}. {why} and are not compared.", found, slot)


def _measured(case: Case, line: Line) -> str:
    """The value with what it is of: "241 passengers and crew", "ended 6 May 2024"."""
    part = case.slot.partition(":")[2]
    if head(case.slot) == "date":
        return f"{part or 'the event'} {line.value}"
    first = line.claims[0]
    return figure_words(replace(first, unit=part)) if part and head(case.slot) == "count" else line.value


def _period(claim: Claim) -> str:
    return f" over {date_words(claim.period)}" if claim.period else ""
