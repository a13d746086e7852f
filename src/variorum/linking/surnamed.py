"""Actors that an article takes for bodies, and whom the names of people elsewhere in the pile tell to be people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.names import ALIKE, generic
from variorum.linking.spelling import likeness, sound, words_of
from variorum.records import Actor


def with_people(actors: Sequence[Actor]) -> list[Actor]:
    """`actors` with those bodies taken for persons that bear the surname of several people of the pile, or the full
    name of one, spelled otherwise. Nobody is named on screen for a guess: they count as without a public role."""
    surnames: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    by_sound: dict[tuple[str, str], set[tuple[str, ...]]] = defaultdict(set)
    full: Counter[str] = Counter()
    lone: Counter[str] = Counter()
    for actor in actors:
        words = words_of(actor.name)
        if actor.kind == "person" and len(words) > 1 and actor.public != "unknown":  # an article tells it is a person
            surnames[words[-1]].add(words)
            full[words[-1]] += 1
            by_sound[sound(words[0]), sound(words[-1])].add(words)
        elif actor.kind == "organization" and len(words) == 1:
            lone[words[0]] += 1
    found = []
    for actor in actors:
        words = words_of(actor.name)
        if actor.kind == "organization" and not _is_surely_body(actor, words):
            one = len(words) == 1 and len(surnames.get(words[0], ())) > 1 and lone[words[0]] <= full[words[0]]
            others = by_sound.get((sound(words[0]), sound(words[-1])), set()) if len(words) > 1 else set()
            if one or any(_one_name(words, other) for other in sorted(others - {words})):
                actor = replace(actor, kind="person", public="unknown")
        found.append(actor)
    return found


def _is_surely_body(actor: Actor, words: tuple[str, ...]) -> bool:
    known = known_names(ENGLISH).names.get(tuple(actor.name.split()))
    return known is not None or actor.name.isupper() or any(word in generic() for word in words)


def _one_name(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    pairs = zip(first, second, strict=True) if len(first) == len(second) else ()
    return len(first) == len(second) and all(likeness(x, y) >= ALIKE for x, y in pairs)
