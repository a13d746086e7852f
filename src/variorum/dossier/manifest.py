"""How a dossier was made: what may change its content, and nothing else (no clock, no absolute path)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from variorum.decisions.places import hint
from variorum.dossier.measured import NOT_DONE, measured
from variorum.dossier.schema import FORMAT
from variorum.linking.decided.outcome import DECISIONS, STRUCK_CLAIMS
from variorum.records import Manifest, Tables
from variorum.settings import Settings
from variorum.version import __version__

ORIGINALS = "originals"
"""The row in which reading tells, by article path, the hashes of the documents that texts were taken out of."""

DECISION_FILES = "decisions: files"
"""The row that tells with which files of decisions the dossier was built; not there where there was none."""

FORGOTTEN = "forgotten"
"""The row that tells how many persons were taken out of the dossier; not there where none was."""


def manifest(tables: Tables, settings: Settings, parser: str, decided: Sequence[Path] = ()) -> tuple[Manifest, ...]:
    """The rows of the table `manifest`; `parser` is the name and version of the parser that ran, `decided` the files of
    the reader's decisions.

    An input has the hash of its article's text, and, where that was taken out of a document, of the document.
    """
    originals = {path: sha256 for row in tables.manifest if row.name == ORIGINALS for path, sha256 in _pairs(row)}
    inputs = [
        {"article": article.id, "path": article.path, "sha256": article.sha256}
        | ({"original": originals[article.path]} if article.path in originals else {})
        for article in sorted(tables.articles, key=lambda article: article.id)
    ]
    values = {f"measured: {name}": figure for name, figure in measured().items()} | {
        "articles": str(len(tables.articles)),
        "form": str(FORMAT),
        "inputs": json.dumps(inputs, ensure_ascii=False),
        "not done": NOT_DONE,
        "parser": parser,
        "settings": json.dumps(
            asdict(settings) | {"parser": Path(settings.parser).name}, ensure_ascii=False, sort_keys=True
        ),
        "skipped": str(len(tables.skipped)),
        "version": __version__,
    }
    values |= {row.name: row.value for row in tables.manifest if row.name in (DECISIONS, STRUCK_CLAIMS)}
    if decided:
        files = [{"file": hint(file), "sha256": hashlib.sha256(file.read_bytes()).hexdigest()} for file in decided]
        values[DECISION_FILES] = json.dumps(files, ensure_ascii=False)
    return tuple(Manifest(name, value) for name, value in sorted(values.items()))


def _pairs(row: Manifest) -> Iterable[tuple[str, str]]:
    pairs: dict[str, str] = json.loads(row.value)
    return pairs.items()
