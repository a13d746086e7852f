"""Appositions: "X, a rebel group", "the nominee to fill the seat, X"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.phrases import noun_phrase
from variorum.annotating.designations.sight import Found, Sight

# What leads from a noun inside a phrase up to the head of the phrase.
_INNER = frozenset(("pobj", "prep", "dobj", "acl", "relcl", "compound", "poss"))


def apposition(sight: Sight, at: int) -> Iterator[Found]:
    """What the noun `at` that stands in apposition says: of the name before it, or what stands before it of the name
    that it is."""
    tree, head = sight.tree, sight.tree.head[at]
    actor = sight.named(head)
    if actor is not None and actor.form == "name":
        own = sight.mention.get(at)
        if own is not None and own.form == "name" and own.actor != actor.actor:
            return
        phrase = noun_phrase(sight, at)
        if phrase is not None and phrase[0] > head:
            yield Found(*phrase, actor.actor or "", "apposition")
        return
    actor = sight.named(at)
    if actor is None or actor.form != "name":
        return
    if sight.kind(actor) == "person":
        head = _role_above(sight, head)
    phrase = noun_phrase(sight, head) if tree.pos[head] == "NOUN" else None
    if phrase is None:
        return
    start, end = phrase
    end = max(end, head + 1)
    end = min(_before_comma(sight, head, tree.left[at]) or end, tree.left[at])
    while end > start and not tree.lower[end - 1][0].isalnum():
        end -= 1
    if end > head >= start:
        yield Found(start, end, actor.actor or "", "apposition")


def _role_above(sight: Sight, head: int) -> int:
    """The noun for a person that a name is said of, where the parser hangs it on the last noun of a long phrase
    ("the nominee to fill the seat, X"); else `head`."""
    tree, people = sight.tree, sight.words["people"]
    at = head
    for _ in range(6):
        if tree.lemma[at] in people or tree.dep[at] not in _INNER:
            break
        at = tree.head[at]
    return at if tree.pos[at] == "NOUN" and tree.lemma[at] in people else head


def _before_comma(sight: Sight, head: int, start: int) -> int | None:
    """Where a phrase ends that runs from `head` up to the comma before `start`; None where another comma comes
    first."""
    end = start - 1
    if end <= head or sight.tree.lower[end] != "," or "," in sight.tree.lower[head:end]:
        return None
    return end
