"""What weighing a pair of events needs to know of the pile: where its places lie, and which of them are crowded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from variorum.linking.event_comparisons import At
from variorum.linking.event_features import Features
from variorum.linking.event_kinds import Kinds
from variorum.linking.geography import CLOSENESS, REGION_RADIUS_KM, distance_km, is_region, relation
from variorum.records import Place

LONG_WORD = 4  # letters of a word that can be a name
REMEMBERED = 200_000  # relations of places: a bound on memory, 40 MB


@dataclass(frozen=True, slots=True)
class Pile:
    """What is asked of a pile for each pair, with what was asked before."""

    places: Mapping[str, Place]
    kinds: Kinds
    crowds: Mapping[str, int]  # for each place on how many days the pile has events there
    scenes: Mapping[tuple[str, str], int]  # for each article and group of kinds how many towns its affair has events in
    known: dict[tuple[str, str], str] = field(default_factory=dict)  # relations of places asked for before
    near: dict[tuple[frozenset[str], frozenset[str]], str] = field(default_factory=dict)  # and of their sets
    compared: dict[tuple[str, str], At] = field(default_factory=dict)  # levels of kinds asked for before
    last: dict[str, dict[int, float]] = field(default_factory=dict)  # the words of the event asked for last

    def closest(self, first: frozenset[str], second: frozenset[str]) -> str:
        """The closest relation between any place of `first` and any of `second`, as in `geography`."""
        if not first.isdisjoint(second):
            return "same"
        if not first or not second:
            return "unknown"
        closest = self.near.get((first, second))
        if closest is None:
            found = {self.relation(a, b) for a in first for b in second}
            closest = next((each for each in CLOSENESS if each in found), "unknown")
            if len(self.near) >= REMEMBERED:
                self.near.clear()
            self.near[first, second] = closest
        return closest

    def share_a_name(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether places of two events have a word of their names in common ("Westfork" and "Westfork Mall")."""
        one, two = (
            {word for place in of if place in self.places for word in self.places[place].name.lower().split()}
            for of in (first, second)
        )
        return any(len(word) >= LONG_WORD for word in one & two)

    def relation(self, first: str, second: str) -> str:
        """How two places (ids) lie to each other."""
        pair = (first, second) if first <= second else (second, first)
        found = self.known.get(pair)
        if found is None:
            one, two = self.places.get(first), self.places.get(second)
            found = relation(one, two, self.places) if one and two else "unknown"
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[pair] = found
        return found

    def are_far(self, first: str, second: str) -> bool:
        """Whether two places lie apart, and so far that neither is named for being the city near the other."""
        if self.relation(first, second) != "apart":
            return False
        km = distance_km(self.places[first], self.places[second])
        return km is None or km > REGION_RADIUS_KM

    def words(self, event: Features) -> dict[int, float]:
        """The words of an event with their weights; one event is compared with many in turn."""
        found = self.last.get(event.event)
        if found is None:
            self.last.clear()
            found = self.last[event.event] = event.words.mapping()
        return found


def pile(features: Iterable[Features], places: Mapping[str, Place], kinds: Kinds) -> Pile:
    """What `features`, all of a pile, tell of it."""
    on: dict[str, set[date]] = defaultdict(set)
    towns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in features:
        if each.place is not None and each.days is not None:
            on[each.place].add(each.days[0])
        place = places.get(each.place or "")
        if each.chief and place is not None and place.latitude is not None and not is_region(place):
            for article in (each.article, *each.affair):
                towns[article, kinds.group(each.kind)].add(place.id)
    crowds = {place: len(found) for place, found in on.items()}
    return Pile(places, kinds, crowds, {key: len(found) for key, found in towns.items()})
