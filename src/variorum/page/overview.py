"""The first screen: what the pile holds, when, and where its accounts part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.page.drawing.timeline import Timeline, timeline
from variorum.page.found import Found, found, kinds_of, most_telling
from variorum.page.marks import Mark
from variorum.page.site import Site
from variorum.records import Event, Skipped, Warning
from variorum.show.lists import listed_articles
from variorum.show.narrow import Narrowed
from variorum.show.words import day, listed, one_line, unique

_MOST_LANES = 24
_MOST_FINDINGS = 20
_MOST_EVENTS = 60
_MOST_ARTICLES = 150
_MOST_SKIPPED = 100


@dataclass(frozen=True, slots=True)
class EventRow:
    href: str | None
    title: str
    dated: str
    told_by: str
    articles: int
    origins: int
    counters: int
    kinds: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    href: str | None
    outlet: str
    agency: str
    title: str
    dated: str
    words: int
    copies: int
    language: str


@dataclass(frozen=True, slots=True)
class Overview:
    timeline: Timeline | None
    kinds: tuple[tuple[Mark, int], ...]
    findings: tuple[Found, ...]
    of_findings: int
    events: tuple[EventRow, ...]
    of_events: int
    articles: tuple[ArticleRow, ...]
    of_articles: int
    skipped: tuple[Skipped, ...]
    of_skipped: int
    warnings: tuple[tuple[str, int], ...]


def overview(site: Site, events: Sequence[Event]) -> Overview:
    """`events` are those that the page holds, the most told first."""
    view = site.view
    chosen = frozenset(event.id for event in events)
    findings = most_telling(site, Narrowed(), chosen)
    telling = [finding for finding in findings if finding.kind != "single origin"]
    articles = listed_articles(view)
    skipped = view.dossier.rows(Skipped)
    shared = [event for event in events if len(event.articles) > 1] or list(events)
    return Overview(
        timeline(site, shared[:_MOST_LANES]),
        kinds_of(findings),
        tuple(found(site, each, quotes=False) for each in telling[:_MOST_FINDINGS]),
        len(telling),
        tuple(_event_row(site, event) for event in events[:_MOST_EVENTS]),
        len(view.events),
        tuple(_article_row(site, each.id) for each in articles[:_MOST_ARTICLES]),
        len(articles),
        tuple(Skipped(one_line(row.path), one_line(row.reason)) for row in skipped[:_MOST_SKIPPED]),
        len(skipped),
        tuple(sorted(Counter(one_line(row.stage) for row in view.dossier.rows(Warning)).items())),
    )


def _event_row(site: Site, event: Event) -> EventRow:
    view = site.view
    claims = view.claims_by_event.get(event.id, ())
    return EventRow(
        site.links.event(event.id),
        one_line(event.title),
        day(event.date),
        listed(unique(view.outlet(article) for article in event.articles), 3),
        len(event.articles),
        len({view.origin_of[article] for article in event.articles}),
        len({claim.counter for claim in claims if claim.counter}),
        kinds_of(view.findings_by_event.get(event.id, ())),
    )


def _article_row(site: Site, id: str) -> ArticleRow:
    view = site.view
    article = view.articles[id]
    return ArticleRow(
        site.links.article(id),
        one_line(article.outlet or "no outlet"),
        one_line(article.agency or ""),
        one_line(article.title or "(no title)"),
        day(article.published) or "no date",
        len(article.text.split()),
        _printings(site)[view.origin_of[id]] - 1,
        article.language or "",
    )


def _printings(site: Site) -> Counter[str]:
    return Counter(site.view.origin_of.values())
