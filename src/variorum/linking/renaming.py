"""Ids of floor 2 -> ids of the pile, in every row that points to an actor or a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from variorum.records import Tables
from variorum.stored import changed


def with_actor_ids(tables: Tables, ids: Mapping[str, str]) -> Tables:
    """The tables with every reference to an actor replaced; `actors` itself is left to the caller."""

    def new(id: str | None) -> str | None:
        return None if id is None else ids.get(id, id)

    return replace(
        tables,
        mentions=changed(tables.mentions, lambda row: replace(row, actor=new(row.actor)) if row.actor else row),
        attributions=tuple(
            replace(row, speaker_actor=new(row.speaker_actor)) if row.speaker_actor else row
            for row in tables.attributions
        ),
        claims=tuple(
            replace(row, actor=new(row.actor), speaker_actor=new(row.speaker_actor), counter=new(row.counter))
            if row.actor or row.speaker_actor or row.counter
            else row
            for row in tables.claims
        ),
        designations=tuple(
            replace(row, actor=new(row.actor), speaker_actor=new(row.speaker_actor))
            if row.actor or row.speaker_actor
            else row
            for row in tables.designations
        ),
    )


def with_place_ids(tables: Tables, ids: Mapping[str, str]) -> Tables:
    """The tables with every reference to a place replaced; `places` itself is left to the caller."""

    def new(id: str | None) -> str | None:
        return None if id is None else ids.get(id, id)

    return replace(
        tables,
        mentions=changed(tables.mentions, lambda row: replace(row, place=new(row.place)) if row.place else row),
        claims=tuple(replace(row, place=new(row.place)) if row.place else row for row in tables.claims),
        events=tuple(replace(row, place=new(row.place)) if row.place else row for row in tables.events),
    )
