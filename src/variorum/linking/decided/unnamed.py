"""Decisions about actors of which one at least has no name ("the port authority", "officials").

They are applied when bodies that are called by a noun are linked, to the rows of the pile: those that the reader calls
one become one, unless that would bring together two that the reader keeps apart (`outcome` warns then).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from variorum.linking.decided.holding import closed, components
from variorum.linking.decided.rows import own_row
from variorum.linking.decided.verdicts import Verdicts
from variorum.linking.renaming import with_actor_ids
from variorum.records import Actor, Link, Tables


def join_unnamed(tables: Tables, verdicts: Verdicts, unnamed: Collection[str]) -> Tables:
    """The tables with those `verdicts` about actors applied that are about one of `unnamed`, ids of floor 2 of actors
    without a name, and a row of `links` for each."""
    wanted = {id for each in (*verdicts.same, *verdicts.apart) for id in each.mentions}
    actor_of = {row.id: row.actor for row in tables.mentions if row.id in wanted and row.actor is not None}
    mention_of = {
        id: mention
        for each in (*verdicts.same, *verdicts.apart)
        for id, mention in zip((each.first, each.second), each.mentions, strict=True)
        if mention in actor_of
    }
    units = components(each.pair for each in verdicts.same)
    never = closed((each.pair for each in verdicts.apart), units)
    apart = {
        frozenset((actor_of[mention_of[one]], actor_of[mention_of[two]]))
        for one, two in never
        if one in mention_of and two in mention_of
    }
    ids: dict[str, str] = {}
    rows: dict[str, Link] = {}
    actors = {actor.id: actor for actor in tables.actors}
    for each in (*verdicts.same, *verdicts.apart):
        here = each.first in mention_of and each.second in mention_of
        if not here or (each.first not in unnamed and each.second not in unnamed):
            continue
        one, two = (_now(actor_of[mention_of[id]], ids) for id in (each.first, each.second))
        if each.decision.joins and one != two:
            if any({_now(id, ids) for id in pair} == {one, two} for pair in apart):
                continue
            kept, gone = _order(actors, one, two)
            ids[gone] = kept
            actors[kept] = _merged(actors[kept], actors.pop(gone))
        row = own_row("actor", each, mention_of[each.first], mention_of[each.second])
        rows.setdefault(row.id, row)
    moved = {id: _now(id, ids) for id in ids}
    return replace(
        with_actor_ids(tables, moved),
        actors=tuple(
            replace(actor, part_of=_part(actor, moved)) for actor in sorted(actors.values(), key=lambda each: each.id)
        ),
        links=(*(link for link in tables.links if link.id not in rows), *rows.values()),
    )


def _now(id: str, ids: Mapping[str, str]) -> str:
    while id in ids:
        id = ids[id]
    return id


def _order(actors: Mapping[str, Actor], one: str, two: str) -> tuple[str, str]:
    """Which stays: the one with a name, else the one whose id comes first."""
    first, second = sorted((one, two), key=lambda id: (actors[id].kind == "unnamed", id))
    return first, second


def _merged(kept: Actor, gone: Actor) -> Actor:
    aliases = {*kept.aliases, *gone.aliases, gone.name} - {kept.name}
    return replace(kept, aliases=tuple(sorted(aliases)), part_of=kept.part_of or gone.part_of)


def _part(actor: Actor, moved: Mapping[str, str]) -> str | None:
    whole = moved.get(actor.part_of or "", actor.part_of)
    return whole if whole != actor.id else None
