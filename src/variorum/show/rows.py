"""The screens for programs: the same choice of rows, as records of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from variorum.records import (
    Attribution,
    Claim,
    Coverage,
    Designation,
    EventMention,
    Finding,
    Mention,
    Passage,
    Quotation,
    Skipped,
    Time,
    Warning,
)
from variorum.show.find import find_actor, find_article, find_event
from variorum.show.findings import narrowed_findings
from variorum.show.lists import listed_articles, listed_events, listed_warnings, ranked_actors, timeline_events
from variorum.show.narrow import Narrowed, told_claims
from variorum.show.view import View


def rows(view: View, what: str, id: str, narrowed: Narrowed) -> Iterator[Any]:
    """The rows that `what` shows. A list has rows of one table; one event, actor or article has its own row first,
    then those of other tables about it."""
    return map(view.mask, _rows(view, what, id, narrowed))


def _rows(view: View, what: str, id: str, narrowed: Narrowed) -> Iterable[Any]:
    if what == "event":
        return _of_event(view, id, narrowed)
    if what == "actor":
        return _of_actor(view, id, narrowed)
    if what == "article":
        return _of_article(view, id, narrowed)
    if what == "findings":
        return [finding for _, findings in narrowed_findings(view, narrowed) for finding in findings]
    if what == "events":
        return listed_events(view, narrowed)[: narrowed.limit]
    if what == "timeline":
        return timeline_events(listed_events(view, narrowed)[: narrowed.limit])
    if what == "actors":
        return [actor for actor, _, _ in ranked_actors(view, narrowed)][: narrowed.limit]
    if what == "articles":
        return listed_articles(view, narrowed)[: narrowed.limit]
    if what == "warnings":
        return listed_warnings(view, narrowed)[: narrowed.limit]
    return view.dossier.rows(Skipped)[: narrowed.limit]


def _of_event(view: View, id: str, narrowed: Narrowed) -> Iterator[Any]:
    event = find_event(view, id)
    read = {article.id for article in view.articles.values() if narrowed.has_article(article)}
    yield event
    yield from (row for row in view.dossier.where(EventMention, event=event.id) if row.article in read)
    claims = view.dossier.where(Claim, event=event.id)
    yield from (row for row in claims if narrowed.has_claim(row) and row.article in read)
    findings = view.dossier.where(Finding, event=event.id)
    yield from (row for row in findings if narrowed.has_finding(view, row) and read.intersection(row.articles))
    coverage = view.dossier.where(Coverage, event=event.id)
    yield from (row for row in coverage if narrowed.has_slot(row.slot) and row.article in read)
    yield from (row for row in view.dossier.where(Designation, event=event.id) if row.article in read)


def _of_actor(view: View, id: str, narrowed: Narrowed) -> Iterator[Any]:
    actor = find_actor(view, id)
    read = {article.id for article in view.articles.values() if narrowed.has_article(article)}
    yield actor
    yield from (row for row in view.dossier.where(Mention, actor=actor.id) if row.article in read)
    yield from (row for row in told_claims(view, narrowed) if row.actor == actor.id)
    for record in (Designation, Attribution):
        column = "actor" if record is Designation else "speaker_actor"
        found: tuple[Any, ...] = view.dossier.where(record, **{column: actor.id})
        yield from (row for row in found if row.article in read)


def _of_article(view: View, id: str, narrowed: Narrowed) -> Iterator[Any]:
    article = find_article(view, id)
    yield article
    before: tuple[type[Any], ...] = (Passage, Mention, Time, Attribution, EventMention)
    after: tuple[type[Any], ...] = (Designation, Quotation, Warning)
    for record in before:
        yield from view.dossier.where(record, article=article.id)
    yield from (row for row in told_claims(view, replace(narrowed, within=None)) if row.article == article.id)
    for record in after:
        yield from view.dossier.where(record, article=article.id)
