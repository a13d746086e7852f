"""The words of `lexicon/LANGUAGE/naming.toml` as patterns, made once a process."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon

WORD = re.compile(r"[^\W\d_]+")
_TOPIC = "naming"


def _any(name: str) -> str:
    """The words of a list as alternatives, the longest first."""
    return "|".join(map(re.escape, sorted(lexicon.lexicon("en", _TOPIC)[name], key=lambda word: (-len(word), word))))


@cache
def placed() -> re.Pattern[str]:
    """What stands before a place where something was."""
    small = rf"[a-z-]+|[A-Z][\w-]*(?:['’]s|s|n)|{_any('adorning')}"
    return re.compile(rf"\b(?:{_any('placing')})\s+(?:(?:{small})\s+){{0,4}}$")


@cache
def beside() -> re.Pattern[str]:
    """What stands before a place that something was near, and not in."""
    return re.compile(
        rf"\b(?:{_any('beside')}|(?<!the )(?:north|south|east|west)\w* of)\s+(?:the\s+)?(?:\w+\s+){{0,2}}$",
        re.IGNORECASE,
    )


@cache
def held() -> re.Pattern[str]:
    """What stands between a place and one that it lies in or beside."""
    small = rf"(?!(?:{_any('parting')})\b)[a-z-]+\s+"
    return re.compile(rf"\W{{0,2}}(?:{small}){{0,3}}?(?:{_any('holding')})\s+(?:[a-z-]+\s+|[A-Z]\w+['’]?s\s+){{0,3}}$")


@cache
def holding() -> re.Pattern[str]:
    """What stands between a place and one of its parts."""
    return re.compile(rf"\W{{0,3}}(?:[a-z-]+\s+){{0,3}}?(?:{_any('parts')})\s+of\s+$")


@cache
def said_before() -> re.Pattern[str]:
    """What stands before the day of a saying: "said late on"."""
    verbs = rf"{_any('said')}|told(?:\s+\w+){{1,3}}"
    return re.compile(rf"\b(?:{verbs})\s+(?:(?:late|early|earlier|on|in)\s+)*$", re.IGNORECASE)


@cache
def said_after() -> re.Pattern[str]:
    """What stands behind the day that opens a sentence and is that of a saying: "On Monday the agency said"."""
    return re.compile(rf",?\s+(?:(?:the|a|an)\s+)?(?:[\w-]+\s+){{1,5}}(?:{_any('said')})\b")


def is_aside(before: str, anywhere: bool = False) -> bool:
    """Whether the words of a sentence before those that tell an event, or name a place, go over to something beside
    what was told: by a word that opens the sentence, stands just before, or `anywhere`."""
    words = [each.casefold() for each in WORD.findall(before)]
    if not lexicon.words("en", "events", "marks.elsewhere").isdisjoint(words):
        return True
    near = words if anywhere else (*words[:2], *words[-2:])
    return not lexicon.words("en", _TOPIC, "aside").isdisjoint(near)
