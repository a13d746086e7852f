"""A person's name struck out of words, letter for letter, so that every offset still holds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from variorum.records import Span

BLOCK = "█"
"""What stands for each letter and digit of a name."""

# A single word of fewer letters is more often a word than somebody's name.
SHORTEST_NAME = 3
# The words of a name run together ("@anavoss", "free-ana-voss") are found without word boundaries from so many letters.
LONG_ENOUGH = 8
_MARKS = "[\u0300-\u036f]*"
_BETWEEN = r"(?:%20|[\W_]){0,3}"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Names:
    """The names of one person, found without regard to case, accents, and what stands between their words."""

    def __init__(self, full: Iterable[str], single: Iterable[str]) -> None:
        """`full` are names of several words, `single` those of one that nobody else of the pile bears."""
        patterns = set()
        for name in full:
            words = [fold(word) for word in _WORD.findall(name)]
            for order in (words, [words[-1], *words[:-1]]) if len(words) > 1 else ():  # "Voss, Ana"
                patterns.add(_bounded(order))
        one = {fold(name) for name in single if len(name) >= SHORTEST_NAME}
        self._full = _any(patterns)
        self._single = _any({_bounded([name]) for name in one})

    def spans(self, words: str, *, running: bool = False) -> Iterator[Span]:
        """Where `words` hold a name. In `running` text a name of one word counts only with a capital: "Young", not
        "young"; elsewhere (addresses, ids) however it is written."""
        folded = fold(words)
        if self._full is not None:
            yield from (found.span() for found in self._full.finditer(folded))
        if self._single is not None:
            for found in self._single.finditer(folded):
                if not running or words[found.start()].isupper():
                    yield found.span()

    def struck(self, words: str, spans: Iterable[Span] = (), *, running: bool = False) -> str:
        """`words` with their names, and what stands at `spans`, struck out; as long as before."""
        where = [*self.spans(words, running=running), *spans]
        if not where:
            return words
        letters = list(words)
        for start, end in where:
            for at in range(start, min(end, len(letters))):
                if letters[at].isalnum() or unicodedata.combining(letters[at]):
                    letters[at] = BLOCK
        return "".join(letters)


def struck_out(words: str) -> str:
    """`words` with every letter struck out."""
    return "".join(BLOCK if letter.isalnum() else letter for letter in words)


def words_of(name: str) -> list[str]:
    """The words of a name."""
    return _WORD.findall(name)


def fold(words: str) -> str:
    """`words` in lower case and without accents, character for character: as long as before."""
    return words.lower() if words.isascii() else "".join(map(_folded, words))


@lru_cache(maxsize=4096)
def _folded(letter: str) -> str:
    lower = unicodedata.normalize("NFD", letter)[0].lower()
    return lower if len(lower) == 1 else letter


def _bounded(words: list[str]) -> str:
    inner = _BETWEEN.join("".join(re.escape(letter) + _MARKS for letter in word) for word in words)
    if len(words) > 1 and sum(map(len, words)) >= LONG_ENOUGH:
        return inner
    return rf"(?<![^\W_]){inner}(?![^\W_])"


def _any(patterns: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(patterns, key=lambda each: (-len(each), each))
    return re.compile("|".join(ordered)) if ordered else None
