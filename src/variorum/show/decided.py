"""What rests on a decision of the reader: told on every screen that it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.linking.decided.verdicts import DECIDED
from variorum.records import Actor, Claim, Event, EventMention, Link, Mention
from variorum.show.layout import indented
from variorum.show.values import slot_label, slot_order, value, voice
from variorum.show.view import View
from variorum.show.words import many, one_line, quoted

_MOST_REASON = 200
_DIRECT = f"{DECIDED}: "  # begins the reason of a decision's own link


def struck_claims(view: View, event: Event) -> list[Claim]:
    """The claims of an event that the reader struck, slot by slot."""
    return sorted(
        view.struck_by_event.get(event.id, ()), key=lambda row: (slot_order(row.slot), row.article, row.start, row.id)
    )


def decided_in_short(view: View, event: Event) -> str:
    """ "decided by the reader: 2 links, 1 claim struck"; "" where nothing was decided of the event."""
    links, struck = len(_decisions(view, event)), len(struck_claims(view, event))
    told = [many(links, "link")] if links else []
    told += [f"{many(struck, 'claim')} struck"] if struck else []
    return f"{DECIDED}: {', '.join(told)}" if told else ""


def decided_lines(view: View, one: Event | Actor) -> list[str]:
    """A line for each decision by which an event or actor is what it is: what was decided, and of which mentions."""
    lines = []
    for link in _decisions(view, one):
        record: type[EventMention] | type[Mention] = EventMention if isinstance(one, Event) else Mention
        ends = [view.dossier.where(record, id=id)[0] for id in (link.first, link.second)]
        reason = one_line(link.reason.removeprefix(_DIRECT).partition("; weighed: ")[0], _MOST_REASON)
        lines.append(f"{reason}: {' · '.join(_told(view, row, one.id) for row in ends)}")
    return lines


def _decisions(view: View, one: Event | Actor) -> list[Link]:
    """The links that are decisions about what is told as `one`."""
    kind = "event" if isinstance(one, Event) else "actor"
    own = [row for row in view.decided_links if row.kind == kind and row.reason.startswith(_DIRECT)]
    if not own:
        return []
    if isinstance(one, Event):
        mine = {row.id for row in view.dossier.where(EventMention, event=one.id)}
    else:
        mine = {row.id for row in view.dossier.where(Mention, actor=one.id)}
    return [view.mask(row) for row in own if row.first in mine or row.second in mine]


def _told(view: View, row: EventMention | Mention, here: str) -> str:
    """The words of a mention and where they stand; what it is of, where that is another one than `here`."""
    place = f"{view.dated_outlet(row.article)}, {view.address(row.article, row.field, row.start)}"
    if isinstance(row, EventMention):
        other = "" if row.event == here else f" → {one_line(view.events[row.event].title)} {view.short(row.event)}"
        return f"{quoted(row.text, 40)} ({place}){other}"
    actor = view.actors[row.actor or ""]
    words = actor.name if view.mask.hides(actor.id) else quoted(row.text, 40)
    return f"{words} ({place})" + ("" if actor.id == here else f" → {one_line(actor.name)} {view.short(actor.id)}")


def decided_part(view: View, one: Event | Actor, struck: Sequence[Claim] = ()) -> Iterator[RenderableType]:
    """The part of a screen that tells what was decided; nothing where nothing was."""
    lines = decided_lines(view, one)
    if lines:
        yield Text("\nDecided by the reader", style="bold")
        yield from (indented(Text(line)) for line in lines)
    if struck:
        yield Text("\nStruck by the reader", style="bold")
        table = Table.grid(padding=(0, 2), expand=True)
        for ratio in (1, 2, 2):
            table.add_column(ratio=ratio, overflow="fold")
        for claim in struck:
            speaker = voice(view, claim)
            place = f"{view.dated_outlet(claim.article)}, {view.address(claim.article, claim.field, claim.start)}"
            table.add_row(
                indented(Text(slot_label(claim.slot))),
                Text(value(view, claim), style="strike") + Text(f" ← {speaker}" if speaker else ""),
                Text(f"{place}  {claim.id}", style="dim"),
            )
        yield table
