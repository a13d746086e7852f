"""What the article adds at the end of a content, and is no part of it."""

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Marks


def without_tail(tree: Tree, marks: Marks, cues: Cues, run: Run, frame: str) -> Run:
    """The run without what the article adds at its end: ", which ...", ", saying ...", ", a ...".

    A tail is cut where it reaches the end of the run; with a quotation in it only where it cites once more.
    """
    first, last = run
    for at in range(first + 2, last - 1):
        if tree.lower[at] not in (",", "--", "—") or marks.inside[at] >= 0:
            continue
        teller = tree.tag[at + 1] == "VBG" and tree.lemma[at + 1] in cues.strong
        if not teller and any(marks.inside[token] >= 0 for token in range(at, last)):
            continue
        if _is_tail(tree, cues, at + 1, last, frame):
            return first, at
    return run


def _is_tail(tree: Tree, cues: Cues, at: int, last: int, frame: str) -> bool:
    if is_part(tree, at, last):
        return False
    if tree.tag[at] in ("WDT", "WP", "WP$", "WRB"):
        top = _climb(tree, at, ("relcl",))
        return top is not None and tree.right[top] >= last - 2
    if tree.tag[at] == "VBG" and tree.dep[at] in ("advcl", "acl"):
        return tree.right[at] >= last - 2 and (frame != "clause" or tree.lemma[at] in cues.clause)
    top = _climb(tree, at, ("appos",))
    return top is not None and tree.left[top] == at and tree.right[top] >= last - 2


def is_part(tree: Tree, at: int, last: int) -> bool:
    """Whether figures that begin here are parts of the one before, and so the same speaker's: "three of them children",
    "including 17 women"."""
    if at + 1 >= last:
        return False
    return tree.lower[at] in ("including", "among") or (tree.pos[at] == "NUM" and tree.lower[at + 1] == "of")


def _climb(tree: Tree, at: int, deps: tuple[str, ...]) -> int | None:
    """The nearest token above that hangs by one of `deps`."""
    while tree.dep[at] not in deps:
        if tree.head[at] == at:
            return None
        at = tree.head[at]
    return at


def without_background(tree: Tree, marks: Marks, run: Run) -> Run:
    """The run without what the article tells in passing, of a thing that the speaker speaks of: "condemned the raid
    which killed six". It is a relative clause in the past that ends the run, outside quotation marks."""
    first, last = run
    for at in range(first + 1, last - 2):
        if tree.tag[at] != "WDT" or tree.lower[at] not in ("that", "which"):
            continue
        verb = tree.head[at]
        past = tree.tag[verb] == "VBD" or any(tree.tag[kid] == "VBD" for kid in tree.kids(verb, "aux", "auxpass"))
        if tree.dep[verb] != "relcl" or not past or tree.dep[at] != "nsubj" or tree.right[verb] < last - 2:
            continue
        if any(marks.inside[token] >= 0 for token in range(first, last)):
            return run
        return first, at
    return run
