"""variorum check"""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.inputs import all_inputs, input_options
from variorum.cli.printing import print_screen

_EXIT_SOME_SKIPPED = 3


@click.command(
    epilog="Example: variorum check reports/ wire.jsonl",
    short_help="Tell what a build would read.",
)
@input_options
@click.option(
    "--write-metadata",
    "table",
    metavar="FILE.csv",
    type=click.Path(path_type=Path),
    help="Write a table of the articles to fill in by hand: outlet, date, title. Named as an input, it is read.",
)
@click.option("--limit", type=click.IntRange(0), default=100, metavar="N", help="How many articles; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, one an article, then those of skipped inputs.")
@click.pass_context
def check(
    context: click.Context,
    inputs: tuple[Path, ...],
    from_list: Path | None,
    columns: tuple[tuple[str, str], ...],
    table: Path | None,
    limit: int,
    as_json: bool,
) -> None:
    """Tell what a build would read of INPUT: outlet, date, language, length, the share of clutter, what is missing.

    Nothing is parsed and nothing is written but FILE.csv. A date that only the text tells is found by the build; here
    it is missing. What is filled in is read with: variorum build INPUT... FILE.csv -o DOSSIER

    Exit code 3 says that some inputs would give no article.
    """
    from variorum.api import default_workers
    from variorum.dossier.values import json_text, plain_row
    from variorum.reading.read import read
    from variorum.reading.survey import survey
    from variorum.show.check import check_row, check_screen, metadata_table

    reading = read(all_inputs(inputs, from_list), columns, default_workers())
    surveyed = list(survey(reading))
    if table is not None:
        try:
            with table.open("x", encoding="utf-8", newline="") as file:
                file.write(metadata_table(surveyed))
        except FileExistsError as error:
            raise click.ClickException(
                f"{table}: is there already, perhaps filled in by hand. Choose another name."
            ) from error
        click.echo(
            f"Wrote {table}. Fill in what is empty and name it as an input of build, beside the others.", err=True
        )
    if as_json:
        for row in (*map(check_row, surveyed), *map(plain_row, reading.skipped)):
            click.echo(json_text(row).encode("utf-8", "replace"))
    else:
        print_screen(check_screen(surveyed, reading.skipped, limit))
    if reading.skipped:
        context.exit(_EXIT_SOME_SKIPPED)
