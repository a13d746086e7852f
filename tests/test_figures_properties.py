"""Properties of figures: nothing raises or hangs, spans slice to words, a printed figure reads back as itself."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.annotating.figures.figures import figures
from variorum.annotating.figures.numbers import quantities
from variorum.annotating.language import ENGLISH

VOCABULARY = """
    killed wounded 12 58, at least more than up to dozens of people a an no one hundred thousand million and or - $ %
    percent year old in their 70s from between 1,000 3.5 . ” “ including children among them the dead toll rose several
    half quarter two thirds may 2017 bn k + / : ٥ were is"""
PIECES = st.sampled_from(sorted(set(VOCABULARY.split())))


@given(st.integers(min_value=1, max_value=10**12))
def test_a_number_reads_back_as_itself(value):
    for written in (f"{value:,} ships", f"about {value:,} ships"):
        _, (quantity,) = quantities(written, ENGLISH)
        assert (quantity.low, quantity.high) == (value, value)


@given(st.decimals(min_value=1, max_value=999, places=2), st.sampled_from(("million", "billion", "trillion")))
def test_an_amount_reads_back_as_itself(value, scale):
    _, (quantity,) = quantities(f"${value} {scale}", ENGLISH)
    assert quantity.low == value * {"million": 10**6, "billion": 10**9, "trillion": 10**12}[scale]


@given(st.text(alphabet="0123456789", min_size=1, max_size=1000))
def test_a_long_run_of_digits_is_a_value_or_nothing(digits):
    _, found = quantities(digits, ENGLISH)
    assert [each.low for each in found] in ([], [Decimal(int(digits))])


@given(st.lists(PIECES, max_size=40))
def test_spans_are_in_order_and_slice_to_words(pieces):
    text = " ".join(pieces)
    words, found = quantities(text, ENGLISH)
    last = 0
    for each in found:
        assert last <= each.start < each.stop <= len(text)
        assert text[each.start : each.stop] == text[each.start : each.stop].strip()
        assert each.first < each.end <= len(words)
        last = each.stop


@given(st.text(max_size=200))
def test_no_text_makes_numbers_raise(text):
    quantities(text, ENGLISH)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=30))
def test_no_text_makes_figures_raise(parsed, pieces):
    text = " ".join(pieces)
    article = parsed(text)
    for figure in figures(article.text):
        assert article.text.slice(figure.start, figure.end).strip()
        assert figure.low is not None or figure.high is not None
        assert figure.trigger is None or 0 <= figure.trigger < len(article.text.doc)
