"""Who is meant by an office alone, in one article and across articles; whom "he" and "she" cannot mean; people and
bodies of one word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.linking.link import link
from variorum.linking.office_words import office_before, office_of
from variorum.records import Link, Tables

Make = Callable[..., ParsedArticle]


@pytest.fixture
def pile(parsed: Make) -> Callable[..., Tables]:
    """The linked tables of articles given as (day, text)."""

    def make(*texts: tuple[str, str]) -> Tables:
        each = (parsed(text, id=f"a{number}", published=day) for number, (day, text) in enumerate(texts, start=1))
        return link(Tables.merged(annotate(article) for article in each))

    return make


def who(tables: Tables, words: str, article: str | None = None, nth: int = 0) -> str | None:
    """The name of the actor that the nth mention of `words` refers to."""
    names = {actor.id: actor.name for actor in tables.actors}
    found = [row for row in tables.mentions if row.text == words and article in (None, row.article)]
    return names.get(sorted(found, key=lambda row: row.start)[nth].actor or "") if found else None


def kind(tables: Tables, name: str) -> str | None:
    return next((actor.kind for actor in tables.actors if actor.name == name), None)


def proposals(tables: Tables) -> list[Link]:
    return [row for row in tables.links if row.kind == "actor" and row.status == "proposed"]


@pytest.mark.parametrize(
    ("text", "words", "nth", "expected"),
    [
        ("Anna Keller met Hans Brod on Monday. She left early.", "She", 0, "Anna Keller"),
        ('Mayor Ivan Horvat thanked Anna Keller. "She saved us," Horvat said.', "She", 0, "Anna Keller"),
        ('Striker Ivan Horvat thanked Hans Brod. "He was kind to me," Horvat said.', "He", 0, "Hans Brod"),
        ('"He lied about Hans Brod," the mayor, Anna Keller, said. She wept.', "She", 0, "Anna Keller"),
        ("Hans Brod hired Lin Tao, calling him a genius.", "him", 0, "Lin Tao"),
        ("Vitamin B12 was sold out. Anna Keller said she was tired.", "she", 0, "Anna Keller"),
    ],
)
def test_a_pronoun_goes_to_nobody_of_the_other_gender(
    parsed: Make, text: str, words: str, nth: int, expected: str
) -> None:
    assert who(annotate(parsed(text)), words, nth=nth) == expected


def test_an_office_alone_is_who_holds_it_in_the_article(parsed: Make) -> None:
    tables = annotate(
        parsed(
            "President Anna Keller met Vice President Hans Brod. The vice president smiled. The president did not. "
            "Prime Minister Ivan Horvat stayed away. The prime minister was ill."
        )
    )
    assert who(tables, "vice president") == "Hans Brod"
    assert who(tables, "president") == "Anna Keller"
    assert who(tables, "prime minister") == "Ivan Horvat"


def test_a_new_minister_is_not_the_old_one(parsed: Make) -> None:
    tables = annotate(
        parsed("Interior Minister Hans Brod resigned. The president named Anna Keller as the new interior minister.")
    )
    assert who(tables, "new interior minister") == "Anna Keller"


def test_whose_sister_somebody_is_holds_no_office(parsed: Make) -> None:
    tables = annotate(parsed("President Hans Brod wept. Anna Keller, the president's sister, stood by."))
    assert who(tables, "president") == "Hans Brod"


def test_an_office_is_who_holds_it_at_that_time_in_other_articles(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "Norvik Shipping shut its yard. Economy Minister Ulla Brand was angry with Norvik Shipping."),
        ("2024-03-06", "The economy minister will meet unions at Norvik Shipping on Friday, she said."),
    )
    assert who(tables, "economy minister", "a2") == "Ulla Brand"
    assert any("holds the office" in row.reason and row.status == "linked" for row in tables.links)


def test_an_office_of_another_state_or_time_is_somebody_elses(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "Norvik Shipping shut its yard. French Foreign Minister Ulla Brand visited Norvik Shipping."),
        ("2024-03-06", "The Spanish foreign minister did not visit Norvik Shipping."),
        ("2020-03-06", "The French foreign minister praised Norvik Shipping."),
    )
    assert who(tables, "Spanish foreign minister", "a2") != "Ulla Brand"
    assert who(tables, "French foreign minister", "a3") != "Ulla Brand"


def test_an_office_that_two_may_hold_is_proposed(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "Prime Minister Ulla Brand spoke of Norvik Shipping."),
        ("2024-03-05", "Prime Minister Hans Keller spoke of Norvik Shipping."),
        ("2024-03-06", "The prime minister kept silent on Norvik Shipping."),
    )
    assert who(tables, "prime minister", "a3") == "prime minister"
    assert len(proposals(tables)) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister ", ("prime minister", "", "")),
        ("the Russian Defense Minister ", ("defence minister", "russia", "")),
        ("Secretary of State ", ("secretary of state", "", "")),
        ("the former president ", ("president", "", "former")),
        ("Minister ", None),
        ("the party president ", None),
    ],
)
def test_a_title_tells_an_office_its_state_and_whether_it_is_held(
    text: str, expected: tuple[str, str, str] | None
) -> None:
    office = office_before(text + "Ulla Brand said", len(text))
    assert (office and (office.name, office.state, office.status)) == expected


def test_the_governor_of_nowhere_is_nobody() -> None:
    assert office_of("The governor left.", 4, 12) is None
    found = office_of("The governor of Hamport left.", 4, 12)
    assert found is not None
    assert (found.name, found.state) == ("governor", "hamport")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Velmora said it would close its plant.", "Velmora"),
        ("Shares in Velmora fell.", "Velmora"),
        ("A spokesman for Velmora said nothing was decided.", "Velmora"),
        ("Velmora, which insures ships, paid.", "Velmora"),
        ("The heat pump maker Velmora will close.", "Velmora"),
        ("Analysts at Holm & Vik said demand fell.", "Holm & Vik"),
    ],
)
def test_a_company_of_one_word_is_no_private_person(parsed: Make, text: str, name: str) -> None:
    tables = annotate(parsed(text))
    assert kind(tables, name) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "Kemal, who runs a bakery, heard shouts.",
        "Kemal said he heard screams.",
        "Kemal was arrested in the morning.",
        "Her daughter Kemal survived.",
    ],
)
def test_a_name_of_one_word_with_a_sign_of_a_human_stays_a_person(parsed: Make, text: str) -> None:
    assert kind(annotate(parsed(text)), "Kemal") == "person"


def test_a_lone_surname_of_several_people_is_no_body(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "President Ricardo Mendes met Transport Minister Elena Mendes."),
        ("2024-03-06", "Mendes, speaking in parliament, promised compensation."),
    )
    lone = [actor for actor in tables.actors if actor.name == "Mendes"]
    assert all(actor.kind == "person" for actor in lone)


def test_of_two_with_one_surname_it_is_the_one_of_that_body(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "Nadia Saal, the leader of the Civic Front, spoke. Lawmaker Viktor Saal left."),
        ("2024-03-06", "Saal, the Civic Front leader, said the Civic Front would fight."),
    )
    assert who(tables, "Saal", "a2") == "Nadia Saal"


def test_spellings_of_few_consonants_and_doubled_letters_are_one(pile: Callable[..., Tables]) -> None:
    tables = pile(
        ("2024-03-05", "Sheikh Mohammed bin Rashid al-Qasri arrived. The rebel group Ansar al-Haqq threatened him."),
        ("2024-03-06", "Emir Muhammad bin Rashed al-Qassri left. Ansar al-Haq, a rebel group, fired rockets."),
    )
    assert len([actor for actor in tables.actors if "Qas" in actor.name]) == 1
    assert len([actor for actor in tables.actors if "Ansar" in actor.name]) == 1


def test_what_a_verb_of_two_objects_calls_somebody_is_in_the_mouth_of_its_subject(parsed: Make) -> None:
    tables = annotate(parsed("Mayor Ivan Horvat spoke. Fans branded Horvat a vulture."))
    assert [(row.text, row.speaker) for row in tables.designations] == [("a vulture", "Fans")]


def test_a_word_that_opens_the_sentence_is_no_part_of_a_name(parsed: Make) -> None:
    tables = annotate(parsed("Rivals Velmora and Teklon are cutting costs. Velmora said it would close a plant."))
    assert kind(tables, "Velmora") == "organization"
    assert kind(tables, "Rivals Velmora") is None


def test_the_progressive_of_whom_he_speaks_is_another(parsed: Make) -> None:
    tables = annotate(
        parsed("Anna Keller spoke on Monday. Hans Brod answered. He said the Italian billionaire had lost her way.")
    )
    assert who(tables, "Italian billionaire") == "Anna Keller"
