"""What each event of the pile is called, and the place and day that are said to be its own."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from variorum.annotating.events.titles import event_words
from variorum.dates import yearless
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

    What is open is left out: a place that the tellings of several origins exclude by another, a day told alike with
    another. A day without a year stays, where no other is told.
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
        events.append(replace(event, kind=kind, title=title, date=date, place=where))
    return replace(tables, events=tuple(events))
