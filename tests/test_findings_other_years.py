"""Figures of another year, of one place, corrected or rounded: none is set against what it does not contradict."""

from pathlib import Path

import pytest

import variorum
from variorum.comparing.years import is_years_on, year_of
from variorum.records import Claim, Finding


def told(folder: Path, *texts: str) -> list[str]:
    """Kind and sentence of the findings of articles of three outlets, a day apart."""
    rows = ["file,outlet,date"]
    for at, (name, text) in enumerate(zip(("Herald", "Courier", "Globe"), texts, strict=False)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name}.txt,{name},2024-03-0{5 + at}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    dossier = variorum.build([str(folder)], str(folder / "d.variorum"))
    assert list(dossier.where(Claim))
    return [f"{each.kind}: {each.summary}" for each in dossier.where(Finding)]


@pytest.mark.parametrize(
    ("before", "behind", "year"),
    [
        ("It was the worst fire in Lund since 2015, when a blaze killed ", " people.", 2015),
        ("In 2015, a blaze at the mill killed ", " people.", 2015),
        ("Turnout was 61 percent, against ", " percent in the election of 2018.", 2018),
        ("The blaze killed ", " people, the worst toll since 2015.", None),
        ("The blaze killed ", " people.", None),
    ],
)
def test_a_clause_gives_its_year_to_a_figure(before: str, behind: str, year: int | None) -> None:
    assert year_of(before, behind) == year


def test_what_came_years_before_is_told_in_a_clause_of_its_own() -> None:
    assert is_years_on("The blaze came three years after the flood that killed ")
    assert not is_years_on("The blaze that killed ")


def test_the_toll_of_another_year_is_not_set_against_todays(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "LUND - A blaze at a mill in Lund killed 17 people on Monday, police said. "
        "It was the worst fire in Lund since 2015, when a blaze at a hotel killed 31 people.",
        "LUND - A blaze at a mill in Lund killed 23 people on Monday, the fire brigade said.",
    )
    assert not any("31" in each for each in found)


def test_a_register_of_another_year_is_no_earlier_value(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Norland votes on Sunday. The number of registered voters is 5.2 million, "
        "against 4.4 million at the election of 2019.",
    )
    assert not any(each.startswith("updated") for each in found)


@pytest.mark.parametrize(
    "part",
    [
        "A priest, Father Anton Weil, said that 12 people in the village had died in the earthquake on Monday.",
        "The earthquake struck on Monday. Ann Holm of the Central Hospital said it had received 12 bodies.",
        "The morgue in Ostra held 12 bodies after the earthquake on Monday, its director said.",
        "Mayor Peter Holm of Ostra said that 12 residents of the town died in the earthquake on Monday.",
    ],
)
def test_the_dead_of_one_place_are_not_set_against_all(tmp_path: Path, part: str) -> None:
    found = told(
        tmp_path, "An earthquake struck Norland on Monday, killing at least 19 people, the disaster agency said.", part
    )
    assert not any(each.startswith("differ") for each in found)


def test_who_corrects_himself_does_not_contradict_himself(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Four bombs fell on the market of Lund on Tuesday, said Peter Holm, the mayor of Lund.",
        "Peter Holm, the mayor of Lund, said that three bombs had fallen on the market of Lund on Tuesday, "
        "not four as he had first said.",
    )
    assert not any(each.startswith("differ") for each in found)


def test_a_figure_that_its_voice_no_longer_gives_is_no_value_of_it(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "A raid on Lund on Monday killed 40 people, the Northern Observatory said.",
        "A raid on Lund on Monday killed 22 people, the Northern Observatory said. It no longer says that 40 died.",
    )
    assert not any(each.startswith("differ") for each in found)


def test_a_rising_count_says_which_people_it_is_of(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "A clash in Lund on Monday injured 11 officers, the interior ministry said on Monday.",
        "A clash in Lund on Monday injured 14 officers, the interior ministry said on Wednesday.",
    )
    assert any(each.startswith("updated") and "11 officers (" in each and "14 officers (" in each for each in found)


def test_a_price_with_upkeep_is_another_price(tmp_path: Path) -> None:
    text = (
        "The bridge at Lund cost 40 million euros, the transport ministry said. "
        "The Green Party said that the bridge cost 70 million euros{}."
    )
    assert not any(each.startswith("differ") for each in told(tmp_path, text.format(" with maintenance")))


def test_a_round_wording_is_no_third_count(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        "Police put the crowd at Monday's march in Lund at 42,000. The union said 180,000 people marched in Lund.",
        "Some 40,000 people took part in the march in Lund on Monday.",
    )
    assert not any(each.startswith("differ") and "40,000" in each for each in found)
