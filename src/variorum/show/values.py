"""A claim in a few words: its value, and in whose voice it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from variorum.records import Claim
from variorum.show.view import View
from variorum.show.words import day, one_line, quoted

GUESSED = "°"
"""Stands after a value of which something was guessed."""

_LABELS = {
    "perpetrator": "said to have done it",
    "victims": "those hurt",
    "occurrence": "that it happened",
}
_FIRST_SLOTS = (
    "date",
    "place",
    "occurrence",
    "killed",
    "wounded",
    "missing",
    "arrested",
    "perpetrator",
    "means",
    "reason",
)
_SLOT_WORDS = re.compile(r"[^: ]+")
_MOST_NAME = 50
_MOST = 60  # characters of an article's words in a cell


def slot_label(slot: str) -> str:
    """A slot in the tool's own voice."""
    stem, _, of = slot.partition(":")
    if stem == "occurrence" and of:
        return f"disputed: {one_line(of)}"
    return _LABELS.get(slot, one_line(slot))


def is_main(slot: str) -> bool:
    """Whether a slot is one of those that any affair is asked for, no count of this or that."""
    return slot.partition(":")[0] in _FIRST_SLOTS


def slot_order(slot: str) -> tuple[int, str]:
    """A key that sorts slots: when, where, how many, by whose hand, then all others by name."""
    stem = slot.partition(":")[0]
    return (_FIRST_SLOTS.index(stem) if stem in _FIRST_SLOTS else len(_FIRST_SLOTS), slot)


def value(view: View, claim: Claim) -> str:
    """The value: exact counts as digits, dates and names in one form, all else in the article's words, quoted,
    with the unit where it is told nowhere else."""
    told = _bare(view, claim)
    if claim.stance == "denied":
        told = f"denied: {told}"
    elif claim.stance == "alleged":
        told += " (alleged)"
    return told + (" (before)" if claim.superseded else "")


def guessed(claims: Iterable[Claim]) -> str:
    """The mark for a value of which nothing but guesses is known; "" where one claim needed none."""
    return GUESSED if all(claim.inferred for claim in claims) else ""


def _bare(view: View, claim: Claim) -> str:
    if claim.date and claim.slot.partition(":")[0] == "date":
        return day(claim.date)
    if claim.place in view.places:
        relation = f"{claim.relation} " if claim.relation and claim.relation != "in" else ""
        return relation + one_line(view.places[claim.place].name)
    exact = claim.low is not None and claim.low == claim.high and claim.about is None
    if exact and (claim.unit in (None, "people") or (_tells_unit(claim.slot, claim.unit) and claim.step in (None, 1))):
        return one_line(f"{claim.low:,f}", _MOST)
    if claim.actor in view.actors and view.actors[claim.actor].kind != "unnamed":
        return one_line(view.actors[claim.actor].name)
    return quoted(claim.text, _MOST) + _untold_unit(claim)


def _tells_unit(slot: str, unit: str | None) -> bool:
    """Whether a slot names the unit of its figures: count:passengers, years:sentence, age."""
    return slot == "age" or unit in _SLOT_WORDS.findall(slot)


def _untold_unit(claim: Claim) -> str:
    """ " km" of “about six”: the unit, where neither the words of a figure nor its slot tell it. Shares and money have
    theirs in the words, as a sign where not by name."""
    unit = claim.unit or "people"
    in_words = unit in ("people", "percent") or unit.isupper() or unit.casefold() in claim.text.casefold()
    return "" if in_words or _tells_unit(claim.slot, unit) else f" {unit}"


def voice(view: View, claim: Claim) -> str:
    """Whom the article cites for it, under the actor's own name where it is known; "" in its own voice. Where the
    value comes from another, that one first: "monitor (via Courier)"."""
    speaker = one_line(_name(view, claim.speaker_actor) or claim.speaker, _MOST_NAME)
    counter = one_line(_name(view, claim.counter), _MOST_NAME)
    if counter and speaker and counter != speaker:
        return f"{counter} (via {speaker})"
    return counter or speaker


def _name(view: View, actor: str | None) -> str:
    return view.actors[actor].name if actor in view.actors else ""
