"""Findings of kind updated."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rows_by_hand import ACTORS, actor, affair, article, attribution, claim, findings, kinds, only, sentences

from variorum.records import Origin


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


def test_a_value_that_another_article_calls_earlier_is_set_beside_nobodys() -> None:
    tables = affair(
        [
            claim("courier", value=(112, None), speaker="port_hospital", said="2024-05-05"),
            claim("dawn", value=112, speaker="port_hospital", said="2024-05-05", superseded=True),
            claim("dawn", value=126, speaker="port_hospital", said="2024-05-05", start=40),
            claim("gazette", value=(130, None), speaker="coast_guard", said="2024-05-05"),
        ]
    )
    shown = [group.value for each in findings(tables) if each.kind != "updated" for group in each.groups]
    assert not any("112" in value for value in shown)


def test_vague_words_are_no_update() -> None:
    tables = affair(
        [
            claim("courier", "wounded", (24, None), "port_hospital", said="2024-05-04", text="dozens"),
            claim("dawn", "wounded", (200, None), "port_hospital", said="2024-05-05", text="hundreds"),
        ]
    )
    assert ("updated", "wounded") not in kinds(tables)


def test_hours_order_the_sayings_of_a_day() -> None:
    tables = affair(
        [
            claim("courier", value=20, speaker="port_hospital", said="2024-05-05T08:00"),
            claim("dawn", value=34, speaker="port_hospital", said="2024-05-05T17:30"),
        ]
    )
    assert ("updated", "killed") in kinds(tables)


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


def test_what_is_cited_is_not_the_last_word_where_the_article_itself_has_a_higher_figure() -> None:
    told = [
        claim("courier", value=13, superseded=True),
        claim("courier", value=21, start=30),
        claim("courier", value=17, speaker="port_hospital", start=60),
    ]
    assert ("updated", "killed") not in kinds(affair(told))
    assert ("updated", "killed") in kinds(affair([told[0], told[2]]))


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


def test_one_voice_that_rises_within_an_article_does_not_contradict_itself() -> None:
    told = [
        claim("courier", value=20, speaker="port_hospital", said="2024-05-05"),
        claim("dawn", value=20, speaker="port_hospital", said="2024-05-05"),
        claim("dawn", value=34, speaker="port_hospital", said="2024-05-05", start=60),
    ]
    assert ("differ", "killed") not in kinds(affair(told))


def test_what_is_still_missing_differs_on_no_two_days() -> None:
    tables = affair(
        [
            claim("courier", "missing", 20, "port_hospital", said="2024-05-04"),
            claim("dawn", "missing", 12, "port_hospital", said="2024-05-05"),
        ]
    )
    assert not {("differ", "missing"), ("updated", "missing")} & set(kinds(tables))


def test_a_vague_word_of_a_voice_that_gives_numbers_hides_no_rise() -> None:
    told = [
        claim("courier", value=20, speaker="port_hospital", said="2024-05-04"),
        claim("dawn", value=34, speaker="port_hospital", said="2024-05-05"),
        claim("dawn", value=(24, None), text="dozens", speaker="port_hospital", said="2024-05-05", start=90),
    ]
    assert only(affair(told), "updated").summary == "Port hospital: 20 (4 May), 34 (5 May) (Courier, Dawn)."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Prosecutors now say that the firm owes 31 million.", {("updated", "amount:owes")}),
        ("Prosecutors say that the firm owes 31 million.", {("differ", "amount:owes")}),
    ],
    ids=["by its words", "by nothing"],
)
def test_what_need_not_grow_is_updated_where_its_sentence_says_so(words: str, expected: set[tuple[str, str]]) -> None:
    before = "Prosecutors said on Saturday that the firm owes 24 million."
    sums = {"unit": "EUR", "step": Decimal(1_000_000)}
    told = [
        claim("courier", "amount:owes", 24_000_000, "port_authority", said="2024-05-04", start=50, **sums),
        claim("dawn", "amount:owes", 31_000_000, "port_authority", said="2024-05-06", start=words.index("31"), **sums),
    ]
    texts = [article("courier", text=before), article("dawn", text=words)]
    passages = tuple(each for of in texts for each in sentences(of))
    assert kinds(affair(told, texts, passages=passages)) == expected


@pytest.mark.parametrize(("office", "expected"), [("Health Minister Ann Vik", True), ("Works Minister Ann Vik", False)])
def test_a_ministry_goes_on_counting_where_its_minister_counted_before(office: str, expected: bool) -> None:
    told = [
        claim("courier", value=19, speaker="vik", said="2024-05-04"),
        claim("dawn", value=31, speaker="ministry", said="2024-05-06"),
    ]
    actors = (*ACTORS, actor("vik", "Ann Vik", "person"), actor("ministry", "health ministry"))
    cited = replace(attribution("courier", "vik", 0, 40), speaker=office)
    tables = affair(told, actors=actors, attributions=(cited,))
    assert (("updated", "killed") in kinds(tables)) is expected
    if expected:
        assert only(tables, "updated").summary == (
            "Ann Vik and health ministry: 19 (4 May), 31 (6 May) (Courier, Dawn)."
        )
