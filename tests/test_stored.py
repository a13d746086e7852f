"""Packed rows are the same rows; a pile gathered article by article is in the order in which it is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum import stored
from variorum.dossier.check import InconsistentRows, ordered, sound
from variorum.reading.text import source_of_text
from variorum.records import Mention, Tables
from variorum.rows import maker
from variorum.stored import Stored, gathered, renamed

ARTICLE = source_of_text("a1", "word " * 40).article


def mention(number: int, start: int = 0) -> Mention:
    return Mention(f"m_{number}", "a1", "text", start, start + 4, "word", "name", None, None, None)


@given(st.integers(0, 30), st.integers(1, 7))
def test_packed_rows_come_back_in_order(count: int, chunk: int) -> None:
    before = stored._CHUNK
    stored._CHUNK = chunk
    try:
        rows = tuple(mention(number) for number in range(count))
        packed = Stored(Mention, rows)
        assert packed == rows
        assert (len(packed), tuple(packed)) == (count, rows)
        assert tuple(packed[at] for at in range(-count, count)) == rows * 2
        assert packed[1:3] == rows[1:3]
        ids = {"m_1": "m_2", "m_5": "m_5"}
        assert tuple(renamed(packed, ids, "id")) == renamed(rows, ids, "id")
        assert renamed(packed, ids, "actor") == packed
        parts = [Tables(mentions=rows[at : at + 4]) for at in range(0, count, 4)]
        assert set(gathered(parts).mentions) == set(rows)
    finally:
        stored._CHUNK = before


def test_packed_rows_are_checked_as_others_are() -> None:
    rows = [mention(2, 5), mention(1, 0), mention(1, 10), replace(mention(3, 15), text="else")]
    for kept in (tuple(rows), Stored(Mention, rows)):
        tables = Tables(articles=(ARTICLE,), mentions=kept)
        with pytest.raises(InconsistentRows):
            sound(tables, strict=True)
        left = ordered(sound(tables, strict=False))
        assert [row.start for row in left.mentions] == [0, 5]
        assert len(left.warnings) == 2


def in_chunks(size: int, at_once: int, work: Callable[[], None]) -> None:
    before = stored._CHUNK, stored._AT_ONCE
    stored._CHUNK, stored._AT_ONCE = size, at_once
    try:
        work()
    finally:
        stored._CHUNK, stored._AT_ONCE = before


@given(st.lists(st.integers(0, 40), max_size=30), st.integers(1, 5), st.integers(1, 8))
def test_packed_rows_are_sorted_and_changed_as_others_are(starts: list[int], chunk: int, at_once: int) -> None:
    def work() -> None:
        rows = [mention(number, start) for number, start in enumerate(starts)]
        packed = Stored(Mention, rows)
        assert packed.sorted("start", "id") == sorted(rows, key=lambda row: (row.start, row.id))
        heaps = list(packed.heaps("start"))
        assert [row.start for heap in heaps for row in sorted(heap, key=lambda row: row.start)] == sorted(starts)
        assert list(packed.values("start")) == starts
        assert list(packed.values("id", "start")) == [(row.id, row.start) for row in rows]
        named = packed.changed(lambda row: replace(row, actor="x_1"), "start", lambda start: start > 20)
        assert [row.actor for row in named] == ["x_1" if start > 20 else None for start in starts]
        numbered = packed.with_columns(("actor",), lambda row: (f"x_{row.start}",))
        assert list(numbered.values("actor")) == [f"x_{start}" for start in starts]
        assert list(packed.where("start", lambda start: start > 20)) == [row for row in rows if row.start > 20]
        assert packed.extended(rows) == (*rows, *rows)
        early = packed.sifted(
            lambda column: max(column("start")) <= 20, lambda some: [row for row in some if row.start <= 20]
        )
        assert early == [row for row in rows if row.start <= 20]

    in_chunks(chunk, at_once, work)


def test_a_record_made_of_its_values_is_like_any_other() -> None:
    made = maker(Mention)("m_1", "a1", "text", 0, 4, "word", "name", None, None, None)
    assert made == mention(1)
    assert hash(made) == hash(mention(1))
    assert replace(made, start=1).start == 1
    with pytest.raises(FrozenInstanceError):
        made.start = 2
