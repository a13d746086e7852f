"""Where a file of decisions is looked for: beside the pile, else beside the dossier."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

NAME = "decisions.toml"


def is_decisions(name: str) -> bool:
    """Whether a file of this name holds decisions, and is no article of the pile that it lies in."""
    return name == NAME or name.endswith(f".{NAME}")


def files_beside(inputs: Sequence[Path], output: Path) -> tuple[Path, ...]:
    """The files of decisions of a pile: in an input that is a folder, next to one that is a file. Where there is none,
    that of the folder in which the dossier is written, if it has one."""
    folders = [path if path.is_dir() else path.parent for path in inputs if str(path) != "-"]
    found = _once(folder / NAME for folder in folders)
    return found or _once([output.parent / NAME])


def _once(files: Iterable[Path]) -> tuple[Path, ...]:
    there = {os.path.realpath(file): file for file in sorted(files) if file.is_file()}
    return tuple(sorted(there.values()))


def hint(file: Path) -> str:
    """What a dossier keeps of where the file lay: its name and its folder's, which tell nothing of the machine."""
    return PurePosixPath(file.resolve().parent.name, file.name).as_posix()


def by_hint(told: str, dossier: Path) -> Path | None:
    """The file that a dossier was built with, from its hint: under or beside where one works, or the dossier lies."""
    here, there = Path.cwd(), dossier.resolve().parent
    for folder in (here, here.parent, there, there.parent):
        if (folder / told).is_file():
            return folder / told
    return None
