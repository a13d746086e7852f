"""The places named in the sentences that tell events, and how they lie to each other."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from variorum import lexicon
from variorum.linking.geography import distance_km, is_region, relation
from variorum.linking.naming.choosing import Lie
from variorum.linking.naming.tellings import Sources, Spot, Telling
from variorum.linking.naming.wording import held, holding
from variorum.linking.spelling import folded, likeness, sound, words_of
from variorum.records import Place, Tables
from variorum.stored import values

# A town this large has suburbs: what lies near it is told as lying in it.
CITY_KM = 10.0
# Two spellings this much alike are one place where both are said of one event.
ALIKE = 0.75
SHORTEST = 3  # letters of a name: "N" of "N. Arvania" is none
LONGEST = 40  # letters of a word in a name; comparing takes as much as the product of two lengths
BETWEEN = 60  # characters between two places of which one is said to lie in the other
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Named:
    """A place where it is named."""

    start: int
    end: int
    place: str


@dataclass(slots=True)
class Atlas:
    """The places of a pile, and which are named in the sentences that tell events."""

    places: Mapping[str, Place]
    named: Mapping[Spot, Sequence[Named]]
    areas: Sequence[Place]  # provinces and the like
    within: set[tuple[str, str]] = field(default_factory=set)  # (inner, outer), as the articles' words have it
    together: set[tuple[str, str]] = field(default_factory=set)  # named in one sentence

    def lie(self, one: str, two: str) -> Lie:
        """How a place lies to another."""
        first, second = self.places[one], self.places[two]
        how = relation(first, second, self.places)
        if how == "same":
            return Lie.SAME
        if how == "apart":
            return Lie.APART
        return self._near(first, second, how) if how in ("inside", "near") else self._by_words(first, second)

    def is_country(self, place: str) -> bool:
        """Whether the place is a state as a whole."""
        known = self.places[place]
        return known.latitude is not None and known.part_of is None and is_region(known)

    def fineness(self, place: str) -> float:
        """Larger for the smaller of two places; what no gazetteer has is mostly a village or a quarter."""
        known = self.places[place]
        return -(known.radius_km if known.radius_km is not None else 1.0)

    def size(self, place: str) -> float:
        """How far the place reaches, 0 where that is not known."""
        return self.places[place].radius_km or 0.0

    def _outgrows(self, inner: Place, outer: Place) -> bool:
        """Whether a place is too large to lie in another, whatever the words say."""
        return self.size(inner.id) >= self.size(outer.id) > 0

    def _near(self, first: Place, second: Place, how: str) -> Lie:
        """Of two places with points, one inside the other or near it: a province holds what lies nearer to its middle
        than to that of another."""
        large, small = (first, second) if (first.radius_km or 0) >= (second.radius_km or 0) else (second, first)
        if how == "near" and (large.radius_km or 0) < CITY_KM:
            return Lie.APART
        if is_region(large) and not self.is_country(large.id):
            if is_region(small):
                return Lie.APART if distance_km(first, second) else Lie.SAME
            middle = distance_km(small, large) or 0.0
            if any((km := distance_km(small, each)) is not None and km < middle for each in self.areas):
                return Lie.APART
        return Lie.HOLDS if large is first else Lie.INSIDE

    def _by_words(self, first: Place, second: Place) -> Lie:
        """Of two places of which one has no point: as their names and the articles' words have it."""
        a, b = _bare(first.name), _bare(second.name)
        if _alike(a, b):
            return Lie.SAME
        if self.is_country(first.id) or self.is_country(second.id):
            if first.country and second.country and first.country != second.country:
                return Lie.APART
            return Lie.HOLDS if self.is_country(first.id) else Lie.INSIDE
        if (first.id, second.id) in self.within and not self._outgrows(first, second):
            return Lie.INSIDE
        if (second.id, first.id) in self.within and not self._outgrows(second, first):
            return Lie.HOLDS
        named = _by_names(first, second, a, b)
        if named is not None:
            return named
        if first.latitude is not None and second.latitude is not None:
            return Lie.APART
        if is_region(first) != is_region(second):
            return Lie.OPEN
        return Lie.OPEN if _pair(first.id, second.id) in self.together else Lie.APART


def atlas(tables: Tables, told: Iterable[Telling], sources: Sources) -> Atlas:
    """The places named in the tellings `told`."""
    ends: dict[Spot, int] = {each.spot: each.end for each in told}
    starts: dict[tuple[str, str], list[int]] = defaultdict(list)
    for article, name, start in sorted(ends):
        starts[article, name].append(start)
    places = {each.id: each for each in tables.places}
    misread = _misread(tables, places)
    named: dict[Spot, list[Named]] = defaultdict(list)
    columns = ("place", "actor", "form", "article", "field", "start", "end")
    for place, actor, form, article, name, start, end in values(tables.mentions, *columns):
        which = misread.get(actor) if actor is not None else place
        if which not in places or form != "name" or (article, name) not in starts:
            continue
        own = starts[article, name]
        at = bisect_left(own, start + 1) - 1
        if at >= 0 and start < ends[article, name, own[at]] and len(places[which].name) >= SHORTEST:
            named[article, name, own[at]].append(Named(start, end, which))
    found = Atlas(
        places, {spot: sorted(each, key=lambda one: (one.start, one.place)) for spot, each in named.items()}, ()
    )
    found.areas = [each for each in places.values() if is_region(each) and not found.is_country(each.id)]
    for (article, name, _), rows in found.named.items():
        text = sources.articles[article].text if name == "text" else sources.articles[article].title or ""
        _read(found, rows, text)
    found.within -= {(inner, outer) for inner, outer in found.within if (outer, inner) in found.within}
    return found


def _read(world: Atlas, named: Sequence[Named], text: str) -> None:
    """Takes in how the words of a sentence put its places."""
    ids = sorted({each.place for each in named})
    world.together.update((one, two) for at, one in enumerate(ids) for two in ids[at + 1 :])
    for first, second in pairwise(named):
        between = text[first.end : second.start]
        if first.place == second.place or len(between) > BETWEEN:
            continue
        if holding().match(between):  # "the Hamport suburb of Garana", "the Garana suburb of Hamport"
            large, small = (first, second) if world.size(first.place) >= world.size(second.place) else (second, first)
            world.within.add((small.place, large.place))
        elif held().match(between):
            world.within.add((first.place, second.place))


def _misread(tables: Tables, places: Mapping[str, Place]) -> dict[str, str]:
    """By actor the place of its name, where an event is said to have been there and no gazetteer has it: a village that
    one article reads as somebody is a place in another."""
    claimed = {place for slot, place in values(tables.claims, "slot", "place") if slot == "place" and place in places}
    by_name: dict[str, str] = {}
    for place in sorted(claimed):
        if places[place].latitude is None:
            by_name.setdefault(folded(places[place].name), place)
    found: dict[str, str] = {}
    for actor, name, aliases in values(tables.actors, "id", "name", "aliases"):
        known = next((by_name[each] for each in map(folded, (name, *aliases)) if each in by_name), None)
        if known is not None:
            found[actor] = known
    return found


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)


def _by_names(first: Place, second: Place, a: Sequence[str], b: Sequence[str]) -> Lie | None:
    """How places lie of which one has the other's name in its own ("Eastern Hamport"); None where neither has."""
    if len(a) == len(b) or not (_has(a, b) or _has(b, a)):
        return None
    if first.latitude is None and second.latitude is None:
        return Lie.SAME  # a name cut short
    if second.latitude is not None and len(b) < len(a):
        return Lie.INSIDE
    return Lie.HOLDS if first.latitude is not None and len(a) < len(b) else None


def _has(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    bare, wanted = ([word.removesuffix("s") for word in each] for each in (longer, shorter))
    return any(bare[at : at + len(wanted)] == wanted for at in range(len(bare) - len(wanted) + 1))


@cache
def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without those for what it is: "Hamport province"."""
    told = words_of(name)
    return tuple(word for word in told if word not in lexicon.lexicon("en", "events")["grain"]) or told


def _alike(one: Sequence[str], two: Sequence[str]) -> bool:
    return (
        len(one) == len(two)
        and max(map(len, (*one, *two)), default=0) <= LONGEST
        and all(
            likeness(a, b) >= ALIKE or sound(a).lstrip(_VOWELS) == sound(b).lstrip(_VOWELS)
            for a, b in zip(one, two, strict=True)
        )
    )
