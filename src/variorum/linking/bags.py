"""Words of short texts, weighted by how rare they are in the pile, and how alike two such bags are."""

from __future__ import annotations

import math
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

# Words that tell nothing apart: those of more than half of the texts, in a pile of twenty or more.
COMMON_SHARE, FEWEST = 0.5, 10.0


@dataclass(frozen=True, slots=True)
class Bag:
    """Words as checksums of 32 bits, in order, each with its weight; the weights' length is one, or there are none.
    Two columns take a fifth of the memory of a dictionary."""

    words: array[int]
    weights: array[float]

    def rarest(self, most: int) -> list[int]:
        """The words of most weight, at most so many."""
        ranked = sorted(zip(self.weights, self.words, strict=True), key=lambda each: (-each[0], each[1]))
        return [word for _, word in ranked[:most]]

    def mapping(self) -> dict[int, float]:
        """The weight of each word."""
        return dict(zip(self.words, self.weights, strict=True))


class Cosines:
    """How alike one of many bags is to others of them: as `cosine` but for the last bits, in a twentieth of the time.

    All bags stand one after the other in two columns; the weights of the one that is asked for are laid out by word, so
    that those of the others' words are looked up all at once.
    """

    def __init__(self, bags: Iterable[Bag]) -> None:
        words, weights, sizes = array("I"), array("d"), array("q")
        for each in bags:
            words += each.words
            weights += each.weights
            sizes.append(len(each.words))
        known, places = np.unique(np.frombuffer(words, np.uint32), return_inverse=True)
        self._words = places.astype(np.int32)
        self._weights = np.frombuffer(weights, np.float64)
        self._sizes = np.frombuffer(sizes, np.int64)
        self._starts = np.cumsum(self._sizes) - self._sizes
        self._laid_out = np.zeros(len(known))

    def of(self, one: int, others: Sequence[int]) -> list[float]:
        """How alike bag `one` is to each of `others`, 0 to 1. The same to the last bit whichever comes first."""
        start, among = self._starts[one], np.asarray(others, np.int64)
        own = slice(start, start + self._sizes[one])
        sizes = self._sizes[among]
        ends = np.cumsum(sizes)
        entries = np.arange(ends[-1] if len(ends) else 0) + np.repeat(self._starts[among] - ends + sizes, sizes)
        self._laid_out[self._words[own]] = self._weights[own]
        products = self._laid_out[self._words[entries]] * self._weights[entries]
        self._laid_out[self._words[own]] = 0.0
        # One after the other, in the order of the words: the sum does not depend on the machine.
        found: list[float] = np.bincount(np.repeat(np.arange(len(among)), sizes), products, len(among)).tolist()
        return found


def counted(words: Iterable[str]) -> array[int]:
    """The words of one text: their checksums in order, then how often each occurs."""
    counts = sorted(Counter(map(checksum, words)).items())
    return array("I", [word for word, _ in counts] + [count for _, count in counts])


def summed(sums: array[int]) -> array[int]:
    """As `counted`, of words as checksums."""
    words, counts = np.unique(np.frombuffer(sums, np.uint32), return_counts=True)
    return array("I", words.tobytes() + counts.astype(np.uint32).tobytes())


@lru_cache(maxsize=65536)
def checksum(word: str) -> int:
    """A word as 32 bits."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def bags(texts: Sequence[array[int]]) -> list[Bag]:
    """A bag for each text (as `counted` gives them): term frequency, damped, times inverse document frequency."""
    limit = max(FEWEST, COMMON_SHARE * len(texts))
    seen = array("I")
    for text in texts:
        seen += text[: len(text) // 2]
    return weighted(texts, seen, 1 + len(texts), limit)


def weighted(texts: Iterable[array[int]], seen: array[int], among: int, limit: float = math.inf) -> list[Bag]:
    """The bag of each text (as `counted` gives them). A word is worth the more, the fewer of `among` texts have it:
    `seen` has it once for each of them. Those of more than `limit` are left out."""
    known, counts = np.unique(np.frombuffer(seen, np.uint32), return_counts=True)
    # Logarithms one by one, of numbers that recur: numpy's own differ in the last bit from machine to machine.
    different, place = np.unique(counts, return_inverse=True)
    rarity = np.array([math.log(among / each) if each <= limit else 0.0 for each in different.tolist()])[place]
    return [_weighted(text, known, rarity) for text in texts]


def _weighted(text: array[int], known: Any, rarity: Any) -> Bag:
    both = np.frombuffer(text, np.uint32).reshape(2, -1)
    worth = rarity[np.searchsorted(known, both[0])]
    kept = worth > 0
    weights = np.array([_damped(count) for count in both[1][kept].tolist()]) * worth[kept]
    length = math.sqrt(math.fsum((weights * weights).tolist())) or 1.0
    return Bag(array("I", both[0][kept].tobytes()), array("d", (weights / length).tobytes()))


@lru_cache(maxsize=1024)
def _damped(count: int) -> float:
    return 1 + math.log(count)


def cosine(first: Mapping[int, float], second: Bag) -> float:
    """How alike two bags are, 0 to 1; `first` as a mapping (`Bag.mapping`), since one is compared with many. The same
    to the last bit whichever comes first."""
    shared = first.keys() & second.words
    return math.fsum([first[word] * second.weights[bisect_left(second.words, word)] for word in shared])
