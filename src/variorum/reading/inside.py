"""Clutter inside a text that a page was saved into without line breaks: footers, tags, buttons after a date.

Nothing but the words tells where it ends; where they leave it open, it stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum.lexicon import lexicon
from variorum.reading.head import SOURCE
from variorum.sources import Block

# A text of fewer characters is a line of its own, which `clutter` judges.
SHORTEST_RUN = 300
# Three marks, none further from the next than a list of titles is long; and the text before them. Chosen by reading the
# ends of 741 news texts without line breaks: two marks or a longer gap begin to cut sentences.
FEWEST_MARKS, WIDEST_GAP, AFTER = 3, 700, 0.25
MOST_TAGS = 25  # words
LONGEST_HEAD = 220  # characters before the buttons at the head of a text: who, where and when

_FULL_STOP = r"(?:[.!?…][\"”’')\]]*|[\"”)])\s"
_SHORT_URL = re.compile(r"(?:(?<![a-z])|(?=G))(?:get )?short url(?: \d{1,6})*(?=\s)", re.IGNORECASE)
_ENDS = re.compile(r"[.!?][\"”’')\]]*\s+[A-Z]")


@dataclass(frozen=True, slots=True)
class _Patterns:
    marks: re.Pattern[str]
    tags: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    table = lexicon(language, "clutter")
    marks = "|".join(
        re.escape(each) for each in sorted({*table["footers"], *table["tails"]}, key=lambda w: (-len(w), w))
    )
    after, never = "|".join(table["after_tags"]), "|".join(table["never_tags"])
    return _Patterns(
        marks=re.compile(rf"(?<![\w-])(?:{marks})(?!\w)"),
        tags=re.compile(
            rf"(?:(?<=[.!?…] )|(?<=[.!?][\"”)] ))Tags:? (?:(?!(?:{after}|{never})\b)[\w()'’&/-]+,? ){{1,{MOST_TAGS}}}"
            rf"(?=(?:{after}) [\w\"“])"
        ),
    )


def without_inside(text: str, block: Block, language: str) -> Iterator[Block]:
    """The paragraph `block` in pieces, those that are no article as boilerplate, a source at its end as heading."""
    start, end = block.start, block.end
    if end - start < SHORTEST_RUN:
        yield block
        return
    known = _patterns(language)
    cuts: list[tuple[int, int, str]] = []
    buttons = _SHORT_URL.search(text, start, min(end, start + LONGEST_HEAD))
    if buttons and not _ENDS.search(text, start, buttons.start()):
        if buttons.start() > start:
            cuts.append((start, buttons.start(), "heading"))
        cuts.append((buttons.start(), buttons.end(), "boilerplate"))
    cuts += [(found.start(), found.end(), "boilerplate") for found in known.tags.finditer(text, start, end)]
    below = footer(text, start, end, language)
    if below is not None:
        cuts = [cut for cut in cuts if cut[1] <= below]
        source = SOURCE.search(text, max(start, below - 100), below)
        if source and source.start() > start:
            cuts.append((source.start(), below, "heading"))
        cuts.append((below, end, "boilerplate"))
    at = start
    for first, last, kind in cuts:
        yield from _piece(text, at, first, block.kind)
        yield from _piece(text, first, last, kind)
        at = last
    yield from _piece(text, at, end, block.kind)


def footer(text: str, start: int, end: int, language: str) -> int | None:
    """Where what stands below an article begins, or None."""
    marks = [found.start() for found in _patterns(language).marks.finditer(text, start, end)]
    begin = None
    following = end
    for at in reversed(range(len(marks))):
        if following - marks[at] > WIDEST_GAP:
            break
        following = marks[at]
        if (
            len(marks) - at >= FEWEST_MARKS
            and marks[at] > start + AFTER * (end - start)
            and _is_after(text, start, marks[at])
        ):
            begin = marks[at]
    return begin


def _is_after(text: str, start: int, at: int) -> bool:
    """Whether a sentence is over before `at`, but for its source and the counts of shares and comments."""
    before = text[max(start, at - 120) : at]
    before = re.sub(r"(?:\s\d{1,6}|\s(?:Print|Tweet|Views|Shares?|Comments?))*\s*$", " ", before)
    before = SOURCE.sub("", before)
    return re.search(rf"{_FULL_STOP}\s*$", before) is not None


def _piece(text: str, start: int, end: int, kind: str) -> Iterator[Block]:
    inner = text[start:end]
    left, right = start + len(inner) - len(inner.lstrip()), end - len(inner) + len(inner.rstrip())
    if left < right:
        yield Block(left, right, kind)
