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
    negated = negated or (verb > 0 and tree.lower[verb - 1] == "nor") or _by_nobody(tree, cues, verb)
    above = tree.head[verb]
    if not negated and tree.dep[verb] in ("xcomp", "pcomp", "ccomp") and above != verb:
        top = tree.head[above] if tree.dep[verb] == "pcomp" else above
        if (
            tree.lemma[top] in cues.withholding
            or tree.lower[above] == "without"
            or (tree.dep[verb] == "xcomp" and any(tree.dep[kid] == "neg" for kid in tree.children[above]))
        ):
            negated = True
    if stance == "asserted" and _puts_away(tree, cues, verb):
        stance = "denied"
    if negated:
        if stance == "denied":
            return "alleged"
        return "denied" if tree.lemma[verb] in cues.doubted else "alleged"
    if stance == "asserted" and tree.dep[verb] == "xcomp" and tree.lemma[above] in cues.seeming:
        return "alleged"  # "seemed to admit"
    if stance == "asserted" and any(tree.lower[kid] in cues.uncertain for kid in tree.kids(verb, "aux")):
        return "alleged"
    return stance


def _puts_away(tree: Tree, cues: Cues, verb: int) -> bool:
    """Whether the particle of a verb makes it one of denying: "ruled out that"."""
    away = {rest for rest, stance in cues.prepositional.get(tree.lemma[verb], ()) if stance == "denied"}
    return any((tree.lower[kid],) in away for kid in tree.kids(verb, "prt"))


def _by_nobody(tree: Tree, cues: Cues, verb: int) -> bool:
    subject = tree.kid(verb, "nsubj")
    if subject is None:
        return False
    neither = any(tree.lower[kid] in ("neither", "nor") for kid in tree.kids(subject, "preconj", "cc", "det"))
    return tree.lower[subject] in cues.nobody or neither or _is_no_one(tree, subject)


def _is_no_one(tree: Tree, subject: int) -> bool:
    """ "No one", "no official": negated by its determiner."""
    return any(tree.lower[kid] == "no" for kid in tree.kids(subject, "det"))
