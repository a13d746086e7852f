"""The screen of one event: its findings, the collation, its figures drawn, its places, who is said to have done it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.linking.counters import is_unnamed
from variorum.page.differences import Parts, differing
from variorum.page.drawing.bars import Bars, bars
from variorum.page.drawing.branches import Branches, branches
from variorum.page.drawing.chart import Chart, chart
from variorum.page.found import Found, found
from variorum.page.marks import Mark, label
from variorum.page.site import Said, Site, Source
from variorum.records import Claim, Edit, Event, Place
from variorum.show.gather import SILENCE, by_value, counted, event_names, origins_of, told_edits
from variorum.show.values import guessed, is_main, slot_order, value
from variorum.show.view import kind_order
from variorum.show.words import day, one_line, quoted, short_day

_MOST_FIGURES = 6  # slots drawn; the tables have all
_MOST_EDITS = 12
_MOST_VOICES = 12  # columns of the collation by voices


@dataclass(frozen=True, slots=True)
class Column:
    """An origin, or a voice, across the collation."""

    label: str
    href: str | None
    copies: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    said: tuple[Said, ...]
    silence: str


@dataclass(frozen=True, slots=True)
class Line:
    """A slot down the collation."""

    slot: str
    label: str
    marks: tuple[tuple[Mark, str | None], ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the table beside a picture: who counted, what, when said, who prints it."""

    who: str
    href: str | None
    kind: str
    said: tuple[Said, ...]
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    slot: str
    label: str
    marks: tuple[tuple[Mark, str | None], ...]
    branches: Branches | None
    bars: Bars | None
    rows: tuple[Counted, ...]
    silent: tuple[tuple[str, str | None, str], ...]  # label, link, length of an article looked through in vain


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
class Called:
    word: str
    by: tuple[tuple[str, tuple[Source, ...]], ...]


@dataclass(frozen=True, slots=True)
class EditRow:
    source: Source
    other: Source
    first: Parts
    second: Parts
    language: str


@dataclass(frozen=True, slots=True)
class EventScreen:
    id: str
    anchor: str
    title: str
    dated: str
    articles: int
    origins: int
    counters: int
    findings: tuple[Found, ...]
    alone: tuple[Found, ...]
    across: str  # articles, voices
    columns: tuple[Column, ...]
    more_columns: int  # voices left out
    lines: tuple[Line, ...]
    others: tuple[Line, ...]  # slots that one origin only fills
    figures: tuple[Figure, ...]
    chart: Chart | None
    places: tuple[PlaceRow, ...]
    blamed: tuple[ValueRow, ...]
    called: tuple[Called, ...]
    edits: tuple[EditRow, ...]
    guessed: bool


def event_screen(site: Site, event: Event, across: str = "articles") -> EventScreen:
    """Everything that the articles say of one event. The collation has its origins across, or, where `across` is
    "voices", its counters."""
    view = site.view
    claims = view.claims_by_event.get(event.id, [])
    findings = [found(site, each, quotes=True) for each in view.findings_by_event.get(event.id, ())]
    origins = origins_of(view, event, claims)
    parts, more = _voices(site, claims) if across == "voices" else (_printings(site, origins), 0)
    marks = _marks(findings)
    silence = {(row.slot, row.article): row.told for row in site.coverage.get(event.id, ())}
    lines = [
        _line(site, slot, [claim for claim in claims if claim.slot == slot], parts, marks, silence)
        for slot in sorted({claim.slot for claim in claims}, key=slot_order)
    ]
    shared = [line for line in lines if _is_shared(line)]
    return EventScreen(
        event.id,
        site.anchor("event", event.id),
        one_line(event.title),
        day(event.date),
        len(event.articles),
        len({view.origin_of[article] for article in event.articles}),
        len({claim.counter for claim in claims if claim.counter}),
        tuple(each for each in findings if each.mark.word != "single origin"),
        tuple(each for each in findings if each.mark.word == "single origin"),
        across,
        tuple(part.column for part in parts),
        more,
        tuple(shared),
        tuple(line for line in lines if line not in shared),
        tuple(_figures(site, claims, marks, silence)),
        _chart(site, claims),
        tuple(_places(site, claims)),
        tuple(_blamed(site, claims)),
        tuple(_called(site, event)),
        tuple(edit_row(site, edit) for edit in told_edits(view, event)[:_MOST_EDITS]),
        any(claim.inferred for claim in claims),
    )


def _is_shared(line: Line) -> bool:
    """Whether a line belongs into the collation: asked of any affair, or filled by several origins."""
    return (is_main(line.slot) and ":" not in line.slot) or sum(bool(cell.said) for cell in line.cells) > 1


def _marks(findings: Sequence[Found]) -> dict[str, list[tuple[Mark, str | None]]]:
    """For each slot the marks of its findings; a finding about a stem stands at the stem and at its parts."""
    marks: defaultdict[str, list[tuple[Mark, str | None]]] = defaultdict(list)
    for each in findings:
        marks[each.slot].append((each.mark, each.href))
    for rows in marks.values():
        rows.sort(key=lambda row: kind_order(row[0].word))
    return marks


@dataclass(frozen=True, slots=True)
class _Part:
    """What a column of the collation holds: the claims of an origin's printings, or of a counter."""

    column: Column
    printings: tuple[str, ...] = ()
    counter: str = ""

    def has(self, claim: Claim) -> bool:
        return claim.article in self.printings if self.printings else claim.counter == self.counter


def _printings(site: Site, origins: Mapping[str, Sequence[str]]) -> list[_Part]:
    return [_Part(_column(site, printings), tuple(printings)) for printings in origins.values()]


def _voices(site: Site, claims: Sequence[Claim]) -> tuple[list[_Part], int]:
    """The counters that speak of most slots, and how many are left out."""
    slots: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.counter:
            slots[claim.counter].add(claim.slot)
    ordered = sorted(slots, key=lambda counter: (-len(slots[counter]), counter))
    parts = []
    for counter in ordered[:_MOST_VOICES]:
        known = counter in site.view.actors
        itself = "" if known or is_unnamed(counter) else " itself"
        name = one_line(site.view.counters.get(counter, counter)) + itself
        parts.append(_Part(Column(name, site.links.actor(counter) if known else None, ()), counter=counter))
    return parts, len(ordered) - len(parts)


def _column(site: Site, printings: Sequence[str]) -> Column:
    first, *copies = printings
    return Column(
        site.view.dated_outlet(first),
        site.links.article(first),
        tuple((site.view.dated_outlet(copy), site.links.article(copy)) for copy in copies),
    )


def _line(
    site: Site,
    slot: str,
    claims: Sequence[Claim],
    parts: Sequence[_Part],
    marks: Mapping[str, list[tuple[Mark, str | None]]],
    silence: Mapping[tuple[str, str], str],
) -> Line:
    cells = []
    for part in parts:
        mine = [claim for claim in claims if part.has(claim)]
        silent = (silence.get((slot, article), "") for article in part.printings)
        words = "" if mine else next((SILENCE[told] for told in silent if told in SILENCE), "")
        cells.append(Cell(site.said(mine, len(part.printings) or 1), words))
    return Line(slot, label(slot), tuple(marks.get(slot, ())), tuple(cells))


def _figures(
    site: Site,
    claims: Sequence[Claim],
    marks: Mapping[str, list[tuple[Mark, str | None]]],
    silence: Mapping[tuple[str, str], str],
) -> list[Figure]:
    """The figures of two articles that have several counters or values: the main ones, then those of most counters."""
    view = site.view
    found = []
    for slot in sorted({claim.slot for claim in claims}, key=slot_order):
        figures = counted(claims, slot)
        values = {value(view, claim) for rows in figures.values() for claim in rows}
        articles = {claim.article for rows in figures.values() for claim in rows}
        if len(articles) < 2 or (len(figures) < 2 and len(values) < 2):
            continue
        silent = tuple(
            (view.dated_outlet(article), site.links.article(article), view.length(article))
            for (of_slot, article), told in silence.items()
            if of_slot == slot and told == "no"
        )
        rows = tuple(_counted(site, counter, rows) for counter, rows in figures.items())
        found.append(
            Figure(
                slot,
                label(slot),
                tuple(marks.get(slot, ())),
                branches(site, figures),
                bars(site, figures),
                rows,
                silent,
            )
        )
    found.sort(key=lambda figure: (not is_main(figure.slot), ":" in figure.slot, -len(figure.rows)))
    return found[:_MOST_FIGURES]


def _counted(site: Site, counter: str, claims: Sequence[Claim]) -> Counted:
    ordered = sorted(claims, key=lambda claim: claim.said or "")
    kind = "unnamed" if is_unnamed(counter) else "actor" if counter in site.view.actors else "own"
    return Counted(
        one_line(site.view.counters.get(counter, counter)) + (" itself" if kind == "own" else ""),
        site.links.actor(counter) if counter in site.view.actors else None,
        kind,
        site.said(ordered),
        tuple(dict.fromkeys(short_day(claim.said) for claim in ordered if claim.said)),
    )


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


def _called(site: Site, event: Event) -> list[Called]:
    """The words by which articles call the event, the most used first, each with who uses it."""
    uses: defaultdict[str, defaultdict[str, list[Source]]] = defaultdict(lambda: defaultdict(list))
    totals: Counter[str] = Counter()
    for row in event_names(site.view, event):
        word = quoted(row.text, 50).lower()
        speaker = f", reporting {one_line(row.speaker, 40)}" if row.speaker else ""
        uses[word][site.view.outlet(row.article) + speaker].append(site.of(row))
        totals[word] += 1
    return [
        Called(word, tuple((who, tuple(dict.fromkeys(sources))) for who, sources in sorted(uses[word].items())))
        for word, _ in sorted(totals.items(), key=lambda item: (-item[1], item[0]))
    ]


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
