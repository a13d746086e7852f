"""Floor 1: inputs -> articles. Every input ends as an article or as a row of `skipped` with its reason."""

import json
from collections.abc import Sequence
from pathlib import Path

from variorum.errors import InputError
from variorum.reading.text import source_of_text
from variorum.records import Reading


def read(inputs: Sequence[Path]) -> Reading:
    """The articles of `inputs` (files and folders), sorted by id. Raises InputError where an input is missing."""
    sources = []
    for path in inputs:
        if not path.exists():
            raise InputError(f"{path}: there is no such file or folder. Check the name.")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            row = json.loads(line)
            text = row["text"]
            sources.append(
                source_of_text(
                    str(row["id"]),
                    text,
                    path=f"{path.name}#{number}",
                    outlet=row.get("outlet"),
                    title=row.get("title"),
                    url=row.get("url"),
                    published=row.get("date"),
                )
            )
    return Reading(tuple(sorted(sources, key=lambda each: each.article.id)))
