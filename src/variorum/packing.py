"""The rows of one article -> bytes and back: what workers hand over, and what the cache keeps.

Rows are pickled, since nothing else is as fast; what is unpacked may hold nothing but the records of the contract.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from decimal import Decimal
from typing import Any

from variorum.records import TABLES, Source, Tables

_CLASSES: dict[tuple[str, str], Any] = {
    ("decimal", "Decimal"): Decimal,
    (Tables.__module__, Tables.__name__): Tables,
    **{(record.__module__, record.__name__): record for record in TABLES.values()},
}


def packed(tables: Tables) -> bytes:
    """The rows of one article without its text and path, which its source has."""
    articles = tuple(replace(article, text="", path="") for article in tables.articles)
    return pickle.dumps(replace(tables, articles=articles), protocol=5)


def unpacked(data: bytes, source: Source) -> Tables:
    """What `packed` was given for `source`. Raises pickle.UnpicklingError for anything else than records."""
    tables = _Records(io.BytesIO(data)).load()
    if not isinstance(tables, Tables):
        raise pickle.UnpicklingError("these are no tables")
    given = source.article
    articles = tuple(replace(article, text=given.text, path=given.path) for article in tables.articles)
    return replace(tables, articles=articles)


class _Records(pickle.Unpickler):
    """Knows the records of the contract and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        found = _CLASSES.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name} is no record")
        return found
