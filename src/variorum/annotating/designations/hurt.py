"""What voices call the people hurt in an event: "civilians", "ISIL terrorists", "martyrs"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.designations.phrases import is_glued
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Claim

HURT = "the people hurt"
"""What `inferred` says of a designation of an event that names the people hurt in it, not the event."""

_HARMS = ("killed", "wounded", "victims")
_MOST_WORDS = 6
# The noun that a figure counts stands at most so many tokens after it ("58 mostly elderly residents").
_REACH = 6


def hurt(sight: Sight, claims: Sequence[Claim]) -> Iterator[Found]:
    """What one field calls those who its `claims` say were killed, wounded or hurt. `actor` of what comes is the event.
    Words that say no more than that they are people are left out."""
    tree = sight.tree
    at_start = {start: at for at, start in enumerate(tree.start)}
    at_end = {end: at for at, end in enumerate(tree.end)}
    for each in claims:
        slot = each.slot.partition(":")[0]
        last = at_end.get(each.end) if slot in _HARMS else None
        if last is None or each.start not in at_start:
            continue
        head = last if slot == "victims" else _counted(sight, last + 1, each.of)
        if head is not None and tree.pos[head] in ("NOUN", "PROPN") and _says_who(sight, head):
            yield Found(_start(sight, head), head + 1, each.event, "noun", HURT, event=True)


def _counted(sight: Sight, at: int, of: str | None) -> int | None:
    """The noun just after a figure that it counts, as the figure itself has it."""
    words = of.lower().split() if of else []
    tree = sight.tree
    for token in range(at, min(at + _REACH, len(tree.lower))):
        if words and tree.lower[token] == words[-1]:
            return token if tree.sentence[token] == tree.sentence[at - 1] else None
    return None


def _says_who(sight: Sight, head: int) -> bool:
    """Whether a noun tells more than that people were hurt."""
    plain = sight.words["plain_people"]
    return sight.tree.lemma[head] not in plain and sight.tree.lower[head] not in plain


def _start(sight: Sight, head: int) -> int:
    """Where the words begin that say who they are: adjectives, nouns and names joined to the head, without numbers."""
    tree = sight.tree
    first = head
    while first > 0 and head - first < _MOST_WORDS and tree.sentence[first - 1] == tree.sentence[head]:
        before = first - 1
        if is_glued(sight, first):
            first -= 2
        elif tree.pos[before] in ("ADJ", "NOUN", "PROPN") and tree.lower[before] not in sight.words["counting"]:
            if tree.entity[before] in ("CARDINAL", "DATE", "TIME") or not tree.lower[before][0].isalpha():
                break
            first = before
        else:
            break
    return first
