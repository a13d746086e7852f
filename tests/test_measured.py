"""What every dossier says of how well Variorum does is what benchmarks/RESULTS.md says."""

import re
import tomllib
from pathlib import Path

import affair

from variorum.dossier.manifest import manifest
from variorum.settings import Settings

ROOT = Path(__file__).parents[1]
MEASURED = tomllib.loads((ROOT / "src/variorum/dossier/measured.toml").read_text("utf-8"))


def test_each_measured_figure_stands_in_the_results() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "benchmarks/RESULTS.md").read_text("utf-8").splitlines()
        if re.match(r"\|.*\|$", line)
    ]
    told = {(row[0], row[1]) for row in rows if len(row) > 1}
    assert MEASURED
    assert [name for name, row in MEASURED.items() if (name, row["figure"]) not in told] == []


def test_the_manifest_tells_what_was_measured_and_what_was_not_done() -> None:
    values = {row.name: row.value for row in manifest(affair.tables(), Settings(), "en_parser 3.8.0")}
    assert values["measured: dates of events"] == "{figure} ({data})".format(**MEASURED["dates of events"])
    assert values["not done"].startswith("Nothing was verified")
