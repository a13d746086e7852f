"""What the voices of an article call an event and the people hurt in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.annotating.annotate import annotate
from variorum.annotating.designations.hurt import HURT
from variorum.comparing.naming import alike, wording
from variorum.records import Designation


@pytest.fixture
def called(parsed):
    """`called(text)`: the designations of events of an invented article, dated and told as a build reads it."""

    def make(text: str) -> tuple[Designation, ...]:
        tables = annotate(parsed(text, published="2024-05-04"))
        assert not tables.warnings
        events = {each.id for each in tables.events}
        rows = tuple(each for each in tables.designations if each.event is not None)
        assert all(each.event in events and each.actor is None for each in rows)
        return rows

    return make


def names(rows: tuple[Designation, ...]) -> list[str]:
    return [each.text for each in rows if each.inferred != HURT]


def hurt(rows: tuple[Designation, ...]) -> list[str]:
    return [each.text for each in rows if each.inferred == HURT]


def test_the_event_word_is_told_with_what_characterises_it(called):
    found = called("Eleven people were killed in a brutal attack on a market in Aleppo on Saturday.")
    assert names(found) == ["brutal attack"]


def test_what_somebody_calls_the_event_is_their_word(called):
    found = called(
        "Eleven people were killed in an attack on a market in Aleppo on Saturday. "
        "France called the attack a barbaric massacre."
    )
    (massacre,) = [each for each in found if "massacre" in each.text]
    assert (massacre.text, massacre.form, massacre.speaker) == ("a barbaric massacre", "predicate", "France")


def test_a_plain_event_word_is_told_once(called):
    found = called(
        "Eleven people were killed in an attack on a market in Aleppo on Saturday. "
        "The attack came at noon, a monitor said. The minister said the attack was over."
    )
    assert names(found).count("attack") == 1


def test_a_noun_that_stands_for_the_event_is_told(called):
    found = called(
        "A raid on a market in Aleppo killed eleven people on Saturday. This heinous crime shocked the town."
    )
    assert ("heinous crime", "definite noun") in [(each.text, each.inferred) for each in found]


def test_what_only_tells_where_or_when_is_no_part_of_it(called):
    found = called("Eleven people were killed in Saturday's Aleppo market attack.")
    assert all("Aleppo" not in name and "Saturday" not in name for name in names(found))


def test_the_people_hurt_are_told_as_the_text_calls_them(called):
    found = called("An air strike on Aleppo killed 11 innocent civilians on Saturday, the monitor said.")
    assert hurt(found) == ["innocent civilians"]


def test_that_people_are_people_is_not_told(called):
    assert hurt(called("An air strike on Aleppo killed 11 people on Saturday.")) == []


def test_who_denies_an_attack_calls_it_one_all_the_same(called):
    found = called("Eleven people died in Aleppo on Saturday. Russia denied any part in the chlorine attack.")
    assert {each.stance for each in found} <= {"asserted"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a terrorist group", "terrorist organization"),
        ("terrorists", "a terrorist organisation in the north"),
        ("its brutal attack", "brutal attacks"),
    ],
)
def test_wordings_that_say_the_same_stand_together(first: str, second: str) -> None:
    assert wording(first) == wording(second)


def test_wordings_that_differ_stand_apart() -> None:
    assert wording("a rebel group") != wording("a terrorist group")


@pytest.mark.parametrize("text", ["", " ", "the", "group", "“…”", "a the an"])
def test_any_words_have_a_wording(text: str) -> None:
    assert isinstance(wording(text), str)


def test_namings_keep_every_row_and_put_the_most_used_first(called):
    rows = called(
        "Eleven people were killed in a brutal attack on a market in Aleppo on Saturday. "
        "France called the attack a barbaric massacre."
    )
    found = alike(rows)
    assert sorted(row.id for naming in found for row in naming.rows) == sorted(row.id for row in rows)
    assert [len(naming.rows) for naming in found] == sorted((len(naming.rows) for naming in found), reverse=True)


@given(st.text(max_size=60))
def test_wording_does_not_hang_on_capitals_or_spaces(text: str) -> None:
    assert wording(f"  {text} ") == wording(text)
    if text.isascii():
        assert wording(text.upper()) == wording(text)
