"""Stand-in nouns against what the article says outright: "the Red nominee" is the one whom it calls a Red nominee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.designations.sight import Found, Sight

_OUTRIGHT = ("apposition", "predicate")
_GUESSES = ("definite noun", "role")


def agreeing(sight: Sight, found: Sequence[Found]) -> list[Found]:
    """`found` with each noun that was guessed to stand for a person given to the only other person whom the article
    calls so outright; without it where several are called so."""
    outright = [(_words(sight, each), each.actor) for each in found if _is_outright(sight, each)]
    kept = []
    for each in found:
        if each.form != "noun" or each.inferred not in _GUESSES or sight.kinds.get(each.actor) != "person":
            kept.append(each)
            continue
        head, modifiers = _words(sight, each)
        called = {actor for (other, words), actor in outright if other == head and modifiers <= words}
        if not called or each.actor in called:
            kept.append(each)
        elif len(called) == 1:
            kept.append(replace(each, actor=min(called)))
    return kept


def _is_outright(sight: Sight, found: Found) -> bool:
    return found.form in _OUTRIGHT and found.inferred is None and sight.kinds.get(found.actor) == "person"


def _words(sight: Sight, found: Found) -> tuple[str, frozenset[str]]:
    """The noun of a designation and the words before it, without articles."""
    tree, at = sight.tree, found.start
    while at + 1 < found.end and tree.pos[at + 1] in ("NOUN", "PROPN", "ADJ") and tree.pos[at] != "ADP":
        at += 1
    before = range(found.start, at)
    return tree.lemma[at].lower(), frozenset(tree.lower[each] for each in before if tree.pos[each] != "DET")
