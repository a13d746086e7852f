"""Floor 3: the rows of all articles together -> the same rows with the ids of the pile, and why things were linked.

Each step is a function from tables to tables; the order matters: events need actors and places, counters need origins.
Which articles tell one affair is asked once, for events and quantities.
"""

from collections.abc import Iterator, Sequence

from variorum.decisions.records import Decision
from variorum.linking.actors import link_actors
from variorum.linking.affairs import alike_articles
from variorum.linking.contrasts import link_contrasts
from variorum.linking.counters import assign_counters
from variorum.linking.decided.outcome import told
from variorum.linking.decided.resolving import resolved
from variorum.linking.decided.striking import put_back, set_aside
from variorum.linking.decided.verdicts import NOTHING, Decided
from variorum.linking.dispute_pile import neighbours
from variorum.linking.disputes import link_disputes
from variorum.linking.events import link_events
from variorum.linking.institutions import link_institutions
from variorum.linking.naming.titles import title_events
from variorum.linking.offices import link_offices
from variorum.linking.origins import find_origins
from variorum.linking.places import link_places
from variorum.linking.quantities import link_quantities
from variorum.linking.quotations import link_quotations
from variorum.records import Tables


def steps(tables: Tables, decided: Decided = NOTHING) -> Iterator[tuple[str, Tables]]:
    """The steps in the order in which they run, each with its name and the tables after it."""
    yield "places", (tables := link_places(tables))
    yield "actors", (tables := link_actors(tables, decided))
    alike = alike_articles(tables)
    yield "affairs", tables
    yield "events", (tables := link_events(tables, alike, decided))
    yield "quantities", (tables := link_quantities(tables))
    yield "contrasts", (tables := link_contrasts(tables, alike))
    near = neighbours(tables, alike)
    del alike  # of a large pile it takes room that the later steps need
    yield "institutions", (tables := link_institutions(tables, decided))
    yield "offices", (tables := link_offices(tables, decided))
    yield "origins", (tables := find_origins(tables))
    yield "quotations", (tables := link_quotations(tables))
    yield "disputes", (tables := link_disputes(tables, near))
    yield "counters", (tables := assign_counters(tables))
    yield "titles", title_events(tables)


def link(tables: Tables, decisions: Sequence[Decision] = ()) -> Tables:
    """The tables of a pile, articles in order of id, linked, with the reader's `decisions` held.

    Raises DecisionsError where decisions exclude each other.
    """
    decided = resolved(tables, decisions)
    before = tables if decided.struck else None
    tables = set_aside(tables, decided.struck)
    for _, after in steps(tables, decided):
        tables = after
    if before is not None:
        tables = put_back(tables, before, decided.struck)
    return told(tables, decided)
