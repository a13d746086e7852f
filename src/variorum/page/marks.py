"""What stands for a kind of finding, a stance, a coverage: always a sign and a word, and a colour beside them."""

from __future__ import annotations

from dataclasses import dataclass

from variorum.show.values import slot_label
from variorum.show.view import KINDS


@dataclass(frozen=True, slots=True)
class Mark:
    word: str
    sign: str
    tone: str  # part, join, plain: a class of page.css
    means: str  # one line for the legend


_SIGNS: dict[str, tuple[str, str, str]] = {
    "differ": ("≠", "part", "values of independent counters that exclude each other"),
    "contested": ("¬", "part", "one voice denies or disputes what another asserts"),
    "inconsistent": ("⊥", "part", "one article excludes itself"),
    "updated": ("↗", "join", "one counter's values, in the order of saying"),
    "speaker differs": ("⇄", "part", "the same words, put in different mouths"),
    "different measure": ("∥", "plain", "near, but not of the same thing: shown together, never compared"),
    "compatible": ("≈", "join", "values differ but can all hold"),
    "one voice": ("1", "join", "several origins, all leading to one counter"),
    "agree": ("=", "join", "two or more independent counters say the same"),
    "single origin": ("·", "plain", "one origin only has it"),
}

MARKS = {kind: Mark(kind, *_SIGNS[kind]) for kind in KINDS}


def mark(kind: str) -> Mark:
    """The mark of a kind of finding; a kind from elsewhere is shown by its name."""
    return MARKS.get(kind) or Mark(kind, "•", "plain", "")


def label(slot: str) -> str:
    """A slot in the tool's own voice: "killed: children"."""
    return slot_label(slot).replace(":", ": ")


COVERAGE = {
    "yes": ("●", "told"),
    "no": ("–", "not found"),
    "unclear": ("?", "unclear"),
    "earlier": ("◦", "printed earlier"),
}
"""Sign and word for `coverage.told`."""
