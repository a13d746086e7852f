"""How kinds of events lie to each other: the table `events` of the lexicon, as questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum import lexicon


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of `lexicon/LANGUAGE/events.toml`; its head says what each column means."""

    table: Mapping[str, Mapping[str, Any]]

    def group(self, kind: str) -> str:
        """Kinds of one group can tell the same event (a blast, a bombing, an attack)."""
        return str(self.table.get(kind, {}).get("group", kind))

    def title(self, kind: str) -> str:
        """The words of the tool's own voice for the kind, those of no kind for one that the table has not."""
        return str(self.table.get(kind, {}).get("title", "Event"))

    def general(self, kind: str) -> bool:
        """Whether the kind says little by itself."""
        return bool(self.table.get(kind, {}).get("general"))

    def minor(self, kind: str) -> bool:
        """Whether the kind is told of many things by the way: an article has several of them."""
        return bool(self.table.get(kind, {}).get("minor"))

    def aside(self, kind: str) -> bool:
        """Whether news of anything tells of the kind by the way."""
        return bool(self.table.get(kind, {}).get("aside"))

    def toll(self, kind: str) -> bool:
        """Whether the kind says only that people came to harm."""
        return bool(self.table.get(kind, {}).get("toll"))

    def harms(self, kind: str) -> bool:
        """Whether people come to harm in a happening of the kind: no war or siege."""
        row = self.table.get(kind, {})
        return bool(row.get("harms")) and not row.get("lasting")

    def is_war(self, kind: str) -> bool:
        """Whether the kind goes on for long, with many happenings in which people come to harm."""
        row = self.table.get(kind, {})
        return bool(row.get("harms") and row.get("lasting")) and self.group(kind) != "outbreak"

    def alike(self, first: str, second: str) -> bool:
        """Whether two kinds are often used of one event, or are of one group and one says little by itself; or one
        says only that people came to harm, and they can in the other."""
        a, b = self.table.get(first, {}), self.table.get(second, {})
        if second in a.get("alike", ()) or first in b.get("alike", ()):
            return True
        if (self.toll(first) and self.harms(second)) or (self.toll(second) and self.harms(first)):
            return True
        return self.group(first) == self.group(second) and bool(a.get("general") or b.get("general"))

    def follows(self, first: str, second: str) -> bool:
        """Whether what one kind tells is often a part of what the other does (the arrests at a protest)."""
        a, b = self.table.get(first, {}), self.table.get(second, {})
        return second in a.get("follows", ()) or first in b.get("follows", ())

    def lasts(self, kind: str) -> bool:
        """Whether what the kind tells goes on for weeks or years."""
        return bool(self.table.get(kind, {}).get("lasting"))

    def groups(self, kind: str) -> tuple[str, ...]:
        """The groups among which an event of this kind may have its like, in order."""
        row = self.table.get(kind, {})
        near = {self.group(each) for each in (kind, *row.get("alike", ()), *row.get("follows", ()))}
        if row.get("toll"):
            near.update(self.group(each) for each in self.table if self.harms(each))
        return tuple(sorted(near))

    def nouns(self) -> frozenset[str]:
        """The single nouns for happenings of all kinds, with their plurals."""
        found = {noun for row in self.table.values() for noun in row.get("nouns", ()) if noun.isalpha()}
        return frozenset({f"{noun}{ending}" for noun in found for ending in ("", "s", "es")})


@cache
def event_kinds(language: str = "en") -> Kinds:
    """The kinds of a language, read once a process."""
    return Kinds(lexicon.lexicon(language, "events")["kinds"])
