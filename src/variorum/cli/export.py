"""variorum export"""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="Example: variorum export ferry.variorum --format csv --output sheets/",
    short_help="Write a dossier's tables as files.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "csv"]),
    required=True,
    help="jsonl: a file a table, a record a line. csv: claims.csv and findings.csv, for a spreadsheet.",
)
@click.option(
    "-o", "--output", metavar="DIR", required=True, type=click.Path(path_type=Path), help="The folder to write into."
)
@click.option("--excel", is_flag=True, help="Begin CSV files with a byte order mark, by which Excel tells UTF-8.")
@click.option("--private-persons", is_flag=True, help="Name persons of whom no article tells a public role.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def export(dossier: Path, form: str, output: Path, excel: bool, private_persons: bool, quiet: bool) -> None:
    """Write the tables of DOSSIER into the folder DIR, for spreadsheets and other programs.

    Unknown is null in JSON and an empty cell in CSV. A CSV cell that a spreadsheet would take for a formula gets an
    apostrophe before it.
    """
    from variorum.dossier.export import export as write_files
    from variorum.dossier.read import Dossier

    if excel and form != "csv":
        raise click.UsageError("--excel goes with --format csv.")
    with Dossier(dossier) as opened:
        written = write_files(opened, form, output, private_persons=private_persons, excel=excel)
    if not quiet:
        click.echo(f"Wrote {len(written)} files into {output}", err=True)
