"""What became of the decisions: rows of `manifest`, and of `warnings` for those that are not applied."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from variorum.decisions.records import Decision
from variorum.linking.decided.anchors import Anchors, Unfit
from variorum.linking.decided.striking import marked
from variorum.linking.decided.verdicts import Decided, Verdicts
from variorum.records import Manifest, Tables, Warning, is_struck

DECISIONS, STRUCK_CLAIMS = "decisions", "claims struck"
"""Rows of the manifest: every decision, and how many claims are struck; not there where there is no decision."""

STAGE = "decisions"


def told(tables: Tables, decided: Decided) -> Tables:
    """The linked tables with what became of each decision."""
    if not decided.decisions:
        return tables
    tables, faults = _late(tables, decided)
    warnings = [
        Warning(
            "",
            STAGE,
            f"{each.place}: is not applied ({each.told}): {reason}. It stays in the file: mend it, or take it out.",
        )
        for each, reason in faults.items()
    ]
    rows = [
        _row(each, faults.get(each)) for each in sorted(decided.decisions, key=lambda each: (each.file, each.line or 0))
    ]
    struck = sum(map(is_struck, tables.claims))
    return replace(
        tables,
        warnings=(*tables.warnings, *warnings),
        manifest=(
            *tables.manifest,
            Manifest(DECISIONS, json.dumps(rows, ensure_ascii=False)),
            Manifest(STRUCK_CLAIMS, str(struck)),
        ),
    )


def _late(tables: Tables, decided: Decided) -> tuple[Tables, dict[Decision, str]]:
    """The tables with those claims struck that only linking made, and what was not applied."""
    struck, faults = {}, dict(decided.faults) | _not_held(tables, decided)
    anchors = Anchors(tables)
    for each in decided.waiting:
        try:
            id = anchors.claim(each.first)
        except Unfit:
            continue
        if id not in decided.struck and not is_struck(next(claim for claim in tables.claims if claim.id == id)):
            struck[id] = each
            del faults[each]
    return marked(tables, struck), faults


def _not_held(tables: Tables, decided: Decided) -> dict[Decision, str]:
    """What does not hold in the linked tables, against all care: decisions about actors without a name may exclude each
    other by way of what is linked."""
    found: dict[Decision, str] = {}
    events = {row.id: row.event for row in tables.event_mentions} if decided.events else {}
    wanted = {id for each in (*decided.actors.same, *decided.actors.apart) for id in each.mentions}
    actors = {row.id: row.actor for row in tables.mentions if row.id in wanted} if wanted else {}
    told: tuple[tuple[Verdicts, Mapping[str, str | None]], ...] = ((decided.events, events), (decided.actors, actors))
    for verdicts, now in told:
        for each in (*verdicts.same, *verdicts.apart):
            first, second = (now.get(id) for id in each.mentions)
            if first is not None and second is not None and (first == second) != each.decision.joins:
                found[each.decision] = "other decisions speak against it, by way of what is linked"
    return found


def _row(decision: Decision, fault: str | None) -> dict[str, object]:
    """One decision as the manifest has it: no words of articles, which may hold names."""
    claim = decision.second is None
    ends = [each.id if claim else each.of or each.id for each in (decision.first, decision.second) if each is not None]
    return {
        "file": decision.file,
        "line": decision.line,
        "verdict": decision.verdict,
        "kind": decision.kind,
        "of": ends,
        "note": decision.note,
        "by": decision.by,
        "date": decision.date,
        "applied": fault is None,
    }
