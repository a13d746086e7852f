"""Dates, digits and headlines that make no sense: a value or nothing, never a wrong number, and never a fault."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle

Make = Callable[..., ParsedArticle]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed six people in Lyon on 31 February 2017.",
        "A bomb killed six people in Lyon in the year 0000.",
        "A bomb killed six people in Lyon on 0000-00-00.",
        "A bomb killed " + "9" * 1000 + " people in Lyon.",
        "A bomb killed \u0661\u0662 people in Lyon on \u0663 March 2017.",
        "12 dead",
        "Lyon: 12 dead, 30 hurt",
        "",
        "0",
        "\u2014",
    ],
)
def test_no_text_makes_a_stage_fail(parsed: Make, text: str) -> None:
    assert annotate(parsed(text)).warnings == ()


@pytest.mark.parametrize("day", ["31 February 2017", "30 February 2017", "32 March 2017", "0000-00-00"])
def test_a_day_that_no_calendar_has_is_no_date(parsed: Make, day: str) -> None:
    dates = [each.date for each in annotate(parsed(f"A bomb killed six people in Lyon on {day}.")).claims if each.date]
    assert all(date in ("2017-02", "2017-03", "2017") for date in dates)


def test_a_thousand_digits_are_read_whole_or_not_at_all(parsed: Make) -> None:
    digits = "9" * 1000
    found = [each for each in annotate(parsed(f"A bomb killed {digits} people.")).claims if each.slot == "killed"]
    assert all(each.low == int(digits) for each in found)


def test_arabic_indic_digits_are_read_as_what_they_say(parsed: Make) -> None:
    found = annotate(parsed("A bomb killed \u0661\u0662 people in Lyon.")).claims
    assert all(each.low == 12 for each in found if each.slot == "killed")


@pytest.mark.parametrize(
    ("headline", "value"), [("12 dead in Lyon blast", 12), ("Lyon blast: 12 dead, 30 hurt", 12), ("Toll 12", 12)]
)
def test_a_headline_without_a_verb_gives_its_figure(parsed: Make, headline: str, value: int) -> None:
    tables = annotate(parsed("A bomb went off in Lyon on Monday.", title=headline))
    assert {each.low for each in tables.claims if each.field == "title" and each.slot == "killed"} <= {value}


def test_an_article_of_hundreds_of_events_keeps_them_apart(parsed: Make) -> None:
    towns = ["Lyon", "Berlin", "Oslo", "Madrid", "Rome", "Paris", "Vienna", "Lima"]
    text = " ".join(
        f"A bomb killed {n + 3} people in {towns[n % 8]} on {n % 28 + 1} March {1990 + n % 30}." for n in range(80)
    )
    tables = annotate(parsed(text))
    assert tables.warnings == ()
    assert len({each.event for each in tables.claims if each.slot == "killed"}) == 80
