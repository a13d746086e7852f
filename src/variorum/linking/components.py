"""Pairs -> groups, where being linked is enough: copies of one text, variants of the same words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

PAIRED = 8  # up to so many members of a block are paired all with all, beyond with the first and the next only


def block_pairs(members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of the members of one block, the earlier first: few enough that their number grows with the members."""
    if len(members) <= PAIRED:
        for at, first in enumerate(members):
            for other in members[at + 1 :]:
                yield first, other
        return
    for before, other in pairwise(members):
        yield before, other
        if before != members[0]:
            yield members[0], other


def components(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The connected components of two or more among 0 to `size` - 1, each in order, in order of their first."""
    parent = list(range(size))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for first, other in pairs:
        one, two = sorted((root(first), root(other)))
        parent[two] = one
    together: dict[int, list[int]] = {}
    for at in range(size):
        together.setdefault(root(at), []).append(at)
    return [members for members in together.values() if len(members) > 1]
