"""What is said of people in several words, and figures that a thing is put at."""

from collections.abc import Callable

import pytest

from variorum.annotating.figures.figures import figures
from variorum.annotating.parse import ParsedArticle

Make = Callable[..., ParsedArticle]


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Thirty-one people were taken to hospital.", "wounded"),
        ("Doctors in the town treated 14 people.", "wounded"),
        ("More than 300 people had to leave their homes.", "evacuated"),
        ("Officers detained 19 troublemakers.", "arrested"),
        ("The lawyers spoke of 19 detentions.", "arrested"),
        ("About 6,000 people took part.", "participants"),
        ("A crowd of 6,000 filled the square.", "participants"),
        ("Organisers put the crowd at 6,000.", "participants"),
        ("The law passed with 82 votes.", "votes:for"),
        ("There were 82 votes in favour.", "votes:for"),
        ("There were 31 votes against.", "votes:against"),
        ("Brokers put the loss at 5 million euros.", "amount:loss"),
        ("The damage was estimated at 5 million euros.", "amount:damage"),
    ],
)
def test_the_slot_of_a_figure(parsed: Make, text: str, slot: str) -> None:
    assert [each.slot for each in figures(parsed(text).text)] == [slot]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("She was jailed for four and a half years.", ["4.5"]),
        ("The strike cost the line two and a half million euros.", ["2500000"]),
        ("Some 38 tonnes leaked, not 12 tonnes.", ["38"]),
    ],
)
def test_the_value_of_a_figure(parsed: Make, text: str, lows: list[str]) -> None:
    assert [f"{each.low:f}".removesuffix(".0") for each in figures(parsed(text).text)] == lows


@pytest.mark.parametrize(
    "text",
    [
        "The death toll could rise to 200.",
        "The death toll is expected to rise above 200.",
        "It was the deadliest fire since 2004, when 54 died.",
        "That is fewer than the 40 who died in 2019.",
        "The plan brings a rise over two years.",
        "Eight out of ten voters stayed at home.",
        "Of every 100 patients seven died.",
        "The 300-strong unit withdrew.",
    ],
)
def test_what_is_foretold_or_only_compared_with_is_no_figure(parsed: Make, text: str) -> None:
    assert not figures(parsed(text).text)


def test_ages_in_a_list_are_no_number_of_dead(parsed: Make) -> None:
    told = figures(parsed("A woman and her two sons, 8 and 11, died when the boat sank.").text)
    assert [each.low for each in told if each.slot.startswith("killed")] == [1, 2]


def test_what_is_revised_up_to_a_figure_is_that_figure(parsed: Make) -> None:
    (told,) = figures(parsed("The bank revised its estimate up to 2.4 percent.").text)
    assert told.low == told.high
    (told,) = figures(parsed("Up to 30 people were hurt.").text)
    assert told.low is None


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("The bank reports a loss of 1.9 billion", []),
        ("A woman of 61 died in the hospital.", [("killed:women", 1), ("age", 61)]),
        ("The number of dead stands at 31 and that of survivors at four.", [("killed", 31)]),
        ("Five people had been shot dead and 31 were wounded.", [("killed", 5), ("wounded", 31)]),
        ("Seven patients infected with the germ have died.", [("killed", 7)]),
        ("Of the 118 injured, 23 are still in hospital.", [("wounded", 118)]),
        ("A second person, a 61-year-old woman, remains in intensive care.", [("age", 61)]),
        ("In all 52 girls and 33 boys were taken to hospital.", [("count:girls", 52), ("wounded:boys", 33)]),
    ],
)
def test_what_befell_whom(parsed: Make, text: str, slots: list[tuple[str, int]]) -> None:
    assert [(each.slot, each.low) for each in figures(parsed(text).text)] == slots


@pytest.mark.parametrize(
    "text",
    [
        "She put the number of guests at 93, correcting her figure of 86.",
        "He said 93 houses had burned, more than the 86 first thought.",
        "A week ago he spoke of 86 dead.",
        "On Sunday the group had spoken of 86 dead; it is now 93.",
    ],
)
def test_a_figure_that_is_given_up_is_an_earlier_one(parsed: Make, text: str) -> None:
    assert not [each for each in figures(parsed(text).text) if each.low == 86 and not each.superseded]
