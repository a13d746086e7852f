"""The screen of what changed between two dossiers, and the same for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.records import Article, Event, Finding
from variorum.show.changes import Changed, Changes, EventChange, values_told
from variorum.show.findings import STYLES, event_title, summary, tally
from variorum.show.values import slot_label
from variorum.show.view import View
from variorum.show.words import listed, many, one_line

_MOST_ARTICLES = 12
_MOST_VOICES = 12
_MOST_VALUES = 4
_MOST_SUMMARY = 400


def diff_screen(old: View, new: View, changed: Changes, limit: int | None) -> Iterator[RenderableType]:
    """What changed, event by event: findings first, then new voices; then the new events, those gone, the articles."""
    if changed.made_otherwise:
        yield Text(
            f"Not the same in both: {listed(changed.made_otherwise)}. Some of this may come from that.\n",
            style="yellow",
        )
    if changed.none:
        yield Text("Nothing changed: the same articles, events, findings and voices.")
        return
    for each in changed.in_events[:limit]:
        yield _heading(new, each.event, _grown(each))
        yield _event_table(old, new, each)
        yield Text("")
    yield from _rest(changed.in_events, limit, "changed event")
    if changed.events:
        yield Text(f"New events ({len(changed.events):,})", style="bold")
        yield _events_table(new, changed.events[:limit])
        yield Text("")
    yield from _rest(changed.events, limit, "new event")
    if changed.events_gone:
        yield Text(f"Events no longer there ({len(changed.events_gone):,})", style="bold")
        yield _events_table(old, changed.events_gone[:limit])
        yield Text("")
    yield from _rest(changed.events_gone, limit, "event no longer there", "events no longer there")
    yield from _articles(new, "New articles", changed.articles)
    yield from _articles(old, "Articles no longer there", changed.articles_gone)
    if changed.outlets:
        yield Text(f"New outlets: {listed(changed.outlets)}")


def _grown(change: EventChange) -> str:
    told = many(len(change.articles), "new article") if change.articles else ""
    joined = f"{len(change.was)} events before" if len(change.was) > 1 else ""
    return ", ".join(filter(None, (told, joined)))


def _heading(view: View, event: Event, told: str) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    table.add_row(event_title(view, event), Text(told))
    return table


def _event_table(old: View, new: View, change: EventChange) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(max_width=22, overflow="fold")
    table.add_column(ratio=1)
    table.pad_edge = True
    for each in change.findings:
        shown = each.shown
        word = "changed" if each.was and each.now else "new" if each.now else "gone"
        table.add_row(
            Text(word, style="dim" if word == "gone" else "bold"),
            Text(shown.kind, style=STYLES.get(shown.kind, "")),
            Text(slot_label(shown.slot)),
            _told(old, new, each),
        )
    for voice in change.voices[:_MOST_VOICES]:
        places = listed([f"{new.dated_outlet(id)}" for id in dict.fromkeys(claim.article for claim in voice.claims)], 4)
        told = Text(f"{voice.name}: {listed(values_told(new, voice), _MOST_VALUES, '; ')}")
        told.append(f" ({places})", style="dim")
        table.add_row(Text("new"), Text("voice"), Text(""), told)
    if len(change.voices) > _MOST_VOICES:
        more = many(len(change.voices) - _MOST_VOICES, "more new voice")
        table.add_row(Text(""), Text(""), Text(""), Text(f"and {more}", style="dim"))
    return table


def _told(old: View, new: View, each: Changed) -> Text:
    view, shown = (new, each.now) if each.now is not None else (old, each.shown)
    text = summary(view, shown, _MOST_SUMMARY)
    if each.was is not None and each.now is not None:
        kind = "" if each.was.kind == each.now.kind else f"{each.was.kind}: "
        text.append(f"\nbefore: {kind}{one_line(each.was.summary, _MOST_SUMMARY)}", style="italic")
    return text


def _events_table(view: View, events: Sequence[Event]) -> RenderableType:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(ratio=2, overflow="fold")
    table.pad_edge = True
    for event in events:
        kinds = Counter(finding.kind for finding in view.findings_by_event.get(event.id, ()))
        table.add_row(event_title(view, event), Text(many(len(event.articles), "article")), Text(tally(kinds)))
    return table


def _articles(view: View, label: str, articles: Sequence[Article]) -> Iterator[Text]:
    if articles:
        told = [f"{view.dated_outlet(row.id)} ({view.short(row.id)})" for row in articles]
        yield Text(f"{label} ({len(articles):,}): {listed(told, _MOST_ARTICLES)}")


def _rest(rows: Sequence[object], limit: int | None, one: str, several: str = "") -> Iterator[Text]:
    if limit and len(rows) > limit:
        yield Text(f"[{limit} of {many(len(rows), one, several)}; --limit 0 shows all]\n", style="dim")


def diff_rows(new: View, changed: Changes) -> Iterator[dict[str, Any]]:
    """One record a change. `what`: article, event, finding, voice; `change`: new, gone, changed, joined; the ids of the
    rows in the dossier where they stand, `was` in the earlier one."""
    for what, articles in (("new", changed.articles), ("gone", changed.articles_gone)):
        yield from ({"what": "article", "change": what, "id": row.id, "outlet": row.outlet} for row in articles)
    for what, events in (("new", changed.events), ("gone", changed.events_gone)):
        yield from ({"what": "event", "change": what, "id": row.id, "title": row.title} for row in events)
    for event in changed.events:
        yield from (_finding_row(event, "new", None, row) for row in new.findings_by_event.get(event.id, ()))
    for each in changed.in_events:
        if each.articles or len(each.was) > 1:
            yield {
                "what": "event",
                "change": "joined" if len(each.was) > 1 else "changed",
                "id": each.event.id,
                "title": each.event.title,
                "was": [row.id for row in each.was],
                "articles": list(each.articles),
            }
        for row in each.findings:
            word = "changed" if row.was and row.now else "new" if row.now else "gone"
            yield _finding_row(each.event, word, row.was, row.now)
        for voice in each.voices:
            yield {
                "what": "voice",
                "change": "new",
                "event": each.event.id,
                "name": voice.name,
                "claims": [claim.id for claim in voice.claims],
            }


def _finding_row(event: Event, change: str, was: Finding | None, now: Finding | None) -> dict[str, Any]:
    shown = now or was
    return {
        "what": "finding",
        "change": change,
        "event": event.id,
        "slot": shown.slot if shown else None,
        "id": now.id if now else None,
        "kind": now.kind if now else None,
        "summary": now.summary if now else None,
        "was_id": was.id if was else None,
        "was_kind": was.kind if was else None,
        "was_summary": was.summary if was else None,
    }
