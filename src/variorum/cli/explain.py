"""variorum explain"""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.printing import print_rows, print_screen


@click.command(
    epilog="Example: variorum explain ferry.variorum e_7f3a",
    short_help="Print why mentions are one event or one actor.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.argument("id", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="0 for all.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, rows of the table links.")
def explain(dossier: Path, id: str, other: str | None, limit: int, as_json: bool) -> None:
    """Print why mentions in DOSSIER were taken for one event, or for one actor.

    ID is an event, a mention of one (a row of event_mentions), or an actor (its id or name); with a second ID only what
    joins the two. For each link: its weight, the words of both mentions and where they stand, and what was compared.
    Proposed links came near, and were not made.
    """
    from variorum.dossier.read import Dossier
    from variorum.show.explain import event_links, explain_screen
    from variorum.show.explain_actor import actor_links, actor_screen, names_actor
    from variorum.show.view import View

    with Dossier(dossier) as opened:
        view = View(opened)
        of_actor = names_actor(view, id)
        links = actor_links(view, id, other) if of_actor else event_links(view, id, other)
        if as_json:
            print_rows(links[: limit or None])
        else:
            print_screen((actor_screen if of_actor else explain_screen)(view, links, limit))
