"""One event: the collation (slots down, origins across), its counters, what its copies changed, its findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.linking.counters import is_unnamed
from variorum.records import Claim, Designation, Event
from variorum.show.beside import parted
from variorum.show.decided import decided_part, struck_claims
from variorum.show.findings import event_header, findings_table
from variorum.show.gather import SILENCE, by_value, counted, event_names, hurt_names, origins_of, told_edits
from variorum.show.layout import indented
from variorum.show.naming import naming_table
from variorum.show.narrow import Narrowed
from variorum.show.values import GUESSED, guessed, slot_label, slot_order, value, voice
from variorum.show.view import View
from variorum.show.words import listed, one_line, quoted, short_day, unique

_SLOT_WIDTH = 20
_COLUMN_WIDTH = 24  # below this a cell of the collation is broken into more lines than it helps
_MOST_EDITS = 10
_EVENT, _HURT = "the event, called", "those hurt, called"
_MOST_WORDS = 5  # in a cell of the collation
_MOST_NAMES = 20  # wordings told of an event with many origins


def event_screen(view: View, event: Event, narrowed: Narrowed, width: int) -> Iterator[RenderableType]:
    """The screen of one event, for a terminal of `width` columns: side by side where the origins fit, else slot by
    slot."""
    read = {article.id for article in view.articles.values() if narrowed.has_article(article)}
    told = view.claims_by_event.get(event.id, ())
    claims = [claim for claim in told if claim.article in read and narrowed.has_claim(claim)]
    yield event_header(view, event)
    yield Text("")
    origins = origins_of(view, event, claims, narrowed)
    slots = sorted({claim.slot for claim in claims}, key=slot_order)
    if not slots:
        yield Text("No claim fits all that was asked for." if narrowed.asked else "No claims.")
        return
    if _SLOT_WIDTH + len(origins) * _COLUMN_WIDTH <= width:
        yield _side_by_side(view, event, slots, claims, origins)
    else:
        yield _slot_by_slot(view, event, slots, claims)
        for label, named in _names(view, event):
            yield naming_table(view, label.capitalize(), named, _MOST_NAMES)
    yield from _counters(view, slots, claims)
    yield from _edits(view, event)
    struck = [claim for claim in struck_claims(view, event) if claim.article in read and narrowed.has_slot(claim.slot)]
    yield from decided_part(view, event, struck)
    findings = [each for each in view.findings_by_event.get(event.id, ()) if narrowed.has_finding(view, each)]
    if findings:
        yield Text("\nFindings", style="bold")
        own, beside = parted(view, findings)
        yield findings_table(view, own, whole=True)
        if beside:
            yield Text("In articles on it; that they tell of it is a guess:", style="dim")
            yield findings_table(view, beside, whole=True)
    if any(claim.inferred for claim in claims):
        path = one_line(str(view.dossier.path))
        yield Text(f"\n{GUESSED} something was guessed: variorum show {path} article ID says what", style="dim")


def _side_by_side(
    view: View, event: Event, slots: Sequence[str], claims: Sequence[Claim], origins: dict[str, list[str]]
) -> Table:
    table = Table(box=None, expand=True, padding=(0, 1), show_edge=False)
    table.add_column("", width=_SLOT_WIDTH, overflow="fold")
    for articles in origins.values():
        heading = Text(view.dated_outlet(articles[0]), style="bold")
        heading.append(f"\n{view.short(articles[0])}", style="dim not bold")
        for copy in articles[1:]:
            heading.append(f"\n= {view.dated_outlet(copy)} {view.short(copy)}", style="dim not bold")
        table.add_column(heading, ratio=1, overflow="fold")
    for slot in slots:
        cells = [_cell(view, event, slot, claims, articles) for articles in origins.values()]
        table.add_row(Text(slot_label(slot)), *cells)
    for label, rows in _names(view, event):
        named = _by_article(rows)
        cells = [
            Text(_some([word for article in articles for word in named.get(article, ())]))
            for articles in origins.values()
        ]
        table.add_row(Text(label), *cells)
    return table


def _cell(view: View, event: Event, slot: str, claims: Sequence[Claim], articles: Sequence[str]) -> Text:
    """The values of one origin, each with its voice; the printings that have it where not all do."""
    printings: defaultdict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.slot == slot and claim.article in articles:
            printings[value(view, claim), voice(view, claim)].append(claim)
    cell = Text()
    for (told, speaker), printed in printings.items():
        if cell.plain:
            cell.append("\n")
        cell.append(told + guessed(printed))
        if speaker:
            cell.append(f" ← {speaker}", style="dim")
        if len({claim.article for claim in printed}) < len(articles):
            outlets = unique(view.outlet(claim.article) for claim in printed)
            cell.append(f" ({listed(outlets)} only)", style="dim")
    if not cell.plain:
        silent = [view.coverage.get((event.id, slot, article)) for article in articles]
        cell.append(next((SILENCE[told] for told in silent if told in SILENCE), ""), style="dim")
    return cell


def _slot_by_slot(view: View, event: Event, slots: Sequence[str], claims: Sequence[Claim]) -> Table:
    """The same for many origins: under each slot its values, each with its voice and the articles that have it."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, overflow="fold")
    table.add_column(ratio=4, overflow="fold")
    for slot in slots:
        table.add_row(Text(slot_label(slot), style="bold"))
        for by_voice in by_value(view, [claim for claim in claims if claim.slot == slot]):
            everything = [claim for printed in by_voice.values() for claim in printed]
            told = value(view, everything[0]) + guessed(everything)
            for number, (speaker, printed) in enumerate(by_voice.items()):
                places = unique(
                    f"{view.outlet(claim.article)} ({view.address(claim.article, claim.field, claim.start)})"
                    for claim in printed
                )
                table.add_row(
                    indented(Text(told)) if number == 0 else Text(""),
                    Text(f"← {speaker}" if speaker else ""),
                    Text(listed(places), style="dim"),
                )
        silent = [f"{view.dated_outlet(article)} ({view.length(article)})" for article in view.silent(event.id, slot)]
        if silent:
            table.add_row(indented(Text("not found", style="dim")), Text(""), Text(listed(silent), style="dim"))
    return table


def _names(view: View, event: Event) -> list[tuple[str, list[Designation]]]:
    """What the event and the people hurt in it are called, each with the words that stand before it."""
    rows = ((_HURT, hurt_names(view, event)), (_EVENT, event_names(view, event)))
    return [(label, found) for label, found in rows if found]


def _by_article(rows: Sequence[Designation]) -> dict[str, list[str]]:
    """For each article its wordings, quoted, those that say most first; with the voice where it is not its own."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (-len(row.text.split()), row.start)):
        denied = "denied: " if row.stance == "denied" else ""
        speaker = f" ← {one_line(row.speaker, 30)}" if row.speaker else ""
        found[row.article].append(f"{denied}{quoted(row.text.lower(), 40)}{speaker}")
    return {article: unique(words) for article, words in found.items()}


def _some(words: Sequence[str]) -> str:
    """A word a line; beyond a handful only how many more."""
    lines = unique(words)
    return "\n".join(
        [*lines[:_MOST_WORDS], *([f"and {len(lines) - _MOST_WORDS} more"] if len(lines) > _MOST_WORDS else [])]
    )


def _counters(view: View, slots: Sequence[str], claims: Sequence[Claim]) -> Iterator[RenderableType]:
    """For each figure that several counters give: who counted, what, when said, and who prints it."""
    for slot in slots:
        values = counted(claims, slot)
        if len(values) < 2:
            continue
        yield Text(f"\nCounters: {slot_label(slot)}", style="bold")
        table = Table.grid(padding=(0, 2), expand=True)
        table.add_column(max_width=30, overflow="fold")
        table.add_column(ratio=1)
        table.add_column(ratio=1)
        for counter, figures in values.items():
            same: defaultdict[str, list[Claim]] = defaultdict(list)
            for claim in sorted(figures, key=lambda claim: claim.said or ""):
                same[value(view, claim).casefold()].append(claim)
            own = "" if counter in view.actors or is_unnamed(counter) else " itself"
            outlets = unique(view.outlet(claim.article) for claim in figures)
            table.add_row(
                indented(Text(f"{view.counters.get(counter, counter)}{own}")),
                Text("; ".join(_when_said(view, each) for each in same.values())),
                Text(f"← {listed(outlets)}", style="dim"),
            )
        yield table


def _when_said(view: View, claims: Sequence[Claim]) -> str:
    """One value of one counter with the days on which it was said: "11 (4 May, 5 May)"."""
    days = unique(short_day(claim.said) for claim in claims)
    return value(view, claims[0]) + guessed(claims) + (f" ({listed(days)})" if days else "")


def _edits(view: View, event: Event) -> Iterator[RenderableType]:
    """What the printings of one origin changed in a sentence that tells of the event."""
    edits = told_edits(view, event)
    if not edits:
        return
    yield Text("\nEdited in the copy", style="bold")
    for edit in edits[:_MOST_EDITS]:
        one, other = view.outlet(edit.article), view.outlet(edit.other_article)
        yield indented(Text(f"{one} {quoted(edit.text, 160)} → {other} {quoted(edit.other_text, 160)}"))
    if len(edits) > _MOST_EDITS:
        yield Text(f"  and {len(edits) - _MOST_EDITS} more", style="dim")
