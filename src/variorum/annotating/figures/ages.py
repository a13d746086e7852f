"""Numbers that are ages: "aged 25", "Ms. Reed, 76, said", "under the age of eight"; and whose."""

from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language

# A number between commas behind a common noun is an age from here on: "the judge, 61, said".
FIRST_AGE = 10


class Ages:
    """Finds the ages of one field, from left to right."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.young = frozenset(language.table("figures")["groups"]["words"]["children"]) | {"man", "woman"}
        self.numbers = language.words("figures", "continued.figures")
        self.last = -1  # where the last age ended

    def tells(self, phrase: Phrase, quantity: Quantity) -> bool:
        """Whether the quantity is an age."""
        if quantity.kind != "age" and not self._is(phrase, quantity):
            return False
        self.last = phrase.after
        return True

    def _is(self, phrase: Phrase, quantity: Quantity) -> bool:
        """Whether a bare number is an age: "aged 25", "Ms. Reed, 76, said", "under the age of eight"."""
        if quantity.unit is not None or quantity.scaled or quantity.kind not in ("digits", "words", "range"):
            return False
        value = quantity.low if quantity.low is not None else quantity.high
        if value is None or not 0 < value <= 120 or quantity.step != 1:
            return False
        lower, tags = self.tokens.lower, self.tokens.tags
        before = lower[phrase.first - 1] if phrase.first else ""
        if before in ("and", ",") and self.last == phrase.first - 1:
            return True  # "aged 24 and 31"
        if before == "of" and phrase.noun is None and phrase.first > 1 and lower[phrase.first - 2] in self.young:
            return True  # "a girl of eight"
        if before in ("aged", "ages", "age") or (
            before == "of" and phrase.first > 1 and lower[phrase.first - 2] in ("age", "ages")
        ):
            return True
        after = lower[phrase.after] if phrase.after < len(lower) else ""
        return (
            quantity.kind == "digits"
            and not quantity.qualified
            and before == ","
            and after in (",", ".", ")")
            and phrase.first > 1
            and (tags[phrase.first - 2] == "NNP" or (tags[phrase.first - 2] == "NN" and value >= FIRST_AGE))
            and lower[phrase.first - 2] not in self.numbers  # "the same number, 37, was counted by"
            and value > 4
        )

    def of(self, phrase: Phrase) -> str | None:
        """Whose age it is, where a name stands right beside it: "Ann Reed, 76,", "the 76-year-old Reed", "her
        6-year-old son, James,"."""
        tokens = self.tokens
        at = phrase.first - 2
        if at >= 0 and tokens.lower[phrase.first - 1] == "," and tokens.tags[at] == "NNP":
            start = at
            while start > 0 and tokens.tags[start - 1] == "NNP":
                start -= 1
            return str(tokens.doc[start : at + 1].text)
        start = phrase.after
        apposed = tokens.tags[start : start + 2] == ["NN", ","]
        start += 2 * apposed
        end = start
        while end < tokens.sentence[phrase.first][1] and tokens.tags[end] == "NNP":
            end += 1
        closed = not apposed or tokens.lower[end : end + 1] == [","]
        return str(tokens.doc[start:end].text) if end > start and closed else None
