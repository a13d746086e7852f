"""Who is said to have done it: actors are compared, labels and means never."""

from collections.abc import Mapping
from functools import cache, lru_cache

from variorum import lexicon
from variorum.linking.shingles import words
from variorum.linking.values.relation import Relation
from variorum.records import Actor, Claim

ROOT = 4  # letters in which a name and its adjective begin alike
COMPARED = frozenset({"organization", "state", "group"})


def doers(one: Claim, two: Claim, known: Mapping[str, Actor]) -> Relation:
    """How two doers stand to each other; `known` are the actors by id. A person may act for anybody, so a person is
    compared with nobody else; names that share a word ("the coalition", "the US-led coalition") are not told apart, and
    an alliance not from anybody who may belong to it."""
    first, second = known.get(one.actor or ""), known.get(two.actor or "")
    if turned_on_another(one, two, known) or turned_on_another(two, one, known):
        return Relation.EXCLUDE
    if first is None or second is None or "unnamed" in (first.kind, second.kind):
        return Relation.UNKNOWN
    if first.id == second.id:
        return Relation.SAME
    if related(first.id, second.id, known):
        return Relation.COARSER
    if first.kind not in COMPARED or second.kind not in COMPARED or distinctive(first) & distinctive(second):
        return Relation.UNKNOWN
    if not distinctive(first) or not distinctive(second):
        return Relation.UNKNOWN
    if distinctive(first) & _alliances() or distinctive(second) & _alliances():
        return Relation.UNKNOWN
    return Relation.EXCLUDE


def turned_on_another(accused: Claim, other: Claim, known: Mapping[str, Actor]) -> bool:
    """Whether who is said to have done it says that somebody else did, if only by a word for them ("separatists")."""
    first, second = known.get(accused.actor or ""), known.get(other.actor or "")
    teller = other.counter or ""
    if first is None or first.kind not in COMPARED or teller not in known or accused.counter == teller:
        return False
    if not related(teller, first.id, known) or (second is not None and related(second.id, first.id, known)):
        return False
    return names_actor(accused.text, first) and not names_actor(other.text, first)


def names_actor(text: str, actor: Actor) -> bool:
    """Whether the words name the actor: one of them begins like a word of its names ("Syrian", "Syria")."""
    told = {word[:ROOT] for word in words(text)} - _generic_roots()
    return bool(told) and not told.isdisjoint({word[:ROOT] for word in distinctive(actor)})


@cache
def _generic_roots() -> frozenset[str]:
    return frozenset(word[:ROOT] for word in lexicon.words("en", "slots", "generic_names"))


def related(one: str, two: str, known: Mapping[str, Actor]) -> bool:
    """Whether the two actors are one, or one is part of the other at any depth."""
    return one == two or two in wholes(one, known) or one in wholes(two, known)


def wholes(actor: str, known: Mapping[str, Actor]) -> set[str]:
    """What an actor is part of, at any depth."""
    found: set[str] = set()
    at = known[actor].part_of if actor in known else None
    while at is not None and at not in found:
        found.add(at)
        at = known[at].part_of if at in known else None
    return found


def _alliances() -> frozenset[str]:
    return lexicon.words("en", "slots", "alliances")


def distinctive(actor: Actor) -> frozenset[str]:
    """The words of an actor's names that tell it from others of its sort."""
    return _distinctive((actor.name, *actor.aliases))


@lru_cache(maxsize=4096)  # an actor is asked for with every value that is laid at its door
def _distinctive(names: tuple[str, ...]) -> frozenset[str]:
    told = {word for name in names for word in words(name) if len(word) > 2}
    return frozenset(told - lexicon.words("en", "slots", "generic_names"))
