"""Where output goes: data to standard output, progress and warnings to standard error, colour only to a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

# Wide enough for a collation of four origins, where the output goes to a file or another program.
PIPED_WIDTH = 120


def console(*, stderr: bool = False) -> Console:
    """A console for one of the two streams. Colours follow the terminal and NO_COLOR."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or os.environ.get("COLUMNS") else PIPED_WIDTH
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def print_screen(parts: Iterable[RenderableType]) -> None:
    """The parts of a screen, one below the other, without spaces at line ends."""
    target = console()
    if target.is_terminal:
        for part in parts:
            target.print(part)
        return
    with target.capture() as captured:
        for part in parts:
            target.print(part)
    for line in captured.get().splitlines():
        click.echo(line.rstrip())


def print_rows(rows: Iterable[Any], *, named: bool = False) -> None:
    """Rows of the contract as JSON lines; with `named` the table stands first in each."""
    from variorum.dossier.values import plain_row

    print_records(({"table": row.table} | plain_row(row) if named else plain_row(row)) for row in rows)


def print_records(records: Iterable[dict[str, Any]]) -> None:
    """Records as JSON lines."""
    from variorum.dossier.values import json_text

    for record in records:
        click.echo(json_text(record).encode("utf-8", "replace"))
