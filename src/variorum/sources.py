"""What floor 1 hands to floor 2: an article with its blocks, and the account of a whole reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from variorum.records import Article, Skipped, Warning


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text that belongs together: a paragraph, or something that is none. Floor 1 finds
    them; floor 2 turns them into passages. Blocks do not overlap, are in order, and cover all that is not white space.
    """

    start: int
    end: int
    kind: str  # paragraph, heading, caption, boilerplate


class Memory(Protocol):
    """What reading found before, by all that decides it; both are plain values, in tuples."""

    def known(self, told: tuple[Any, ...]) -> tuple[Any, ...] | None:
        """What was found of what is `told`, None where that is not known."""

    def keep(self, told: tuple[Any, ...], found: tuple[Any, ...]) -> None:
        """Remembers what was `found`."""


class _Nothing:
    def known(self, told: tuple[Any, ...]) -> None:
        return None

    def keep(self, told: tuple[Any, ...], found: tuple[Any, ...]) -> None:
        pass


NO_MEMORY: Memory = _Nothing()


@dataclass(frozen=True, slots=True)
class Source:
    """What floor 1 gives for one article: the article, and the blocks of its text."""

    article: Article
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What floor 1 gives for a pile: its articles sorted by id, what gave none, and what is wrong with the rest."""

    sources: tuple[Source, ...]
    skipped: tuple[Skipped, ...] = field(default=())
    warnings: tuple[Warning, ...] = field(default=())
    # by article path: sha256 of the document (page, PDF, mail ...) that the article's text was taken out of
    originals: Mapping[str, str] = field(default_factory=dict)
