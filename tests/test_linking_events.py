"""Events of different articles: what speaks for their being one."""

from array import array
from collections.abc import Callable
from datetime import date

import pytest
from rows_by_hand import place

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.linking.bags import Bag
from variorum.linking.event_features import Features
from variorum.linking.event_kinds import event_kinds
from variorum.linking.event_model import saved_models
from variorum.linking.event_pile import Pile, pile
from variorum.linking.event_weights import Weight, weigh
from variorum.linking.link import link
from variorum.records import Place, Tables

# Two towns 250 km from each other, and a village 20 km from the first.
LINKED = saved_models().events.linked
PLACES: dict[str, Place] = {
    "serin": place("serin", 40.0, 20.0),
    "serin_bay": place("serin_bay", 40.0, 20.23),
    "orlo": place("orlo", 40.0, 22.95),
}
FOURTH = (date(2024, 5, 4), date(2024, 5, 4))


def event(article: str, **known: object) -> Features:
    told: dict[str, object] = {
        "event": f"e_{article}",
        "article": article,
        "kind": "bombing",
        "triggers": frozenset({"blast"}),
        "days": FOURTH,
        "published": FOURTH,
        "yearless": None,
        "place": "serin",
        "places": frozenset({"serin"}),
        "actors": frozenset(),
        "victims": frozenset(),
        "figures": frozenset(),
        "tolls": (),
        "words": Bag(array("I"), array("d")),
        "sites": frozenset(),
        "affair": {},
        "chief": True,
        "alone": True,
        "at_war": False,
    }
    return Features(**(told | known))  # type: ignore[arg-type]


def weight(first: Features, second: Features, known: Pile | None = None) -> Weight:
    found = weigh(first, second, known or Pile(PLACES, event_kinds(), {}, {}))
    known_other_way = weigh(second, first, known or Pile(PLACES, event_kinds(), {}, {}))
    assert found.total == known_other_way.total
    return found


def test_the_same_kind_day_and_town_are_one_event():
    found = weight(event("a"), event("b"))
    assert found.total >= LINKED
    assert found.reason == (
        "the same day (+3.0); the same place (+2.5); both bombing (+1.5); told by the same words (+0.5)"
    )


def test_two_events_far_apart_are_not_one_for_naming_the_same_third_place():
    first = event("a", place="serin", places=frozenset({"serin", "orlo"}))
    second = event("b", place="orlo", places=frozenset({"serin", "orlo"}))
    assert weight(first, second).total < LINKED
    assert "places apart, and one that both name (-1.0)" in weight(first, second).reason


def test_a_village_near_the_town_that_both_name_may_be_one_scene():
    second = event("b", place="serin_bay", places=frozenset({"serin", "serin_bay"}))
    assert weight(event("a"), second).total >= LINKED


def test_a_town_with_strikes_on_many_days_says_less():
    days = [date(2024, 4, day) for day in range(1, 25)]
    crowd = [event(f"c{day}", days=(day, day)) for day in days]
    crowded = weight(event("a"), event("b"), pile(crowd, PLACES, event_kinds()))
    assert "the same place (+2.5); a place with events on 24 days (-1.8)" in crowded.reason
    assert crowded.total < weight(event("a"), event("b")).total


def test_tolls_that_cannot_be_of_one_event_speak_against_it():
    first, second = event("a", tolls=((19.0, 19.0),)), event("b", tolls=((58.0, float("inf")),))
    assert "other tolls (-1.5)" in weight(first, second).reason


@pytest.mark.parametrize("other", [(24.0, float("inf")), (22.0, 22.0), (0.0, 25.0)])
def test_tolls_that_are_near_or_open_do_not(other: tuple[float, float]):
    assert "tolls" not in weight(event("a", tolls=((19.0, 19.0),)), event("b", tolls=(other,))).reason


def test_a_day_without_a_year_may_be_that_of_another_article() -> None:
    undated = event("b", days=None, published=None, yearless="05-04")
    assert "the same day, of no year (+2.0)" in weight(event("a"), undated).reason
    assert weight(event("a"), undated).total >= LINKED
    assert weight(event("a"), event("b", days=None, published=None, yearless="05-09")).total < LINKED


def test_a_day_without_a_year_borrows_it_and_says_so(parsed: Callable[..., ParsedArticle]) -> None:
    texts = {
        "a": ("2024-05-06", "A bomb blast at a market in Lyon killed six people on 4 May 2024, police said."),
        "b": (None, "A bomb blast at a market in Lyon killed six people on 4 May."),
    }
    made = [annotate(parsed(text, id=id, published=day)) for id, (day, text) in texts.items()]
    tables = link(Tables.merged(made))
    (claim,) = (row for row in tables.claims if row.slot == "date" and row.article == "b")
    assert claim.date == "2024-05-04"
    assert "year taken from other articles on the event" in (claim.inferred or "")


def test_a_month_told_weeks_later_is_not_a_day_in_it() -> None:
    june = (date(2024, 6, 1), date(2024, 6, 30))
    late = event("b", days=june, published=(date(2024, 7, 18), date(2024, 7, 18)))
    tenth = event("a", days=(date(2024, 6, 10), date(2024, 6, 10)), published=(date(2024, 6, 11), date(2024, 6, 11)))
    assert weight(tenth, late).total < LINKED
    told_then = event("b", days=june, published=(date(2024, 6, 12), date(2024, 6, 12)))
    assert weight(tenth, told_then).total > weight(tenth, late).total


def test_in_a_war_one_affair_makes_no_attacks_one() -> None:
    bare = {"days": None, "place": None, "places": frozenset()}
    at_war = [event(id, **bare, affair={other: 1.0}, at_war=True) for id, other in (("a", "b"), ("b", "a"))]
    in_peace = [event(id, **bare, affair={other: 1.0}) for id, other in (("a", "b"), ("b", "a"))]
    alone = [event(id, **bare) for id in ("a", "b")]
    assert weight(*at_war).total == weight(*alone).total < weight(*in_peace).total
