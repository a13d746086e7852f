"""Whether a body that is called by a noun alone ("the company", "the commission") may be another that has a name.

An article that calls a body by its kind only leaves open which it is. Two voices that may be one are no two witnesses,
and do not exclude each other, unless one article sets them against each other.
"""

from __future__ import annotations

from functools import cache

from variorum import lexicon
from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.shingles import words
from variorum.records import Actor

_AFTER = frozenset({"of", "in", "at", "for", "on"})


def may_be_one(first: Actor, second: Actor, called: frozenset[str], other_called: frozenset[str]) -> bool:
    """Whether one of two bodies is called by a noun alone, and the other may be who is meant. `called` are the words
    by which each is called, its names aside."""
    return _may_mean(first, second, other_called) or _may_mean(second, first, called)


def _may_mean(bare: Actor, other: Actor, called: frozenset[str]) -> bool:
    noun = by_noun(bare)
    if not noun:
        return False
    if noun in called and noun in _businesses():  # "the club, Atletico"
        return True
    if other.kind not in ("organization", "group", "unnamed"):
        return False
    named = set(words(" ".join((other.name, *other.aliases))))
    told = set(words(bare.name)) - {noun}
    if noun in named:
        return told <= named or (bool(by_noun(other)) and set(words(other.name)) - {noun} <= told)
    if noun not in _businesses() or other.name.islower() or tuple(other.name.split()) in known_names(ENGLISH).names:
        return False
    kinds = (named | called) & (_kinds() | _businesses())
    return not kinds or bool(kinds & _businesses())


def by_noun(actor: Actor) -> str:
    """The noun by which alone a body is called ("the national regulator"), "" where it has a name."""
    if actor.kind not in ("organization", "unnamed") or not (actor.name.islower() or " " not in actor.name):
        return ""
    spoken = words(actor.name)
    at = next((at for at, word in enumerate(spoken) if word in _AFTER), len(spoken))
    return spoken[at - 1] if at and spoken[at - 1] in _kinds() | _businesses() else ""


@cache
def _kinds() -> frozenset[str]:
    """Nouns that say what kind of body something is."""
    return lexicon.words("en", "slots", "bodies") | lexicon.words("en", "actors", "groups")


@cache
def _businesses() -> frozenset[str]:
    return lexicon.words("en", "actors", "businesses") | {"bank", "owner", "business", "corporation", "shipowner"}
