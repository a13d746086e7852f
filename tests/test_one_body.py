"""A body called by its kind alone, and a body with a name that may be it."""

import pytest
from rows_by_hand import actor, affair, claim, kinds, only

from variorum.comparing.one_body import by_noun, may_be_one
from variorum.records import Tables


@pytest.mark.parametrize(
    ("bare", "other", "called", "one"),
    [
        ("company", "Zinco", "", True),
        ("company", "Zinco", "chipmaker company", True),
        ("company", "Clear Water", "environmental group", False),
        ("company", "Dock Workers Union", "", False),
        ("commission", "National Electoral Commission", "", True),
        ("electoral commission", "National Electoral Commission", "", True),
        ("human rights commission", "National Electoral Commission", "", False),
        ("Regulator", "national environment regulator", "", True),
        ("health ministry", "interior ministry", "", False),
        ("hospital", "St Anne's Hospital", "", True),
        ("union", "Zinco", "", False),
    ],
)
def test_a_kind_alone_may_mean_a_name_of_that_kind(bare: str, other: str, called: str, one: bool) -> None:
    first, second = actor("first", bare), actor("second", other)
    assert may_be_one(first, second, frozenset(), frozenset(called.split())) is one
    assert may_be_one(second, first, frozenset(called.split()), frozenset()) is one


def test_a_name_is_no_kind_alone() -> None:
    assert by_noun(actor("a", "the harbour company")) == "company"
    assert by_noun(actor("a", "Zinco")) == by_noun(actor("a", "Harbour Company")) == ""
    assert by_noun(actor("a", "company", "person")) == ""


ACTORS = (actor("company"), actor("zinco", "Zinco"), actor("union", "Dock Workers Union"))


def leak(*given: tuple[str, str, int]) -> Tables:
    claims = [
        claim(article, "weight:ammonia", value, speaker=speaker, start=20 * number)
        for number, (article, speaker, value) in enumerate(given)
    ]
    return affair(claims, actors=ACTORS)


def test_the_company_and_its_name_are_no_two_witnesses() -> None:
    assert kinds(leak(("courier", "company", 12), ("dawn", "zinco", 12))) == set()
    assert ("agree", "weight:ammonia") in kinds(leak(("courier", "union", 12), ("dawn", "zinco", 12)))


def test_the_company_and_its_name_do_not_exclude_each_other() -> None:
    assert ("differ", "weight:ammonia") not in kinds(leak(("courier", "company", 12), ("dawn", "zinco", 17)))
    row = only(leak(("courier", "company", 12), ("dawn", "zinco", 12), ("wire", "union", 40)), "differ")
    assert {group.counter for group in row.groups} == {"zinco", "union"}


def test_one_article_that_sets_them_against_each_other_means_two() -> None:
    assert ("differ", "weight:ammonia") in kinds(leak(("courier", "company", 12), ("courier", "zinco", 17)))
