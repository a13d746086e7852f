"""Noun phrases that fill a slot of an event, and the verbs around them: subjects, agents, the shortest phrase."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.annotating.events.view import VERBS, View
from variorum.annotating.language import Language

HOSTILE = frozenset({"attack", "cyber", "abduction", "clash"})
"""Groups of kinds whose doer is said to have done it."""


# Words before a noun that count or compare and say nothing of who is meant.
_COUNTING = frozenset({"many", "several", "dead", "more", "other", "further", "additional", "some", "mostly"})


# After a verb and its object: the object is who did what follows ("accused X of bombing it").
_OF_ANOTHER = frozenset({"of", "for", "from", "with"})


@dataclass(frozen=True, slots=True)
class Role:
    """Words that fill a slot of the event that `trigger` tells. Offsets are of the field."""

    slot: str  # perpetrator, victims, means, reason, occurrence
    start: int
    end: int
    token: int  # head of the words
    trigger: int | None  # token of the event word; None: the article's main event
    stance: str | None = None  # None: as the voice has it
    speaker: int | None = None  # head of the words that name who says so, where the verb tells it


@cache
def role_words(language: Language, name: str) -> frozenset[str]:
    """The list `name` of the tables `roles` and `blame`."""
    table = "roles" if name in ("doers", "machines", "plain", "people", "labels", "acts") else "blame"
    return language.words("events", f"{table}.{name}")


def subject(view: View, verb: int) -> int | None:
    """The active subject of `verb`: its own, that of the verb it is joined to, or the noun that it describes."""
    for _ in range(4):
        own = next((child for child in view.children[verb] if view.dep[child] == "nsubj"), None)
        if own is not None:
            relative = view.lower[own] in ("that", "which", "who") and view.dep[verb] == "relcl"
            return view.head[verb] if relative else own
        if any(view.dep[child] in ("nsubjpass", "auxpass") for child in view.children[verb]):
            return None
        if view.dep[verb] not in ("conj", "xcomp", "pcomp") or view.head[verb] == verb:
            return None
        verb = view.head[verb]
        if view.pos[verb] == "ADP" or view.lower[verb] in ("of", "for"):
            link, verb = verb, view.head[verb]
            if view.lower[link] in _OF_ANOTHER:
                told = next((c for c in view.children[verb] if view.dep[c] == "dobj" and c < link), None)
                if told is not None:
                    return told
        if view.pos[verb] not in VERBS:
            return None
    return None


def agents(view: View, verb: int) -> Iterator[int]:
    """The nouns after "by" under `verb`, those joined by "and" or "or" with the first."""
    for child in view.children[verb]:
        if view.lower[child] == "by" and view.dep[child] in ("agent", "prep"):
            yield from (below for below in view.children[child] if view.dep[below] in ("pobj", "pcomp"))


def is_doer(view: View, token: int, actors: frozenset[int]) -> bool:
    """Whether a noun can be who did it: a doer of the lexicon, a name, or a mention of an actor; a machine only where
    something before it may say whose it is."""
    language = view.parsed.language
    lemma = view.lemma[token]
    if view.pos[token] == "PRON" or view.lower[token] in ("those", "who", "that", "which", "it"):
        return False
    if lemma in role_words(language, "machines"):
        plain = role_words(language, "plain")
        return lemma == "bomber" or any(
            (view.dep[child] in ("compound", "amod", "poss", "nmod") and view.lower[child] not in plain)
            or _is_owner(view, child)
            for child in view.children[token]
        )
    if lemma in role_words(language, "doers") or token in actors:
        return True
    return view.entity[token] in ("PERSON", "ORG", "NORP", "GPE") and view.pos[token] == "PROPN"


def _is_owner(view: View, of: int) -> bool:
    """Whether "of" leads to whom a machine belongs: a name, or forces ("planes of the Freedonian air force")."""
    doers = role_words(view.parsed.language, "doers")
    return view.lower[of] == "of" and any(
        view.dep[below] == "pobj" and (view.pos[below] == "PROPN" or view.lemma[below] in doers)
        for below in view.children[of]
    )


def phrase(view: View, token: int, *, of: bool = False) -> tuple[int, int]:
    """The offsets of the shortest noun phrase of `token`: what stands before it without articles and numbers, and with
    `of` a name or an owner after it ("the regime of X", "planes of the air force")."""
    below = set(view.subtree(token))
    first = token
    while first - 1 in below and token - first < 7 and _inside(view, first - 1, token):
        first -= 1
    while first < token and (view.dep[first] in ("det", "cc", "punct", "advmod") or not view.lower[first][0].isalnum()):
        first += 1
    last = token
    if token + 1 < len(view.lower) and view.head[token + 1] == token and view.dep[token + 1] == "appos":
        named = view.pos[token] == "NOUN" and view.pos[token + 1] == "PROPN"
        last = token + 1 if named else token  # "the group Nightjar"
    if of and token + 1 in below and view.lower[token + 1] == "of":
        name = next((child for child in view.children[token + 1] if view.dep[child] == "pobj"), None)
        machine = view.lemma[token] in role_words(view.parsed.language, "machines")
        if name is not None and (view.pos[name] == "PROPN" or (machine and _is_owner(view, token + 1))):
            last = name
    return view.start[first], view.end[last]


def _inside(view: View, token: int, head: int) -> bool:
    """Whether `token`, before `head`, is part of the noun phrase without being an article or a number."""
    if view.tag[token] in ("CD", "DT", "PDT", "PRP$", "WDT", "IN") or view.lower[token] in _COUNTING:
        return False
    if view.dep[token] in ("nummod", "quantmod", "relcl"):
        return False
    if view.pos[token] in VERBS and view.head[token] != head and view.dep[token] not in ("amod", "compound"):
        return False
    return view.lower[token] not in (",", '"', "\u201c", "\u201d", "(", ")", ";", ":", "suspected", "alleged")
