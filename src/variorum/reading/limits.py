"""How much of an input is read at most: a hostile file is refused, with its reason, before it takes the machine.

Own judgement: each bound lies well above what newspapers' archives hold and well below what a laptop has.
"""

from __future__ import annotations

import logging
from typing import IO

from variorum.reading.decode import UnreadableError

MEGABYTE = 2**20
LARGEST_FILE = 512 * MEGABYTE
"""Bytes of one file, or of one member of an archive, unpacked."""
LARGEST_DOCUMENT = 64 * MEGABYTE
"""Bytes of one document that must be parsed as a whole: a page, a PDF, a mail."""
DOCUMENT_SECONDS = 60
"""Wall time of taking one document apart, where a worker does it: pages and PDF take well below one each."""
LARGEST_ARCHIVE = 2048 * MEGABYTE
"""Bytes of all members of an archive, unpacked, with those of the archives inside it."""
MOST_MEMBERS = 200_000
DEEPEST_ARCHIVE = 3
"""A zip in a zip in a zip is read, and no deeper."""
LARGEST_RATIO = 200
"""A member that unpacks to more than this many times its packed size is a bomb: text packs to a fifth or so."""
SMALLEST_BOMB = MEGABYTE
"""Smaller members are never taken for bombs: a few lines repeated pack very well."""
LONGEST_TEXT = 2_000_000
"""Characters of one article: a long book. More is a file of many articles that was saved as one."""


def size_in_words(size: float) -> str:
    """A size as people write it: 3 KB, 12 MB, 1.5 GB."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / MEGABYTE:.0f} MB" if size < 1024 * MEGABYTE else f"{size / MEGABYTE / 1024:.1f} GB"


def too_large(size: int, limit: int) -> str:
    return f"has {size_in_words(size)}, more than the {size_in_words(limit)} that are read of one file; split it"


def bounded(stream: IO[bytes], limit: int) -> bytes:
    """All of `stream`. Raises UnreadableError where it is longer than `limit` bytes; no more than that is held."""
    parts, size = [], 0
    while part := stream.read(min(MEGABYTE, limit + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > limit:
            raise UnreadableError(f"has more than the {size_in_words(limit)} that are read of one file; split it")
    return b"".join(parts)


def hushed(*libraries: str) -> None:
    """Keeps the logs of `libraries` off the user's screen: what is wrong with a file is told as its reason."""
    for library in libraries:
        logging.getLogger(library).setLevel(logging.CRITICAL + 1)


class Budget:
    """What may still be unpacked of one archive and of all that lies in it."""

    def __init__(self, size: int = LARGEST_ARCHIVE, members: int = MOST_MEMBERS) -> None:
        self.size, self.members = size, members

    def take(self, size: int) -> None:
        """Counts one member of `size` bytes. Raises UnreadableError where that is beyond what is left."""
        self.size -= size
        self.members -= 1
        if self.size < 0:
            raise UnreadableError(
                f"unpacks to more than {size_in_words(LARGEST_ARCHIVE)}; the rest was not read, split the archive"
            )
        if self.members < 0:
            raise UnreadableError(f"holds more than {MOST_MEMBERS:,} members; the rest was not read, split the archive")
