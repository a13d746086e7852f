"""Which events of an article a figure could be of, where no word of its own sentence tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from variorum.comparing.told import TOLLS
from variorum.linking.event_kinds import event_kinds
from variorum.linking.values.compare import head
from variorum.records import Claim, Event, Tables
from variorum.stored import values


@dataclass(frozen=True)
class Rivals:
    """What each article tells of."""

    harming: Mapping[str, frozenset[str]]  # article -> its events in which people can come to harm
    having: Mapping[tuple[str, str], frozenset[str]]  # (article, slot) -> the events that it has claims of

    @classmethod
    def of(cls, tables: Tables) -> Rivals:
        harms = {event.id for event in tables.events if _hurts(event.kind)}
        harming: dict[str, set[str]] = defaultdict(set)
        for event, article in values(tables.event_mentions, "event", "article"):
            if event in harms:
                harming[article].add(event)
        having: dict[tuple[str, str], set[str]] = defaultdict(set)
        for article, slot, event in values(tables.claims, "article", "slot", "event"):
            if event is not None:
                having[article, slot].add(event)
        return cls(
            {key: frozenset(found) for key, found in harming.items()},
            {key: frozenset(found) for key, found in having.items()},
        )

    def has_none(self, claim: Claim, event: Event) -> bool:
        """Whether the article tells of no other event that the claim can be of: of people hurt any in which people
        come to harm, of all else one for which it has the same."""
        if head(claim.slot) == "age":  # each of those hurt has one
            return False
        told = {event.id}
        if self.having.get((claim.article, claim.slot), told) != told:
            return False
        return head(claim.slot) not in TOLLS or self.harming.get(claim.article, frozenset()) == told


def _hurts(kind: str) -> bool:
    """Whether people come to harm in a happening of the kind, once or for long."""
    kinds = event_kinds()
    return kinds.harms(kind) or kinds.is_war(kind) or kinds.toll(kind)
