"""What the rules hand to each other: an attribution in tokens, and the quotation marks in tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.quotes import Quote


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution, in tokens."""

    cue: tuple[int, ...]
    speaker: tuple[Run, ...]
    content: tuple[Run, ...]
    stance: str
    frame: str  # which rule found it: quotation, clause, infinitive, object ...
    inferred: str | None = None
    within: int | None = None  # a token of the cue of the attribution that it stands in, where the text says so


@dataclass(frozen=True, slots=True)
class Complement:
    """The runs of tokens that are content, what kind of complement they are, and the stance of the cue with it."""

    runs: tuple[Run, ...]
    frame: str  # clause, infinitive, object, prepositional, predicate, passive, seeming, adjective
    stance: str
    cue: tuple[int, ...] = ()  # tokens of the cue beside the verb: a preposition, a particle


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of a field, as runs of tokens with their marks."""

    quotes: tuple[Quote, ...]
    runs: tuple[Run, ...]
    inside: list[int]  # for each token the number of the quotation that it stands in, -1 outside
    opening: dict[int, int]  # first token -> number of the quotation
    closing: dict[int, int]  # last token -> number of the quotation


def marks_of(tree: Tree, quotes: Iterable[Quote]) -> Marks:
    kept: list[Quote] = []
    runs: list[Run] = []
    inside = [-1] * len(tree.head)
    for quote in quotes:
        first = bisect_right(tree.start, quote.start) - 1
        if first < 0 or tree.end[first] <= quote.start:
            first += 1
        last = bisect_left(tree.start, quote.end)
        if first >= last:
            continue
        for at in range(first, last):
            inside[at] = len(runs)
        kept.append(quote)
        runs.append((first, last))
    return Marks(
        tuple(kept),
        tuple(runs),
        inside,
        {run[0]: number for number, run in enumerate(runs)},
        {run[1] - 1: number for number, run in enumerate(runs)},
    )


def merged(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in order, those that touch or overlap made one."""
    found: list[Run] = []
    for first, last in sorted(run for run in runs if run[0] < run[1]):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def cut(runs: Iterable[Run], block: Run) -> tuple[Run, ...]:
    """The runs without the tokens of `block`."""
    found: list[Run] = []
    for first, last in runs:
        if block[1] <= first or last <= block[0]:
            found.append((first, last))
            continue
        found.extend(run for run in ((first, block[0]), (block[1], last)) if run[0] < run[1])
    return tuple(found)


def clipped(runs: Iterable[Run], frame: Run) -> tuple[Run, ...]:
    """What of the runs lies in `frame`."""
    pairs = ((max(first, frame[0]), min(last, frame[1])) for first, last in runs)
    return tuple(run for run in pairs if run[0] < run[1])
