"""Quotation marks -> quotations. Every mark is paired inside its own paragraph, so none can swallow the article.

A quotation whose mark is never closed ends at its paragraph; it goes on where the next paragraph opens with a mark
again, as is the custom of print. Apostrophes are told from single quotation marks by what stands beside them.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from variorum.records import Span
from variorum.sources import Block

MARK = re.compile(r"''|``|[\"“”„‟«»]")
SINGLE = re.compile(r"[‘’']")
OPENING = frozenset({"“", "„", "«", "``"})
CLOSING = frozenset({"”", "»"})
BEFORE_OPENING = frozenset(" \t\n\r\xa0([{—–-/:,")
AFTER_CLOSING = frozenset(" \t\n\r\xa0)]}—–-.,;:!?…/'’")
# Words that begin with an apostrophe: not the opening of a quotation.
ELIDED = re.compile(r"[‘’'](?:em|til|cause|n|tis|twas|round|bout|\d0s|\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks, with its marks. `paragraph` counts blocks."""

    start: int
    end: int
    inner: Span  # without the marks
    closed: bool
    continues: bool  # takes up the unclosed quotation of the paragraph before
    single: bool
    paragraph: int


def quotes(text: str, blocks: tuple[Block, ...]) -> tuple[Quote, ...]:
    """The quotations of a text, in order. Single ones are given only where they stand outside all double ones."""
    found: list[Quote] = []
    paragraphs = [block for block in blocks if block.kind != "boilerplate"]
    for number, block in enumerate(paragraphs):
        doubles = _doubles(text, block, number)
        if doubles and found and doubles[0].start == block.start:
            last = found[-1]
            if not last.closed and last.paragraph == number - 1:
                first = doubles[0]
                doubles[0] = Quote(first.start, first.end, first.inner, first.closed, True, False, number)
        singles = _singles(text, block, number, doubles)
        found.extend(sorted([*doubles, *singles], key=lambda quote: quote.start))
    return tuple(found)


def _doubles(text: str, block: Block, number: int) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    nested = 0  # the end of a quotation inside the one that is open

    def close(end: int, inner_end: int, closed: bool) -> None:
        assert opened is not None
        inner = (opened.end(), max(opened.end(), inner_end))
        if text[inner[0] : inner[1]].strip():
            found.append(Quote(opened.start(), end, inner, closed, False, False, number))

    for mark in MARK.finditer(text, block.start, block.end):
        before = text[mark.start() - 1] if mark.start() > block.start else " "
        after = text[mark.end()] if mark.end() < block.end else " "
        opens = mark[0] in OPENING or (
            mark[0] not in CLOSING and not after.isspace() and (before in BEFORE_OPENING or before in "'‘’")
        )
        closes = mark[0] in CLOSING or (
            mark[0] not in OPENING and not before.isspace() and (after in AFTER_CLOSING or after.isspace())
        )
        # Some writers open with the closing mark.
        opens = opens or (opened is None and before.isspace() and after.isalnum())
        if mark.start() < nested:
            continue
        if opened is not None and opened[0] == '"' and mark[0] == "“" and opens:
            # A curly quotation inside a straight one: both of its marks are passed over.
            nested = text.find("”", mark.end(), block.end) + 1
            if nested and '"' not in text[mark.end() : nested]:
                continue
        if opened is None:
            if opens or (mark[0] not in CLOSING and not closes):
                opened = mark
        elif opens and not closes:
            # A second opening: the first was never closed, and ends where its words end.
            stop = (
                mark.start() - len(text[opened.end() : mark.start()]) + len(text[opened.end() : mark.start()].rstrip())
            )
            sentence_end = max(text.rfind(sign, opened.end(), stop) for sign in ".!?") + 1
            if sentence_end > opened.end():
                close(sentence_end, sentence_end, False)
            opened = mark
        else:
            close(mark.end(), mark.start(), True)
            opened = None
    if opened is not None:
        close(block.end, block.end, False)
    return found


def _singles(text: str, block: Block, number: int, doubles: list[Quote]) -> list[Quote]:
    found: list[Quote] = []
    marks = list(SINGLE.finditer(text, block.start, block.end))
    at = 0
    starts = [quote.start for quote in doubles]

    def outside(position: int) -> bool:
        last = bisect_right(starts, position) - 1
        return last < 0 or position >= doubles[last].end

    while at < len(marks):
        mark = marks[at]
        at += 1
        if not _opens_single(text, mark.start(), block) or not outside(mark.start()):
            continue
        chosen = None
        for later in range(at, len(marks)):
            end = marks[later].start()
            if _opens_single(text, end, block) or not outside(end):
                break
            if not _closes_single(text, end, block):
                continue
            chosen = later
            if text[end - 1] != "s":  # after an s it may be a possessive: go on looking
                break
        if chosen is not None:
            end = marks[chosen].end()
            found.append(Quote(mark.start(), end, (mark.end(), end - 1), True, False, True, number))
            at = chosen + 1
    return found


def _opens_single(text: str, at: int, block: Block) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    if text[at] == "’" or before not in BEFORE_OPENING:
        return False
    return (after.isalnum() or after in "$£€#@[(…") and ELIDED.match(text, at) is None


def _closes_single(text: str, at: int, block: Block) -> bool:
    before = text[at - 1] if at > block.start else " "
    after = text[at + 1] if at + 1 < block.end else " "
    return text[at] != "‘" and not before.isspace() and not after.isalnum()
