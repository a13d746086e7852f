"""Who is meant by a pronoun, a role or a kind of body; whose people are; and who has a public role."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.records import Actor, Tables

Make = Callable[..., ParsedArticle]


def actor(tables: Tables, name: str) -> Actor:
    return next(each for each in tables.actors if each.name == name)


def called(tables: Tables, name: str) -> list[str]:
    """The words that refer to the actor called `name`, in order."""
    own = actor(tables, name).id
    return [each.text for each in tables.mentions if each.actor == own]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ('"I will not resign," Mayor Ivan Horvat said.', "Ivan Horvat", ["I", "Ivan Horvat"]),
        ('"We had no choice," Mayor Ivan Horvat said.', "Ivan Horvat", ["We", "Ivan Horvat"]),
        ("Mayor Ivan Horvat said we should wait.", "Ivan Horvat", ["Ivan Horvat"]),
        ("The Harbour Union said it was not responsible.", "Harbour Union", ["Harbour Union", "it"]),
        ("The Harbour Union said it was clear that talks had failed.", "Harbour Union", ["Harbour Union"]),
        ("The Green Party won, the electoral office said. Its rivals left.", "Green Party", ["Green Party", "Its"]),
        ("Minister Ivan Horvat met Senator Anna Keller. Horvat praised her.", "Anna Keller", ["Anna Keller", "her"]),
        ('Nurse Anna Keller waits. "The mayor lied," she said.', "Anna Keller", ["Anna Keller", "she"]),
        ("A spokeswoman said she was ill. Mayor Ivan Horvat left.", "spokeswoman", ["spokeswoman", "she"]),
        ("The mayor left on Monday. Mayor Ivan Horvat gave no reason.", "Ivan Horvat", ["mayor", "Ivan Horvat"]),
        ("Bishop Ivan Horvat came. A nurse said the bishop had prayed.", "Ivan Horvat", ["Ivan Horvat", "bishop"]),
        ("Elm Road School shut. The school will open in May.", "Elm Road School", ["Elm Road School", "school"]),
        ("Baltic Air halted flights. The airline gave no reason.", "Baltic Air", ["Baltic Air", "airline"]),
        ("Norvik Shipping sold a ferry. The carrier has nine.", "Norvik Shipping", ["Norvik Shipping", "carrier"]),
        ("The United Nations met. The world body was split.", "United Nations", ["United Nations", "world body"]),
        ('Ivan Horvat, known as "El Lobo", fled. El Lobo is 40.', "Ivan Horvat", ["Ivan Horvat", "El Lobo", "El Lobo"]),
    ],
)
def test_who_is_meant(parsed: Make, text: str, name: str, expected: list[str]) -> None:
    assert called(annotate(parsed(text)), name) == expected


def test_first_persons_are_marked_as_guessed(parsed: Make) -> None:
    tables = annotate(parsed('"I will not resign," Mayor Ivan Horvat said.'))
    assert [each.inferred for each in tables.mentions if each.text == "I"] == ["speaker"]


def test_no_group_is_no_actor(parsed: Make) -> None:
    tables = annotate(parsed("A blast killed nine people. No one claimed responsibility. No group said why."))
    assert [each.text for each in tables.mentions if each.text.lower() in ("one", "no one", "group", "no group")] == []


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("A spokesman for the port authority, Karl Wend, called it illegal.", "Karl Wend", "port authority"),
        ("The Green Alliance won. Its leader, Petra Holm, thanked voters.", "Petra Holm", "Green Alliance"),
        (
            "The Harbour Institute met. Harbour Institute chief Adam Keller praised nurses.",
            "Adam Keller",
            "Harbour Institute",
        ),
        ("Labour Front deputy leader Ivo Sand left.", "Ivo Sand", "Labour Front"),
        ("Mette Dahl of the Fjord Institute disagreed.", "Mette Dahl", "Fjord Institute"),
        ("Peru's president, Rosa Quispe, met ministers.", "Rosa Quispe", "Peru"),
        ("France's Foreign Ministry summoned an envoy.", "French Foreign Ministry", "France"),
        ("Latvia's transport safety board opened an inquiry.", "Latvian transport safety board", "Latvia"),
        ("Syrian activist Karim Haddad wrote it.", "Karim Haddad", None),
        ("Syrian opposition leader Karim Haddad wrote it.", "Karim Haddad", None),
        ("The Green Party met the Lake Union. Its leader, Petra Holm, left.", "Petra Holm", None),
    ],
)
def test_whose_people_and_bodies_are(parsed: Make, text: str, part: str, whole: str | None) -> None:
    tables = annotate(parsed(text))
    names = {each.id: each.name for each in tables.actors}
    assert names.get(actor(tables, part).part_of or "") == whole


def test_the_foreign_ministries_of_two_states_are_two(parsed: Make) -> None:
    tables = annotate(parsed("France's Foreign Ministry accused Peru's Foreign Ministry of lying."))
    assert len({each.id for each in tables.actors if each.name.endswith("Foreign Ministry")}) == 2


@pytest.mark.parametrize(
    ("text", "name", "public"),
    [
        ("A spokeswoman for the diocese, Maria Feld, spoke.", "Maria Feld", "yes"),
        ("The governor of Hamport, Ivan Horvat, said so.", "Ivan Horvat", "yes"),
        ("United sacked coach Bruno Tavares, 52, on Monday.", "Bruno Tavares", "yes"),
        ("Witness Harry Bloom heard shots.", "Harry Bloom", "no"),
        ("Lena Kurz, 47, a nurse, heard shots.", "Lena Kurz", "no"),
        ("Lena Kurz heard shots.", "Lena Kurz", "unknown"),
        ("Secretary of State Ivan Horvat said so.", "Ivan Horvat", "yes"),
        ("The director of the Harbour Institute Ivan Horvat said so.", "Ivan Horvat", "yes"),
        ("Ivan Horvat the mayor of Hamport said so.", "Ivan Horvat", "yes"),
        ("A witness named Ivan Horvat heard shots.", "Ivan Horvat", "no"),
        ("34-year-old Ivan Horvat heard shots.", "Ivan Horvat", "no"),
    ],
)
def test_a_role_makes_a_person_public(parsed: Make, text: str, name: str, public: str) -> None:
    assert actor(annotate(parsed(text)), name).public == public


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A group calling itself Night Owl claimed it. Night Owl is new.", "Night Owl"),
        ("The security firm Blue Harbor found it. Blue Harbor is small.", "Blue Harbor"),
        ("Chipmaker Orvex said it would cut jobs.", "Orvex"),
        ("Hamport United lost again. Fans of Hamport United wept.", "Hamport United"),
        ("The wounded were taken to Serin General Hospital.", "Serin General Hospital"),
        ("The Polish Teachers' Association met.", "Polish Teachers' Association"),
        ("Analysts doubt Norvik's shares will rise. Norvik disagreed.", "Norvik"),
    ],
)
def test_bodies_by_what_is_said_of_them(parsed: Make, text: str, name: str) -> None:
    assert actor(annotate(parsed(text)), name).kind == "organization"


def test_what_is_besieged_or_has_a_border_crossing_is_no_person(parsed: Make) -> None:
    tables = annotate(parsed("Rebels encircled Tel Morad on Monday. Guards closed the Bab Serin border crossing."))
    assert [each.name for each in tables.actors if each.kind == "person"] == []


def test_a_secretary_of_state_is_of_no_islamic_state(parsed: Make) -> None:
    tables = annotate(parsed("Islamic State fled. Secretary of State Ivan Horvat said Islamic State was beaten."))
    assert called(tables, "Islamic State") == ["Islamic State", "Islamic State"]


def test_a_month_may_be_a_first_name(parsed: Make) -> None:
    tables = annotate(parsed("Mayor Jan Zielin spoke on Jan 4."))
    assert {each.name for each in tables.actors if each.kind == "person"} == {"Jan Zielin"}
