"""How much speaks for two events of different articles being one: the level of each comparison, and what it weighs.

The weights are in the manner of Fellegi and Sunter (1969): what agrees adds, what excludes itself subtracts. They stand
in `event_model.json`, each with how it came about; rerun `stories` and `affairs` after changing one.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from variorum.linking.event_comparisons import At
from variorum.linking.event_features import Features
from variorum.linking.event_levels import levels
from variorum.linking.event_model import event_weights
from variorum.linking.event_pile import Pile


class Weight(NamedTuple):
    """What speaks for a pair, summed and rounded to three decimals, and the levels that it is made of."""

    total: float
    levels: Sequence[At]

    @property
    def reason(self) -> str:
        """The levels in words, each with what it adds."""
        parts = zip(_weights(self.levels), (each.words for each in self.levels), strict=True)
        return "; ".join(f"{words} ({weight:+.1f})" for weight, words in parts if words and round(weight, 1))


def weigh(first: Features, second: Features, known: Pile, like: float | None = None) -> Weight:
    """What speaks for the pair being one event. Symmetric but for the words. `like`: the cosine of their words, where
    it is known already."""
    found = levels(first, second, known, like)
    return Weight(round(math.fsum(_weights(found)), 3), found)


def _weights(found: Iterable[At]) -> list[float]:
    weights = event_weights()
    return [weights[comparison][level] * amount for comparison, level, amount, _ in found]
