"""What each event of the pile is called, and the place and day that are said to be its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.annotating.events.titles import event_words
from variorum.dates import days, yearless
from variorum.linking.event_kinds import event_kinds
from variorum.linking.naming.atlas import atlas
from variorum.linking.naming.background import times_of, without_background
from variorum.linking.naming.kinds import own_kind
from variorum.linking.naming.tellings import Sources, Telling, tellings
from variorum.linking.naming.whens import Dated, own_date
from variorum.linking.naming.whereabouts import own_place
from variorum.linking.sentences import Sentences
from variorum.records import Event, Tables
from variorum.stored import values

BEGAN = "date:began"


def title_events(tables: Tables) -> Tables:
    """Tables whose events have the kind, place, day and title that most of what their articles say of them bears out.

    What is open is left out of the title: a place that the tellings of several origins exclude by another, a day told
    alike with another. The columns then keep what most articles give: comparing tells by them what is of another scene.
    """
    return replace(
        tables,
        events=tuple(
            replace(
                each.event,
                kind=each.kind,
                title=each.title,
                date=each.event.date if each.date is None or _is_wider(each.date, each.event.date) else each.date,
                place=each.place or each.event.place,
            )
            for each in names(tables)
        ),
    )


@dataclass(frozen=True, slots=True)
class Name:
    """What an event is to be called."""

    event: Event  # as it was before
    kind: str
    place: str | None  # id
    where: str | None  # the words for it: "near Hamport"
    date: str | None
    since: str | None  # the date as the title has it

    @property
    def title(self) -> str:
        return event_words(event_kinds().title(self.kind), self.where, self.since)


def names(
    tables: Tables, of: Mapping[str, Collection[str]] | None = None, sentences: Sentences | None = None
) -> Iterator[Name]:
    """What each event is to be called; with `of` only the events that it has, each by the articles that it gives.
    `sentences` are those of the pile, where they were read already."""
    sources = Sources.of(tables)
    told = tellings(tables, sources, sentences or Sentences(tables.passages), of)
    world = atlas(tables, (each for own in told.values() for each in own), sources)
    claimed: dict[str, set[tuple[str, str]]] = defaultdict(set)
    dated: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    columns = ("event", "slot", "stance", "article", "field", "start", "end", "place", "relation", "date")
    for event, slot, stance, article, name, start, end, place, relation, date in values(tables.claims, *columns):
        if stance == "denied" or not (of is None or article in of.get(event, ())):
            continue
        if slot == "place" and place is not None and relation != "from":
            claimed[event].add((article, place))
        elif slot in ("date", BEGAN) and date is not None:
            dated[event, slot].append(Dated(article, name, start, end, date))
    kinds = event_kinds()
    times = times_of(tables, {each.article for own in told.values() for each in own})
    for event in tables.events:
        if of is not None and event.id not in of:
            continue
        own: Sequence[Telling] = told.get(event.id, [])
        kind = own_kind(event.kind, own, sources)
        if not kinds.lasts(kind):
            own = without_background(own, dated.get((event.id, "date"), []), times, sources)
        place, near = own_place(kind, own, claimed.get(event.id, set()), world, sources)
        began = dated.get((event.id, BEGAN), []) if kinds.group(kind) == "war" else []
        date = own_date(own, began or dated.get((event.id, "date"), []), sources)
        date = date or (event.date if yearless(event.date) else None)
        since = f"{date}/.." if began and date and "/" not in date else date
        called = world.places[place].name if place is not None else None
        yield Name(event, kind, place, f"near {called}" if near else called, date, since)


def _is_wider(date: str, than: str | None) -> bool:
    """Whether a date holds another and more."""
    outer, inner = days(date), days(than)
    if outer is None or inner is None:
        return False
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]
