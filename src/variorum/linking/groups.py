"""What linking actors and places shares: groups that grow, the order of the pile, and the rows that say why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from variorum.records import Link, Tables, content_id


class Groups:
    """Items in groups that grow by joining; the first item of a group, in the order given, stands for it."""

    def __init__(self, items: Iterable[str], apart: Iterable[tuple[str, str]] = ()) -> None:
        """`apart`: pairs that no joining may bring into one group."""
        self.order = {item: number for number, item in enumerate(items)}
        self._parent = {item: item for item in self.order}
        self._never: dict[str, set[int]] = {}  # the numbers of the pairs of which a group holds one
        for number, pair in enumerate(apart):
            for item in pair:
                self._never.setdefault(item, set()).add(number)

    def root(self, item: str) -> str:
        """The item that stands for the group of `item`."""
        while self._parent[item] != item:
            self._parent[item] = self._parent[self._parent[item]]
            item = self._parent[item]
        return item

    def join(self, first: str, second: str) -> bool:
        """Makes one group of two; False where they were one already, or must stay apart."""
        a, b = self.root(first), self.root(second)
        if self.order[b] < self.order[a]:
            a, b = b, a
        if a == b or not self.may_join(a, b):
            return False
        self._parent[b] = a
        if b in self._never:
            self._never.setdefault(a, set()).update(self._never.pop(b))
        return True

    def may_join(self, first: str, second: str) -> bool:
        """Whether nothing keeps the groups of two items apart."""
        one, two = self._never.get(self.root(first)), self._never.get(self.root(second))
        return one is None or two is None or one.isdisjoint(two) or self.root(first) == self.root(second)

    def also(self, pairs: Iterable[tuple[str, str]]) -> Groups:
        """A copy in which `pairs` are joined, too, as far as they may be."""
        copy = Groups(())
        copy.order, copy._parent = self.order, dict(self._parent)
        copy._never = {item: set(numbers) for item, numbers in self._never.items()}
        for first, second in pairs:
            copy.join(first, second)
        return copy

    def members(self) -> dict[str, list[str]]:
        """The groups by the item that stands for them, each in the order given."""
        found: dict[str, list[str]] = {}
        for item in self.order:
            found.setdefault(self.root(item), []).append(item)
        return found


@dataclass(frozen=True, slots=True)
class Why:
    """Why two items were taken for one, or might be."""

    first: str
    second: str
    weight: float
    reason: str
    linked: bool


def article_order(tables: Tables) -> dict[str, int]:
    """The place of each article in the order of publication, those without a date last; ids break ties.

    What a pile has first names what is linked, so that ids survive when later articles are added.
    """
    ordered = sorted(tables.articles, key=lambda row: (row.published is None, row.published or "", row.id))
    return {row.id: number for number, row in enumerate(ordered)}


def link_rows(kind: str, whys: Iterable[Why], mention_of: Mapping[str, str], groups: Groups) -> tuple[Link, ...]:
    """A row for each reason that holds between two mentions; a proposal whose two came together after all is linked."""
    found: dict[str, Link] = {}
    for why in whys:
        if why.first not in mention_of or why.second not in mention_of:
            continue
        together = groups.root(why.first) == groups.root(why.second)
        first, second = sorted((mention_of[why.first], mention_of[why.second]))
        id = content_id("k", kind, first, second)
        found.setdefault(
            id, Link(id, kind, first, second, round(why.weight, 3), why.reason, "linked" if together else "proposed")
        )
    return tuple(found[id] for id in sorted(found))
