"""A dossier -> one HTML file that needs nothing else: it opens from disk, can be mailed, prints, and reads without
JavaScript as one long page of tables."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from variorum.errors import DossierError
from variorum.page.links import InFile
from variorum.page.render import Pages, static
from variorum.page.site import Site
from variorum.records import Event
from variorum.show.lists import listed_articles, ranked_actors
from variorum.show.view import View

MOST_EVENTS = 40
MOST_ACTORS = 80


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the file's text, and how much of the dossier it holds."""

    html: str
    events: int
    of_events: int
    articles: int


def report(view: View, *, full_text: bool = False, most_events: int = MOST_EVENTS) -> Report:
    """The dossier of `view` as one file.

    It holds the `most_events` events that are told most (0: all) and the sentences that something in it leads to; with
    `full_text` the articles whole.
    """
    events = view.ranked_events[: most_events or None]
    actors = _actors(view, events)
    links = InFile(frozenset(event.id for event in events), frozenset(actors))
    site = Site(view, links, full_text=full_text)
    pages = Pages(site, events)
    body: list[Markup] = [pages.overview(), pages.findings()]
    body += [pages.event(event) for event in events]
    body += [pages.actors(), *(pages.actor(view.actors[actor]) for actor in actors)]
    body += [pages.coverage(), pages.quotations(), pages.copies(), pages.search()]
    written: set[str] = set()
    while left := [each for each in listed_articles(view) if each.id in links.led_to - written]:
        for article in left:  # an article leads to its copies, which nothing before may have led to
            body.append(pages.article(article, None if full_text else frozenset(links.carried[article.id])))
            written.add(article.id)
    note = (
        ""
        if len(events) == len(view.events)
        else (f"This file holds the {len(events):,} events that are told most, of {len(view.events):,}.")
    )
    style, script = static("page.css"), static("page.js")
    html = pages.document(
        body, current="overview", note=note, style=Markup(style), script=Markup(script), policy=_policy(style, script)
    )
    return Report(html, len(events), len(view.events), len(written))


def _actors(view: View, events: Sequence[Event]) -> list[str]:
    """The actors with a screen of their own: those who count, or are said to have done something, in `events`, and then
    those whom most articles name."""
    ranked = [actor.id for actor, _, _ in ranked_actors(view)]
    cast = {
        actor
        for event in events
        for claim in view.claims_by_event.get(event.id, ())
        for actor in (claim.counter, claim.actor if claim.slot == "perpetrator" else None)
        if actor is not None
    }
    return sorted(ranked, key=lambda actor: actor not in cast)[:MOST_ACTORS]


def _policy(style: str, script: str) -> str:
    """Nothing from anywhere: only the one style and the one script that stand in the file."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def write_report(path: Path, html: str, *, force: bool = False) -> None:
    """Writes the file, whole or not at all. Raises DossierError where `path` is there and not `force`, or cannot be
    written."""
    if path.exists() and not force and not _is_report(path):
        raise DossierError(f"{path}: is there already and is no report. Choose another -o, or give --force.")
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        temporary.write_bytes(html.encode("utf-8", "replace"))
        os.replace(temporary, path)
    except OSError as error:
        raise DossierError(f"{path}: cannot be written ({error.strerror}). Choose another -o.") from error
    finally:
        temporary.unlink(missing_ok=True)


def _is_report(path: Path) -> bool:
    """Whether an earlier report stands there, which may be replaced."""
    return path.is_file() and b"<title>" in (start := path.read_bytes()[:4000]) and b"Variorum</title>" in start
