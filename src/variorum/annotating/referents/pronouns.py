"""Pronouns of one field -> the actor last spoken of that they can stand for. All of it is inferred."""

from __future__ import annotations

from collections.abc import Callable

from variorum.annotating.referents.cast import Cast, Draft, Seen
from variorum.annotating.referents.words import Words

# How many sentences back a pronoun may look: in news the antecedent stands in the same sentence or the one before.
REACH = 2
_PERSON = frozenset(("he", "she", "him", "her", "his", "hers", "himself", "herself"))
_FEMALE = frozenset(("she", "her", "hers", "herself"))
_BODY = frozenset(("it", "its", "itself"))
_MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
_WEATHER = frozenset(("be", "seem", "appear", "remain", "become", "take", "happen", "rain", "turn"))


def resolve_pronouns(cast: Cast, words: Words, acting: frozenset[str]) -> None:
    """Notes the pronouns of one field that refer to an actor of the cast; the others stay without."""
    spoken = sorted((each for each in cast.seen if each.words is words and each.actor), key=lambda each: each.first)
    found: list[Seen] = []
    position = 0
    for at in range(len(words)):
        while position < len(spoken) and spoken[position].first < words.start[at]:
            found.append(spoken[position])
            position += 1
        if words.pos[at] != "PRON":
            continue
        lower = words.lower[at]
        if lower in _PERSON:
            gender = "female" if lower in _FEMALE else "male"
            actor = _latest(cast, words, found, at, lambda d: d.kind == "person" and d.gender in ("", gender))  # noqa: B023
            if actor is not None and not actor.gender:
                actor.gender = gender
        elif lower in _BODY and _refers(words, at, acting):
            actor = _latest(cast, words, found, at, lambda d: d.kind in ("organization", "state", "group"))
        elif lower in _MANY:
            actor = _latest(cast, words, found, at, lambda d: d.kind in ("unnamed", "group", "organization"))
        else:
            continue
        if actor is not None:
            seen = cast.see(words, at, at + 1, "pronoun", actor=actor, inferred="pronoun")
            found.append(seen)


def _refers(words: Words, at: int, acting: frozenset[str]) -> bool:
    """Whether "it" can be a body: the subject of a verb of saying or doing, or a possessive; not of "it is clear"."""
    if words.lower[at] == "its":
        return True
    head = words.head[at]
    return words.dep[at] == "nsubj" and words.lemma[head] in acting and words.lemma[head] not in _WEATHER


def _latest(cast: Cast, words: Words, found: list[Seen], at: int, fits: Callable[[Draft], bool]) -> Draft | None:
    """Whom the pronoun at `at` may refer to: the subjects of the nearest sentence first, then whoever is in it."""
    here = words.sentence[at]
    by_sentence: dict[int, list[Seen]] = {}
    for seen in reversed(found):
        number = words.sentence[seen.start]
        if number < here - REACH:
            break
        draft = cast.actors[seen.actor] if seen.actor else None
        if draft is not None and fits(draft):
            by_sentence.setdefault(number, []).append(seen)
    for number in sorted(by_sentence, reverse=True):
        candidates = by_sentence[number]
        subjects = [each for each in candidates if words.dep[each.end - 1] in ("nsubj", "nsubjpass")]
        chosen = subjects[0] if subjects else candidates[0]
        assert chosen.actor is not None
        return cast.actors[chosen.actor]
    return None
