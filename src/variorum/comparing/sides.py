"""Who speaks for whom, by the words with which a pile cites them: "Zinco's lawyer Ann Vik" speaks for Zinco, a minister
and a ministry for one government, a sheriff and the police for one force. Their word is no second one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from variorum import lexicon
from variorum.comparing.one_body import may_be_one
from variorum.linking.shingles import words
from variorum.linking.values.doers import wholes
from variorum.records import Actor, Tables
from variorum.stored import values


class Sides:
    """By what words each actor of a pile is cited."""

    def __init__(self, tables: Tables, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        spoken: dict[str, set[str]] = defaultdict(set)
        for speaker, actor in set(values(tables.attributions, "speaker", "speaker_actor")):
            if actor is not None:
                spoken[actor].update(_words(speaker))
        for actor, text, form in values(tables.designations, "actor", "text", "form"):
            if actor is not None and form in ("apposition", "predicate"):
                spoken[actor].update(_words(text))
        self._spoken = spoken
        self._told_of: dict[str, frozenset[str]] = {}

    def are_one(self, first: Actor, second: Actor) -> bool:
        """Whether one is cited by the name of the other, or both for institutions of one sort, and of no two states."""
        told, other = self._told(first), self._told(second)
        if self._names(first, second, other) or self._names(second, first, told):
            return True
        return bool(_sorts(first, told) & _sorts(second, other)) and not self._of_two_states(first, second)

    def may_be_one(self, first: Actor, second: Actor) -> bool:
        """Whether one is a body that is called by a noun alone, and the other may be who is meant."""
        called, other = (frozenset(self._spoken.get(each.id, ())) for each in (first, second))
        return may_be_one(first, second, called, other)

    def speaks_for(self, first: Actor, second: Actor) -> bool:
        """Whether one is cited as somebody of the other, a body, by its name, or bears all of a longer name of it."""
        if self._names(first, second, self._told(second)) or self._names(second, first, self._told(first)):
            return True
        short, long = sorted((set(words(each.name)) for each in (first, second)), key=len)
        return "person" not in (first.kind, second.kind) and len(short) > 1 and short <= long

    def is_of_the_house(self, first: Actor, second: Actor) -> bool:
        """Whether one is a person who is cited as of the other, a body, by the words that tell it from its like
        ("Health Minister Ann Vik" and the health ministry, not the ministry of works)."""
        if (first.kind == "person") == (second.kind == "person") or not self.are_one(first, second):
            return False
        alike = (self._told(first) & self._told(second)) - _joining() - lexicon.words("en", "slots", "spokes")
        return any(_sort_of().get(word) != "government" for word in alike)

    def is_of_some_body(self, actor: Actor) -> bool:
        """Whether somebody is cited as one who speaks for a body that has no name there ("the club's chairman")."""
        told = self._told(actor) - set(_words(actor.name)).union(*map(_words, actor.aliases))
        speaks = lexicon.words("en", "slots", "spokes") | lexicon.words("en", "slots", "for_people")
        bodies = lexicon.words("en", "slots", "bodies")
        return bool(told & speaks) and bool(told & bodies) and told <= speaks | bodies | _joining()

    def _told(self, actor: Actor) -> frozenset[str]:
        """The words of an actor's names, and of a person all by which he is cited: what bodies are cited by is mostly
        of somebody else in them."""
        if actor.id not in self._told_of:
            spoken = self._spoken.get(actor.id, ()) if actor.kind == "person" else ()
            self._told_of[actor.id] = frozenset(spoken).union(*map(_words, (actor.name, *actor.aliases)))
        return self._told_of[actor.id]

    def _names(self, body: Actor, other: Actor, told: frozenset[str]) -> bool:
        """Whether the words for a person hold the whole name of a body, or all of it but what sort of body it is where
        he leads it ("who led the task force", of a task force panel)."""
        if other.kind != "person" or body.kind not in ("organization", "group"):
            return False
        if not told.isdisjoint(lexicon.words("en", "slots", "watchers")):
            return False  # "the council's auditor" does not speak for it
        names = (set(_words(name)) - _joining() for name in (body.name, *body.aliases))
        leads = not told.isdisjoint(lexicon.words("en", "slots", "leading"))
        return any(
            bool(own := name - _offices()) and (name <= told or (leads and len(own) > 1 and own <= told))
            for name in names
        )

    def _of_two_states(self, first: Actor, second: Actor) -> bool:
        one, two = (
            {each for each in (actor.id, *wholes(actor.id, self._actors)) if self._is_state(each)}
            for actor in (first, second)
        )
        return bool(one) and bool(two) and not one & two

    def _is_state(self, actor: str) -> bool:
        known = self._actors.get(actor)
        return known is not None and known.kind == "state"


@lru_cache(maxsize=20_000)  # a voice is set against each other one of its event
def _words(text: str) -> tuple[str, ...]:
    return tuple(word.removesuffix("'s").removesuffix("'") for word in words(text))


def _sorts(actor: Actor, told: frozenset[str]) -> set[str]:
    """The sorts of institutions that the words for an actor are of; a state is its government."""
    if actor.kind == "state":
        return {"government"}
    return {_sort_of()[word] for word in told if word in _sort_of()}


@cache
def _sort_of() -> Mapping[str, str]:
    table = lexicon.lexicon("en", "slots")["offices"]
    return {word: sort for sort, found in table.items() for word in found}


def _offices() -> frozenset[str]:
    return frozenset(_sort_of()) | lexicon.words("en", "slots", "bodies")


def _joining() -> frozenset[str]:
    return lexicon.words("en", "slots", "whole_people") | {"and", "for", "s", "a", "an", "its"}
