"""A text as words of the grammar of times: each token gets one letter, so that a pattern over a text of any spacing is
a regular expression over a string of letters (time_grammar.py).

Words with two readings ("may", "march", "second", "fall") get the letter that the parser's part of speech allows.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from variorum.annotating.language import Language
from variorum.annotating.parse import Parsed

Payload = int | str | Decimal | tuple[int, int, int] | None

_TOKEN = re.compile(
    r"""
    (?!\ )(?:  # most of what is tried first is a space
    (?P<meridiem>[ap](?:\.\s?m\b\.?|m\b))
  | (?P<word>[^\W\d_]+)
  | (?P<iso>(?<![\w./-])\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-]))
  | (?P<numeric>(?<![\w./-])\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)(?![\d/-]|\.\d))
  | (?P<clock>(?<![\d:.,])\d{1,2}[:.]\d\d(?::\d\d)?(?![\d:]|[.,]\d))
  | (?P<decade>(?:(?<!\d)[12]\d\d0|(?<![\w'’])['’]?[2-9]0)['’]?s\b)
  | (?P<ordinal>(?<![\d.,])\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)
  | (?P<possessive>['’]s\b)
  | (?P<break>\n\s*\n\s*)
  | (?P<sign>[^\w\s])
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {",": ",", ".": ".", "-": "-", "–": "-", "—": "-", "$": "$", "£": "$", "€": "$", "#": "$", "%": "%", "/": "/"}
_FIXED = {
    "of": "O", "the": "t", "and": "&", "or": "&", "to": "j", "through": "j", "until": "j", "till": "j", "between": "b",
    "from": "f", "in": "i", "on": "i", "by": "i", "during": "i", "for": "i", "at": "u", "a": "a", "an": "a",
    "another": "a", "half": "h", "since": "s", "old": "c", "onward": "^", "onwards": "^", "period": "~", "once": "1",
    "twice": "1", "times": "1", "per": "r", "time": "T", "local": "l", "ahead": "<", "quarter": "Q", "quarters": "Q",
    "that": "@", "same": "@", "those": "@", "future": "+", "latest": "=", "more": "*", "additional": "*",
}  # fmt: skip


class Token(NamedTuple):
    """One word of the text, with what it means to the grammar (`value`)."""

    start: int
    end: int
    lower: str
    kind: str
    value: Payload


@cache
def vocabulary(language: Language) -> dict[str, tuple[str, Payload]]:
    """Each word that the grammar knows -> its letter and value. Later lines win over earlier ones."""
    table: dict[str, Any] = language.table("times")
    found: dict[str, tuple[str, Payload]] = {word: (kind, word) for word, kind in _FIXED.items()}
    shapes = {
        "last": "L", "next": "N", "this": "H", "ago": "g", "earlier": "e", "later": "e", "beside": ">",
        "modifier": "m", "about": "B", "every": "v", "fiscal": "F", "zone": "z",
    }  # fmt: skip
    for name, kind in shapes.items():
        found |= {word: (kind, word) for word in table["shapes"][name]}
    numbers = table["numbers"]
    found |= {word: ("k", at) for at, word in enumerate(numbers["ones"])}
    found |= {word: ("k", value) for word, value in {**numbers["tens"], **numbers["scales"]}.items()}
    found |= {word: ("q", word) for word in numbers["vague"]}
    found |= {word: ("U", unit) for word, unit in table["units"]["singular"].items() if word != "quarter"}
    found |= {word: ("V", unit) for word, unit in table["units"]["plural"].items() if word != "quarters"}
    found |= {word: ("Y", unit) for word, unit in table["units"]["short"].items()}
    found |= {word: ("o", at) for at, word in enumerate(numbers["ordinals"], 1)}
    found |= {word: ("S", season) for word, season in table["seasons"]["names"].items()}
    found |= {word: ("P", part) for word, part in table["dayparts"]["names"].items()}
    found |= {word: ("p", part) for word, part in table["dayparts"]["plural"].items()}
    found |= {word: ("E", part) for word, part in table["dayparts"]["points"].items()}
    found |= {word: ("E", part) for word, part in table["dayparts"]["edges"].items()}
    found |= {word: ("D", value) for word, value in table["decades"]["words"].items()}
    found |= {word: ("R", value) for word, value in table["deictic"]["days"].items()}
    for name, value in (("present", "PRESENT_REF"), ("past", "PAST_REF"), ("future", "FUTURE_REF")):
        found |= dict.fromkeys(table["references"][name], ("G", value))
    found |= {word: ("Z", period) for word, period in table["sets"]["words"].items()}
    found |= {word: ("J", month) for word, month in table["months"]["abbreviations"].items()}
    found |= {word: ("M", month) for month, word in enumerate(table["months"]["full"], 1)}
    found |= {word: ("K", day) for word, day in table["weekdays"]["abbreviations"].items()}
    for day, word in enumerate(table["weekdays"]["full"], 1):
        found |= {word: ("W", day), word + "s": ("w", day)}
    return found


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one field; `kinds` has one letter a token."""

    parsed: Parsed
    tokens: list[Token]
    kinds: str
    offsets: list[int]  # of the parser's tokens

    def parser_token(self, at: int) -> Any:
        """The parser's token that holds the first character of token `at`; None in an empty doc."""
        index = bisect_right(self.offsets, self.tokens[at].start) - 1
        return self.parsed.doc[index] if index >= 0 else None


# The date line and the dates of the same field are read one after the other.
@lru_cache(maxsize=4)
def words(parsed: Parsed) -> Words:
    """The tokens of `parsed`, each with its letter."""
    known, tokens, offsets = vocabulary(parsed.language), [], parsed.doc.to_array("IDX").tolist()
    for match in _TOKEN.finditer(parsed.plain):
        text, (start, end) = match.group(), match.span()
        lower = text.lower()
        if match.lastgroup == "word":
            kind, value = known.get(lower, _UNKNOWN)
            if kind in "JK" and not text[0].isupper():
                kind, value = _UNKNOWN
        else:
            kind, value = _kind(match.lastgroup or "", text)
        tokens.append(Token(start, end, lower, kind, value))
    kinds = "".join(token.kind for token in tokens)
    return Words(parsed, tokens, _settled(Words(parsed, tokens, kinds, offsets)), offsets)


_UNKNOWN: tuple[str, Payload] = ("x", None)


def _kind(group: str, text: str) -> tuple[str, Payload]:
    """The letter and value of what is no word."""
    if group == "number":
        return _number(text)
    if group == "sign":
        return _SIGNS.get(text, ":"), None
    if group == "ordinal":
        value = int(re.sub(r"\D", "", text))
        return ("o", value)
    if group == "decade":
        digits = re.sub(r"\D", "", text)
        return "D", int(digits[:3]) if len(digits) == 4 else 190 + int(digits[0])
    letters = {"iso": "X", "numeric": "X", "mark": "X", "clock": "C", "meridiem": "A", "possessive": "'", "break": "|"}
    return letters[group], text


def _number(text: str) -> tuple[str, Payload]:
    if len(text) > 12:
        return "x", None
    value = Decimal(text.replace(",", ""))
    if text.isdigit():
        if len(text) <= 2 and 1 <= value <= 31:
            return "d", int(value)
        if len(text) == 4 and 1000 <= value <= 2199:
            return "y", int(value)
    return "n", value


_TWO_READINGS = re.compile("[MWwSoCAZD]")


def _settled(found: Words) -> str:
    """The letters, where words with two readings got the one that fits beside their neighbours."""
    tokens = found.tokens
    ambiguous = found.parsed.language.words("times", "months.ambiguous")
    before_names = found.parsed.language.words("times", "weekdays.name_before")
    after_names = found.parsed.language.words("times", "weekdays.name_after")
    kinds = list(found.kinds)
    for match in _TWO_READINGS.finditer(found.kinds):
        at, kind = match.start(), match.group()
        token = tokens[at]
        before = tokens[at - 1] if at else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if kind == "A":
            if before is None or before.kind not in "dnC":
                kinds[at] = "x"
        elif kind == "C":
            if "." in token.lower and (after is None or after.kind not in "A"):
                kinds[at] = "n"
        elif kind == "M" and token.lower in ambiguous:
            beside = (after is not None and after.kind in "doy") or (before is not None and before.kind in "do")
            told = before is not None and before.kind in "isfbjOLNHm&"
            named = after is not None and after.kind == "x" and _capital(found, at + 1) and not told
            if not _capital(found, at) or not (beside or (_is_noun(found, at) and not named)):
                kinds[at] = "x"
        elif kind in "Ww":
            if (before is not None and before.lower in before_names) or (
                after is not None and after.lower in after_names and _capital(found, at + 1)
            ):
                kinds[at] = "x"
        elif kind == "S":
            if not _is_noun(found, at):
                kinds[at] = "x"
        elif kind == "Z":
            if _capital(found, at) and after is not None and after.kind != "." and _capital(found, at + 1):
                kinds[at] = "x"
        elif kind == "D":
            # "in their 70s" is an age.
            if before is not None and before.lower in ("his", "her", "their", "our", "my", "your"):
                kinds[at] = "x"
        elif token.lower == "second" and before is not None and (before.kind in "dnk" or before.lower == "per"):
            kinds[at] = "U"
    return "".join(kinds)


def _capital(found: Words, at: int) -> bool:
    start = found.tokens[at].start
    return found.parsed.slice(start, start + 1).isupper()


def _is_noun(found: Words, at: int) -> bool:
    """Whether the parser takes the word for a noun, and for no person's name."""
    token = found.parser_token(at)
    return token is not None and token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PERSON"
