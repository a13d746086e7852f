"""Findings of kind differ, and what is no difference."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rows_by_hand import (
    ACTORS,
    actor,
    affair,
    article,
    attribution,
    claim,
    kinds,
    only,
    place,
    sentences,
    with_earlier_fire,
)

from variorum.comparing.pile import Pile
from variorum.comparing.wording import said_words
from variorum.records import Mention, Time


def test_counts_that_exclude_each_other_differ_and_say_who_said_what_when() -> None:
    tables = affair(
        [
            claim("courier", value=11, speaker="port_authority", said="2024-05-05"),
            claim("wire", value=11, speaker="port_authority", said="2024-05-05"),
            claim("dawn", value=(40, None), speaker="seamens_union", said="2024-05-05"),
        ]
    )
    assert only(tables, "differ").summary == (
        "Port authority: 11, said 5 May (Courier, Wire); seamens union: at least 40, said 5 May (Dawn). "
        "The two exclude each other."
    )
    assert only(tables, "differ").articles == ("courier", "dawn", "wire")


def test_an_article_without_an_outlet_is_named_by_where_it_lay() -> None:
    saved = article("saved", "", title="Two days after, questions")
    told = [claim("saved", value=14), claim("dawn", value=8, speaker="police", said="2024-05-05")]
    found = only(affair(told, articles=[saved, article("dawn")]), "differ").summary
    assert "saved.txt itself: 14, said 5 May." in found


@pytest.mark.parametrize(
    ("slot", "first", "second", "differs"),
    [
        ("killed", 20, 34, False),
        ("killed", 34, 20, True),
        ("count:houses burnt", 20, 34, False),
        ("count:windows broken", 20, 34, True),
    ],
    ids=["may have grown", "a fall", "still being counted", "counted once"],
)
def test_a_higher_count_of_days_later_is_no_contradiction(slot: str, first: int, second: int, differs: bool) -> None:
    tables = affair(
        [
            claim("courier", slot, first, speaker="port_hospital", said="2024-05-04"),
            claim("dawn", slot, second, speaker="coast_guard", said="2024-05-07"),
        ]
    )
    assert (("differ", slot) in kinds(tables)) is differs


def test_another_counters_figure_of_the_next_day_is_no_update() -> None:
    tables = affair(
        [
            claim("courier", value=20, speaker="port_hospital", said="2024-05-04"),
            claim("dawn", value=34, speaker="coast_guard", said="2024-05-05"),
        ]
    )
    assert ("updated", "killed") not in kinds(tables)
    assert ("differ", "killed") in kinds(tables)


def test_doers_are_compared_as_actors_and_labels_never() -> None:
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"), actor("navy", "Navy of Serin", "state"))
    one = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="the Free Coast")
    other = claim("dawn", "perpetrator", "navy", "seamens_union", text="the navy of Serin")
    label = claim("dawn", "perpetrator", None, "seamens_union", text="terrorists")
    assert ("differ", "perpetrator") in kinds(affair([one, other], actors=actors))
    assert not {kind for kind, _ in kinds(affair([one, label], actors=actors))} & {"differ", "agree"}


def test_places_apart_give_the_distance() -> None:
    places = (place("serin", 50.0, 10.0), place("norrhamn", 51.0, 10.0), place("quay", 50.01, 10.0, part_of="serin"))
    told = [claim("courier", "place", "serin"), claim("dawn", "place", "norrhamn")]
    assert kinds(affair(told, places=places)) == set()  # nothing says that it is one fire
    told += [claim("courier", value=11, start=40), claim("dawn", value=11, start=40)]
    assert only(affair(told, places=places), "differ").summary.endswith("Norrhamn and Serin lie about 111 km apart.")
    inside = [claim("courier", "place", "serin"), claim("dawn", "place", "quay")]
    toll = [claim("courier", value=11, start=40), claim("dawn", value=11, start=40)]
    assert ("agree", "place") in kinds(affair([*inside, *toll], places=places))


def test_a_finding_says_what_it_rests_on_and_guessed_lines_only() -> None:
    guessed = claim("dawn", value=40, speaker="seamens_union", inferred="event of the article")
    row = only(affair([claim("courier", value=11, speaker="port_authority"), guessed]), "differ")
    assert row.inferred == "seamens union, 40: event of the article"


def test_a_figure_put_to_its_event_is_of_it_only_where_its_article_tells_no_other_in_which_people_are_hurt() -> None:
    placed = claim("dawn", value=40, speaker="seamens_union", inferred="the article's main event")
    tables = affair([claim("courier", value=11, speaker="port_authority"), placed])
    assert "the article's only event that it can be of" in (only(tables, "differ").inferred or "")
    assert ("differ", "killed") not in kinds(with_earlier_fire(tables, "dawn"))


@pytest.mark.parametrize("speaker", ["the management", "latest police figures", "the general staff"])
def test_a_body_without_a_name_is_a_side_beside_somebody_named_who_excludes_it(speaker: str) -> None:
    unnamed = claim("courier", value=11, speaker=speaker, counter="k_0001")
    named = claim("courier", value=30, speaker="port_authority", start=400)
    other = claim("dawn", value=40, speaker="seamens_union")
    assert "11" in only(affair([unnamed, named, other]), "differ").summary
    agreeing = claim("courier", value=11, speaker="port_authority", start=400)
    assert len(only(affair([unnamed, agreeing, other]), "differ").groups) == 2  # one of them speaks for the other


def test_figures_of_an_event_that_lasts_are_not_said_to_differ() -> None:
    told = [claim("courier", value=11, speaker="port_authority"), claim("dawn", value=40, speaker="seamens_union")]
    tables = affair(told)
    war = replace(tables.events[0], date="2022-01/2024-05")
    assert ("differ", "killed") not in kinds(replace(tables, events=(war,)))


def test_the_toll_of_a_day_and_of_a_war_are_not_compared() -> None:
    told = [claim("courier", value=11, speaker="port_authority"), claim("dawn", value=12000, speaker="seamens_union")]
    assert kinds(affair(told)) == set()


def test_a_voice_whose_figures_in_one_article_lie_far_apart_tells_of_two_scenes() -> None:
    claims = [
        claim("courier", value=34, speaker="port_authority"),
        claim("courier", value=9, speaker="port_authority", start=40),
        claim("dawn", value=60, speaker="seamens_union"),
    ]
    assert not {kind for kind, _ in kinds(affair(claims))} & {"inconsistent", "differ", "updated"}


def test_figures_beside_towns_that_lie_apart_are_of_two_scenes() -> None:
    places = (place("serin", 50.0, 10.0), place("norrhamn", 51.0, 10.0))
    told = [claim("courier", value=11, start=10), claim("dawn", value=40, start=10)]
    named = tuple(
        Mention(f"n-{where}", of, "text", 0, 5, where, "name", None, where, None)
        for of, where in (("courier", "serin"), ("dawn", "norrhamn"))
    )
    assert ("differ", "killed") in kinds(affair(told))
    assert ("differ", "killed") not in kinds(affair(told, places=places, mentions=named))


def test_a_place_that_no_gazetteer_has_is_not_apart() -> None:
    places = (place("serin", 50.0, 10.0), replace(place("old_quay", 0.0, 0.0), latitude=None, longitude=None))
    told = [claim("courier", value=11, start=10), claim("dawn", value=40, start=10)]
    named = tuple(
        Mention(f"n-{where}", of, "text", 0, 5, where, "name", None, where, None)
        for of, where in (("courier", "serin"), ("dawn", "old_quay"))
    )
    assert ("differ", "killed") in kinds(affair(told, places=places, mentions=named))


def test_figures_that_grow_are_set_against_each_other_as_of_one_day() -> None:
    told = [
        claim("courier", value=97, speaker="port_authority", said="2024-05-04"),
        claim("dawn", value=131, speaker="seamens_union", said="2024-05-04"),
        claim("gazette", value=124, speaker="port_authority", said="2024-05-06"),
    ]
    found = only(affair(told), "differ").summary
    assert found.startswith("Port authority: 97"), found
    assert "124" not in found


def test_what_is_reported_of_nobody_contradicts_nobody() -> None:
    told = [claim("courier", value=97, speaker="port_authority"), claim("dawn", value=131)]
    assert ("differ", "killed") in kinds(affair(told))
    assert ("differ", "killed") not in kinds(affair([told[0], replace(told[1], stance="alleged")]))


def test_the_bare_form_of_an_earlier_bound_is_no_new_figure() -> None:
    told = [
        claim("courier", value=(56, None), speaker="port_authority", said="2024-05-04"),
        claim("gazette", value=56, speaker="port_authority", said="2024-05-05"),
        claim("dawn", value=(85, None), speaker="seamens_union", said="2024-05-04"),
    ]
    assert ("differ", "killed") not in kinds(affair(told))
    assert ("compatible", "killed") in kinds(affair(told))


def test_a_part_of_the_dead_never_contradicts_all_of_them() -> None:
    civilians = claim("courier", value=15, of="civilians")
    assert ("differ", "killed") not in kinds(affair([civilians, claim("dawn", value=17, of="people")]))
    assert ("differ", "killed") in kinds(affair([civilians, claim("dawn", value=9, of="people")]))


def test_residents_are_no_other_people_than_civilians() -> None:
    told = [claim("courier", value=5, of="residents"), claim("dawn", value=9, of="civilians")]
    assert ("differ", "killed") in kinds(affair(told))


def test_magnitudes_of_two_stations_differ_and_an_aftershock_is_another() -> None:
    main = claim("courier", "magnitude", 6.1, "port_authority", inferred="the article's main event", unit="magnitude")
    assert ("differ", "magnitude") in kinds(affair([main, replace(main, id="n", **_of("dawn", 6.3))]))
    assert ("differ", "magnitude") not in kinds(affair([main, replace(main, id="n", **_of("dawn", 4.9))]))


def _of(article: str, value: float) -> dict[str, object]:
    size = Decimal(str(value))
    return {"article": article, "low": size, "high": size, "counter": "seamens_union", "speaker": "seamens union"}


def test_a_choice_of_doers_names_none() -> None:
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"), actor("navy", "Navy of Serin", "state"))
    one = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="the Free Coast or its allies")
    other = claim("dawn", "perpetrator", "navy", "seamens_union", text="the navy of Serin")
    assert ("differ", "perpetrator") not in kinds(affair([one, other], actors=actors))


def test_a_figure_that_only_says_which_event_is_meant_is_not_the_speakers() -> None:
    text = "The coast guard condemned the fire that killed 11 people, including 3 children."
    at = text.index("11"), text.index("3 ")
    said = [
        claim("courier", value=11, speaker="coast_guard", start=at[0]),
        claim("courier", "killed:children", 3, "coast_guard", start=at[1]),
    ]
    other = [
        claim("dawn", value=11, speaker="port_authority"),
        claim("dawn", "killed:children", 3, "port_authority", start=20),
    ]
    assert kinds(affair([*said, *other], [article("courier", text=text)])) == set()
    quoted = text.replace("condemned the fire that", "said the fire had")
    told = kinds(affair([*said, *other], [article("courier", text=quoted)]))
    assert ("agree", "killed:children") in told


def test_a_claim_beside_another_day_is_of_another_scene() -> None:
    text = "On Monday, 29 April, a fire killed 11."
    day = Time("i_1", "courier", "text", 11, 19, "29 April", "2024-04-29", "DATE", "2024-04-29")
    told = [
        claim("courier", value=11, speaker="coast_guard", start=35),
        claim("dawn", value=11, speaker="port_authority"),
    ]
    articles = [article("courier", text=text)]
    assert ("agree", "killed") in kinds(affair(told, articles))
    assert kinds(affair(told, articles, times=(day,), passages=sentences(articles[0]))) == set()


def test_a_figure_after_words_of_saying_may_be_the_speakers() -> None:
    text = "The governor, Ann Vik, reported the fire, giving a toll of 31."
    own = claim("courier", value=31, start=text.index("31"))
    other = claim("dawn", value=11, speaker="port_authority")
    articles = [article("courier", text=text)]
    said = attribution("courier", "governor", 0, 40, cue_spans=((23, 31),))
    told = {"passages": sentences(articles[0])}
    assert ("differ", "killed") in kinds(affair([own, other], articles, **told))
    assert ("differ", "killed") not in kinds(affair([own, other], articles, attributions=(said,), **told))


def test_since_when_somebody_does_something_is_not_when_the_event_was() -> None:
    told = [claim("courier", value=11, start=60), claim("dawn", value=13)]

    def differ(text: str) -> bool:
        day = Time("i_1", "courier", "text", text.index("1994"), text.index("1994") + 4, "1994", "1994", "DATE", "1994")
        known = article("courier", text=text)
        return ("differ", "killed") in kinds(affair(told, [known], times=(day,), passages=sentences(known)))

    assert differ("The seamen's union, which has run the boats since 1994, counted 11 dead.")
    assert not differ("In the fire of the sister ship off Norrhamn in 1994 there were 11 dead.")


@pytest.mark.parametrize(
    ("words", "differs"),
    [
        ('"We demand 5.6 billion for the border wall," Vik said.', True),
        ("Vik demands 5.6 billion for the border wall, she said.", False),
    ],
    ids=["quoted", "reported"],
)
def test_a_figure_in_ones_own_words_is_not_a_rounded_one(words: str, differs: bool) -> None:
    other = "Vik demands 5.7 billion for the border wall."
    asked = {"unit": "EUR", "step": Decimal(100_000_000), "said": "2024-05-05", "speaker": "vik"}
    told = [
        claim("courier", "amount:wall", 5_600_000_000, start=words.index("5.6"), **asked),
        claim("dawn", "amount:wall", 5_700_000_000, start=other.index("5.7"), **asked),
    ]
    articles = [article("courier", text=words), article("dawn", text=other)]
    passages = tuple(each for of in articles for each in sentences(of))
    tables = affair(told, articles, actors=(*ACTORS, actor("vik", "Ann Vik", "person")))
    assert (("differ", "amount:wall") in kinds(replace(tables, passages=passages))) is differs


def test_a_figure_that_its_voice_has_given_up_is_set_against_none_that_came_later() -> None:
    guards = claim("courier", value=19, speaker="coast_guard", said="2024-05-04")
    port = claim("dawn", value=12, speaker="port_authority", said="2024-05-05")
    given_up = claim("wire", value=19, speaker="coast_guard", said="2024-05-05", superseded=True)
    assert ("differ", "killed") in kinds(affair([guards, port]))
    assert ("differ", "killed") not in kinds(affair([guards, port, given_up]))


def test_a_count_up_to_a_later_time_excludes_no_earlier_one() -> None:
    def differ(text: str) -> bool:
        later = article("dawn", text=text)
        told = [
            claim("courier", "arrested", 14, speaker="port_authority", said="2024-05-04"),
            claim("dawn", "arrested", 31, speaker="coast_guard", said="2024-05-05", start=text.index("31")),
        ]
        tables = affair(told, [article("courier"), later], passages=sentences(later))
        return ("differ", "arrested") in kinds(tables)

    assert differ("The coast guard said 31 had been held.")
    assert not differ("The coast guard said 31 had been held by Monday morning.")


@pytest.mark.parametrize(("said", "told"), [("2026-09-01", ""), ("2024-05-06", "6 May")], ids=["no day", "his own day"])
def test_who_looks_back_years_later_is_given_no_day_of_saying_but_his_own(said: str, told: str) -> None:
    looks_back = claim("dawn", value=25, speaker="coast_guard", said=said)
    tables = affair([looks_back], [article("dawn", published="2026-09-01")])
    assert said_words([looks_back], Pile.of(tables), "2024") == told
