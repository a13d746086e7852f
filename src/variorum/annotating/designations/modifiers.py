"""What stands before a name: "so-called X", "Y-backed X", "the polished X", "centrist think tank X"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.phrases import only_office
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

_LONGEST = 12
_INSIDE = frozenset(("NOUN", "ADJ", "PROPN", "PRON", "PART", "DET", "NUM"))


def before_name(sight: Sight, start: int, mention: Mention) -> Iterator[Found]:
    """What stands before the name that begins at `start`: a modifier, or an apposition without a comma."""
    tree, words = sight.tree, sight.words
    if start == 0 or sight.named(start) is not mention:
        return
    at = start - 1
    if at >= 2 and tree.lower[at] in words["modifiers"] and tree.lower[at - 1] == "-":
        yield Found(at - 2, start, mention.actor or "", "modifier")
        return
    if _is_epithet(sight, at, mention):
        yield Found(at - 1, start, mention.actor or "", "modifier")
        return
    if tree.pos[at] != "NOUN" or tree.dep[at] not in ("compound", "nmod", "amod", "appos", "poss"):
        return
    if tree.lemma[at] in words["empty_heads"] or tree.sentence[at] != tree.sentence[start]:
        return
    first = at
    while first > 0 and tree.pos[first - 1] in _INSIDE and tree.sentence[first - 1] == tree.sentence[start]:
        first -= 1
        if tree.pos[first] == "DET" or start - first > _LONGEST:
            break
    if not only_office(sight, first, start, at):
        yield Found(first, start, mention.actor or "", "apposition")


def _is_epithet(sight: Sight, at: int, mention: Mention) -> bool:
    """Whether "the" and one adjective stand before a person's name: "the polished Horvat"."""
    tree = sight.tree
    return (
        at > 0
        and tree.lower[at - 1] == "the"
        and tree.tag[at] in ("JJ", "JJS", "VBN", "VBG")
        and tree.dep[at] == "amod"
        and tree.lower[at] not in sight.words["no_epithets"]
        and sight.kind(mention) == "person"
    )
