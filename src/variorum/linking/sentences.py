"""Where the sentences of a pile stand, in a tenth of the room that the rows of passages take."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Container, Sequence

from variorum.records import Passage, Span
from variorum.stored import values


class Sentences:
    """The passages of texts and titles, by article and field, in order of their start."""

    def __init__(self, passages: Sequence[Passage], fields: Container[str] = ("text", "title")) -> None:
        self._starts: dict[tuple[str, str], array[int]] = {}
        self._ends: dict[tuple[str, str], array[int]] = {}
        unsorted: set[tuple[str, str]] = set()
        for article, field, start, end in values(passages, "article", "field", "start", "end"):
            if field not in fields:
                continue
            place = (article, field)
            starts = self._starts.get(place)
            if starts is None:
                self._starts[place], self._ends[place] = array("I", (start,)), array("I", (end,))
                continue
            if start < starts[-1]:
                unsorted.add(place)
            starts.append(start)
            self._ends[place].append(end)
        for place in unsorted:
            spans = sorted(zip(self._starts[place], self._ends[place], strict=True), key=lambda span: span[0])
            self._starts[place] = array("I", [start for start, _ in spans])
            self._ends[place] = array("I", [end for _, end in spans])

    def at(self, article: str, field: str, place: int) -> Span | None:
        """The last passage that starts at `place` or before it."""
        starts = self._starts.get((article, field))
        number = bisect_right(starts, place) - 1 if starts else -1
        return (starts[number], self._ends[article, field][number]) if starts and number >= 0 else None
