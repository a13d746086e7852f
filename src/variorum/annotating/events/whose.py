"""Places beside an event word that are somebody's: where a witness stood or spoke, whose act it was, who was hit."""

from __future__ import annotations

from variorum.annotating.events.view import VERBS, View
from variorum.records import Mention

_BASED = (["led"], ["backed"], ["based"], ["bound"])


def is_of_witness(view: View, token: int) -> bool:
    """Whether the place is where somebody stood who saw or heard the event."""
    witness = view.parsed.language.words("events", "marks.witness")
    above = [token, *view.ancestors(token)]
    return any(view.dep[at] == "nsubj" and view.lemma[view.head[at]] in witness for at in above)


def is_of_saying(view: View, token: int, words: set[int]) -> bool:
    """Whether the place is where somebody spoke ("told reporters in X")."""
    saying = view.parsed.language.words("events", "marks.saying")
    for at in view.ancestors(token):
        if at in words:
            return False
        if view.pos[at] in VERBS:
            return (
                view.lemma[at] in saying
                and at < token
                and view.lower[at - 1] not in ("is", "was", "are", "were", "been")
            )
    return False


def done_there(view: View, token: int, words: set[int]) -> int | None:
    """The event word whose doers are in the place: "police in X arrested", "nurses at a clinic in X went on strike"."""
    at = token
    for _ in range(6):
        above = view.head[at]
        if view.dep[at] in ("nsubj", "nsubjpass"):
            below = [child for child in view.children[above] if view.dep[child] in ("conj", "xcomp", "dobj", "prep")]
            told = (above, *below, *(each for child in below for each in view.children[child]))
            return next((each for each in told if each in words), None) if at != token else None
        if view.dep[at] == "agent":
            return above if above in words else None
        if above == at or (view.dep[at] == "prep" and view.lower[at] not in ("in", "at", "near")):
            return None
        if view.dep[at] not in ("pobj", "prep"):
            return None
        at = above
    return None


def is_owner(view: View, token: int, last: int) -> bool:
    """Whether the place before a noun names whose act that is: "X-led", "US air strikes", "X's bombing of Y".
    `last`: the token behind its name."""
    if view.lower[last : last + 1] == ["-"]:
        following = view.lower[last + 1 : last + 2]
        return following in _BASED or view.pos[last + 1 : last + 2] in (["ADJ"], ["PROPN"])
    if view.dep[token] not in ("poss", "compound", "nmod", "amod"):
        return False
    if view.lower[token] in view.parsed.language.words("events", "marks.adjectives"):
        return True
    act = view.head[token]
    return view.dep[token] == "poss" and any(
        view.dep[child] == "prep" and view.lower[child] in ("of", "on", "against") for child in view.children[act]
    )


def is_base(view: View, mention: Mention) -> bool:
    """Whether the place only tells who somebody belongs to: "X-based", "X-backed"."""
    after = view.tokens(mention.start, mention.end).stop
    return view.lower[after : after + 1] == ["-"] and view.lower[after + 1 : after + 2] in _BASED


def is_hit(view: View, token: int, words: set[int]) -> bool:
    """Whether the noun is who an event word says was hit: "killed six people in X", "strikes against rebels near X",
    "killed six people, including two children in X"."""
    for _ in range(4):
        above = view.head[token]
        if above in words or (view.lower[above] in ("on", "against", "of") and view.head[above] in words):
            return True
        if view.lower[above] in ("including", "of", "among"):
            above = view.head[above]
        elif view.dep[token] not in ("conj", "appos", "nmod"):
            return False
        token = above
    return False
