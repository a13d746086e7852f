"""The stretches of a text that stand in quotation marks."""

import re
from itertools import pairwise

from variorum.records import Span

_MARK = re.compile(r"[“”\"„«»]|``|''|‘|’(?!\w)")
_PARAGRAPH = re.compile(r"\n\s*\n")
_OPENING = frozenset("“„«‘") | {"``"}
_CLOSING = frozenset("”»’") | {"''"}
_CLOSES = {"“": "”“", "„": "“”", "«": "»", "‘": "’", "``": "''\"", '"': '"'}


def quoted_stretches(text: str) -> list[Span]:
    """The (start, end) of what stands between quotation marks, marks and white space at the ends excluded, in order.

    Marks inside a quotation belong to it. A quotation that goes on in the next paragraph (which then opens with a mark
    again) gives a stretch for each paragraph; a mark that nothing closes and no next paragraph takes up gives none.
    """
    found: list[Span] = []
    starts = [0, *(gap.end() for gap in _PARAGRAPH.finditer(text)), len(text)]
    for begin, end in pairwise(starts):
        found.extend(_of_paragraph(text, begin, end))
    return found


def _of_paragraph(text: str, begin: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened: tuple[str, int] | None = None
    for match in _MARK.finditer(text, begin, end):
        mark = match.group()
        if opened is None:
            if _opens(text, mark, match.start(), match.end()):
                opened = (mark, match.end())
        elif mark in _CLOSES[opened[0]] and not (mark == '"' and _opens(text, mark, match.start(), match.end())):
            found.append((opened[1], match.start()))
            opened = None
    if opened is not None and text[end:].lstrip()[:1] in ("“", '"', "«"):
        found.append((opened[1], end))
    return [span for span in (_trimmed(text, *each) for each in found) if span[0] < span[1]]


def _opens(text: str, mark: str, start: int, end: int) -> bool:
    if mark in _CLOSING:
        return False
    before, after = text[start - 1 : start], text[end : end + 1]
    return (
        bool(after)
        and not after.isspace()
        and (mark in _OPENING or not before or not before.isalnum())
        and not (mark == '"' and before in (".", ",", "!", "?", "…"))
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end
