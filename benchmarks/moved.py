"""More rows of the same kind as those of a pile: its articles again and again, each time with other dates, names,
places and words, so that linking meets as many different affairs as a pile of that size has.

No copy may look like a printing of another, and no event of one like an event of another, save by the chance that a
larger pile brings: names are spelled anew, places lie elsewhere, days pass, and words that are rare in the pile give
way to others of its rare words (of the same length, so that every offset holds). States, and the words of the lexicon,
stay as they are: they return in any pile.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from variorum import lexicon
from variorum.records import Place, Tables

WORD = re.compile(r"[^\W\d_]+")
ID = re.compile(r"[a-z]+_[0-9a-f]{12}")
DATE = re.compile(r"\b(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\dX])")
STEP_DAYS = 5  # a copy is so many days later than the one before it
COMMON = 0.05  # words of more than this share of the articles return in any pile
WIDE_KM = 300.0  # a place that reaches further is a state, or most of one
DATES = frozenset({"date", "published", "modified", "said", "period", "timex"})
AS_THEY_ARE = frozenset(
    (
        "kind",
        "form",
        "field",
        "type",
        "stance",
        "relation",
        "unit",
        "about",
        "language",
        "inferred",
        "public",
        "country",
    )
) | {"speaker_grade", "published_from", "stage", "reason"}
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


class Mover:
    """Moves the rows of one pile. `tables`: annotated, not linked."""

    def __init__(self, tables: Tables) -> None:
        seen: Counter[str] = Counter()
        for article in tables.articles:
            seen.update(set(WORD.findall(article.text)))
        kept = {word for word, count in seen.items() if word.islower() and count > COMMON * len(tables.articles)}
        for name in ("events", "slots", "actors", "cues", "tellings"):
            kept.update(_words(lexicon.lexicon("en", name)))
        self.kept = kept
        states = (actor for actor in tables.actors if actor.kind == "state")
        wide = (place for place in tables.places if (place.radius_km or 0.0) >= WIDE_KM)
        self.states = {word for row in (*states, *wide) for word in WORD.findall(row.name)}
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(
            (word for word in seen if word.islower()), key=lambda each: (zlib.crc32(each.encode()), each)
        ):
            if word not in kept:
                by_length[len(word)].append(word)
        self.by_length = by_length
        self.at = {word: at for words in by_length.values() for at, word in enumerate(words)}
        self.lower = {word for word in seen if word.islower()}

    def moving(self, number: int) -> Callable[[Any], Any]:
        """Rows -> the rows of copy `number`. What stands in several rows is one object in the copy too."""
        words: dict[str, str] = {}
        texts: dict[tuple[bool, str], str] = {}
        columns: dict[type, tuple[str, ...]] = {}

        def word(match: re.Match[str]) -> str:
            found = match.group()
            new = words.get(found)
            if new is None:
                new = words[found] = self._word(found, number) if number else found
            return new

        def text(value: str, dated: bool) -> str:
            new = texts.get((dated, value))
            if new is None:
                if ID.fullmatch(value):
                    prefix, _, digits = value.partition("_")
                    new = f"{prefix}_{(int(digits, 16) + number * 0x5DEECE66D) % 2**48:012x}"
                else:
                    new = DATE.sub(lambda found: _shifted(found, number), value) if dated else WORD.sub(word, value)
                texts[dated, value] = new
            return new

        def column(name: str, value: Any) -> Any:
            if isinstance(value, str):
                if name in AS_THEY_ARE:
                    return value
                return f"{number:04d}-{value}" if name in ("article", "path") else text(value, name in DATES)
            if isinstance(value, tuple) and value and isinstance(value[0], str):
                return tuple(column("article" if name == "articles" else name, each) for each in value)
            return value

        def row(given: Any) -> Any:
            kind = type(given)
            names = columns.get(kind)
            if names is None:
                names = columns[kind] = tuple(each.name for each in fields(given))
            made = kind(**{name: column(name, getattr(given, name)) for name in names})
            if kind.__name__ == "Article":
                return replace(made, id=f"{number:04d}-{given.id}")
            if isinstance(made, Place) and made.latitude is not None and made.longitude is not None:
                wide = (made.radius_km or 0.0) >= WIDE_KM
                return made if wide else replace(made, **_elsewhere(made.latitude, made.longitude, number))
            return made

        return row

    def _word(self, word: str, number: int) -> str:
        lower = word.lower()
        if word in self.states or lower in self.kept:
            return word
        if lower in self.at and (word.islower() or lower in self.lower):
            words = self.by_length[len(lower)]
            new = words[(self.at[lower] + 7919 * number) % len(words)]
            return new if word.islower() else new.capitalize() if word.istitle() else new.upper()
        return "".join(_letter(letter, at, number) for at, letter in enumerate(word))


def _letter(letter: str, at: int, number: int) -> str:
    """The letter of a name in another spelling: one of its kind, so many further in the alphabet."""
    low = letter.lower()
    among = VOWELS if low in VOWELS else CONSONANTS
    if low not in among:
        return letter
    steps = (number // len(among) ** (at % 3) + at * number) if number else 0
    new = among[(among.index(low) + steps) % len(among)]
    return new.upper() if letter.isupper() else new


def _shifted(found: re.Match[str], number: int) -> str:
    year, month, day = found.groups()
    try:
        moved = date(int(year), int(month or 7), int(day or 15)) + timedelta(days=STEP_DAYS * number)
    except (ValueError, OverflowError):
        return found.group()
    return moved.isoformat()[: len(found.group())]


def _elsewhere(latitude: float, longitude: float, number: int) -> dict[str, float]:
    """Degrees by which copies lie apart: far enough for any town, near enough for rows of one state to mix."""
    return {
        "latitude": max(-85.0, min(85.0, latitude + (number * 7) % 41 - 20)),
        "longitude": (longitude + (number * 11) % 300 + 180) % 360 - 180,
    }


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from WORD.findall(value.lower())
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _words(key)
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)
