"""Number words and digits -> decimals: the cardinal numbers of a text, without what qualifies or follows them.

The grammar reads the words of the text itself and not the parser's tokens: parsers cut "134-to-63" or "40- to 60-hour"
in ways of their own. All its words are data (`figures.toml`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from variorum.annotating.language import Language

# A longer run of digits names something (a telephone, an account): no figure of news needs more than a quadrillion.
MAX_DIGITS = 18
_TOO_LARGE = Decimal(10) ** 20

_WORD = re.compile(r"\d(?:[\d.,٫٬\u00a0\u202f]*\d)?|[^\W\d_]+|\S")
_PLAIN = re.compile(r"(?:0|[^\D0]\d*|٠)(?:[.٫]\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:([,٬\u00a0\u202f])\d{3}(?:\1\d{3})*|(?:,\d{2})*,\d{3})(?:[.٫]\d+)?")
_SEPARATORS = re.compile(r"[,٬\u00a0\u202f]")

GLUED, SPACED, BROKEN = 0, 1, 2
"""What stands before a word: nothing, white space, or the end of a paragraph, over which no figure runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: lower case, where they start and end (characters), and what stands before each."""

    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[int, ...]
    capital: tuple[bool, ...]  # starts with a capital letter

    def __len__(self) -> int:
        return len(self.lower)

    def at(self, index: int) -> str:
        """The word at `index` in lower case, "" beyond both ends."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def glued(self, index: int) -> bool:
        """Whether the word at `index` stands right behind the one before it."""
        return 0 < index < len(self.gaps) and self.gaps[index] == GLUED

    def joined(self, index: int) -> bool:
        """Whether the word at `index` is there and in one paragraph with the one before it."""
        return 0 < index < len(self.gaps) and self.gaps[index] != BROKEN


def words(text: str) -> Words:
    """The words of `text`: runs of letters, numbers with their separators, and every other sign by itself."""
    spans = [match.span() for match in _WORD.finditer(text)]
    found = [text[start:end] for start, end in spans]
    starts, ends = tuple([start for start, _ in spans]), tuple([end for _, end in spans])
    gaps = [
        GLUED if start == before else SPACED if text.count("\n", before, start) < 2 else BROKEN
        for before, start in zip((0, *ends), starts, strict=False)
    ]
    capital = [word[0].isupper() for word in found]
    return Words(tuple(map(str.lower, found)), starts, ends, tuple(gaps), tuple(capital))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language, as the grammar wants them."""

    units: Mapping[str, Decimal]
    tens: Mapping[str, Decimal]
    scales: Mapping[str, Decimal]
    letters: Mapping[str, Decimal]  # scales that are one letter
    vague: Mapping[str, Decimal]
    vague_scales: Mapping[str, Decimal]
    fractions: Mapping[str, Decimal]
    starters: frozenset[str]  # every word that a number may start with, digits apart


@cache
def lexicon(language: Language) -> Lexicon:
    """The number words of `language`."""
    table: dict[str, Any] = language.table("figures")

    def decimals(name: str) -> dict[str, Decimal]:
        return {word: Decimal(value) for word, value in table[name].items()}

    units, tens, vague, fractions = (decimals(name) for name in ("units", "tens", "vague", "fractions"))
    return Lexicon(
        units=units,
        tens=tens,
        scales=decimals("scales"),
        letters=decimals("letter_scales"),
        vague=vague,
        vague_scales=decimals("vague_scales"),
        fractions=fractions,
        starters=frozenset({*units, *tens, *vague, "half", "a", "an", "couple", "few"}),
    )


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number as written, over the words `first` up to `end` (exclusive)."""

    first: int
    end: int
    low: Decimal
    high: Decimal | None  # None where the words give a lower bound only ("dozens")
    step: Decimal | None  # the unit of the last written digit; None for words that count nothing exactly
    kind: str  # digits, words, vague, fraction, article ("a" child)
    scaled: bool = False  # ends in a scale word


def cardinal(words: Words, at: int, lexicon: Lexicon, money: bool = False) -> Cardinal | None:
    """The longest number that starts at word `at`, or None. `money`: a currency stands before it ("$5m")."""
    found = _cardinal(words, at, lexicon, money)
    found = _with_half(words, found, lexicon) if found is not None else None
    return None if found is None or found.low >= _TOO_LARGE else found


def _with_half(words: Words, found: Cardinal, lexicon: Lexicon) -> Cardinal:
    """ "six and a half", "three and a half million": the half belongs to the number, and the scale to both."""
    end = found.end
    if found.kind not in ("digits", "words") or found.scaled or words.lower[end : end + 3] != ("and", "a", "half"):
        return found
    scale = lexicon.scales.get(words.at(end + 3), Decimal(1)) if words.joined(end + 3) else Decimal(1)
    value = (found.low + Decimal("0.5")) * scale
    after = end + 3 + (scale > 1)
    return Cardinal(found.first, after, value, value, scale / 2, "words", scaled=scale > 1)


def _cardinal(words: Words, at: int, lexicon: Lexicon, money: bool) -> Cardinal | None:
    word = words.at(at)
    if word[:1].isdigit():
        return _digits(words, at, lexicon, money)
    if word in lexicon.vague or word in ("few", "couple") or (word == "a" and words.at(at + 1) in ("few", "couple")):
        return _vague(words, at, lexicon)
    if word in ("a", "an", "half"):
        return _article(words, at, lexicon)
    return _spelled(words, at, lexicon)


def _number(word: str) -> tuple[Decimal, Decimal] | None:
    """The value of digits and the unit of the last one; None for what is no number ("007", "1,00")."""
    if len(word) > MAX_DIGITS + MAX_DIGITS // 2 or not (_PLAIN.fullmatch(word) or _GROUPED.fullmatch(word)):
        return None
    value = Decimal(_SEPARATORS.sub("", word).replace("٫", "."))
    digits = value.as_tuple()
    if len(digits.digits) > MAX_DIGITS or not isinstance(digits.exponent, int):
        return None
    return value, Decimal(1).scaleb(digits.exponent)


def _digits(words: Words, at: int, lexicon: Lexicon, money: bool) -> Cardinal | None:
    read = _number(words.lower[at])
    if read is None:
        return None
    value, step = read
    after = at + 1
    # A quotation mark may part the number from its scale: “$5.6” billion.
    scale_at = after + 1 if words.at(after) in "”\"'’" and words.glued(after) else after
    name = words.at(scale_at)
    if not words.joined(scale_at):
        name = ""
    if name == "-" and words.glued(scale_at) and words.glued(scale_at + 1):  # "a $5-million fund"
        name, scale_at = words.at(scale_at + 1), scale_at + 1
    scale = lexicon.scales.get(name)
    if scale is None and words.glued(scale_at) and (money or name == "k"):
        scale = lexicon.letters.get(name)
    if scale is None and name == "m" and money:
        scale = lexicon.letters["m"]
    if scale is None:
        return Cardinal(at, after, value, value, step, "digits")
    second = lexicon.scales.get(words.at(scale_at + 1)) if words.joined(scale_at + 1) else None
    if second is not None and second > scale:  # "2 hundred thousand"
        scale, scale_at = scale * second, scale_at + 1
    return Cardinal(at, scale_at + 1, value * scale, value * scale, step * scale, "digits", scaled=True)


def _below_hundred(words: Words, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    word = words.at(at)
    if word in lexicon.units:
        return lexicon.units[word], at + 1
    if word not in lexicon.tens:
        return None
    value, after = lexicon.tens[word], at + 1
    unit_at = after + 1 if words.at(after) in ("-", "‐", "‑") and words.glued(after) else after
    unit = lexicon.units.get(words.at(unit_at))
    if unit is not None and 0 < unit < 10 and words.joined(unit_at):
        return value + unit, unit_at + 1
    return value, after


def _spelled(words: Words, at: int, lexicon: Lexicon) -> Cardinal | None:
    """A number in words: groups below a thousand, each with its scale, from great to small."""
    total, step, after = Decimal(0), Decimal(1), at
    limit: Decimal | None = None
    while True:
        start = after + 1 if total and words.at(after) == "and" and words.joined(after) else after
        if total and not words.joined(start):
            break
        small = _below_hundred(words, start, lexicon)
        if small is None or (total and (limit is None or limit < 100)):
            break
        group, end = small
        unit = Decimal(1)
        if total and limit is not None and group >= limit:
            break
        scale = Decimal(1)
        while end < len(words):
            scale_at = end + 1 if words.at(end) == "-" and words.glued(end) else end
            found = lexicon.scales.get(words.at(scale_at))
            if found is None or not words.joined(scale_at) or found <= unit:
                break
            scale, unit, end = scale * found, found, scale_at + 1
            more = _hundreds(words, end, lexicon) if scale == 100 else None
            if more is not None:
                group, scale, unit, end = group * 100 + more[0], Decimal(1), Decimal(100), more[1]
        if total and limit is not None and group * scale >= limit:
            break
        total, step, after, limit = total + group * scale, scale, end, scale
        if scale == 12:
            break
    if after == at:
        return None
    return Cardinal(at, after, total, total, step, "words", scaled=step > 1)


def _hundreds(words: Words, at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """What follows "two hundred": "and five", "five"."""
    start = at + 1 if words.at(at) == "and" else at
    return _below_hundred(words, start, lexicon) if words.joined(at) and words.joined(start) else None


def _vague(words: Words, at: int, lexicon: Lexicon) -> Cardinal | None:
    """Words that give a lower bound: "dozens", "several dozen", "tens of thousands", "a few hundred"; "a couple"."""
    start = at + 1 if words.lower[at] == "a" else at
    word, after = words.at(start), start + 1
    if word == "couple":
        after += words.at(after) == "of" and words.joined(after)
        scale = lexicon.scales.get(words.at(after), Decimal(1))
        if start == at:
            return None
        if scale == 1:
            return Cardinal(at, start + 1, Decimal(2), Decimal(2), Decimal(1), "words")
        return Cardinal(at, after + 1, 2 * scale, 2 * scale, scale, "words", scaled=True)
    if word in ("several", "few"):
        scale_value = lexicon.vague_scales.get(words.at(after)) if words.joined(after) else None
        if scale_value is not None:
            return Cardinal(at, after + 1, scale_value, None, None, "vague", scaled=True)
        if word == "few":
            return None
        return Cardinal(at, after, lexicon.vague[word], None, None, "vague")
    low = lexicon.vague[word]
    if word in ("tens", "dozens", "hundreds", "thousands") and words.at(after) == "of" and words.joined(after):
        scale = lexicon.vague.get(words.at(after + 1), Decimal(0)) / 2 if words.joined(after + 1) else Decimal(0)
        if scale >= 1000 and scale > low / 2:
            return Cardinal(at, after + 2, low * scale, None, None, "vague", scaled=True)
    return Cardinal(at, after, low, None, None, "vague", scaled=True)


def _article(words: Words, at: int, lexicon: Lexicon) -> Cardinal | None:
    """What starts with "a" or "half": "a hundred", "a dozen", "half a million", "half of". Else "a" itself is one."""
    word = words.lower[at]
    if word == "half" or (word == "a" and words.at(at + 1) == "half"):
        half = at if word == "half" else at + 1
        scale_at = half + 2 if words.at(half + 1) in ("a", "-") else half + 1
        scale = lexicon.scales.get(words.at(scale_at)) if words.joined(scale_at) else None
        if scale is not None:
            return Cardinal(at, scale_at + 1, scale / 2, scale / 2, scale / 2, "words", scaled=True)
        return None
    part = lexicon.fractions.get(words.at(at + 1))
    if part is not None and words.lower[at + 2 : at + 4] == ("of", "a") and words.at(at + 4) in lexicon.scales:
        value = lexicon.scales[words.at(at + 4)] * part / 100  # "a quarter of a million"
        value = value.quantize(Decimal(1))
        return Cardinal(at, at + 5, value, value, value, "words", scaled=True)
    scale = lexicon.scales.get(words.at(at + 1)) if words.joined(at + 1) else None
    if scale is None:
        return Cardinal(at, at + 1, Decimal(1), Decimal(1), Decimal(1), "article")
    end = at + 2
    second = lexicon.scales.get(words.at(end)) if words.joined(end) else None
    if second is not None and second > scale:
        scale, end = scale * second, end + 1
    return Cardinal(at, end, scale, scale, scale, "words", scaled=True)
