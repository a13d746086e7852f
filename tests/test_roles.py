"""Who is said to have done it, who came to harm, by what means: from the grammar around event words."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.records import Tables

Make = Callable[..., ParsedArticle]


def roles(tables: Tables, slot: str) -> list[tuple[str, str]]:
    return [(each.text, each.stance) for each in tables.claims if each.slot == slot]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Government forces bombed the harbour on Monday.", [("Government forces", "asserted")]),
        ("The harbour was bombed by rebels on Monday.", [("rebels", "asserted")]),
        ("Air strikes by the coalition killed nine people.", [("coalition", "asserted")]),
        ("Russian air strikes killed nine people.", [("Russian", "asserted")]),
        ("Militants carried out an attack on the port.", [("Militants", "asserted")]),
        ("The attack, which was carried out by militants, killed nine people.", [("militants", "asserted")]),
        ("An attack killed nine people. The government blamed rebels for the attack.", [("rebels", "alleged")]),
        ("An attack killed nine people. The rebels denied any involvement.", [("rebels", "denied")]),
        ("An attack killed nine people. The army denied carrying out the attack.", [("army", "denied")]),
        ("An attack killed nine people. No group claimed responsibility for the attack.", []),
        ("The army could bomb the harbour.", []),
        (
            "Planes of the Freedonian air force bombed the harbour.",
            [("Planes of the Freedonian air force", "asserted")],
        ),
        ("The planes that bombed the harbour were Russian.", [("Russian", "asserted")]),
        (
            "An attack killed nine people. Freedonia had no part in the attack, its ministry said.",
            [("Freedonia", "denied")],
        ),
        ("The harbour was bombed on Monday. The army said that it had not shelled the port.", [("it", "denied")]),
        ("The harbour was bombed on Monday. The army had not shelled the port.", []),
        ("Shelling killed nine people. Elders said that the rounds were fired by the army.", [("army", "asserted")]),
        ("Elders accused the army of carrying out the bombing that killed nine people.", [("army", "alleged")]),
        ("The harbour was bombed. Police held a militant accused of the bombing.", [("militant", "alleged")]),
    ],
)
def test_doers(parsed: Make, text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(annotate(parsed(text, published="2021-05-04")), "perpetrator") == expected


def test_who_denies_is_the_speaker_of_a_denial(parsed: Make) -> None:
    tables = annotate(parsed("An attack killed nine people. The army denied that rebels carried out the attack."))
    denial = next(each for each in tables.claims if each.stance == "denied" and each.slot == "perpetrator")
    assert (denial.text, "army" in denial.speaker) == ("rebels", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A blast killed six civilians.", ["civilians"]),
        ("Dozens of evacuees were wounded in a blast.", ["evacuees"]),
        ("The death toll from the blast rose to 70 people.", ["people"]),
        ("Nine villagers lost their lives in the attack.", ["villagers"]),
        ("A blast killed the mayor's hopes.", []),
        ("A bomb went off near a convoy of lorries carrying evacuees on Monday.", ["evacuees"]),
        ("A blast killed at least 40, including passengers and guards.", ["passengers", "guards"]),
        ("A blast killed 40 people. Most of the dead were pilgrims.", ["people", "pilgrims"]),
        ("It is not known how many of the dead in the blast were guards.", []),
        ("Nine Pilgrims were killed in a blast.", ["Pilgrims"]),
    ],
)
def test_victims_are_named_as_the_article_words_them(parsed: Make, text: str, expected: list[str]) -> None:
    assert [text for text, _ in roles(annotate(parsed(text)), "victims")] == expected


def test_how_victims_are_called_is_the_articles_wording_of_what_others_said(parsed: Make) -> None:
    tables = annotate(parsed("The monitor said a blast killed six civilians."))
    assert [each.speaker for each in tables.claims if each.slot == "victims"] == [""]


def test_means_are_claims(parsed: Make) -> None:
    tables = annotate(parsed("A car bomb killed six people."))
    assert [text for text, _ in roles(tables, "means")] == ["car bomb"]


def test_a_reason_follows_its_opener(parsed: Make) -> None:
    tables = annotate(parsed("Rebels attacked the port in retaliation for air raids."))
    assert [text for text, _ in roles(tables, "reason")] == ["air raids"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels reported an attack on Monday. The army denied that the attack took place.", [("attack", "denied")]),
        ("Rebels reported an attack on Monday. The army denied the attack.", [("attack", "denied")]),
        ("Rebels reported an attack on Monday.", []),
    ],
)
def test_a_denial_that_it_happened_is_a_claim_of_its_occurrence(
    parsed: Make, text: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(annotate(parsed(text, published="2021-05-04")), "occurrence") == expected
