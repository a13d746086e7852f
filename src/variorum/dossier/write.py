"""Tables -> a dossier. It is written beside its place and renamed, so that an earlier one is whole at any moment."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from glob import escape
from pathlib import Path

from variorum.dossier.check import ordered, sound
from variorum.dossier.manifest import FORGOTTEN
from variorum.dossier.schema import APPLICATION_ID, FORMAT, WORDS, create_sqls, index_sqls, insert_sql
from variorum.dossier.values import rows_to_sql, storable
from variorum.errors import DossierError
from variorum.records import TABLES, Tables
from variorum.stored import values

_HEADER = b"SQLite format 3\x00"
_CACHE = "cache_size=-65536"  # KB: what indexes are sorted in, and the leaves of the full-text index
_APPLICATION_ID_AT = 68  # offset of the application id in the header of an SQLite file


def write(tables: Tables, path: Path, *, force: bool = False, strict: bool = True) -> Tables:
    """Writes `tables` as a dossier at `path` and returns them as written: checked and in order.

    The same tables give the same bytes (with one version of SQLite), in whatever order their rows come. A dossier at
    `path` is replaced; any other file only with `force`. Rows that break the contract raise InconsistentRows; where
    not `strict` they are left out and told by `warnings`. Raises DossierError where the file cannot be written; what
    was at `path` is then untouched.
    """
    refuse(path, force)
    path = Path(os.path.realpath(path))
    tables = ordered(sound(tables, strict))
    with _beside(path) as temporary:
        try:
            _fill(temporary, tables)
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
            os.replace(temporary, path)
        except (OSError, sqlite3.OperationalError) as error:
            raise DossierError(
                f"{path}: cannot be written ({getattr(error, 'strerror', None) or error}). Make room or choose another "
                "place with -o; what was there before is unchanged."
            ) from error
    return tables


def refuse(path: Path, force: bool) -> None:
    """Raises DossierError where no dossier may be written at `path`; to be asked before a long build."""
    if not path.parent.is_dir():
        raise DossierError(f"{path}: there is no folder {path.parent}. Make it first, or choose another place with -o.")
    if not os.access(path.parent, os.W_OK):
        raise DossierError(f"{path}: the folder {path.parent} cannot be written to. Choose another place with -o.")
    if path.exists() and not path.is_file():
        raise DossierError(f"{path}: is a folder or a device, not a file. Choose another place with -o.")
    if path.exists() and not force and not is_dossier(path):
        raise DossierError(
            f"{path}: is there already and is no dossier. Choose another place with -o, or pass --force to replace it."
        )
    if path.exists() and not force and _forgot(path):
        raise DossierError(
            f"{path}: somebody was taken out of this dossier, and a new build would bring back whom its inputs name. "
            "Choose another place with -o; or take the person out of the inputs, too, and pass --force."
        )


def is_dossier(path: Path) -> bool:
    """Whether the file's first bytes are those of a dossier, of whatever version."""
    with path.open("rb") as file:
        head = file.read(_APPLICATION_ID_AT + 4)
    return head.startswith(_HEADER) and head[_APPLICATION_ID_AT:] == APPLICATION_ID.to_bytes(4, "big")


def _forgot(path: Path) -> bool:
    """Whether a person was taken out of the dossier at `path`."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            sql = "select 1\nfrom manifest\nwhere name = ?"
            return database.execute(sql, (FORGOTTEN,)).fetchone() is not None
    except sqlite3.Error:
        return False  # a damaged one holds nothing to keep


def _fill(path: Path, tables: Tables) -> None:
    """A new database at `path` with all rows. No journal: a half-written file is thrown away."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for setting in ("page_size=4096", "encoding='UTF-8'", "journal_mode=OFF", "synchronous=OFF", _CACHE):
            database.execute(f"PRAGMA {setting}")
        database.execute(f"PRAGMA application_id={APPLICATION_ID}")
        database.execute(f"PRAGMA user_version={FORMAT}")
        database.execute("BEGIN")
        for sql in create_sqls():
            database.execute(sql)
        for table in TABLES:
            database.executemany(insert_sql(table), rows_to_sql(table, getattr(tables, table)))
        database.executemany(f"INSERT INTO {WORDS} (rowid, words) VALUES (?, ?)", _passage_words(tables))
        database.execute(f"INSERT INTO {WORDS} ({WORDS}) VALUES ('optimize')")
        for sql in index_sqls():
            database.execute(sql)
        database.execute("COMMIT")


def _passage_words(tables: Tables) -> Iterator[tuple[int, str]]:
    fields = {(article.id, "text"): article.text for article in tables.articles}
    fields |= {(article.id, "title"): article.title or "" for article in tables.articles}
    rows = values(tables.passages, "article", "field", "start", "end")
    for number, (article, field, start, end) in enumerate(rows, start=1):
        yield number, storable(fields[article, field][start:end])


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A place in the same folder for a file not yet whole; nothing is left there, not even by a build killed before."""
    for left in path.parent.glob(f".{escape(path.name)}.*.part"):
        if not _runs(left.name.split(".")[-2]):
            left.unlink(missing_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    temporary.unlink(missing_ok=True)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _runs(process: str) -> bool:
    """Whether a process of this number runs (or may: one of another user's cannot be asked)."""
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
