"""Pairs with weights -> clusters: greedy average linkage over the pairs that were scored.

Average linkage keeps one strong but wrong pair from chaining two clusters together, which connected components would
do (Day, Edelsbrunner 1984 describe the family of methods). Only scored pairs count: the rest were never compared.
Clusters that are joined have a pair at the threshold or above between them: so each connected component of such pairs
is clustered by itself, and a large pile costs no more than its parts.
"""

import heapq
from array import array
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

import numpy as np

from variorum.linking.components import components

Item = TypeVar("Item", bound=Hashable)
Near = dict[int, dict[int, tuple[float, int]]]
"""For each cluster its neighbours, with the sum and the number of the weights between the two."""

# Pairs whose numbers are made objects at once.
_AT_ONCE = 100_000


class Pairs:
    """Weights of pairs of items that are known by number, in three columns: millions fit into memory."""

    def __init__(self) -> None:
        self.first = array("I")
        self.second = array("I")
        self.weight = array("d")

    def add(self, first: int, second: int, weight: float) -> None:
        """Adds a pair; no pair may be added twice."""
        self.first.append(first)
        self.second.append(second)
        self.weight.append(weight)

    def __iter__(self) -> Iterator[tuple[int, int, float]]:
        return zip(self.first, self.second, self.weight, strict=True)

    def sorted(self) -> Iterator[tuple[int, int, float]]:
        """The pairs by their numbers."""
        order = np.lexsort((np.frombuffer(self.second, np.uint32), np.frombuffer(self.first, np.uint32)))
        for start in range(0, len(order), _AT_ONCE):
            for at in order[start : start + _AT_ONCE].tolist():
                yield self.first[at], self.second[at], self.weight[at]


def clusters(
    items: Sequence[Item],
    weights: Mapping[tuple[Item, Item], float],
    threshold: float,
    apart: Mapping[Item, Hashable] | None = None,
) -> list[list[Item]]:
    """The items in clusters, each in the order of `items`, clusters in the order of their first item.

    Two clusters are joined, heaviest pair first, while the mean weight of the scored pairs between them is at least
    `threshold`. Two items with the same value in `apart` are never joined. The outcome depends on the order of `items`
    only among equal weights, so give them in an order of content.
    """
    number = {item: at for at, item in enumerate(items)}
    pairs = Pairs()
    for (one, two), weight in weights.items():
        if one != two:
            pairs.add(number[one], number[two], weight)
    held = None if apart is None else [apart.get(item, at) for at, item in enumerate(items)]
    return [[items[at] for at in members] for members in numbered_clusters(len(items), pairs, threshold, held)]


def numbered_clusters(
    count: int,
    pairs: Pairs,
    threshold: float,
    apart: Sequence[Hashable] | None = None,
    never: Iterable[tuple[int, int]] = (),
) -> list[list[int]]:
    """As `clusters`, of the items 0 to `count` - 1; `apart` has a value for each of them. Two items of a pair of
    `never` come into one cluster by no chain of others."""
    kept: dict[int, set[Hashable]] = {}
    for number, pair in enumerate(never):
        for item in pair:
            kept.setdefault(item, set()).add(("never", number))
    weights = np.frombuffer(pairs.weight, np.float64)
    first, second = np.frombuffer(pairs.first, np.uint32), np.frombuffer(pairs.second, np.uint32)
    strong = weights >= threshold
    together = components(count, zip(first[strong].tolist(), second[strong].tolist(), strict=True))
    label = np.full(count, -1, np.int64)
    for number, members in enumerate(together):
        label[members] = number
    inside = np.flatnonzero((label[first] >= 0) & (label[first] == label[second]))
    inside = inside[np.argsort(label[first[inside]], kind="stable")]
    ends = np.cumsum(np.bincount(label[first[inside]], minlength=len(together))).tolist()
    found = [[at] for at in np.flatnonzero(label < 0).tolist()]
    start = 0
    for members, end in zip(together, ends, strict=True):
        own = inside[start:end]
        rows = zip(first[own].tolist(), second[own].tolist(), weights[own].tolist(), strict=True)
        found.extend(_linked(members, rows, threshold, apart, kept))
        start = end
    return sorted(found)


def _linked(
    items: Sequence[int],
    pairs: Iterable[tuple[int, int, float]],
    threshold: float,
    apart: Sequence[Hashable] | None,
    kept: Mapping[int, set[Hashable]],
) -> list[list[int]]:
    """The clusters of one connected component."""
    members = {at: [at] for at in items}
    holds: dict[int, set[Hashable]] = {at: {apart[at]} if apart is not None else set() for at in items}
    for at in items if kept else ():
        holds[at] |= kept.get(at, set())
    between: Near = {at: {} for at in items}
    for a, b, weight in pairs:
        between[a][b] = between[b][a] = (weight, 1)
    heap = [
        (-total, a, b)
        for a, others in between.items()
        for b, (total, _) in others.items()
        if a < b and total >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        negative, a, b = heapq.heappop(heap)
        if a not in members or b not in members or b not in between[a]:
            continue
        total, count = between[a][b]
        mean = round(total / count, 6)
        if mean < threshold or holds[a] & holds[b]:
            continue
        if -negative != mean:  # joined with something since: wait for its turn
            heapq.heappush(heap, (-mean, a, b))
            continue
        for other, mean in _join(a, b, members, holds, between):
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return [sorted(each) for each in members.values()]


def _join(
    a: int, b: int, members: dict[int, list[int]], holds: dict[int, set[Hashable]], between: Near
) -> Iterable[tuple[int, float]]:
    """Puts cluster `b` into `a`; yields each neighbour of the two with its mean weight to the joined cluster."""
    members[a] += members.pop(b)
    holds[a] |= holds.pop(b)
    del between[a][b]
    gone = between.pop(b)
    del gone[a]
    for other, (total, count) in gone.items():
        del between[other][b]
        kept_total, kept_count = between[a].get(other, (0.0, 0))
        between[a][other] = between[other][a] = (kept_total + total, kept_count + count)
    return [(other, round(total / count, 6)) for other, (total, count) in between[a].items()]
