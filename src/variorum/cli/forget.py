"""variorum forget"""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.cache import cache_option


@click.command(
    epilog="Example: variorum forget ferry.variorum --person 'Ola Brin'",
    short_help="Take a person out of a dossier.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "--person", required=True, metavar="NAME", help="Who: the name as the articles have it, or an actor's id."
)
@cache_option
def forget(dossier: Path, person: str, folder: Path | None) -> None:
    """Take a person out of DOSSIER, and out of what earlier builds kept of the articles that name them.

    The person's names are struck out wherever they stand, in the articles' texts, too. What they said and counted
    stays, as of somebody without a name. This cannot be undone. The inputs, and what was exported or printed before,
    are not touched: a build from the same inputs would name the person again, so that it replaces DOSSIER only with
    --force.
    """
    from variorum.cache import default_folder
    from variorum.cache import forget as forget_cached
    from variorum.dossier.forget import forget as forget_in
    from variorum.show.words import many

    gone = forget_in(dossier, person)
    entries = forget_cached(folder or default_folder(), gone.found_in)
    click.echo(f"Struck out {many(gone.mentions, 'name')} in {many(gone.articles, 'article')} of {dossier}", err=True)
    click.echo(f"Threw away {many(entries, 'article')} of the cache", err=True)
