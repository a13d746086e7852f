"""What looks like a contradiction and is none: parts, limits, what two saw each for themselves, a lost negation."""

from collections.abc import Callable
from pathlib import Path

import pytest

import variorum
from variorum.records import Claim, Finding

Build = Callable[..., list[Finding]]


@pytest.fixture
def told(tmp_path: Path) -> Build:
    """The findings of two articles of one day."""

    def build(*texts: str) -> list[Finding]:
        folder = tmp_path / "pile"
        folder.mkdir()
        rows = ["file,outlet,date"]
        for name, text in zip(("Herald", "Courier", "Globe"), texts, strict=False):
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            rows.append(f"{name}.txt,{name},2024-03-05")
        (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
        return list(variorum.build([str(folder)], str(tmp_path / "d.variorum")).where(Finding))

    return build


def test_girls_are_some_of_the_children(told: Build) -> None:
    found = told(
        "A raid on a school in Lund on Monday killed 40 people, including nine girls, the Red Cross said.",
        "The raid on a school in Lund on Monday killed 40 people, including 17 children, the health ministry said.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_what_a_reservoir_can_hold_is_not_what_it_held(told: Build) -> None:
    found = told(
        "The Ostra dam burst on Monday. Its reservoir can hold 40 million cubic metres of water, the ministry said.",
        "The Ostra dam burst on Monday. It held 31 million cubic metres of water, Nordkraft said.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_two_who_saw_different_things_deny_nothing(told: Build) -> None:
    found = told(
        "Police officers in Lund said they had seen an increase in thefts since the law passed.",
        "Local officers in Ostra said on Tuesday they had not seen an increase in thefts.",
    )
    assert not [each for each in found if each.kind == "contested"]


def test_who_has_not_changed_a_position_is_not_told_to_have_changed_it(told: Build) -> None:
    found = told(
        "The union of Norland has not changed its position on the school reform, its chairman Peter Holm said. "
        '"We have not changed our position," Holm said.',
        "The union of Norland has changed its position on the school reform, the minister Eva Lind said on Tuesday.",
    )
    assert found
    for each in found:
        said = [group.speaker for group in each.groups if "not" not in group.value]
        assert said == ["Eva Lind"]


def test_what_an_army_says_of_its_foes_is_not_set_beside_all_who_died(told: Build) -> None:
    found = told(
        "Jets bombed a hospital in the town of Kessab on Monday. The army said that it had killed 20 militants there.",
        "At least 19 people died when jets bombed the hospital in Kessab on Monday, the local council said.",
    )
    assert not [each for each in found if each.slot == "killed"]


def test_who_died_on_board_is_not_set_against_all_who_died(told: Build) -> None:
    found = told(
        "A plane crashed near Lund on Monday, killing all seven people on board, the aviation authority said.",
        "The plane that crashed near Lund on Monday killed eight people, one of them a farmer, the police said.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_who_died_in_one_town_is_not_set_against_all_who_died(told: Build) -> None:
    found = told(
        "Floods killed 95 people in the Turia valley on Tuesday, the regional government said.",
        "Floods hit the Turia valley on Tuesday. The mayor of Paiva, Rosa Gil, spoke of 40 dead in her town.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_a_count_that_has_not_ended_is_not_set_against_the_last_one(told: Build) -> None:
    found = told(
        "In Sunday's election in Lund Moser won 412,600 votes with 94 percent of ballots counted, Petra Lund said.",
        "In Sunday's election in Lund Moser won 438,200 votes, the election commission said on Tuesday.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_crowds_of_two_towns_are_two(told: Build) -> None:
    found = told(
        "Rail workers struck on Monday. In Lund 28,000 people marched, the ministry said. In Port Olmo, in the south, "
        "12,000 people marched, the railway union said.",
        "Rail workers struck on Monday. The ministry said 28,000 people had marched in Lund.",
    )
    assert not [each for each in found if each.kind == "differ"]


def test_what_is_said_not_to_be_true_is_denied(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("It was not true that 500 people had been arrested, the police chief said.", encoding="utf-8")
    rows = list(variorum.build([str(file)], str(tmp_path / "d.variorum")).where(Claim, slot="arrested"))
    assert [(row.low, row.stance) for row in rows] == [(500, "denied")]


def test_the_day_on_which_it_was_not_is_no_day_of_it(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The riot broke out on Sunday 3 March 2024, not on Monday, relatives said.", encoding="utf-8")
    rows = list(variorum.build([str(file)], str(tmp_path / "d.variorum")).where(Claim, slot="date"))
    assert [row.date for row in rows] == ["2024-03-03"]


def test_a_sum_that_is_now_another_is_updated(tmp_path: Path) -> None:
    texts = {
        "2024-03-05": "Prosecutor Eva Lind said on Tuesday that the Lund mill owes 2.4 million euros in tax.",
        "2024-03-07": "Prosecutor Eva Lind said on Thursday that the Lund mill now owes 3.1 million euros in tax.",
    }
    rows = ["file,outlet,date"]
    for number, (day, text) in enumerate(texts.items()):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{number}.txt,Paper {number},{day}")
    (tmp_path / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    found = list(variorum.build([str(tmp_path)], str(tmp_path / "d.variorum")).where(Finding))
    assert [row.kind for row in found] == ["updated"]
