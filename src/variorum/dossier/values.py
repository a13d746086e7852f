"""One value of a record in its three forms: in Python, in SQL, in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from variorum.records import TABLES, Group
from variorum.rows import Column, columns, maker
from variorum.stored import Stored

_SURROGATES = re.compile("[\ud800-\udfff]")
_LARGEST_INTEGER = 2**63 - 1
# No figure of the news is longer; readers of JSON fail on such numbers, so they get the digits as text.
_MOST_DIGITS = 300
# The kinds of column whose values JSON has in another form.
_COMPOSED = ("number", "json")


def plain(value: Any) -> Any:
    """`value` as JSON has it: tuples as lists, groups as objects, whole decimals as integers."""
    if isinstance(value, Decimal):
        if value.adjusted() > _MOST_DIGITS:
            return str(value)
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Group):
        return {name: plain(each) for name, each in asdict(value).items()}
    return value


def plain_row(row: Any) -> dict[str, Any]:
    """A record as a JSON object, its keys in column order."""
    return {
        column.name: plain(getattr(row, column.name)) if column.kind in _COMPOSED else getattr(row, column.name)
        for column in columns(row.table)
    }


def json_text(value: Any) -> str:
    """A plain value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)


def storable(text: str) -> str:
    """`text` with half characters, which no encoding can write, replaced one by one: no offset moves."""
    return text if text.isascii() else _SURROGATES.sub("�", text)


def rows_to_sql(table: str, rows: Sequence[Any]) -> Iterator[tuple[str | int | float | None, ...]]:
    """The stored values of each record of `table`, in column order. A decimal that a float cannot hold is kept as its
    digits."""
    kinds = [column.kind for column in columns(table)]
    for chunk in (rows if isinstance(rows, Stored) else Stored(TABLES[table], rows)).chunks():
        yield from zip(*map(_column_to_sql, kinds, chunk), strict=True)


def _column_to_sql(kind: str, column: list[Any]) -> list[Any]:
    if kind == "integer":
        return column
    if kind == "text":
        try:  # nearly all can be stored as they are
            "".join([value for value in column if value is not None]).encode()
        except UnicodeEncodeError:
            return [None if value is None else storable(value) for value in column]
        return column
    encode = _TO_SQL[kind]
    return [None if value is None else encode(value) for value in column]


def _number_to_sql(value: Decimal) -> str | int | float:
    if value == value.to_integral_value() and abs(value) <= _LARGEST_INTEGER:
        return int(value)
    nearest = float(value)
    return nearest if Decimal(repr(nearest)) == value else str(value)


def _json_to_sql(value: Any) -> str:
    if not value:
        return "[]"
    if type(value[0]) is tuple:  # spans, of which there are many
        return "[" + ", ".join([f"[{start}, {end}]" for start, end in value]) + "]"
    return storable(json_text(plain(value)))


_TO_SQL: dict[str, Callable[[Any], str | int | float]] = {
    "real": float,
    "number": _number_to_sql,
    "boolean": int,
    "json": _json_to_sql,
}


def from_sql(kind: str, value: Any) -> Any:
    """The value that `rows_to_sql` was given."""
    if value is None:
        return None
    if kind == "number":
        return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if kind == "json":
        return _frozen(json.loads(value))
    if kind == "boolean":
        return bool(value)
    return value


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(each) for each in value)
    if isinstance(value, dict):
        return Group(**{name: _frozen(each) for name, each in value.items()})
    return value


def row_from_sql(table: str, values: tuple[Any, ...]) -> Any:
    """The record of `table` with these stored values, in column order."""
    schema: tuple[Column, ...] = columns(table)
    return maker(TABLES[table])(*(from_sql(column.kind, value) for column, value in zip(schema, values, strict=True)))
