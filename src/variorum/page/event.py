"""The screen of one event: its findings, the collation, its figures drawn, its places, who is said to have done it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.page.called import Called, called
from variorum.page.collation import Collation, collations
from variorum.page.differences import Parts, differing
from variorum.page.drawing.chart import Chart, chart
from variorum.page.figures import Figure, figures
from variorum.page.found import Found, found
from variorum.page.marks import Mark, label
from variorum.page.site import Said, Site, Source
from variorum.records import Claim, Edit, Event, Place
from variorum.show.beside import is_beside
from variorum.show.decided import decided_lines, struck_claims
from variorum.show.gather import by_value, told_edits
from variorum.show.values import guessed, is_main, value
from variorum.show.view import kind_order
from variorum.show.words import day, one_line

_MOST_EDITS = 12
_MOST_LED = 40  # lines of a picture that a screen may begin with: one that is read at a glance


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A value, by whom it is said and where it stands."""

    told: str
    guessed: bool
    actor: str | None
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    name: str
    country: str
    where: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class EditRow:
    source: Source
    other: Source
    first: Parts
    second: Parts
    language: str


@dataclass(frozen=True, slots=True)
class StruckRow:
    """A claim that the reader struck."""

    label: str
    why: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class EventScreen:
    id: str
    anchor: str
    title: str
    dated: str
    articles: int
    origins: int
    findings: tuple[Found, ...]
    beside: tuple[Found, ...]  # put to the event by a guess
    alone: tuple[Found, ...]
    collations: tuple[Collation, ...]
    lead: tuple[Figure, ...]  # the figure that the screen begins with, if any
    figures: tuple[Figure, ...]
    chart: Chart | None
    places: tuple[PlaceRow, ...]
    blamed: tuple[ValueRow, ...]
    called: tuple[Called, ...]
    edits: tuple[EditRow, ...]
    decided: tuple[str, ...]  # what the reader decided, a line each
    struck: tuple[StruckRow, ...]
    guessed: bool


def event_screen(site: Site, event: Event) -> EventScreen:
    """Everything that the articles say of one event."""
    view = site.view
    claims = view.claims_by_event.get(event.id, [])
    findings = [found(site, each, quotes=True) for each in view.findings_by_event.get(event.id, ())]
    beside = {each.id for each in view.findings_by_event.get(event.id, ()) if is_beside(view, each)}
    marks = _marks(findings)
    silence = {(row.slot, row.article): row.told for row in site.coverage.get(event.id, ())}
    drawn = figures(site, claims, marks, silence)
    lead = [
        each for each in drawn[:1] if is_main(each.slot) and each.branches and len(each.branches.edges) <= _MOST_LED
    ]
    return EventScreen(
        event.id,
        site.anchor("event", event.id),
        one_line(event.title),
        day(event.date),
        len(event.articles),
        len({view.origin_of[article] for article in event.articles}),
        tuple(each for each in findings if each.mark.word != "single origin" and each.id not in beside),
        tuple(each for each in findings if each.mark.word != "single origin" and each.id in beside),
        tuple(each for each in findings if each.mark.word == "single origin"),
        tuple(collations(site, event, claims, marks, silence)),
        tuple(lead),
        tuple(drawn[len(lead) :]),
        _chart(site, claims),
        tuple(_places(site, claims)),
        tuple(_blamed(site, claims)),
        called(site, event, claims),
        tuple(edit_row(site, edit) for edit in told_edits(view, event)[:_MOST_EDITS]),
        tuple(decided_lines(view, event)),
        tuple(
            StruckRow(label(claim.slot), one_line(claim.inferred or "", 90), site.said([claim]))
            for claim in struck_claims(view, event)
        ),
        any(claim.inferred for claim in claims),
    )


def _marks(findings: Sequence[Found]) -> dict[str, list[tuple[Mark, str | None]]]:
    """For each slot the marks of its findings; a finding about a stem stands at the stem and at its parts."""
    marks: defaultdict[str, list[tuple[Mark, str | None]]] = defaultdict(list)
    for each in findings:
        marks[each.slot].append((each.mark, each.href))
    for rows in marks.values():
        rows.sort(key=lambda row: kind_order(row[0].word))
    return marks


def _chart(site: Site, claims: Sequence[Claim]) -> Chart | None:
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.place in site.view.places and claim.slot.partition(":")[0] == "place" and claim.stance != "denied":
            articles[claim.place or ""].add(claim.article)
    places: dict[str, tuple[Place, int]] = {id: (site.view.places[id], len(by)) for id, by in sorted(articles.items())}
    return chart(places)


def _places(site: Site, claims: Sequence[Claim]) -> list[PlaceRow]:
    by_place: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.place in site.view.places and claim.slot.partition(":")[0] == "place":
            by_place[claim.place or ""].append(claim)
    rows = []
    for id, mine in sorted(by_place.items(), key=lambda item: (-len({claim.article for claim in item[1]}), item[0])):
        place = site.view.places[id]
        where = (
            "" if place.latitude is None or place.longitude is None else f"{place.latitude:.2f}, {place.longitude:.2f}"
        )
        rows.append(PlaceRow(one_line(place.name), place.country or "", where, site.said(mine)))
    return rows


def _blamed(site: Site, claims: Sequence[Claim]) -> list[ValueRow]:
    """Who and what is said to have done it, whoever most say first."""
    rows = []
    mine = [claim for claim in claims if claim.slot == "perpetrator"]
    for voices in by_value(site.view, mine):
        everything = [claim for printed in voices.values() for claim in printed]
        actor = everything[0].actor
        href = site.links.actor(actor) if actor in site.view.actors and actor else None
        rows.append(ValueRow(value(site.view, everything[0]), bool(guessed(everything)), href, site.said(everything)))
    return rows


def edit_row(site: Site, edit: Edit) -> EditRow:
    """The two printings of a sentence, with what differs marked."""
    first, second = differing(edit.text, edit.other_text)
    return EditRow(
        site.source(edit.article, "text", edit.start),
        site.source(edit.other_article, "text", edit.other_start),
        first,
        second,
        site.view.articles[edit.article].language or "",
    )
