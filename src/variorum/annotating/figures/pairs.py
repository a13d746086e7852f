"""Two numbers that belong together: a range ("20 to 30"), the sides of a vote ("134 to 63"), odds ("3 to 1")."""

from variorum.annotating.figures.numerals import Cardinal, Words
from variorum.annotating.figures.quantity import Signs, written

_RULINGS = frozenset(("ruling", "ruled", "decision", "decided", "vote", "voted", "panel", "court"))


def is_odds(words: Words, number: Cardinal, second: Cardinal) -> bool:
    """Whether two numbers are a ratio: "a 3 to 1 margin", but not "a 2-1 ruling"."""
    near = {*words.lower[max(0, number.first - 4) : number.first], *words.lower[second.end : second.end + 3]}
    return second.low == 1 < number.low and not near & _RULINGS


def is_vote(words: Words, signs: Signs, number: Cardinal, second: Cardinal) -> bool:
    """Whether two numbers without a unit are the sides of a vote: one falls behind the other, or a word of voting is
    near."""
    if number.scaled or second.scaled:
        return False
    near = {*words.lower[max(0, number.first - 8) : number.first], *words.lower[second.end : second.end + 3]}
    if not near & signs.votes:
        return False
    beside = {*words.lower[max(0, number.first - 4) : number.first], *words.lower[second.end : second.end + 2]}
    return second.low <= number.low or bool(beside & signs.votes)


def ranged(number: Cardinal, second: Cardinal) -> Cardinal:
    """From the one to the other; a scale word behind the second is of both: "2 to 3 million"."""
    low = number.low
    if second.scaled and not number.scaled and second.step is not None:
        scale = second.low / written(second)
        low = low * scale if low * scale < second.low else low
    return Cardinal(number.first, second.end, low, second.low, second.step, "range", second.scaled)
