"""Denials, and what they deny."""

from __future__ import annotations

from variorum.comparing.case import Case, is_placed
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, capital, lines, listed, voices
from variorum.linking.values.compare import head, relation
from variorum.linking.values.doers import related
from variorum.records import Claim

# Slots that a denial can be of. A day or a place inside a denial ("denied that it struck Serin in May") is not denied.
_DENIED = frozenset({"occurrence", "perpetrator", "killed", "wounded", "means"})


def contested(case: Case) -> Draft | None:
    """What a voice asserts and another denies. A denial with no accuser in the pile is told as such; one that somebody
    takes back himself (denied and asserted by one voice) is not contested by that voice alone."""
    denials = [each for each in case.claims if each.stance == "denied" and not each.superseded]
    if not denials or head(case.slot) not in _DENIED:
        return None
    asserted = [
        each
        for each in case.live
        if any(_denies(case, denial, each) and case.pile.voice(denial) != case.pile.voice(each) for denial in denials)
    ]
    met = [each for each in denials if any(_denies(case, each, other) for other in asserted)] if asserted else denials
    for_it, against = lines(asserted, case.pile, case.year), lines(met, case.pile, case.year)
    denied = "; ".join(dict.fromkeys(_denial(case, line) for line in against))
    if for_it:
        told = f"Told as having happened by {voices(for_it, case.pile)}" if head(case.slot) == "occurrence" else ""
        return Draft("contested", f"{told or listed(for_it, case.pile)}. {capital(denied)}.", [*for_it, *against])
    if all(is_placed(each) for each in denials):
        return None
    return Draft("contested", f"{capital(denied)}. No article of the pile is found to assert it.", against)


def _denies(case: Case, denial: Claim, claim: Claim) -> bool:
    """Whether `denial` is of what `claim` asserts. A denial that names nobody is of what is laid at the denier's own
    door."""
    if head(case.slot) != "perpetrator":
        return relation(denial, claim, case.pile.world).agrees
    if denial.actor is not None:
        return relation(denial, claim, case.pile.world).agrees
    denier = denial.counter or ""
    actors = case.pile.world.actors
    return claim.actor is not None and denier in actors and related(denier, claim.actor, actors)


def _denial(case: Case, line: Line) -> str:
    """ "Free Coast denies having done it, said 6 May (Dawn)" """
    claim, actors = line.claims[0], case.pile.world.actors
    slot = head(case.slot)
    if slot == "perpetrator":
        own = claim.actor is None or (claim.counter in actors and related(claim.counter or "", claim.actor, actors))
        what = "having done it" if own else f"that {line.value} did it"
    else:
        what = "it" if slot == "occurrence" else line.value
    return f"{line.who} denies {what}{f', said {line.said}' if line.said else ''} ({line.outlets})"
