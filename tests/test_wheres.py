"""Where one article says that its events were: the finest place, its relation, and places without a name."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle

Make = Callable[..., ParsedArticle]


def told_places(parsed: Make, text: str) -> list[tuple[str, str | None]]:
    """The words and the relation of each claim of a place."""
    tables = annotate(parsed(text, published="2023-05-18"))
    return [(claim.text, claim.relation) for claim in tables.claims if claim.slot == "place"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed six people in Lyon on Monday.", [("Lyon", "in")]),
        ("The blast tore through a depot in the Vesteron area.", [("a depot in the Vesteron area", "in")]),
        ("The town of Vesteron was shelled on Tuesday.", [("Vesteron", "in")]),
        ("Shells killed nine, including two children in a shop in the town of Vesteron.", [("Vesteron", "in")]),
        ("A car bomb killed four people 40 kilometres south of Toulouse on Monday.", [("Toulouse", "near")]),
        ("A raid killed two people in a village near Tamale on Friday.", [("a village near Tamale", "near")]),
        ("Bombs killed three people in a northern district of Lyon.", [("a northern district of Lyon", "in")]),
    ],
)
def test_the_place_of_an_event_and_its_relation(
    parsed: Make, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told_places(parsed, text) == expected


def test_a_village_near_the_city_is_near_the_settlement_named_before(parsed: Make) -> None:
    tables = annotate(parsed("A bomb killed nine people in Lyon on Monday. Two guards died in a hamlet near the city."))
    places = [claim for claim in tables.claims if claim.slot == "place"]
    assert [(c.text, c.relation) for c in places] == [("Lyon", "in"), ("a hamlet near the city", "near")]
    assert places[0].place == places[1].place
    assert places[1].inferred == "the settlement named before"


@pytest.mark.parametrize(
    "text",
    [
        "US air strikes killed nine militants on Monday.",
        "Moscow's bombing of the harbour killed nine people on Monday.",
        "A truce brokered by Qatar and Turkey collapsed on Monday.",
        "A Britain-based monitor said that a bomb killed nine people on Monday.",
        "In May 2016 a bomb killed nine people.",
    ],
)
def test_who_acts_and_when_is_no_place(parsed: Make, text: str) -> None:
    assert told_places(parsed, text) == []


def test_a_building_that_bears_the_name_of_a_town_need_not_stand_in_it(parsed: Make) -> None:
    tables = annotate(parsed("The explosion in Birmingham Mosque killed a cleric on Monday."))
    place = next(each for each in tables.places if "Mosque" in each.name)
    assert place.latitude is None


def test_air_strikes_since_a_month_are_not_the_one_told(parsed: Make) -> None:
    tables = annotate(
        parsed(
            "An air strike killed nine people in Lyon on Monday. Air strikes since January have also hit other towns.",
            published="2023-05-18",
        )
    )
    event = next(claim.event for claim in tables.claims if claim.slot == "killed")
    assert not [claim for claim in tables.claims if claim.event == event and claim.slot == "date:began"]
