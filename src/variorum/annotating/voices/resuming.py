"""Verbs by which a speaker goes on: "said the ferry burned and warned of more". Parsers hang them on what is said."""

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.clauses import FINITE
from variorum.annotating.voices.cues import Cues

MAX_CLIMB = 6  # steps up the parse in search of the verb that is gone on from
BARE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VB"})


def resumed(tree: Tree, cues: Cues) -> dict[int, int]:
    """For each verb that goes on from a cue verb with the same subject: that cue verb."""
    found = {}
    for verb, pos in enumerate(tree.pos):
        if pos == "VERB" and tree.dep[verb] in ("conj", "advcl"):
            above = _resumes(tree, verb, cues)
            if above is not None:
                found[verb] = above
    return found


def _resumes(tree: Tree, verb: int, cues: Cues) -> int | None:
    """The cue verb that `verb` goes on from, or None.

    A coordinated verb has the form of its fellow ("vowed to rebuild the pier and called for", "telling them it burned
    and questioning"); where it has that of the clause too ("said it burned and warned of"), both must be verbs of
    saying. A participle behind a comma goes on as well ("said it burned, telling ...").
    """
    if tree.kid(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass") is not None:
        return None
    beside = tree.head[verb]
    if not beside < verb:
        return None
    form = tree.tag[verb]
    if tree.dep[verb] == "advcl":
        above = tree.head[beside]
        telling = form == "VBG" and tree.lower[tree.left[verb] - 1] == "," and tree.dep[beside] == "ccomp"
        return above if telling and above < beside and _strong(tree, cues, verb, above) else None
    if tree.tag[beside] == form:
        above = tree.head[beside]
        alike = form in FINITE and tree.tag[above] == form and tree.dep[beside] == "ccomp" and above < beside
        return above if alike and _strong(tree, cues, verb, above) else None
    if form not in BARE or (_may_be_perfect(tree, verb, beside) and tree.lemma[verb] not in cues.strong):
        return None
    at = beside
    for _ in range(MAX_CLIMB):
        if tree.head[at] >= at:
            return None
        at = tree.head[at]
        if tree.tag[at] == form and tree.pos[at] == "VERB":
            return at if tree.lemma[at] in cues.verbs else None
    return None


def _may_be_perfect(tree: Tree, verb: int, beside: int) -> bool:
    """Whether a past tense can be a participle that shares "had": "had burned two ships and killed one man"."""
    perfect = tree.tag[beside] == "VBN" and any(tree.lemma[kid] == "have" for kid in tree.kids(beside, "aux"))
    return perfect and tree.tag[verb] == "VBD" and tree.lower[verb].endswith("ed")


def _strong(tree: Tree, cues: Cues, *verbs: int) -> bool:
    return all(tree.lemma[verb] in cues.strong for verb in verbs)


def breaking_off(tree: Tree, first: int, conj: int) -> int:
    """Where a stretch ends before a coordinated verb, with the conjunction and comma before that left out."""
    last = tree.left[conj]
    while last - 1 > first and (tree.pos[last - 1] in ("CCONJ", "SPACE") or tree.lower[last - 1] == ","):
        last -= 1
    return last


def up_to(tree: Tree, run: Run, following: int | None) -> Run:
    """The stretch, ending before the verb by which its speaker goes on."""
    if following is None or not run[0] < following < run[1]:
        return run
    stop = breaking_off(tree, run[0], following)
    return (run[0], stop) if stop > run[0] else run
