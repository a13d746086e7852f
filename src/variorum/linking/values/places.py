"""Places: the same, one inside the other, or within reach of a "near" agree; else they lie apart."""

from collections.abc import Mapping

from variorum.linking.geography import distance_km, is_region
from variorum.linking.geography import relation as lie
from variorum.linking.values.relation import Relation
from variorum.records import Claim, Place

# How far "near" and "outside" a place reach beyond it. Chosen by what reporters call so: a village an hour's walk to a
# quarter of an hour's drive from the town that readers know.
REACH_KM = 30.0
# Below, nothing is said: two towns may be names for one scene, and a province is often called by its chief town.
APART_KM = 100.0
_LOOSE = frozenset({"near", "outside", "around", "north", "south", "east", "west"})
_NO_SCENE = frozenset({"from", "to", "toward", "towards", "between"})


def places(one: Claim, two: Claim, known: Mapping[str, Place]) -> Relation:
    """How two places of one slot stand to each other; `known` are the places by id."""
    first, second = known.get(one.place or ""), known.get(two.place or "")
    if first is None or second is None or {one.relation, two.relation} & _NO_SCENE:
        return Relation.UNKNOWN
    found = lie(first, second, known)
    if found in ("same", "inside"):
        return Relation.SAME if first.id == second.id and one.relation == two.relation else Relation.COARSER
    km = distance_km(first, second)
    if found == "unknown" or km is None:
        return Relation.UNKNOWN
    if {one.relation, two.relation} & _LOOSE and km <= REACH_KM + min(first.radius_km or 0, second.radius_km or 0):
        return Relation.COARSER
    # A region's point says little about where it ends; a town beyond its border is not apart from it by that.
    reach = sum(place.radius_km or 0 for place in (first, second)) if is_region(first) or is_region(second) else 0.0
    return Relation.EXCLUDE if km > APART_KM + reach else Relation.UNKNOWN
