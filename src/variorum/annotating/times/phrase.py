"""One shape of temporal expression found in a text, and the small questions that its value is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from variorum.annotating.times.context import Context
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.tokens import Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of one shape. `at` is the number of the first one, `kinds` their letters."""

    context: Context
    tokens: Sequence[Token]
    kinds: str
    at: int

    def first(self, letters: str) -> Token | None:
        """The first token whose letter is one of `letters`."""
        for token, kind in zip(self.tokens, self.kinds, strict=True):
            if kind in letters:
                return token
        return None

    def number(self, letters: str) -> int | None:
        """The value of the first token with one of `letters`, where it is a whole number."""
        token = self.first(letters)
        return token.value if token is not None and isinstance(token.value, int) else None

    def text(self, letters: str) -> str:
        """The value of the first token with one of `letters`, where it is text; else ""."""
        token = self.first(letters)
        return token.value if token is not None and isinstance(token.value, str) else ""

    def has(self, letters: str) -> bool:
        """Whether a token has one of `letters`."""
        return any(letter in self.kinds for letter in letters)

    def shift(self) -> int:
        """-1 for "last", 1 for "next", 0 for "this"."""
        return -1 if "L" in self.kinds else 1 if "N" in self.kinds else 0

    def direction(self) -> str:
        """The tense of the verb that the phrase hangs on; what something lasts since is past, until which it lasts or
        as soon as which it may be is to come, whatever the verb ("postponed until Tuesday")."""
        if self.since():
            return "past"
        return "future" if self._ahead() else self.context.direction(self.at)

    def _ahead(self) -> bool:
        """Whether a word before the phrase says that it is to come: "until 9 a.m. Tuesday", "as soon as Friday"."""
        words = self.context.words
        at = self.at - 1
        while at >= 0 and words.kinds[at] in "ACdkEi":
            at -= 1  # the time of day, "on"
        before = [token.lower for token in words.tokens[max(0, at - 2) : at + 1]]
        ahead = words.parsed.language.words("times", "tense.ahead")
        return bool(before) and (before[-1] in ahead or " ".join(before) in ahead)

    def since(self) -> bool:
        """Whether "since" stands before it."""
        return self.at > 0 and self.context.words.kinds[self.at - 1] == "s"

    def lower(self) -> list[str]:
        """The words in lower case."""
        return [token.lower for token in self.tokens]


def year_of(phrase: Phrase) -> int | None:
    """The year that the phrase gives: "2017", or "this year" of the article's."""
    if phrase.has("y"):
        return phrase.number("y")
    if phrase.has("U") and phrase.has("LNH") and phrase.context.year is not None:
        return phrase.context.year + phrase.shift()
    return None


def unit_of(phrase: Phrase) -> str:
    return "Q" if phrase.has("Q") else phrase.text("UVY")


def ends_clause(phrase: Phrase) -> bool:
    if phrase.tokens[-1].lower in ("earlier", "later", "afterwards", "afterward"):
        return True
    after = phrase.at + len(phrase.tokens)
    return after >= len(phrase.context.words.kinds) or phrase.context.words.kinds[after] in ".,:|-"


Resolve = Callable[[Phrase], Value | None]
"""From a phrase to its value; None where it is no time, or one that the calendar does not have."""
