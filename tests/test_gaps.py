"""Days that another event tells, and the phases of what lasts."""

import pytest

from variorum.annotating.annotate import annotate


def dates(parsed, text):
    """Slot, date and what was guessed of each claim of a date."""
    tables = annotate(parsed(text, published="2023-05-18"))
    return {(claim.slot, claim.date, claim.inferred) for claim in tables.claims if claim.slot.startswith("date")}


COUNTED = "counted from the day of another event"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The fire broke out on 4 May. Two days after the fire, police arrested a man.",
            {("date", "2023-05-04", None), ("date", "2023-05-06", COUNTED)},
        ),
        (
            "The minister resigned on Tuesday, five days after the crash that killed 51 people.",
            {("date", "2023-05-16", None), ("date", "2023-05-11", COUNTED)},
        ),
        (
            "Police arrested him on 9 May, the day before the bombing.",
            {("date", "2023-05-09", None), ("date", "2023-05-10", COUNTED)},
        ),
        ("Two days after the fire, police arrested a man.", set()),
    ],
)
def test_so_many_days_after_an_event_is_a_day(parsed, text, expected):
    assert dates(parsed, text) == expected


def test_events_on_two_sides_of_a_gap_are_two(parsed):
    tables = annotate(parsed("He died on 4 May, two days after a bomb hit the market.", published="2023-05-18"))
    days = {claim.date: claim.event for claim in tables.claims if claim.slot == "date"}
    assert set(days) == {"2023-05-04", "2023-05-02"}
    assert len(set(days.values())) == 2


def test_an_agreement_its_start_and_its_end_are_three_dates(parsed):
    text = "The ceasefire was agreed on 2 May, began two days later and ended on Sunday."
    assert {(slot, date) for slot, date, _ in dates(parsed, text)} == {
        ("date:agreed", "2023-05-02"),
        ("date:began", "2023-05-04"),
        ("date:ended", "2023-05-14"),
    }
