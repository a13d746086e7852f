"""variorum show"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from variorum.cli.printing import print_rows, print_screen

if TYPE_CHECKING:
    from rich.console import RenderableType

    from variorum.show.narrow import Narrowed
    from variorum.show.view import View

_LISTS = ("findings", "events", "timeline", "actors", "articles", "skipped", "warnings")
_SINGLE = ("event", "actor", "article")
_LIMITS = {"findings": 10, "events": 20, "timeline": 20, "actors": 30, "articles": 50, "skipped": 50, "warnings": 50}
# Written out and not imported, so that help is instant; a test holds them against the kinds of the screens.
_KINDS = (
    "differ",
    "contested",
    "inconsistent",
    "updated",
    "speaker-differs",
    "different-measure",
    "compatible",
    "one-voice",
    "agree",
    "single-origin",
)


@click.command(
    epilog="Example: variorum show ferry.variorum findings --kind differ --slot killed",
    short_help="Print what a dossier holds.",
)
@click.argument("dossier", metavar="DOSSIER", type=click.Path(path_type=Path))
@click.argument(
    "what",
    metavar="[WHAT [ID]]",
    type=click.Choice([*_LISTS, *_SINGLE]),
    default="findings",
)
@click.argument("id", metavar="", required=False)
@click.option(
    "--kind",
    "kinds",
    metavar="KIND",
    multiple=True,
    type=click.Choice(_KINDS),
    help=f"Only findings of this kind; may be given again. KIND is {', '.join(_KINDS)}.",
)
@click.option("--slot", metavar="SLOT", help="Only this slot; killed shows killed:children as well.")
@click.option("--actor", metavar="ID", help="Only what this actor says, counts or is said to have done; id or name.")
@click.option("--event", metavar="ID", help="Only this event.")
@click.option("--place", metavar="NAME", help="Only events at this place or inside it; name or id.")
@click.option("--outlet", "outlets", metavar="NAME", multiple=True, help="Only of this outlet; may be given again.")
@click.option("--since", metavar="DATE", help="Only from this day, month or year on.")
@click.option("--until", metavar="DATE", help="Only up to this day, month or year.")
@click.option("--no-guesses", is_flag=True, help="Leave out what rests on a guess.")
@click.option("--limit", type=click.IntRange(0), metavar="N", help="How many events or rows; 0 for all.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, the rows of the dossier's tables.")
@click.option("--private-persons", is_flag=True, help="Name persons of whom no article tells a public role.")
def show(
    dossier: Path,
    what: str,
    id: str | None,
    kinds: tuple[str, ...],
    slot: str | None,
    actor: str | None,
    event: str | None,
    place: str | None,
    outlets: tuple[str, ...],
    since: str | None,
    until: str | None,
    no_guesses: bool,
    limit: int | None,
    as_json: bool,
    private_persons: bool,
) -> None:
    """Print what DOSSIER holds.

    \b
    WHAT is one of
      findings     what comparing the claims shows, event by event (the default)
      events       the events, those first of which most is said
      event ID     one event: the collation, its counters, what copies changed
      timeline     the events by date
      actors       who is named in most articles
      actor ID     one actor: its names, what it is called, says, is said to have
                   done, and what was done to it
      articles     the articles by date
      article ID   one article: its sentences, numbered, and what was read from each
      skipped      inputs that gave no article
      warnings     faults inside articles

    The filters hold for every WHAT but skipped. What happened is chosen by when it happened, articles and what stands
    in one by when they were published; without a date they are in no time.

    An ID may be cut as long as it is the only one that begins so; an actor may be given by name, an article by its
    path or title. Numbers after "→" are articles and their sentences: "variorum show DOSSIER article ID" prints them.
    """
    from variorum.dossier.read import Dossier
    from variorum.show.find import find_actor, find_event, find_outlets, find_places
    from variorum.show.findings import kind_of_option
    from variorum.show.narrow import Narrowed, time_asked
    from variorum.show.view import View

    if what in _SINGLE and id is None:
        raise click.UsageError(
            f"Say which: variorum show {dossier} {what} ID. The ids: variorum show {dossier} {what}s"
        )
    if what in _LISTS and id is not None:
        raise click.UsageError(f"{what} takes no ID; got {id!r}.")
    if limit is None and not as_json:
        limit = _LIMITS.get(what)
    try:
        within = time_asked(since, until)
    except ValueError as error:
        raise click.UsageError(f"--since, --until: {error}") from error
    with Dossier(dossier) as opened:
        view = View(opened, private_persons=private_persons)
        narrowed = Narrowed(
            kinds=tuple(map(kind_of_option, kinds)),
            slot=slot,
            actor=find_actor(view, actor).id if actor is not None else None,
            event=find_event(view, event).id if event is not None else None,
            places=find_places(view, place) if place is not None else None,
            articles=find_outlets(view, outlets) if outlets else None,
            within=within,
            sure=no_guesses,
            limit=limit or None,
        )
        if what == "skipped" and narrowed.asked:
            raise click.UsageError("Of what was skipped nothing is known to choose by: leave the filters out.")
        if as_json:
            print_rows(_rows(view, what, id or "", narrowed), named=what in _SINGLE)
        else:
            print_screen(_screen(view, what, id or "", narrowed))


def _screen(view: View, what: str, id: str, narrowed: Narrowed) -> Iterable[RenderableType]:
    from variorum.cli.printing import console
    from variorum.show import actor, article, collation, find, findings, lists

    if what == "event":
        return collation.event_screen(view, find.find_event(view, id), narrowed, console().width)
    if what == "actor":
        return actor.actor_screen(view, find.find_actor(view, id), narrowed)
    if what == "article":
        return article.article_screen(view, find.find_article(view, id), narrowed)
    screens = {
        "findings": findings.findings_screen,
        "events": lists.events_screen,
        "timeline": lists.timeline_screen,
        "actors": lists.actors_screen,
        "articles": lists.articles_screen,
        "skipped": lists.skipped_screen,
        "warnings": lists.warnings_screen,
    }
    return screens[what](view, narrowed)


def _rows(view: View, what: str, id: str, narrowed: Narrowed) -> Iterable[Any]:
    from variorum.show import rows

    return rows.rows(view, what, id, narrowed)
