"""Contents that are told by a passive, a look ("seems") or an adjective ("is sure that")."""

from variorum.annotating.tree import NOUNS, Tree
from variorum.annotating.voices.clauses import clause_run, is_infinitive, subtree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Complement
from variorum.annotating.voices.objects import prepositional

SUBJECTS = ("nsubjpass", "nsubj", "csubj", "csubjpass")


def passive(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    """What is done in the passive: "is expected to win", "was reported that", "was praised by"."""
    subject = tree.kid(verb, *SUBJECTS)
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.kid(tree.head[verb], *SUBJECTS)
    clause = next((kid for kid in tree.kids(verb, "ccomp") if kid > verb), None)
    if (
        clause is not None
        and lemma in cues.clause
        and (subject is None or tree.lower[subject] == "it" or lemma in cues.told)
    ):
        return Complement(
            (clause_run(tree, verb, clause, cues),), "clause", _weaker(cues.clause[lemma], cues.passive.get(lemma))
        )
    runs = () if subject is None else (subtree(tree, subject),)
    if tree.dep[verb] == "acl" and subject is None and tree.pos[tree.head[verb]] in NOUNS:
        noun = tree.head[verb]
        runs = ((tree.left[noun], verb),)
    infinitive = next((kid for kid in tree.kids(verb, "xcomp", "ccomp", "oprd", "advcl") if kid > verb), None)
    if infinitive is not None and tree.dep[infinitive] == "advcl" and not is_infinitive(tree, infinitive):
        infinitive = None
    stance = cues.passive.get(lemma)
    if stance is not None and infinitive is not None and runs:
        return Complement((*runs, subtree(tree, infinitive)), "passive", stance)
    if lemma in cues.addressee and infinitive is not None:
        return Complement((*runs, subtree(tree, infinitive)), "passive", "asserted")
    for table in (cues.predicate_as, cues.object_preposition):
        for rest, kind in table.get(lemma, ()):
            word = rest[-1] if table is cues.object_preposition else "as"
            if table is cues.predicate_as and rest:
                continue
            for kid in tree.kids(verb, "prep"):
                if kid > verb and tree.lower[kid] == word and tree.right[kid] > kid:
                    return Complement((*runs, subtree(tree, kid)), "passive", kind)
    if lemma in cues.told and not runs:
        asked = prepositional(tree, verb, lemma, cues)
        if asked is not None:
            return asked
    if lemma in cues.predicate and runs:
        for kid in tree.kids(verb, "oprd", "attr", "acomp"):
            if kid > verb:
                return Complement((*runs, subtree(tree, kid)), "passive", "asserted")
    if runs and tree.kid(verb, "agent") is not None:
        stance = cues.object.get(lemma) or cues.clause.get(lemma)
        if stance is not None:
            return Complement(runs, "object", stance)
    return None


def _weaker(first: str, second: str | None) -> str:
    return second if first == "asserted" and second is not None else first


def seeming(tree: Tree, verb: int, cues: Cues) -> Complement | None:
    """How a thing looks: its subject and its complement. Who seems to say a thing is left to the verb of saying."""
    subject = tree.kid(verb, "nsubj")
    rest = next((kid for kid in tree.kids(verb, "xcomp", "oprd", "acomp", "ccomp") if kid > verb), None)
    if rest is None or (tree.tag[rest] not in ("VB",) and tree.dep[rest] == "xcomp" and tree.kid(rest, "aux") is None):
        return None
    if tree.pos[rest] == "VERB" and tree.lemma[rest] in cues.verbs and tree.tag[rest] == "VB":
        return None
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.kid(tree.head[verb], "nsubj")
    runs = (
        ()
        if subject is None or (tree.lower[subject] == "it" and tree.dep[rest] == "ccomp")
        else (subtree(tree, subject),)
    )
    return Complement((*runs, subtree(tree, rest)), "seeming", "alleged")


THINGS = frozenset({"it", "this", "that", "there", "which", "what"})


def adjective(tree: Tree, verb: int, cues: Cues) -> Complement | None:
    """An adjective with "be": "was confident that", "is critical of"."""
    if tree.lemma[verb] not in ("be", "feel", "become", "remain", "look", "sound"):
        return None
    adjective = tree.kid(verb, "acomp")
    if tree.lower[tree.kid(verb, "nsubj") or verb] in THINGS:
        return None  # "it is clear that": nobody in particular thinks so
    if adjective is None or tree.lemma[adjective] not in cues.adjective:
        return None
    stance = cues.adjective[tree.lemma[adjective]]
    for kid in (*tree.kids(adjective, "ccomp", "xcomp"), *tree.kids(verb, "ccomp", "xcomp")):
        if kid > adjective:
            return Complement((subtree(tree, kid),), "adjective", stance, (adjective,))
    for kid in tree.kids(adjective, "prep"):
        target = tree.kid(kid, "pobj", "pcomp")
        if target is not None and tree.lower[kid] in cues.adjective_prepositions:
            return Complement((subtree(tree, target),), "adjective", stance, (adjective, kid))
    return None
