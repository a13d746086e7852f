"""A parsed field as plain lists, read off the parser's tokens once: the rules for names ask many small questions."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, POS, SENT_START

from variorum.annotating.parse import Parsed

_KEYS = 2**64 - 1  # spaCy's keys are unsigned; read as signed, the upper half is negative
_BEGINS = 3  # spaCy's code for the first token of an entity

# A sentence without a full stop is set like a headline where so many of its words of four letters and more begin with
# a capital: names alone seldom make three quarters of one. By reading the headlines of the development articles.
HEADLINE_LETTERS = 4
HEADLINE_WORDS = 3
HEADLINE_SHARE = 0.75


@dataclass(slots=True)
class Words:
    """One field, token by token. `ends[i]` is the end of token i without a possessive s that lost its apostrophe."""

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
    doc = parsed.doc
    table = doc.to_array([LEMMA, POS, DEP, ENT_TYPE, ENT_IOB, HEAD, SENT_START, IDX]).astype("int64")
    strings = doc.vocab.strings
    known: dict[int, str] = {0: ""}

    def word(key: int) -> str:
        if key not in known:
            known[key] = strings[key & _KEYS]
        return known[key]

    lemma, pos, dep, entity, iob, head, opens, starts = (column.tolist() for column in table.reshape(-1, 8).T)
    text = [token.text for token in doc]
    sentence, first, number, fresh = [], [], -1, True
    for at, opening in enumerate(opens):
        if opening == 1 or number < 0:
            number += 1
            fresh = True
        is_word = text[at][0].isalnum()
        sentence.append(number)
        first.append(fresh and is_word)
        if is_word:
            fresh = False
    words = Words(
        parsed=parsed,
        text=text,
        lower=[each.lower() for each in text],
        lemma=[word(key).lower() for key in lemma],
        pos=[word(key) for key in pos],
        dep=[word(key) for key in dep],
        head=[at + offset for at, offset in enumerate(head)],
        entity=[word(key) for key in entity],
        begins=[each == _BEGINS for each in iob],
        start=starts,
        end=[at + len(each) for at, each in zip(starts, text, strict=True)],
        sentence=sentence,
        first=first,
    )
    words.children = [[] for _ in text]
    for at, head in enumerate(words.head):
        if head != at:
            words.children[head].append(at)
    words.headline = _headlines(words)
    words.familiar = frozenset(
        each
        for at, each in enumerate(text)
        if words.pos[at] == "PROPN" and not first[at] and each[0].isupper() and not words.headline[sentence[at]]
    )
    return words


def _headlines(words: Words) -> list[bool]:
    """For each sentence whether it is set like a headline, so that a capital says nothing there."""
    capitals = [0] * (words.sentence[-1] + 1 if words.sentence else 0)
    small = list(capitals)
    stopped = [False] * len(capitals)
    for at, text in enumerate(words.text):
        stopped[words.sentence[at]] = text in (".", "!", "?") or (stopped[words.sentence[at]] and not text[0].isalnum())
        if len(text) >= HEADLINE_LETTERS and text.isalpha():
            if text[0].isupper():
                capitals[words.sentence[at]] += 1
            else:
                small[words.sentence[at]] += 1
    return [
        not stop and large >= HEADLINE_WORDS and large >= HEADLINE_SHARE * (large + low)
        for large, low, stop in zip(capitals, small, stopped, strict=True)
    ]
