"""Figures without a noun that go on with one told before: "organisers counted 2,000; police counted 500"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.figures.phrases import Phrase, Tokens, people
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

_NOUNS = ("NNS", "NNPS")
_VERBS = ("VBN", "VBD")
# Tokens before a figure in which "the number" stands: "the number of customers whose data had been stolen to".
_REACH = 12
# How many times each other two figures of one thing may be: what is further apart is of two.
_FAR = 20
_PRONOUNS = frozenset(("it", "them", "that", "this"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a figure before is of: its slot, unit, `of` and trigger, its value, and where it stands."""

    slot: str
    unit: str | None
    of: str | None
    trigger: int | None
    value: float
    at: int


class Continued:
    """Finds what such figures are of."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.people = people(language)
        self.counting = language.words("figures", "continued.counting")
        self.figures = language.words("figures", "continued.figures")
        self.links = language.words("figures", "continued.links")
        self.ends = language.words("figures", "continued.ends")
        self.valuing = language.words("figures", "valuing.verbs")

    def of(self, phrase: Phrase, quantity: Quantity, told: Sequence[Told]) -> Told | None:
        """What the figure is of, as another figure told shortly before is; None where nothing says that it is."""
        if quantity.kind not in ("digits", "words", "range") or quantity.unit is not None or phrase.hyphen:
            return None
        if phrase.noun is not None or phrase.partitive or phrase.others or not self._ends(phrase.after):
            return None
        start = self.tokens.sentence[phrase.first][0]
        before = self.tokens.lower[max(start, phrase.first - _REACH) : phrase.first]
        first = phrase.first - len(before)
        number = max((k for k, word in enumerate(before) if word in self.figures), default=None)
        if number is not None and before and before[-1] in self.links:
            own = self._counted(first + number, phrase.first)
            if own is not None:
                return own
            if before[number + 1 : number + 2] == ["of"]:
                return None
        elif not self._counts(before):
            return None
        return self._last(phrase, quantity, told)

    def _ends(self, at: int) -> bool:
        """Whether a clause, or a phrase of it, ends before token `at`."""
        return at >= len(self.tokens.lower) or self.tokens.lower[at] in self.ends

    def _counts(self, before: Sequence[str]) -> bool:
        """Whether the words before a figure count: "counted", "spoke of", "put it at", "there were"."""
        if before[-1:] and before[-1] in self.counting:
            return True
        pair = " ".join(before[-2:])
        return pair in self.counting or (before[-1:] == ["at"] and bool(_PRONOUNS & set(before[-3:-1])))

    def _counted(self, number: int, end: int) -> Told | None:
        """The thing counted in "the number of inmates at", with what befell it, where a clause tells."""
        lower, tags = self.tokens.lower, self.tokens.tags
        if lower[number + 1 : number + 2] != ["of"]:
            return None
        noun = next((k for k in range(number + 2, min(end, number + 6)) if tags[k] in _NOUNS), None)
        if noun is None:
            return None
        verb = next((k for k in range(end - 1, noun, -1) if tags[k] in _VERBS and lower[k] != "been"), None)
        if verb is not None and lower[verb] in self.people.states:
            return None  # "the number of soldiers killed in the war": a toll, of whatever time
        of = str(self.tokens.doc[number + 2 : noun + 1].text) + (f" {lower[verb]}" if verb is not None else "")
        return Told(f"count:{lower[noun]}", lower[noun], of, verb, 0.0, number)

    def _last(self, phrase: Phrase, quantity: Quantity, told: Sequence[Told]) -> Told | None:
        """The figure told last, in this sentence or the one before, that counts people or things, and is near it."""
        start = self.tokens.sentence[phrase.first][0]
        earliest = self.tokens.sentence[start - 1][0] if start else 0
        value = float(quantity.low if quantity.low is not None else quantity.high or 0)
        for each in reversed(told):
            if each.at < earliest:
                return None
            if each.unit == "people" or each.slot.startswith("count:"):
                low, high = sorted((each.value, value))
                return each if high <= _FAR * low else None
        return None
