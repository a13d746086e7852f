"""The stance of a content: what its cue says of it, and what governs the cue."""

from variorum.annotating.tree import Tree
from variorum.annotating.voices.cues import Cues


def stance_of(tree: Tree, cues: Cues, verb: int, stance: str) -> str:
    """`stance` turned by a negation, by a verb that withholds, or by a modal."""
    negated = any(
        tree.lower[kid] in cues.negations
        for kid in tree.children[verb]
        if tree.dep[kid] in ("neg", "advmod", "det", "cc", "preconj")
    )
    above = tree.head[verb]
    if not negated and tree.dep[verb] in ("xcomp", "pcomp", "ccomp") and above != verb:
        top = tree.head[above] if tree.dep[verb] == "pcomp" else above
        if (
            tree.lemma[top] in cues.withholding
            or tree.lower[above] == "without"
            or (tree.dep[verb] == "xcomp" and any(tree.dep[kid] == "neg" for kid in tree.children[above]))
        ):
            negated = True
    if negated:
        if stance == "denied":
            return "alleged"
        return "denied" if tree.lemma[verb] in cues.doubted else "alleged"
    if stance == "asserted" and any(tree.lower[kid] in cues.uncertain for kid in tree.kids(verb, "aux")):
        return "alleged"
    return stance
