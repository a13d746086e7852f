"""Findings that stand beside an event: their articles tell of it, and nothing says that what they lay side by side is
of that event and no other."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.comparing.told import TOLLS
from variorum.comparing.witness import ONLY, PLACED
from variorum.linking.dispute_pile import DISPUTE
from variorum.linking.disputes import DENIED
from variorum.linking.event_kinds import event_kinds
from variorum.linking.values.compare import head
from variorum.records import Claim, Event, Finding
from variorum.show.view import View
from variorum.show.words import one_line


def heading(event: Event) -> str:
    """What stands above findings that were put to `event` by a guess."""
    title, kinds = one_line(event.title), event_kinds()
    if title in (kinds.title("other"), kinds.title(DISPUTE)):
        return "Of no event that is named"
    return f"In articles on {title}"


def is_beside(view: View, finding: Finding) -> bool:
    """Whether every claim of a finding was put to its event by a guess: because its article is mostly of that event, or
    because it is denied in an article on it."""
    claims = [view.claims[id] for group in finding.groups for id in group.claims if id in view.claims]
    guessed = [_is_guessed(each) for each in claims]
    if any(each.stance == "denied" and DENIED in (each.inferred or "") for each in claims):
        return True  # what it answers was looked for in the articles on that event
    return bool(guessed) and all(guessed)


def _is_guessed(claim: Claim) -> bool:
    """Whether only its article tells of which event a claim is. Of people hurt it tells, where it has no other event in
    which people come to harm."""
    notes = (PLACED[0],) if head(claim.slot) in TOLLS else (PLACED[0], ONLY)
    return any(note in (claim.inferred or "") for note in notes)


def parted(view: View, findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """The findings of one event that tell of it, and those that stand beside it."""
    beside = [each for each in findings if is_beside(view, each)]
    return [each for each in findings if each not in beside], beside


def event_words(view: View, finding: Finding) -> str:
    """What a finding is of: the title of its event, or what stands above those that were put to it."""
    event = view.events[finding.event]
    return heading(event) if is_beside(view, finding) else one_line(event.title)
