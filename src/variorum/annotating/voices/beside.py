"""The quotations beside a citing verb: before it, behind it, or around it."""

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.before import MAX_ADJUNCT, MAX_ASIDE
from variorum.annotating.voices.clauses import FINITE
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Complement, Marks
from variorum.annotating.voices.quotations import STOPS, quoted_after, quoted_before, whole_quotes


def quotations_beside(
    tree: Tree, marks: Marks, cues: Cues, verb: int, block: Run, speaker: tuple[Run, ...], given: Complement | None
) -> tuple[Run, ...]:
    """The content of a verb that has a quotation beside it, () where it has none. `given` is what the parse gives."""
    clause = given.runs if given is not None and given.frame == "clause" else ()
    before = quoted_before(tree, marks, block, clause)
    if speaker and not any(block[0] <= run[0] < block[1] for run in speaker):
        before = ()  # "... and called for": a verb without a subject beside it goes on with something else
    if before and given is not None and given.frame in OWN and given.runs[-1][0] > verb:
        before = ()
    if before and any(
        verb < run[0] <= verb + MAX_ADJUNCT
        and marks.inside[run[0]] < 0
        and "," not in tree.lower[verb + 1 : run[0] + 1]
        for run in clause
    ):
        before = ()  # the verb has its clause behind it: the quotation is of the clause before
    after = quoted_after(tree, marks, cues, verb, block)
    if before and after and _leads_in(tree, marks, before[0]):
        before = ()
    if before and after:
        return (*before, *after)
    if before:
        return (*before, *_rest_of(tree, verb))
    if not after:
        return ()
    (first, last), *rest = after
    gap = tree.lower[first - 1] if first else ""
    for run in clause:
        if run[0] > verb and run[0] < first and gap not in (":",):
            first, last = min(first, run[0]), max(last, run[1])
    if given is not None and not rest and _is_fragment(tree, marks, first, block):
        for run in given.runs:
            if run[0] <= first + 1 and last < run[1]:
                last = run[1]
    return whole_quotes(marks, ((first, max(last, rest[-1][1] if rest else 0)),))


# What a verb takes in place of a quotation before it: "Although it is "a ruin," he accuses them of neglect".
OWN = frozenset({"predicate", "infinitive"})


def _leads_in(tree: Tree, marks: Marks, run: Run) -> bool:
    """Whether a stretch is an adverbial that only holds a quotation: 'Holding a sign that said "Go," they cried'."""
    first = run[0]
    return marks.inside[first] < 0 and (tree.pos[first] in ("SCONJ", "ADP") or tree.tag[first] in ("VBG", "VBN", "IN"))


def _is_fragment(tree: Tree, marks: Marks, first: int, block: Run) -> bool:
    """Whether the words in marks are the first of a clause or phrase: 'said "zero" voters would come'."""
    number = marks.inside[first]
    if number < 0 or first != block[1]:
        return False
    last = marks.runs[number][1] - 1
    return tree.lower[last - 1] not in STOPS and marks.quotes[number].closed


def _rest_of(tree: Tree, verb: int) -> tuple[Run, ...]:
    """What a sentence says on outside the marks: ("Bad luck," he said,) that the ferry burned."""
    last = tree.sentences[tree.sentence[verb]][1]
    at = verb + 1
    if at + 2 < last and tree.lower[at] == "," and (tree.tag[at + 1] in FINITE or tree.lower[at + 1] == "that"):
        return ((at + 1, last),)
    return ()


def called(tree: Tree, marks: Marks, verb: int) -> tuple[Run, ...]:
    """What is called something in quotation marks, and those: "branded the port a "ruin of a place"."""
    for at in range(verb + 1, min(len(tree.head), verb + MAX_ASIDE)):
        number = marks.inside[at]
        if number >= 0:
            return ((verb + 1, marks.runs[number][1]),) if at > verb + 1 else ()
        if tree.tag[at] in FINITE or tree.lower[at] in (",", ".", ";", ":") or "\n" in tree.lower[at]:
            return ()
    return ()
