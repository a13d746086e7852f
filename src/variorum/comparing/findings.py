"""Findings: what comparing the claims of one event and slot shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from variorum.comparing.agreement import agree
from variorum.comparing.alone import one_voice, single_origin
from variorum.comparing.case import Case
from variorum.comparing.cases import cases_by_event
from variorum.comparing.compatible import compatible
from variorum.comparing.contested import contested
from variorum.comparing.differ import differ
from variorum.comparing.disputed import disputed, is_dispute
from variorum.comparing.draft import Draft
from variorum.comparing.inside import inconsistent
from variorum.comparing.measures import different_measures
from variorum.comparing.mouths import speakers_that_differ
from variorum.comparing.pile import Pile
from variorum.comparing.quoted_otherwise import quoted_otherwise
from variorum.comparing.sequence import same_voice_differs, updated
from variorum.comparing.wheres import may_be_two_of_a_sort
from variorum.comparing.wording import UNNAMED
from variorum.linking.values.compare import head, value_key
from variorum.linking.values.relation import Relation
from variorum.records import Finding, Tables

KINDS = (
    "contested",
    "differ",
    "inconsistent",
    "updated",
    "different measure",
    "speaker differs",
    "agree",
    "compatible",
    "one voice",
    "single origin",
)
"""The kinds, most telling first: the order of the rows of one event and slot."""

# The order of slots within an event: what happened, to how many, when, where, by whose hand; then all others by name.
SLOTS = ("occurrence", "killed", "wounded", "arrested", "perpetrator", "means", "date", "time", "place", "reason")

# Kinds that tell whose a value is, and nothing without that.
_OF_COUNTERS = frozenset({"updated", "differ", "agree", "one voice", "single origin"})

# Labels and the wording of who was hurt are laid side by side, never compared.
_NOT_COMPARED = frozenset({"victims"})


def findings(tables: Tables) -> tuple[Finding, ...]:
    """The findings of all events and slots, by the rules of DESIGN.md, "Findings": events in order of the table, then
    slot, then kind."""
    pile = Pile.of(tables)
    rows = [row for of_event in cases_by_event(tables, pile) for row in event_findings(of_event)]
    return in_order(tables, [*rows, *speakers_that_differ(tables, pile)])


def in_order(tables: Tables, rows: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by event, in the order of the table, then slot, then kind."""
    order = {event.id: at for at, event in enumerate(tables.events)}
    return tuple(sorted(rows, key=lambda row: (order[row.event], _slot_order(row.slot), KINDS.index(row.kind), row.id)))


def event_findings(found: Iterable[Case]) -> Iterator[Finding]:
    """The findings of one event's slots."""
    of_event = [case for case in found if head(case.slot) not in _NOT_COMPARED]
    for slot, draft in _of_event(of_event):
        yield draft.finding(of_event[0].event.id, slot)


def _of_event(of_event: list[Case]) -> Iterator[tuple[str, Draft]]:
    by_slot = {case.slot: case for case in of_event}
    for case in of_event:
        found = iter((disputed(case),)) if is_dispute(case.slot) else _of_case(case, by_slot)
        yield from ((case.slot, draft) for draft in found if draft is not None and _says_who(draft))
    seen: set[str] = set()
    for draft in different_measures(of_event):
        slot = draft.slot or ""
        if slot not in seen:
            seen.add(slot)
            yield slot, draft


def _says_who(draft: Draft) -> bool:
    """Whether a finding that rests on who counts says who that is, be it by what sort of people they are: of "both
    sides" or of words that are no speaker nothing is concluded."""
    if draft.kind not in _OF_COUNTERS:
        return True
    told = [each for each in draft.lines if each.who != UNNAMED]
    return len(told) == len(draft.lines) or (draft.kind == "differ" and len({each.who for each in told}) > 1)


def _of_case(case: Case, by_slot: Mapping[str, Case]) -> Iterator[Draft | None]:
    """What each kind of finding gives. Most cases have one claim, or one origin, and there most kinds have nothing to
    set against each other: which can hold is told by how the values stand, before it is asked which are ground."""
    if any(each.stance == "denied" for each in case.claims):
        yield contested(case)
    if len(case.claims) > 1 or ":" in case.slot:
        yield inconsistent(case, by_slot)
    yield single_origin(case)
    if len(case.claims) > 1 and len({value_key(each) for each in case.claims}) > 1:
        excluded = Relation.EXCLUDE in case.stands or may_be_two_of_a_sort(case)
        apart = (differ(case) or same_voice_differs(case)) if excluded else None
        yield apart or (quoted_otherwise(case) if Relation.UNKNOWN in case.stands else None)
        yield updated(case)
        if Relation.COMPATIBLE in case.stands:
            yield compatible(case)
    if len(case.claims) > 1 and len(case.origins(case.claims)) > 1:
        if case.shares:
            yield agree(case)
        yield one_voice(case)


def _slot_order(slot: str) -> tuple[int, str]:
    stem = head(slot)
    return SLOTS.index(stem) if stem in SLOTS else len(SLOTS), slot
