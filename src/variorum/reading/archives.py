"""Archives -> their members, one at a time and in memory: nothing is written to disk, so no name can lead there."""

from __future__ import annotations

import bz2
import gzip
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import PurePosixPath
from typing import IO, cast

from variorum.reading import kinds
from variorum.reading.decode import UnreadableError
from variorum.reading.limits import LARGEST_FILE, LARGEST_RATIO, SMALLEST_BOMB, Budget, bounded, size_in_words

BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, EOFError, ValueError)
"""What the standard library raises for archives that are cut off, damaged or made up."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive: its name there, its bytes, or why they were not read."""

    name: str
    data: bytes = b""
    fault: str | None = None


def members(stream: IO[bytes], kind: str, budget: Budget) -> Iterator[Member]:
    """The files in a ZIP or TAR archive, in its own order; folders are left out.

    Raises UnreadableError where the archive is broken or takes more than `budget`.
    """
    try:
        yield from _zipped(stream, budget) if kind in (kinds.ZIP, kinds.WACZ) else _tarred(stream, budget)
    except (*BROKEN, NotImplementedError) as error:
        raise UnreadableError(broken(error)) from error


def broken(error: BaseException) -> str:
    """Why an archive that raised `error`, one of BROKEN, gives nothing."""
    return f"is a broken archive ({str(error)[:80] or type(error).__name__}); pack it anew"


def unpacked(stream: IO[bytes], kind: str) -> IO[bytes]:
    """The bytes that a gzip, bzip2 or xz file holds, as a stream; reading it may raise one of BROKEN."""
    opened = {kinds.GZIP: gzip.GzipFile, kinds.BZIP2: bz2.BZ2File, kinds.XZ: lzma.LZMAFile}[kind]
    return cast(IO[bytes], opened(stream, "rb") if kind != kinds.GZIP else gzip.GzipFile(fileobj=stream, mode="rb"))


def unpacked_limit(packed: int) -> int:
    """How many bytes a file of `packed` bytes may unpack to."""
    return min(LARGEST_FILE, max(SMALLEST_BOMB, LARGEST_RATIO * packed))


class Counted:
    """A stream being unpacked that refuses to be read beyond `limit` bytes. What comes before a break is given."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self.stream, self.left, self.limit = cast("BufferedReader", stream), limit, limit

    def read(self, size: int = -1) -> bytes:
        data = self.stream.read1(size)  # `read` would lose what it has of a block whose end is missing
        self.left -= len(data)
        if self.left < 0:
            raise UnreadableError(f"unpacks to more than {size_in_words(self.limit)}; the rest was not read, split it")
        return data


def beginning(stream: IO[bytes], size: int) -> bytes:
    """The first `size` bytes of a stream being unpacked, or as many as come before its end or a break."""
    parts: list[bytes] = []
    left = size
    try:
        while left > 0 and (part := cast("BufferedReader", stream).read1(left)):
            parts.append(part)
            left -= len(part)
    except BROKEN:
        if not parts:
            raise
    return b"".join(parts)


def _zipped(stream: IO[bytes], budget: Budget) -> Iterator[Member]:
    with zipfile.ZipFile(stream) as archive:
        for each in archive.infolist():
            if each.is_dir():
                continue
            fault = _refused(each.filename, each.file_size, each.compress_size)
            if fault is None and each.flag_bits & 1:
                fault = "is encrypted; unpack it with its password first"
            if fault is None and stat.S_ISLNK(each.external_attr >> 16):
                fault = "is a link, which is not followed inside an archive"
            if fault is not None:
                budget.take(0)
                yield Member(each.filename, fault=fault)
                continue
            budget.take(each.file_size)
            try:
                with archive.open(each) as member:
                    data = bounded(member, each.file_size)
            except (*BROKEN, NotImplementedError, RuntimeError, OSError) as error:
                yield Member(each.filename, fault=f"is broken in its archive ({type(error).__name__}); pack it anew")
                continue
            yield Member(each.filename, data)


def _tarred(stream: IO[bytes], budget: Budget) -> Iterator[Member]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for each in archive:
            if each.isdir():
                continue
            fault = _refused(each.name, each.size, each.size)
            if fault is None and not each.isfile():
                fault = "is a link or device, which is not followed inside an archive"
            if fault is not None:
                budget.take(0)
                yield Member(each.name, fault=fault)
                continue
            budget.take(each.size)
            member = archive.extractfile(each)
            yield Member(each.name, bounded(member, each.size) if member is not None else b"")


def _refused(name: str, size: int, packed: int) -> str | None:
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (len(name) > 1 and name[1] == ":"):
        return "has a name that leads out of its archive; refused"
    if any(part.startswith(".") for part in path.parts) or path.parts[:1] == ("__MACOSX",):
        return "is hidden (its name begins with a dot) and is not read"
    if size > LARGEST_FILE:
        return f"unpacks to {size_in_words(size)}; at most {size_in_words(LARGEST_FILE)} are read of one file"
    if size > SMALLEST_BOMB and size > LARGEST_RATIO * max(packed, 1):
        return f"unpacks from {size_in_words(packed)} to {size_in_words(size)}: refused as a bomb"
    return None
