"""Plain text -> its units: the stretches that its lines and blank lines make, before anything is said of their kind.

Blank lines divide. Whether a single line break does, depends on how the text was saved: in a hard-wrapped text it is
white space, elsewhere each line is a paragraph or a heading of its own.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from variorum.records import Span

# Longer lines are paragraphs, not wrapped at a margin: text editors and mail wrap at 60 to 100, some at 120.
WIDEST_MARGIN = 130
NARROWEST_MARGIN = 40
# A text is hard-wrapped where this share of its lines that another follows could not have held the next line's first
# word. Own judgement: lines that are paragraphs do so by chance in a third of the cases at most.
WRAPPED_SHARE = 0.6
# And where no more of them than this end as a sentence does: few by chance; nearly all where lines are paragraphs.
ENDED_SHARE = 0.5

_BULLET = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    start: int  # of its first character that is not white space
    end: int
    indent: int
    text: str  # trimmed
    follows: bool  # the line before it is not blank

    @property
    def first_word(self) -> str:
        return self.text.split(None, 1)[0]


def units(text: str) -> list[Span]:
    """The units of `text` in order, trimmed; together they hold every character that is not white space."""
    lines = _lines(text)
    margin = _margin(lines)
    found: list[Span] = []
    before: _Line | None = None
    for line in lines:
        if before is not None and line.follows and _continues(before, line, margin):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
        before = line
    return found


def _lines(text: str) -> list[_Line]:
    lines, at, follows = [], 0, False
    for raw in text.splitlines(keepends=True):
        trimmed = raw.strip()
        if trimmed:
            indent = len(raw) - len(raw.lstrip())
            lines.append(_Line(at + indent, at + indent + len(trimmed), indent, trimmed, follows))
        follows = bool(trimmed)
        at += len(raw)
    return lines


def _margin(lines: list[_Line]) -> int | None:
    """The width that the text is wrapped at, or None where its line breaks mean something."""
    pairs = [(first, second) for first, second in pairwise(lines) if second.follows]
    if not pairs:
        return None
    lengths = sorted(len(line.text) for pair in pairs for line in pair)
    margin = lengths[-1 - len(lengths) // 20]  # a longer line in twenty may be an address that could not be cut
    if not NARROWEST_MARGIN <= margin <= WIDEST_MARGIN:
        return None
    full = sum(_is_full(first, second, margin) for first, second in pairs)
    ended = sum(_SENTENCE_END.search(first.text[-8:]) is not None for first, _ in pairs)
    if full < WRAPPED_SHARE * len(pairs) or ended > ENDED_SHARE * len(pairs):
        return None
    # One or two lines prove little: a headline over a short paragraph looks the same, but for its capitals.
    if len(pairs) <= 2 and any(is_title_case(first.text) for first, _ in pairs):
        return None
    return margin


def _is_full(line: _Line, following: _Line, margin: int) -> bool:
    return len(line.text) + 1 + len(following.first_word) > margin - 2


def _continues(line: _Line, following: _Line, margin: int | None) -> bool:
    if _BULLET.match(following.text) or following.indent >= line.indent + 2:
        return False
    if margin is not None and len(line.text) <= margin + 2 and _is_full(line, following, margin):
        return True
    if _SENTENCE_END.search(line.text[-8:]):
        return False
    return following.text[0].islower() or following.text[0] in ",;)>" or line.text[-1] in ",;"


def is_title_case(text: str) -> bool:
    """Most words of four letters or more begin with a capital, as in American headlines."""
    words = [word for word in re.findall(r"[^\W\d_]+", text[:400]) if len(word) >= 4]
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)
