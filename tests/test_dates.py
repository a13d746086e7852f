"""EDTF values as days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.dates import apart, days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2017", "2017-01-01", "2017-12-31"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017-02-03", "2017-02-03", "2017-02-03"),
        ("2017-02-03T10:30", "2017-02-03", "2017-02-03"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("2016-07-09/2016-07-10", "2016-07-09", "2016-07-10"),
        ("2020-24", "2020-12-01", "2021-02-28"),
        ("2024-05-04?", "2024-05-04", "2024-05-04"),
    ],
)
def test_a_value_has_its_days(value, first, last):
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [None, "", "XXXX-09-07", "2017-02-31", "0000", "yesterday", "2017-02-03/2016"])
def test_what_is_no_date_has_no_days(value):
    assert days(value) is None


def test_an_open_interval_reaches_to_the_end_of_time():
    assert days("2009/..") == (date(2009, 1, 1), date.max)


def test_days_between():
    assert apart(days("2017-04-04"), days("2017-04-06")) == 2
    assert apart(days("2017-04"), days("2017-04-06")) == 0


@given(st.text(alphabet="0123456789-/X.?~T:", max_size=24))
def test_no_text_makes_it_fail(text):
    days(text)
