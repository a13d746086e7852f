"""Why event mentions were taken for one event: the links, what spoke for each and against it, and how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from variorum.errors import NotInDossier
from variorum.linking.event_model import saved_models
from variorum.records import EventMention, Link, Mention
from variorum.show.find import find_event
from variorum.show.layout import indented
from variorum.show.view import View
from variorum.show.words import many, one_line, quoted

Told = tuple[str, str]
"""What one article tells of one event: the ids of the two."""


def event_links(view: View, given: str, other: str | None = None) -> list[Link]:
    """The links of events that touch what `given` names, or that join it to `other`; those of most weight first.

    Each is the id of an event or of an event mention, or the beginning of one. Raises NotInDossier.
    """
    mentions = {row.id: row for row in view.dossier.rows(EventMention)}
    one = _told(view, mentions.values(), given)
    two = _told(view, mentions.values(), other) if other is not None else None
    found = []
    for link in view.dossier.rows(Link):
        if link.kind != "event":
            continue
        first, second = (_told_by(mentions[id]) for id in (link.first, link.second))
        if two is None:
            wanted = first in one or second in one
        else:
            wanted = (first in one and second in two) or (first in two and second in one)
        if wanted:
            found.append(link)
    return sorted(found, key=lambda link: (not is_decided(link), -link.weight, link.id))


def explain_screen(view: View, links: Sequence[Link], limit: int | None) -> Iterator[RenderableType]:
    """Each link with its weight, the words of both mentions, where they stand, and what was compared."""
    model = saved_models().events
    if not links:
        yield Text(
            f"No link: it is told by one article only, or no other came to a weight of {model.proposed:g}. Links are "
            f"made from {model.linked:g}; two mentions of one article are joined while it is read, and have no link."
        )
        return
    mentions = {row.id: row for row in view.dossier.rows(EventMention)}
    yield Text(
        f"{tally(links)} A link is made where what speaks for it, summed, is "
        f"{model.linked:g} or more, unless the articles around it speak against it."
    )
    yield from link_rows(links, limit, "+.1f", lambda id: _line(view, mentions[id]))


def link_rows(
    links: Sequence[Link], limit: int | None, form: str, line: Callable[[str], str]
) -> Iterator[RenderableType]:
    """Each link with its weight (as `form` writes it), a line for each of its mentions, and the reason."""
    for link in links[: limit or None]:
        yield Text()
        weight = "decided by the reader, " if is_decided(link) else f"{link.weight:{form}}  "
        told = Text(f"{weight}{_STATUS.get(link.status, link.status)}")
        told.append(f"  {link.id}", style="dim")
        yield told
        for id in (link.first, link.second):
            yield indented(Text(line(id)), 3)
        yield indented(Text(one_line(link.reason)), 3)
    if limit and len(links) > limit:
        yield Text()
        yield Text(f"{len(links) - limit} more; --limit 0 shows all.")


_STATUS = {"decided": "linked", "struck": "not linked"}


def is_decided(link: Link) -> bool:
    """Whether a link holds, or does not, by a decision of the reader."""
    return link.status in _STATUS


def tally(links: Sequence[Link]) -> str:
    """ "3 links, 1 proposed, 1 struck by the reader." """
    count = Counter(link.status for link in links)
    told = [many(count["linked"] + count["decided"], "link"), f"{count['proposed']} proposed"]
    told += [f"{count['struck']} struck by the reader"] if count["struck"] else []
    return f"{', '.join(told)}."


def standing(view: View, mention: Mention | EventMention) -> str:
    """Where a mention stands: outlet, article and sentence."""
    return f"{view.dated_outlet(mention.article)}, {view.address(mention.article, mention.field, mention.start)}"


def _line(view: View, mention: EventMention) -> str:
    event = view.events[mention.event]
    return f"{quoted(mention.text)}  {standing(view, mention)}  → {one_line(event.title)} {view.short(event.id)}"


def _told(view: View, mentions: Iterable[EventMention], given: str) -> set[Told]:
    if given.startswith("m_"):
        found = {_told_by(row): row.id for row in mentions if row.id.startswith(given)}
        if len(set(found.values())) == 1:
            return set(found)
        what = f"may be {len(found)} event mentions" if found else "is no event mention"
        raise NotInDossier(f"{one_line(str(view.dossier.path))}: {given!r} {what}. Give a whole id of event_mentions.")
    event = find_event(view, given)
    return {_told_by(row) for row in mentions if row.event == event.id}


def _told_by(mention: EventMention) -> Told:
    return mention.event, mention.article
