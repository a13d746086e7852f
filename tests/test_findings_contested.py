"""Findings of kind contested: denials."""

from dataclasses import replace

import pytest
from rows_by_hand import ACTORS, actor, affair, article, claim, kinds, only, sentences

from variorum.linking.disputes import ACCUSED


def test_a_denial_contests_what_another_asserts() -> None:
    tables = affair(
        [
            claim("courier", "perpetrator", "free_coast", "interior_ministry"),
            claim("dawn", "perpetrator", "free_coast", "free_coast", stance="denied", said="2024-05-06"),
        ],
        actors=(*ACTORS, actor("free_coast", "Free Coast", "group")),
    )
    row = only(tables, "contested")
    assert row.summary == (
        "Said to have done it: Free Coast, by the interior ministry (Courier). "
        "Free Coast denies having done it, said 6 May (Dawn)."
    )
    assert [len(group.claims) for group in row.groups] == [1, 1]


def test_who_has_always_denied_it_did_so_on_no_day() -> None:
    known = article("dawn", text="The Free Coast has always denied that it lit the fire.")
    denied = claim("dawn", "perpetrator", "free_coast", "free_coast", stance="denied", said="2024-05-06", start=4)
    tables = affair(
        [claim("courier", "perpetrator", "free_coast", "interior_ministry"), denied],
        [known],
        actors=(*ACTORS, actor("free_coast", "Free Coast", "group")),
        passages=sentences(known),
    )
    assert only(tables, "contested").summary.endswith("Free Coast denies having done it (Dawn).")


def test_a_denial_without_an_accuser_says_so() -> None:
    tables = affair([claim("dawn", "occurrence", "a fire", "port_authority", stance="denied")])
    assert only(tables, "contested").summary == (
        "The port authority denies it, said 5 May (Dawn). No article of the pile is found to assert it."
    )


def test_a_denial_of_earlier_accusations_contests_nothing() -> None:
    told = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="the Free Coast")
    denied = claim(
        "dawn", "perpetrator", None, "free_coast", stance="denied", inferred="the event told just before", start=60
    )
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"))
    now = article(
        "dawn", text="A fire broke out on the ferry. Hours later the Free Coast group denied any part in it. "
    )
    before = article(
        "dawn", text="A fire broke out on the ferry. The Free Coast group has always denied previous ones. "
    )
    assert ("contested", "perpetrator") in kinds(affair([told, denied], [now], actors=actors))
    assert ("contested", "perpetrator") not in kinds(affair([told, denied], [before], actors=actors))


@pytest.mark.parametrize(
    ("between", "denial", "contested"),
    [
        ("", "The operator denied it.", True),
        ("The pier reopened on Monday.\nTrains ran again.\n", "The operator denied it.", False),
        ("The pier reopened on Monday.\nTrains ran again.\n", "The operator denied removing steel beams.", True),
    ],
)
def test_a_denial_that_points_back_answers_the_sentence_before_or_what_it_repeats(between, denial, contested) -> None:
    said = "The union said steel beams had been removed."
    text = f"{said}\n{between}{denial}\n"
    slot = "occurrence:steel beams had been removed"
    told = claim("dawn", slot, None, "seamens_union", text="steel beams had been removed", start=15)
    told = replace(told, inferred=ACCUSED)
    denied = claim("dawn", slot, None, "port_authority", stance="denied", text="it", start=text.index(denial) + 20)
    printed = article("dawn", text=text)
    tables = affair([told, denied], [printed], passages=sentences(printed))
    assert (("contested", slot) in kinds(tables)) == contested


@pytest.mark.parametrize("shares", [True, False], ids=["of one affair", "of another"])
def test_nobody_is_said_not_to_assert_what_an_article_beside_lays_at_the_deniers_door(shares: bool) -> None:
    denied = claim("dawn", "occurrence", "a fire", "port_authority", stance="denied")
    accused = article("courier", text="The union blamed the port authority for what had happened.\n")
    tables = affair([denied], [article("dawn"), accused], passages=sentences(accused))
    fire = replace(tables.events[0], articles=("dawn",))
    meeting = replace(fire, id="meeting", articles=("courier", "dawn") if shares else ("courier",))
    tables = replace(tables, events=(fire, meeting))
    assert (("contested", "occurrence") in kinds(tables)) is not shares
