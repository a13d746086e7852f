"""Each kind of finding, from hand-made claims of an invented affair: the fire on the ferry Alma."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rows_by_hand import ACTORS, actor, affair, article, attribution, claim, place, sentences

from variorum.comparing.findings import findings
from variorum.linking.values.compare import World, relation
from variorum.linking.values.relation import Relation
from variorum.records import Claim, Finding, Mention, Origin, Passage, Quotation, Tables, Time


def kinds(tables: Tables) -> set[tuple[str, str]]:
    return {(row.kind, row.slot) for row in findings(tables)}


def only(tables: Tables, kind: str) -> Finding:
    (row,) = [row for row in findings(tables) if row.kind == kind]
    return row


def test_two_counters_with_one_value_agree() -> None:
    row = only(
        affair([claim("courier", value=11, speaker="port_authority"), claim("dawn", value=11, speaker="coast_guard")]),
        "agree",
    )
    assert row.summary == "11: coast guard (Dawn); port authority (Courier)."
    assert [(group.value, group.speaker, group.counter) for group in row.groups] == [
        ("11", "coast guard", "coast_guard"),
        ("11", "port authority", "port_authority"),
    ]


def test_a_coarser_wording_agrees() -> None:
    dozens = claim("dawn", value=(24, None), speaker="coast_guard", text="dozens")
    assert ("agree", "killed") in kinds(affair([claim("courier", value=44, speaker="port_authority"), dozens]))
    toll = [claim("courier", value=44, start=40), claim("dawn", value=44, start=40)]
    assert ("agree", "date") in kinds(
        affair([claim("courier", "date", "2024-05-04"), claim("dawn", "date", "2024-05"), *toll])
    )


def test_days_and_places_agree_only_where_the_articles_have_more_in_common() -> None:
    days = [claim(id, "date", "2024-05-04") for id in ("courier", "dawn")]
    towns = [claim(id, "place", "serin", start=20) for id in ("courier", "dawn")]
    places = (place("serin", 50.0, 10.0),)
    assert kinds(affair([*days, *towns], places=places)) == set()  # two fires of one town and day may be two
    tolls = [claim(id, "wounded", 20, start=40) for id in ("courier", "dawn")]
    assert kinds(affair([*days, *towns, *tolls], places=places)) == {
        ("agree", "date"),
        ("agree", "place"),
        ("agree", "wounded"),
    }


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


def test_minima_that_can_both_hold_are_compatible() -> None:
    tables = affair(
        [
            claim("courier", value=(58, None), speaker="port_authority"),
            claim("dawn", value=72, speaker="seamens_union"),
        ]
    )
    assert kinds(tables) == {("compatible", "killed")}
    assert only(tables, "compatible").summary.endswith("Both can hold.")


def test_many_articles_of_one_counter_are_one_voice_and_no_agreement() -> None:
    tables = affair([claim(id, value=3, speaker="port_authority") for id in ("courier", "dawn", "wire")])
    assert kinds(tables) == {("one voice", "killed")}
    assert only(tables, "one voice").summary == (
        "3, printed by three articles (Courier, Dawn, Wire); all go back to the port authority."
    )


def test_a_copy_is_no_second_witness() -> None:
    claims = [claim("courier", value=3, counter="o_1"), claim("dawn", value=3, counter="o_1")]
    origins = (Origin("o_1", "courier", 0.9, 1), Origin("o_1", "dawn", 0.9, 2))
    assert kinds(affair(claims, origins=origins)) == set()


def test_an_unnamed_speaker_and_hearsay_prove_no_agreement() -> None:
    asserted = claim("courier", value=3, speaker="port_authority")
    assert ("agree", "killed") not in kinds(
        affair([asserted, claim("dawn", value=3, speaker="activists", unnamed=True)])
    )
    assert ("agree", "killed") not in kinds(affair([asserted, claim("dawn", value=3, stance="alleged")]))


def test_a_part_of_an_actor_is_no_second_witness() -> None:
    tables = affair(
        [claim("courier", value=3, speaker="port_authority"), claim("dawn", value=3, speaker="harbour_office")],
        actors=(*ACTORS, actor("harbour_office", part_of="port_authority")),
    )
    assert ("agree", "killed") not in kinds(tables)


def test_what_one_origin_alone_has_is_told_where_others_tell_the_event() -> None:
    tables = affair([claim("courier", value=3)], articles=[article("dawn")])
    assert only(tables, "single origin").summary == (
        "Courier itself: 3, said 5 May. Found in one origin only; one other origin tells the event."
    )
    assert kinds(affair([claim("courier", value=3)])) == set()
    assert kinds(affair([claim("courier", "date", "2024-05-04")], articles=[article("dawn")])) == set()


def test_a_toll_that_rises_from_day_to_day_is_updated() -> None:
    tables = affair(
        [
            claim("courier", "wounded", 20, "port_hospital", said="2024-05-04"),
            claim("dawn", "wounded", (34, None), "port_hospital", said="2024-05-05"),
            claim("courier", "wounded", 52, "port_hospital", said="2024-05-06", start=50),
        ]
    )
    assert (
        only(tables, "updated").summary == "Port hospital: 20 (4 May), at least 34 (5 May), 52 (6 May) (Courier, Dawn)."
    )
    assert ("differ", "wounded") not in kinds(tables)


@pytest.mark.parametrize(
    ("first", "second"),
    [((20, "2024-05-05"), (34, "2024-05-05")), ((34, "2024-05-04"), (20, "2024-05-05"))],
    ids=["one day without hours", "a fall"],
)
def test_what_is_no_rise_is_no_update(first: tuple[int, str], second: tuple[int, str]) -> None:
    tables = affair(
        [
            claim("courier", value=first[0], speaker="port_hospital", said=first[1]),
            claim("dawn", value=second[0], speaker="port_hospital", said=second[1]),
        ]
    )
    assert ("updated", "killed") not in kinds(tables)
    assert ("differ", "killed") in kinds(tables)


def test_hours_order_the_sayings_of_a_day() -> None:
    tables = affair(
        [
            claim("courier", value=20, speaker="port_hospital", said="2024-05-05T08:00"),
            claim("dawn", value=34, speaker="port_hospital", said="2024-05-05T17:30"),
        ]
    )
    assert ("updated", "killed") in kinds(tables)


def test_another_counters_figure_of_the_next_day_is_no_update() -> None:
    tables = affair(
        [
            claim("courier", value=20, speaker="port_hospital", said="2024-05-04"),
            claim("dawn", value=34, speaker="coast_guard", said="2024-05-05"),
        ]
    )
    assert ("updated", "killed") not in kinds(tables)
    assert ("differ", "killed") in kinds(tables)


def test_a_superseded_figure_is_no_live_claim() -> None:
    tables = affair(
        [
            claim("courier", value=20, speaker="port_hospital", superseded=True),
            claim("courier", value=34, speaker="port_hospital", start=30),
            claim("dawn", value=34, speaker="coast_guard"),
        ]
    )
    assert ("differ", "killed") not in kinds(tables)
    assert only(tables, "updated").summary == (
        "Courier gives 20 as the earlier value, now 34, according to the port hospital."
    )


def test_a_denial_contests_what_another_asserts() -> None:
    tables = affair(
        [
            claim("courier", "perpetrator", "free_coast", "interior_ministry"),
            claim("dawn", "perpetrator", "free_coast", "free_coast", stance="denied", said="2024-05-06"),
        ],
        actors=(*ACTORS, actor("free_coast", "Free Coast", "group")),
    )
    row = only(tables, "contested")
    assert row.summary == (
        "Said to have done it: Free Coast, by the interior ministry (Courier). "
        "Free Coast denies having done it, said 6 May (Dawn)."
    )
    assert [len(group.claims) for group in row.groups] == [1, 1]


def test_a_denial_without_an_accuser_says_so() -> None:
    tables = affair([claim("dawn", "occurrence", "a fire", "port_authority", stance="denied")])
    assert only(tables, "contested").summary == (
        "The port authority denies it, said 5 May (Dawn). No article of the pile is found to assert it."
    )


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


def test_a_headline_against_its_text_is_inconsistent() -> None:
    tables = affair([claim("courier", value=14, field="title"), claim("courier", value=11, start=20)])
    assert only(tables, "inconsistent").summary == "Courier: the headline has 14, the text 11."
    quiet = affair([claim("courier", value=(10, None), field="title"), claim("courier", value=11, start=20)])
    assert ("inconsistent", "killed") not in kinds(quiet)


def test_two_figures_of_one_speaker_on_one_day_are_inconsistent() -> None:
    tables = affair(
        [
            claim("courier", value=11, speaker="port_authority", said="2024-05-05"),
            claim("courier", value=13, speaker="port_authority", said="2024-05-05", start=40),
        ]
    )
    assert only(tables, "inconsistent").summary == "Courier: port authority is given with 11 and 13, said on one day."


def test_a_part_beyond_the_whole_is_inconsistent_and_a_part_within_is_nothing() -> None:
    whole = claim("courier", value=11, speaker="port_authority")
    beyond = claim("courier", "killed:children", 12, "port_authority", start=30)
    within = claim("courier", "killed:children", 3, "port_authority", start=30)
    assert only(affair([whole, beyond]), "inconsistent").summary == "Courier: 12 children, of 11 in all."
    assert kinds(affair([whole, within])) == set()


def test_figures_of_other_periods_are_shown_together_and_not_compared() -> None:
    tables = affair(
        [
            claim("courier", value=11, speaker="port_authority"),
            claim("dawn", value=19, speaker="coast_guard", period="2024"),
        ]
    )
    assert kinds(tables) == {("different measure", "killed")}
    assert only(tables, "different measure").summary == (
        "11 (port authority; Courier); 19 over 2024 (coast guard; Dawn). "
        "They are of different units or periods and are not compared."
    )


def test_phases_are_shown_under_their_stem() -> None:
    tables = affair([claim("courier", "date:began", "2024-05-03"), claim("dawn", "date:ended", "2024-05-06")])
    assert ("different measure", "date") in kinds(tables)
    assert "differ" not in {kind for kind, _ in kinds(tables)}


def test_counts_whose_names_hold_one_another_are_different_measures() -> None:
    tables = affair(
        [
            claim("courier", "count:passengers", 212, "port_authority"),
            claim("dawn", "count:passengers and crew", 241, "coast_guard"),
        ]
    )
    assert only(tables, "different measure").slot == "count"


def test_one_quotation_in_two_mouths_is_told() -> None:
    words = "the cranes of this port have not been checked since the war"
    texts = [article(id, text=f"“{words}”, he said.") for id in ("courier", "dawn")]
    speakers = (actor("ann_vik", "Ann Vik", "person"), actor("per_holm", "Per Holm", "person"))
    said = [attribution("courier", "ann_vik", 0, 62), attribution("dawn", "per_holm", 0, 62)]
    quotations = tuple(
        Quotation("u_1", f"q-{each.article}", each.id, each.article, "text", 1, 60, words) for each in said
    )
    tables = affair([], articles=texts, actors=speakers, attributions=tuple(said), quotations=quotations)
    assert (
        only(tables, "speaker differs").summary == f"“{words}” is given to Ann Vik (Courier), and to Per Holm (Dawn)."
    )


def test_a_finding_says_what_it_rests_on_and_guessed_lines_only() -> None:
    guessed = claim("dawn", value=40, speaker="seamens_union", inferred="event of the article")
    row = only(affair([claim("courier", value=11, speaker="port_authority"), guessed]), "differ")
    assert row.inferred == "seamens union, 40: event of the article"


def money(value: str, step: str) -> dict[str, object]:
    return {"low": Decimal(value), "high": Decimal(value), "step": Decimal(step), "unit": "USD"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (money("43000000", "1000000"), money("43885310", "1"), Relation.COARSER),
        (money("43000000", "1000000"), money("43900000", "100000"), Relation.COARSER),
        (money("43000000", "1000000"), money("48000000", "1000000"), Relation.EXCLUDE),
        (money("35.7", "0.1"), money("35.8", "0.1"), Relation.UNKNOWN),
        ({"low": Decimal(58), "high": Decimal(58)}, {"low": Decimal(59), "high": Decimal(59)}, Relation.EXCLUDE),
        (
            {"low": Decimal(60), "high": Decimal(60), "about": "about"},
            {"low": Decimal(58), "high": Decimal(58)},
            Relation.COARSER,
        ),
        (
            {"low": Decimal(60), "high": Decimal(60), "about": "about"},
            {"low": Decimal(90), "high": Decimal(90)},
            Relation.EXCLUDE,
        ),
        (
            {"low": Decimal(1000), "high": Decimal(1000), "about": "nearly"},
            {"low": Decimal(980), "high": Decimal(980)},
            Relation.COARSER,
        ),
        (
            {"low": Decimal(1000), "high": Decimal(1000), "about": "nearly"},
            {"low": Decimal(1001), "high": Decimal(1001)},
            Relation.EXCLUDE,
        ),
        ({"low": None, "high": Decimal(40)}, {"low": Decimal(41), "high": None}, Relation.UNKNOWN),
        ({"low": None, "high": Decimal(40)}, {"low": Decimal(58), "high": None}, Relation.EXCLUDE),
        ({"low": Decimal(50), "high": Decimal(60)}, {"low": Decimal(55), "high": Decimal(55)}, Relation.COARSER),
        ({"low": Decimal(50), "high": Decimal(60)}, {"low": Decimal(55), "high": Decimal(70)}, Relation.COMPATIBLE),
    ],
)
def test_figures_are_compared_at_their_precision(
    one: dict[str, object], other: dict[str, object], expected: Relation
) -> None:
    world = World({}, {})
    a, b = (replace(claim("courier", value=1), **each) for each in (one, other))
    assert relation(a, b, world) is expected
    assert relation(b, a, world) is expected


figure = st.builds(
    lambda low, width, open_low, open_high, about, step: {
        "low": None if open_low and not open_high else Decimal(low),
        "high": None if open_high else Decimal(low + width),
        "about": about if width == 0 and not open_low and not open_high else None,
        "step": Decimal(step),
    },
    st.integers(0, 5000),
    st.sampled_from([0, 0, 0, 10]),
    st.booleans(),
    st.booleans(),
    st.sampled_from([None, None, "about", "nearly"]),
    st.sampled_from(["1", "10", "0.1"]),
)
voices = st.sampled_from(["port_authority", "seamens_union", "coast_guard", ""])
told = st.lists(
    st.tuples(
        st.sampled_from(["courier", "dawn", "gazette", "wire"]),
        voices,
        figure,
        st.sampled_from(["2024-05-04", "2024-05-05", None]),
        st.sampled_from(["asserted", "asserted", "alleged", "denied"]),
    ),
    max_size=7,
)


def claims_of(rows: list[tuple[str, str, dict[str, object], str | None, str]]) -> list:
    return [
        replace(claim(article, value=1, speaker=speaker, start=10 * at, said=said, stance=stance), **value)
        for at, (article, speaker, value, said, stance) in enumerate(rows)
    ]


@settings(max_examples=60, deadline=None)
@given(figure, figure)
def test_comparing_is_symmetric(one: dict[str, object], other: dict[str, object]) -> None:
    a, b = (replace(claim("courier", value=1), **each) for each in (one, other))
    assert relation(a, b, World({}, {})) is relation(b, a, World({}, {}))
    assert relation(a, a, World({}, {})) is Relation.SAME


@settings(max_examples=60, deadline=None)
@given(told, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(rows: list, random) -> None:  # type: ignore[no-untyped-def]
    claims = claims_of(rows)
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert findings(affair(claims)) == findings(affair(shuffled))


@settings(max_examples=60, deadline=None)
@given(told)
def test_a_copy_of_an_article_changes_no_kind(rows: list) -> None:
    claims = claims_of(rows)
    copied = [
        replace(
            each, id=f"{each.id}-copy", article="herald", counter="o_1" if each.counter == "courier" else each.counter
        )
        for each in claims
        if each.article == "courier"
    ]
    own = [replace(each, counter="o_1") if each.counter == "courier" else each for each in claims]
    origins = (Origin("o_1", "courier", 1.0, 1), Origin("o_1", "herald", 1.0, 2))
    before = kinds(affair(claims, articles=[article("courier")]))
    after = kinds(affair([*own, *copied], articles=[article("courier"), article("herald")], origins=origins))
    assert before == after


@settings(max_examples=60, deadline=None)
@given(told)
def test_every_group_leads_to_its_claims(rows: list) -> None:
    claims = claims_of(rows)
    known = {each.id for each in claims}
    for row in findings(affair(claims)):
        assert row.groups
        assert all(group.claims and set(group.claims) <= known for group in row.groups)
        assert row.summary.endswith(".")


def test_no_difference_rests_on_claims_that_were_only_put_to_the_event() -> None:
    placed = claim("dawn", value=40, speaker="seamens_union", inferred="the article's main event")
    assert ("differ", "killed") not in kinds(affair([claim("courier", value=11, speaker="port_authority"), placed]))


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


def test_a_headline_with_the_sum_of_the_texts_figures_is_not_inconsistent() -> None:
    claims = [claim("courier", value=11, field="title"), claim("courier", value=8), claim("courier", value=3, start=30)]
    assert ("inconsistent", "killed") not in kinds(affair(claims))


@settings(max_examples=60, deadline=None)
@given(figure, figure)
def test_an_agreeing_counter_never_makes_a_difference(one: dict[str, object], other: dict[str, object]) -> None:
    told = [
        replace(claim("courier", value=1, speaker="port_authority"), **one),
        replace(claim("dawn", value=1, speaker="coast_guard"), **other),
    ]
    again = replace(claim("wire", value=1, speaker="seamens_union"), **one)
    before, after = kinds(affair(told)), kinds(affair([*told, again]))
    assert ("differ", "killed") in before or ("differ", "killed") not in after


@given(st.integers(1, 20000))
def test_a_vague_word_never_contradicts_a_figure_that_one_would_call_so(number: int) -> None:
    floor = max(low for low in (3, 20, 24, 40, 200, 2000) if low <= max(number, 3))
    vague = claim("courier", value=(floor, None), text="dozens")
    figure = claim("dawn", value=max(number, 3))
    assert relation(vague, figure, World({}, {})) is not Relation.EXCLUDE


def test_one_agency_printed_by_two_outlets_is_one_voice_of_its_own() -> None:
    articles = [article("courier", agency="Coast Wire"), article("dawn", agency="Coast Wire")]
    claims = [claim("courier", value=3), claim("dawn", value=3, counter="courier")]
    assert kinds(affair(claims, articles)) == {("one voice", "killed")}
    assert only(affair(claims, articles), "one voice").summary == (
        "3, printed by two articles (Courier, Dawn); all go back to Coast Wire."
    )


def test_a_campaign_that_bears_a_name_is_not_the_person() -> None:
    words = "the cranes of this port have not been checked since the war"
    texts = [article(id, text=f"“{words}”, they said.") for id in ("courier", "dawn")]
    speakers = (actor("ann_vik", "Ann Vik", "person"), actor("per_holm", "Per Holm", "person"))
    said = (
        replace(attribution("courier", "ann_vik", 0, 62), speaker="the Vik campaign"),
        attribution("dawn", "per_holm", 0, 62),
    )
    quotations = tuple(
        Quotation("u_1", f"q-{each.article}", each.id, each.article, "text", 1, 60, words) for each in said
    )
    tables = affair([], articles=texts, actors=speakers, attributions=said, quotations=quotations)
    assert findings(tables) == ()


def test_a_headline_beyond_all_that_its_text_has_is_inconsistent() -> None:
    claims = [
        claim("courier", value=(61, None), field="title", text="More than 60"),
        claim("courier", value=(31, None), start=20),
        claim("courier", value=11, speaker="port_authority", start=60),
    ]
    assert only(affair(claims), "inconsistent").summary == (
        "Courier: the headline has more than 60, the text at least 31 and 11."
    )


def test_figures_beside_towns_that_lie_apart_are_of_two_scenes() -> None:
    places = (place("serin", 50.0, 10.0), place("norrhamn", 51.0, 10.0))
    told = [claim("courier", value=11, start=10), claim("dawn", value=40, start=10)]
    named = tuple(
        Mention(f"n-{where}", of, "text", 0, 5, where, "name", None, where, None)
        for of, where in (("courier", "serin"), ("dawn", "norrhamn"))
    )
    assert ("differ", "killed") in kinds(affair(told))
    assert ("differ", "killed") not in kinds(affair(told, places=places, mentions=named))


def test_a_part_of_the_dead_never_contradicts_all_of_them() -> None:
    civilians = claim("courier", value=15, of="civilians")
    assert ("differ", "killed") not in kinds(affair([civilians, claim("dawn", value=17, of="people")]))
    assert ("differ", "killed") in kinds(affair([civilians, claim("dawn", value=9, of="people")]))


def test_a_choice_of_doers_names_none() -> None:
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"), actor("navy", "Navy of Serin", "state"))
    one = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="the Free Coast or its allies")
    other = claim("dawn", "perpetrator", "navy", "seamens_union", text="the navy of Serin")
    assert ("differ", "perpetrator") not in kinds(affair([one, other], actors=actors))


def test_a_copy_printed_a_day_later_says_it_when_its_origin_did() -> None:
    tables = affair(
        [
            claim("wire", "wounded", 20, "port_hospital", said="2024-05-04"),
            claim("herald", "wounded", 20, "port_hospital", said="2024-05-06"),
            claim("dawn", "wounded", 34, "port_hospital", said="2024-05-05"),
        ],
        origins=(Origin("o_1", "wire", 0.9, 1), Origin("o_1", "herald", 0.9, 2)),
    )
    assert only(tables, "updated").summary.startswith("Port hospital: 20 (4 May), 34 (5 May)")


def test_the_same_words_around_a_value_are_no_second_witness() -> None:
    copied = "The blaze on the ferry off the port killed 11 people and the search went on all night."
    own = "Eleven bodies, in all, were counted on the quay: 11 of them."
    texts = [article("courier", text=copied), article("dawn", text=copied), article("wire", text=own)]
    told = [claim(id, value=11, start=43) for id in ("courier", "dawn")]
    assert ("agree", "killed") not in kinds(affair(told, texts))
    assert ("agree", "killed") in kinds(affair([*told, claim("wire", value=11, start=49)], texts))


def test_an_outlet_is_no_witness_beside_whom_it_cites() -> None:
    own, cited = claim("courier", value=11), claim("dawn", value=11, speaker="port_authority")
    assert ("agree", "killed") in kinds(affair([own, cited]))
    cites = attribution("courier", "port_authority", 200, 240)
    assert ("agree", "killed") not in kinds(affair([own, cited], attributions=(cites,)))


def test_two_outlets_with_figures_from_one_counter_are_no_two_witnesses() -> None:
    own = [claim("courier", value=11), claim("dawn", value=11)]
    assert ("agree", "killed") in kinds(affair(own))
    cited = [claim(id, "wounded", 20, "port_authority", start=90) for id in ("courier", "dawn")]
    assert ("agree", "killed") not in kinds(affair([*own, *cited]))


def test_speakers_of_one_article_alone_do_not_agree() -> None:
    told = [claim("courier", value=11, speaker="port_authority"), claim("courier", value=11, speaker="coast_guard")]
    assert kinds(affair(told)) == set()


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
    told = [claim("courier", value=11, start=35), claim("dawn", value=11, speaker="port_authority")]
    articles = [article("courier", text=text)]
    assert ("agree", "killed") in kinds(affair(told, articles))
    assert kinds(affair(told, articles, times=(day,), passages=sentences(articles[0]))) == set()


def test_an_article_with_two_rates_gives_those_of_two_people() -> None:
    def rate(id: str, value: float, start: int) -> Claim:
        step = Decimal("0.1") if value % 1 else Decimal(1)
        return claim(id, "percent:rate", value, start=start, unit="percent", step=step)

    told = [rate("courier", 35.7, 0), rate("courier", 36, 90), rate("dawn", 35.7, 0), rate("dawn", 36, 90)]
    row = only(affair(told), "agree")
    assert row.summary == "35.7 percent: Courier itself; Dawn itself."


def test_one_voice_that_rises_within_an_article_does_not_contradict_itself() -> None:
    told = [
        claim("courier", value=20, speaker="port_hospital", said="2024-05-05"),
        claim("dawn", value=20, speaker="port_hospital", said="2024-05-05"),
        claim("dawn", value=34, speaker="port_hospital", said="2024-05-05", start=60),
    ]
    assert ("differ", "killed") not in kinds(affair(told))


def test_a_denial_of_earlier_accusations_contests_nothing() -> None:
    told = claim("courier", "perpetrator", "free_coast", "interior_ministry", text="the Free Coast")
    denied = claim(
        "dawn", "perpetrator", None, "free_coast", stance="denied", inferred="the event told just before", start=60
    )
    actors = (*ACTORS, actor("free_coast", "Free Coast", "group"))
    now = article(
        "dawn", text="A fire broke out on the ferry. Hours later the Free Coast group denied any part in it. "
    )
    before = article(
        "dawn", text="A fire broke out on the ferry. The Free Coast group has always denied previous ones. "
    )
    assert ("contested", "perpetrator") in kinds(affair([told, denied], [now], actors=actors))
    assert ("contested", "perpetrator") not in kinds(affair([told, denied], [before], actors=actors))


def test_an_outlet_cited_by_its_name_is_the_outlet() -> None:
    told = [claim("courier", value=11), claim("dawn", value=11, speaker="courier")]
    actors = (*ACTORS, actor("courier", "The Courier"))
    assert ("agree", "killed") not in kinds(affair(told, actors=actors))
    assert only(affair(told, actors=actors), "one voice").summary.startswith("11, printed by two articles")


def test_minima_that_reporters_word_in_two_ways_are_one() -> None:
    told = [
        claim("courier", value=(101, None), speaker="port_authority", text="more than 100"),
        claim("dawn", value=(100, None), speaker="coast_guard", text="at least 100"),
    ]
    assert kinds(affair(told)) == {("agree", "killed")}
    next_ = claim("dawn", value=(101, None), speaker="coast_guard", text="at least 101")
    first = claim("courier", value=(100, None), speaker="port_authority", text="at least 100")
    assert kinds(affair([first, next_])) == {("compatible", "killed")}


def test_a_figure_after_words_of_saying_may_be_the_speakers() -> None:
    text = "The governor, Ann Vik, reported the fire, giving a toll of 31."
    own = claim("courier", value=31, start=text.index("31"))
    other = claim("dawn", value=11, speaker="port_authority")
    articles = [article("courier", text=text)]
    said = attribution("courier", "governor", 0, 40, cue_spans=((23, 31),))
    told = {"passages": sentences(articles[0])}
    assert ("differ", "killed") in kinds(affair([own, other], articles, **told))
    assert ("differ", "killed") not in kinds(affair([own, other], articles, attributions=(said,), **told))


def test_a_headline_of_several_places_is_not_compared_with_the_text() -> None:
    title = "14 killed in Serin and Norrhamn"
    places = (place("serin", 50.0, 10.0), place("norrhamn", 51.0, 10.0))
    named = tuple(
        Mention(f"m_{at}", "courier", "title", title.index(at.title()), 20, at.title(), "name", None, at, None)
        for at in ("serin", "norrhamn")
    )
    told = [claim("courier", value=14, field="title"), claim("courier", value=11, start=20)]
    articles = [article("courier", title=title)]
    assert ("inconsistent", "killed") in kinds(affair(told, articles, places=places))
    headline = Passage("p_1", "courier", "title", 0, len(title), "title")
    both = affair(told, articles, places=places, mentions=named, passages=(headline,))
    assert ("inconsistent", "killed") not in kinds(both)


def test_an_agency_that_prints_its_own_text_is_one_voice_with_its_articles() -> None:
    told = [claim("wire", value=11), claim("courier", value=11, speaker="coast_wire")]
    actors = (*ACTORS, actor("coast_wire", "Coast Wire"))
    articles = [article("wire", outlet="Coast Wire"), article("courier", agency="Coast Wire")]
    assert ("agree", "killed") not in kinds(affair(told, articles, actors=actors))


def test_who_hedges_what_another_asserts_is_told() -> None:
    told = [
        claim("courier", value=11, speaker="port_authority"),
        claim("dawn", value=11, speaker="coast_guard", stance="alleged"),
    ]
    assert only(affair(told), "agree").summary.endswith("Hedged by coast guard.")


@pytest.mark.parametrize(("slot", "words"), [("means", "a flare"), ("reason", "over unpaid wages")])
def test_words_can_agree_and_never_differ(slot: str, words: str) -> None:
    toll = [claim(id, value=44, start=60) for id in ("courier", "dawn")]
    same = [claim(id, slot, None, text=words) for id in ("courier", "dawn")]
    other = [same[0], claim("dawn", slot, None, text="something else")]
    assert ("agree", slot) in kinds(affair([*same, *toll]))
    assert {kind for kind, of in kinds(affair([*other, *toll])) if of == slot} == set()
