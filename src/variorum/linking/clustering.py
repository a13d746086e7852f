"""Pairs with weights -> clusters: greedy average linkage over the pairs that were scored.

Average linkage keeps one strong but wrong pair from chaining two clusters together, which connected components would
do (Day, Edelsbrunner 1984 describe the family of methods). Only scored pairs count: the rest were never compared.
"""

import heapq
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)
Pair = tuple[int, int]


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
    members: dict[int, list[int]] = {at: [at] for at in range(len(items))}
    holds: dict[int, set[Hashable]] = {
        at: {apart[item]} if apart is not None and item in apart else set() for at, item in enumerate(items)
    }
    between: dict[int, dict[int, tuple[float, int]]] = {at: {} for at in range(len(items))}
    for (first, second), weight in weights.items():
        a, b = number[first], number[second]
        if a != b:
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
    return [
        [items[at] for at in sorted(members[root])] for root in sorted(members, key=lambda root: min(members[root]))
    ]


def _join(
    a: int,
    b: int,
    members: dict[int, list[int]],
    holds: dict[int, set[Hashable]],
    between: dict[int, dict[int, tuple[float, int]]],
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
