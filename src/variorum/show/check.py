"""What a build would read: an article a line, what is missing, and a table to fill in by hand."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.dossier.sheets import safe_cell
from variorum.reading.survey import Surveyed
from variorum.records import Skipped
from variorum.show.words import day, listed, many, one_line

_NAMED = {"published": "date"}  # what people call a column


def check_screen(
    surveyed: Sequence[Surveyed], skipped: Sequence[Skipped], limit: int | None = None
) -> Iterator[RenderableType]:
    """The articles by path, then what cannot be read, then how much there is of what."""
    shown = surveyed[: limit or None]
    if shown:
        table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
        table.add_column("input", ratio=3, overflow="fold")
        table.add_column("outlet", ratio=2, overflow="fold")
        table.add_column("date", max_width=22, overflow="fold")
        table.add_column("language")
        table.add_column("words", justify="right")
        table.add_column("clutter", justify="right")
        table.add_column("missing", ratio=2, overflow="fold")
        for each in shown:
            article = each.article
            table.add_row(
                Text(one_line(article.path)),
                Text(one_line(article.outlet or "")),
                Text(day(article.published)),
                article.language or "",
                f"{each.words:,}",
                f"{each.clutter:.0%}" if each.clutter else "",
                Text(listed([_NAMED.get(name, name) for name in each.missing])),
            )
        yield table
        yield from (
            Text(f"{one_line(each.article.path)}: {one_line(fault)}") for each in shown for fault in each.faults
        )
    if len(shown) < len(surveyed):
        yield Text(f"[{len(shown)} of {len(surveyed):,} articles; --limit 0 shows all]", style="dim")
    for row in skipped[: limit or None]:
        yield Text(f"Skipped: {one_line(row.path)} ({one_line(row.reason)})")
    if limit and len(skipped) > limit:
        yield Text(f"[{limit} of {len(skipped):,} skipped; --limit 0 shows all]", style="dim")
    yield Text(_in_all(surveyed, skipped))


def _in_all(surveyed: Sequence[Surveyed], skipped: Sequence[Skipped]) -> str:
    outlets = {each.article.outlet for each in surveyed if each.article.outlet}
    dates = sorted(each.article.published[:10] for each in surveyed if each.article.published)
    missing = Counter(name for each in surveyed for name in each.missing)
    parts = [
        f"{many(len(surveyed), 'article')}, {many(sum(each.words for each in surveyed), 'word')}",
        many(len(outlets), "outlet"),
        *([f"{day(dates[0])} to {day(dates[-1])}" if dates[0] != dates[-1] else day(dates[0])] if dates else []),
        *(f"{count:,} without {_NAMED.get(name, name)}" for name, count in sorted(missing.items())),
        *([f"{len(skipped):,} skipped"] if skipped else []),
    ]
    return " · ".join(parts)


def check_row(each: Surveyed) -> dict[str, Any]:
    """The same for programs."""
    article = each.article
    return {
        "path": article.path,
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published,
        "language": article.language,
        "words": each.words,
        "clutter": each.clutter,
        "missing": list(each.missing),
        "faults": list(each.faults),
    }


def metadata_table(surveyed: Sequence[Surveyed]) -> str:
    """A table (RFC 4180) with a row for each article, what is missing left empty; named as an input it tells a build
    what was filled in."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(("file", "outlet", "date", "title"))
    for each in surveyed:
        article = each.article
        cells = (article.path, article.outlet or "", article.published or "", article.title or "")
        writer.writerow(cells[:1] + tuple(safe_cell(cell) for cell in cells[1:]))
    return written.getvalue()
