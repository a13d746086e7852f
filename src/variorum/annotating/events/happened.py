"""Whether words say that an event happened: no modal, condition, wish, or "no" over them."""

from __future__ import annotations

from variorum.annotating.events.kinds import Lexicon
from variorum.annotating.events.view import NOUNS, VERBS, View


def is_real(view: View, lexicon: Lexicon, at: int, words: set[str]) -> bool:
    """Whether the words say that it happened: no modal, condition, wish, or "no" over it."""
    if view.pos[at] in NOUNS:
        if words & lexicon.marks["not"]:
            return False
        above = view.head[at]
        if view.dep[at] == "pobj" and view.lemma[view.head[above]] in lexicon.marks["risk"]:
            return False
        return view.dep[at] != "dobj" or view.pos[above] not in VERBS or is_real_verb(view, lexicon, above)
    return is_real_verb(view, lexicon, at)


def is_real_verb(view: View, lexicon: Lexicon, at: int) -> bool:
    below = [view.lower[child] for child in view.children[at] if view.dep[child] in ("aux", "auxpass", "neg", "mark")]
    if "if" in below or "unless" in below or "whether" in below:
        return False
    if any(word in lexicon.marks["modal"] for word in below) and "have" not in below:
        return False
    if view.tag[at] in ("VBP", "VBZ") and not below and view.parsed.field == "text" and _is_hostile(view, lexicon, at):
        # "The rebels that attack our towns": the present tense of running text tells no one event.
        return False
    if any(view.lower[child] in lexicon.marks["habit"] and not view.children[child] for child in view.children[at]):
        return False  # "has attacked ships before"
    if "to" in below and _is_to_come(view, lexicon, at):
        return False
    if (
        view.dep[at] == "conj"
        and view.pos[view.head[at]] in VERBS
        and view.pos[at] in VERBS
        and not _subjects(view, at)
    ):
        return is_real_verb(view, lexicon, view.head[at])
    return not view.negated(at)


def _is_to_come(view: View, lexicon: Lexicon, at: int) -> bool:
    """Whether "to" before the verb says that it is planned, wished or owed: "plans to", "is to", "line to reopen"."""
    above = view.head[at]
    if view.lemma[above] in lexicon.marks["wish"]:
        return True
    if view.dep[at] == "xcomp" and view.lemma[above] == "be":
        return True
    return view.parsed.field == "title" and view.dep[at] in ("relcl", "acl", "ROOT")


def _subjects(view: View, at: int) -> bool:
    return any(view.dep[child] in ("nsubj", "nsubjpass", "csubj") for child in view.children[at])


def _is_hostile(view: View, lexicon: Lexicon, at: int) -> bool:
    kind = lexicon.verbs.get(view.lemma[at])
    return kind is not None and lexicon.kinds[kind].group == "attack"
