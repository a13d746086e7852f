"""What the words of a sentence say of the scene that it tells: its day, its means, and whether it is one or several."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import cache, lru_cache

from variorum import lexicon
from variorum.dates import Days, length
from variorum.linking.spelling import sound, words_of

# Letters between a day and the word of saying whose day it is ("said in a statement on Sunday").
SAYING = 30
EARLY, LATE = 10, 20  # days of a month that "early" ends with, and that "late" begins after
_PART = re.compile(r"\b(early|mid|late)[\s-]+(?:in\s+)?[A-Z]", re.IGNORECASE)
# The day of another happening, that this one came before or after.
_MARK = re.compile(
    r"\b(?:before|after|since|until|following|ahead of)\s+(?:(?:the|a|an|early|late|last)\s+)*$", re.IGNORECASE
)

# Letters between a place and the word that makes it where somebody came from or was on the way to.
LEFT = 60


def is_left_or_sought(before: str) -> bool:
    """Whether the words before a place make it where somebody came from, or was on the way to ("evacuees from the towns
    of Orlo and ")."""
    return _leaving().search(before) is not None


@cache
def _leaving() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("en", "slots", "scenes.leaving"), key=lambda word: (-len(word), word)))
    stops = "|".join(sorted(lexicon.words("en", "slots", "scenes.being")))
    return re.compile(rf"\b(?:{words})\s+(?:(?!(?:{stops})\b)[\w'’-]+,?\s+){{0,8}}$", re.IGNORECASE)


def part_of_month(words: str, span: Days) -> Days:
    """A month as its part, where the words around it say so ("in early October")."""
    found = _PART.search(words)
    if found is None or length(span) < EARLY * 2 or span[0].month != span[1].month:
        return span
    first, last = span
    part = found[1].casefold()
    if part == "early":
        return first, first + timedelta(days=EARLY - 1)
    return (
        (first + timedelta(days=LATE), last)
        if part == "late"
        else (first + timedelta(days=EARLY), first + timedelta(days=LATE - 1))
    )


def is_other_happenings(before: str) -> bool:
    """Whether the words before a day make it that of another happening ("before an April 4 attack")."""
    return _MARK.search(before) is not None


def is_of_count(beside: str) -> bool:
    """Whether the words beside a day make it that of a count ("rose to 97 on Thursday")."""
    return _counting().search(beside) is not None


@cache
def _counting() -> re.Pattern[str]:
    counting = "|".join(sorted(lexicon.words("en", "slots", "scenes.counting")))
    changes = "|".join(sorted(lexicon.words("en", "figures", "toll.changes")))
    return re.compile(rf"\b(?:(?:{counting})|(?:{changes}) (?:to|from)|than|compared with)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)  # several claims stand in one sentence
def is_of_several(sentence: str) -> bool:
    """Whether the words of a sentence make its figures those of several scenes, or of a longer time."""
    return _several().search(sentence) is not None


@cache
def _several() -> re.Pattern[str]:
    def either(name: str) -> str:
        return "|".join(sorted(lexicon.words("en", "slots", f"scenes.{name}")))

    many, spans = either("many"), either("spans")
    between = r"(?:(?!(?:in|on|of|at|by|from|and|to|with|during|after|near|were|was)\b)[\w-]+\s+)"
    return re.compile(
        rf"\b(?:{many})\s+{between}{{0,2}}(?:{either('grounds')})\b"
        rf"|\b(?:{many}|\d+)\s+{between}{{0,3}}(?:{either('rounds')})\b"
        rf"|\b(?:past|last|previous)\s+(?:[\w-]+\s+)?(?:{spans})\b|\bthis\s+(?:{spans})\b"
        rf"|\b(?:in|over|within)\s+(?:the\s+)?(?:24|48|72|\w+)[\s-]hours\b"
        r"|\bsince\s+(?:(?:the|early|late|last)\s+)*(?:dawn|morning|midnight|noon|[A-Z]\w+day|[A-Z]\w+\s+\d|\d{4})"
        r"|\bacross\s+(?:the\s+)?(?:country|province|region|city|war)|\bthroughout\b|\bso far this\b",
        re.IGNORECASE,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(lexicon.words('en', 'slots', 'scenes.opening')))})\b", re.IGNORECASE)


@cache
def _back() -> re.Pattern[str]:
    """The words for a scene that is known already."""
    kinds = lexicon.lexicon("en", "events")["kinds"]
    nouns = sorted({noun for kind in kinds.values() if kind.get("harms") for noun in kind["nouns"]})
    return re.compile(
        rf"\b(?:the|this|that|these|those)\s+(?:\w+\s+)?(?:{'|'.join(map(re.escape, nouns))})s?\b", re.IGNORECASE
    )


@cache
def _means() -> dict[str, re.Pattern[str]]:
    table: Mapping[str, Sequence[str]] = lexicon.lexicon("en", "slots")["means"]
    return {
        sort: re.compile(
            rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))})\b", re.IGNORECASE
        )
        for sort, words in sorted(table.items())
    }


@lru_cache(maxsize=4096)  # several claims stand in one sentence
def means_of(sentence: str) -> frozenset[str]:
    """The sorts of means that a sentence names."""
    return frozenset(sort for sort, words in _means().items() if words.search(sentence))


@lru_cache(maxsize=4096)  # several claims stand in one sentence
def opens(sentence: str) -> bool:
    """Whether a sentence leads over to another scene, and not back to one ("the attack")."""
    return _opening().search(sentence) is not None and _back().search(sentence) is None


def alike(one: str, two: str) -> bool:
    """Whether two names of places are one by their sounds ("Salaheddin district", "Salah al-Din")."""
    first, second = sorted((_sounds(one), _sounds(two)), key=len)
    return len(first) > 1 and first in second


def are_two_provinces(one: str, two: str) -> bool:
    """Whether two names are those of two provinces of one sort ("Khesh province", "Oruhan province")."""
    first, second = words_of(one), words_of(two)
    return first[-1:] == second[-1:] and first[-1:] in _PROVINCES and not alike(one, two)


_PROVINCES = (("province",), ("governorate",), ("county",), ("oblast",), ("prefecture",))


@cache
def _sounds(name: str) -> str:
    generic = lexicon.words("en", "slots", "scenes.parts")
    return "".join(sound(word) for word in words_of(name) if word not in generic)
