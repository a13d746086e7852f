"""The time that a total covers: "more than 400,000 dead since 2011", "killed in the six-year war"."""

from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.language import Language

_VAGUE = frozenset(("days", "weeks", "months", "years"))
_SPANS = frozenset(("years", "year", "months", "month", "weeks", "decade", "decades"))
# A war that "has killed" stands this many tokens before its verb at most.
_SUBJECT = 8
_PERFECT = frozenset(("has", "have", "had", "which", "that"))
# How far behind the figure the words of its period may stand, in tokens.
_REACH = 22


def period(tokens: Tokens, phrase: Phrase, trigger: int, language: Language) -> str | None:
    """The period of the total that `phrase` gives, as EDTF where it is simple ("2011/.."), else its words; or None."""
    first, end = tokens.sentence[phrase.first]
    start = max(first, min(trigger, phrase.first) - _SUBJECT)
    wars = language.words("figures", "period.wars")
    starts = language.words("figures", "period.starts")
    for at in range(start, min(end, max(trigger, phrase.end) + _REACH)):
        low = tokens.lower[at]
        if low == "since" and "JJS" in tokens.tags[max(first, at - 4) : at]:
            continue  # "the deadliest since 2005"
        if low == "since":
            return _since(tokens, at, end, starts | wars, language)
        if low in ("in", "during", "over", "throughout"):
            words = tokens.lower[at + 1 : min(end, at + 6)]
            bare = words[1:] if words[:1] == ["the"] else words
            if bare[:1] in (["past"], ["last"]) and len(words) > len(bare) and set(bare[1:]) & _SPANS:
                return _words(tokens, at, end, _SPANS)
            vague = bare[:1] == ["recent"] or (bare[:1] in (["past"], ["last"]) and set(bare[1:2]) & {"few", "several"})
            if vague and set(bare[1:4]) & _VAGUE:
                return _words(tokens, at, end, _VAGUE)  # "in recent days", "over the past few days"
        if low in ("in", "during", "throughout", "from") and (at > phrase.first) != (low == "from"):
            near = _noun(tokens, at + 1, end)
            if near is not None and tokens.lower[near] in wars:
                return _slice(tokens, at + 1, near + 1)
        if low in wars and at < trigger and at > 0 and any(w in _PERFECT for w in tokens.lower[at + 1 : trigger]):
            return _slice(tokens, max(first, at - _before(tokens, at, first)), at + 1)  # "the six-year war has killed"
        if low == "so" and tokens.lower[at + 1 : at + 4] == ["far", "this", "year"]:
            return "so far this year"
    return None


def _before(tokens: Tokens, noun: int, first: int) -> int:
    """How many words before `noun` belong to its name: "the six-year war"."""
    count = 0
    while (
        noun - count > first
        and tokens.tags[noun - count - 1] in ("JJ", "CD", "HYPH", "NN", "NNP", "POS", "DT")
        and count < 5
    ):
        count += 1
    return count


def _noun(tokens: Tokens, at: int, end: int) -> int | None:
    """The last noun of the phrase that starts at `at`."""
    found = None
    for k in range(at, min(end, at + 8)):
        if tokens.tags[k] in ("NN", "NNS"):
            found = k
        elif tokens.tags[k] not in ("DT", "JJ", "HYPH", "CD", "NNP", "POS", "PRP$"):
            break
    return found


def _since(tokens: Tokens, at: int, end: int, starts: frozenset[str], language: Language) -> str | None:
    words = tokens.lower[at + 1 : min(end, at + 5)]
    for count, word in enumerate(words):
        if len(word) == 4 and word.isascii() and word.isdecimal() and word[:2] in ("18", "19", "20"):
            month = _month(words[count - 1], language) if count else None
            return f"{word}-{month:02}/.." if month else f"{word}/.."
    for count, word in enumerate(words[:3]):
        if _month(word, language) is not None:
            return _slice(tokens, at, at + count + 2)  # "since mid-February"
    near = set(tokens.lower[at + 1 : min(end, at + 10)])
    if not near & starts:
        return None
    last = at + 1
    while (
        last < end - 1 and last < at + 10 and tokens.lower[last] not in starts and tokens.tags[last] not in (",", ".")
    ):
        last += 1
    return _slice(tokens, at, last + 1)


def _month(word: str, language: Language) -> int | None:
    months: list[str] = language.table("figures")["dates"]["months"]
    return months.index(word) % 12 + 1 if word in months[:12] else None


def _words(tokens: Tokens, at: int, end: int, last: frozenset[str]) -> str:
    k = at + 1
    while k < end - 1 and tokens.lower[k] not in last:
        k += 1
    return _slice(tokens, at, k + 1)


def _slice(tokens: Tokens, start: int, end: int) -> str:
    return str(tokens.doc[start:end].text)
