"""What is read of a number in a text: the quantity with its bounds, and the words that may stand around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from variorum.annotating.figures.numerals import Cardinal
from variorum.annotating.language import Language

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its qualifier, over the words `first` up to `end` and the characters `start` to `stop`."""

    first: int
    end: int
    start: int
    stop: int
    low: Decimal | None
    high: Decimal | None
    about: str | None
    step: Decimal | None
    unit: str | None  # USD, percent, years (ages) ...; None where the words after it tell
    kind: str  # digits, words, range, vague, fraction, article ("a"), none ("no"), age, ordinal, votes
    qualified: bool
    scaled: bool
    old: bool = False  # the first of "rose from 43 to 70"


@dataclass(frozen=True, slots=True)
class Signs:
    """What may stand around a number, from the lexicon."""

    qualifiers: Mapping[str, str]
    not_about: frozenset[str]
    suffixes: Mapping[str, str]
    currency_before: Mapping[str, str]
    currency_letters: Mapping[str, str]  # before a large number, glued to it
    currency_after: Mapping[str, str]
    currency_scaled: Mapping[str, str]  # behind a scale word only
    percent: frozenset[str]
    votes: frozenset[str]
    changes: frozenset[str]
    spans: frozenset[str]  # units of time
    lasting: frozenset[str]  # before "over two years": more than that


@cache
def signs(language: Language) -> Signs:
    """The qualifiers and units around numbers in `language`."""
    table = language.table("figures")
    return Signs(
        qualifiers={words: kind for kind, each in table["qualifiers"].items() if kind != "not_about" for words in each},
        not_about=language.words("figures", "qualifiers.not_about"),
        suffixes={words: kind for kind, each in table["suffixes"].items() for words in each},
        currency_before=table["currency_before"],
        currency_letters=table["currency_letters"],
        currency_after=table["currency_after"],
        currency_scaled=table["currency_scaled"],
        percent=language.words("figures", "percent.words"),
        votes=language.words("figures", "votes.words"),
        changes=language.words("figures", "toll.changes"),
        spans=language.words("figures", "spread.units"),
        lasting=language.words("figures", "spread.lasting"),
    )


def written(number: Cardinal) -> Decimal:
    """The number without its scale: 22 of "22 million"."""
    value, step = number.low, number.step or ONE
    scale = ONE
    for power in (12, 9, 6, 3):
        if step >= Decimal(10) ** (power - 3) and value >= Decimal(10) ** power:
            scale = Decimal(10) ** power
            break
    return value / scale


def plain(value: Decimal | None) -> Decimal | None:
    """The value without zeros after the point: 8.2 million is 8200000."""
    if value is None:
        return None
    return value.quantize(ONE) if value == value.to_integral_value() else value.normalize()
