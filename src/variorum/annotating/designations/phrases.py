"""The noun phrase of a head, as far as it says something of somebody."""

from __future__ import annotations

from variorum.annotating.designations.sight import Sight

# A noun phrase of more tokens is a sentence that the parser took for one.
LONGEST = 30


def noun_phrase(sight: Sight, head: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase of `head`, cut at a comma or dash after it; None where it says nothing or runs
    on."""
    tree = sight.tree
    if tree.pos[head] not in ("NOUN", "PROPN", "NUM") or tree.lemma[head] in sight.words["empty_heads"]:
        return None
    start, end = tree.left[head], head + 1
    right = tree.right[head] + 1
    while end < right and not (tree.lower[end] in (",", "–", "—", ";", ":", "(", ")", ".") and end > head):
        end += 1
    while start < head and not tree.lower[start][0].isalnum():
        start += 1
    for at in range(start, head):
        if tree.lower[at] in (",", "–", "—"):
            start = at + 1
    while end > head + 1 and not tree.lower[end - 1][0].isalnum():
        end -= 1
    if end - start > LONGEST or only_office(sight, start, end, head):
        return None
    if end - start == 1 and (tree.pos[head] == "NUM" or len(tree.lower[head]) < 3 or tree.lower[head] == "vice"):
        return None
    if tree.pos[start] == "NUM" and tree.tag[head] == "NNS":  # "58 civilians" are nobody's name
        return None
    if tree.lower[end : end + 1] == ["-"] and tree.end[end - 1] == tree.start[end]:
        return None
    if tree.lower[start] in ("not", "whose") or (start > 0 and tree.lower[start - 1] == "-"):
        return None
    if tree.pos[head] == "PROPN" and tree.lower[start] not in ("a", "an") and _is_name(sight, start, end):
        return None
    return start, end


def _is_name(sight: Sight, start: int, end: int) -> bool:
    """Whether the phrase is a name (or a name and a title) rather than a description."""
    tree = sight.tree
    return not any(
        tree.pos[at] in ("NOUN", "ADJ") and tree.lower[at] not in sight.words["office"] for at in range(start, end)
    )


def only_office(sight: Sight, start: int, end: int, head: int) -> bool:
    """Whether a phrase says no more than a title of office ("the president", "the foreign minister")."""
    tree = sight.tree
    bare = sight.words["office"] | sight.words["before_titles"]
    return tree.lemma[head] in sight.words["office"] and all(
        tree.lower[at] in bare or tree.lemma[at] in bare or tree.pos[at] in ("DET", "PART", "PRON")
        for at in range(start, end)
    )
