"""Wordings down, who uses them across: in an article's own words, reporting somebody, in quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from variorum.records import Designation
from variorum.show.gather import as_written, uses_of_words
from variorum.show.layout import indented
from variorum.show.view import View
from variorum.show.words import listed

_MOST_OUTLETS = 6
_LONGEST = 50  # characters of a wording


def naming_table(view: View, heading: str, designations: Sequence[Designation], most: int) -> Table:
    """A wording a row as the articles have it, with others that say the same, at most `most` rows; who uses it, and how
    often."""
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    for column in (f"\n{heading}", "\nin its own words", "\nreporting somebody", "\nin quotation marks"):
        table.add_column(column, ratio=1, overflow="fold")
    for uses, rows in uses_of_words(view, designations)[:most]:
        told = (Text(_counted(counts)) for counts in (uses.own, uses.reporting, uses.quoting))
        cell = Text(as_written(rows, _LONGEST))
        table.add_row(indented(cell), *told)
    return table


def _counted(counts: Counter[str]) -> str:
    """ "Courier ×4; Dawn, reporting the minister"."""
    told = [name + (f" ×{number}" if number > 1 else "") for name, number in sorted(counts.items())]
    return listed(told, _MOST_OUTLETS, "; ")
