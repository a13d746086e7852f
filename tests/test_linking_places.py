"""The same place across articles: by where it lies, else by its spelling."""

from variorum.linking.places import link_places
from variorum.reading.text import source_of_text
from variorum.records import Mention, Place, Tables, content_id


def pile(*named: tuple[str, str, str | None, tuple[float, float] | None, float | None]) -> Tables:
    """A pile with one place for each (article, name, country, position, radius), mentioned once in its article."""
    places, mentions = [], []
    for number, (article, name, country, position, radius) in enumerate(named):
        id = content_id("l", article, name, radius)
        latitude, longitude = position or (None, None)
        places.append(Place(id, name, country, latitude, longitude, radius, None))
        mentions.append(Mention(f"m{number}", article, "text", number, number + 1, name, "name", None, id, None))
    return Tables(
        articles=tuple(source_of_text(id, f"Text of {id}.").article for id in sorted({row[0] for row in named})),
        places=tuple(places),
        mentions=tuple(mentions),
    )


def test_names_of_one_spot_are_one_place():
    linked = link_places(pile(("a", "Kiev", "UA", (50.45, 30.52), 20.0), ("b", "Kyiv", "UA", (50.45, 30.52), 20.0)))
    assert len(linked.places) == 1
    assert [(each.kind, each.status) for each in linked.links] == [("place", "linked")]


def test_spellings_of_a_place_without_position_are_one():
    linked = link_places(pile(("a", "Rashmiyeh", None, None, None), ("b", "Rashmiyyeh", None, None, None)))
    assert len(linked.places) == 1


def test_one_name_in_two_countries_is_two_places():
    linked = link_places(
        pile(("a", "Valencia", "ES", (39.47, -0.38), 8.0), ("b", "Valencia", "VE", (10.16, -68.0), 8.0))
    )
    assert len(linked.places) == 2


def test_a_province_is_not_its_capital():
    linked = link_places(
        pile(("a", "Tucuman", "AR", (-26.8, -65.2), 8.0), ("b", "Tucuman province", "AR", (-26.8, -65.2), 100.0))
    )
    assert len(linked.places) == 2


def test_mentions_point_to_the_place_of_the_pile():
    linked = link_places(pile(("a", "Kiev", "UA", (50.45, 30.52), 20.0), ("b", "Kyiv", "UA", (50.45, 30.52), 20.0)))
    assert {each.place for each in linked.mentions} == {each.id for each in linked.places}
