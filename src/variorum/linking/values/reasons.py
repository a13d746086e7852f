"""Why something happened: causes are the same by their words, and apart where one is meant and the other is not."""

from __future__ import annotations

from functools import cache, lru_cache

from variorum import lexicon
from variorum.linking.denied_words import telling
from variorum.linking.shingles import words
from variorum.linking.trigger_words import stem
from variorum.linking.values.relation import Relation
from variorum.records import Claim


def reasons(one: Claim, two: Claim) -> Relation:
    """How two causes stand to each other. Mostly both can hold (fog, and a mate asleep); what was done on purpose
    excludes what nobody meant."""
    first, second = _stems(one.text), _stems(two.text)
    if one.text.casefold() == two.text.casefold() or (first and second and first & second in (first, second)):
        return Relation.SAME if first == second or one.text.casefold() == two.text.casefold() else Relation.COARSER
    if first & second:
        return Relation.UNKNOWN
    sorts = sort(one.text), sort(two.text)
    if None not in sorts and sorts[0] != sorts[1]:
        return Relation.EXCLUDE
    return Relation.COMPATIBLE if first and second else Relation.UNKNOWN


@lru_cache(maxsize=4096)
def sort(text: str) -> str | None:
    """The sort of a cause (lexicon/LANGUAGE/causes.toml), None where its words tell none, or two."""
    told = {_sorts()[word] for word in words(text) if word in _sorts()}
    return told.pop() if len(told) == 1 else None


@cache
def _sorts() -> dict[str, str]:
    table = lexicon.lexicon("en", "causes")["sorts"]
    return {word: name for name, listed in table.items() for word in listed}


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    empty = lexicon.words("en", "causes", "empty")
    return frozenset(stem(word) for word in telling(text) if word not in empty)
