"""Figures given before the ones that hold now: "a week ago it had spoken of 400", "initially reported 12"."""

from variorum.annotating.figures.phrases import Phrase, Tokens
from variorum.annotating.language import Language

# Tokens before a figure in which the verb stands that gave it, and before or behind that verb the word for when.
_REACH, _BESIDE = 8, 4


class Earlier:
    """Tells such figures. Where only the time of saying is told ("said earlier on Monday"), the verb must be a
    pluperfect: else nobody has given another figure since."""

    def __init__(self, tokens: Tokens, language: Language) -> None:
        self.tokens = tokens
        self.verbs = language.words("figures", "earlier.verbs")
        self.surely = language.words("figures", "earlier.surely")
        self.perhaps = language.words("figures", "earlier.perhaps")
        self.perfect = language.words("figures", "earlier.perfect")
        self.ends = language.words("figures", "earlier.ends")
        self.behind = language.words("figures", "earlier.behind")
        self.holding = language.words("figures", "earlier.holding")
        self.days = language.words("times", "weekdays.full") | {"yesterday"}
        self.spoke = language.words("figures", "earlier.spoke")
        self.given_up = language.words("figures", "earlier.given_up")
        self.figures = (
            language.words("figures", "toll.figures") | language.words("figures", "toll.words") | {"estimate"}
        )

    def tells(self, phrase: Phrase) -> bool:
        """Whether the figure is told as an earlier one."""
        lower, start = self.tokens.lower, self.tokens.sentence[phrase.first][0]
        if " ".join(lower[phrase.end : phrase.end + 2]) in self.behind:
            return True  # "more than the 70 first thought"
        before = lower[max(start, phrase.first - _BESIDE - 1) : phrase.first]
        if before[-1:] == ["of"] and not self.given_up.isdisjoint(before) and not self.figures.isdisjoint(before):
            return True  # "correcting her figure of 86"
        if self._is_held_no_longer(start, phrase.first):
            return True
        for at in range(phrase.first - 1, max(start, phrase.first - _REACH) - 1, -1):
            if lower[at] in self.ends:
                return False
            if lower[at] in self.verbs:
                around = lower[max(start, at - _BESIDE) : min(at + 1 + _BESIDE, phrase.first)]
                pluperfect = not self.perfect.isdisjoint(lower[max(start, at - _BESIDE) : at])
                pairs = {" ".join(around[k : k + 2]) for k in range(len(around) - 1)}
                if lower[at] in self.spoke and "ago" in around:
                    return True  # "a week ago he spoke of 130"
                return not self.surely.isdisjoint((*around, *pairs)) or (
                    pluperfect and not (self.perhaps | self.days).isdisjoint(around)
                )
        return False

    def _is_held_no_longer(self, start: int, first: int) -> bool:
        """ "It no longer says that 40 died"."""
        lower = self.tokens.lower
        return any(
            lower[at] in self.holding and lower[at - 2 : at] == ["no", "longer"]
            for at in range(max(start + 2, first - _BESIDE), first)
        )
