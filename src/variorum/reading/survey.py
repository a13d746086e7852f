"""What a build would read of a pile, told before it: a look at each article, and what is not known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from variorum.records import Article
from variorum.sources import Reading, Source

WANTED = ("outlet", "title", "published")
"""What findings need to say who printed what, and when."""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """One article of the pile, as far as it is known before its text is parsed."""

    article: Article
    words: int
    clutter: float  # share of the text's characters that stand in boilerplate, 0 to 1
    missing: tuple[str, ...]  # of WANTED
    faults: tuple[str, ...]  # what could not be understood, such as a date


def survey(reading: Reading) -> Iterator[Surveyed]:
    """A look at each article of `reading`, in order of path."""
    faults: dict[str, list[str]] = {}
    for warning in reading.warnings:
        faults.setdefault(warning.article, []).append(warning.reason)
    for source in sorted(reading.sources, key=_in_order):
        article = source.article
        sizes = [(block.end - block.start, block.kind) for block in source.blocks]
        clutter = sum(size for size, kind in sizes if kind == "boilerplate")
        yield Surveyed(
            article,
            len(article.text.split()),
            round(clutter / max(1, sum(size for size, _ in sizes)), 3),
            tuple(name for name in WANTED if getattr(article, name) is None),
            tuple(faults.get(article.id, ())),
        )


def _in_order(source: Source) -> tuple[str, int]:
    """By file, then by the number in it: #2 before #10."""
    file, _, number = source.article.path.rpartition("#")
    return (file, int(number)) if file and number.isdecimal() else (source.article.path, 0)
