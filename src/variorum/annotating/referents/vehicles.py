"""Names of ships, trains and planes: they are no places, and nobody."""

from collections.abc import Sequence

from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.words import Words

Found = tuple[Words, list[Name]]
# Before "the" and one bare name: a town has no article ("the fire on the Alma").
_ABOARD = frozenset(("on", "aboard"))


def without_vehicles(found: Sequence[Found]) -> list[Found]:
    """The names of each field without those that the article calls a vehicle somewhere ("the ferry Alma")."""
    known = {name.text for words, names in found for name in names if _is_vehicle(words, name)}
    return [(words, [name for name in names if name.text not in known]) for words, names in found]


def _is_vehicle(words: Words, name: Name) -> bool:
    before = name.start - 1
    if before < 0 or name.kind in ("organization", "adjective", "people"):
        return False
    vehicles = words.parsed.language.words("events", "marks.vehicles")
    if words.lemma[before] in vehicles and words.pos[before] == "NOUN":
        return True
    bare = name.kind == "" and name.end - name.start == 1 and words.lower[before] == "the" and before > 0
    if not bare or words.lower[before - 1] not in _ABOARD:
        return False
    # "On the Golan border" and "on the Amber River" are places: a vehicle's name ends its phrase.
    after = name.end
    return words.dep[name.start] == "pobj" and not (
        after < len(words) and words.pos[after] in ("NOUN", "PROPN") and words.head[after] == name.start
    )
