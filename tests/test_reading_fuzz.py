"""No bytes make reading raise, and no file is lost."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.reading.dates import published
from variorum.reading.decode import UnreadableError, decoded
from variorum.reading.read import read
from variorum.reading.rows import json_rows, table_rows

NAMES = st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.md", "metadata.csv", "a", "a.pdf"])
ROW = st.dictionaries(
    st.sampled_from(["id", "text", "outlet", "title", "date", "url", "language", "modified", "other"]),
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2),
)
JSON_LINES = st.lists(ROW.map(json.dumps), max_size=5).map(lambda rows: "\n".join(rows).encode())
TABLE = st.lists(st.lists(st.text(max_size=20), max_size=4).map(",".join), max_size=5).map(
    lambda rows: ("text,id,file\n" + "\n".join(rows)).encode("utf-8", "surrogatepass")
)
DATA = st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-16")) | JSON_LINES | TABLE


def every_file_is_told(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        (Path(folder) / "good.txt").write_text("The ferry burned off the port on Monday.", encoding="utf-8")
        reading = read([Path(folder)])
        ids = [each.article.id for each in reading.sources]
        assert ids == sorted(set(ids))
        shown = {each.article.path.split("#")[0] for each in reading.sources}
        shown |= {each.path.split("#")[0] for each in reading.skipped}
        assert "good.txt" in shown
        assert {name for name in files if name != "metadata.csv"} <= shown
        for each in reading.sources:
            each.article.text.encode("utf-8")
            (each.article.title or "").encode("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(NAMES, DATA, max_size=4))
@example({"a.jsonl": b"[" * 100_000})
@example({"a.jsonl": b'{"text": "The ferry burned.", "id": ' + b"9" * 5000 + b"}"})
@example({"a.csv": b'text\n"'})
@example({"a.json": b'[{"text": "The ferry burned.", "date": NaN}]'})
def test_any_files_are_articles_or_told(files):
    every_file_is_told(files)


@pytest.mark.soak
@settings(max_examples=5000, deadline=None)
@given(st.dictionaries(NAMES, DATA, max_size=6))
def test_any_pile_of_files_is_articles_or_told(files):
    every_file_is_told(files)


@given(st.binary())
def test_any_bytes_are_a_text_or_told(data):
    try:
        text = decoded(data)
    except UnreadableError:
        return
    assert "\x00" not in text
    text.encode("utf-8")


@given(st.text())
def test_any_text_gives_rows(text):
    assert all(row.fault is None or row.fault for row in json_rows(text))
    assert all(row.fault is None or row.fault for row in table_rows(text)[1])


@given(st.text() | st.integers() | st.floats() | st.datetimes().map(str) | st.dates().map(str))
@example("9999999999999")
@example(float("inf"))
@example("0" * 50)
def test_any_date_is_edtf_or_told(raw):
    found, fault = published(raw)
    assert found is None or (fault is None and found[:4].isdigit())


@given(st.datetimes())
def test_a_date_prints_back(at):
    expected = at.isoformat(timespec="minutes") if (at.hour, at.minute) != (0, 0) else at.date().isoformat()
    found, fault = published(at.isoformat())
    assert found == expected if 1500 <= at.year <= 2199 else fault is not None
