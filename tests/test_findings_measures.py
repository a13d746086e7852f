"""Findings of kind different measure, and figures at the precision that they are written in."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rows_by_hand import affair, claim, kinds, only

from variorum.linking.values.compare import World, relation
from variorum.linking.values.relation import Relation


def money(value: str, step: str) -> dict[str, object]:
    return {"low": Decimal(value), "high": Decimal(value), "step": Decimal(step), "unit": "USD"}


def test_figures_of_other_periods_are_shown_together_and_not_compared() -> None:
    tables = affair(
        [
            claim("courier", value=11, speaker="port_authority"),
            claim("dawn", value=19, speaker="coast_guard", period="2024"),
        ]
    )
    assert kinds(tables) == {("different measure", "killed")}
    assert only(tables, "different measure").summary == (
        "11 (port authority; Courier); 19 over 2024 (coast guard; Dawn). "
        "They are of different units or periods and are not compared."
    )


def test_phases_are_shown_under_their_stem() -> None:
    tables = affair([claim("courier", "date:began", "2024-05-03"), claim("dawn", "date:ended", "2024-05-06")])
    assert ("different measure", "date") in kinds(tables)
    assert "differ" not in {kind for kind, _ in kinds(tables)}


def test_counts_whose_names_hold_one_another_are_different_measures() -> None:
    tables = affair(
        [
            claim("courier", "count:passengers", 212, "port_authority"),
            claim("dawn", "count:passengers and crew", 241, "coast_guard"),
        ]
    )
    assert only(tables, "different measure").slot == "count"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (money("43000000", "1000000"), money("43885310", "1"), Relation.COARSER),
        (money("43000000", "1000000"), money("43900000", "100000"), Relation.COARSER),
        (money("43000000", "1000000"), money("48000000", "1000000"), Relation.EXCLUDE),
        (
            {**money("700000000000", "1000000000"), "text": "$700 billion"},
            {**money("716000000000", "1000000000"), "text": "$716 billion"},
            Relation.UNKNOWN,
        ),
        (
            {**money("7000000000", "10000000"), "text": "$7.00 billion"},
            {**money("7160000000", "10000000"), "text": "$7.16 billion"},
            Relation.EXCLUDE,
        ),
        (money("35.7", "0.1"), money("35.8", "0.1"), Relation.UNKNOWN),
        ({"low": Decimal(58), "high": Decimal(58)}, {"low": Decimal(59), "high": Decimal(59)}, Relation.EXCLUDE),
        (
            {"low": Decimal(60), "high": Decimal(60), "about": "about"},
            {"low": Decimal(58), "high": Decimal(58)},
            Relation.COARSER,
        ),
        (
            {"low": Decimal(60), "high": Decimal(60), "about": "about"},
            {"low": Decimal(90), "high": Decimal(90)},
            Relation.EXCLUDE,
        ),
        (
            {"low": Decimal(1000), "high": Decimal(1000), "about": "nearly"},
            {"low": Decimal(980), "high": Decimal(980)},
            Relation.COARSER,
        ),
        (
            {"low": Decimal(1000), "high": Decimal(1000), "about": "nearly"},
            {"low": Decimal(1001), "high": Decimal(1001)},
            Relation.EXCLUDE,
        ),
        ({"low": None, "high": Decimal(40)}, {"low": Decimal(41), "high": None}, Relation.UNKNOWN),
        ({"low": None, "high": Decimal(40)}, {"low": Decimal(58), "high": None}, Relation.EXCLUDE),
        ({"low": Decimal(50), "high": Decimal(60)}, {"low": Decimal(55), "high": Decimal(55)}, Relation.COARSER),
        ({"low": Decimal(50), "high": Decimal(60)}, {"low": Decimal(55), "high": Decimal(70)}, Relation.COMPATIBLE),
    ],
)
def test_figures_are_compared_at_their_precision(
    one: dict[str, object], other: dict[str, object], expected: Relation
) -> None:
    world = World({}, {})
    a, b = (replace(claim("courier", value=1), **each) for each in (one, other))
    assert relation(a, b, world) is expected
    assert relation(b, a, world) is expected


@pytest.mark.parametrize(("slot", "words"), [("means", "a flare"), ("reason", "over unpaid wages")])
def test_words_can_agree_and_never_differ(slot: str, words: str) -> None:
    toll = [claim(id, value=44, start=60) for id in ("courier", "dawn")]
    same = [claim(id, slot, None, text=words) for id in ("courier", "dawn")]
    other = [same[0], claim("dawn", slot, None, text="something else")]
    assert ("agree", slot) in kinds(affair([*same, *toll]))
    assert {kind for kind, of in kinds(affair([*other, *toll])) if of == slot} == set()
