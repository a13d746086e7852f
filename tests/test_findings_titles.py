"""An event is called by what its findings rest on: no day or town of another scene stands in its title."""

from dataclasses import replace

import pytest
from rows_by_hand import affair, article, claim, place, sentences

from variorum.comparing.compare import compare
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
