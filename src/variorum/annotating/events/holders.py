"""Which place of an article lies in or beside which, as its words say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from variorum.annotating.events.view import View
from variorum.annotating.events.whose import is_base
from variorum.records import Mention


def holders(view: View, places: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Places with the mention just beside them that says where they lie: X with Y for "X in Y", "X west of Y" and
    "Y's X"."""
    found = []
    for first, second in pairwise(places):
        between = view.tokens(first.end, second.start)
        words = [view.lower[at] for at in between if view.start[at] >= first.end and view.end[at] <= second.start]
        if len(words) > 7 or view.sentence_of(first.start) != view.sentence_of(second.start):
            continue
        if any(view.pos[at] in ("VERB", "AUX", "CCONJ", "SCONJ") for at in between) or set(words) & {".", ";", "("}:
            continue
        if (
            len(words) == 2
            and words[1] == "of"
            and words[0] in ("town", "city", "village")
            and _is_adjective(view, first)
        ):
            found.append((second, first))  # "the Freedonian town of X"
        elif any(word in ("in", "of", "on", "near", "outside", "at") for word in words):
            found.append((first, second))
        elif len(words) <= 4 and ("the" not in words or "," in words) and not is_base(view, second):
            # "Syria's Idlib province": what stands before holds what comes after; of "X, Y" it is the reverse.
            found.append((first, second) if "," in words else (second, first))
    return found


def _is_adjective(view: View, mention: Mention) -> bool:
    token = view.root(view.tokens(mention.start, mention.end))
    return token is not None and (view.pos[token] == "ADJ" or view.dep[token] in ("amod", "poss"))
