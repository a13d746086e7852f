"""variorum report"""

from __future__ import annotations

from pathlib import Path

import click


@click.command(
    epilog="Example: variorum report ferry.variorum -o ferry.html",
    short_help="Write a dossier as one HTML file.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    metavar="FILE.html",
    required=True,
    type=click.Path(path_type=Path),
    help="The file to write. A report that is there is replaced.",
)
@click.option("--force", is_flag=True, help="Replace the file at -o even if it is no report.")
@click.option("--full-text", is_flag=True, help="Carry the articles whole, not only the sentences that are led to.")
@click.option(
    "--events",
    type=click.IntRange(0),
    default=40,
    show_default=True,
    metavar="N",
    help="How many events, the most told first; 0 for all.",
)
@click.option("--private-persons", is_flag=True, help="Name persons of whom no article tells a public role.")
@click.option("--mask-persons", is_flag=True, help="Name no person at all, and black their names out in quoted words.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def report(
    dossier: Path,
    output: Path,
    force: bool,
    full_text: bool,
    events: int,
    private_persons: bool,
    mask_persons: bool,
    quiet: bool,
) -> None:
    """Write DOSSIER as one HTML file that opens from disk, can be mailed and prints.

    It needs no network and no other file, and reads without JavaScript as one long page of tables.
    """
    from variorum.dossier.read import Dossier
    from variorum.page.report import report as written_report
    from variorum.page.report import write_report
    from variorum.show.view import View
    from variorum.show.words import many

    if private_persons and mask_persons:
        raise click.UsageError("--private-persons names persons, --mask-persons none: give one of the two.")
    with Dossier(dossier) as opened:
        view = View(opened, private_persons=private_persons, mask_persons=mask_persons)
        written = written_report(view, full_text=full_text, most_events=events)
    write_report(output, written.html, force=force)
    if not quiet:
        left_out = f" of {written.of_events:,}; --events 0 writes all" if written.events < written.of_events else ""
        size = len(written.html.encode("utf-8", "replace")) / 1e6
        click.echo(f"Wrote {output}: {many(written.events, 'event')}{left_out} ({size:.1f} MB)", err=True)
