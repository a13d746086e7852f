"""How two places lie to each other."""

from variorum.linking.event_kinds import event_kinds
from variorum.linking.event_pile import Pile
from variorum.linking.geography import distance_km, relation
from variorum.records import Place

TOWN = Place("l1", "Serin", "XA", 40.0, 20.0, 5.0, "l3")
VILLAGE = Place("l2", "Upper Serin", "XA", 40.1, 20.0, 2.0, None)
COUNTRY = Place("l3", "Alora", "XA", 41.0, 21.0, 300.0, None)
ELSEWHERE = Place("l4", "Lesca", "XB", 45.0, 25.0, 5.0, None)
NOWHERE = Place("l5", "Old Mill", None, None, None, None, None)
PLACES = {place.id: place for place in (TOWN, VILLAGE, COUNTRY, ELSEWHERE, NOWHERE)}


def test_relations():
    assert relation(TOWN, TOWN, PLACES) == "same"
    assert relation(TOWN, COUNTRY, PLACES) == relation(COUNTRY, TOWN, PLACES) == "inside"
    assert relation(TOWN, VILLAGE, PLACES) == "near"
    assert relation(TOWN, ELSEWHERE, PLACES) == relation(COUNTRY, ELSEWHERE, PLACES) == "apart"
    assert relation(TOWN, NOWHERE, PLACES) == "unknown"


def test_the_closest_relation_of_any_two_counts():
    assert Pile(PLACES, event_kinds(), {}, {}).closest(frozenset(["l4", "l1"]), frozenset(["l2"])) == "near"


def test_a_degree_of_latitude_is_about_111_km():
    degree = distance_km(TOWN, Place("l", "x", None, 41.0, 20.0, None, None))
    assert degree is not None
    assert round(degree) == 111
