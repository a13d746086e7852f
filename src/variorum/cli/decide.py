"""variorum decide"""

from __future__ import annotations

from pathlib import Path

import click

_VERDICTS = ("same", "different", "strike", "accept")


@click.command(
    epilog="Example: variorum decide ferry.variorum 'Free Coast' different \"Seamen's Union\" --note 'two groups'",
    short_help="Correct what was linked or read.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.argument("id", metavar="ID")
@click.argument("verdict", metavar="VERDICT", type=click.Choice(_VERDICTS))
@click.argument("other", metavar="[ID]", required=False)
@click.option("--note", metavar="TEXT", default="", help="Why: for whoever reviews the file.")
@click.option("--by", metavar="NAME", default="", help="Who decides.")
@click.option("--date", metavar="DATE", default="", help="When it was decided.")
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to write it. Default: the file that DOSSIER was built with, else decisions.toml beside DOSSIER.",
)
def decide(
    dossier: Path,
    id: str,
    verdict: str,
    other: str | None,
    note: str,
    by: str,
    date: str,
    decisions: Path | None,
) -> None:
    """Write down a decision about DOSSIER, which every later build of its pile applies.

    VERDICT is "same" or "different" (two events, or two actors: by id, actors by name, or by mentions of them),
    "strike" (a claim, or a link: it takes part in nothing any more, and is shown as struck), or "accept" (a proposed
    link). "variorum show DOSSIER article ID" prints the ids of claims, "variorum explain DOSSIER ID" those of links.

    The decision stands in a plain file, which may be edited, reviewed and kept with the articles; deleting its block
    takes it back.
    """
    from variorum.decisions.writing import add
    from variorum.dossier.read import Dossier
    from variorum.show.deciding import decision, file_of
    from variorum.show.view import View

    with Dossier(dossier) as opened:
        view = View(opened, private_persons=True)
        made = decision(view, verdict, id, other, note=note, by=by, date=date)
        file = decisions or file_of(opened)
    line = add(made, file)
    if line is None:
        click.echo(f"{file} says so already.", err=True)
        return
    click.echo(f"Wrote {file}, line {line}: {made.told}")
    click.echo(f"Build again to apply it (what was read is in the cache): variorum build ... -o {dossier}", err=True)
