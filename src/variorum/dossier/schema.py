"""The SQL of a dossier, made from the typed schema of the tables: types, keys, references, indexes.

A file tells that it is a dossier by SQLite's application id, and in which form by its user version.
"""

from __future__ import annotations

from collections.abc import Iterator

from variorum.records import TABLES
from variorum.rows import columns

APPLICATION_ID = int.from_bytes(b"VARI", "big")
FORMAT = 1
"""The form of the tables; a change that an older Variorum would misread takes the next number."""

WORDS = "passage_words"
"""The full-text index over the passages: row n is about row n of `passages`, and the words are not kept twice."""

# A number without a declared type is kept as it is bound: SQLite would turn a long decimal into a rounded one.
_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "REAL", "number": "", "boolean": "INTEGER", "json": "TEXT"}

_KEYS: dict[str, tuple[str, ...]] = {
    "origins": ("id", "article"),
    "coverage": ("event", "slot", "article"),
    "manifest": ("name",),
    "skipped": (),
    "warnings": (),
}

REFERENCES: dict[str, dict[str, str]] = {
    "passages": {"article": "articles"},
    "origins": {"article": "articles"},
    "edits": {"article": "articles", "other_article": "articles"},
    "actors": {"part_of": "actors"},
    "places": {"part_of": "places"},
    "mentions": {"article": "articles", "actor": "actors", "place": "places"},
    "times": {"article": "articles"},
    "attributions": {"article": "articles", "speaker_actor": "actors", "inside": "attributions"},
    "events": {"place": "places", "part_of": "events"},
    "event_mentions": {"event": "events", "article": "articles", "attribution": "attributions"},
    "claims": {
        "event": "events",
        "event_mention": "event_mentions",
        "article": "articles",
        "place": "places",
        "actor": "actors",
        "speaker_actor": "actors",
        "attribution": "attributions",
    },
    "designations": {
        "actor": "actors",
        "event": "events",
        "article": "articles",
        "attribution": "attributions",
        "speaker_actor": "actors",
    },
    "quotations": {"attribution": "attributions", "article": "articles"},
    "findings": {"event": "events"},
    "coverage": {"event": "events", "article": "articles"},
}
"""For each table its columns that hold the id of a row of one other table, and of which. Columns that may refer to
several tables (`claims.counter`, `links.first`) and lists of ids are not among them."""

# What a reader asks for: the rows of one article, of one event, of one actor.
_INDEXED = ("article", "event", "actor", "speaker_actor")


def quoted(name: str) -> str:
    """`name` as an SQL identifier, whatever it is (`of`, `table`, `order` are reserved words)."""
    return '"' + name.replace('"', '""') + '"'


def key(table: str) -> tuple[str, ...]:
    """The columns that no two rows of `table` share; none where a row may come twice."""
    return _KEYS.get(table, ("id",))


def create_sqls() -> Iterator[str]:
    """One statement for each table, in the order of the contract, and one for the full-text index."""
    for table in TABLES:
        lines = []
        for column in columns(table):
            parts = [quoted(column.name), _TYPES[column.kind], "" if column.nullable else "NOT NULL"]
            if column.name in REFERENCES.get(table, {}):
                parts.append(f"REFERENCES {quoted(REFERENCES[table][column.name])} (id)")
            lines.append(" ".join(part for part in parts if part))
        yield f"CREATE TABLE {quoted(table)} (\n  " + ",\n  ".join(lines) + "\n)"
    yield f"CREATE VIRTUAL TABLE {WORDS} USING fts5 (words, content='', tokenize='unicode61 remove_diacritics 2')"


def index_sqls() -> Iterator[str]:
    """One statement for each index; to be run after the rows are in."""
    for table in TABLES:
        if key(table):
            names = ", ".join(map(quoted, key(table)))
            yield f"CREATE UNIQUE INDEX {quoted(f'{table}_key')} ON {quoted(table)} ({names})"
        for column in columns(table):
            if column.name in _INDEXED and (column.name,) != key(table)[:1]:
                name = quoted(f"{table}_{column.name}")
                yield f"CREATE INDEX {name} ON {quoted(table)} ({quoted(column.name)})"


def insert_sql(table: str) -> str:
    """The statement that adds one row of `table`, its values bound in column order."""
    names = columns(table)
    places = ", ".join("?" for _ in names)
    return f"INSERT INTO {quoted(table)} ({', '.join(quoted(each.name) for each in names)}) VALUES ({places})"
