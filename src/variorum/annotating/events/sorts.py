"""What sort of place the noun beside a name says that it is: "the village of X", "X Street", "a village near X"."""

from __future__ import annotations

from variorum.annotating.events.view import NOUNS, View
from variorum.records import Mention


def grain(view: View, mention: Mention) -> int | None:
    """How fine the noun beside a place's name says that it is ("the town of X", "X neighbourhood"), in steps of the
    lexicon's table; None where there is none."""
    steps: dict[str, int] = view.parsed.language.table("events")["grain"]
    return steps.get(sort_of(view, mention) or "")


def sort_of(view: View, mention: Mention) -> str | None:
    """The noun of the lexicon's table `grain` beside a place's name, or the last of the name ("the town of X", "X
    neighbourhood"), as a lemma; None where there is none."""
    steps: dict[str, int] = view.parsed.language.table("events")["grain"]
    tokens = view.tokens(mention.start, mention.end)
    if not tokens:
        return None
    after, last = tokens.stop, tokens.stop - 1
    if after < len(view.lower) and view.lemma[after] in steps and view.pos[after] in NOUNS:
        return view.lemma[after]
    if view.lemma[last] in steps and len(tokens) > 1:
        return view.lemma[last]
    before = tokens.start - 1
    if before > 0 and view.lower[before] == "of":
        before -= 1
    if before >= 0 and view.lemma[before] in steps and view.pos[before] in NOUNS:
        return view.lemma[before]
    for child in view.children[last]:
        if view.dep[child] == "appos" and child > last and view.lemma[child] in steps:
            return view.lemma[child]  # "X, a town held by rebels"
    return None


def unnamed(view: View, token: int) -> tuple[int, int] | None:
    """The first token and the grain of a place without a name that the place at `token` tells the whereabouts of ("a
    village near X", "a northern district of X"); None where there is none."""
    steps: dict[str, int] = view.parsed.language.table("events")["grain"]
    at = token
    for _ in range(6):
        above = view.head[at]
        if at == above or view.dep[at] not in ("pobj", "prep", "compound", "nmod", "appos", "advmod", "npadvmod"):
            return None
        if view.dep[at] == "prep" and view.pos[above] == "NOUN" and view.lemma[above] in steps:
            parts = [child for child in view.children[above] if child < above]
            indefinite = any(view.lower[child] in ("a", "an", "another") for child in parts)
            named = any(view.pos[child] == "PROPN" for child in parts)
            return (parts[0], steps[view.lemma[above]]) if indefinite and not named else None
        at = above
    return None
