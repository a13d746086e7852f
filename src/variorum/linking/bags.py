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


def counted(words: Iterable[str]) -> array[int]:
    """The words of one text: their checksums in order, then how often each occurs."""
    return summed(map(checksum, words))


def summed(sums: Iterable[int]) -> array[int]:
    """As `counted`, of words as checksums."""
    counts = sorted(Counter(sums).items())
    return array("I", [word for word, _ in counts] + [count for _, count in counts])


@lru_cache(maxsize=65536)
def checksum(word: str) -> int:
    """A word as 32 bits."""
    return zlib.crc32(word.encode("utf-8", "replace"))


def bags(texts: Sequence[array[int]]) -> list[Bag]:
    """A bag for each text (as `counted` gives them): term frequency, damped, times inverse document frequency."""
    seen = Counter(word for text in texts for word in text[: len(text) // 2])
    limit = max(FEWEST, COMMON_SHARE * len(texts))
    rarity = {word: math.log((1 + len(texts)) / count) for word, count in seen.items() if count <= limit}
    return [bag(text, rarity) for text in texts]


def bag(text: array[int], rarity: Mapping[int, float]) -> Bag:
    """The bag of one text (as `counted` gives it), its words weighted by `rarity`; others are left out."""
    half = len(text) // 2
    kept = [
        (word, (1 + math.log(count)) * rarity[word])
        for word, count in zip(text[:half], text[half:], strict=True)
        if rarity.get(word)
    ]
    length = math.sqrt(math.fsum(weight * weight for _, weight in kept)) or 1.0
    return Bag(array("I", [word for word, _ in kept]), array("d", [weight / length for _, weight in kept]))


def cosine(first: Mapping[int, float], second: Bag) -> float:
    """How alike two bags are, 0 to 1; `first` as a mapping (`Bag.mapping`), since one is compared with many. The same
    to the last bit whichever comes first."""
    shared = first.keys() & second.words
    return math.fsum([first[word] * second.weights[bisect_left(second.words, word)] for word in shared])
