"""Contrasts found in invented affairs that are no attacks: a march, a trial, a spill, an election, an accident.

DATA is a folder of piles, `NAME.jsonl` each, built one by one. FILE gets one JSON line for each finding: pile, kind,
slot, summary, and the values that it holds together. With --score DIR, DIR/expected.toml says what a reader finds
(`contrasts`) and, where it has them, what would be wrong to find (`forbidden`: parts against wholes, later tolls, two
events).
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from common import write_lines

import variorum
from variorum.records import Claim, Finding

STAGES = (
    "not read",
    "in several events",
    "in several slots",
    "in one slot and not told",
    "found as another kind",
    "found",
)
"""How far the values of a contrast come."""


def run(arguments: argparse.Namespace) -> None:
    read = [each for pile in sorted(arguments.data.glob("*.jsonl")) for each in _read(pile)]
    rows = [row for row in read if row["kind"]]
    write_lines(arguments.predictions, rows)
    if arguments.score is not None:
        gold = tomllib.loads((arguments.score / "expected.toml").read_text(encoding="utf-8"))
        expected, forbidden = gold["contrasts"], gold.get("forbidden", [])
        found = [each for each in expected if any(_holds(row, each) for row in rows)]
        for each in expected:
            print("found " if each in found else "missed", json.dumps(each))
        reached = Counter(_stage(read, each) for each in expected if each.get("values"))
        print("with values  ", ", ".join(f"{stage} {reached[stage]}" for stage in STAGES))
        print(f"contrasts     {len(found)} of {len(expected)}")
        if forbidden:
            wrong = [each for each in forbidden if any(_holds(row, each) for row in rows)]
            print(f"forbidden     {len(wrong)} of {len(forbidden)}")
        print(f"findings      {len(rows)}")


def _read(pile: Path) -> Iterator[dict[str, Any]]:
    """Findings of a pile, and the values that stand together in it, in an event, in one slot (without a kind)."""
    with tempfile.TemporaryDirectory() as folder:
        dossier = variorum.build([pile], Path(folder) / "pile.variorum", workers=0)
        claims = {claim.id: claim for claim in dossier.where(Claim)}
        together: dict[tuple[str, ...], set[float]] = defaultdict(set)
        for claim in claims.values():
            held = {float(each) for each in (claim.low, claim.high) if each is not None}
            for where in ((), (claim.event,), (claim.event, claim.slot)):
                together[where] |= held
        for where, held in sorted(together.items()):
            yield {"pile": pile.stem, "kind": "", "depth": len(where), "values": sorted(held)}
        for finding in dossier.where(Finding):
            lows = {claims[id].low for group in finding.groups for id in group.claims}
            yield {
                "pile": pile.stem,
                "kind": finding.kind,
                "slot": finding.slot,
                "summary": finding.summary,
                "values": sorted(float(low) for low in lows if low is not None),
            }


def _stage(read: Iterable[dict[str, Any]], contrast: dict[str, Any]) -> str:
    """How far the values of a contrast come: where they are lost says what to mend, without a look at the articles."""
    wanted = {float(value) for value in contrast["values"]}
    held = [row for row in read if row["pile"] == contrast["pile"] and wanted <= set(row["values"])]
    if any(_holds(row, contrast) for row in held if row["kind"]):
        return "found"
    if any(row["kind"] for row in held):
        return "found as another kind"
    return STAGES[max((row["depth"] for row in held), default=-1) + 1]


def _holds(row: dict[str, Any], contrast: dict[str, Any]) -> bool:
    if row["pile"] != contrast["pile"] or row["kind"] not in contrast["kinds"]:
        return False
    return {float(value) for value in contrast.get("values", ())} <= set(row["values"])
