"""Denials, and what they deny."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, lines, listed
from variorum.linking.values.compare import head, relation
from variorum.linking.values.doers import related
from variorum.records import Claim


def contested(case: Case) -> Draft | None:
    """What a voice asserts and another denies. A denial with no accuser in the pile is told as such; one that somebody
    takes back himself (denied and asserted by one voice) is not contested by that voice alone."""
    denials = [each for each in case.claims if each.stance == "denied" and not each.superseded]
    if not denials:
        return None
    asserted = [
        each
        for each in case.live
        if any(_denies(case, denial, each) and case.pile.voice(denial) != case.pile.voice(each) for denial in denials)
    ]
    met = [each for each in denials if any(_denies(case, each, other) for other in asserted)] if asserted else denials
    for_it, against = lines(asserted, case.pile, case.year), lines(met, case.pile, case.year)
    denied = "; ".join(_denial(line, head(case.slot)) for line in against)
    if for_it:
        told = "told as having happened" if head(case.slot) == "occurrence" else ""
        first = _tellers(for_it) if told else listed(for_it)
        return Draft("contested", f"{first}. Denied by {denied}.", [*for_it, *against])
    return Draft("contested", f"Denied by {denied}. No article of the pile is found to assert it.", against)


def _denies(case: Case, denial: Claim, claim: Claim) -> bool:
    """Whether `denial` is of what `claim` asserts. A denial that names nobody is of what is laid at the denier's own
    door."""
    if head(case.slot) != "perpetrator":
        return relation(denial, claim, case.pile.world).can_be_same
    if denial.actor is not None:
        return relation(denial, claim, case.pile.world).agrees
    denier = denial.counter or ""
    actors = case.pile.world.actors
    return claim.actor is not None and denier in actors and related(denier, claim.actor, actors)


def _denial(line: Line, slot: str) -> str:
    said = f", said {line.said}" if line.said else ""
    what = "" if slot == "occurrence" else f" (“not {line.value.strip('“”')}”)"
    return f"{line.who}{what if slot != 'perpetrator' else ''}{said} ({line.outlets})"


def _tellers(found: Sequence[Line]) -> str:
    return "Told as having happened by " + ", ".join(dict.fromkeys(each.who for each in found))
