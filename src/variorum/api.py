"""The Python interface: build a dossier, open one.

import variorum

dossier = variorum.build(["reports/"], "ferry.variorum")
for finding in dossier.rows(variorum.records.Finding):
    print(finding.kind, finding.slot, finding.summary)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from variorum.settings import Running, Settings

if TYPE_CHECKING:
    from variorum.dossier.read import Dossier

MOST_WORKERS = 4
"""More processes than this are used only when asked for: each takes several hundred megabytes."""


def build(
    inputs: Sequence[Path | str],
    output: Path | str,
    *,
    workers: int | None = None,
    parser: str | None = None,
    force: bool = False,
    cache: Path | str | None = None,
    decisions: Path | str | None = None,
    progress: Callable[[str, int, int], None] = lambda stage, done, total: None,
) -> Dossier:
    """Reads the articles at `inputs` (files and folders), writes their dossier to `output` and returns it, open.

    `workers` processes share the parsing (default: one a core, at most four; 0: this process); their number changes
    no byte of the dossier. `parser` is the name of an installed spaCy pipeline. A dossier at `output` is replaced,
    another file only with `force`. `cache` is a folder where what articles say is kept for later builds, which then
    read only what is new; None keeps nothing. `decisions` is the file of what readers decided, which is held; None:
    decisions.toml beside the inputs, else beside `output`, if it is there. `progress` is called with a stage, how many
    are done and how many there are.

    What gave no article is in `dossier.rows(Skipped)`, faults inside an article in `dossier.rows(Warning)`. Raises
    variorum.errors.VariorumError: InputError where an input is missing or none gives an article, DossierError where
    `output` cannot be written, DecisionsError where decisions cannot be read or exclude each other, ParserError where
    the parser is not installed.
    """
    from variorum import pipeline  # loads the parser's library, which takes seconds

    settings = Settings() if parser is None else Settings(parser=parser)
    running = Running(
        workers=default_workers() if workers is None else workers, cache=None if cache is None else Path(cache)
    )
    decided = None if decisions is None else Path(decisions)
    pipeline.build(
        [Path(each) for each in inputs], Path(output), settings, running, progress, force=force, decisions=decided
    )
    return open(output)


def open(path: Path | str) -> Dossier:
    """The dossier at `path`, its tables as frozen records: `rows(Claim)`, `where(Claim, event=...)`, `tables()`,
    `search(words)`. Raises variorum.errors.DossierError where the file is no dossier of this version."""
    from variorum.dossier.read import Dossier

    return Dossier(path)


def default_workers() -> int:
    """One for each core that this process may use, at most MOST_WORKERS."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST_WORKERS)
