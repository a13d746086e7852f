"""What a reader of a dossier should know: how well Variorum does where it was measured, and what it did not do."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

NOT_DONE = (
    "Nothing was verified: no finding says who is right. No outlet was rated, no source outside the pile was asked, "
    "and a value that was not found may still be in an article."
)


@cache
def measured() -> Mapping[str, str]:
    """For each measure the figure and the data it was measured on, as in benchmarks/RESULTS.md, by name."""
    rows: Mapping[str, Mapping[str, str]] = tomllib.loads(
        files("variorum.dossier").joinpath("measured.toml").read_text("utf-8")
    )
    return {name: f"{row['figure']} ({row['data']})" for name, row in sorted(rows.items())}
