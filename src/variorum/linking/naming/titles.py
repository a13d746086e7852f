"""What each event of the pile is called, and the place and day that are said to be its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from variorum.annotating.events.titles import event_words
from variorum.dates import days, yearless
from variorum.linking.event_kinds import event_kinds
from variorum.linking.naming.atlas import atlas
from variorum.linking.naming.kinds import own_kind
from variorum.linking.naming.tellings import Sources, tellings
from variorum.linking.naming.whens import Dated, own_date
from variorum.linking.naming.whereabouts import own_place
from variorum.records import Tables
from variorum.stored import values

BEGAN = "date:began"


def title_events(tables: Tables) -> Tables:
    """Tables whose events have the kind, place, day and title that most of what their articles say of them bears out.

    What is open is left out of the title: a place that the tellings of several origins exclude by another, a day told
    alike with another. The columns then keep what most articles give: comparing tells by them what is of another scene.
    """
    sources = Sources.of(tables)
    told = tellings(tables, sources)
    world = atlas(tables, (each for own in told.values() for each in own), sources)
    claimed: dict[str, set[tuple[str, str]]] = defaultdict(set)
    dated: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    columns = ("event", "slot", "stance", "article", "field", "start", "end", "place", "relation", "date")
    for event, slot, stance, article, name, start, end, place, relation, date in values(tables.claims, *columns):
        if stance == "denied":
            continue
        if slot == "place" and place is not None and relation != "from":
            claimed[event].add((article, place))
        elif slot in ("date", BEGAN) and date is not None:
            dated[event, slot].append(Dated(article, name, start, end, date))
    kinds = event_kinds()
    events = []
    for event in tables.events:
        own = told.get(event.id, [])
        kind = own_kind(event.kind, own, sources)
        where, near = own_place(kind, own, claimed.get(event.id, set()), world, sources)
        began = dated.get((event.id, BEGAN), []) if kinds.group(kind) == "war" else []
        date = own_date(own, began or dated.get((event.id, "date"), []), sources)
        date = date or (event.date if yearless(event.date) else None)
        since = f"{date}/.." if began and date and "/" not in date else date
        name = world.places[where].name if where is not None else None
        title = event_words(kinds.title(kind), f"near {name}" if near else name, since)
        day = event.date if date is None or _is_wider(date, event.date) else date
        events.append(replace(event, kind=kind, title=title, date=day, place=where or event.place))
    return replace(tables, events=tuple(events))


def _is_wider(date: str, than: str | None) -> bool:
    """Whether a date holds another and more."""
    outer, inner = days(date), days(than)
    if outer is None or inner is None:
        return False
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
