"""Events of one article: which words tell them, which are one, and what kind, day and place they get."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.annotating.annotate import annotate
from variorum.annotating.events.events import told
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.titles import event_title, spoken_date
from variorum.annotating.events.triggers import Trigger, triggers
from variorum.annotating.events.view import view
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents.referents import Referents
from variorum.records import Claim, Event, Tables

Make = Callable[..., ParsedArticle]

BLAST = (
    "A bomb blast killed six people in Lyon on Monday. The explosion hit a market near the river. "
    "The attack wounded 14 others, police said. "
    "It was the deadliest attack since a car bombing killed 40 people in Berlin in March 2015."
)


def of(tables: Tables, kind: str) -> Event:
    return next(each for each in tables.events if each.kind == kind)


def slots(tables: Tables, event: Event) -> list[tuple[str, str]]:
    return [(each.slot, each.text) for each in tables.claims if each.event == event.id]


def told_by(parsed: Make, text: str) -> list[tuple[str, str]]:
    """The kinds that the words of `text` tell, with the words."""
    seen = view(parsed(text).text)
    return [(each.kind.name, seen.lower[each.at]) for each in triggers(seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A suspected gas attack shook the town.", [("chemical attack", "attack")]),
        ("Air strikes hit the village at dawn.", [("air strike", "strikes")]),
        ("A suicide car bomb attack tore through the square.", [("bombing", "attack")]),
        ("Senators voted on Friday to end the shutdown.", [("vote", "voted"), ("shutdown", "shutdown")]),
        ("Jets pounded the harbour overnight.", [("air strike", "pounded")]),
        ("Police raids on homes led to two arrests.", [("search", "raids"), ("arrest", "arrests")]),
        ("The minister praised the weather.", []),
    ],
)
def test_words_tell_kinds(parsed: Make, text: str, expected: list[tuple[str, str]]) -> None:
    assert told_by(parsed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army could attack the port.",
        "They plan to attack the port.",
        "No attack was seen.",
        "If rebels attack the port, ships will leave.",
        "The general spoke of the risk of an attack.",
    ],
)
def test_what_is_not_said_to_have_happened_is_not_real(parsed: Make, text: str) -> None:
    found: tuple[Trigger, ...] = triggers(view(parsed(text).text))
    assert [each.real for each in found if each.kind.group == "attack"] == [False]


def test_an_article_tells_its_main_event_once_and_the_older_one_apart(parsed: Make) -> None:
    tables = annotate(parsed(BLAST, title="Bomb blast kills six in Lyon", published="2021-05-04"))
    violent = [each for each in tables.events if each.kind in ("bombing", "explosion", "attack")]
    assert sorted((each.date or "", each.title.partition(" ")[0]) for each in violent) == [
        ("2015-03", "Bombing"),
        ("2021-05-03", "Bombing"),
    ]
    main = next(each for each in violent if each.date == "2021-05-03")
    assert {("killed", "six"), ("wounded", "14")} <= set(slots(tables, main))
    assert ("killed", "40") not in slots(tables, main)


def test_the_title_makes_claims_of_its_own_on_the_main_event(parsed: Make) -> None:
    tables = annotate(parsed(BLAST, title="Bomb blast kills seven in Lyon", published="2021-05-04"))
    seven = next(each for each in tables.claims if each.field == "title" and each.slot == "killed")
    six = next(each for each in tables.claims if each.field == "text" and each.text == "six")
    assert (seven.text, seven.event) == ("seven", six.event)


def test_another_day_is_another_event(parsed: Make) -> None:
    text = "Air strikes killed ten people in Ghent on Monday. Air strikes on Friday killed three people in Bruges."
    tables = annotate(parsed(text, published="2021-05-11"))
    by_text = {each.text: each.event for each in tables.claims if each.slot == "killed"}
    assert by_text["ten"] != by_text["three"]


def test_a_total_of_a_war_is_not_the_toll_of_a_strike(parsed: Make) -> None:
    text = "An air strike killed nine people on Monday. The war has killed more than 300,000 people since 2011."
    tables = annotate(parsed(text, published="2021-05-11"))
    by_text = {each.text: each.event for each in tables.claims if each.slot == "killed"}
    assert by_text["nine"] != by_text["more than 300,000"]


def test_that_attack_is_the_one_just_told(parsed: Make) -> None:
    text = (
        "A bombing killed six people in Lyon on Monday. Police searched the market. "
        "Another bombing killed 40 people in Berlin in March 2015. Rebels were responsible for that bombing."
    )
    tables = annotate(parsed(text, published="2021-05-04"))
    forty = next(each for each in tables.claims if each.text == "40")
    doer = next(each for each in tables.claims if each.slot == "perpetrator")
    assert (doer.text, doer.event) == ("Rebels", forty.event)


def test_every_claim_has_an_event_and_a_mention_of_it(parsed: Make) -> None:
    tables = annotate(parsed(BLAST, title="Bomb blast kills six in Lyon", published="2021-05-04"))
    events = {each.id for each in tables.events}
    mentions = {each.id: each.event for each in tables.event_mentions}
    assert tables.claims
    assert all(each.event in events for each in tables.claims)
    assert all(mentions[each.event_mention] == each.event for each in tables.claims)


def test_a_figure_without_any_event_founds_one_and_says_so(parsed: Make) -> None:
    tables = annotate(parsed("The bridge has 412 steel cables.", published="2021-05-04"))
    claims: list[Claim] = [each for each in tables.claims if each.low == 412]
    assert [each.inferred for each in claims] == ["no event word in the article"]
    assert of(tables, "other").id == claims[0].event


def test_titles_are_neutral_words() -> None:
    from variorum.annotating.language import ENGLISH

    kind = events_lexicon(ENGLISH).kinds["bombing"]
    assert event_title(kind, None, "2021-05-03") == "Bombing · 3 May 2021"
    assert [spoken_date(each) for each in ("2021-05-03/..", "../2021-05")] == ["since 3 May 2021", "until May 2021"]
    assert [spoken_date(each) for each in ("2021", "2021-05", "2021-05-03/2021-05-04", "XXXX-05-03")] == [
        "2021",
        "May 2021",
        "3 May 2021 to 4 May 2021",
        "XXXX-05-03",
    ]


def test_kinds_of_the_lexicon_name_only_kinds_that_there_are() -> None:
    from variorum.annotating.language import ENGLISH

    lexicon = events_lexicon(ENGLISH)
    named = {each for kind in lexicon.kinds.values() for each in kind.alike}
    named |= {*lexicon.verbs.values(), *lexicon.nouns.values(), *lexicon.harm.values()}
    named |= {*lexicon.makes.values(), *lexicon.weapons.values(), *lexicon.mild.values()}
    assert named <= lexicon.kinds.keys()


VOCABULARY = """attack killed six people on Monday in Lyon by rebels denied blamed the army for air strikes said that no
toll rose to 40 responsibility claimed not used gas weapons of 's ( ) " bomb wounded evacuated voted , ."""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n\n"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(WORDS | st.text(max_size=4), max_size=40))
def test_no_text_raises_and_claims_are_slices(parsed: Make, words: list[str]) -> None:
    text = " ".join(words)
    tables = annotate(parsed(text, title="Attack kills six", published="2021-05-04"))
    assert not [each for each in tables.warnings if each.stage == "events"]
    for each in (*tables.claims, *tables.event_mentions):
        assert each.text == (text if each.field == "text" else "Attack kills six")[each.start : each.end]


def test_an_empty_article_tells_nothing(parsed: Make) -> None:
    found = told(parsed(""), (), (), (), Referents())
    assert (found.events, found.event_mentions, found.claims) == ((), (), ())
