"""Definite nouns that stand for somebody named ("the cult")."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.phrases import LONGEST, only_office
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

# Why a noun refers to somebody although it characterises nobody.
_GUESSED = frozenset(("instrument", "government", "led by", "state media", "possessive", "state"))
_STOPS = frozenset((",", ".", ";", "—", "–", "?"))
_DETERMINERS = frozenset(("the", "this", "these", "those", "that", "a", "an"))


def stand_in(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """What the noun mention of the tokens from `start` to `end` calls somebody."""
    tree, words, head = sight.tree, sight.words, end - 1
    if sight.named(head) is not mention or tree.dep[head] in ("appos", "attr"):
        return
    if sight.kind(mention) == "state" or mention.inferred in _GUESSED:
        return
    first = start - 1 if start > 0 and tree.lower[start - 1] in _DETERMINERS else start
    if only_office(sight, start, end, head) or tree.lemma[head] in words["empty_heads"]:
        return
    if end - start == 1 and tree.lemma[head] in words["plain_kinds"]:
        return
    if tree.lemma[head] in words["institutions"] or _repeats(sight, start, end, mention):
        return
    if tree.lower[end : end + 1] in (["who"], ["whose"]) and mention.inferred == "role":
        while end < len(tree.lower) and end - first < LONGEST and tree.lower[end] not in _STOPS:
            end += 1
    if first < start or mention.inferred is not None:
        yield Found(first, end, mention.actor or "", "noun", mention.inferred)


def _repeats(sight: Sight, start: int, end: int, mention: Mention) -> bool:
    """Whether the words only repeat the actor's name ("the US-led coalition")."""
    name = set(sight.names.get(mention.actor or "", "").lower().replace("-", " ").split())
    return all(word.replace(".", "") in name or not word[0].isalnum() for word in sight.tree.lower[start:end])
