"""The clause that a verb takes as its content, where it ends, and where a second verb of saying takes over."""

from variorum.annotating.tree import Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Complement

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def cleft(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    """ "What he said is that the ferry burned": content is what the saying is said to be."""
    be = tree.head[verb]
    if lemma not in cues.clause or tree.dep[verb] != "csubj" or tree.lemma[be] != "be" or be < verb:
        return None
    if tree.lower[tree.left[verb]] != "what":
        return None
    for kid in tree.kids(be, "ccomp", "xcomp", "attr"):
        if kid > be:
            return Complement((subtree(tree, kid),), "clause", cues.clause[lemma])
    return None


def subtree(tree: Tree, top: int) -> Run:
    return tree.left[top], tree.right[top] + 1


def clause(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.clause.get(lemma)
    if stance is None:
        return None
    relative = _relative(tree, verb)
    if relative is not None:
        return Complement(relative, "clause", stance)
    for kid in sorted(tree.kids(verb, "ccomp"), key=lambda kid: kid < verb):
        if is_infinitive(tree, kid) and tree.tag[tree.left[kid]] not in ASKING:
            continue  # "asked the port to close", "expected it to burn": no clause
        if kid < verb and ";" in tree.lower[kid:verb]:
            continue  # "Police counted 900; the union claimed 5,000"
        first, last = clause_run(tree, verb, kid, cues)
        return Complement(((_with_subject(tree, verb, kid, first), last),), "clause", stance)
    if lemma in cues.strong:
        for noun in _written(tree, verb, cues):  # "said in a statement that it burned"
            for kid in tree.kids(noun, "acl", "ccomp", "relcl"):
                if kid > noun and any(tree.lower[mark] == "that" for mark in tree.kids(kid, "mark")):
                    return Complement((subtree(tree, kid),), "clause", stance)
    for kid in tree.kids(verb, "advcl", "acl", "relcl"):
        if kid > verb and any(tree.lower[mark] in ("if", "whether", "that") for mark in tree.kids(kid, "mark")):
            if tree.lower[tree.left[kid]] in ("if", "whether") and lemma not in (
                "ask",
                "wonder",
                "question",
                "know",
                "see",
            ):
                continue
            return Complement((subtree(tree, kid),), "clause", stance)
    later = _later_that(tree, verb, cues) if lemma in cues.strong else None
    return None if later is None else Complement((later,), "clause", stance)


def _with_subject(tree: Tree, verb: int, kid: int, first: int) -> int:
    """Where a clause before its verb of saying begins, its subject included. Of "A lorry packed with flour was burned,
    an official said" the parser may take "packed" for the verb, and a sentence to begin behind the flour."""
    number = tree.sentence[verb]
    if kid > verb or tree.sentences[number][0] != first or tree.tag[first] not in ("VBD", "VBZ", "VBP"):
        return first
    if not number or tree.kid(kid, "nsubj", "nsubjpass") is not None:
        return first
    start = tree.sentences[number - 1][0]
    whole = not any(
        tree.tag[at] in FINITE or (tree.pos[at] in ("PUNCT", "SPACE", "SCONJ", "CCONJ") and tree.lower[at] != "-")
        for at in range(start, first)
    )
    return start if whole and tree.text[first].islower() else first


def _later_that(tree: Tree, verb: int, cues: Cues) -> Run | None:
    """A that-clause further behind, which the parser hung elsewhere: "told them on a visit to Alba that it burned"."""
    last = tree.sentences[tree.sentence[verb]][1]
    for at in range(verb + 1, min(last, verb + MAX_BETWEEN)):
        if tree.lower[at] == "that" and tree.dep[at] == "mark":
            top = tree.head[at]
            return (at, max(tree.right[top] + 1, at + 1)) if top > at else None
        if tree.pos[at] in ("VERB", "AUX", "PUNCT", "SCONJ") or tree.lemma[at] in cues.noun:
            return None  # another verb or noun takes the clause
    return None


MAX_BETWEEN = 14  # tokens between a verb of saying and its clause


def _relative(tree: Tree, verb: int) -> tuple[Run, ...] | None:
    """What is said of a noun in a relative clause ("the list, which she said held all ferries"), or None."""
    subjects = list(tree.kids(verb, "nsubj", "dobj"))
    if tree.dep[verb] != "relcl" or len(subjects) < 2 or not subjects[0] < subjects[1] < verb:
        return None
    if tree.tag[subjects[0]] not in ("WDT", "WP"):
        return None
    said = next((kid for kid in tree.kids(verb, "ccomp", "xcomp") if kid > verb), None)
    return None if said is None else (subtree(tree, subjects[0]), subtree(tree, said))


def _written(tree: Tree, verb: int, cues: Cues) -> list[int]:
    """The documents in which something is said, as the parse hangs them on the verb."""
    places = (tree.kid(kid, "pobj") for kid in tree.kids(verb, "prep") if kid > verb)
    return [noun for noun in places if noun is not None and tree.lemma[noun] in cues.documents]


def clause_run(tree: Tree, verb: int, kid: int, cues: Cues) -> Run:
    """A clause; where it follows its verb, with what the parser hung on the verb behind it: it mostly belongs there."""
    first, last = subtree(tree, kid)
    if kid > verb:
        if tree.lower[first] in ("citing", "quoting"):  # "reported, citing two officials, that ..."
            first = next((at for at in range(first, kid) if tree.lower[at] == "that"), first)
        for part in tree.kids(kid, "npadvmod"):
            if tree.left[part] == first == verb + 1 and part < kid and tree.lower[part + 1] != ",":
                first = tree.right[part] + 1  # "said Tuesday the port was shut": the day is of the saying
        for later in tree.children[verb]:
            if (
                later >= last
                and tree.left[later] in (last, last + 1)
                and tree.dep[later] in ("advcl", "prep", "npadvmod", "ccomp")
            ):
                if tree.dep[later] == "advcl" and tree.tag[later] == "VBG" and tree.lemma[later] in cues.circumstance:
                    break
                last = tree.right[later] + 1
            elif later >= last and tree.dep[later] in ("cc", "punct", "advmod"):
                continue
            elif (
                later >= last
                and tree.dep[later] == "conj"
                and any(tree.lower[mark] == "that" for mark in tree.kids(later, "mark"))
            ) or (
                later >= last
                and tree.dep[later] == "conj"
                and tree.lemma[later] not in cues.verbs
                and tree.kid(later, "nsubj", "nsubjpass")
            ):
                last = tree.right[later] + 1
            elif later >= last:
                break
    return first, last


# "asked whether to leave", "knew what to do".
ASKING = frozenset({"IN", "WRB", "WP", "WDT", "WP$"})


def is_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.kids(at, "aux")) and tree.tag[at] == "VB"
