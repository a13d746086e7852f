"""variorum diff"""

from __future__ import annotations

from pathlib import Path

import click

from variorum.cli.printing import print_records, print_screen


@click.command(
    epilog="Example: variorum diff ferry-monday.variorum ferry.variorum",
    short_help="Print what changed between two dossiers.",
)
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option("--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="Events; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, one a change.")
@click.option("--private-persons", is_flag=True, help="Name persons of whom no article tells a public role.")
def diff(old: Path, new: Path, limit: int, as_json: bool, private_persons: bool) -> None:
    """Print what NEW, the dossier of a pile that has grown, has that OLD had not: findings that changed or are new, new
    voices on an event, new events, and what is no longer there.

    An event is the same in both where they share words that tell it. What only a reprint adds is told as a new article.
    """
    from variorum.dossier.read import Dossier
    from variorum.show.changes import changes
    from variorum.show.diff import diff_rows, diff_screen
    from variorum.show.view import View

    with Dossier(old) as before, Dossier(new) as after:
        was, now = View(before, private_persons=private_persons), View(after, private_persons=private_persons)
        changed = changes(was, now)
        if as_json:
            print_records(diff_rows(now, changed))
        else:
            print_screen(diff_screen(was, now, changed, limit or None))
