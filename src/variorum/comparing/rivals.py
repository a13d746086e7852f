"""Which events of an article a figure could be of, where no word of its own sentence tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from variorum.comparing.told import TOLLS
from variorum.dates import Days, apart, days
from variorum.linking.event_kinds import event_kinds
from variorum.linking.values.compare import head
from variorum.records import Claim, Event, Tables
from variorum.stored import values

SOON = 1  # days that two reports of one happening may lie apart


@dataclass(frozen=True)
class Rivals:
    """What each article tells of."""

    harming: Mapping[str, frozenset[str]]  # article -> its events in which people can come to harm
    having: Mapping[tuple[str, str], frozenset[str]]  # (article, slot) -> the events that it has claims of
    shared: Mapping[str, frozenset[str]]  # article -> its events that other articles tell too
    telling: Mapping[str, tuple[str, ...]]  # event -> the articles that tell it
    figures: Mapping[tuple[str, Decimal], frozenset[str]]  # (article, figure) -> the events of which it gives it
    days: Mapping[str, Days]  # event -> the days on which it was, where that is known

    @classmethod
    def of(cls, tables: Tables) -> Rivals:
        harms = {event.id for event in tables.events if _hurts(event.kind)}
        harming: dict[str, set[str]] = defaultdict(set)
        for event, article in values(tables.event_mentions, "event", "article"):
            if event in harms:
                harming[article].add(event)
        having: dict[tuple[str, str], set[str]] = defaultdict(set)
        figures: dict[tuple[str, Decimal], set[str]] = defaultdict(set)
        for article, slot, event, low in values(tables.claims, "article", "slot", "event", "low"):
            if event is not None:
                having[article, slot].add(event)
                if low is not None:
                    figures[article, low].add(event)
        shared: dict[str, set[str]] = defaultdict(set)
        for event in tables.events:
            for article in event.articles if len(event.articles) > 1 else ():
                shared[article].add(event.id)
        telling = {event.id: event.articles for event in tables.events}
        days_of = {event.id: span for event in tables.events if (span := days(event.date))}
        return cls(_fixed(harming), _fixed(having), _fixed(shared), telling, _fixed(figures), days_of)

    def beside(self, article: str) -> set[str]:
        """The other articles that share an event with an article."""
        events = self.shared.get(article, frozenset())
        return {other for event in events for other in self.telling[event]} - {article}

    def may_be_elsewhere(self, claim: Claim, event: Event) -> bool:
        """Whether another article that tells of something with the claim's own may have its value in another event that
        may be the same one: of about that day, or of no day that is told."""
        span = self.days.get(event.id)
        for other in self.beside(claim.article):
            told = self.having.get((other, claim.slot), frozenset())
            alike = self.figures.get((other, claim.low), frozenset()) if claim.low is not None else frozenset()
            for each in (told | alike) - {event.id}:
                day = self.days.get(each)
                if span is None or day is None or apart(span, day) <= SOON:
                    return True
        return False

    def has_none(self, claim: Claim, event: Event) -> bool:
        """Whether the article tells of no other event that the claim can be of: of people hurt any in which people
        come to harm, of all else one for which it has the same."""
        if head(claim.slot) == "age":  # each of those hurt has one
            return False
        told = {event.id}
        if self.having.get((claim.article, claim.slot), told) != told:
            return False
        return head(claim.slot) not in TOLLS or self.harming.get(claim.article, frozenset()) == told


Key = TypeVar("Key")
Value = TypeVar("Value")


def _fixed(found: Mapping[Key, set[Value]]) -> dict[Key, frozenset[Value]]:
    return {key: frozenset(held) for key, held in found.items()}


def _hurts(kind: str) -> bool:
    """Whether people come to harm in a happening of the kind, once or for long."""
    kinds = event_kinds()
    return kinds.harms(kind) or kinds.is_war(kind) or kinds.toll(kind)
