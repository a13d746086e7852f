"""One parsed field as the rules for names see it: capitals, headlines, first words of sentences."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import Tree, lists_of, tree_of

# A sentence without a full stop is set like a headline where so many of its words of four letters and more begin with
# a capital: names alone seldom make three quarters of one. By reading the headlines of the development articles.
HEADLINE_LETTERS = 4
HEADLINE_WORDS = 3
HEADLINE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class Words(Tree):
    """One field, token by token. `end[i]` is the end of token i without a possessive s that lost its apostrophe."""

    parsed: Parsed
    first: list[bool]  # the token is the first of its sentence that is a word
    familiar: frozenset[str]  # capitalised words that stand somewhere else than at a beginning
    headline: list[bool]  # by sentence: most of its words have capitals

    def __len__(self) -> int:
        return len(self.text)

    def capital(self, at: int) -> bool:
        """Whether a word begins with a capital."""
        return self.text[at][0].isupper()

    def glued(self, at: int) -> bool:
        """Whether token `at` follows the one before it without white space."""
        return at > 0 and self.parsed.doc[at - 1].whitespace_ == ""

    def of(self, start: int, end: int) -> str:
        """The characters of tokens `start` to `end` (exclusive)."""
        return self.parsed.slice(self.start[start], self.end[end - 1])


def read_words(parsed: Parsed) -> Words:
    """The lists of one field."""
    tree = tree_of(parsed.doc)
    first = _first_words(tree)
    headline = [_is_headline(tree.text[start:stop]) for start, stop in tree.sentences]
    familiar = frozenset(
        each
        for at, each in enumerate(tree.text)
        if tree.pos[at] == "PROPN" and not first[at] and each[0].isupper() and not headline[tree.sentence[at]]
    )
    lists = lists_of(parsed.doc) | {"end": list(tree.end)}  # the rules for names shorten some
    return Words(parsed=parsed, first=first, familiar=familiar, headline=headline, **lists)


def _first_words(tree: Tree) -> list[bool]:
    """For each token whether it is the first of its sentence that is a word."""
    first = [False] * len(tree.text)
    for start, end in tree.sentences:
        opening = next((at for at in range(start, end) if tree.text[at][0].isalnum()), None)
        if opening is not None:
            first[opening] = True
    return first


def _is_headline(texts: list[str]) -> bool:
    """Whether a sentence of these words is set like a headline, so that a capital says nothing there."""
    for text in reversed(texts):
        if text in (".", "!", "?"):
            return False
        if text[0].isalnum():
            break
    large = low = 0
    for text in texts:
        if len(text) >= HEADLINE_LETTERS and text.isalpha():
            if text[0].isupper():
                large += 1
            else:
                low += 1
    return large >= HEADLINE_WORDS and large >= HEADLINE_SHARE * (large + low)
