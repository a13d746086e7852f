"""The screens for programs: the same choice of rows, as records of the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
from variorum.show.findings import Narrowed, narrowed_findings
from variorum.show.lists import listed_articles, listed_events, ranked_actors, timeline_events
from variorum.show.view import View


def rows(view: View, what: str, id: str, narrowed: Narrowed) -> Iterator[Any]:
    """The rows that `what` shows. A list has rows of one table; one event, actor or article has its own row first,
    then those of other tables about it."""
    return map(view.mask, _rows(view, what, id, narrowed))


def _rows(view: View, what: str, id: str, narrowed: Narrowed) -> Iterable[Any]:
    if what == "event":
        return _of_event(view, id, narrowed)
    if what == "actor":
        return _of_actor(view, id)
    if what == "article":
        return _of_article(view, id)
    if what == "findings":
        return [finding for _, findings in narrowed_findings(view, narrowed) for finding in findings]
    if what == "events":
        return listed_events(view, narrowed)[: narrowed.limit]
    if what == "timeline":
        return timeline_events(listed_events(view, narrowed)[: narrowed.limit])
    if what == "actors":
        return [actor for actor, _, _ in ranked_actors(view)][: narrowed.limit]
    if what == "articles":
        return listed_articles(view)[: narrowed.limit]
    record: type[Any] = Skipped if what == "skipped" else Warning
    return view.dossier.rows(record)[: narrowed.limit]


def _of_event(view: View, id: str, narrowed: Narrowed) -> Iterator[Any]:
    event = find_event(view, id)
    yield event
    yield from view.dossier.where(EventMention, event=event.id)
    of_slots: tuple[type[Any], ...] = (Claim, Finding, Coverage)
    for record in of_slots:
        yield from (row for row in view.dossier.where(record, event=event.id) if narrowed.has_slot(row.slot))
    yield from view.dossier.where(Designation, event=event.id)


def _of_actor(view: View, id: str) -> Iterator[Any]:
    actor = find_actor(view, id)
    yield actor
    for record in (Mention, Claim, Designation):
        yield from view.dossier.where(record, actor=actor.id)
    yield from view.dossier.where(Attribution, speaker_actor=actor.id)


def _of_article(view: View, id: str) -> Iterator[Any]:
    article = find_article(view, id)
    yield article
    for record in (Passage, Mention, Time, Attribution, EventMention, Claim, Designation, Quotation, Warning):
        yield from view.dossier.where(record, article=article.id)
