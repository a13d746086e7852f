"""Findings of kind agree, one voice, single origin and compatible."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rows_by_hand import ACTORS, actor, affair, article, attribution, claim, kinds, only, place, sentences

from variorum.records import Claim, Designation, Mention, Origin, Passage


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


def test_about_a_round_number_agrees_with_what_rounds_to_it() -> None:
    def agree(value: int) -> bool:
        about = claim("dawn", value=170, speaker="coast_guard", about="about", text="about 170")
        told = [about, claim("courier", value=value, speaker="port_authority")]
        return ("agree", "killed") in kinds(affair(told))

    assert agree(168)
    assert not agree(187)


def test_days_and_places_agree_only_where_the_articles_have_more_in_common() -> None:
    days = [claim(id, "date", "2024-05-04") for id in ("courier", "dawn")]
    towns = [claim(id, "place", "serin", start=20) for id in ("courier", "dawn")]
    places = (place("serin", 50.0, 10.0),)
    assert kinds(affair([*days, *towns], places=places)) == set()  # two fires of one town and day may be two
    tolls = [claim(id, "wounded", 20, start=40) for id in ("courier", "dawn")]
    assert kinds(affair([*days, *towns, *tolls], places=places)) == {("agree", "date"), ("agree", "place")}


def test_what_is_only_said_happens_on_no_day_that_articles_could_agree_on() -> None:
    told = [claim(id, "date", "2024-05-04") for id in ("courier", "dawn")]
    tables = affair([*told, *(claim(id, value=44, start=40) for id in ("courier", "dawn"))])
    (fire,) = tables.events
    assert ("agree", "date") in kinds(tables)
    assert ("agree", "date") not in kinds(replace(tables, events=(replace(fire, kind="statement"),)))


def test_outlets_that_do_not_say_who_counted_are_no_two_counters() -> None:
    assert kinds(affair([claim("courier", value=11), claim("dawn", value=11)])) == set()
    counted = claim("wire", value=11, speaker="port_authority")
    assert ("agree", "killed") not in kinds(affair([claim("courier", value=11), counted]))  # it may be the authority's
    by_another = claim("courier", value=11, speaker="coast_guard")
    assert ("agree", "killed") in kinds(affair([by_another, counted]))
    pages = [claim("courier", "count:pages", 47), claim("dawn", "count:pages", 47)]
    assert ("agree", "count:pages") in kinds(affair(pages))  # whoever has the report can count its pages


def test_dozens_and_a_figure_agree_only_in_two_mouths_with_names() -> None:
    dozens = claim("dawn", value=(24, None), speaker="coast_guard", text="dozens")
    assert ("agree", "killed") not in kinds(affair([claim("courier", value=44), dozens]))


def test_two_outlets_that_name_one_agency_are_no_two_witnesses() -> None:
    told = [claim("courier", "amount:damage", 11), claim("dawn", "amount:damage", 11)]
    assert ("agree", "amount:damage") in kinds(affair(told, [article("courier", text="x"), article("dawn", text="y")]))
    named = [article(id, text=f"{id} spoke to a trawler's mate, who told Reuters more.") for id in ("courier", "dawn")]
    assert ("agree", "amount:damage") not in kinds(affair(told, named))


def test_a_reworded_sentence_is_no_second_witness() -> None:
    one = "The blaze tore through the lower car deck of the ferry at dusk and killed 11 people near the old lighthouse."
    two = "The blaze tore through the lower deck of the ferry around dusk, killing 11 people near the lighthouse."
    other = "By nightfall rescuers had brought 11 bodies to the quay."
    told = [
        claim("courier", "amount:damage", 11, start=75),
        claim("dawn", "amount:damage", 11, start=75),
    ]
    passages = tuple(
        Passage(f"p-{id}", id, "text", 0, len(text), "sentence") for id, text in (("courier", one), ("dawn", two))
    )
    texts = [article("courier", text=one), article("dawn", text=two)]
    assert ("agree", "amount:damage") not in kinds(affair(told, texts, passages=passages))
    told[1] = replace(told[1], start=28, end=30)
    passages = (passages[0], replace(passages[1], end=len(other)))
    texts = [article("courier", text=one), article("dawn", text=other)]
    assert ("agree", "amount:damage") in kinds(affair(told, texts, passages=passages))


def test_two_bodies_of_one_state_are_one_side() -> None:
    both = (actor("navy", part_of="norland"), actor("palace", part_of="norland"), actor("norland", kind="state"))
    tables = affair(
        [claim("courier", value=3, speaker="navy"), claim("dawn", value=3, speaker="palace")], actors=(*ACTORS, *both)
    )
    assert ("agree", "killed") not in kinds(tables)


def test_what_one_voice_gives_is_counted_in_all_articles_that_print_it() -> None:
    told = [claim(id, value=11, speaker="port_authority") for id in ("courier", "dawn", "wire")]
    assert "three articles" in only(affair(told), "one voice").summary


def test_figures_that_can_hold_at_first_and_not_at_last_are_not_compatible() -> None:
    told = [
        claim("courier", value=(58, None), speaker="port_authority", said="2024-05-04"),
        claim("wire", value=86, speaker="port_authority", said="2024-05-05"),
        claim("dawn", value=(101, None), speaker="seamens_union", said="2024-05-05"),
    ]
    assert kinds(affair(told)) == {("differ", "killed"), ("updated", "killed")}
    row = only(affair(told), "differ")
    assert [group.value for group in row.groups] == ["86", "at least 101"]


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
    alike = [claim(id, "wounded", 20, start=40) for id in ("courier", "dawn")]
    tables = affair([claim("courier", value=3), *alike], articles=[article("dawn")])
    assert only(tables, "single origin").summary == ("Courier itself: 3, said 5 May. Found in one origin only.")
    # Whether one that shares no figure tells this event is not sure.
    assert kinds(affair([claim("courier", value=3)], articles=[article("dawn")])) == set()
    assert kinds(affair([claim("courier", "date", "2024-05-04")], articles=[article("dawn")])) == set()


def test_a_number_that_another_text_has_too_is_not_told_of_one_origin_alone() -> None:
    alike = [claim(id, "wounded", 20, start=40) for id in ("courier", "dawn")]
    for text in ("A clerk said eleven had died.", "11 dead"):
        tables = affair([claim("courier", value=11), *alike], articles=[article("dawn", text=text)])
        assert ("single origin", "killed") not in kinds(tables)
    tables = affair([claim("courier", value=11), *alike], articles=[article("dawn", text="By 1,100 or 2.11")])
    assert ("single origin", "killed") in kinds(tables)
    two = affair([claim("courier", value=2), *alike], articles=[article("dawn")])
    assert ("single origin", "killed") not in kinds(two)  # any text has a two


def test_what_one_voice_has_raised_is_no_one_value_of_it() -> None:
    told = [
        claim("courier", value=(12, None), speaker="port_authority", said="2024-05-04", text="at least 12"),
        claim("dawn", value=44, speaker="port_authority", said="2024-05-06"),
    ]
    assert kinds(affair(told)) == {("updated", "killed")}


def test_one_agency_printed_by_two_outlets_is_one_voice_of_its_own() -> None:
    articles = [article("courier", agency="Coast Wire"), article("dawn", agency="Coast Wire")]
    claims = [claim("courier", value=3), claim("dawn", value=3, counter="courier")]
    assert kinds(affair(claims, articles)) == {("one voice", "killed")}
    assert only(affair(claims, articles), "one voice").summary == (
        "3, printed by two articles (Courier, Dawn); all go back to Coast Wire."
    )


def test_the_same_words_around_a_value_are_no_second_witness() -> None:
    copied = "The blaze on the ferry off the port killed 11 people and the search went on all night."
    own = "Eleven bodies, in all, were counted on the quay: 11 of them."
    texts = [article("courier", text=copied), article("dawn", text=copied), article("wire", text=own)]
    told = [
        claim("courier", "amount:damage", 11, start=43),
        claim("dawn", "amount:damage", 11, speaker="port_authority", start=43),
    ]
    assert ("agree", "amount:damage") not in kinds(affair(told, texts))
    assert ("agree", "amount:damage") in kinds(affair([*told, claim("wire", "amount:damage", 11, start=49)], texts))


@pytest.mark.parametrize("slot", ["amount:damage", "months:contract", "count:boats"])
def test_an_outlet_is_no_witness_beside_whom_another_cites_for_the_value(slot: str) -> None:
    own, cited = claim("courier", slot, 11), claim("dawn", slot, 11, speaker="port_authority")
    assert ("agree", slot) not in kinds(affair([own, cited]))
    assert ("agree", slot) in kinds(affair([own, replace(cited, speaker="", counter="dawn", attribution=None)]))


@pytest.mark.parametrize(("slot", "agree"), [("count:boats", False), ("count:pages", True)])
def test_outlets_that_cite_one_body_agree_on_what_they_see_only(slot: str, agree: bool) -> None:
    own = [claim("courier", slot, 11), claim("dawn", slot, 11)]
    cites = tuple(attribution(id, "port_authority", 200, 240) for id in ("courier", "dawn"))
    tables = affair(own, attributions=cites)
    report = replace(tables, events=(replace(tables.events[0], kind="ruling"),))
    assert (("agree", slot) in kinds(report)) is agree


def test_two_outlets_with_figures_from_one_counter_are_no_two_witnesses() -> None:
    own = [claim("courier", "count:boats", 11), claim("dawn", "count:boats", 11)]
    assert ("agree", "count:boats") in kinds(affair(own))
    cited = [claim(id, "wounded", 20, "port_authority", start=90) for id in ("courier", "dawn")]
    assert ("agree", "count:boats") not in kinds(affair([*own, *cited]))


def test_speakers_of_one_article_alone_do_not_agree() -> None:
    told = [claim("courier", value=11, speaker="port_authority"), claim("courier", value=11, speaker="coast_guard")]
    assert kinds(affair(told)) == set()


def test_an_article_with_two_rates_gives_those_of_two_people() -> None:
    def rate(id: str, value: float, start: int) -> Claim:
        step = Decimal("0.1") if value % 1 else Decimal(1)
        return claim(id, "percent:rate", value, start=start, unit="percent", step=step)

    told = [rate("courier", 35.7, 0), rate("courier", 36, 90), rate("dawn", 35.7, 0), rate("dawn", 36, 90)]
    row = only(affair(told), "agree")
    assert row.summary == "35.7 percent: Courier itself; Dawn itself."


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


def test_an_agency_that_prints_its_own_text_is_one_voice_with_its_articles() -> None:
    told = [claim("wire", value=11), claim("courier", value=11, speaker="coast_wire")]
    actors = (*ACTORS, actor("coast_wire", "Coast Wire"))
    articles = [article("wire", outlet="Coast Wire"), article("courier", agency="Coast Wire")]
    assert ("agree", "killed") not in kinds(affair(told, articles, actors=actors))


def test_who_hedges_what_another_asserts_is_told() -> None:
    def summary(*words: str) -> str:
        articles = [article("courier"), *(article(f"dawn{at}", text=each) for at, each in enumerate(words))]
        told = [claim("courier", value=11, speaker="port_authority")]
        told += [
            claim(f"dawn{at}", value=11, speaker="coast_guard", stance="alleged", start=each.index("11"))
            for at, each in enumerate(words)
        ]
        return only(affair(told, articles, passages=tuple(p for a in articles for p in sentences(a))), "agree").summary

    assert summary("The coast guard fears that 11 died.").endswith("Hedged by coast guard.")
    assert "Hedged" not in summary("The coast guard claimed that 11 died.")  # others call it a claim
    assert "Hedged" not in summary("The coast guard fears that 11 died.", "It claimed that 11 died.")


def test_a_label_is_told_of_one_voice_though_labels_are_not_compared() -> None:
    told = [claim(id, "perpetrator", None, speaker="port_authority", text="gunmen") for id in ("courier", "dawn")]
    assert only(affair(told), "one voice").summary.startswith("“gunmen”, printed by two articles")


def test_a_voice_with_two_figures_that_exclude_each_other_agrees_with_nobody() -> None:
    dozens = claim("dawn", value=(24, None), speaker="coast_guard", text="dozens")
    risen = [
        claim("courier", value=58, speaker="port_authority", said="2024-05-04"),
        claim("wire", value=86, speaker="port_authority", said="2024-05-05"),
    ]
    assert ("agree", "killed") in kinds(affair([dozens, risen[0]]))
    assert ("agree", "killed") not in kinds(affair([dozens, *risen]))


def test_a_small_count_that_nobody_is_said_to_have_made_is_no_agreement() -> None:
    told = [claim("courier", "count:villages", 2), claim("dawn", "count:villages", 2)]
    assert ("agree", "count:villages") not in kinds(affair(told))
    larger = [claim("courier", "count:villages", 23), claim("dawn", "count:villages", 23)]
    assert ("agree", "count:villages") in kinds(affair(larger))


def test_two_who_read_one_document_are_no_two_witnesses() -> None:
    said = "The shipping line's accounts show a bad year. It lost 14 million crowns on the route."
    other = "According to the accounts, filed on Monday, 14 million crowns were lost on the crossing to Serin."
    own = "Passengers were few. The line lost 14 million crowns last year."
    at = {"unit": "crowns"}
    told = [
        claim("courier", "amount:lost", 14_000_000, start=said.index("14"), **at),
        claim("dawn", "amount:lost", 14_000_000, start=other.index("14"), **at),
    ]
    read = affair(told, [article("courier", text=said), article("dawn", text=other)])
    assert ("agree", "amount:lost") not in kinds(read)
    by_itself = [told[0], claim("dawn", "amount:lost", 14_000_000, start=own.index("14"), **at)]
    seen = affair(by_itself, [article("courier", text=said), article("dawn", text=own)])
    assert ("agree", "amount:lost") in kinds(seen)


def test_who_lays_another_towns_fire_at_a_door_agrees_with_nobody_on_this_one() -> None:
    places = (place("serin", 50.0, 10.0), place("norrhamn", 52.0, 10.0))
    here, there = "The navy set fire to the ferry at Serin.", "The navy set fire to barges at Norrhamn."
    actors = (*ACTORS, actor("navy", "navy", "state"))
    told = [
        claim("courier", "perpetrator", "navy", "seamens_union", text="navy", start=4),
        claim("dawn", "perpetrator", "navy", "interior_ministry", text="navy", start=4),
        claim("courier", value=11, start=60),
        claim("dawn", value=11, start=60),
    ]

    def agree(second: str, where: str) -> bool:
        articles = [article("courier", text=f"{here}\n{'A' * 60}"), article("dawn", text=f"{second}\n{'A' * 60}")]
        named = tuple(
            Mention(f"n-{of}", of, "text", 30, 35, town, "name", None, town, None)
            for of, town in (("courier", "serin"), ("dawn", where))
        )
        tables = affair(told, articles, places=places, mentions=named, actors=actors)
        at_serin = replace(tables.events[0], place="serin")
        passages = tuple(each for of in articles for each in sentences(of))
        return ("agree", "perpetrator") in kinds(replace(tables, events=(at_serin,), passages=passages))

    assert agree(here.replace("The navy set", "The navy itself set"), "serin")
    assert not agree(there, "norrhamn")


def test_one_who_speaks_for_the_other_is_no_second_witness() -> None:
    told = [claim("courier", value=11, speaker="lawyer"), claim("dawn", value=11, speaker="zinco")]
    actors = (*ACTORS, actor("lawyer", "Ann Vik", "person"), actor("zinco", "Zinco", "organization"))
    assert ("agree", "killed") in kinds(affair(told, actors=actors))
    cited = replace(attribution("courier", "lawyer", 0, 40), speaker="Zinco's lawyer Ann Vik")
    assert ("agree", "killed") not in kinds(affair(told, actors=actors, attributions=(cited,)))


@pytest.mark.parametrize(("does", "agree"), [("led", False), ("called for", True)])
def test_who_leads_a_body_is_no_second_witness_beside_it(does: str, agree: bool) -> None:
    told = [claim("courier", value=11, speaker="vik"), claim("dawn", value=11, speaker="panel")]
    actors = (*ACTORS, actor("vik", "Ann Vik", "person"), actor("panel", "harbour review panel"))
    text = f"a lawyer who {does} the harbour review"
    called = Designation(
        "d", "vik", None, "courier", "text", 0, 10, text, "apposition", False, "asserted", None, "", None, None
    )
    assert (("agree", "killed") in kinds(affair(told, actors=actors, designations=(called,)))) is agree


def test_a_spokeswoman_of_some_company_speaks_for_the_one_that_her_article_names() -> None:
    told = [claim("courier", value=11, speaker="vik"), claim("dawn", value=11, speaker="zinco")]
    actors = (*ACTORS, actor("vik", "Ann Vik", "person"), actor("zinco", "Zinco", "organization"))
    cited = replace(attribution("courier", "vik", 0, 40), speaker="the company's spokeswoman Ann Vik")
    rows = {"actors": actors, "attributions": (cited,)}
    assert ("agree", "killed") in kinds(affair(told, [article("courier", text="The pier burned.")], **rows))
    assert ("agree", "killed") not in kinds(affair(told, [article("courier", text="A pier of Zinco burned.")], **rows))


def test_a_minister_and_a_ministry_are_one_side_where_no_two_states_are_meant() -> None:
    told = [claim("courier", value=11, speaker="vik"), claim("dawn", value=11, speaker="works")]
    actors = (*ACTORS, actor("vik", "Ann Vik", "person"), actor("works", "Ministry of Works", "organization"))
    cited = replace(attribution("courier", "vik", 0, 40), speaker="Labour Minister Ann Vik")
    assert ("agree", "killed") not in kinds(affair(told, actors=actors, attributions=(cited,)))
    states = (actor("north", "Northland", "state"), actor("south", "Southland", "state"))
    ministers = tuple(replace(each, part_of=of) for each, of in zip(actors[-2:], ("north", "south"), strict=True))
    apart = (*ACTORS, *ministers, *states)
    assert ("agree", "killed") in kinds(affair(told, actors=apart, attributions=(cited,)))


@pytest.mark.parametrize(("other", "alone"), [(126, True), (9, False)], ids=["of another thing", "perhaps of this one"])
def test_a_figure_that_nothing_rests_on_hides_one_voice_only_where_it_is_near(other: int, alone: bool) -> None:
    text = f"Elsewhere {other} died, the union said."
    told = [claim(id, value=6, speaker="port_authority") for id in ("dawn", "gazette")]
    aside = claim("courier", value=other, speaker="seamens_union", start=text.index(str(other)))
    tables = affair([*told, aside], [article("courier", text=text)])
    assert (("one voice", "killed") in kinds(tables)) is alone


def test_what_another_article_may_tell_of_the_same_event_by_another_name_is_not_said_to_be_found_once() -> None:
    alike = [claim(id, "wounded", 20, start=40) for id in ("courier", "dawn")]
    tables = affair([claim("courier", value=3), *alike, claim("dawn", value=3, event="blast")])
    blast = replace(tables.events[0], id="blast")
    assert ("single origin", "killed") not in kinds(replace(tables, events=(*tables.events, blast)))
    long_ago = replace(blast, date="2019-05-04")
    assert ("single origin", "killed") in kinds(replace(tables, events=(*tables.events, long_ago)))
