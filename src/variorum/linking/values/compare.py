"""One question for all slots: how do the values of two claims stand to each other?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from variorum.linking.values.days import clocks, dates
from variorum.linking.values.doers import doers
from variorum.linking.values.figures import figures
from variorum.linking.values.places import places
from variorum.linking.values.reasons import reasons
from variorum.linking.values.relation import Relation
from variorum.records import Actor, Claim, Number, Place, Tables

_REMEMBERED = 65_536  # slots, and numbers, that recur from claim to claim: a bound on memory


@dataclass(frozen=True, slots=True)
class World:
    """The actors and places that values refer to, by id."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, tables: Tables) -> World:
        return cls({actor.id: actor for actor in tables.actors}, {place.id: place for place in tables.places})


@lru_cache(maxsize=_REMEMBERED)
def head(slot: str) -> str:
    """`killed` of `killed:children`, `date` of `date:began`."""
    return slot.partition(":")[0]


def relation(one: Claim, two: Claim, world: World) -> Relation:
    """How the values of two claims of one event and slot stand to each other, whoever says them. Symmetric.

    Values that are words only (labels, means) can be the same; that they differ is never told from them.
    """
    slot = head(one.slot)
    if slot == "date":
        return dates(one, two)
    if slot == "time":
        return clocks(one, two)
    if slot == "place":
        return places(one, two, world.places)
    if slot == "perpetrator":
        return doers(one, two, world.actors)
    if slot == "reason":
        return reasons(one, two)
    if one.low is not None or one.high is not None:
        return figures(one, two)
    if slot == "occurrence":
        return Relation.SAME
    return Relation.SAME if one.text.casefold() == two.text.casefold() else Relation.UNKNOWN


def value_key(claim: Claim) -> tuple[str, ...]:
    """What makes two claims of one slot give one value: equal for equal values, sortable."""
    slot = head(claim.slot)
    if slot in ("date", "time"):
        return (claim.date or "",)
    if slot == "place":
        return (claim.place or claim.text.casefold(), claim.relation or "")
    if slot == "perpetrator":
        return (claim.actor or claim.text.casefold(),)
    if claim.low is not None or claim.high is not None:
        period = claim.period or ""
        return (_padded(claim.low), _padded(claim.high), claim.about or "", claim.unit or "", period)
    return ("",) if slot == "occurrence" else (claim.text.casefold(),)


@lru_cache(maxsize=_REMEMBERED)
def _padded(value: Number | None) -> str:
    """A decimal so that text order is the order of size; nothing sorts first."""
    return "" if value is None else f"{value:024.6f}"
