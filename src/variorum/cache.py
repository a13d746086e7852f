"""What floors 1 and 2 found in articles read before, kept outside any dossier: a pile that grows costs what is new.

An entry is found by all that decides its rows: the article but for its path, the blocks of its text, and the
`circumstances` (settings, parser, this package's own rules). It carries a checksum; one that does not fit is thrown
away. The cache can never fail a build: where its file is broken, it begins anew; where it cannot be written, there is
none.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from variorum import circumstances
from variorum.errors import CacheError
from variorum.packing import plain, unpacked
from variorum.records import Tables
from variorum.rows import columns
from variorum.settings import Settings
from variorum.sources import Source

Unpacked = TypeVar("Unpacked")

_Entry = tuple[bytes, int, int, bytes, bytes]
"""A row of the table `entries`."""

NAME = "annotations.sqlite"
LARGEST = 2 * 2**30
"""Bytes kept: about 400,000 articles of 325 words (5 KB each, measured)."""
KEPT_SHARE = 0.9
"""What is kept of LARGEST when entries are thrown away, so that it is not done for each article."""

_KNOWN = [column.name for column in columns("articles") if column.name not in ("path", "text")]
_TOGETHER = 500  # texts whose readings are written at once
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    key BLOB PRIMARY KEY,
    used INTEGER NOT NULL,
    size INTEGER NOT NULL,
    checksum BLOB NOT NULL,
    rows BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS entries_by_use ON entries (used, key, size);
"""


def default_folder() -> Path:
    """The user's cache folder for this program; it need not be there."""
    from platformdirs import user_cache_path

    return user_cache_path("variorum")


def clear(folder: Path) -> int:
    """Throws the cache in `folder` away; returns how many bytes that freed. Other files there are left alone."""
    freed = 0
    for file in _files(folder):
        with suppress(FileNotFoundError):
            size = file.stat().st_size
            file.unlink()
            freed += size
    return freed


def forget(folder: Path, found: Callable[[str], bool]) -> int:
    """Throws away the entries of the cache in `folder` in whose words `found` finds somebody; returns how many.

    Of what is thrown away nothing is left in the file. Raises CacheError where the cache cannot be changed.
    """
    path = folder / NAME
    if not path.is_file():
        return 0
    try:
        with closing(sqlite3.connect(path, isolation_level=None, timeout=10)) as database:
            database.execute("PRAGMA secure_delete=ON")
            gone = [(key,) for key, data in database.execute("SELECT key, rows FROM entries") if _holds(data, found)]
            database.execute("BEGIN IMMEDIATE")
            database.executemany("DELETE FROM entries WHERE key = ?", gone)
            database.execute("COMMIT")
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite3.Error as error:
        raise CacheError(
            f"{path}: cannot be changed ({error}). Wait until no build uses it, or empty it: variorum cache clear"
        ) from error
    return len(gone)


def _holds(data: bytes, found: Callable[[str], bool]) -> bool:
    try:
        words = zlib.decompress(data).decode("utf-8", "ignore")
    except (zlib.error, TypeError):
        return True  # broken, and of no use
    return found(words)


def _files(folder: Path) -> Iterator[Path]:
    for end in ("", "-wal", "-shm", "-journal"):
        yield folder / f"{NAME}{end}"


@contextmanager
def annotation_cache(folder: Path | None, settings: Settings, parser: Any, limit: int = LARGEST) -> Iterator[Cache]:
    """The cache in `folder` for these settings and the loaded `parser`; one that keeps nothing where it is None.

    Nothing is kept, either, where the package's own files were changed after this process read them.
    """
    with _opened(folder, lambda: circumstances.of_annotating(settings, parser), limit) as opened:
        yield opened


@contextmanager
def reading_cache(folder: Path | None) -> Iterator[Cache]:
    """The same for what floor 1 finds in documents and texts, which no parser decides."""
    with _opened(folder, circumstances.of_reading, LARGEST) as opened:
        yield opened


@contextmanager
def _opened(folder: Path | None, told: Callable[[], str], limit: int) -> Iterator[Cache]:
    opened = Cache(None, "", 0)
    if folder is not None and not circumstances.rules_changed():
        opened = Cache(folder, told(), limit)
    try:
        yield opened
    finally:
        opened.close()


class Cache:
    """Rows of articles by content."""

    def __init__(self, folder: Path | None, circumstances: str, limit: int) -> None:
        self._circumstances = circumstances
        self._limit = limit
        self._hits: list[bytes] = []
        self._waiting: list[_Entry] = []
        self._folder = folder
        self._database: sqlite3.Connection | None = None
        self._build = self._size = 0
        self._guarded(self._open)

    def has(self, source: Source) -> bool:
        """Whether the rows of the article are kept, and as they were written."""
        if self._database is None:
            return False
        key = self._key(source)
        row = self._guarded(lambda: self._select(key))
        return row is not None and isinstance(row[1], bytes) and row[0] == _checksum(key, row[1])

    def get(self, source: Source) -> Tables | None:
        """The rows of the article, or None where they are not kept, or not as they were written."""
        return self.got(source, unpacked)

    def got(self, source: Source, unpack: Callable[[bytes, Source], Unpacked]) -> Unpacked | None:
        """As `get`, in the form in which `unpack` gives them."""
        return self._found(self._key(source), lambda data: unpack(data, source)) if self._database is not None else None

    def known(self, told: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """What reading found of what is `told`; see `sources.Memory`."""
        return self._found(self._digest("reading", told), plain) if self._database is not None else None

    def keep(self, told: tuple[Any, ...], found: tuple[Any, ...]) -> None:
        """Keeps what reading `found` of what is `told`: plain values, else they will not be known."""
        if self._database is None:
            return
        with suppress(pickle.PicklingError, TypeError, AttributeError, RecursionError):  # what libraries give as words
            self._waiting.append(self._entry(self._digest("reading", told), pickle.dumps(found, protocol=5)))
        if len(self._waiting) >= _TOGETHER:
            self._flush()

    def _found(self, key: bytes, unpack: Callable[[bytes], Unpacked]) -> Unpacked | None:
        row = self._guarded(lambda: self._select(key))
        if row is None:
            return None
        checksum, data = row
        if isinstance(data, bytes) and checksum == _checksum(key, data):
            with suppress(pickle.UnpicklingError, zlib.error, ValueError, TypeError, EOFError, IndexError, KeyError):
                rows = unpack(zlib.decompress(data))
                self._hits.append(key)
                return rows
        self._guarded(lambda: self._delete([key]))
        return None

    def put(self, entries: Iterable[tuple[Source, bytes]]) -> None:
        """Keeps what `packing.packed` made of the rows of each source; on return it will outlive this process."""
        if self._database is None:
            return
        rows = [self._entry(self._key(source), packed) for source, packed in entries]
        self._guarded(lambda: self._insert(rows))

    def _entry(self, key: bytes, packed: bytes) -> _Entry:
        data = zlib.compress(packed, 1)
        return key, self._build, len(data), _checksum(key, data), data

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        self._guarded(lambda: self._insert(waiting))

    def close(self) -> None:
        """Notes what was used; what was used least recently goes where there is too much."""
        if self._waiting:
            self._flush()
        self._guarded(self._note_hits)
        self._guarded(self._bound)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _guarded(self, work: Any) -> Any:
        """What `work` gives. A broken file is thrown away and begun anew; other faults end the use of the cache."""
        if self._folder is None:
            return None
        try:
            return work()
        except (sqlite3.Error, OSError) as error:
            if self._database is not None:
                with suppress(sqlite3.Error):
                    self._database.close()
            self._database = None
            broken = getattr(error, "sqlite_errorcode", None) in _BROKEN
            try:
                if broken and clear(self._folder):
                    self._open()
            except (sqlite3.Error, OSError):
                self._database = None
            return None

    def _open(self) -> None:
        assert self._folder is not None
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self._folder / NAME
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        database = sqlite3.connect(path, isolation_level=None, timeout=10, check_same_thread=False)
        try:
            database.execute("PRAGMA auto_vacuum=INCREMENTAL")
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
            database.executescript(_SCHEMA)
            database.execute("BEGIN IMMEDIATE")
            self._build = database.execute("SELECT coalesce(max(used), 0) + 1 FROM entries").fetchone()[0]
            self._size = database.execute("SELECT coalesce(sum(size), 0) FROM entries").fetchone()[0]
            database.execute("COMMIT")
        except sqlite3.Error:
            database.close()
            raise
        self._database = database

    def _key(self, source: Source) -> bytes:
        article = source.article
        known = [getattr(article, name) for name in _KNOWN]
        blocks = [(block.start, block.end, block.kind) for block in source.blocks]
        return self._digest(known, len(article.text), blocks)

    def _digest(self, *told: Any) -> bytes:
        return hashlib.sha256(repr((self._circumstances, *told)).encode("utf-8", "replace")).digest()

    def _select(self, key: bytes) -> Any:
        assert self._database is not None
        return self._database.execute("SELECT checksum, rows FROM entries WHERE key = ?", (key,)).fetchone()

    def _insert(self, rows: list[_Entry]) -> None:
        if self._database is None:
            return
        self._database.execute("BEGIN IMMEDIATE")
        self._database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?, ?)", rows)
        self._database.execute("COMMIT")
        self._size += sum(row[2] for row in rows)
        if self._size > self._limit:
            self._bound()

    def _delete(self, keys: list[bytes]) -> None:
        if self._database is not None:
            self._database.executemany("DELETE FROM entries WHERE key = ?", [(key,) for key in keys])

    def _note_hits(self) -> None:
        if self._database is not None and self._hits:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany(
                "UPDATE entries SET used = ? WHERE key = ?", [(self._build, key) for key in self._hits]
            )
            self._database.execute("COMMIT")
            self._hits = []

    def _bound(self) -> None:
        """Throws away what was used least recently, until KEPT_SHARE of the limit is left."""
        if self._database is None:
            return
        self._size = self._database.execute("SELECT coalesce(sum(size), 0) FROM entries").fetchone()[0]
        if self._size <= self._limit:
            return
        self._note_hits()
        gone = []
        for key, size in self._database.execute("SELECT key, size FROM entries ORDER BY used, key"):
            if self._size <= KEPT_SHARE * self._limit:
                break
            gone.append(key)
            self._size -= size
        self._database.execute("BEGIN IMMEDIATE")
        self._delete(gone)
        self._database.execute("COMMIT")
        self._database.execute("PRAGMA incremental_vacuum").fetchall()


def _checksum(key: bytes, data: bytes) -> bytes:
    """Of an entry: it binds the rows to their key, so that no entry can be taken for another."""
    return hashlib.blake2b(data, key=key, digest_size=16).digest()
