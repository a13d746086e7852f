"""Wordings down, who uses them across: in an article's own words, reporting somebody, in quotation marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.table import Table
from rich.text import Text

from variorum.records import Designation
from variorum.show.gather import uses_of_words
from variorum.show.view import View
from variorum.show.words import listed, one_line, quoted, unique

_MOST_OUTLETS = 6
_MOST_VARIANTS = 3
_LONGEST = 50  # characters of a wording


def naming_table(view: View, heading: str, designations: Sequence[Designation], most: int) -> Table:
    """A wording a row with its variants, at most `most`; who uses it, and how often."""
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    for column in (f"\n{heading}", "\nin its own words", "\nreporting somebody", "\nin quotation marks"):
        table.add_column(column, ratio=1, overflow="fold")
    for word, uses, rows in uses_of_words(view, designations)[:most]:
        told = (Text(_counted(counts)) for counts in (uses.own, uses.reporting, uses.quoting))
        cell = Text(f"  {quoted(word)}")
        others = _variants(word, rows)
        if others:
            cell.append(f"\n  {listed(others, _MOST_VARIANTS)}", style="dim")
        table.add_row(cell, *told)
    return table


def _variants(word: str, rows: Iterable[Designation]) -> list[str]:
    """The other wordings of a row, without the articles before them."""
    found = (one_line(row.text.lower(), _LONGEST) for row in rows)
    bare = (each.removeprefix("the ").removeprefix("an ").removeprefix("a ") for each in found)
    return [f"“{each}”" for each in unique(bare) if each != word]


def _counted(counts: Counter[str]) -> str:
    """ "Courier ×4, Dawn"."""
    told = [name + (f" ×{number}" if number > 1 else "") for name, number in sorted(counts.items())]
    return listed(told, _MOST_OUTLETS)
