"""Bare names that an article uses for a province and the town in it: of a small town the province is meant."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.referents.words import Words
from variorum.records import Mention, Place

# A town with a radius below this gives way; the bare name of a larger city is that of the city.
CITY_KM = 10.0
# An area that reaches so far is a province, not a district or the country around a town.
PROVINCE_KM = 100.0


def with_provinces(
    mentions: Sequence[Mention], places: Sequence[Place], fields: Sequence[Words]
) -> tuple[tuple[Mention, ...], tuple[Place, ...]]:
    """`mentions` and `places` where the bare name of a town refers to the province that the article names after it
    ("Hamport", beside "Hamport province"), unless the article says "the town of Hamport" or the town is a city."""
    towns = {each.name: each for each in places if (each.radius_km or 0.0) < CITY_KM}
    moved: dict[str, str] = {}
    for wide in places:
        town = towns.get(wide.name.rpartition(" ")[0])
        if town is not None and (wide.radius_km or 0.0) >= PROVINCE_KM and not _is_town(town, mentions, fields):
            moved.setdefault(town.id, wide.id)
    if not moved:
        return tuple(mentions), tuple(places)
    return (
        tuple(replace(each, place=moved[each.place]) if each.place in moved else each for each in mentions),
        tuple(each for each in places if each.id not in moved),
    )


def _is_town(place: Place, mentions: Sequence[Mention], fields: Sequence[Words]) -> bool:
    """Whether some mention of the place has the noun of a settlement beside it."""
    of = {words.parsed.field: words for words in fields}
    steps: dict[str, int] = next(iter(of.values())).parsed.language.table("events")["grain"]
    for each in mentions:
        if each.place != place.id:
            continue
        text = of[each.field].parsed.slice
        before = text(max(0, each.start - 30), each.start).lower().removesuffix(" ").removesuffix(" of").split()
        after = text(each.end, each.end + 20).lower().split()
        if any(words and steps.get(words[at], 4) < 4 for words, at in ((before, -1), (after, 0))):
            return True
    return False
