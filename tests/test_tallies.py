"""Whose figure it is: who counted, who hands a count on, who speaks beside it. All articles here are invented."""

import pytest

from variorum.annotating.voices.attributions import attributions


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("By the union's reckoning 900 people marched.", "the union's", "900 people marched"),
        ("The storm felled 70 trees, by Parkwatch's estimate.", "Parkwatch's", "The storm felled 70 trees"),
        (
            "The tally compiled by Parkwatch reached 55 trees on Friday.",
            "Parkwatch",
            "The tally compiled by / reached 55 trees on Friday",
        ),
        ("The fire killed six people. The figure is the ministry's.", "the ministry", "The fire killed six people"),
        ("The fire killed six people. The mayor gave this number.", "The mayor", "The fire killed six people"),
        ("The fire killed six people. So says the harbour union.", "the harbour union", "The fire killed six people"),
        ("Six people died. That is the count of the Harbour League.", "the Harbour League", "Six people died"),
        ("The fire killed six people, a figure supplied by the union.", "the union", "The fire killed six people"),
        ("The fire killed six people (Harbour League).", "Harbour League", "The fire killed six people"),
        ("The fire killed six people, the Harbour League informs.", "the Harbour League", "The fire killed six people"),
        ("Six people died. The Harbour League documented the deaths.", "The Harbour League", "Six people died"),
        ("Six people died. The names were collected by the union.", "the union", "Six people died"),
        ("Six people died. The tally is that of the Harbour League.", "the Harbour League", "Six people died"),
        (
            "Six people died. The Harbour League updated its earlier toll of four.",
            "The Harbour League",
            "Six people died / its earlier toll of four",
        ),
        ("Firefighters counted 27 dead on the quay.", "Firefighters", "27 dead on the quay"),
        (
            "The storm left two people dead in Alba district, Relief Commissioner B. Vik informed on Friday.",
            "Relief Commissioner B. Vik",
            "The storm left two people dead in Alba district",
        ),
        ("As the agency put it, six people were dead.", "the agency", "six people were dead"),
        (
            "The tanker Alba spilled 30 tonnes of oil on Sunday, the Port Authority said on Monday.",
            "the Port Authority",
            "The tanker Alba spilled 30 tonnes of oil on Sunday",
        ),
    ],
)
def test_a_figure_is_whose_count_it_is_said_to_be(told, text, speaker, content):
    assert (speaker, content) in [(row[0], row[2]) for row in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The city's death toll rose to 90.",
        "The toll from the Alba fire has climbed to 90.",
        "Six people died. The ministry announced the death of its founder.",
        "The fire killed six people. The mayor dismissed the union's figure.",
        "The fire killed six people. The mayor did not give the figure.",
        "The fire killed six people. A count of prisoners began.",
        "The Syrian Harbour League (SHL) counts boats. Six sank (Alba).",
    ],
)
def test_a_count_that_is_no_source_of_the_figure_cites_nobody_for_it(told, text):
    assert not [row for row in told(text) if "six" in row[2].lower() or "90" in row[2]]


def test_who_made_a_count_is_nearer_to_it_than_who_tells_it(parsed):
    rows = attributions(parsed("Six people died, the mayor said. The count was kept by the Harbour League.").text)
    (outer,) = (row for row in rows if row.speaker == "the mayor")
    (inner,) = (row for row in rows if row.speaker == "the Harbour League")
    assert inner.inside == outer.id
    assert inner.content_spans == outer.content_spans


def test_who_passes_on_what_another_said_stands_outside(parsed):
    rows = attributions(parsed("The ministry said that six sailors were killed off Alba, RT reports.").text)
    (outer,) = (row for row in rows if row.speaker == "RT")
    (inner,) = (row for row in rows if row.speaker == "The ministry")
    assert inner.inside == outer.id


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people died. Two of the dead were children, the Harbour League said.",
        'Eleven people died on the pier. "Beside the 11 people there, two others died," the Harbour League said.',
        "The Harbour League said the fire began early. Eleven people died. The Harbour League said the search went on.",
        "The Harbour League said the fire began at dawn. Eleven people died. It added that the search went on.",
        "The Harbour League gave a toll of nine dead. This was later updated to 11.",
    ],
)
def test_who_speaks_beside_a_figure_of_a_part_of_it_or_on_both_sides_gives_it(told, text):
    said = [row[2] for row in told(text) if row[0] in ("The Harbour League", "the Harbour League")]
    assert any("leven" in each or "to 11" in each for each in said)


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people died. The army said that it hit a depot. Three men fled.",
        "The mayor said the road was closed. Six cars burned. Police said that the driver fled.",
        "The mayor said the road was closed.\n\nSix cars burned.\n\nThe mayor said that the driver fled.",
        "Eleven people died. Two of the dead were children.",
        "Eleven people died. A fire in May killed 40 people, most of them sailors, the Harbour League said.",
    ],
)
def test_a_figure_beside_other_words_of_others_stays_the_articles_own(told, text):
    assert not [row for row in told(text) if "leven" in row[2] or "Six" in row[2]]
