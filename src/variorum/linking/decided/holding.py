"""Clusters that keep what the reader decided: pairs that must be one, and pairs that must not.

Clustering under constraints (Wagstaff and others 2001; Davidson, Ravi 2005 for trees of clusters), in this way:

1. What must be apart is closed over what must be one: a = b and b ≠ c make a ≠ c.
2. Clusters are made as without decisions, but no two are joined that hold a pair that must be apart: however strong a
   chain of others is, it cannot lead around a decision.
3. Then clusters are joined, whole, that hold a pair that must be one. So "same" of two events makes one of all their
   tellings, those of one article, too, and touches nothing else.
4. Where step 3 would bring together what must be apart (a = b; c beside a and d beside b by weights only; c ≠ d), the
   last of the ties by weight between c and d is cut, too, and it begins again at 2. Each round cuts a tie that no round
   before did, so that it ends, with every decision kept.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from variorum.linking.decided.verdicts import Verdicts

Pair = tuple[str, str]
Groups = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Held:
    """The clusters, before those were joined that the reader calls one, and after; what was kept apart."""

    before: Groups
    after: Groups
    apart: frozenset[Pair]

    @cached_property
    def _before(self) -> dict[str, int]:
        return _numbered(self.before)

    @cached_property
    def _after(self) -> dict[str, int]:
        return _numbered(self.after)

    @cached_property
    def _parted(self) -> frozenset[tuple[int, int]]:
        return frozenset(
            (self._after[a], self._after[b]) for one, two in self.apart for a, b in ((one, two), (two, one))
        )

    def joined(self, first: str, second: str) -> bool:
        """Whether the two are one only by a decision."""
        return self._after[first] == self._after[second] and self._before[first] != self._before[second]

    def parted(self, first: str, second: str) -> bool:
        """Whether a decision keeps the two, or those that they are one with, apart."""
        return (self._after[first], self._after[second]) in self._parted


def hold(cluster: Callable[[frozenset[Pair]], Groups], verdicts: Verdicts) -> Held:
    """The clusters that keep `verdicts`. `cluster` gives the clusters of all items that keep the pairs given apart."""
    if not verdicts:
        found = cluster(frozenset())
        return Held(found, found, frozenset())
    units = components(each.pair for each in verdicts.same)
    apart = closed((each.pair for each in verdicts.apart), units)
    while True:
        before = cluster(apart)
        after = _joined(before, units)
        tie = _broken(before, after, units, apart)
        if tie is None:
            return Held(before, after, apart)
        apart = apart | closed([tie], units)


def components(pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """For each item of `pairs` all that pairs lead to, in order."""
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        beside[first].add(second)
        beside[second].add(first)
    found: dict[str, tuple[str, ...]] = {}
    for item in sorted(beside):
        if item not in found:
            reached, waiting = {item}, [item]
            while waiting:
                new = beside[waiting.pop()] - reached
                reached |= new
                waiting.extend(new)
            found.update(dict.fromkeys(reached, tuple(sorted(reached))))
    return found


def closed(pairs: Iterable[Pair], units: Mapping[str, tuple[str, ...]]) -> frozenset[Pair]:
    """Each pair, and all that it means for what is one with either."""
    return frozenset(
        (a, b) if a <= b else (b, a)
        for first, second in pairs
        for a, b in product(units.get(first, (first,)), units.get(second, (second,)))
    )


def _numbered(groups: Groups) -> dict[str, int]:
    return {item: number for number, group in enumerate(groups) for item in group}


def _joined(groups: Groups, units: Mapping[str, tuple[str, ...]]) -> Groups:
    """The groups with those made one that share a unit, in the order of their first."""
    number = {item: str(at) for at, group in enumerate(groups) for item in group}
    together = components((number[unit[0]], number[item]) for unit in units.values() for item in unit)
    done: set[int] = set()
    found: list[Sequence[str]] = []
    for at, group in enumerate(groups):
        if at not in done:
            others = sorted(map(int, together.get(str(at), ())))
            done.update(others)
            found.append([item for each in others for item in groups[each]] if len(others) > 1 else group)
    return found


def _broken(before: Groups, after: Groups, units: Mapping[str, tuple[str, ...]], apart: frozenset[Pair]) -> Pair | None:
    """A tie by weight to be cut, where joining brought together a pair that must be apart; None where it did not."""
    number = _numbered(after)
    pair = next((pair for pair in sorted(apart) if number[pair[0]] == number[pair[1]]), None)
    if pair is None:
        return None
    # The shortest way from the one to the other: by clusters (ties by weight), and by units (decisions).
    group_of = {item: group for group in before for item in group}
    waiting = deque(units.get(pair[0], (pair[0],)))
    reached, goal = set(waiting), frozenset(units.get(pair[1], (pair[1],)))
    while waiting:
        item = waiting.popleft()
        for other in sorted(group_of[item]):
            if other in goal:
                return item, other
            for beside in units.get(other, (other,)):
                if beside not in reached:
                    reached.add(beside)
                    waiting.append(beside)
    raise AssertionError(f"{pair} are one, and nothing makes them so")
