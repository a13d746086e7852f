"""What an event of the pile is called: the place, day and kind that most of what is said of it bears out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows_by_hand import article

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle
from variorum.linking.link import link
from variorum.linking.naming.background import without_background
from variorum.linking.naming.choosing import Lie, chosen
from variorum.linking.naming.tellings import Sources, Telling
from variorum.linking.naming.whens import Dated
from variorum.linking.naming.wording import beside, held, is_aside, placed, said_after, said_before
from variorum.records import Event, Tables

# Orlo and Serin are two towns of one province, Hamport is in another.
INSIDE = {"orlo": "north", "serin": "north", "hamport": "south", "quay": "hamport"}
FINE = {"north": 0.0, "south": 0.0, "orlo": 1.0, "serin": 1.0, "hamport": 1.0, "quay": 2.0}


def lie(one: str, two: str) -> Lie:
    if one == two:
        return Lie.SAME
    if two in holders(one):
        return Lie.INSIDE
    return Lie.HOLDS if one in holders(two) else Lie.APART


def holders(place: str) -> list[str]:
    outer = INSIDE.get(place)
    return [outer, *holders(outer)] if outer else []


def place_of(support: Mapping[str, float], **known: object) -> str | None:
    return chosen(support, lie, FINE.__getitem__, **known)  # type: ignore[arg-type]


def test_the_finer_place_is_taken_where_it_is_told_enough():
    assert place_of({"south": 2.0, "hamport": 2.0, "quay": 1.5}) == "quay"


def test_a_detail_told_once_does_not_name_the_whole():
    assert place_of({"south": 1.0, "hamport": 4.0, "quay": 0.5}) == "hamport"


def test_of_several_towns_of_one_province_the_province():
    assert place_of({"north": 1.0, "orlo": 1.0, "serin": 1.0}) == "north"


def test_two_towns_told_alike_give_no_place():
    assert place_of({"orlo": 1.0, "hamport": 1.0}) is None


def test_the_town_of_most_articles_outdoes_one_told_by_the_way():
    assert place_of({"orlo": 3.0, "hamport": 1.0}) == "orlo"
    assert place_of({"orlo": 3.0, "hamport": 1.5}, strong={"hamport"}) is None


def test_nothing_said_gives_nothing():
    assert place_of({}) is None


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(FINE)), st.floats(0.1, 9.0)))
def test_what_is_chosen_is_told_and_nothing_that_excludes_it_is_told_more(support: dict[str, float]):
    best = place_of(support)
    if best is not None:
        told = sum(support[each] for each in support if lie(each, best) in (Lie.SAME, Lie.INSIDE))
        assert best in support
        assert all(support[each] <= told for each in support if lie(each, best) is Lie.APART)


@pytest.mark.parametrize(
    "words", ["Elsewhere in the province ", "In Orlo, meanwhile, ", "Earlier this month ", "It also "]
)
def test_words_that_go_over_to_something_else(words: str):
    assert is_aside(words)


@pytest.mark.parametrize("words", ["", "Police said an earlier toll after the ", "The blast in the old town "])
def test_words_that_do_not(words: str):
    assert not is_aside(words)


def test_words_around_places_and_days():
    assert placed().search("A blast in the rebel-held town of ")
    assert not placed().search("The spokesman for ")
    assert beside().search("a village near ")
    assert not beside().search("a market in ")
    assert held().match(", a village in the province of ")
    assert not held().match(" and another six in ")
    assert said_before().search("the agency said late on ")
    assert not said_before().search("a blast that killed six on ")
    assert said_after().match(" the news agency said")
    assert not said_after().match(" six people died in a blast")


@pytest.fixture
def event_of(parsed: Callable[..., ParsedArticle]) -> Callable[..., Event]:
    """The event of a pile that most articles tell."""

    def told(*texts: tuple[str, str]) -> Event:
        made = [
            annotate(parsed(text, title=title, id=f"a{at}", published="2024-05-06"))
            for at, (title, text) in enumerate(texts)
        ]
        events = link(Tables.merged(made)).events
        return max(events, key=lambda event: (len(event.articles), event.title))

    return told


def test_a_place_told_of_something_else_does_not_name_the_event(event_of: Callable[..., Event]):
    found = event_of(
        (
            "Market blast kills nine in Lyon",
            "A bomb blast in Lyon killed nine people on Saturday, police said. Elsewhere, a blast in Nice hurt nobody.",
        ),
        ("Nine dead in market blast", "Nine people were killed by a bomb blast in Lyon on Saturday, officials said."),
    )
    assert "Lyon" in found.title
    assert "4 May 2024" in found.title


def test_the_day_of_the_saying_is_not_that_of_the_deed(event_of: Callable[..., Event]):
    found = event_of(
        ("Nine shot dead", "Nine villagers were shot dead on Tuesday near Lyon, a monitor said on Saturday."),
        ("Nine villagers shot dead", "On Saturday a monitor said nine villagers were shot dead near Lyon on Tuesday."),
    )
    assert found.date == "2024-04-30"
    assert found.title.endswith("near Lyon · 30 April 2024")


def test_the_kind_is_that_of_the_chief_words(event_of: Callable[..., Event]):
    found = event_of(
        ("Suicide attack kills nine in Lyon", "A suicide attack killed nine people in Lyon on Saturday, police said."),
        (
            "Suicide bombing in Lyon",
            "Nine people died in a suicide bombing in Lyon on Saturday. The attack was claimed.",
        ),
    )
    assert found.kind == "bombing"
    assert found.title.startswith("Bombing · Lyon")


LINES = (
    "Thirteen dead in clashes",
    "In the clashes of last year in Lyon 27 people died.",
    "Lyon, which burnt in 2009.",
)


def kept_of(lines: Sequence[str], day: Dated | None = None) -> list[str]:
    """Which lines of a text of 2024 tell an event, once those that look back are left out."""
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    told = [Telling("a", "text", at, at + len(line)) for at, line in zip(starts, lines, strict=True)]
    times = {
        ("a", "text"): [
            (text.index(words), (date(year, 1, 1), date(year, 12, 31)))
            for words, year in (("last year", 2023), ("2009", 2009))
            if words in text
        ]
    }
    sources = Sources({"a": article("a", text=text)}, {})
    found = without_background(told, [day] if day else [], times, sources)
    return [text[each.start : each.end] for each in found]


def test_a_sentence_that_opens_with_a_time_long_ago_tells_nothing_of_what_is_news():
    assert kept_of(LINES) == [LINES[0], LINES[2]]


def test_what_gives_a_day_long_ago_for_the_event_tells_nothing_of_what_is_news():
    at = len(LINES[0]) + 1
    assert kept_of((LINES[0], LINES[2]), Dated("a", "text", at, at + 4, "2009")) == [LINES[0]]


def test_what_was_long_ago_keeps_its_day_where_it_is_no_news():
    speech = "The mayor spoke of bread. " * 20
    text = f"{speech}\n{LINES[1]}\nIt was the worst of them."
    told = [Telling("a", "text", at, len(text)) for at in (text.index("In the"), text.index("It was"))]
    times = {("a", "text"): [(text.index("last year"), (date(2023, 1, 1), date(2023, 12, 31)))]}
    assert without_background(told, [], times, Sources({"a": article("a", text=text)}, {})) == told
