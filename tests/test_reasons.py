"""Why something is said to have happened, and how two causes stand to each other."""

from collections.abc import Callable

import pytest
from rows_by_hand import claim

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.linking.values.reasons import reasons, sort
from variorum.linking.values.relation import Relation

Make = Callable[..., ParsedArticle]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast was caused by a faulty valve, the mayor said.", ["faulty valve"]),
        ("A faulty valve caused the blast, the mayor said.", ["faulty valve"]),
        ("The train derailed because the rail was cracked, the mayor said.", ["the rail was cracked"]),
        ("The bus crashed after its brakes failed, the mayor said.", ["its brakes failed"]),
        ("The bus crashed after it left the town, the mayor said.", []),
        ("The cause of the fire was an overheated stove, the mayor said.", ["overheated stove"]),
        ("The mayor blamed the fire on a candle.", ["candle"]),
        ("The fire started when a lamp fell over, the mayor said.", ["a lamp fell over"]),
        ("Engineers put the collision down to fog.", ["fog"]),
        ("The sailor died of a heart attack, the mayor said.", ["heart attack"]),
        ("The collision was due to the pilot having fallen asleep.", ["pilot having fallen asleep"]),
        ("The mayor accused rebels of causing the blast.", []),
    ],
)
def test_causes(parsed: Make, text: str, expected: list[str]) -> None:
    found = annotate(parsed(text, published="2021-05-04")).claims
    assert [each.text for each in found if each.slot == "reason"] == expected


def test_a_pronoun_stands_for_the_event_just_told(parsed: Make) -> None:
    found = annotate(parsed("A blast tore through the mill on Monday. A lawyer said that a bomb had caused it."))
    (reason,) = [each for each in found.claims if each.slot == "reason"]
    assert (reason.text, reason.inferred) == ("bomb", "the event told just before")


def test_a_heart_attack_is_no_attack(parsed: Make) -> None:
    assert all(each.kind != "attack" for each in annotate(parsed("The mayor had a heart attack on Monday.")).events)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("lightning", "Lightning", Relation.SAME),
        ("a gas leak", "gas leak in the cellar", Relation.COARSER),
        ("brake failure", "sabotage", Relation.EXCLUDE),
        ("fog", "the mate having fallen asleep", Relation.COMPATIBLE),
        ("the old pier", "sabotage", Relation.COMPATIBLE),
        ("a valve that leaked", "a leak in the roof", Relation.UNKNOWN),
    ],
)
def test_causes_exclude_each_other_where_only_one_is_meant(one: str, two: str, expected: Relation) -> None:
    first, second = (claim("courier", slot="reason", value=None, text=text) for text in (one, two))
    assert reasons(first, second) is expected
    assert reasons(second, first) is expected


def test_a_cause_of_two_sorts_is_of_none() -> None:
    assert sort("a leak after the sabotage") is None
