"""What one article tells in news of any kind: days of side clauses and plans, strikes of workers, events told again."""

from collections.abc import Callable

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import ParsedArticle

Make = Callable[..., ParsedArticle]
TODAY = "2025-03-12"  # a Wednesday


def days(parsed: Make, text: str, title: str | None = None) -> set[tuple[str, str, str]]:
    """Kind of event, slot and value of each claim of a day."""
    tables = annotate(parsed(text, published=TODAY, title=title))
    kinds = {each.id: each.kind for each in tables.events}
    return {(kinds[c.event], c.slot, c.date) for c in tables.claims if c.date is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday's derailment in Ely injured 31 people.", {("crash", "date", "2025-03-11")}),
        ("On Monday a court in Ely jailed the man.", {("sentence", "date", "2025-03-10")}),
        ("A bridge, built in 1967, collapsed in Ely on Monday.", {("collapse", "date", "2025-03-10")}),
        (
            "The league banned the rider on Tuesday after he failed a test in May.",
            {("ban", "date", "2025-03-11")},
        ),
        (
            "The toll from Saturday's quake in Ely rose to 61 on Tuesday.",
            {("disaster", "date", "2025-03-08")},
        ),
        ("Nine bodies had been found after the flood by Monday.", set()),
        (
            "The party lost 30 seats in the vote on 1 March, its worst result since 1998.",
            {("vote", "date", "2025-03-01")},
        ),
        (
            "The line is to reopen on Monday, the firm said on Tuesday, two days after a train derailed.",
            {("crash", "date", "2025-03-09")},
        ),
        ("A student died in hospital on Tuesday night after the crash in Ely.", set()),
        ("The trial of the two men opened in Ely on Monday.", {("trial", "date:began", "2025-03-10")}),
        ("Buses stood by the road after leaving Ely on Monday under a deal that both sides had reached.", set()),
        (
            "Reports SERIN (Coast Wire) Earlier in the day Coastal WIRE news agency reported about ten casualties.",
            {("statement", "date", "2025-03-12")},
        ),
        (
            "The truce signed on 1 March came into force on Monday.",
            {("truce", "date:agreed", "2025-03-01"), ("truce", "date:began", "2025-03-10")},
        ),
    ],
)
def test_an_event_has_its_own_day(parsed: Make, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert days(parsed, text) == expected


def test_a_plan_in_a_headline_does_not_date_what_happened(parsed: Make) -> None:
    text = "A train derailed in Ely on Sunday, injuring nine people."
    assert days(parsed, text, "Derailment: line to reopen on Monday, firm says") == {("crash", "date", "2025-03-09")}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nurses went on strike in Ely on Monday.", {"stoppage"}),
        ("The union said that the strike in Ely on Monday was a success.", {"stoppage"}),
        ("A strike by bus drivers began in Ely on Monday.", {"stoppage"}),
        ("Militants said the strike in Ely on Monday killed six.", {"air strike"}),
        ("The firm laid 40 people off in Ely on Monday.", {"layoff"}),
        ("The firm recalled 4,000 toys on Monday.", {"recall"}),
        ("Riot police broke up a sit-in in Ely on Monday.", {"protest"}),
        ("Rebel fire killed six people in Ely on Monday.", {"shooting"}),
        ("The fire service in Ely found six dead people on Monday.", {"death"}),
        ("Firemen rescued nine climbers in Ely on Monday.", {"rescue"}),
        ("Police arrested nine men in raids on flats in Ely on Monday.", {"arrest"}),
    ],
)
def test_words_of_two_senses_tell_the_kind_that_is_meant(parsed: Make, text: str, kinds: set[str]) -> None:
    assert {each.kind for each in annotate(parsed(text, published=TODAY)).events} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "A coach left the road near Ely on Monday. The accident injured nine people.",
        "A bomb exploded in Ely on Monday. Doctors counted nine dead.",
        "Cholera has killed 54 people in the outbreak in Ely, the ministry said. Doctors counted 71 deaths.",
        "Two days after a train derailed, killing nine people, the line was still closed.",
    ],
)
def test_what_is_told_again_is_the_same_event(parsed: Make, text: str) -> None:
    assert len(annotate(parsed(text, published=TODAY)).events) == 1


def test_two_speakers_may_differ_on_the_day_of_one_arrest(parsed: Make) -> None:
    text = "The editor was arrested in Ely on Friday, his wife said. The police said that he was arrested on Sunday."
    tables = annotate(parsed(text, published=TODAY))
    assert [(each.kind) for each in tables.events] == ["arrest"]
    assert {each.date for each in tables.claims if each.date} == {"2025-03-07", "2025-03-09"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Orvala dam burst on Friday.", "Orvala"),
        ("An explosion at the Meridian mine killed 12 workers on Monday.", "Meridian"),
        ("A quake shook Paris on Monday.", "Paris"),
        ("Police in Paris arrested nine people on Monday.", "Paris"),
        ("The bank collapsed on Monday, an analyst told reporters in Paris.", None),
        ("A nurse who had worked in Paris was jailed on Monday.", None),
    ],
)
def test_an_event_has_its_own_place(parsed: Make, text: str, place: str | None) -> None:
    claims = annotate(parsed(text, published=TODAY)).claims
    assert {each.text for each in claims if each.slot == "place"} == ({place} if place else set())


def test_nobody_does_what_befalls_a_thing(parsed: Make) -> None:
    slots = {each.slot for each in annotate(parsed("The Orvala dam burst on Friday and killed nine people.")).claims}
    assert "killed" in slots
    assert not slots & {"perpetrator", "means"}
