"""The article's own date: date line, metadata, inference."""

import pytest

from variorum.annotating.annotate import annotate
from variorum.annotating.datelines import datelines
from variorum.annotating.times.dateline import dated
from variorum.sources import Block


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Wed 19 Apr 2017 A barge sank in the harbour of Elmouth.", "2017-04-19"),
        ("19 April 2017 A barge sank in the harbour of Elmouth.", "2017-04-19"),
        ("Posted on April 19 2017 by Ann Lee A barge sank in the harbour.", "2017-04-19"),
        ("ELMOUTH, April 19, 2017 (Reuters) - A barge sank in the harbour.", "2017-04-19"),
        ("Published: 19 April 2017\n\nA barge sank in the harbour.", "2017-04-19"),
        ("Date of publication 19 April 2017 A barge sank.", "2017-04-19"),
        ("19.04.2017 A barge sank in the harbour.", "2017-04-19"),
        ("Barge sinks in harbour of Elmouth AFP Wednesday 19 Apr 2017 A barge sank.", "2017-04-19"),
        ("Barge sinks in harbour\n\nApril 19, 2017\n\nA barge sank.", "2017-04-19"),
        ("Wednesday 19 April 2017 20:08 A barge sank in the harbour.", "2017-04-19T20:08"),
        ("Published 19 April 2017. Updated 21 April 2017. A barge sank.", "2017-04-19"),
    ],
)
def test_a_date_line_wins_over_the_metadata(parsed, text, day):
    article = dated(parsed(text, published="2016-01-02"))
    assert (article.published, article.published_from) == (day, "found")


def test_a_date_line_without_a_year_takes_that_of_the_metadata(parsed):
    article = dated(parsed("ELMOUTH, April 19 (Reuters) - A barge sank.", published="2017-04-20"))
    assert (article.published, article.published_from) == ("2017-04-19", "found")


def test_the_last_change_is_kept(parsed):
    article = dated(parsed("Published 19 April 2017. Updated 21 April 2017. A barge sank."))
    assert article.modified == "2017-04-21"


@pytest.mark.parametrize(
    "text",
    [
        "A barge sank in the harbour on Tuesday.",
        "On 19 April 2016 a barge sank in the harbour.",
        "19 April 2016 was a bad day for the harbour.",
    ],
)
def test_a_date_in_a_sentence_is_no_date_line(parsed, text):
    article = dated(parsed(text, published="2017-05-02"))
    assert (article.published, article.published_from) == ("2017-05-02", "given")


def test_a_given_time_of_day_stays_where_the_day_agrees(parsed):
    article = dated(parsed("19 April 2017 A barge sank.", published="2017-04-19T10:30"))
    assert (article.published, article.published_from) == ("2017-04-19T10:30", "found")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Last year, on 20 June 2023, a barge sank in the harbour.", "2024"),
        ("A barge sank in the harbour yesterday, 19 April 2017, they said.", "2017-04-20"),
    ],
)
def test_without_metadata_a_date_is_inferred_where_the_text_says_it(parsed, text, day):
    article = dated(parsed(text))
    assert (article.published, article.published_from) == (day, "inferred")


def test_a_past_date_in_the_text_gives_no_date_of_the_article(parsed):
    article = dated(parsed("On 20 June 2023 a barge sank in the harbour."))
    assert (article.published, article.published_from) == (None, None)


def test_metadata_before_what_the_text_tells_as_past_are_wrong(parsed):
    article = dated(parsed("A barge sank in the harbour on 20 June 2023.", published="2023-06-02"))
    assert (article.published, article.published_from) == (None, None)


@pytest.mark.parametrize(
    "line",
    [
        "ELMOUTH April 19 (Coast Wire) - ",
        "ELMOUTH, April 19 (Coast Wire) -- ",
        "Elmouth (Coast Wire) – ",
        "ELMOUTH, Wales — ",
        "Apr 19, Elmouth — ",
        "BRISTOL: ",
    ],
)
def test_a_date_line_is_a_sentence_of_its_own(parsed, line):
    text = f"{line}A barge sank on Monday, killing two men, the mayor said."
    rows = annotate(parsed(text, published="2017-04-19"))
    assert datelines(text, (Block(0, len(text), "paragraph"),)) == ((0, len(line)),)
    assert [each.speaker for each in rows.attributions] == ["the mayor"]
    assert {each.date for each in rows.claims if each.slot == "date"} == {"2017-04-17"}


@pytest.mark.parametrize(
    "text",
    [
        "KARLOV: I never did.\n\nBAKER: You did.",
        "The barge Iris — sank - on Monday.",
        "On April 19 (a Wednesday) it sank.",
    ],
)
def test_other_openings_are_no_date_lines(text):
    assert not datelines(text, (Block(0, len(text), "paragraph"),))
