"""How a dossier was made: what may change its content, and nothing else (no clock, no absolute path)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from variorum.dossier.schema import FORMAT
from variorum.records import Manifest, Tables
from variorum.settings import Settings
from variorum.version import __version__


def manifest(tables: Tables, settings: Settings, parser: str) -> tuple[Manifest, ...]:
    """The rows of the table `manifest`; `parser` is the name and version of the parser that ran."""
    inputs = [
        {"article": article.id, "path": article.path, "sha256": article.sha256}
        for article in sorted(tables.articles, key=lambda article: article.id)
    ]
    values = {
        "articles": str(len(tables.articles)),
        "form": str(FORMAT),
        "inputs": json.dumps(inputs, ensure_ascii=False),
        "parser": parser,
        "settings": json.dumps(
            asdict(settings) | {"parser": Path(settings.parser).name}, ensure_ascii=False, sort_keys=True
        ),
        "skipped": str(len(tables.skipped)),
        "version": __version__,
    }
    return tuple(Manifest(name, value) for name, value in sorted(values.items()))
