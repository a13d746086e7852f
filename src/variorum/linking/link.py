"""Floor 3: the rows of all articles together -> the same rows with the ids of the pile, and why things were linked.

Each step is a function from tables to tables; the order matters: events need actors and places, counters need origins.
Which articles tell one affair is asked once, for events and quantities. That, and which articles print one origin, is
told from the texts alone, so that a second process can find it while places and actors are linked.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from variorum.decisions.records import Decision
from variorum.forked import forked
from variorum.linking.actors import link_actors
from variorum.linking.affairs import Alike, alike_articles
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
from variorum.records import Edit, Origin, Tables


def steps(tables: Tables, decided: Decided = NOTHING, is_apart: bool = False) -> Iterator[tuple[str, Tables]]:
    """The steps in the order in which they run, each with its name and the tables after it. `is_apart`: a second
    process does what needs no other step."""
    texts = Tables(articles=tables.articles, passages=tables.passages)
    by_text: list[Callable[[], Any]] = [lambda: alike_articles(texts), lambda: _copies(texts)]
    told = forked(by_text, is_apart)
    yield "places", (tables := link_places(tables))
    yield "actors", (tables := link_actors(tables, decided))
    alike: Alike = next(told)
    yield "affairs", tables
    yield "events", (tables := link_events(tables, alike, decided))
    yield "quantities", (tables := link_quantities(tables))
    yield "contrasts", (tables := link_contrasts(tables, alike))
    near = neighbours(tables, alike)
    del alike  # of a large pile it takes room that the later steps need
    yield "institutions", (tables := link_institutions(tables, decided))
    yield "offices", (tables := link_offices(tables, decided))
    origins, edits = next(told)
    yield "origins", (tables := replace(tables, origins=origins, edits=edits))
    yield "quotations", (tables := link_quotations(tables))
    yield "disputes", (tables := link_disputes(tables, near))
    yield "counters", (tables := assign_counters(tables))
    yield "titles", title_events(tables)


def _copies(tables: Tables) -> tuple[tuple[Origin, ...], tuple[Edit, ...]]:
    found = find_origins(tables)
    return tuple(found.origins), tuple(found.edits)


def link(tables: Tables, decisions: Sequence[Decision] = (), is_apart: bool = False) -> Tables:
    """The tables of a pile, articles in order of id, linked, with the reader's `decisions` held. `is_apart`: two
    processes do it.

    Raises DecisionsError where decisions exclude each other.
    """
    decided = resolved(tables, decisions)
    before = tables if decided.struck else None
    tables = set_aside(tables, decided.struck)
    for _, after in steps(tables, decided, is_apart):
        tables = after
    if before is not None:
        tables = put_back(tables, before, decided.struck)
    return told(tables, decided)
