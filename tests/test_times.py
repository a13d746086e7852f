"""Temporal expressions: what they are taken for, how they resolve, and that nothing breaks the grammar."""

import calendar
import warnings
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotating.times.times import times

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from edtf import parse_edtf

WEDNESDAY = "2017-04-19"


def found(parsed, text, published=WEDNESDAY):
    return times(parsed(text).text, published)


ABSOLUTE = [
    ("The mill burned on 19 April 2017.", "19 April 2017", "2017-04-19"),
    ("The mill burned on April 19, 2017.", "April 19, 2017", "2017-04-19"),
    ("The mill burned on Apr. 19, 2017, they said.", "Apr. 19, 2017", "2017-04-19"),
    ("The mill burned on the 19th of April 2017.", "the 19th of April 2017", "2017-04-19"),
    ("The mill burned on Wednesday, April 19, 2017.", "Wednesday, April 19, 2017", "2017-04-19"),
    ("The mill burned on 4/19/2017.", "4/19/2017", "2017-04-19"),
    ("The mill burned on 2017-04-19.", "2017-04-19", "2017-04-19"),
    ("The mill burned on 19.04.2017.", "19.04.2017", "2017-04-19"),
    ("The mill burned on Apr 192017.", "Apr 192017", "2017-04-19"),
    ("The mill burned in April 2013.", "April 2013", "2013-04"),
    ("The mill burned in late March 2013.", "late March 2013", "2013-03"),
    ("The mill burned in 1998.", "1998", "1998"),
    ("The mill burned in the summer of 2012.", "the summer of 2012", "2012-22"),
    ("Output fell in the third quarter of 2012.", "the third quarter of 2012", "2012-35"),
    ("Output fell in the first half of 2012.", "the first half of 2012", "2012-40"),
    ("The mill was built in the early 1980s.", "the early 1980s", "198X"),
    ("The mill was built in the 19th century.", "the 19th century", "18XX"),
    ("The mill has stood empty since 2009.", "2009", "2009/.."),
    ("The mill has stood empty since January.", "January", "2017-01/.."),
    ("The fair ran from 5-7 June 2016.", "5-7 June 2016", "2016-06-05/2016-06-07"),
    ("The fair ran between 5 and 7 June 2016.", "between 5 and 7 June 2016", "2016-06-05/2016-06-07"),
    ("The mill was shut between May and July 2015.", "May and July 2015", "2015-05/2015-07"),
    ("The mill was shut from 2009 to 2011.", "2009 to 2011", "2009/2011"),
    ("The 1990-91 strike closed the mill.", "1990-91", "1990/1991"),
    ("The fair was held on 5 and 6 June 2016.", "5 and 6 June 2016", "2016-06-05/2016-06-06"),
    ("The fair was held on June 5 and 6.", "June 5 and 6", "2016-06-05/2016-06-06"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_a_full_date_is_read_in_every_order(parsed, text, words, value):
    (time,) = [each for each in found(parsed, text) if each.type == "DATE"][:1]
    assert (time.text, time.date) == (words, value)


RELATIVE = [
    ("The bridge fell on Tuesday.", "2017-04-18"),
    ("The bridge fell on Wednesday.", "2017-04-19"),
    ("The bridge fell on Thursday.", "2017-04-13"),
    ("The council will meet on Thursday.", "2017-04-20"),
    ("The hearing is scheduled for Friday.", "2017-04-21"),
    ("The council will meet next Tuesday.", "2017-04-25"),
    ("The bridge fell last Tuesday.", "2017-04-18"),
    ("The bridge fell on Tuesday of last week.", "2017-04-11"),
    ("It had been scheduled for Friday.", "2017-04-14"),
    ("The bridge fell today.", "2017-04-19"),
    ("The bridge fell yesterday.", "2017-04-18"),
    ("The council will meet tomorrow.", "2017-04-20"),
    ("The bridge fell the day before yesterday.", "2017-04-17"),
    ("The bridge fell three weeks ago.", "2017-03-27/2017-04-02"),
    ("The bridge fell three days ago.", "2017-04-16"),
    ("The bridge fell two years ago.", "2015"),
    ("The bridge fell last year.", "2016"),
    ("The bridge fell this week.", "2017-04-17/2017-04-23"),
    ("The bridge fell earlier this month.", "2017-04"),
    ("The bridge fell over the weekend.", "2017-04-15/2017-04-16"),
    ("The bridge fell in July last year.", "2016-07"),
    ("The bridge fell last November.", "2016-11"),
    ("The bridge fell in November.", "2016-11"),
    ("The bridge will open in November.", "2017-11"),
    ("The bridge fell on April 3.", "2017-04-03"),
    ("The bridge fell on 28 December.", "2016-12-28"),
    ("The bridge fell last fall.", "2016-23"),
    ("The bridge fell overnight.", "2017-04-18/2017-04-19"),
]


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_a_relative_date_resolves_against_the_day_of_the_article(parsed, text, value):
    assert [each.date for each in found(parsed, text)] == [value]


@pytest.mark.parametrize(
    ("text", "timex", "value"),
    [
        ("The bridge fell on Tuesday.", "XXXX-WXX-2", None),
        ("The bridge fell on 7 September.", "XXXX-09-07", "XXXX-09-07"),
        ("The bridge fell in September.", "XXXX-09", "XXXX-09"),
        ("The bridge fell in September 2015.", "2015-09", "2015-09"),
    ],
)
def test_without_a_day_of_the_article_the_rest_stays_open(parsed, text, timex, value):
    assert [(each.timex, each.date) for each in found(parsed, text, None)] == [(timex, value)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The bridge fell on 3 March 2016. Two days earlier, a boat had hit it.", ["2016-03-03", "2016-03-01"]),
        ("The bridge fell on 3 March 2016. It was closed the following day.", ["2016-03-03", "2016-03-04"]),
        ("The bridge fell on 3 March 2016. That same day the ferry stopped.", ["2016-03-03", "2016-03-03"]),
    ],
)
def test_some_dates_count_from_the_date_before(parsed, text, values):
    assert [each.date for each in found(parsed, text)] == values


@pytest.mark.parametrize(
    ("text", "words", "timex", "value"),
    [
        ("It fell on Tuesday morning.", "Tuesday morning", "2017-04-18TMO", "2017-04-18"),
        ("It fell at 4:30 a.m. on Tuesday.", "4:30 a.m. on Tuesday", "2017-04-18T04:30", "2017-04-18T04:30:00"),
        ("It fell Tuesday at 4:30 p.m. or so.", "Tuesday at 4:30 p.m.", "2017-04-18T16:30", "2017-04-18T16:30:00"),
        ("It fell at noon Tuesday.", "noon Tuesday", "2017-04-18T12:00", "2017-04-18T12:00:00"),
        ("It fell on the night of 4 April.", "the night of 4 April", "2017-04-04TNI", "2017-04-04"),
        ("It fell last night.", "last night", "2017-04-18TNI", "2017-04-18"),
    ],
)  # fmt: skip
def test_times_of_day_join_their_day(parsed, text, words, timex, value):
    (time,) = found(parsed, text)
    assert (time.type, time.text, time.timex, time.date) == ("TIME", words, timex, value)


@pytest.mark.parametrize(
    ("text", "type", "timex"),
    [
        ("They waited three days.", "DURATION", "P3D"),
        ("It took a minute and a half.", "DURATION", "PT1M30S"),
        ("They signed a two-year lease.", "DURATION", "P2Y"),
        ("They waited for 5 1/2 hours.", "DURATION", "PT5H30M"),
        ("They waited several months.", "DURATION", "PXM"),
        ("They met over the last three years.", "DURATION", "P3Y"),
        ("They meet every day.", "SET", "P1D"),
        ("They meet annually.", "SET", "P1Y"),
        ("They meet every Monday.", "SET", "XXXX-WXX-1"),
        ("They rest on Saturdays.", "SET", "XXXX-WXX-6"),
        ("They are resting now.", "DATE", "PRESENT_REF"),
        ("They met recently.", "DATE", "PAST_REF"),
    ],
)
def test_what_is_no_date_keeps_its_timex_value_only(parsed, text, type, timex):
    (time,) = found(parsed, text)
    assert (time.type, time.timex, time.date) == (type, timex, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may leave.",
        "The soldiers march to the river.",
        "The second bridge stood.",
        "Prices fall, and the fall of the town followed.",
        "The Sunday Times said so.",
        "May Harper won.",
        "April Moss met June Carter.",
        "Some 2000 sheep drowned.",
        "They paid $1999 for it.",
        "They won 4:30 in the end of it all.",
        "The men in their 70s sang.",
        "On 31 February 2017 nothing happened."[3:11],
    ],
)
def test_words_that_only_look_like_times_are_none(parsed, text):
    assert found(parsed, text) == ()


@pytest.mark.parametrize("text", ["It fell on 31 February 2017.", "It fell on 2017-02-31.", "It fell in year 0000."])
def test_what_the_calendar_does_not_have_gets_no_date(parsed, text):
    assert all(each.date in (None, "2017") for each in found(parsed, text))


def test_a_number_before_a_noun_is_no_day(parsed):
    assert [each.date for each in found(parsed, "In March 12 people were killed in the valley.")] == ["2017-03"]


def test_a_plural_that_lost_its_apostrophe_is_one_day(parsed):
    assert found(parsed, "Tuesdays attack shook the town.")[0].date == "2017-04-18"


def test_numeric_dates_follow_the_order_that_the_text_proves(parsed):
    values = [each.date for each in found(parsed, "It fell on 03/04/2016, and again on 25/04/2016.")]
    assert values == ["2016-04-03", "2016-04-25"]


def test_an_ambiguous_numeric_date_has_no_value(parsed):
    assert found(parsed, "It fell on 03/04/2009.") == ()


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)),
    st.sampled_from(["{d} {M} {y}", "{M} {d}, {y}", "{m} {d}, {y}", "{y}-{n:02}-{d:02}", "the {d}th of {M}, {y}"]),
)
@settings(deadline=None, max_examples=60)
def test_a_date_that_is_printed_reads_back_as_itself(parsed, day, form):
    name = calendar.month_name[day.month]
    text = form.format(d=day.day, M=name, m=name[:3] + "." * (name != "May"), y=day.year, n=day.month)
    assert [each.date for each in found(parsed, f"It fell on {text}, they say.")] == [day.isoformat()]


_WORDS = """
    the a last next this that early mid-May may May 5 31 2017 0000 12:30 99:99 a.m. - , . of and to between from since
    Monday Sundays today overnight ago earlier two few 1/2 1/0 half quarter third years year-ago decade 1980s '80s 70s
    30/02/2017 2017-13-45 1,000 99999999999999 every daily night noon fiscal week weekend century first now before
"""
_PIECES = st.sampled_from(_WORDS.split())
_DAYS_OF_ARTICLES = st.sampled_from([WEDNESDAY, "2017", None, "9999-12-31", "0001-01-01", "x"])


@given(st.one_of(st.lists(_PIECES, max_size=30).map(" ".join), st.text(max_size=80)), _DAYS_OF_ARTICLES)
@settings(deadline=None, max_examples=150)
def test_no_text_breaks_the_grammar(parsed, text, published):
    article = parsed(text)
    for each in times(article.text, published):
        assert each.text == text[each.start : each.end]
        assert each.timex
        if each.date is not None:
            parse_edtf(each.date)


def test_a_thousand_digits_are_no_time(parsed):
    assert found(parsed, "It has " + "7" * 5000 + " years and " + "1/" * 500 + " days.") == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The vote was postponed until Friday.", "2017-04-21"),
        ("They have until 9 a.m. Friday to sign.", "2017-04-21T09:00:00"),
        ("He may leave as soon as Friday.", "2017-04-21"),
        ("She died on Friday.", "2017-04-14"),
    ],
)
def test_until_a_weekday_is_the_next_one(parsed, text, day):
    article = parsed(text)
    assert [time.date for time in times(article.text, "2017-04-19")] == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # Published on a Wednesday: who spoke on Thursday did so the day after, and all weekdays are counted from then.
        ("The mill burned on Monday, the mayor said Thursday.", ["2017-04-17", "2017-04-20"]),
        ("The mayor said last Thursday it was safe.", ["2017-04-13"]),
        ("The mill burned on Thursday, the mayor said.", ["2017-04-13"]),
        ("The mayor said on Friday it was safe.", ["2017-04-14"]),
    ],
)
def test_who_spoke_on_the_weekday_after_spoke_the_day_after(parsed, text, days):
    assert [each.date for each in found(parsed, text)] == days


def test_what_begins_on_a_weekday_in_the_present_is_to_come(parsed):
    assert [each.date for each in found(parsed, "Talks start on Tuesday.")] == ["2017-04-25"]
    assert [each.date for each in found(parsed, "Talks started on Tuesday.")] == ["2017-04-18"]


def test_a_weekday_on_which_something_was_done_as_well_is_the_one_before(parsed):
    text = "The mill burned on Thursday. The mayor said Thursday it was safe."
    assert [each.date for each in found(parsed, text)] == ["2017-04-13", "2017-04-13"]
