"""Contrasts found in invented affairs that are no attacks: a march, a trial, a spill, an election, an accident.

DATA is a folder of piles, `NAME.jsonl` each, built one by one. FILE gets one JSON line for each finding: pile, kind,
slot, summary, and the values that it holds together. With --score DIR, DIR/expected.toml says what a reader finds.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from common import write_lines

import variorum
from variorum.records import Claim, Finding


def run(arguments: argparse.Namespace) -> None:
    rows = [row for pile in sorted(arguments.data.glob("*.jsonl")) for row in _findings(pile)]
    write_lines(arguments.predictions, rows)
    if arguments.score is not None:
        expected = tomllib.loads((arguments.score / "expected.toml").read_text(encoding="utf-8"))["contrasts"]
        found = [each for each in expected if any(_holds(row, each) for row in rows)]
        for each in expected:
            print("found " if each in found else "missed", json.dumps(each))
        print(f"contrasts     {len(found)} of {len(expected)}")
        print(f"findings      {len(rows)}")


def _findings(pile: Path) -> Iterator[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as folder:
        dossier = variorum.build([pile], Path(folder) / "pile.variorum", workers=0)
        claims = {claim.id: claim for claim in dossier.where(Claim)}
        for finding in dossier.where(Finding):
            lows = {claims[id].low for group in finding.groups for id in group.claims}
            yield {
                "pile": pile.stem,
                "kind": finding.kind,
                "slot": finding.slot,
                "summary": finding.summary,
                "values": sorted(float(low) for low in lows if low is not None),
            }


def _holds(row: dict[str, Any], contrast: dict[str, Any]) -> bool:
    if row["pile"] != contrast["pile"] or row["kind"] not in contrast["kinds"]:
        return False
    return {float(value) for value in contrast.get("values", ())} <= set(row["values"])
