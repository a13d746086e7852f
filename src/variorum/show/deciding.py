"""What a person types -> a decision, told by where its things stand, so that it outlives a change of ids."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from variorum.decisions.places import NAME, by_hint
from variorum.decisions.records import ACCEPT, ACTOR, CLAIM, DIFFERENT, EVENT, SAME, STRIKE, Anchor, Decision
from variorum.dossier.manifest import DECISION_FILES
from variorum.dossier.read import Dossier
from variorum.errors import DecisionsError, NotInDossier
from variorum.records import Article, Claim, EventMention, Link, Mention, content_id
from variorum.show.find import find_actor, find_event
from variorum.show.values import slot_label, value
from variorum.show.view import View
from variorum.show.words import one_line

Row = TypeVar("Row", EventMention, Mention, Claim)
Ends = tuple[str, Anchor, Anchor]
"""The kind of two things, and both."""

_PROPOSED = "proposed"
_MOST_OTHERS = 5  # mentions in other articles that stand in for one whose article goes


def decision(
    view: View, verdict: str, given: str, other: str | None = None, *, note: str = "", by: str = "", date: str = ""
) -> Decision:
    """The decision that `verdict` on what `given` (and `other`) name makes.

    They name an event, an actor, a mention of one, a claim or a link: by id, the beginning of one, or an actor's name.
    Raises NotInDossier where they name nothing, or nothing that the verdict can be about; it says what to give.
    """
    kind, first, second = _decided(view, verdict, given, other)
    return Decision(verdict, kind, first, second, note, by, date)


def _decided(view: View, verdict: str, given: str, other: str | None) -> tuple[str, Anchor, Anchor | None]:
    """What the verdict is about."""
    if verdict == STRIKE and other is None:
        claims = _claims(view, given)
        if claims:
            return CLAIM, _of_claim(view, _only(view, claims, given)), None
    if verdict in (STRIKE, ACCEPT):
        return _of_link(view, _link(view, verdict, given, other))
    if other is None:
        raise NotInDossier(f"{verdict!r} is said of two things. Give the id of the other, too.")
    kind, first = _thing(view, given)
    of_other, second = _thing(view, other)
    if kind != of_other:
        raise NotInDossier(f"{given!r} is of the kind {kind}, {other!r} of the kind {of_other}. Give two of one kind.")
    if first.id == second.id or (verdict == SAME and first.of == second.of):
        raise NotInDossier(
            f"{given!r} and {other!r} are one already."
            + (
                " To part what is one, strike a link: variorum explain prints their ids."
                if verdict == DIFFERENT
                else ""
            )
        )
    if verdict == DIFFERENT and first.of == second.of and first.article == second.article:
        raise NotInDossier(
            f"{given!r} and {other!r} stand in one article, which tells them as one: that cannot be parted. "
            "Strike the claims that do not belong."
        )
    return kind, first, second


def file_of(dossier: Dossier) -> Path:
    """The file of decisions that the dossier was built with, else the one beside it, which need not be there.

    Raises DecisionsError where it was built with one that is no longer found.
    """
    told = json.loads(dossier.manifest.get(DECISION_FILES, "[]"))
    if not told:
        return dossier.path.parent / NAME
    found = by_hint(told[0]["file"], dossier.path)
    if found is None:
        raise DecisionsError(
            f"{dossier.path}: was built with the decisions of {told[0]['file']}, which is not found from here. "
            "Name it: --decisions FILE"
        )
    return found


def _claims(view: View, given: str) -> list[Claim]:
    return [row for row in view.claims.values() if row.id == given or _begins(row.id, "c", given)]


def _begins(id: str, prefix: str, given: str) -> bool:
    return given.startswith(f"{prefix}_") and id.startswith(given)


def _only(view: View, rows: Sequence[Row], given: str) -> Row:
    if len(rows) > 1:
        raise NotInDossier(
            f"{one_line(str(view.dossier.path))}: {given!r} may be {len(rows)} things. Give the whole id of one: "
            + ", ".join(row.id for row in rows[:5])
        )
    return rows[0]


def _thing(view: View, given: str) -> tuple[str, Anchor]:
    """The kind of what is named, and where it stands: a mention stands for the event or actor that it is of there, a
    claim for its event, an event or actor for its earliest."""
    if given.startswith("m_"):
        telling = [row for row in view.dossier.rows(EventMention) if row.id.startswith(given)]
        naming = [row for row in view.dossier.rows(Mention) if row.actor is not None and row.id.startswith(given)]
        exact = [row for row in telling if row.id == given]
        if exact or (telling and not naming):
            return EVENT, _of_event_mention(view, _only(view, exact or telling, given))
        if naming and (not telling or any(row.id == given for row in naming)):
            return ACTOR, _of_mention(view, _only(view, [row for row in naming if row.id == given] or naming, given))
        what = f"may be {len(telling) + len(naming)} mentions" if telling else "is no mention of an event or actor"
        raise NotInDossier(f"{one_line(str(view.dossier.path))}: {given!r} {what}. Give a whole id.")
    claims = _claims(view, given)
    if claims:
        return _thing(view, _only(view, claims, given).event_mention)
    if given in view.events or given.startswith("e_"):
        event = find_event(view, given).id
        own = [row for row in view.dossier.where(EventMention, event=event) if _is_own(row)]
        if not own:
            return EVENT, Anchor(event, of=event, shown=one_line(view.events[event].title))
        return EVENT, _whole(view, _of_event_mention(view, _earliest(view, own)), own)
    actor = find_actor(view, given)
    mentions = view.dossier.where(Mention, actor=actor.id)
    if not mentions:
        return ACTOR, Anchor(actor.id, of=actor.id, shown=one_line(actor.name))
    named = [row for row in mentions if row.form == "name"] or mentions
    return ACTOR, _whole(view, _of_mention(view, _earliest(view, named)), named)


def _whole(view: View, anchor: Anchor, rows: Iterable[EventMention | Mention]) -> Anchor:
    """The anchor with mentions of the same in other articles, the earliest first: should its own article go."""
    first: dict[str, EventMention | Mention] = {}
    for row in sorted(rows, key=lambda row: _order(view, row)):
        first.setdefault(row.article, row)
    others = [row.id for article, row in first.items() if article != anchor.article]
    return replace(anchor, others=tuple(others[:_MOST_OTHERS]))


def _is_own(row: EventMention) -> bool:
    """Whether the article itself tells the event there: no row that linking added for a figure that it moved."""
    return row.id == content_id("m", row.article, row.field, row.start, row.end)


def _earliest(view: View, rows: Iterable[Row]) -> Row:
    """The one in the earliest article: an event has its id from there, and keeps it while the pile grows."""
    return min(rows, key=lambda row: _order(view, row))


def _order(view: View, row: EventMention | Mention | Claim) -> tuple[bool, str, str, bool, int, str]:
    published = view.articles[row.article].published
    return published is None, published or "", row.article, row.field != "text", row.start, row.id


def _link(view: View, verdict: str, given: str, other: str | None) -> Link:
    """The link that is named, by its id or by what it joins."""
    links = [row for row in view.dossier.rows(Link) if row.id == given or _begins(row.id, "k", given)]
    path = one_line(str(view.dossier.path))
    if other is not None:
        (_, first), (_, second) = _thing(view, given), _thing(view, other)
        wanted = {first.of, second.of}
        links = [row for row in view.dossier.rows(Link) if row.kind in (EVENT, ACTOR) and _ends(view, row) == wanted]
        links = [row for row in links if row.status == _PROPOSED] if verdict == ACCEPT else links
        if not links:
            what = "proposes to link" if verdict == ACCEPT else "links"
            raise NotInDossier(f"{path}: nothing {what} {given!r} and {other!r}. Write instead: {given} same {other}")
        return max(links, key=lambda row: (row.weight, row.id))
    if not links:
        what = "link" if verdict == ACCEPT else "claim or link"
        raise NotInDossier(
            f"{path}: {given!r} is no {what}. Claims have their ids in: variorum show {path} article ID; links in: "
            f"variorum explain {path} ID"
        )
    if len(links) > 1:
        raise NotInDossier(f"{path}: {given!r} may be {len(links)} links. Give the whole id of one.")
    link = links[0]
    if link.kind not in (EVENT, ACTOR):
        raise NotInDossier(f"{path}: {given!r} links two {link.kind}s; only links of events and actors can be decided.")
    if verdict == ACCEPT and link.status != _PROPOSED:
        raise NotInDossier(f"{path}: {given!r} is {link.status}, no proposal: there is nothing to accept.")
    return link


def _ends(view: View, link: Link) -> set[str]:
    return {_thing(view, id)[1].of for id in (link.first, link.second)}


def _of_link(view: View, link: Link) -> Ends:
    if link.kind == EVENT:
        rows = {row.id: row for row in view.dossier.rows(EventMention)}
        return EVENT, _of_event_mention(view, rows[link.first]), _of_event_mention(view, rows[link.second])
    mentions = {id: view.dossier.where(Mention, id=id)[0] for id in (link.first, link.second)}
    return ACTOR, _of_mention(view, mentions[link.first]), _of_mention(view, mentions[link.second])


def _of_event_mention(view: View, row: EventMention) -> Anchor:
    return _anchor(view, row, row.event, view.events[row.event].title)


def _of_mention(view: View, row: Mention) -> Anchor:
    actor = view.actors[row.actor or ""]
    return _anchor(view, row, actor.id, actor.name)


def _of_claim(view: View, row: Claim) -> Anchor:
    shown = f"{slot_label(row.slot)}: {value(view, row)} · {view.events[row.event].title}"
    return _anchor(view, row, row.event, shown, row.slot)


def _anchor(view: View, row: Row, of: str, shown: str, slot: str = "") -> Anchor:
    """Where `row` stands: by article, offsets, words and sentence. The words are those of the article, unmasked: they
    must be found there."""
    [article] = view.dossier.where(Article, id=row.article)
    whole = article.text_of(row.field)
    passage = view.sentences.at(row.article, row.field, row.start)
    start, end = (passage.start, max(passage.end, row.end)) if passage else (row.start, row.end)
    return Anchor(
        id=row.id,
        of=of,
        shown=f"{one_line(shown)} ({view.dated_outlet(row.article)})",
        article=article.id,
        path=article.path,
        sha256=article.sha256,
        field=row.field,
        start=row.start,
        end=row.end,
        slot=slot,
        words=whole[row.start : row.end],
        sentence=whole[start:end],
    )
