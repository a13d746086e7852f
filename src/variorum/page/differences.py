"""Two wordings of one sentence, word by word: what both have, what each has alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from variorum.show.words import flat

_PIECE = re.compile(r"\s+|\w+(?:['’]\w+)*|[^\w\s]")
# Beyond this the comparison of every word with every other would be felt; no sentence is that long.
_MOST_PIECES = 600

Parts = tuple[tuple[bool, str], ...]
"""(whether only this wording has it, the words), in order."""


def differing(one: str, two: str) -> tuple[Parts, Parts]:
    """The parts of `one` and of `two`."""
    first, second = _PIECE.findall(flat(one)), _PIECE.findall(flat(two))
    if max(len(first), len(second)) > _MOST_PIECES:
        return ((True, flat(one)),), ((True, flat(two)),)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    left: list[tuple[bool, str]] = []
    right: list[tuple[bool, str]] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        left.append((tag != "equal", "".join(first[a:b])))
        right.append((tag != "equal", "".join(second[c:d])))
    return _joined(left), _joined(right)


def _joined(parts: list[tuple[bool, str]]) -> Parts:
    """Neighbours of a kind as one; a blank between two changes is part of them."""
    found: list[tuple[bool, str]] = []
    for changed, words in parts:
        if not words:
            continue
        if len(found) > 1 and changed and not found[-1][0] and not found[-1][1].strip() and found[-2][0]:
            blank = found.pop()[1]
            found[-1] = (True, found[-1][1] + blank + words)
        elif found and found[-1][0] == changed:
            found[-1] = (changed, found[-1][1] + words)
        else:
            found.append((changed, words))
    return tuple(found)
