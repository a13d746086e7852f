"""Two values are set beside each other only where their sentences tell of one scene, and the words beside them do not
speak against it."""

from dataclasses import replace

import pytest
from rows_by_hand import ACTORS, actor, affair, article, attribution, claim, kinds, only, place, sentences

from variorum.comparing.pile import Pile
from variorum.linking.naming.titles import title_events
from variorum.linking.scene_words import alike, is_of_several, means_of, opens
from variorum.records import Article, Claim, Event, Mention, Tables, Time

PLACES = (place("serin", 50.0, 10.0), place("norrhamn", 53.0, 10.0), place("quay", 50.01, 10.0, "serin"))
PLACES += (replace(place("dockside", 0, 0), latitude=None, longitude=None, country=None),)
PLACES += (replace(place("millgate", 0, 0), latitude=None, longitude=None, country=None),)


def _named(known: Article, *towns: str) -> tuple[Mention, ...]:
    """The mentions of towns, by their names in the article's text."""
    found = []
    for town in towns:
        at = known.text.index(town.title())
        end = at + len(town)
        found.append(Mention(f"n-{known.id}-{town}", known.id, "text", at, end, town.title(), "name", None, town, None))
    return tuple(found)


def _toll(known: Article, value: int, speaker: str = "", word: str | None = None, **more) -> Claim:
    return claim(known.id, value=value, speaker=speaker, start=known.text.index(word or str(value)), **more)


def _strikes(tables: Tables, number: int) -> Tables:
    """The tables as those of air strikes in a pile with `number` others of the same days, each in an article."""
    (event,) = tables.events
    event = replace(event, kind="air strike", title="Air strike")
    others = [
        Event(f"other{at}", "air strike", "Air strike", f"2024-05-0{at % 5 + 1}", "serin", None, (f"far{at}",))
        for at in range(number)
    ]
    articles = (*tables.articles, *(article(f"far{at}", text="A strike.") for at in range(number)))
    return replace(tables, events=(event, *others), articles=articles)


def _two(first: str, second: str, towns: tuple[tuple[str, ...], tuple[str, ...]]) -> Tables:
    one, two = article("courier", text=first), article("dawn", text=second)
    return affair(
        [_toll(one, 11, "port_authority", of="people"), _toll(two, 17, "seamens_union", of="people")],
        [one, two],
        places=PLACES,
        mentions=(*_named(one, *towns[0]), *_named(two, *towns[1])),
        passages=(*sentences(one), *sentences(two)),
    )


@pytest.mark.parametrize(
    ("first", "second", "towns"),
    [
        ("A raid on Dockside in Serin killed 11.", "A raid on Millgate in Serin killed 17.", ("dockside", "millgate")),
        ("A car bomb in Serin killed 11.", "Warplanes over Serin killed 17.", ((), ())),
    ],
)
def test_tolls_of_two_quarters_or_of_two_means_do_not_differ(first: str, second: str, towns: tuple) -> None:
    one, two = (((each,) if each else ()) for each in towns)
    assert ("differ", "killed") not in kinds(_two(first, second, ((*one, "serin"), (*two, "serin"))))
    assert ("differ", "killed") in kinds(_two("In Serin 11 died.", "In Serin 17 died.", (("serin",), ("serin",))))


def test_in_a_crowd_of_like_events_tolls_are_compared_only_where_both_lead_to_one_town() -> None:
    told = _two("In Serin 11 died.", "In the town 17 died.", (("serin",), ()))
    assert ("differ", "killed") in kinds(_strikes(told, 0))
    assert ("differ", "killed") not in kinds(_strikes(told, 8))
    both = _two("In Serin 11 died.", "In Quay 17 died.", (("serin",), ("quay",)))
    assert ("differ", "killed") in kinds(_strikes(both, 8))


def test_in_a_crowd_a_toll_of_several_attacks_is_not_set_against_that_of_one() -> None:
    told = _two("In Serin 11 died.", "Dozens of strikes on Serin killed 17.", (("serin",), ("serin",)))
    assert ("differ", "killed") in kinds(_strikes(told, 0))
    assert ("differ", "killed") not in kinds(_strikes(told, 8))


def test_a_crowd_is_of_other_days_or_places_told_elsewhere() -> None:
    told = _two("In Serin 11 died.", "In Serin 17 died.", (("serin",), ("serin",)))
    for number, crowded in ((0, False), (2, False), (8, True)):
        tables = _strikes(told, number)
        assert Pile.of(tables).together.crowded(tables.events[0]) is crowded


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Two killed 17 injured in Serin", "17"),
        ("A further 17 people were killed in Serin", "17"),
        ("Besides them 17 others died in Serin", "17"),
        ("Horrible scenes, 17 dead pic.twitter.com/x Ann Vik (@annvik) May 5, 2024", "17"),
        ("The blast killed 17 in Serin on Sunday a monitoring group said.", "17"),
        ("Elsewhere the fire killed 17.", "17"),
    ],
)
def test_a_figure_that_is_not_surely_the_toll_in_the_articles_own_words_differs_from_none(
    text: str, value: str
) -> None:
    known = article("courier", text=text)
    told = [
        claim("courier", value=17, start=text.index(value), text=value),
        claim("dawn", value=11, speaker="port_authority"),
    ]
    tables = affair([replace(told[0], end=told[0].start + 2), told[1]], [known], passages=sentences(known))
    assert ("differ", "killed") not in kinds(tables)


def test_a_toll_told_with_another_is_kept_where_its_speaker_gives_it_for_the_event() -> None:
    text = "The shelling killed another 3 people in Millgate."
    known = article("courier", text=text)
    told = [
        replace(claim("courier", value=3, speaker="port_authority", start=text.index("3 ")), text="3"),
        claim("dawn", value=3, speaker="port_authority"),
        claim("herald", value=4, speaker="seamens_union"),
    ]
    found = only(affair(told, [known], passages=sentences(known)), "differ")
    assert found.articles == ("courier", "dawn", "herald")


def test_who_claims_a_deed_does_not_count_its_dead() -> None:
    text = "The Free Coast claimed the attack on the pier that killed 11 people."
    known = article("courier", text=text)
    told = [
        claim("courier", value=11, speaker="coast_guard", start=text.index("11")),
        claim("dawn", value=11, speaker="port_authority"),
    ]
    assert kinds(affair(told, [known], passages=sentences(known))) == set()


def test_a_happening_says_nothing() -> None:
    text = "A coalition air strike killed 11 people the union said."
    known = article("courier", text=text)
    said = attribution("courier", "A coalition air strike", 0, len(text))
    told = [
        claim("courier", value=11, speaker="coast_guard", start=text.index("11"), attribution=said.id),
        claim("dawn", value=17, speaker="port_authority"),
    ]
    assert ("differ", "killed") in kinds(affair(told, [known], passages=sentences(known)))
    assert ("differ", "killed") not in kinds(affair(told, [known], passages=sentences(known), attributions=(said,)))


def test_half_of_a_pair_of_doers_is_set_against_nobody() -> None:
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"), actor("navy", "Navy of Serin", "state"))

    def differ(text: str) -> bool:
        known = article("courier", text=text)
        at = text.index("Free Coast")
        one = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="Free Coast", start=at)
        other = claim("dawn", "perpetrator", "navy", "seamens_union", text="the navy of Serin")
        one = replace(one, end=at + len("Free Coast"))
        return ("differ", "perpetrator") in kinds(affair([one, other], [known], actors=actors))

    assert differ("It was the Free Coast that did it.")
    assert not differ("It was Northern and Free Coast boats that did it.")


def test_an_article_that_gives_both_a_part_and_the_sum_contradicts_no_part() -> None:
    text = "In all 10 died.\nEarlier a doctor had counted 7 dead."
    known = article("courier", text=text)
    told = [
        claim("courier", value=10, start=text.index("10")),
        claim("courier", value=7, speaker="a doctor", unnamed=True, start=text.index("7")),
        claim("dawn", value=7, speaker="port_authority"),
    ]
    tables = affair(told, [known], passages=sentences(known))
    assert ("differ", "killed") not in kinds(tables)
    assert ("differ", "killed") in kinds(replace(tables, claims=(told[0], told[2])))


def test_a_voice_is_told_once_with_figures_of_one_size_only() -> None:
    told = [
        claim("courier", value=(7, None), speaker="port_authority"),
        claim("dawn", value=50, speaker="port_authority"),
    ]
    assert ("one voice", "killed") not in kinds(affair(told))
    assert ("one voice", "killed") in kinds(
        affair([told[1], claim("courier", value=(45, None), speaker="port_authority")])
    )


def test_an_event_stands_where_its_tolls_are_told_to_have_been() -> None:
    one = article("courier", text="The raid on Norrhamn killed 11.\nSerin was quiet.")
    two = article("dawn", text="In Norrhamn 11 died.\nSerin was quiet.")
    days = [claim(id, "date", "2024-05-04", start=4) for id in ("courier", "dawn")]
    tables = affair(
        [_toll(one, 11), _toll(two, 11), *days],
        [one, two],
        places=PLACES,
        mentions=(*_named(one, "norrhamn", "serin"), *_named(two, "norrhamn", "serin")),
        passages=(*sentences(one), *sentences(two)),
    )
    (event,) = tables.events
    strike = replace(tables, events=(replace(event, kind="air strike", place="serin", title="Air strike · Serin"),))
    (placed,) = title_events(strike).events
    assert (placed.place, placed.title) == ("norrhamn", "Air strike · Norrhamn · 4 May 2024")
    assert title_events(title_events(strike)).events == (placed,)


def test_what_somebody_set_off_is_no_air_strike() -> None:
    one, two = (article(id, text="A suicide bomber killed 11 in Serin.") for id in ("courier", "dawn"))
    tables = affair([_toll(one, 11), _toll(two, 11)], [one, two], passages=(*sentences(one), *sentences(two)))
    (event,) = tables.events
    (placed,) = title_events(replace(tables, events=(replace(event, kind="air strike"),))).events
    assert placed.kind == "attack"


def test_words_of_a_scene() -> None:
    assert is_of_several("strikes on several towns")
    assert is_of_several("in the past 24 hours")
    assert is_of_several("dozens of air strikes")
    assert not is_of_several("six teachers in airstrikes on a school")
    assert means_of("a car bomb near the school") == {"set"}
    assert means_of("jets and mortars") == {"flown"}
    assert opens("Elsewhere, 3 died.")
    assert not opens("Meanwhile the union said the attack killed 3.")
    assert alike("Salaheddin district", "Salah al-Din")
    assert not alike("Dockside", "Millgate")


def test_days_of_a_month_are_told_apart_by_its_parts() -> None:
    text = "In early May a blaze killed 11."
    known = article("courier", text=text, published=None)
    month = Time("i", "courier", "text", 3, 12, "early May", "2024-05", "DATE", "2024-05")
    told = [
        claim("courier", value=11, speaker="coast_guard", start=text.index("11")),
        claim("dawn", value=17, speaker="port_authority"),
    ]
    tables = affair(told, [known], times=(month,), passages=sentences(known))
    (event,) = tables.events
    assert ("differ", "killed") in kinds(tables)
    assert ("differ", "killed") not in kinds(replace(tables, events=(replace(event, date="2024-05-28"),)))


def _doer(known: Article, name: str, speaker: str) -> Claim:
    start = known.text.index(name)
    made = claim(known.id, "perpetrator", name.lower().replace(" ", "_"), speaker, text=name, start=start)
    return replace(made, end=start + len(name))


def test_two_doers_of_deeds_on_two_days_are_not_set_against_each_other() -> None:
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"), actor("red_hand", "Red Hand", "group"))

    def differ(first: str, second: str) -> bool:
        one, two = (
            article("courier", text=f"{first}\nFree Coast men did it."),
            article("dawn", text=f"{second}\nRed Hand men did it."),
        )
        days = [
            Time(f"t-{each.id}", each.id, "text", 0, len(line), line, date, "DATE", date)
            for each, line in ((one, first), (two, second))
            for date in ({"4 May": "2024-05-04", "9 May": "2024-05-09"}.get(line),)
            if date
        ]
        told = [_doer(one, "Free Coast", "interior_ministry"), _doer(two, "Red Hand", "seamens_union")]
        passages = (*sentences(one), *sentences(two))
        return ("differ", "perpetrator") in kinds(
            affair(told, [one, two], actors=actors, passages=passages, times=tuple(days))
        )

    assert differ("It burnt.", "It sank.")
    assert differ("4 May", "4 May")
    assert not differ("4 May", "9 May")
