"""The same place across articles.

Places with coordinates are one where they lie at one spot; those that no table has, where their spellings say so. All
of one spelling are put together first, so that only different spellings are compared, and of these only such as share
how they begin, or where they lie.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from variorum.linking.groups import Groups, Why, article_order, link_rows
from variorum.linking.renaming import with_place_ids
from variorum.linking.spelling import folded, likeness, sound, words_of
from variorum.records import Link, Place, Tables, content_id
from variorum.stored import extended, values

# Two spellings of a place that no table has are one from LINKED on and proposed from PROPOSED on: chosen by reading the
# pairs of a pile of 741 news articles between .85 and 1.
LINKED = 0.95
PROPOSED = 0.9
# Spellings shorter than this differ by a letter and are two places.
SHORTEST = 5
# Wider areas are compared with wider areas only: a province is not its capital.
WIDE_KM = 25.0
# The pairs of a larger block are not compared: nothing is rare in it.
LARGEST_BLOCK = 200


def link_places(tables: Tables) -> Tables:
    """Tables whose places are those of the pile; mentions, claims and events point to them."""
    if not tables.places:
        return tables
    mention_of, article_of = {}, {}
    for place, id, article in values(tables.mentions, "place", "id", "article"):
        if place and place not in mention_of:
            mention_of[place], article_of[place] = id, article
    order = article_order(tables)
    places = sorted(tables.places, key=lambda each: (order.get(article_of.get(each.id, ""), len(order)), each.id))
    groups = Groups(place.id for place in places)
    whys: list[Why] = []
    firsts = []
    for same in _by_spelling(places):
        firsts.append(same[0])
        for other in same[1:]:
            groups.join(same[0].id, other.id)
            whys.append(Why(same[0].id, other.id, 1.0, f"Both articles call the place {other.name}.", True))
    for first, second in _pairs(firsts):
        weight, reason = _weigh(first, second)
        if weight >= PROPOSED:
            if weight >= LINKED:
                groups.join(first.id, second.id)
            whys.append(Why(first.id, second.id, weight, reason, weight >= LINKED))
    return _rewritten(tables, groups, {place.id: place for place in places}, whys, mention_of)


def _wide(place: Place) -> bool:
    return place.radius_km is not None and place.radius_km >= WIDE_KM and place.name.lower() != (place.country or "")


def _by_spelling(places: Sequence[Place]) -> list[list[Place]]:
    """Places of one name, country and extent. One without a country joins the only country that its name has."""
    countries: dict[str, set[str]] = defaultdict(set)
    for place in places:
        if place.country:
            countries[folded(place.name)].add(place.country)
    found: dict[tuple[str, str, bool], list[Place]] = defaultdict(list)
    for place in places:
        name = folded(place.name)
        country = place.country or (min(countries[name]) if len(countries[name]) == 1 else "")
        found[name, country, _wide(place)].append(place)
    return list(found.values())


def _pairs(firsts: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Pairs that may be one: at one spot, or of names that begin alike."""
    blocks: dict[tuple[object, ...], list[Place]] = defaultdict(list)
    for place in firsts:
        words = words_of(place.name)
        blocks["sound", sound(words[0])[:2] if words else "", len(words)].append(place)
        if place.latitude is not None and place.longitude is not None:
            blocks["spot", place.latitude, place.longitude].append(place)
    seen: set[tuple[str, str]] = set()
    for (kind, *_), block in blocks.items():
        if len(block) <= LARGEST_BLOCK:
            for first, second in combinations(block, 2) if kind == "spot" else _with_unlocated(block):
                if (first.id, second.id) not in seen:
                    seen.add((first.id, second.id))
                    yield first, second


def _with_unlocated(block: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """The pairs of a block of which one at least has no coordinates: two that lie elsewhere are two."""
    unlocated = [at for at, place in enumerate(block) if place.latitude is None]
    for at, one in enumerate(block):
        others = range(at + 1, len(block)) if one.latitude is None else unlocated[bisect_right(unlocated, at) :]
        for other in others:
            yield one, block[other]


def _weigh(first: Place, second: Place) -> tuple[float, str]:
    """How sure it is that two places of different spelling are one, and why."""
    if _wide(first) != _wide(second) or (first.country and second.country and first.country != second.country):
        return 0.0, ""
    a, b = words_of(first.name), words_of(second.name)
    if _wide(first) and a[-1:] != b[-1:]:
        return 0.0, ""
    if first.latitude is not None and second.latitude is not None:
        if (first.latitude, first.longitude) == (second.latitude, second.longitude):
            return 1.0, f"{first.name} and {second.name} are names of one place in the table of settlements."
        return 0.0, ""
    if len(a) != len(b) or min(len("".join(a)), len("".join(b))) < SHORTEST:
        return 0.0, ""
    weight = min((likeness(x, y) for x, y in zip(a, b, strict=True)), default=0.0)
    return weight, f"{first.name} and {second.name} are spelled alike, and nothing tells them apart."


def _rewritten(
    tables: Tables, groups: Groups, by_id: dict[str, Place], whys: list[Why], mention_of: dict[str, str]
) -> Tables:
    ids = {id: content_id("l", groups.root(id)) for id in by_id}
    places = []
    for root, members in groups.members().items():
        group = [by_id[id] for id in members]
        known = next((place for place in group if place.latitude is not None), group[0])
        names = Counter(place.name for place in group)
        part_of = next((place.part_of for place in group if place.part_of), None)
        places.append(
            replace(
                known,
                id=ids[root],
                name=min(names, key=lambda each: (-names[each], each)),
                country=known.country or next((place.country for place in group if place.country), None),
                radius_km=next((place.radius_km for place in (known, *group) if place.radius_km is not None), None),
                part_of=ids.get(part_of) if part_of else None,
            )
        )
    return replace(
        with_place_ids(tables, ids),
        places=tuple(sorted(places, key=lambda place: place.id)),
        links=extended(Link, tables.links, link_rows("place", whys, mention_of, groups)),
    )
