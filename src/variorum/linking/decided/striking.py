"""Claims that the reader struck: they take part in nothing, and stand in the dossier marked as struck."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from variorum.annotating.events.titles import event_words
from variorum.decisions.records import Decision
from variorum.linking.event_kinds import event_kinds
from variorum.records import STRUCK, Claim, Event, Tables, is_struck
from variorum.rows import revised
from variorum.stored import values


def set_aside(tables: Tables, struck: Mapping[str, Decision]) -> Tables:
    """`tables`, of articles not yet linked, without the claims `struck`; an event that took its date or place from one
    of them has that of its other claims."""
    if not struck:
        return tables
    gone: defaultdict[str, list[Claim]] = defaultdict(list)
    kept: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in tables.claims:
        (gone if claim.id in struck else kept)[claim.event].append(claim)
    names = {place.id: place.name for place in tables.places}
    return replace(
        tables,
        claims=tuple(claim for claim in tables.claims if claim.id not in struck),
        events=tuple(
            _without(event, gone[event.id], kept[event.id], names) if event.id in gone else event
            for event in tables.events
        ),
    )


def _without(event: Event, gone: Sequence[Claim], kept: Sequence[Claim], names: Mapping[str, str]) -> Event:
    dates = [claim.date for claim in kept if claim.slot == "date" and claim.stance != "denied"]
    places = [claim.place for claim in kept if claim.slot == "place" and claim.relation != "from"]
    date, place = event.date, event.place
    if date in {claim.date for claim in gone if claim.slot == "date"} and date not in dates:
        date = _most(dates)
    if place in {claim.place for claim in gone if claim.slot == "place"} and place not in places:
        place = _most(places)
    if (date, place) == (event.date, event.place):
        return event
    title = event_words(event_kinds().title(event.kind), names.get(place or ""), date)
    return replace(event, date=date, place=place, title=title)


def _most(values: Iterable[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return counts.most_common(1)[0][0] if counts else None


def put_back(linked: Tables, before: Tables, struck: Mapping[str, Decision]) -> Tables:
    """The linked tables with the claims `struck` of `before`, marked, under the ids and slots of the pile."""
    ids: dict[str, str] = {}
    for old, new in zip(before.mentions, linked.mentions, strict=True):
        for one, two in ((old.actor, new.actor), (old.place, new.place)):
            if one is not None and two is not None:
                ids[one] = two
    events = {mention.id: mention.event for mention in linked.event_mentions}
    worded = {claim.id: claim.slot for claim in before.claims}
    slots = {(claim.event, worded[claim.id]): claim.slot for claim in linked.claims if claim.id in worded}
    known = {row.id for table in (linked.actors, linked.places) for row in table}

    def moved(id: str | None) -> str | None:
        new = ids.get(id or "", id)
        return new if new in known else None

    found = []
    for claim in before.claims:
        if claim.id in struck:
            event = events[claim.event_mention]
            found.append(
                revised(
                    claim,
                    event=event,
                    slot=slots.get((event, claim.slot), claim.slot),
                    place=moved(claim.place),
                    actor=moved(claim.actor),
                    speaker_actor=moved(claim.speaker_actor),
                    counter=moved(claim.counter),
                    inferred=_mark(claim, struck[claim.id]),
                )
            )
    return replace(linked, claims=(*(claim for claim in linked.claims if claim.id not in struck), *found))


def marked(tables: Tables, struck: Mapping[str, Decision]) -> Tables:
    """The linked tables with the claims `struck`, which linking itself made, marked."""
    if not struck:
        return tables
    return replace(
        tables,
        claims=tuple(
            revised(claim, inferred=_mark(claim, struck[claim.id])) if claim.id in struck else claim
            for claim in tables.claims
        ),
    )


def _mark(claim: Claim, decision: Decision) -> str:
    return "; ".join(filter(None, (f"{STRUCK} {decision.why}".rstrip(), claim.inferred)))


def live(tables: Tables) -> Tables:
    """The tables without what was struck: what is compared."""
    if not any(inferred and inferred.startswith(STRUCK) for inferred in values(tables.claims, "inferred")):
        return tables
    return replace(tables, claims=tuple(claim for claim in tables.claims if not is_struck(claim)))
