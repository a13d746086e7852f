"""Two speakers in one sentence, set side by side: "the government says 17 died, while the opposition puts the figure at
60", "the firm says 45; according to the union it is 300". What the second says is no part of what the first does."""

from collections.abc import Sequence
from dataclasses import replace

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.found import Found, cut

SETTING = frozenset({"while", "whereas"})
JOINED = frozenset({"clause", "before", "closing", "according"})


def apart(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """The attributions, none with a clause in which another speaks by a semicolon or "while" apart from it."""
    by_cue = [(at, each) for each in found for at in each.cue if each.speaker]
    rows = []
    for each in found:
        if each.frame in JOINED and each.speaker and not any(_quoted(tree, run) for run in each.content):
            first, last = tree.sentences[tree.sentence[each.cue[0]]]
            for at, other in by_cue:
                if other is each or not first <= at < last or other.within is not None:
                    continue
                clause = _set_apart(tree, each, at, (first, last))
                if clause is not None and (kept := cut(each.content, clause)) and kept != each.content:
                    each = replace(each, content=kept)
        rows.append(each)
    return rows


def _quoted(tree: Tree, run: Run) -> bool:
    return any(tree.lower[at] in ('"', "“", "”") for at in range(*run))


def _set_apart(tree: Tree, each: Found, cue: int, sentence: Run) -> Run | None:
    """The clause of another's cue that is set apart from a speaker's own, or None where it is not."""
    own = each.cue[0]
    low, high = min(own, cue), max(own, cue)
    breaks = [at for at in range(low, high) if tree.lower[at] == ";"]
    if breaks:
        return (breaks[-1], sentence[1]) if cue > own else (sentence[0], breaks[0] + 1)
    for mark in tree.kids(cue, "mark", "advmod"):
        first, last = tree.left[cue], tree.right[cue]
        if tree.lower[mark] in SETTING and first <= mark < cue and not first <= own <= last:
            return first, last + 1
    return None
