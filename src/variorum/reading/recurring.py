"""Lines that recur across a pile: what an outlet prints above or below all its articles is clutter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.reading.head import SOURCE, is_byline, is_date_line
from variorum.sources import Block, Source

# Own judgement: two articles may share a line by chance, and a series has a motto.
FEWEST_ARTICLES, SHARE_OF_OUTLET = 4, 0.3
LONGEST_LINE = 600  # characters; longer ones are background told again, which makes claims
FEWEST_WORDS = 3  # "AFP", a place: credits and date lines tell something
# An article of which more than this recurs is a copy, and tells nothing of what its outlet always prints.
MOST_RECURRING = 0.5


def without_recurring(sources: Sequence[Source], language: str = "en") -> Iterator[Source]:
    """`sources` where the lines at an article's edges that its outlet prints again and again are boilerplate.

    Only what stands before the first or after the last line of the article's own is taken: background that recurs
    between them makes claims.
    """
    units = [_units(source) for source in sources]
    articles = Counter(source.article.outlet for source in sources)
    seen = Counter(
        (source.article.outlet, unit) for source, own in zip(sources, units, strict=True) for unit in set(own.values())
    )
    several = {key for key, count in seen.items() if count >= FEWEST_ARTICLES}
    if not several:
        yield from sources
        return
    copies = [
        sum(map(len, (unit for unit in own.values() if (source.article.outlet, unit) in several)))
        > MOST_RECURRING * sum(block.end - block.start for block in source.blocks)
        for source, own in zip(sources, units, strict=True)
    ]
    counted = Counter(
        (source.article.outlet, unit)
        for source, own, copy in zip(sources, units, copies, strict=True)
        if not copy
        for unit in set(own.values())
    )
    recurring = {
        (outlet, unit)
        for (outlet, unit), count in counted.items()
        if count >= max(FEWEST_ARTICLES, SHARE_OF_OUTLET * articles[outlet])
    }
    for source, own, copy in zip(sources, units, copies, strict=True):
        at = {at for at, unit in own.items() if (source.article.outlet, unit) in recurring} if not copy else set()
        yield _cleaned(source, at, language) if at else source


def _units(source: Source) -> dict[int, str]:
    """The lines that may be an outlet's, by the number of their block."""
    text, title = source.article.text, source.article.title
    found = {}
    for at, block in enumerate(source.blocks):
        unit = " ".join(text[block.start : block.end].split())
        if (
            block.kind != "boilerplate"
            and len(unit) <= LONGEST_LINE
            and unit.count(" ") + 1 >= FEWEST_WORDS
            and unit != title
        ):
            found[at] = unit
    return found


def _cleaned(source: Source, recurring: set[int], language: str) -> Source:
    blocks = list(source.blocks)
    own = [at for at, block in enumerate(blocks) if at not in recurring and block.kind == "paragraph"]
    if not own:
        return source
    for at in recurring:
        block = blocks[at]
        unit = source.article.text[block.start : block.end]
        told = is_byline(unit) or is_date_line(unit, language) or SOURCE.match(unit)
        if not own[0] < at < own[-1] and not told:
            blocks[at] = Block(block.start, block.end, "boilerplate")
    return replace(source, blocks=tuple(blocks))
