"""Ids of floor 2 -> ids of the pile, in every row that points to an actor or a place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from variorum.records import Tables
from variorum.stored import renamed, with_ids


def with_actor_ids(tables: Tables, ids: Mapping[str, str]) -> Tables:
    """The tables with every reference to an actor replaced; `actors` itself is left to the caller."""
    return replace(
        tables,
        mentions=renamed(tables.mentions, ids, "actor"),
        attributions=renamed(tables.attributions, ids, "speaker_actor"),
        claims=renamed(tables.claims, ids, "actor", "speaker_actor", "counter"),
        designations=renamed(tables.designations, ids, "actor", "speaker_actor"),
    )


def with_place_ids(tables: Tables, ids: Mapping[str, str]) -> Tables:
    """The tables with every reference to a place replaced; `places` itself is left to the caller."""
    return replace(
        tables,
        mentions=renamed(tables.mentions, ids, "place"),
        claims=renamed(tables.claims, ids, "place"),
        events=tuple(with_ids(row, ids, "place") for row in tables.events),
    )
