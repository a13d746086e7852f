"""An event is called by what its findings rest on: no day or town of another scene stands in its title."""

from dataclasses import replace

import pytest
from rows_by_hand import affair, article, claim, place, sentences

from variorum.comparing.compare import compare
from variorum.comparing.witness import ONLY
from variorum.linking.naming.atlas import Atlas, Named
from variorum.linking.naming.tellings import Sources, Telling
from variorum.linking.naming.whereabouts import own_place
from variorum.linking.scene_words import is_left_or_sought
from variorum.records import Article, Claim, Event, Mention, Tables, Time

PLACES = (place("serin", 50.0, 10.0), place("norrhamn", 53.0, 10.0), place("orlo", 47.0, 10.0))


def _toll(known: Article, value: int, speaker: str) -> Claim:
    start = known.text.index(str(value))
    return replace(claim(known.id, value=value, speaker=speaker, start=start), end=start + len(str(value)))


def _day(known: Article, words: str, date: str) -> Time:
    start = known.text.index(words)
    return Time(f"t-{known.id}", known.id, "text", start, start + len(words), words, date, "DATE", date)


def _title(texts: tuple[str, str], days: dict[str, str] | None = None, others: int = 8) -> str:
    """The title of a strike called by Serin and 4 May, of which two articles give 11 and 17 dead, among `others`."""
    known = [article(id, text=text) for id, text in zip(("courier", "dawn"), texts, strict=True)]
    mentions = tuple(
        Mention(f"n-{each.id}-{at}", each.id, "text", start, start + len(name), name, "name", None, name.lower(), None)
        for each in known
        for at, name in enumerate(("Serin", "Norrhamn", "Orlo"))
        if (start := each.text.find(name)) >= 0
    )
    tables = affair(
        [_toll(known[0], 11, "port_authority"), _toll(known[1], 17, "seamens_union")],
        known,
        places=PLACES,
        mentions=mentions,
        passages=tuple(row for each in known for row in sentences(each)),
        times=tuple(
            _day(each, words, date) for each in known for words, date in (days or {}).items() if words in each.text
        ),
    )
    return _called(tables, others)


def _called(tables: Tables, others: int) -> str:
    (event,) = tables.events
    event = replace(event, kind="air strike", date="2024-05-04", place="serin", title="Air strike · Serin · 4 May 2024")
    far = [
        Event(f"other{at}", "air strike", "Air strike", f"2024-05-0{at % 5 + 1}", "orlo", None, (f"far{at}",))
        for at in range(others)
    ]
    articles = (*tables.articles, *(article(f"far{at}", text="A strike.") for at in range(others)))
    found = compare(replace(tables, events=(event, *far), articles=articles))
    assert any(row.kind == "differ" for row in found.findings)
    return next(row.title for row in found.events if row.id == event.id)


def test_a_title_that_its_findings_bear_out_stays():
    assert _title(("A raid on Serin killed 11.", "In Serin 17 died.")) == "Air strike · Serin · 4 May 2024"


def test_a_day_on_which_the_claims_are_not_is_left_out():
    texts = "12 May began badly.\nA raid on Serin killed 11.", "It is 12 May again.\nIn Serin 17 died."
    assert _title(texts, {"12 May": "2024-05-12"}) == "Air strike · Serin"


def test_the_day_after_does_not_take_the_day_away():
    texts = "A raid on Serin killed 11, the port said a day later, 5 May.", "In Serin 17 died."
    assert _title(texts, {"5 May": "2024-05-05"}) == "Air strike · Serin · 4 May 2024"


def test_one_affair_keeps_its_day_whatever_else_its_articles_tell():
    texts = "12 March was as bad.\nA raid on Serin killed 11.", "In Serin 17 died."
    assert _title(texts, {"12 March": "2024-03-12"}, others=0) == "Air strike · Serin · 4 May 2024"


@pytest.mark.parametrize(
    ("before", "left"),
    [
        ("Buses carried evacuees from the besieged towns of Orlo and ", True),
        ("They were on their way towards the rebel bastion of ", True),
        ("The residents of ", True),
        ("A convoy from Orlo was hit near ", False),
        ("Warplanes struck the village of ", False),
    ],
)
def test_where_somebody_came_from_is_no_scene(before: str, left: bool):
    assert is_left_or_sought(before) is left


@pytest.mark.parametrize(("put", "title"), [(ONLY, "Event"), (None, "Statement")])
def test_what_was_only_put_to_a_statement_is_not_called_one(put: str | None, title: str):
    told = [claim("courier", value=11, speaker="port_authority"), claim("dawn", value=17, speaker="seamens_union")]
    tables = affair([replace(each, inferred=put) for each in told])
    tables = replace(tables, events=tuple(replace(row, kind="statement", title="Statement") for row in tables.events))
    found = compare(tables)
    assert "differ" in {row.kind for row in found.findings}
    assert found.events[0].title == title


def test_a_detail_of_one_article_names_no_event():
    lines = "The nurses are on strike.", "They walked out of all wards.", "Nine were held at Orlo in the strike."
    texts = [f"{lines[0]} {'Talks failed. ' * 30}{lines[2]}", lines[0], lines[1]]
    known = [article(f"a{at}", text=text) for at, text in enumerate(texts)]
    sources = Sources({each.id: each for each in known}, {})
    at = texts[0].index("Nine")
    told = [Telling("a0", "text", 0, 24), Telling("a0", "text", at, len(texts[0])), Telling("a1", "text", 0, 24)]
    named = {("a0", "text", at): [Named(texts[0].index("Orlo"), texts[0].index("Orlo") + 4, "orlo")]}
    world = Atlas({each.id: each for each in PLACES}, named, ())
    claimed = {("a0", "orlo")}
    assert own_place("stoppage", told, claimed, world, sources) == ("orlo", False)
    assert own_place("stoppage", [*told, Telling("a2", "text", 0, 24)], claimed, world, sources) == (None, False)
