"""Floor 3: the rows of all articles together -> the same rows with the ids of the pile, and why things were linked.

Each step is a function from tables to tables; the order matters: events need actors and places, counters need origins.
"""

from collections.abc import Callable, Sequence

from variorum.decisions.records import Decision
from variorum.linking.actors import link_actors
from variorum.linking.contrasts import link_contrasts
from variorum.linking.counters import assign_counters
from variorum.linking.decided.outcome import told
from variorum.linking.decided.resolving import resolved
from variorum.linking.decided.striking import put_back, set_aside
from variorum.linking.disputes import link_disputes
from variorum.linking.events import link_events
from variorum.linking.institutions import link_institutions
from variorum.linking.offices import link_offices
from variorum.linking.origins import find_origins
from variorum.linking.places import link_places
from variorum.linking.quantities import link_quantities
from variorum.linking.quotations import link_quotations
from variorum.records import Tables

STEPS: tuple[Callable[..., Tables], ...] = (
    link_places,
    link_actors,
    link_events,
    link_quantities,
    link_contrasts,
    link_institutions,
    link_offices,
    find_origins,
    link_quotations,
    link_disputes,
    assign_counters,
)
"""In the order in which they run."""

_HEEDING: frozenset[Callable[..., Tables]] = frozenset((link_actors, link_events, link_institutions, link_offices))
"""The steps that heed what the reader decided."""


def link(tables: Tables, decisions: Sequence[Decision] = ()) -> Tables:
    """The tables of a pile, articles in order of id, linked, with the reader's `decisions` held.

    Raises DecisionsError where decisions exclude each other.
    """
    decided = resolved(tables, decisions)
    before = tables if decided.struck else None
    tables = set_aside(tables, decided.struck)
    for step in STEPS:
        tables = step(tables, decided) if step in _HEEDING else step(tables)
    if before is not None:
        tables = put_back(tables, before, decided.struck)
    return told(tables, decided)
