"""The rows of one article -> bytes and back: what workers hand over, and what the cache keeps.

Rows are pickled as tuples of their values, since nothing else is as fast (records themselves take four times as long);
what is unpacked may hold nothing but plain values.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import starmap
from operator import attrgetter
from typing import Any

from variorum.records import TABLES, Tables
from variorum.rows import columns, maker
from variorum.sources import Source

_VALUES: dict[str, Callable[[Any], tuple[Any, ...]]] = {
    table: attrgetter(*(column.name for column in columns(table))) for table in TABLES
}


def packed(tables: Tables) -> bytes:
    """The rows of one article without its text and path, which its source has."""
    articles = tuple(replace(article, text="", path="") for article in tables.articles)
    bare = replace(tables, articles=articles)
    rows = {table: [values(row) for row in getattr(bare, table)] for table, values in _VALUES.items()}
    return pickle.dumps({table: found for table, found in rows.items() if found}, protocol=5)


def unpacked(data: bytes, source: Source) -> Tables:
    """What `packed` was given for `source`. Raises pickle.UnpicklingError for anything else than rows."""
    found = unpacked_values(data, source)
    rows: dict[str, Any] = {table: tuple(starmap(maker(TABLES[table]), of_table)) for table, of_table in found.items()}
    return Tables(**rows)


def unpacked_values(data: bytes, source: Source) -> dict[str, list[tuple[Any, ...]]]:
    """As `unpacked`, each row as its values in column order: a record takes as long to make as its values to unpack."""
    found = plain(data)
    if not isinstance(found, dict) or not found.keys() <= TABLES.keys():
        raise pickle.UnpicklingError("these are no tables")
    if any({*map(len, of_table)} - {len(columns(table))} for table, of_table in found.items()):
        raise pickle.UnpicklingError("these are no rows")
    given = source.article
    articles = starmap(maker(TABLES["articles"]), found.get("articles", ()))
    whole = [_VALUES["articles"](replace(article, text=given.text, path=given.path)) for article in articles]
    return {**found, "articles": whole} if whole else found


def plain(data: bytes) -> Any:
    """Plain values as they were pickled. Raises pickle.UnpicklingError for anything else."""
    return _Plain(io.BytesIO(data)).load()


class _Plain(pickle.Unpickler):
    """Knows plain values and decimals, and nothing that could run."""

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) != ("decimal", "Decimal"):
            raise pickle.UnpicklingError(f"{module}.{name} is no plain value")
        return Decimal
