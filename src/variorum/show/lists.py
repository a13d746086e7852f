"""Lists: events, the timeline, actors, articles, what was skipped, what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.records import Actor, Article, Event, Mention, Skipped, Warning
from variorum.show.findings import tally
from variorum.show.narrow import EVERYTHING, Narrowed, told_claims
from variorum.show.view import View
from variorum.show.words import day, listed, many, one_line


def listed_events(view: View, narrowed: Narrowed) -> list[Event]:
    """The events asked for, ranked by what is said of them."""
    return [event for event in view.ranked_events if narrowed.has_event(view, event)]


def timeline_events(events: Sequence[Event]) -> list[Event]:
    """By date; those without one last."""
    return sorted(events, key=lambda event: (event.date is None, (event.date or "").lstrip("["), event.id))


def events_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The events, most told first."""
    events = listed_events(view, narrowed)
    yield from _events_table(view, events[: narrowed.limit or None], len(events), narrowed)


def timeline_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The most told events in the order of their dates."""
    events = listed_events(view, narrowed)
    yield from _events_table(view, timeline_events(events[: narrowed.limit or None]), len(events), narrowed)


def _events_table(view: View, events: Sequence[Event], of: int, narrowed: Narrowed) -> Iterator[RenderableType]:
    if not events:
        yield _none("event", narrowed)
        return
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    table.add_column("date", max_width=22, overflow="fold")
    table.add_column("event", ratio=3, overflow="fold")
    table.add_column("articles", justify="right")
    table.add_column("origins", justify="right")
    table.add_column("claims", justify="right")
    table.add_column("findings", ratio=2, overflow="fold")
    table.add_column("id", no_wrap=True, style="dim")
    for event in events:
        origins = {view.origin_of[article] for article in event.articles}
        kinds = Counter(finding.kind for finding in view.findings_by_event.get(event.id, ()))
        table.add_row(
            Text(day(event.date)),
            Text(one_line(event.title)),
            f"{len(event.articles):,}",
            f"{len(origins):,}",
            f"{len(view.claims_by_event.get(event.id, ())):,}",
            Text(tally(kinds)),
            view.short(event.id),
        )
    yield table
    yield from _rest(len(events), of, "events", "the most told are shown")


def ranked_actors(view: View, narrowed: Narrowed = EVERYTHING) -> list[tuple[Actor, int, int]]:
    """The actors that may be named, with how many articles and mentions each has, the most told first: those that the
    articles asked for mention and, where something of claims is asked for, that such a claim names."""
    return [row for row in _told_actors(view, narrowed) if not view.mask.hides(row[0].id)]


def _told_actors(view: View, narrowed: Narrowed) -> list[tuple[Actor, int, int]]:
    """The same with those that may not be named."""
    articles: dict[str, set[str]] = {actor: set() for actor in view.actors}
    mentions: Counter[str] = Counter()
    read = {article.id for article in view.articles.values() if narrowed.has_article(article)}
    claimed: set[str | None] = set(view.actors)
    if narrowed.of_claims:
        claimed = {
            actor
            for claim in told_claims(view, narrowed)
            for actor in (claim.actor, claim.speaker_actor, claim.counter)
        }
    for mention in view.dossier.rows(Mention):
        if mention.actor in claimed and mention.actor is not None and mention.article in read:
            articles[mention.actor].add(mention.article)
            mentions[mention.actor] += 1
    named = [
        (actor, len(articles[actor.id]), mentions[actor.id])
        for actor in view.actors.values()
        if mentions[actor.id] and actor.kind != "unnamed"
    ]
    return sorted(named, key=lambda row: (-row[1], -row[2], row[0].name, row[0].id))


def actors_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The actors by how many articles name them. Persons without a public role are left out unless asked for."""
    told = _told_actors(view, narrowed)
    actors = [row for row in told if not view.mask.hides(row[0].id)]
    if actors:
        yield from _actors_table(view, actors, narrowed)
    else:
        yield _none("actor", narrowed)
    if len(told) > len(actors):
        hidden = many(len(told) - len(actors), "person")
        verb = "is" if len(told) - len(actors) == 1 else "are"
        yield Text(f"[{hidden} without a public role {verb} not listed: --private-persons]", style="dim")


def _actors_table(view: View, actors: Sequence[tuple[Actor, int, int]], narrowed: Narrowed) -> Iterator[RenderableType]:
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    table.add_column("actor", ratio=2, overflow="fold")
    table.add_column("kind")
    table.add_column("articles", justify="right")
    table.add_column("mentions", justify="right")
    table.add_column("also", ratio=3, overflow="fold")
    table.add_column("id", no_wrap=True, style="dim")
    shown = actors[: narrowed.limit or None]
    for actor, articles, mentions in shown:
        aliases = [one_line(alias) for alias in actor.aliases if alias != actor.name]
        table.add_row(
            Text(one_line(actor.name)),
            actor.kind,
            f"{articles:,}",
            f"{mentions:,}",
            Text(listed(aliases, 4)),
            view.short(actor.id),
        )
    yield table
    yield from _rest(len(shown), len(actors), "actors", "the most named are shown")


def articles_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The articles by date, undated ones last."""
    articles = listed_articles(view, narrowed)
    if not articles:
        yield _none("article", narrowed)
        return
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    table.add_column("date", max_width=22, overflow="fold")
    table.add_column("outlet", ratio=1, overflow="fold")
    table.add_column("title", ratio=3, overflow="fold")
    table.add_column("words", justify="right")
    table.add_column("id", overflow="fold", style="dim")
    shown = articles[: narrowed.limit or None]
    for article in shown:
        words = f"{len(article.text.split()):,}"
        outlet, title = one_line(article.outlet or ""), one_line(article.title or f"({article.path})")
        table.add_row(Text(day(article.published)), Text(outlet), Text(title), words, Text(view.short(article.id)))
    yield table
    yield from _rest(len(shown), len(articles), "articles", "the earliest are shown")


def listed_articles(view: View, narrowed: Narrowed = EVERYTHING) -> list[Article]:
    """The articles asked for by date of publication; those without one last."""
    found = [article for article in view.articles.values() if narrowed.has_article(article)]
    if narrowed.of_claims:
        telling = {claim.article for claim in told_claims(view, narrowed)}
        found = [article for article in found if article.id in telling]
    return sorted(found, key=lambda row: (row.published is None, row.published or "", row.id))


def listed_warnings(view: View, narrowed: Narrowed) -> list[Warning]:
    """The faults inside the articles asked for, and those of no article."""
    return [
        row
        for row in view.dossier.rows(Warning)
        if row.article not in view.articles or narrowed.has_article(view.articles[row.article])
    ]


def _none(what: str, narrowed: Narrowed) -> Text:
    return Text(f"No {what} fits all that was asked for." if narrowed.asked else f"No {what}s.")


def _rest(shown: int, of: int, what: str, which: str) -> Iterator[Text]:
    if shown < of:
        yield Text(f"[{shown} of {of:,} {what}: {which}; --limit 0 shows all]", style="dim")


def skipped_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The inputs that gave no article, with the reasons."""
    skipped = view.dossier.rows(Skipped)
    shown = skipped[: narrowed.limit or None]
    yield from (Text(f"{one_line(row.path)}: {one_line(row.reason)}") for row in shown)
    yield from _rest(len(shown), len(skipped), "inputs", "the first are shown")
    if not skipped:
        yield Text("Every input gave an article.")


def warnings_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The faults inside articles: what they touch is missing from the dossier."""
    warnings = listed_warnings(view, narrowed)
    shown = warnings[: narrowed.limit or None]
    yield from (Text(f"{', '.join(filter(None, (row.article, row.stage)))}: {one_line(row.reason)}") for row in shown)
    yield from _rest(len(shown), len(warnings), "warnings", "the first are shown")
    if not warnings:
        yield Text("No faults.")
