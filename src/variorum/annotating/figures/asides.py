"""Figures of people that do not tell what happened: tolls that are only foretold, those of an earlier happening with
which this one is compared, and ages in a list."""

from __future__ import annotations

import re

from variorum.annotating.figures.phrases import Phrase, Tokens, is_people, people
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

# Tokens before a figure in which a verb of change with its helper stands: "could still rise to well above".
_REACH = 7
# Tokens before "since" in which a superlative stands, and behind it in which a clause opens that tells of then.
_RARE, _THEN = 8, 12
OLDEST = 120
_YEAR = re.compile(r"(?:19|20)\d\d")


class Asides:
    """Finds such figures in one field."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.people = people(language)
        self.changes = language.words("figures", "toll.changes") | language.words("figures", "foretold.reaching")
        self.helpers = language.words("figures", "foretold.helpers")
        self.expected = language.words("figures", "foretold.expected")
        self.past = language.words("figures", "foretold.past")
        self.between = language.words("figures", "foretold.between")

    def tells(self, phrase: Phrase, quantity: Quantity) -> bool:
        """Whether the figure is such a one."""
        return (
            self._is_foretold(phrase)
            or self._is_of_then(phrase)
            or self._is_compared(phrase)
            or self._is_ratio(phrase)
            or self._is_age(phrase, quantity)
        )

    def _is_foretold(self, phrase: Phrase) -> bool:
        """ "The toll could rise to 200", "is expected to exceed 200": nobody has counted them."""
        lower, start = self.tokens.lower, self.tokens.sentence[phrase.first][0]
        at = phrase.first - 1
        while at > max(start, phrase.first - _REACH) and lower[at] in self.between:
            at -= 1
        if at <= start or lower[at] not in self.changes:
            return False
        before = at - 1
        while before > start and (self.tokens.tags[before] == "RB" or lower[before] in ("be", "have")):
            before -= 1
        if lower[before] == "to":
            return not self.expected.isdisjoint(lower[max(start, before - 2) : before])
        return lower[before] in self.helpers

    def _is_of_then(self, phrase: Phrase) -> bool:
        """ "The worst flood since 2004, when 54 died": those are of 2004."""
        lower, tags = self.tokens.lower, self.tokens.tags
        start = self.tokens.sentence[phrase.first][0]
        since = next(
            (at for at in range(phrase.first - 1, max(start, phrase.first - _THEN) - 1, -1) if lower[at] == "since"),
            None,
        )
        if since is None or "when" not in lower[since : phrase.first]:
            return False
        rare = range(max(start, since - _RARE), since)
        return any(tags[k] in ("JJS", "RBS") or lower[k] == "first" for k in rare)

    def _is_compared(self, phrase: Phrase) -> bool:
        """ "Fewer than the 40 who died in 2019": with those of another time; but not "than the 40 that police gave"."""
        lower = self.tokens.lower
        if lower[max(0, phrase.first - 2) : phrase.first] != ["than", "the"]:
            return False
        end = self.tokens.sentence[phrase.first][1]
        return lower[phrase.end : phrase.end + 1] in (["who"], ["killed"], ["in"], ["that"]) and any(
            _YEAR.fullmatch(word) or word in self.past for word in lower[phrase.end : min(end, phrase.end + _THEN)]
        )

    def _is_ratio(self, phrase: Phrase) -> bool:
        """ "Of every 100 patients seven died": nobody has counted these."""
        lower, start = self.tokens.lower, self.tokens.sentence[phrase.first][0]
        return lower[max(start, phrase.first - 1) : phrase.first] == ["every"] or (
            lower[start] in ("of", "for") and lower[start + 1 : start + 2] == ["every"]
        )

    def _is_age(self, phrase: Phrase, quantity: Quantity) -> bool:
        """ "Her two sons, 8 and 11, died": bare numbers between commas behind people, one or two of them."""
        lower, first, after = self.tokens.lower, phrase.first, phrase.after
        if quantity.kind != "digits" or quantity.qualified or quantity.unit is not None or not quantity.low:
            return False
        if quantity.low > OLDEST:
            return False
        if lower[first - 1 : first] == ["and"] and self._is_number(first - 2):
            first -= 2
        elif lower[after : after + 1] == ["and"] and self._is_number(after + 1):
            after += 2
        if first < 2 or lower[first - 1] != "," or lower[after : after + 1] not in ([","], ["."], [")"]):
            return False
        return is_people(self.tokens, first - 2, self.people) and self.tokens.tags[first - 2] != "NNP"

    def _is_number(self, at: int) -> bool:
        return 0 <= at < len(self.tokens.lower) and self.tokens.lower[at].isdigit() and len(self.tokens.lower[at]) < 3
