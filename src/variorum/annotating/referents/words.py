"""One parsed field as the rules for names see it: capitals, headlines, first words of sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import Tree, tree_of

# A sentence without a full stop is set like a headline where so many of its words of four letters and more begin with
# a capital: names alone seldom make three quarters of one. By reading the headlines of the development articles.
HEADLINE_LETTERS = 4
HEADLINE_WORDS = 3
HEADLINE_SHARE = 0.75


@dataclass(slots=True)
class Words:
    """One field, token by token. `end[i]` is the end of token i without a possessive s that lost its apostrophe."""

    parsed: Parsed
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    entity: list[str]
    begins: list[bool]  # a new entity begins here
    start: list[int]
    end: list[int]
    sentence: list[int]  # number of the sentence that a token stands in
    first: list[bool]  # the token is the first of its sentence that is a word
    familiar: frozenset[str] = frozenset()  # capitalised words that stand somewhere else than at a beginning
    headline: list[bool] = field(default_factory=list)  # by sentence: most of its words have capitals
    children: list[list[int]] = field(default_factory=list)

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
    words = Words(
        parsed=parsed,
        text=tree.text,
        lower=tree.lower,
        lemma=[each.lower() for each in tree.lemma],
        pos=tree.pos,
        dep=tree.dep,
        head=tree.head,
        entity=tree.entity,
        begins=tree.begins,
        start=tree.start,
        end=list(tree.end),  # the rules for names shorten some
        sentence=tree.sentence,
        first=_first_words(tree),
        children=tree.children,
    )
    words.headline = [_is_headline(tree.text[first:last]) for first, last in tree.sentences]
    words.familiar = frozenset(
        each
        for at, each in enumerate(words.text)
        if words.pos[at] == "PROPN"
        and not words.first[at]
        and each[0].isupper()
        and not words.headline[words.sentence[at]]
    )
    return words


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
