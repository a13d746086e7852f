"""Floor 3: the rows of all articles together -> the same rows with the ids of the pile, and why things were linked.

Each step is a function from tables to tables; the order matters: events need actors and places, counters need origins.
"""

from variorum.linking.actors import link_actors
from variorum.linking.counters import assign_counters
from variorum.linking.disputes import link_disputes
from variorum.linking.events import link_events
from variorum.linking.institutions import link_institutions
from variorum.linking.origins import find_origins
from variorum.linking.places import link_places
from variorum.linking.quantities import link_quantities
from variorum.linking.quotations import link_quotations
from variorum.records import Tables

STEPS = (
    link_places,
    link_actors,
    link_events,
    link_institutions,
    link_quantities,
    find_origins,
    link_quotations,
    link_disputes,
    assign_counters,
)
"""In the order in which they run."""


def link(tables: Tables) -> Tables:
    """The tables of a pile, articles in order of id, linked."""
    for step in STEPS:
        tables = step(tables)
    return tables
