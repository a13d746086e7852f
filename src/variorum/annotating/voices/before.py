"""What stands before a verb of saying that has no complement behind it: "killing six people, state radio said"."""

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues

# Tokens of an aside.
MAX_ASIDE = 14

PAUSES = frozenset({",", "—", "–", "-", "--"})

# Tokens that may stand between the verb and the pause behind it: "he said on Monday in the harbour,".
MAX_ADJUNCT = 8


def fronted(tree: Tree, verb: int, block: Run, content: tuple[Run, ...]) -> tuple[Run, ...]:
    """The clause before a citing between commas: "If it burned, the mayor said, people would know"."""
    first = tree.sentences[tree.sentence[verb]][0]
    at = content[0][0]
    if (
        at <= verb
        or tree.lower[block[0] - 1 : block[0]] != [","]
        or tree.lower[at - 1] != ","
        or at - verb > MAX_ADJUNCT
    ):
        return ()
    if tree.pos[first] != "SCONJ" or tree.left[verb] > first:
        return ()
    return ((first, block[0] - 1),)


def before(tree: Tree, cues: Cues, verb: int, block: Run) -> tuple[Run, ...]:
    """What stands before a verb of saying that has no complement: "killing six people, state television reported".

    Where the citing stands between commas, what follows it is content as well: "The pier, he said, is safe".
    """
    first, last = tree.sentences[tree.sentence[verb]]
    shared = _as_clause(tree, verb)
    if shared is not None:
        return _beside(tree, shared, (first, last))
    if tree.tag[verb] == "VBG" and tree.kid(verb, "nsubj", "aux") is None:
        return ()  # "..., saying so": goes on with something else
    if tree.dep[verb] in ("relcl", "acl", "xcomp", "pcomp", "ccomp") or (
        tree.dep[verb] == "conj" and tree.head[verb] < verb
    ):
        return ()
    start, stop = block
    for kid in tree.kids(verb, "mark", "advmod"):
        if kid < start and tree.lower[kid] in ("as", "when", "while", "because", "if", "since", "although", "though"):
            if tree.lower[kid] != "as":
                return ()
            start = kid
    while first < start and (tree.pos[first] in ("CCONJ", "PUNCT", "SPACE") or tree.dep[first] == "cc"):
        first += 1
    between = start > tree.sentences[tree.sentence[verb]][0] and tree.lower[start - 1] in PAUSES
    after = _next_pause(tree, stop, last)
    if between and after is not None and last - after > 2:
        if tree.pos[after + 1] == "DET" and tree.lemma[after + 2] in cues.noun:
            return ((first, start),)  # "six died, he said, a claim that the army denied"
        return (first, start), (after + 1, last)
    if start <= first and after is not None and tree.lower[start] == "as":
        return ((after + 1, last),)
    if tree.tag[first] == "VBN" and tree.lemma[first] in cues.told:
        return ()  # "Asked whether it burned, the mayor said yes"
    if start - first < 3 or not any(tree.pos[at] in ("VERB", "AUX") for at in range(first, start)):
        return ()
    if tree.lower[start - 1] in (".", "!", "?", ":", ";") or tree.pos[start - 1] in ("CCONJ", "SCONJ", "ADP"):
        return ()
    return ((first, start),)


def _as_clause(tree: Tree, verb: int) -> Run | None:
    """The clause "as Coast Wire reported and the union confirmed" that the verb shares with others, or None."""
    top = tree.head[verb] if tree.dep[verb] == "conj" else verb
    if tree.pos[top] != "VERB" or not any(tree.pos[kid] == "VERB" for kid in tree.kids(top, "conj")):
        return None
    as_ = next((kid for kid in tree.kids(top, "mark", "advmod", "prep") if kid < top and tree.lower[kid] == "as"), None)
    if as_ is None:
        return None
    return as_, max(kid for kid in (top, *tree.kids(top, "conj")) if tree.pos[kid] == "VERB") + 1


def _beside(tree: Tree, clause: Run, sentence: Run) -> tuple[Run, ...]:
    """The sentence without an as-clause at its beginning or end, where a comma parts them."""
    start, stop = clause
    if start > sentence[0]:
        return ((sentence[0], start),) if tree.lower[start - 1] == "," else ()
    return ((stop + 1, sentence[1]),) if tree.lower[stop : stop + 1] == [","] else ()


def _next_pause(tree: Tree, at: int, last: int) -> int | None:
    """The pause that closes the citing, where no clause begins before it."""
    for token in range(at, min(last, at + MAX_ADJUNCT)):
        if tree.lower[token] in PAUSES:
            return token
        if tree.pos[token] in ("VERB", "AUX", "SCONJ") or tree.lower[token] in ("that", ".", ":"):
            return None
    return None
