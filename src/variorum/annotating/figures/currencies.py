"""The signs and codes of currencies that stand before a number."""

from variorum.annotating.figures.numerals import Cardinal, Words
from variorum.annotating.figures.quantity import Signs

_LARGE = 1000  # from which on a letter glued to a number is taken for a currency


def currency_before(words: Words, signs: Signs, at: int) -> tuple[int, str] | None:
    """The first word and the code of a currency that stands before the number at `at`."""
    w, table = words, signs.currency_before
    if at < 1 or not w.joined(at):
        return None
    sign = w.lower[at - 1]
    if sign not in table:
        return None
    if at > 1 and w.glued(at - 1) and w.lower[at - 2] + sign in table:
        return at - 2, table[w.lower[at - 2] + sign]
    if sign == "rs" and not w.capital[at - 1]:
        return None
    return at - 1, table[sign]


def currency_letter(words: Words, signs: Signs, at: int, number: Cardinal) -> tuple[int, str] | None:
    """The same where one letter is glued to a large number: "R6.1 million"."""
    code = signs.currency_letters.get(words.lower[at - 1]) if at and words.glued(at) else None
    if code is None or number.low < _LARGE or not words.capital[at - 1] or words.glued(at - 1):
        return None
    return at - 1, code
