"""No text makes the extractor fail, and all that it gives lies inside the text."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from variorum.annotating.voices.attributions import attributions
from variorum.annotating.voices.hedges import hedges

PIECES = st.sampled_from(
    [
        "The mayor",
        "said",
        "that",
        "it burned",
        ",",
        ".",
        '"',
        "“",
        "”",
        "''",
        "'",
        "‘",
        "’",
        "\n\n",
        "\n",
        ":",
        "-",
        "he",
        "according to",
        "denied",
        "told",
        "the port",
        "reportedly",
        "so-called",
        "(",
        ")",
        "was",
        "believed",
        "to",
        "Ada",
        "é",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=20).map("".join), st.text(max_size=60)
)
SLOW = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@SLOW
@given(TEXTS)
def test_spans_lie_in_the_text_and_contents_are_never_empty(parsed, text):
    field = parsed(text).text
    rows = attributions(field)
    ids = {row.id for row in rows}
    assert len(ids) == len(rows)
    for row in rows:
        assert row.content_spans
        assert row.inside is None or (row.inside in ids and row.inside != row.id)
        for start, end in (*row.content_spans, *row.cue_spans, *row.speaker_spans):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert row.speaker == " ".join(" ".join(text[a:b].split()) for a, b in row.speaker_spans)
    for hedge in hedges(field, rows):
        assert 0 <= hedge.start < hedge.end <= len(text)
