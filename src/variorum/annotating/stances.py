"""The stance of a content: what its cue says of it, and what governs the cue."""

from variorum.annotating.tree import Tree

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "without", "nobody", "none"})
# Verbs that leave open or undo what they govern ("refused to say", "stopped short of calling", "denied saying").
WITHHOLDING = frozenset({"refuse", "decline", "fail", "avoid", "stop", "hesitate", "deny", "neglect"})
# Not to believe is to doubt; not to say leaves it open.
DOUBTED_WHEN_NEGATED = frozenset(
    {
        "believe",
        "think",
        "agree",
        "accept",
        "support",
        "endorse",
        "buy",
        "feel",
        "want",
        "like",
        "trust",
        "recognize",
        "recognise",
    }
)
UNCERTAIN = frozenset({"could", "might", "may", "would"})


def stance_of(tree: Tree, verb: int, stance: str) -> str:
    """`stance` turned by a negation, by a verb that withholds, or by a modal."""
    negated = any(
        tree.lower[kid] in NEGATIONS
        for kid in tree.children[verb]
        if tree.dep[kid] in ("neg", "advmod", "det", "cc", "preconj")
    )
    above = tree.head[verb]
    if not negated and tree.dep[verb] in ("xcomp", "pcomp", "ccomp") and above != verb:
        top = tree.head[above] if tree.dep[verb] == "pcomp" else above
        if (
            tree.lemma[top] in WITHHOLDING
            or tree.lower[above] == "without"
            or (tree.dep[verb] == "xcomp" and any(tree.dep[kid] == "neg" for kid in tree.children[above]))
        ):
            negated = True
    if negated:
        if stance == "denied":
            return "alleged"
        return "denied" if tree.lemma[verb] in DOUBTED_WHEN_NEGATED else "alleged"
    if stance == "asserted" and any(tree.lower[kid] in UNCERTAIN for kid in tree.kids(verb, "aux")):
        return "alleged"
    return stance
