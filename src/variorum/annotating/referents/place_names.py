"""Places of one article: which state names and capitals stand for places, and where the places lie."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from variorum.annotating.referents.cast import Cast
from variorum.annotating.referents.folding import fold
from variorum.annotating.referents.gazetteer import Gazetteer, Spot, radius_km
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_votes import before_name
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words
from variorum.records import Place, content_id

# Prepositions that make a state's name a place, and those that make it one who acts.
_PLACE = frozenset(
    ("in", "near", "outside", "inside", "around", "throughout", "across", "into", "within", "to", "from", "over")
)
_ACTOR = frozenset(("by", "with", "against", "between", "like"))
# A name with so many votes for a place is taken for the city of that name if it is so large.
LIKELY_PLACE = 3.0
LARGE_CITY = 100_000
_OBJECTS = frozenset(
    (
        "accuse",
        "blame",
        "urge",
        "warn",
        "tell",
        "ask",
        "condemn",
        "criticize",
        "criticise",
        "support",
        "back",
        "thank",
        "hold",
        "sanction",
        "threaten",
        "pressure",
        "condemn",
        "arm",
    )
)


def acts(words: Words, name: Name, listed: Lists) -> bool:
    """Whether the name of a state or capital stands for its government here rather than for a place."""
    last = name.end - 1
    before = before_name(words, name.start)
    previous = words.lower[before] if before >= 0 else ""
    if previous in _PLACE or (
        previous == "of" and before > 0 and words.lower[before - 1] in listed.directions | listed.settlements
    ):
        return False
    head, dep = words.head[last], words.dep[last]
    while dep in ("conj", "appos") and head != words.head[head]:
        dep, head = words.dep[head], words.head[head]
    if dep in ("nsubj", "nsubjpass"):
        return words.lemma[head] in listed.acting
    if dep == "dobj":
        return words.lemma[head] in _OBJECTS
    if dep == "pobj" and previous in _ACTOR:
        return name.kind == "state" or (name.kind == "capital" and previous == "by")
    return False


def is_month(words: Words, name: Name) -> bool:
    """Whether the name is that of a month ("in May 2016")."""
    months: list[str] = words.parsed.language.table("times")["months"]["full"]
    return name.text.lower() in months


def country_counts(fields: Sequence[tuple[Words, Sequence[Name]]], places: Gazetteer) -> Counter[str]:
    """How often the article names each state, by whatever form, or a large city of it; the first named leads a tie."""
    codes = (country_named(words, name, places) for words, names in fields for name in names)
    return Counter(code for code in codes if code is not None)


def country_named(words: Words, name: Name, places: Gazetteer) -> str | None:
    """The code of the state that a name is of, or of the large city; "US-backed" names that of others, and none."""
    if words.text[name.end : name.end + 1] == ["-"]:
        return None
    if name.known is not None and name.known.code is not None:
        return name.known.code
    spots = places.find(name.text) if name.votes.get("place", 0.0) >= LIKELY_PLACE else ()
    return spots[0].country if spots and spots[0].population >= LARGE_CITY else None


# A name in capitals of so many letters or fewer may be an abbreviation.
CAPITALS = 3


def country_place(cast: Cast, code: str, places: Gazetteer) -> str:
    """The id of the place that is a whole state."""
    name = known_names(cast.language).states[code]
    id = content_id("l", cast.article, name, "")
    if id not in cast.places:
        latitude, longitude, radius = places.countries.get(code, (None, None, None))
        cast.places[id] = Place(id, name, code, latitude, longitude, radius, None)
    return id


def settle(cast: Cast, words: Words, name: Name, counts: Counter[str], listed: Lists, places: Gazetteer) -> str:
    """The id of the place that a name refers to, made where the article has none of that name yet.

    Of settlements of one name, the one in a state that the article names most is taken, then the most populous.
    """
    wide = _wide(words, name, listed)
    text = name.text
    site = _site(words, name)
    if site:
        text = f"{text} {site}"
    id = content_id("l", cast.article, fold(text), wide)
    if id in cast.places:
        return id
    spot = None if site else _choose(places.find(_bare(text, listed)), counts)
    country = spot.country if spot else None
    region = _region(cast, text)
    if region is not None:
        spot, country = None, region
    shown = f"{text} {wide}" if wide and not text.lower().endswith(wide) else text
    if shown.isupper() and len(shown) > CAPITALS:
        shown = shown.title()  # date lines and headlines set names in capitals
    radius = _radius(wide, spot, cast)
    latitude, longitude = (spot.latitude, spot.longitude) if spot else (None, None)
    part_of = country_place(cast, country, places) if country and country in known_names(cast.language).states else None
    cast.places[id] = Place(id, shown, country, latitude, longitude, radius, part_of)
    return id


def _bare(text: str, listed: Lists) -> str:
    """`text` without a place word at its end ("Hamport Province"), where something is left."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in listed.settlements:
        words.pop()
    return " ".join(words)


def _region(cast: Cast, text: str) -> str | None:
    regions: dict[str, str] = cast.language.table("regions")["regions"]
    return regions.get(text)


def _wide(words: Words, name: Name, listed: Lists) -> str:
    """The noun of a wider area that goes with a name ("Hamport province", "the province of Hamport"), else ""."""
    radius = words.parsed.language.table("actors")["radius"]
    after = words.lower[name.end] if name.end < len(words) else ""
    if after in radius and after != "state":
        return after
    if words.lower[name.end - 1] in radius:
        return words.lower[name.end - 1]
    at = name.start - 1
    if at > 0 and words.lower[at] == "of" and words.lower[at - 1] in radius:
        # "a northern district of X" is a part of X.
        part = any(word in ("a", "an", "one", "another") for word in words.lower[max(0, at - 4) : at - 1])
        return "" if part else words.lower[at - 1]
    return words.lower[at] if at >= 0 and words.lower[at] in radius and words.pos[at] == "NOUN" else ""


def _site(words: Words, name: Name) -> str:
    """The noun of the one building or street that bears the name ("Salem Mosque"), else "": it need not stand in the
    town of that name."""
    sites = words.parsed.language.words("events", "marks.buildings")
    after = words.text[name.end] if name.end < len(words) else ""
    return after if after[:1].isupper() and after.lower() in sites else ""


def _radius(wide: str, spot: Spot | None, cast: Cast) -> float | None:
    if wide:
        return float(cast.language.table("actors")["radius"][wide])
    return radius_km(spot) if spot else None


def _choose(spots: Sequence[Spot], counts: Counter[str]) -> Spot | None:
    if not spots:
        return None

    # Ten times the people outweigh a naming of the state, thirty times several: mostly the famous namesake is meant.
    def weight(spot: Spot) -> tuple[float, float]:
        told = counts[spot.country]
        return (1.5 if told >= 3 else 1.0 if told else 0.0) + math.log10(max(spot.population, 1)), -spot.latitude

    best = max(spots, key=weight)
    return best if counts[best.country] or best.population >= LARGE_CITY else None
