"""Quotations and their cues: what stands in marks beside a cue, and what goes on after it."""

from collections.abc import Sequence

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Marks, merged

# What ends a quotation that is whole by itself, inside its marks.
STOPS = frozenset({".", ",", "!", "?", "…", "...", "--", "—", ";"})
SENTENCE_END = frozenset({".", "!", "?", "…", "...", ".."})
# Tokens between a cue and the quotation that it introduces ("told a crowd of voters in the old harbour on Monday:").
MAX_GAP = 25


def quoted_before(tree: Tree, marks: Marks, block: Run, clause: Sequence[Run]) -> tuple[Run, ...]:
    """The quotation that ends right before the citing, and what of the clause leads into it."""
    at = block[0] - 1
    while (
        at >= 0 and marks.inside[at] < 0 and (tree.lower[at] in (",", "-", "–", "—", "--") or tree.pos[at] == "SPACE")
    ):
        if "\n" in tree.lower[at]:
            return ()
        at -= 1
    number = marks.closing.get(at)
    if number is None or tree.lower[block[0] - 1] == ".":
        return ()
    first, last = marks.runs[number]
    if _is_over(tree, last, block[0]):
        return ()
    start = first
    if not opens_sentence(tree, marks, number):
        start = tree.sentences[tree.sentence[first - 1]][0]
        lead = [run[0] for run in clause if run[0] < first]
        if lead:
            start = max(start, min(lead))
        while start < first and (tree.pos[start] in ("CCONJ", "SPACE") or tree.lower[start] == ","):
            start += 1
        if any(marks.inside[at] >= 0 for at in range(start, first)):
            start = first  # a second quotation in the sentence begins with its marks
    return ((start, last),)


def _is_over(tree: Tree, last: int, next_: int) -> bool:
    """Whether a sentence ends with the quotation, so that the citing behind it begins another one."""
    inner = next((tree.lower[at] for at in range(last - 1, last - 4, -1) if tree.lower[at] not in CLOSING_MARKS), "")
    word = tree.doc[next_].text
    if inner.endswith("."):
        return word[:1].isupper() or tree.pos[next_] in ("PRON", "DET")
    return inner in SENTENCE_END and word[:1].isupper() and tree.pos[next_] in ("PRON", "DET")


CLOSING_MARKS = frozenset({'"', "”", "''", "'", "’", "»", ")", "]"})


def opens_sentence(tree: Tree, marks: Marks, number: int) -> bool:
    """Whether a quotation stands at the beginning of a paragraph or sentence, or behind a colon."""
    at = marks.runs[number][0] - 1
    while at >= 0 and tree.pos[at] == "SPACE":
        if "\n" in tree.lower[at]:
            return True
        at -= 1
    if at < 0:
        return True
    if tree.lower[at] in SENTENCE_END or tree.lower[at] == ":":
        return True
    return (
        marks.inside[at] >= 0 and tree.lower[at] in ('"', "”", "''") and at > 0 and tree.lower[at - 1] in SENTENCE_END
    )


def quoted_after(tree: Tree, marks: Marks, cues: Cues, verb: int, block: Run) -> tuple[Run, ...]:
    """The quotation that the citing leads into: behind a comma or colon, or right behind the verb."""
    at = max(verb + 1, block[1])
    limit = min(len(tree.head), at + MAX_GAP)
    paused = False
    while at < limit:
        number = marks.inside[at]
        if number >= 0:
            if marks.runs[number][0] != at:
                return ()
            previous = at - 1
            while previous > verb and tree.pos[previous] == "SPACE":
                previous -= 1
            if tree.lower[previous] in (",", ":") or previous == verb or previous == block[1] - 1:
                return _joined(tree, marks, number)
            return ()
        if tree.lower[at] in SENTENCE_END or tree.lower[at] == ";":
            return ()
        if "\n" in tree.lower[at] and tree.lower[at - 1] != ":":
            return ()
        if tree.pos[at] == "VERB" and tree.lemma[at] in cues.clause:
            return ()
        if tree.lower[at] == "," and at + 1 < limit and tree.tag[at + 1] not in RELATIVE_TAGS:
            paused = True
        elif paused and tree.tag[at] in ("VBD", "VBZ", "VBP", "MD"):
            return ()  # the sentence has gone on with a clause of its own
        at += 1
    return ()


def _joined(tree: Tree, marks: Marks, number: int) -> tuple[Run, ...]:
    """The quotation, with those that "and" or "or" joins to it: “Go home,” and, “Nobody will help.”"""
    runs = [marks.runs[number]]
    for later in range(number + 1, len(marks.runs)):
        between = range(runs[-1][1], marks.runs[later][0])
        words = {tree.lower[at] for at in between}
        joint = all(tree.pos[at] in ("CCONJ", "PUNCT", "ADV") for at in between)
        if len(between) > MAX_JOINT or not joint or "." in words or not words & {"and", "or", "but"}:
            break
        runs.append(marks.runs[later])
    return tuple(runs)


MAX_JOINT = 4  # tokens between two quotations of one citing: ", and then,"
RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$", "WRB"})


def whole_quotes(marks: Marks, runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs, each made to hold the whole of the quotations that it begins or ends in."""
    grown = []
    for first, last in runs:
        start, stop = marks.inside[first], marks.inside[last - 1]
        if start >= 0 and marks.runs[start][1] <= last:
            first = min(first, marks.runs[start][0])
        if stop >= 0 and marks.runs[stop][0] >= first:
            last = max(last, marks.runs[stop][1])
        grown.append((first, last))
    return merged(grown)


def up_to_quotes(tree: Tree, marks: Marks, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs; where the last ends right before a quotation in its sentence, with that: parsers break off there."""
    if not runs:
        return runs
    first, last = runs[-1]
    number = marks.opening.get(last)
    if number is None or tree.sentence[last] != tree.sentence[last - 1] or tree.pos[last - 1] in ("PUNCT", "SPACE"):
        return runs
    return (*runs[:-1], (first, marks.runs[number][1]))
