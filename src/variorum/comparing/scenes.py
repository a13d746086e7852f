"""Whether two claims that were put to one event surely tell one scene.

Events are linked by what their articles have in common, and an article on one strike tells of three others: what looks
like a contradiction is mostly two scenes. Values are said to exclude each other only where nothing around them speaks
for that: neither the days that their articles give for the event, nor the places named beside the two.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from variorum.dates import Days, apart, days, length
from variorum.linking.geography import distance_km, is_region
from variorum.linking.geography import relation as lie
from variorum.linking.values.compare import head
from variorum.linking.values.figures import is_vague
from variorum.linking.values.places import REACH_KM
from variorum.records import Claim, Event, Place, Tables

BESIDE = 150  # characters around a value in which its place is named: about a sentence
SHORT = 3  # days of an event that is one scene by its date alone
_TOLLS = frozenset({"killed", "wounded", "arrested", "missing"})


@dataclass(frozen=True)
class Scenes:
    """What the articles of a pile say of when and where each event was, and of how many were hurt."""

    places: Mapping[str, Place]
    named: Mapping[str, Sequence[tuple[int, str]]]  # article -> where its text names which place, in order
    told_days: Mapping[tuple[str, str], Sequence[Days]]  # (event, article) -> the days that it gives for the event
    tolls: Mapping[tuple[str, str], frozenset[tuple[str, Decimal]]]  # (event, article) -> its exact tolls

    @classmethod
    def of(cls, tables: Tables) -> Scenes:
        """The scenes of linked tables."""
        named: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for mention in tables.mentions:
            if mention.place is not None and mention.field == "text":
                named[mention.article].append((mention.start, mention.place))
        told: dict[tuple[str, str], list[Days]] = defaultdict(list)
        tolls: dict[tuple[str, str], set[tuple[str, Decimal]]] = defaultdict(set)
        for claim in tables.claims:
            if claim.slot == "date" and claim.stance != "denied" and (span := days(claim.date)):
                told[claim.event, claim.article].append(span)
            elif head(claim.slot) in _TOLLS and claim.low is not None and not is_vague(claim):
                tolls[claim.event, claim.article].add((claim.slot, claim.low))
        return cls(
            {place.id: place for place in tables.places},
            {article: sorted(found) for article, found in named.items()},
            told,
            {key: frozenset(found) for key, found in tolls.items()},
        )

    def elsewhere(self, one: Claim, two: Claim) -> bool:
        """Whether the two stand beside the names of towns that lie apart."""
        first, second = self._towns(one), self._towns(two)
        return bool(first and second) and not any(self._meet(a, b) for a in first for b in second)

    def other_day(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two give days for the event that lie apart."""
        first, second = self._days(event, one), self._days(event, two)
        return bool(first and second) and not any(apart(a, b) == 0 for a in first for b in second)

    def of_several_days(self, event: Event, article: str) -> bool:
        """Whether the article gives days for the event that lie apart: it tells of more than one scene."""
        found = self.told_days.get((event.id, article), ())
        return any(apart(a, b) for at, a in enumerate(found) for b in found[at + 1 :])

    def one_scene(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the two are of one scene: nothing speaks against it, and the event is of a few days, or the two
        stand beside one town, or their articles share a toll."""
        if self.elsewhere(one, two) or self.other_day(event, one, two):
            return False
        span = days(event.date)
        if span is not None and length(span) <= SHORT:
            return True
        return bool(self._towns(one) and self._towns(two)) or self.share_a_toll(event, one, two)

    def share_a_toll(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two have one toll of the event in common."""
        none: frozenset[tuple[str, Decimal]] = frozenset()
        return bool(self.tolls.get((event.id, one.article), none) & self.tolls.get((event.id, two.article), none))

    def _days(self, event: Event, claim: Claim) -> Sequence[Days]:
        return self.told_days.get((event.id, claim.article), ())

    def _towns(self, claim: Claim) -> set[str]:
        """The places near a claim of a text that are small enough to tell scenes apart."""
        if claim.field != "text":
            return set()
        found = self.named.get(claim.article, ())
        at = bisect_left(found, (claim.start - BESIDE, ""))
        near = set()
        while at < len(found) and found[at][0] <= claim.end + BESIDE:
            place = self.places.get(found[at][1])
            if place is not None and not is_region(place):
                near.add(place.id)
            at += 1
        return near

    def _meet(self, one: str, two: str) -> bool:
        first, second = self.places[one], self.places[two]
        found = lie(first, second, self.places)
        if found != "apart":
            return True
        km = distance_km(first, second)
        return km is not None and km <= REACH_KM
