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

    def alike(self, first: str, second: str) -> bool:
        """Whether two kinds of one group are often used of one event, or one says little by itself."""
        a, b = self.table.get(first, {}), self.table.get(second, {})
        return second in a.get("alike", ()) or first in b.get("alike", ()) or bool(a.get("general") or b.get("general"))


@cache
def event_kinds(language: str = "en") -> Kinds:
    """The kinds of a language, read once a process."""
    return Kinds(lexicon.lexicon(language, "events")["kinds"])
