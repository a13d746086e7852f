"""What an event is called, by what its findings rest on: a title tells the scene of the claims that are laid side by
side, and says less where they do not tell it.

An event is called by all that its articles tell of it (linking/naming). Where they tell of several happenings that were
taken for one, the claims of a finding may be of another day or town than most tellings. So the day and the place of a
title are looked for around the claims of each finding: in their sentences, in those that lead up to them, and in what
their articles say of the event. What they do not bear out is replaced by what the articles of the findings alone have,
if that is borne out, and else left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum.annotating.events.titles import spoken_date
from variorum.comparing.pile import Pile
from variorum.comparing.witness import ONLY, PLACED
from variorum.dates import Days, apart, days
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import is_country, is_region
from variorum.linking.naming.titles import Name, names
from variorum.linking.scene_words import alike
from variorum.records import Claim, Event, Finding, Place, Tables
from variorum.stored import where

ALONE = "single origin"
OTHER = "other"  # the kind of what no word tells the kind of
SOON = 2  # days within which what happened is told as new
CITY_KM = 7.5  # a place that reaches this far holds quarters, and villages beside it


def titled_by_findings(tables: Tables, findings: Iterable[Finding], pile: Pile) -> tuple[Event, ...]:
    """The events of `tables`, each with findings called by what these rest on."""
    rests: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for each in findings:
        ids = tuple(id for group in each.groups for id in group.claims)
        if each.kind != ALONE and ids:
            rests[each.event].append(ids)
    wanted = {id for rows in rests.values() for ids in rows for id in ids}
    known = {claim.id: claim for claim in where(tables.claims, "id", wanted.__contains__)} if wanted else {}
    held: dict[str, list[list[Claim]]] = {}
    doubted: dict[str, Name] = {}
    bare: dict[str, Event] = {}
    for event in tables.events:
        rows = [found for ids in rests.get(event.id, ()) if (found := [known[id] for id in ids if id in known])]
        if not rows:
            continue
        if _is_by_the_way(event, rows):
            bare[event.id] = replace(event, title=event_kinds().title(OTHER))
            continue
        name = _called(event, pile)
        if not (_has_day(name, rows, pile) and _has_place(name, rows, pile)):
            held[event.id], doubted[event.id] = rows, name
    if not (doubted or bare):
        return tuple(tables.events)
    theirs = {event: {claim.article for row in rows for claim in row} for event, rows in held.items()}
    own = {each.event.id: each for each in names(tables, theirs, pile.scenes.sentences)} if theirs else {}
    called = bare | {id: _kept(name, own[id], held[id], pile) for id, name in doubted.items()}
    return tuple(called.get(event.id, event) for event in tables.events)


def _called(event: Event, pile: Pile) -> Name:
    """The name of an event, read off its title."""
    told, place = event.title.split(" · ")[1:], pile.world.places.get(event.place or "")
    words = (place.name, f"near {place.name}") if place is not None else ()
    where = next((each for each in words if each in told), None)
    dates = (event.date, f"{event.date}/..") if event.date else ()
    since = next((each for each in dates if spoken_date(each) in told), None)
    return Name(event, event.kind, event.place if where else None, where, event.date if since else None, since)


def _is_by_the_way(event: Event, held: Iterable[Iterable[Claim]]) -> bool:
    """Whether an event is one that is told by the way, a statement or an announcement, and all that its findings rest
    on was put to it for want of another: what is counted then is not what was said or announced."""
    if event.kind == OTHER or not event_kinds().aside(event.kind):
        return False
    put = (PLACED[0], ONLY)
    return all(
        claim.low is not None and any(note in (claim.inferred or "") for note in put)
        for claims in held
        for claim in claims
    )


def _kept(name: Name, own: Name, held: Sequence[Sequence[Claim]], pile: Pile) -> Event:
    """The event with what is borne out of its name, or of that by the articles of its findings."""
    day = next((each for each in (name, own) if each.date and _has_day(each, held, pile)), None)
    place = next((each for each in (name, own) if each.place and _has_place(each, held, pile)), None)
    told = replace(
        own,
        place=place.place if place else None,
        where=place.where if place else None,
        date=day.date if day else None,
        since=day.since if day else None,
    )
    return replace(
        name.event,
        kind=told.kind,
        title=told.title,
        date=told.date or name.event.date,
        place=told.place or name.event.place,
    )


def _has_day(name: Name, held: Sequence[Sequence[Claim]], pile: Pile) -> bool:
    """Whether each finding bears out the day: no more of its claims lead to another than to it, and it is told or can
    be meant."""
    span = days(name.date)
    if span is None:
        return True
    for claims in held:
        same = other = 0
        for claim in claims:
            led = pile.together.days(claim)
            same += any(apart(span, each) == 0 for each in led)
            other += bool(led) and all(_is_other(span, each) for each in led)
        meant = any(pile.scenes.can_be_of(name.event, span, each) for each in claims)
        if not same and all(_is_long_before(span, each, pile) for each in claims):
            return False
        if not _is_borne_out(same, other, meant, pile.together.crowded(name.event)):
            return False
    return True


def _is_borne_out(same: int, other: int, meant: bool, crowded: bool) -> bool:
    """Whether a day or a place is that of a finding with so many claims that lead to the same and to another. `meant`:
    their articles have it for the event; that is enough where nothing else like the event is told about then."""
    return other <= same and (same > 0 or meant) if crowded else other <= same or meant


def _is_long_before(span: Days, claim: Claim, pile: Pile) -> bool:
    """Whether the claim's article was printed so long after `span` that only its own words can lead there."""
    printed = pile.scenes.told.printed.get(claim.article)
    return printed is not None and (printed[0] - span[1]).days > LONG_BEFORE


def _is_other(span: Days, led: Days) -> bool:
    """Whether a day around a claim is surely not one on which what happened in `span` is told: it is before it, or more
    than some days after."""
    return led[1] < span[0] or (led[0] - span[1]).days > SOON


def _has_place(name: Name, held: Sequence[Sequence[Claim]], pile: Pile) -> bool:
    """The same of the place."""
    if name.place is None or is_country(pile.world.places[name.place]):
        return True
    known = pile.world.places
    crowded = pile.together.crowded(name.event)
    small = crowded and not _is_large(known[name.place])
    for claims in held:
        same = other = meant = 0
        for claim in claims:
            near = pile.together.sites(claim) | pile.together.places(claim)
            fits = any(_tells(each, name.place, pile) for each in near)
            same, meant = (
                same + fits,
                meant + any(_tells(each, name.place, pile) for each in pile.together.around(claim)),
            )
            others = small and any(not _is_large(known[each]) for each in near)
            other += not fits and bool(others or pile.scenes.whereabouts.all_apart((name.place,), near))
        if not _is_borne_out(same, other, meant > 0, crowded):
            return False
    return True


def _tells(place: str, other: str, pile: Pile) -> bool:
    """Whether who names one place tells of another: a province tells of no town in it."""
    first, second = pile.world.places[place], pile.world.places[other]
    if is_region(first) and not is_region(second) and not alike(first.name, second.name):
        return False
    return pile.scenes.whereabouts.is_one(place, other)


def _is_large(place: Place) -> bool:
    """Whether the place is one that holds others."""
    return (place.radius_km or 0.0) >= CITY_KM
