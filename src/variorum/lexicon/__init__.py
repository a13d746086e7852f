"""Word lists and tables, as data: one folder a language, one TOML file a topic. Whoever opens one can add a word."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def lexicon(language: str, topic: str) -> dict[str, Any]:
    """The table `topic` of `language`, as parsed TOML. Treat it as frozen: it is read once a process.

    Raises FileNotFoundError where the language has no such table.
    """
    file = resources.files(__name__).joinpath(language, f"{topic}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def words(language: str, topic: str, name: str) -> frozenset[str]:
    """The list `name` of the table `topic`, lower case, as a set."""
    found: Any = lexicon(language, topic)
    for key in name.split("."):
        found = found[key]
    return frozenset(word.lower() for word in found)


@cache
def either(language: str, topic: str, name: str) -> str:
    """The words of such a list as alternatives of a pattern, the longest first, in a group."""
    found = sorted(words(language, topic, name), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, found))})"
