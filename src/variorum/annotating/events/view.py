"""One parsed field as the rules for events see it: how far its words are from each other in the parse."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import VERBS, Tree, lists_of

__all__ = ["NOUNS", "VERBS", "View", "view"]

NOUNS = frozenset({"NOUN", "PROPN"})
# What it costs to pass from a word to the word that it hangs on: a clause that opens there is a wall, a noun is none.
_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "parataxis", "csubj"})


@dataclass(frozen=True, slots=True)
class View(Tree):
    """The tokens of a field. All numbers are indices of tokens unless a name says offset."""

    parsed: Parsed

    def token_at(self, offset: int) -> int | None:
        """The token that holds the character at `offset`, or None."""
        at = bisect_right(self.start, offset) - 1
        return at if at >= 0 and offset < self.end[at] else None

    def tokens(self, start: int, end: int) -> range:
        """The tokens that share a character with the stretch from offset `start` to offset `end`."""
        return range(bisect_right(self.end, start), bisect_left(self.start, end))

    def sentence_of(self, offset: int) -> int | None:
        """The number of the sentence that the character at `offset` is in."""
        at = self.token_at(offset)
        return None if at is None else self.sentence[at]

    def root(self, tokens: range) -> int | None:
        """The token of `tokens` that the others hang on; None where there is no token."""
        for token in tokens:
            if self.head[token] not in tokens or self.head[token] == token:
                return token
        return tokens[0] if tokens else None

    def ancestors(self, token: int) -> list[int]:
        """What `token` hangs on, from near to far, without itself."""
        found: list[int] = []
        while self.head[token] != token and len(found) < 60:
            token = self.head[token]
            found.append(token)
        return found

    def distance(self, first: int, second: int) -> float:
        """How far two tokens of one sentence are apart in the parse: steps, where a step out of or into a clause counts
        two, since what stands in another clause is seldom said of this one's event. 99 where nothing joins them."""
        up = dict(self._climb(first))
        for token, cost in self._climb(second):
            if token in up:
                return up[token] + cost
        return 99.0

    def reach(self, token: int, event: int) -> float:
        """How far words at `token` are from being said of the event word at `event`: steps up cost as in `distance`;
        steps down to the event cost double, for what hangs on a verb is seldom said of what hangs two below it."""
        up = dict(self._climb(token))
        for above, cost in self._climb(event):
            if above in up:
                return up[above] + 2.0 * cost
        return 99.0

    def _climb(self, token: int) -> list[tuple[int, float]]:
        """`token` and what it hangs on, each with what it costs to get there."""
        cost, found = 0.0, [(token, 0.0)]
        while self.head[token] != token and len(found) < 60:
            cost += 2.0 if self.dep[token] in _CLAUSES else 1.0
            token = self.head[token]
            found.append((token, cost))
        return found

    def negated(self, token: int) -> bool:
        """Whether a word like "not" or "never" hangs on `token`."""
        return any(
            self.dep[child] == "neg" or self.lower[child] in ("never", "no", "rarely", "hardly")
            for child in self.children[token]
        )

    def subtree(self, token: int) -> list[int]:
        """`token` and all that hangs on it, in order of the text."""
        found, open_ = [], [token]
        while open_:
            at = open_.pop()
            found.append(at)
            open_.extend(self.children[at])
        return sorted(found)

    def quoted(self) -> list[tuple[int, int]]:
        """The stretches (offsets) between quotation marks, sentence by sentence and pair by pair."""
        found: list[tuple[int, int]] = []
        opened = -1
        for token, word in enumerate(self.lower):
            if word in ('"', "``", "''", "\u201c", "\u201d"):
                if opened >= 0 and word != "\u201c":
                    found.append((self.end[opened], self.start[token]))
                    opened = -1
                else:
                    opened = token
        return found


def view(parsed: Parsed) -> View:
    """`parsed` as lists."""
    return View(parsed=parsed, **lists_of(parsed.doc))
