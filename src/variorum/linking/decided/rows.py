"""The rows of `links` that rest on decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.linking.decided.holding import Held
from variorum.linking.decided.verdicts import DECIDED, Verdict, Verdicts
from variorum.records import Link, Tables, content_id
from variorum.rows import revised


def decided_rows(
    kind: str, rows: Iterable[Link], verdicts: Verdicts, held: Held, mention_of: Mapping[str, str]
) -> Iterable[Link]:
    """`rows` with the status of those that hold, or do not hold, only by a decision: `decided` or `struck`, their
    weight and reason kept; and a row for each decision itself. `mention_of` gives the mention that stands for an item.
    """
    if not verdicts:
        return rows
    rows = tuple(rows)
    item_of = {mention_of[item]: item for group in held.after for item in group if item in mention_of}
    found: dict[str, Link] = {}
    for row in rows:
        first, second = item_of.get(row.first), item_of.get(row.second)
        if first is not None and second is not None:
            if held.joined(first, second):
                row = _marked(row, "decided", f"{DECIDED}, of others of the two: the same {kind}")
            elif held.parted(first, second):
                row = _marked(row, "struck", f"{DECIDED}, of others of the two: not the same {kind}")
        found[row.id] = row
    for each in (*verdicts.same, *verdicts.apart):
        if each.first in mention_of and each.second in mention_of:
            row = own_row(kind, each, mention_of[each.first], mention_of[each.second])
            weighed = next((other for other in rows if other.id == row.id), row)
            found[row.id] = _marked(weighed, row.status, row.reason) if weighed is not row else row
    return tuple(found[id] for id in sorted(found))


def kept_apart(tables: Tables) -> frozenset[frozenset[str]]:
    """The pairs of events of the pile that a decision keeps apart."""
    struck = [link for link in tables.links if link.kind == "event" and link.status == "struck"]
    event_of = {row.id: row.event for row in tables.event_mentions} if struck else {}
    return frozenset(frozenset((event_of[link.first], event_of[link.second])) for link in struck)


def own_row(kind: str, verdict: Verdict, first: str, second: str) -> Link:
    """The row of a decision about what the mentions `first` and `second` stand for. Nothing was weighed for it."""
    first, second = sorted((first, second))
    status = "decided" if verdict.decision.joins else "struck"
    return Link(content_id("k", kind, first, second), kind, first, second, 0.0, verdict.reason, status)


def _marked(row: Link, status: str, reason: str) -> Link:
    return revised(row, status=status, reason=f"{reason}; weighed: {row.reason}")
