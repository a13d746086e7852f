"""What an article calls its actors, in which voice."""

import pytest

from variorum.annotating.designations.designations import designations
from variorum.annotating.events.events import Told
from variorum.annotating.referents.referents import referents
from variorum.records import Designation


@pytest.fixture
def called(parsed):
    """`called(text)`: the designations of an invented article without attributions."""

    def make(text: str) -> tuple[Designation, ...]:
        article = parsed(text)
        return designations(article, (), referents(article, ()), Told())

    return make


def told(found: tuple[Designation, ...]) -> list[tuple[str, str]]:
    return [(each.form, each.text) for each in found]


def test_an_apposition_designates(called):
    found = called("The Northern Liberation Front, a small rebel group, claimed the attack.")
    assert told(found) == [("apposition", "a small rebel group")]


def test_a_predicate_designates(called):
    found = called("The Northern Liberation Front is a violent cult.")
    assert told(found) == [("predicate", "a violent cult")]


def test_a_denied_predicate_is_denied(called):
    (found,) = called("The Northern Liberation Front is not a terrorist organization.")
    assert (found.text, found.stance) == ("a terrorist organization", "denied")


def test_who_considers_it_so_is_the_speaker(called):
    (found,) = called("Norway considers the Northern Liberation Front a terrorist organization.")
    assert (found.form, found.text, found.speaker) == ("predicate", "a terrorist organization", "Norway")


def test_described_as_designates(called):
    (found,) = called("The Northern Liberation Front was described as a private army by Norway.")
    assert (found.form, found.text.split(" by ")[0], found.speaker) == ("predicate", "a private army", "Norway")


def test_a_definite_noun_that_stands_for_a_body_designates(called):
    found = called("The Northern Liberation Front claimed the attack. The cult said it would go on.")
    assert told(found) == [("noun", "The cult")]


def test_a_modifier_designates(called):
    found = called("Police arrested members of the Norway-backed Northern Liberation Front.")
    assert ("modifier", "Norway-backed") in told(found)


def test_words_in_quotation_marks_are_quoted(called):
    found = called('Norway described the Northern Liberation Front as "a gang of smugglers".')
    assert [each.quoted for each in found if "gang" in each.text] == [True]


def test_a_bare_title_of_office_is_no_designation(called):
    assert called("Ivan Horvat, the president, resigned.") == ()


def test_who_considers_it_so_in_a_relative_clause_is_the_speaker(called):
    found = called("The bomb was planted by the Red Lake Front, which Norway calls a terrorist organization.")
    assert [(each.text, each.speaker) for each in found] == [("a terrorist organization", "Norway")]


def test_a_participle_after_a_name_designates(called):
    found = called("The court heard the Northern Liberation Front, long considered a private army.")
    assert "a private army" in [each.text for each in found]


def test_an_institution_called_what_it_is_has_no_designation(called):
    assert called("The port authority closed the quay. The authority gave no reason.") == ()
