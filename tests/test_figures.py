"""Figures: the interval of each wording, and what was done to the people that it counts."""

from decimal import Decimal

import pytest

from variorum.annotating.figures.figures import Figure, figures
from variorum.annotating.figures.numbers import quantities
from variorum.annotating.language import ENGLISH


def read(text: str) -> list[tuple[str, object, object, str | None]]:
    """The quantities of a text as (words, low, high, about); articles ("a") and "no" count only what is hurt."""
    _, found = quantities(text, ENGLISH)
    return [(text[q.start : q.stop], q.low, q.high, q.about) for q in found if q.kind not in ("article", "none")]


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "about"),
    [
        ("58 people", "58", 58, 58, None),
        ("at least 58 people", "at least 58", 58, None, None),
        ("more than 100 people", "more than 100", 101, None, None),
        ("up to 40 people", "up to 40", None, 40, None),
        ("fewer than 40 people", "fewer than 40", None, 39, None),
        ("no more than 40 people", "no more than 40", None, 40, None),
        ("about 60 people", "about 60", 60, 60, "about"),
        ("some 60 people", "some 60", 60, 60, "about"),
        ("60 or so people", "60 or so", 60, 60, "about"),
        ("nearly 1,000 people", "nearly 1,000", 1000, 1000, "nearly"),
        ("came up to more than 130 people", "more than 130", 131, None, None),
        ("dozens of people", "dozens", 24, None, None),
        ("several dozen people", "several dozen", 24, None, None),
        ("tens of people", "tens", 20, None, None),
        ("scores of people", "scores", 40, None, None),
        ("hundreds of people", "hundreds", 200, None, None),
        ("tens of thousands of people", "tens of thousands", 20000, None, None),
        ("hundreds of thousands of people", "hundreds of thousands", 200000, None, None),
        ("several people", "several", 3, None, None),
        ("a couple of people", "a couple", 2, 2, None),
        ("more than a dozen people", "more than a dozen", 13, None, None),
        ("a quarter of a million people", "a quarter of a million", 250000, 250000, None),
        ("twenty-odd people", "twenty-odd", 20, 20, "about"),
        ("between 20 and 30 people", "20 and 30", 20, 30, None),
        ("20-30 people", "20-30", 20, 30, None),
        ("20 to 30 people", "20 to 30", 20, 30, None),
        ("a 40- to 60-hour course", "40- to 60", 40, 60, None),
        ("two or three people", "two or three", 2, 3, None),
        ("fifty-eight people", "fifty-eight", 58, 58, None),
        ("two hundred and five people", "two hundred and five", 205, 205, None),
        ("٥٨ people", "٥٨", 58, 58, None),
        ("1.2 million people", "1.2 million", 1200000, 1200000, None),
        ("$8bn for roads", "$8bn", 8000000000, 8000000000, None),
        ("$3.6 billion for roads", "$3.6 billion", 3600000000, 3600000000, None),
        ("“$5.6” billion for roads", "$5.6” billion", 5600000000, 5600000000, None),
        ("more than $700 billion", "more than $700 billion", 700000000001, None, None),
        ("between $19 and $22 million", "$19 and $22 million", 19000000, 22000000, None),
        ("two-thirds of the votes", "two-thirds", Decimal("66.67"), Decimal("66.67"), None),
        ("35.7 percent of them", "35.7 percent", Decimal("35.7"), Decimal("35.7"), None),
        ("all in their 70s now", "in their 70s", 70, 79, None),
        ("anyone 21 or older", "21 or older", 21, None, None),
    ],
)
def test_a_wording_gives_its_interval(text, words, low, high, about):
    assert read(text) == [(words, low, high, about)]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("$43 million", 1000000),
        ("8.2 million", 100000),
        ("35.7 percent", Decimal("0.1")),
        ("1,400 people", 1),
        ("dozens of people", None),
    ],
)
def test_step_is_the_unit_of_the_last_written_digit(text, step):
    _, found = quantities(text, ENGLISH)
    assert [each.step for each in found] == [step]


@pytest.mark.parametrize(
    "text",
    [
        "on 4 April 2017",
        "April 4, 2017",
        "since 21 May have",
        "in the 1990s",
        "from 2011-2017",
        "at 10:30 and 6:30 a.m.",
        "at 10am",
        "on 9/11",
        "Flight 800",
        "Article 51 and Resolution 2254",
        "the Group of Seven",
        "F-16 and S-300",
        "call 555-1234 or +44 20 7946 0958",
        "No. 5",
        "10 Mill Street",
        "the 40th president",
        "007",
        "1,00",
        "version 3.4.5",
    ],
)
def test_what_names_or_dates_is_no_figure(text):
    assert read(text) == []


def test_both_sides_of_a_vote_are_figures_of_their_own():
    assert read("She won, 134 to 63, in a secret ballot.") == [("134", 134, 134, None), ("63", 63, 63, None)]
    assert read("by a 134-to-63 vote") == [("134", 134, 134, None), ("63", 63, 63, None)]


def found(parsed, text: str, **known: str) -> list[tuple[str, str]]:
    """The figures of a text as (words, slot)."""
    return [(each_words(text, each), each.slot) for each in figures(parsed(text, **known).text)]


def each_words(text: str, figure: Figure) -> str:
    return text[figure.start : figure.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed 12 people and wounded 30.", [("12", "killed"), ("30", "wounded")]),
        ("Six dead in ferry fire", [("Six", "killed")]),
        ("Ferry fire kills six, injures 32", [("six", "killed"), ("32", "wounded")]),
        ("2 killed, 8 injured in rocket fire", [("2", "killed"), ("8", "wounded")]),
        ("The fire left 20 dead.", [("20", "killed")]),
        ("The death toll has risen to at least 126.", [("at least 126", "killed")]),
        ("The fire claimed the lives of 12 people.", [("12", "killed")]),
        ("A further six people lost their lives on Monday.", [("six", "killed")]),
        ("Rescuers pulled the bodies of 12 people from the river.", [("12", "killed")]),
        ("At least 21 civilians were killed in the raid.", [("At least 21", "killed")]),
        ("The blaze killed a child.", [("a child", "killed:children")]),
        ("No one was killed.", [("No one", "killed")]),
        ("There were no casualties.", [("no", "casualties")]),
        ("The blast killed and wounded dozens of people.", [("dozens", "wounded"), ("dozens", "killed")]),
        ("Dozens more suffered breathing problems.", [("Dozens", "wounded")]),
        ("Police arrested 14 protesters.", [("14", "arrested")]),
        ("Some 5,000 residents were evacuated from the town.", [("Some 5,000", "evacuated")]),
    ],
)
def test_what_was_done_to_the_people_counted(parsed, text, expected):
    assert found(parsed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed 58 people, including 11 children and three women.",
            [("58", "killed"), ("11", "killed:children"), ("three", "killed:women")],
        ),
        ("The toll rose to 86, 30 of them kids.", [("86", "killed"), ("30", "killed:children")]),
        (
            "At least 68 children were among 126 people killed.",
            [("At least 68", "killed:children"), ("126", "killed")],
        ),
        (
            "The raid killed 12 soldiers and three civilians.",
            [("12", "killed:soldiers"), ("three", "killed:civilians")],
        ),
        (
            "The harbour clinic said two of its workers were among the wounded.",
            [("two", "wounded:workers")],
        ),
        (
            "The raids killed 21 people. At least 15 died in a part of Norwick while six others died in a village.",
            [("21", "killed"), ("At least 15", "killed:in norwick"), ("six", "killed:in village")],
        ),
    ],
)
def test_a_part_is_told_from_the_whole(parsed, text, expected):
    assert found(parsed, text) == expected


def test_people_who_are_not_hurt_are_only_counted(parsed):
    text = "The convoy carried 5,000 people, including 200 fighters."
    assert [slot for _, slot in found(parsed, text)] == ["count:people", "count:fighters"]


def test_an_old_toll_is_superseded(parsed):
    text = "The death toll rose from 43 to 70. The previous toll was 20."
    figures_of = figures(parsed(text).text)
    assert [(each_words(text, f), f.superseded) for f in figures_of] == [("43", True), ("70", False), ("20", True)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("More than 400,000 people have been killed since 2011.", "2011/.."),
        ("More than 400,000 people have been killed since March 2011.", "2011-03/.."),
        ("The six-year war has killed more than 300,000 people.", "The six-year war"),
        ("The blast killed 12 people on Monday.", None),
    ],
)
def test_a_total_over_a_time_has_its_period(parsed, text, period):
    assert [each.period for each in figures(parsed(text).text) if each.unit == "people"] == [period]


@pytest.mark.parametrize(
    ("text", "words", "slot", "unit"),
    [
        ("The couple paid $43 million in federal taxes.", "$43 million", "amount:federal taxes", "USD"),
        ("He was sentenced to five years in prison.", "five", "years:sentence", "years"),
        ("The 225-page report came out.", "225", "count:pages", "pages"),
        ("It lies 40 kilometres from the coast.", "40", "distance", "km"),
        ("The 76-year-old senator spoke.", "76-year-old", "age", "years"),
        ("Benefits would face a 23 percent cut.", "23 percent", "percent:cut", "percent"),
        ("Some 800 federal employees stayed home.", "Some 800", "count:employees", "employees"),
    ],
)
def test_what_a_figure_measures(parsed, text, words, slot, unit):
    assert [(each_words(text, f), f.slot, f.unit) for f in figures(parsed(text).text)] == [(words, slot, unit)]


def test_the_trigger_is_the_word_that_tells_the_event(parsed):
    article = parsed("The death toll from the fire climbed to 31.")
    (figure,) = figures(article.text)
    assert article.text.doc[figure.trigger].text == "toll"


def test_a_denial_counts_nobody(parsed):
    assert found(parsed, "None of the 48 passengers was hurt.") == [("48", "count:passengers")]


def test_a_figure_told_before_is_taken_up_again(parsed):
    text = "The government says 38 people died; the opposition puts the figure at 120."
    assert found(parsed, text) == [("38", "killed"), ("120", "killed")]


@pytest.mark.parametrize("text", ["one in four homes", "a 3 to 1 margin", "took time to high-five"])
def test_shares_and_odds_are_no_counts(text):
    assert read(text) == []


def test_ages_between_two_bounds():
    assert read("between the ages of 17 and 20") == [("17 and 20", 17, 20, None)]
