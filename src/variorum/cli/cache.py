"""variorum cache"""

from __future__ import annotations

from pathlib import Path

import click

cache_option = click.option(
    "--cache",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="VARIORUM_CACHE",
    help="The folder of the cache. Default: the user's cache folder.",
)


@click.group(epilog="Example: variorum cache clear", short_help="The memory of earlier builds.")
def cache() -> None:
    """What articles were found to say is kept outside the dossiers, so that a pile that grows is not read twice."""


@cache.command(epilog="Example: variorum cache clear", short_help="Throw away what earlier builds kept.")
@cache_option
def clear(folder: Path | None) -> None:
    """Throw away all that earlier builds kept. No dossier is touched; the next build reads every article anew."""
    from variorum.cache import clear, default_folder
    from variorum.reading.limits import size_in_words

    folder = folder or default_folder()
    freed = clear(folder)
    click.echo(f"Freed {size_in_words(freed)} in {folder}" if freed else f"There was nothing in {folder}", err=True)
