"""Statements that deny by a negation of their own."""

import pytest

from variorum.linking.negations import negation


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        ("that no shots were fired on the quay", "that shots were fired on the quay"),
        ("None of the guards touched the prisoner", "the guards touched the prisoner"),
        ("there had been no meeting with the owner", "there had been meeting with the owner"),
        ("the guards never opened the cell", "the guards opened the cell"),
        ("the guards did not open the cell", "the guards did open the cell"),
        ("it was untrue that the valve had been shut", "the valve had been shut"),
    ],
)
def test_what_is_denied_is_the_statement_without_its_negation(said: str, statement: str) -> None:
    found = negation(said)
    assert found is not None
    assert found.statement == statement


@pytest.mark.parametrize(
    "said",
    [
        "the guards opened the cell",
        "no decision has been taken yet",
        "the port will not be closed",
        "it was not clear who opened the cell",
        "the guard who was not on duty left",
        "the ferry sailed late and was not seen again",
        "is there no guard on the quay?",
    ],
)
def test_what_is_open_or_only_an_aside_is_no_denial(said: str) -> None:
    assert negation(said) is None


def test_what_has_not_come_about_so_far_may_do_so_later() -> None:
    found = negation("no guard has been charged over the escape")
    assert found is not None
    assert found.perfect


@pytest.mark.parametrize("said", ["We are not closing every library", "The plan did not only raise rents"])
def test_what_is_denied_of_all_alone_denies_nothing(said: str) -> None:
    assert negation(said) is None
    assert negation("We are not closing any library") is not None
