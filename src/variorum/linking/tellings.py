"""Mentions of events as records to be linked: the words that tell, the words beside them, the article around."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from variorum import lexicon
from variorum.linking.trigger_words import stem


@dataclass(frozen=True, slots=True)
class Telling:
    """One mention, or all mentions of one event in one article. Only tellings of one group are compared."""

    id: str
    group: str
    article: str
    phrase: str  # the words that tell it, in lower case
    lemma: str  # of their head
    arguments: frozenset[str]  # lemmas of the nouns, names and numbers that hang on it
    words: frozenset[str]  # stems of its sentence that are not all over the group
    article_words: frozenset[str]  # the most telling stems of the article


def rows_of(lemma: str) -> tuple[int, ...]:
    """Which rows of the lexicon's `tellings` hold the word or its stem, in order."""
    table = _rows()
    return tuple(sorted({*table.get(lemma, ()), *table.get(stem(lemma), ())}))


def is_light(lemma: str) -> bool:
    """Whether the word tells so many things that its return says little."""
    return stem(lemma) in _light()


@cache
def _rows() -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(lexicon.lexicon("en", "tellings")["rows"]):
        for word in row:
            found.setdefault(word, set()).add(number)
            found.setdefault(stem(word), set()).add(number)
    return found


@cache
def _light() -> frozenset[str]:
    return frozenset(map(stem, lexicon.lexicon("en", "tellings")["light"]))


def columns(tellings: Iterable[Telling]) -> dict[str, list[object]]:
    """The columns of the table that the event model compares, rows ordered by id."""
    ordered = sorted(tellings, key=lambda each: each.id)
    return {
        "unique_id": [each.id for each in ordered],
        "story": [each.group for each in ordered],
        "article": [each.article for each in ordered],
        "phrase": [each.phrase for each in ordered],
        "lemma": [each.lemma for each in ordered],
        "stem": [stem(each.lemma) for each in ordered],
        "light": [is_light(each.lemma) for each in ordered],
        "telling_rows": [list(rows_of(each.lemma)) for each in ordered],
        "arguments": [sorted(each.arguments) for each in ordered],
        "words": [sorted(each.words) for each in ordered],
        "article_words": [sorted(each.article_words) for each in ordered],
    }
