"""Inputs -> the files in them, each once, whatever the order of the inputs and of the folders' entries."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from variorum.decisions.places import is_decisions
from variorum.errors import InputError
from variorum.reading.limits import LARGEST_FILE
from variorum.records import Skipped


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A file: its path as it is told (relative to its input, with "/"), and where it lies."""

    shown: str
    file: Path
    in_folder: bool  # found in a folder or archive, not named by the user
    data: bytes | None = None  # of what lies in no file of its own: a member of an archive, standard input
    unpacked_name: str | None = None  # of what a .gz file holds

    @property
    def ending(self) -> str:
        """The end of its name, with the dot, in lower case."""
        return PurePosixPath(self.unpacked_name or self.file.name).suffix.lower()

    def open(self) -> IO[bytes]:
        """Its bytes. Raises OSError."""
        return self.file.open("rb") if self.data is None else io.BytesIO(self.data)

    def inner(self, name: str, data: bytes) -> Found:
        """What lies in it as `name`."""
        return Found(f"{self.shown}/{shown_name(name)}", self.file / name.lstrip("/"), True, data)


STANDARD_INPUT = Path("-")


def found_files(inputs: Sequence[Path]) -> tuple[list[Found], list[Skipped]]:
    """The files of `inputs` in order of their shown paths, and what cannot be opened.

    Raises InputError where an input is missing: it names all that are.
    """
    missing = [str(path) for path in inputs if path != STANDARD_INPUT and not _exists(path)]
    if missing:
        raise InputError(f"{', '.join(missing)}: there is no such file or folder. Check the name.")
    found: list[Found] = []
    skipped: list[Skipped] = []
    for path in inputs:
        if path == STANDARD_INPUT:
            # One byte more than is read of a file, so that a longer one is refused as such.
            found.append(Found("stdin", Path("stdin"), False, sys.stdin.buffer.read(LARGEST_FILE + 1)))
        elif path.is_dir():
            _walk(path, found, skipped)
        else:
            _take(Found(shown_name(path.name), path, False), found, skipped)
    return _once(found), list(dict.fromkeys(skipped))


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}). Check its permissions.") from error


def _once(found: list[Found]) -> list[Found]:
    """Each file once, under the first of its shown paths; named files before those found in a folder."""
    kept: dict[str, Found] = {}
    for each in sorted(found, key=lambda each: (each.in_folder, each.shown, str(each.file))):
        kept.setdefault(os.path.realpath(each.file) if each.data is None else each.shown, each)
    return sorted(kept.values(), key=lambda each: (each.shown, str(each.file)))


def _walk(folder: Path, found: list[Found], skipped: list[Skipped]) -> None:
    """All files under `folder`. Links to folders are followed once, after what lies there itself: loops end."""
    seen: set[tuple[int, int]] = set()
    waiting, linked = [("", folder)], list[tuple[str, Path]]()
    begun = len(found) + len(skipped)
    while waiting or linked:
        if not waiting:
            linked.sort(reverse=True)
            waiting.append(linked.pop())
        inside, place = waiting.pop()
        try:
            status = place.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(place) as listing:
                entries = sorted(listing, key=lambda each: each.name)
        except OSError as error:
            skipped.append(Skipped(shown_name(inside or folder.name), f"cannot be opened ({error.strerror}); check it"))
            continue
        names = {each.name for each in entries}
        for entry in entries:
            shown = f"{inside}/{entry.name}" if inside else entry.name
            if _LOCK.fullmatch(entry.name) or is_decisions(entry.name):
                continue  # of a dossier that is being built here, perhaps of this very build; of the reader
            if entry.name.startswith("."):
                skipped.append(Skipped(shown_name(shown), "is hidden (its name begins with a dot) and is not read"))
            elif entry.is_dir(follow_symlinks=False) and (page := _page_of(entry.name, names)) is not None:
                skipped.append(Skipped(shown_name(shown), f"holds the pictures and scripts of the saved page {page}"))
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((shown, Path(entry.path)))
            elif entry.is_symlink() and os.path.isdir(entry.path):
                linked.append((shown, Path(entry.path)))
            else:
                _take(Found(shown_name(shown), Path(entry.path), True), found, skipped)
    if len(found) + len(skipped) == begun:
        skipped.append(Skipped(shown_name(folder.resolve().name), EMPTY_FOLDER))


EMPTY_FOLDER = "is a folder with nothing in it; put articles there (.txt, .md, .jsonl, .csv)"


def _page_of(folder: str, names: set[str]) -> str | None:
    """The page beside the folder in which a browser saved what belongs to it: "Fire_files" is that of "Fire.html"."""
    stem = re.sub(r"[_-](?:files|dateien|fichiers|archivos)$", "", folder)
    pages = (f"{stem}{end}" for end in (".html", ".htm", ".xhtml"))
    return next((shown_name(page) for page in pages if stem != folder and page in names), None)


def _take(each: Found, found: list[Found], skipped: list[Skipped]) -> None:
    try:
        mode = each.file.stat().st_mode
    except OSError as error:
        broken = each.file.is_symlink()
        reason = "is a link to a file that is not there" if broken else f"cannot be opened ({error.strerror})"
        skipped.append(Skipped(each.shown, f"{reason}; check it"))
        return
    if stat.S_ISREG(mode):
        found.append(each)
    else:
        skipped.append(Skipped(each.shown, "is no regular file (a pipe or device); save it as a file"))


_LOCK = re.compile(r"\..+\.lock", re.DOTALL)
# Control characters, and those that turn the direction of what follows them.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def shown_name(name: str) -> str:
    """`name` as it is told: without the halves of characters that a file name may have but no text, and with what
    cannot be seen written out (\\x1b, \\u202e)."""
    plain = (
        os.fsencode(name).decode("utf-8", "replace")
        if _is_encodable(name)
        else name.encode("utf-8", "replace").decode()
    )
    return _UNSEEN.sub(lambda found: ascii(found[0])[1:-1], plain)


def _is_encodable(name: str) -> bool:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True
