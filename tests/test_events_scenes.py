"""Several scenes in one article: each toll stays with its own place, and totals over weeks with none of them."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.records import Tables

Make = Callable[..., ParsedArticle]
LEAD = "Air raids on Lyon killed 22 civilians on Monday, the monitor said. "


def deadly(tables: Tables) -> list[list[str]]:
    """The figures for the killed of each event, in order of the text."""
    found: dict[str, list[str]] = {}
    for each in sorted(tables.claims, key=lambda each: each.start):
        if each.slot == "killed":
            found.setdefault(each.event, []).append(each.text)
    return list(found.values())


@pytest.mark.parametrize(
    "text",
    [
        "Seven civilians were killed in the town of Vienne.",
        "Another seven people were killed in the evening.",
        "Over the last three weeks more than 300 villagers have been killed there.",
        "In recent days 57 people were killed.",
        "Elsewhere, raids killed 12 people.",
    ],
)
def test_a_toll_of_another_place_or_time_is_of_another_scene(parsed: Make, text: str) -> None:
    assert len(deadly(annotate(parsed(LEAD + text)))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "State television said the raids killed 12 people.",
        "The police said that 12 people had died and 30 more were wounded.",
    ],
)
def test_another_count_of_the_same_scene_stays_with_it(parsed: Make, text: str) -> None:
    assert len(deadly(annotate(parsed(LEAD + text)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The monitor said that nine people were killed by shells on a bus station.",
        "Rebel shells also killed six people.",
        "Three days of raids have left 90 people dead.",
        "The monitor added that a car bomb had killed six people.",
    ],
)
def test_one_speaker_who_counts_again_tells_another_scene(parsed: Make, text: str) -> None:
    lead = "Air raids on Lyon on Monday hit a market. The monitor said 22 civilians were killed. "
    assert len(deadly(annotate(parsed(lead + text)))) == 2


def test_a_toll_that_a_speaker_raises_stays_with_its_scene(parsed: Make) -> None:
    lead = "Air raids on Lyon on Monday hit a market. The monitor said 22 civilians were killed. "
    assert len(deadly(annotate(parsed(lead + "The monitor said that the toll had risen to 31 dead.")))) == 1


def test_clauses_that_count_in_two_towns_are_two_scenes(parsed: Make) -> None:
    text = "Raids hit the south on Monday. Four people were killed in Lyon and one was killed in Vienne."
    assert sorted(map(len, deadly(annotate(parsed(text))))) == [1, 1]


@pytest.mark.parametrize(
    ("opening", "places"),
    [
        ("In the fighting of last year in Lyon", []),
        ("In the fighting in Lyon", ["Lyon"]),
    ],
)
def test_a_sentence_that_opens_with_last_year_says_nothing_of_where_the_news_was(
    parsed: Make, opening: str, places: list[str]
) -> None:
    text = f"Two days of battle left 13 people dead. {opening} most of the dead were women."
    found = annotate(parsed(text, title="Town counts its dead after truce", published="2024-08-12"))
    (event,) = {each.event for each in found.claims if each.slot == "killed"}
    assert [each.text for each in found.claims if each.slot == "place" and each.event == event] == places
