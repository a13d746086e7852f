"""What floor 1 hands to floor 2: an article with its blocks, and the account of a whole reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from variorum.records import Article, Skipped, Warning


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article's text that belongs together: a paragraph, or something that is none. Floor 1 finds
    them; floor 2 turns them into passages. Blocks do not overlap, are in order, and cover all that is not white space.
    """

    start: int
    end: int
    kind: str  # paragraph, heading, caption, boilerplate


Remember = Callable[[tuple[Any, ...], Callable[[], tuple[Any, ...]]], tuple[Any, ...]]
"""Called with all that decides what a piece of reading gives, and what does it: gives what that gave before, where that
is remembered. Both are plain values, in tuples."""


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
