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


def test_a_title_of_office_and_of_what_is_no_designation(called):
    assert called("Ivan Horvat, a spokesman for the harbour ministry, resigned.") == ()


def test_a_label_in_a_title_designates(called):
    found = called("Police arrested cult leader Ivan Horvat on the quay.")
    assert told(found) == [("apposition", "cult leader")]


def test_each_of_a_list_is_what_the_noun_before_says(called):
    found = called("He praised rebel groups including the Northern Liberation Front and the Red Lake Front.")
    assert [each.text for each in found] == ["rebel groups", "rebel groups"]
    assert len({each.actor for each in found}) == 2


def test_what_a_group_calls_itself_is_its_own_word(called):
    (found,) = called("The Northern Liberation Front describes itself as a charity.")
    assert (found.text, found.speaker) == ("a charity", "Northern Liberation Front")


def test_what_somebody_is_said_to_be_is_alleged(called):
    (found,) = called("The Northern Liberation Front is believed to be a criminal gang.")
    assert (found.text, found.stance) == ("a criminal gang", "alleged")


def test_what_somebody_is_accused_of_being_is_alleged(called):
    (found,) = called("The Northern Liberation Front was accused of being a criminal gang.")
    assert (found.text, found.stance) == ("a criminal gang", "alleged")


def test_a_noun_for_a_government_that_says_what_one_thinks_of_it_designates(called):
    found = called("Freedonia is a country. France condemned the Syrian regime. The Syrian government did not answer.")
    assert ("noun", "the Syrian regime") in told(found)
    assert not any("government" in each.text for each in found)


def test_a_pronoun_that_can_mean_two_people_designates_nobody(called):
    found = called("Ivan Horvat met Peter Novak in the harbour. He is a gifted liar.")
    assert found == ()


def test_a_name_that_tells_which_one_a_noun_means_is_not_described(called):
    assert called("The contentious Ivan Horvat hearing lasted four days.") == ()


def test_time_is_no_part_of_a_designation(called):
    (found,) = called("Norway designated the Northern Liberation Front as a terrorist organization in 1997.")
    assert found.text == "a terrorist organization"


def test_a_list_after_a_colon_is_what_the_noun_says(called):
    found = called("He visited two small republics: Norway and Iceland.")
    assert {each.text for each in found} <= {"two small republics"}


def test_allies_of_somebody_including_a_body(called):
    found = called("The king expelled former allies of the crown, including the Northern Liberation Front.")
    assert [each.text for each in found] == ["former allies of the crown"]


def test_a_body_is_its_noun_and_not_its_members(called):
    (found,) = called("Members of the country's largest rebel group, the Northern Liberation Front, were killed.")
    assert found.text == "the country's largest rebel group"


def test_what_would_be_so_is_not_said(called):
    assert called("If the Northern Liberation Front were a private army, it would need money.") == ()


def test_a_noun_that_the_article_says_outright_of_another_is_the_others(called):
    found = called(
        "The Reds chose Ivan Horvat, a northern senator. His rival Peter Novak, a southern billionaire, laughed. "
        "Ivan Horvat slept. The southern billionaire promised jobs."
    )
    names = {each.actor: each.text for each in found if each.form == "noun"}
    outright = {each.actor for each in found if each.text == "a southern billionaire"}
    assert set(names) <= outright


def test_every_designation_is_the_words_at_its_place(called):
    text = "The Northern Liberation Front, a rebel group, attacked. Norway calls the Northern Liberation Front a gang."
    found = called(text)
    assert len(found) == 2
    assert all(text[each.start : each.end] == each.text for each in found)


def test_those_who_call_somebody_so_together_are_each_told(called):
    found = called("Both Norway and Iceland designated the Northern Liberation Front as a private army.")
    assert [(each.text, each.speaker) for each in found] == [
        ("a private army", "Norway"),
        ("a private army", "Iceland"),
    ]
    assert len({each.id for each in found}) == 2


def test_those_who_are_called_so_together_are_each_told(called):
    found = called("The Northern Liberation Front and the Red Lake Front are violent cults.")
    assert len({each.actor for each in found}) == 2
    assert {each.text for each in found} == {"violent cults"}


def test_what_it_is_said_to_be_is_said_of_the_body_and_not_of_the_state_named_since(called):
    found = called("Harbour Bank lent to Norway. Norway thanked its ministers. In short, it is a controversial bank.")
    assert [(each.text, each.inferred) for each in found] == [("a controversial bank", "pronoun")]


def test_of_two_bodies_neither_is_called_so_by_it(called):
    found = called("Norway met Harbour Bank and the Northern Liberation Front. It is a controversial organization.")
    assert found == ()


def test_a_unit_of_a_movement_is_not_the_movement(parsed):
    article = parsed(
        "The Northern Liberation Front (NLF) met. The NLF’s Harbour Units have helped to organize protests. This role "
        "shows why Norway tries to silence the banned movement."
    )
    found = designations(article, (), read := referents(article, ()), Told())
    names = {actor.id: actor.name for actor in read.actors}
    assert [(each.text, names[each.actor or ""]) for each in found] == [
        ("the banned movement", "Northern Liberation Front")
    ]
