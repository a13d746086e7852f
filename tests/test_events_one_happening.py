"""What people suffer in a happening belongs to it, whatever kind it is; ships are no places; finer places go first."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.records import Tables

Make = Callable[..., ParsedArticle]


def titles(tables: Tables) -> list[str]:
    return [each.title for each in tables.events]


def values(tables: Tables, slot: str) -> list[str]:
    return [each.text for each in tables.claims if each.slot == slot]


@pytest.mark.parametrize(
    "text",
    [
        "A fire broke out on a ferry off Bergen on Saturday. At least 31 people were killed. The toll may rise.",
        "A train crash in Lyon killed 12 people on Monday. The hospital said 30 people had been wounded.",
        "An earthquake shook Quito on Tuesday. Rescuers said 40 people had died. Hundreds were injured.",
    ],
)
def test_the_hurt_belong_to_what_the_article_is_about(parsed: Make, text: str) -> None:
    tables = annotate(parsed(text))
    hurt = {each.event for each in tables.claims if each.slot in ("killed", "wounded")}
    assert len(hurt) == 1
    assert next(each for each in tables.events if each.id in hurt).kind not in ("death", "injury")


def test_the_day_of_a_dateline_is_no_day_of_the_event(parsed: Make) -> None:
    tables = annotate(parsed("BERGEN, May 5, 2024 - Eleven people died when a ferry caught fire on 4 May 2024."))
    assert values(tables, "date") == ["4 May 2024"]


def test_an_older_count_has_a_day_of_its_own(parsed: Make) -> None:
    tables = annotate(
        parsed("A fire in Bergen hurt many. The hospital said 52 people had been wounded, up from 34 a day before.")
    )
    assert "a day before" not in values(tables, "date")


@pytest.mark.parametrize("text", ["A fire on the ferry Halden killed two.", "The fire on the Halden killed two."])
def test_the_name_of_a_ship_is_no_place(parsed: Make, text: str) -> None:
    tables = annotate(parsed(text))
    assert values(tables, "place") == []
    assert not any(each.text == "Halden" for each in tables.mentions)


def test_a_habit_is_no_event(parsed: Make) -> None:
    tables = annotate(parsed("A fire killed two people in Bergen. The movement has attacked ships before."))
    assert [each.kind for each in tables.events] == ["fire"]
    assert values(tables, "perpetrator") == []


def test_gunfire_is_no_blaze(parsed: Make) -> None:
    tables = annotate(parsed("Soldiers opened fire on a crowd in Lima on Monday, killing three people."))
    assert all(each.kind != "fire" for each in tables.events)


def test_a_part_of_a_city_goes_before_the_city(parsed: Make) -> None:
    tables = annotate(
        parsed("A bomb killed six people in Lyon on Monday. The blast hit the neighbourhood of Vaise, police said.")
    )
    assert values(tables, "place") == ["Vaise"]
    assert "Lyon" in titles(tables)[0]


def test_where_those_hurt_come_from_is_no_place_of_the_event(parsed: Make) -> None:
    tables = annotate(parsed("A bomb killed 20 people outside Lyon. The dead were residents of Nantes and Angers."))
    assert values(tables, "place") == ["Lyon"]


def test_where_somebody_heard_it_is_no_place_of_the_event(parsed: Make) -> None:
    tables = annotate(parsed("A bomb killed 20 people in Lyon. People waiting in Nantes heard the blast."))
    assert values(tables, "place") == ["Lyon"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ann Berg stood firm on 4 May 2024 on her demands for a new bridge.", "other"),
        ("The Courier reported on 4 May 2024 that the union was softening its opposition to the bridge.", "statement"),
        ("Ann Berg on 4 May 2024 forcefully defended the plan for a new bridge.", "statement"),
    ],
)
def test_a_dated_lead_tells_an_event_whatever_its_verb(parsed: Make, text: str, kind: str) -> None:
    tables = annotate(parsed(text))
    assert [each.kind for each in tables.events] == [kind]
    assert [each.date for each in tables.claims if each.slot == "date"] == ["2024-05-04"]


def test_a_lead_with_a_dated_event_gets_no_other(parsed: Make) -> None:
    tables = annotate(parsed("A bomb killed two people in Lyon on 4 May 2024. Ann Berg called for calm on 5 May 2024."))
    assert [each.kind for each in tables.events] == ["bombing"]
