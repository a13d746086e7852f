"""Who is at the root of each value."""

from dataclasses import replace

import pytest
from rows_by_hand import ACTORS, actor, affair, article, attribution, claim, sentences

from variorum.linking.counters import assign_counters, is_unnamed
from variorum.linking.spokes import speaks_for
from variorum.records import Claim, Mention, Origin, Tables


def counters(tables: Tables) -> list[str | None]:
    return [each.counter for each in assign_counters(tables).claims]


def attributed(article: str, value: int, speaker: str, **known: object) -> tuple[Claim, object]:
    said = attribution(article, speaker, 0, 50)
    return claim(article, value=value, speaker=speaker, attribution=said.id, counter=None, **known), said


def test_a_chain_ends_at_its_root() -> None:
    outer = attribution("courier", "coast_wire", 0, 90)
    middle = attribution("courier", "radio_serin", 20, 90, inside=outer.id)
    inner = attribution("courier", "port_authority", 40, 80, inside=middle.id)
    cited = claim("courier", value=11, speaker="coast_wire", attribution=outer.id, start=50, counter=None)
    actors = (*ACTORS, actor("coast_wire"), actor("radio_serin"))
    assert counters(affair([cited], attributions=(outer, middle, inner), actors=actors)) == ["port_authority"]


def test_a_chain_that_bites_its_tail_is_left_where_it_closes() -> None:
    one = attribution("courier", "port_authority", 0, 90, id="t1", inside="t2")
    two = attribution("courier", "coast_guard", 0, 90, id="t2", inside="t1")
    cited = claim("courier", value=11, speaker="port_authority", attribution="t1", start=50)
    assert counters(affair([cited], attributions=(one, two))) == ["coast_guard"]


def test_a_chain_ends_where_nobody_else_is_named() -> None:
    outer = attribution("courier", "port_authority", 0, 90)
    believed = replace(attribution("courier", "", 20, 90, inside=outer.id), speaker_actor=None)
    it = replace(attribution("courier", "it", 30, 90, inside=outer.id), speaker_actor=None)
    cited = claim("courier", value=11, speaker="port_authority", attribution=outer.id, start=50, counter=None)
    assert counters(affair([cited], attributions=(outer, believed, it))) == ["port_authority"]


def test_an_own_value_takes_over_the_counter_cited_for_it_and_says_so() -> None:
    cited, said = attributed("courier", 11, "port_authority", start=30)
    own, else_ = claim("courier", value=(10, None), counter=None), claim("courier", value=40, counter=None, start=70)
    tables = assign_counters(affair([cited, own, else_], attributions=(said,)))
    assert [each.counter for each in tables.claims] == ["port_authority", "port_authority", "courier"]
    assert [each.inferred for each in tables.claims] == [None, "counter taken from who is cited for the value", None]


def test_speakers_without_a_name_are_told_apart_by_article_and_words() -> None:
    claims = [
        claim("courier", value=11, speaker="activists", unnamed=True),
        claim("courier", value=12, speaker="Activists", unnamed=True, start=20),
        claim("dawn", value=11, speaker="activists", unnamed=True),
    ]
    first, again, other = counters(affair(claims))
    assert first == again != other
    assert all(map(is_unnamed, (first, again, other)))


def printed(herald_says: str) -> Tables:
    text = (
        "A fire broke out on the ferry Alma before dawn, half an hour after it had left Port Serin.\n"
        "Tugs from the naval base pulled the ship towards the breakwater, where 11 people were found dead.\n"
    )
    articles = (
        article("wire", text=text),
        article("herald", text=text.replace("11", herald_says) + "We saw 40 boats."),
    )
    start = text.index("11")
    claims = [
        claim("wire", value=11, start=start, counter=None),
        claim("herald", value=int(herald_says), start=start, counter=None),
        claim("herald", "count:boats", 40, start=len(text) + 8, counter=None),
    ]
    passages = tuple(row for each in articles for row in sentences(each))
    origins = (Origin("o_1", "wire", 1.0, 1), Origin("o_1", "herald", 0.9, 2))
    return affair(claims, articles, passages=passages, origins=origins)


def test_own_words_of_a_printed_origin_are_the_origins_and_the_rest_is_the_articles() -> None:
    assert counters(printed("11")) == ["o_1", "o_1", "herald"]


def test_a_version_whose_value_changed_counts_for_itself() -> None:
    assert counters(printed("12")) == ["o_1", "herald", "herald"]


def test_own_words_of_an_agency_are_the_agencys() -> None:
    articles = (article("courier", agency="Coast Wire"), article("dawn", agency="coast wire"))
    claims = [claim("courier", value=11, counter=None), claim("dawn", value=11, counter=None)]
    assert counters(affair(claims, articles)) == ["courier", "courier"]
    assert counters(affair(claims, articles, actors=(actor("coast_wire", "Coast Wire"),))) == ["coast_wire"] * 2


def test_who_cites_an_outlet_of_the_pile_cites_its_source() -> None:
    actors = (*ACTORS, actor("coast_wire", "Coast Wire"))
    source, said = attributed("wire", 11, "port_authority")
    citing, cited = attributed("courier", 11, "coast_wire")
    tables = affair([source, citing], [article("wire", "Coast Wire")], attributions=(said, cited), actors=actors)
    assert counters(tables) == ["port_authority", "port_authority"]


def test_an_official_beside_a_named_actor_stays_without_a_name() -> None:
    texts = ("a port authority official", "an official at the port authority", "the official port authority")
    claims = [
        claim("courier", value=11, speaker="port_authority", attribution=f"t{at}", start=at, counter=None)
        for at in range(3)
    ]
    said = tuple(
        replace(attribution("courier", "port_authority", 0, 50, id=f"t{at}"), speaker=text)
        for at, text in enumerate(texts)
    )
    claims = [replace(each, speaker=text) for each, text in zip(claims, texts, strict=True)]
    assert [is_unnamed(each) for each in counters(affair(claims, attributions=said))] == [True, True, False]


def test_who_decides_is_no_witness_of_what_is_decided() -> None:
    text = "Parliament approved $43 million for boats."
    tables = affair(
        [claim("courier", "amount:boats", 43, "port_authority", start=21, attribution="t_1")],
        [article("courier", text=text)],
        attributions=(replace(attribution("courier", "port_authority", 20, 42), id="t_1", cue_spans=((11, 19),)),),
    )
    assert [each.counter for each in assign_counters(tables).claims] == ["courier"]


def test_a_commander_or_doctor_without_a_name_counts_for_the_body_that_is_cited_for_the_event() -> None:
    claims = [
        claim("courier", value=11, speaker="coast_guard"),
        claim("dawn", value=12, speaker="a coast guard commander", unnamed=True),
        claim("herald", value=13, speaker="a commander of the coast guard", unnamed=True),
        claim("gazette", value=14, speaker="a coast guard official", unnamed=True),
        claim("wire", value=15, speaker="a harbour commander", unnamed=True),
    ]
    first, *rest = counters(affair(claims))
    assert [each == first for each in rest] == [True, True, False, False]


@pytest.mark.parametrize(
    ("words", "speaks"), [("Zinco president Ann Vik", True), ("Zinco the president Ann Vik", False)]
)
def test_nobody_speaks_for_what_only_stands_before_an_office(words: str, speaks: bool) -> None:
    said = replace(attribution("courier", "vik", 0, 90), speaker=words, speaker_spans=((0, len(words)),))
    told = [
        claim("courier", value=11, speaker="vik", attribution=said.id, counter=None),
        claim("dawn", value=11, speaker="zinco"),
    ]
    actors = (*ACTORS, actor("vik", "Ann Vik", "person"), actor("zinco", "Zinco", "organization"))
    named = Mention("n", "courier", "text", 0, 5, "Zinco", "name", "zinco", None, None)
    articles = [article("courier", text=f"{words} said that 11 had died there."), article("dawn")]
    tables = affair(told, articles, actors=actors, attributions=(said,), mentions=(named,))
    assert counters(tables)[0] == ("zinco" if speaks else "vik")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("The Harbour League was founded in May. The league said so. Its chief, Ann Vik, counted 11 dead.", True),
        ("At the Harbour League 11 people are dead, said its chief, Ann Vik.", True),
        ("They were taken to the Harbour League. Its chief, Ann Vik, counted 11 dead.", False),
    ],
)
def test_its_chief_counts_for_a_body_that_is_cited_or_named_in_the_sentence(text: str, speaks: bool) -> None:
    its, vik = text.lower().index("its chief"), text.index("Ann Vik")
    league = actor("league", "Harbour League")
    first = text.index("Harbour League")
    mentions = (
        Mention("m1", "courier", "text", first, first + 14, "Harbour League", "name", "league", None, None),
        Mention("m2", "courier", "text", its, its + 3, "its", "pronoun", "league", None, "pronoun"),
    )
    said = replace(attribution("courier", "vik", its, its + 20), speaker="Its chief, Ann Vik")
    said = replace(said, speaker_spans=((its, vik + 7),))
    others = (replace(attribution("courier", "league", 0, 5), id="t_2"),) if "said so" in text else ()
    counted = claim("courier", value=11, speaker="vik", attribution=said.id, start=its, counter=None)
    people = (league, actor("vik", "Ann Vik", "person"))
    articles = [article("courier", text=text)]
    tables = affair([counted], articles, mentions=mentions, attributions=(said, *others), actors=people)
    assert speaks_for(tables) == ({"vik": "league"} if speaks else {})
