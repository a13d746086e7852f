"""Events of articles of one affair: what each tells most of is one, whatever kind of affair it is."""

from collections.abc import Callable
from datetime import date

import pytest
from rows_by_hand import place
from test_linking_events import FOURTH, LINKED, PLACES, event, weight

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.linking.affairs import alike_articles
from variorum.linking.event_features import event_features
from variorum.linking.event_kinds import event_kinds
from variorum.linking.event_pile import Pile, pile
from variorum.linking.link import link
from variorum.records import Tables

FIFTH = (date(2024, 5, 5), date(2024, 5, 5))
SIXTH = (date(2024, 5, 6), date(2024, 5, 6))


def undated(article: str, other: str, **known: object) -> object:
    told: dict[str, object] = {"kind": "crash", "days": None, "place": None, "places": frozenset()}
    return event(article, **(told | {"affair": {other: 0.3}} | known))


def test_what_two_articles_of_one_affair_tell_most_of_is_one_event_without_day_or_place() -> None:
    found = weight(undated("a", "b"), undated("b", "a"))
    assert found.total >= LINKED
    assert "articles of one affair (+4.0)" in found.reason


@pytest.mark.parametrize(
    "other",
    [
        {"chief": False},
        {"kind": "announcement"},
        {"kind": "protest"},
        {"at_war": True},
    ],
    ids=["told by the way", "a kind of many things", "another group of kinds", "an article on a war"],
)
def test_it_is_not_one_event_where(other: dict[str, object]) -> None:
    assert weight(undated("a", "b"), undated("b", "a", **other)).total < LINKED


def test_articles_of_two_affairs_may_tell_two_events() -> None:
    assert weight(undated("a", "x"), undated("b", "y")).total < LINKED


def test_days_that_exclude_each_other_keep_events_of_an_affair_apart() -> None:
    assert weight(undated("a", "b", days=FOURTH), undated("b", "a", days=FIFTH)).total < LINKED


def test_what_was_told_before_a_day_did_not_happen_on_it() -> None:
    found = weight(undated("a", "b", published=FOURTH), undated("b", "a", days=FIFTH, published=SIXTH))
    assert "told before it happened (-4.0)" in found.reason
    assert found.total < LINKED


def test_tolls_that_differ_are_what_an_affair_is_compared_for() -> None:
    first = undated("a", "b", tolls=((7.0, 7.0),))
    assert "tolls" not in weight(first, undated("b", "a", tolls=((19.0, 19.0),))).reason


def test_an_affair_with_events_in_many_towns_says_less() -> None:
    towns = {f"town_{n}": place(f"town_{n}", 40.0 + n, 20.0) for n in range(8)}
    others = [event(f"c{n}", place=name, affair={"a": 0.3, "b": 0.3}) for n, name in enumerate(towns)]
    crowded = pile(others, {**PLACES, **towns}, event_kinds())
    first, second = (undated(one, two, kind="bombing") for one, two in (("a", "b"), ("b", "a")))
    assert weight(first, second, crowded).total < LINKED < weight(first, second).total


def test_a_bare_toll_is_of_whatever_harms() -> None:
    found = weight(
        undated("a", "b", kind="death"), undated("b", "a", kind="collapse"), Pile(PLACES, event_kinds(), {}, {})
    )
    assert "a toll, and a kind that has one (+1.0)" in found.reason


FIRST = """VORDAL - Nine people were killed when a cable car crashed near Vordal on Monday, police said.
The cabin of the Vordal cable car fell into a ravine, the operator Skylift said."""
SECOND = """The operator Skylift ignored warnings about the cable car before the crash that killed nine, a union said.
Engineers in Vordal had complained to Skylift of rust, it said."""
THIRD = """At least 11 people died in the crash of the Vordal cable car, a doctor said.
Skylift said it would pay for the burials."""
ARTICLES = {"a": ("2024-03-05", FIRST), "b": ("2024-03-06", SECOND), "c": ("2024-03-07", THIRD)}


def annotated(parsed: Callable[..., ParsedArticle]) -> Tables:
    return Tables.merged([annotate(parsed(text, id=id, published=day)) for id, (day, text) in ARTICLES.items()])


def test_articles_with_other_tolls_and_no_day_tell_one_crash(parsed: Callable[..., ParsedArticle]) -> None:
    tables = link(annotated(parsed))
    crashes = [each for each in tables.events if each.kind == "crash"]
    assert [each.articles for each in crashes] == [("a", "b", "c")]
    killed = {(row.article, row.low) for row in tables.claims if row.slot == "killed" and row.event == crashes[0].id}
    assert {("a", 9), ("c", 11)} <= killed


def test_an_article_has_one_chief_event_of_a_group(parsed: Callable[..., ParsedArticle]) -> None:
    text = (
        "A bomb exploded at a market in Lyon on Monday, killing six, police said. The blast hurt 12, the police said. "
        "Another bomb had exploded in Nantes in January."
    )
    tables = annotate(parsed(text, id="a", published="2024-05-07"))
    chief = [each for each in event_features(tables, alike_articles(tables)) if each.chief]
    assert [each.days for each in chief if each.kind in ("bombing", "explosion")] == [SIXTH]


def test_articles_alike_to_a_third_are_of_its_affair() -> None:
    assert weight(undated("a", "c"), undated("b", "c")).total >= LINKED
    months_later = (date(2024, 9, 4), date(2024, 9, 4))
    assert weight(undated("a", "c"), undated("b", "c", published=months_later)).total < LINKED


def on(day: object, article: str, other: str, **known: object) -> object:
    return undated(article, other, **({"days": day, "published": SIXTH, "kind": "dismissal"} | known))


def test_the_only_thing_of_its_kind_that_two_like_articles_tell_may_have_its_day_in_dispute() -> None:
    found = weight(on(FOURTH, "a", "b"), on(FIFTH, "b", "a"))
    assert found.total >= LINKED
    assert "the day may be in dispute" in found.reason


@pytest.mark.parametrize(
    "other",
    [
        {"alone": False},
        {"published": FOURTH},
        {"days": (date(2024, 5, 1), date(2024, 5, 1))},
        {"affair": {"a": 0.15}},
        {"kind": "resignation"},
    ],
    ids=["one of several", "printed before the other day", "three days apart", "hardly alike", "of another kind"],
)
def test_else_other_days_are_other_events(other: dict[str, object]) -> None:
    affair = {"affair": {"b": 0.15}} if "affair" in other else {}
    assert weight(on(FIFTH, "a", "b", **affair), on(FOURTH, "b", "a", **other)).total < LINKED


def test_other_things_hit_are_other_events() -> None:
    day = {"days": FOURTH, "kind": "fire"}
    one, two = (undated(a, b, sites=frozenset({row}), **day) for a, b, row in (("a", "b", 1), ("b", "a", 2)))
    assert weight(one, two).total < LINKED
    assert weight(one, undated("b", "a", sites=frozenset({1, 3}), **day)).total >= LINKED
