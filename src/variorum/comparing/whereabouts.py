"""How the places lie that two sentences name: whether they can be those of one scene."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.linking.geography import distance_km
from variorum.linking.geography import relation as lie
from variorum.linking.scene_words import alike, are_two_provinces
from variorum.linking.values.places import REACH_KM
from variorum.records import Place


class Whereabouts:
    """The places of a pile, by id."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        self._met: dict[tuple[str, str], bool] = {}

    def meet(self, one: str, two: str) -> bool:
        """Whether two places are surely one, one in the other, or near. Asked once of each two."""
        key = (one, two) if one <= two else (two, one)
        if key not in self._met:
            self._met[key] = self._do_meet(*key)
        return self._met[key]

    def _do_meet(self, one: str, two: str) -> bool:
        first, second = self.places[one], self.places[two]
        if lie(first, second, self.places) in ("same", "inside", "near"):
            return True
        km = distance_km(first, second)
        reach = REACH_KM + max((place.radius_km or 0) for place in (first, second))
        return km is not None and km <= reach

    def lie_apart(self, one: str, two: str) -> bool:
        """Whether two places surely lie apart: where a place is that no gazetteer has is not known."""
        known = all(self.places[each].latitude is not None for each in (one, two))
        return known and not self.meet(one, two)

    def all_apart(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether all of some places lie apart from all of others; no where there are none."""
        pairs = [(a, b) for a in first for b in second]
        return bool(pairs) and all(self.lie_apart(a, b) for a, b in pairs)

    def any_meet(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether some of one set of places meets some of another."""
        return any(self.meet(a, b) for a in first for b in second)

    def is_one(self, one: str, two: str) -> bool:
        """Whether two places are one, one in the other, near, or called alike."""
        return self.meet(one, two) or alike(self.places[one].name, self.places[two].name)

    def are_two_towns(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether each of two sets of places has one of which the other has none: two quarters of one city, or towns
        that lie apart."""
        alone = [each for each in sorted(first) if not any(self.is_one(each, other) for other in second)]
        others = [each for each in sorted(second) if not any(self.is_one(each, other) for other in first)]
        if not alone or not others:
            return False
        if len(alone) < len(first) or len(others) < len(second):
            return True
        known = [[each for each in side if self.places[each].latitude is not None] for side in (alone, others)]
        return all(known) and all(self.lie_apart(a, b) for a in known[0] for b in known[1])

    def are_two_regions(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether the places of two sentences, of which one at least names no town, lie apart."""
        pairs = [(a, b) for a in sorted(first) for b in sorted(second)]
        if any(self.is_one(a, b) for a, b in pairs):
            return False
        names = ((self.places[a].name, self.places[b].name, a, b) for a, b in pairs)
        return any(self.lie_apart(a, b) or are_two_provinces(one, two) for one, two, a, b in names)
