"""What build and check share: which inputs they read, and how the columns of tables are called there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def _columns(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """("text=body",) -> (("text", "body"),)"""
    from variorum.reading.rows import NAMES

    pairs = []
    for value in values:
        name, equals, column = value.partition("=")
        name = {"date": "published"}.get(name, name)
        if not equals or not column or name not in NAMES:
            raise click.BadParameter(f"{value!r} is not NAME=COLUMN with a NAME of {', '.join(NAMES)}.")
        pairs.append((name, column))
    return tuple(pairs)


def input_options(command: Command) -> Command:
    """Adds INPUT..., --from-list and --column."""
    for each in (
        click.option(
            "--column",
            "columns",
            metavar="NAME=COLUMN",
            multiple=True,
            callback=_columns,
            help="Of tables and JSON: COLUMN holds the articles' NAME (text, title, outlet, published, url ...).",
        ),
        click.option(
            "--from-list",
            metavar="FILE",
            type=click.Path(path_type=Path, exists=True, dir_okay=False, allow_dash=True),
            help="Read the inputs that FILE names, too, one a line ('-': standard input).",
        ),
        click.argument("inputs", metavar="INPUT...", nargs=-1, type=click.Path(path_type=Path)),
    ):
        command = each(command)
    return command


def all_inputs(inputs: tuple[Path, ...], from_list: Path | None) -> tuple[Path, ...]:
    """The inputs named one by one and those of the list. Raises click.UsageError where there is none."""
    if from_list is not None:
        with click.open_file(str(from_list), encoding="utf-8") as listed:
            inputs += tuple(Path(line.rstrip("\r\n")) for line in listed if line.strip())
    if not inputs:
        raise click.UsageError("Missing argument 'INPUT...': name files or folders, or pass --from-list.")
    return inputs
