"""variorum serve"""

from __future__ import annotations

from pathlib import Path

import click

_PORT = 8477


@click.command(
    epilog="Example: variorum serve ferry.variorum --port 8477",
    short_help="Show a dossier in the browser.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.option(
    "--port", type=click.IntRange(0, 65535), default=None, metavar="N", help=f"Default: {_PORT}, else one that is free."
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. At another address than this one other machines can read the dossier.",
)
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser.")
@click.option("--private-persons", is_flag=True, help="Name persons of whom no article tells a public role.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
def serve(dossier: Path, port: int | None, host: str, browser: bool, private_persons: bool, quiet: bool) -> None:
    """Show DOSSIER as a local web page, for this machine only, until interrupted (Ctrl-C).

    Nothing is written, and no request leaves the page.
    """
    from variorum.dossier.read import Dossier
    from variorum.page import serve as page

    Dossier(dossier).close()  # says at once what is wrong with the file
    local = host in page.LOCAL_NAMES
    if not local:
        click.echo(
            f"Warning: whoever reaches {host} can read this dossier, the articles' full texts included.", err=True
        )
    try:
        bound = page.listening(host, _PORT if port is None else port, or_any=port is None)
    except OSError as error:
        raise click.ClickException(
            f"{host}:{port or _PORT}: cannot listen there ({error.strerror}). Choose another --port, or 0 for any."
        ) from error
    address = f"http://{host}:{bound.getsockname()[1]}/"
    hosts = page.LOCAL_NAMES if local else (host, *page.LOCAL_NAMES) if host not in ("0.0.0.0", "::") else ("*",)
    app = page.application(dossier, private_persons=private_persons, hosts=hosts)
    if not quiet:
        click.echo(f"{dossier} at {address} (Ctrl-C ends)", err=True)
    if browser:
        click.launch(address)
    page.serve(app, bound)
