"""One voice, quoted with one figure and reported with the next: differ, though rounding could not tell the two apart.

43.9 is cut off to 43 by one writer and rounded to 44 by another, so that figures a step apart are left open
(`linking/values/figures`). What stands in a speaker's own words is not the writer's rounding: who is quoted asking for
"5.6" billion does not ask for 5.7.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import capital, lines
from variorum.comparing.told_apart import SAID_APART, days_between
from variorum.comparing.witness import Witness
from variorum.linking.quoted import quoted_stretches
from variorum.linking.values.figures import are_neighbours
from variorum.records import Claim


def quoted_otherwise(case: Case) -> Draft | None:
    """The first voice that is quoted with a figure and reported elsewhere, within days, with the one next to it."""
    # Whoever gives them: that is sooner asked than which of the claims are ground.
    figures = {(each.low, each.high, each.about, each.step): each for each in case.live}.values()
    if case.lasts or not any(_are_a_step_apart(a, b) for a in figures for b in figures):
        return None
    for witness in case.witnesses:
        if witness.proves and not case.scattered(witness):
            for quoted, reported in _pairs(case, witness):
                found = lines((quoted, reported), case.pile, case.year)
                told = "; ".join(
                    f"{line.value}{' in quoted words' if quoted in line.claims else ''} ({line.outlets})"
                    for line in found
                )
                return Draft("differ", f"{capital(found[0].name)}: {told}. Two values of one voice.", found)
    return None


def _pairs(case: Case, witness: Witness) -> Iterator[tuple[Claim, Claim]]:
    values = list(Witness(witness.voice, tuple(witness.firm)).values.values())
    for quoted in values:
        for reported in values:
            if (
                _are_a_step_apart(quoted, reported)
                and not case.origins((quoted,)) & case.origins((reported,))
                and case.pile.identities.same(quoted, reported)
                and days_between(case, quoted, reported) <= SAID_APART
                and _is_quoted(case, quoted)
                and not _is_quoted(case, reported)
            ):
                yield quoted, reported


def _are_a_step_apart(one: Claim, two: Claim) -> bool:
    return one.low != two.low and are_neighbours(one, two)


def _is_quoted(case: Case, claim: Claim) -> bool:
    """Whether the figure's first words stand in quotation marks."""
    return any(start <= claim.start < end for start, end in quoted_stretches(case.pile.text(claim)))
