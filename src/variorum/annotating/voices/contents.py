"""What is said: the complement that a cue takes as its content, read off the parse."""

from dataclasses import dataclass

from variorum.annotating.tree import NOUNS, VERBS, Run, Tree
from variorum.annotating.voices.cues import Cues, Prepositions
from variorum.annotating.voices.found import Marks
from variorum.annotating.voices.speaker_phrase import is_passive

SUBJECTS = ("nsubjpass", "nsubj", "csubj", "csubjpass")
FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The runs of tokens that are content, what kind of complement they are, and the stance of the cue with it."""

    runs: tuple[Run, ...]
    frame: str  # clause, infinitive, object, prepositional, predicate, passive, seeming, adjective
    stance: str
    cue: tuple[int, ...] = ()  # tokens of the cue beside the verb: a preposition, a particle


def complement(tree: Tree, verb: int, cues: Cues) -> Complement | None:
    """The content that the parse gives the verb, or None. Frames are tried from the most to the least certain."""
    lemma = tree.lemma[verb]
    if lemma in cues.seeming:
        return _seeming(tree, verb)
    cleft = _cleft(tree, verb, lemma, cues)
    if cleft is not None:
        return cleft
    if is_passive(tree, verb):
        return _passive(tree, verb, lemma, cues)
    return (
        _adjective(tree, verb, cues)
        or _predicate(tree, verb, lemma, cues)
        or _addressee(tree, verb, lemma, cues)
        or _clause(tree, verb, lemma, cues)
        or _object_preposition(tree, verb, lemma, cues)
        or _prepositional(tree, verb, lemma, cues)
        or _infinitive(tree, verb, lemma, cues)
        or _object(tree, verb, lemma, cues)
    )


def _cleft(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
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


def _clause(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.clause.get(lemma)
    if stance is None:
        return None
    relative = _relative(tree, verb)
    if relative is not None:
        return Complement(relative, "clause", stance)
    for kid in sorted(tree.kids(verb, "ccomp"), key=lambda kid: kid < verb):
        return Complement((clause_run(tree, verb, kid, cues),), "clause", stance)
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
    return None


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
        for own in tree.kids(kid, "conj"):
            if resumes(tree, own, cues) is not None:
                return first, breaking_off(tree, kid, own)
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
                and tree.kid(later, "nsubj")
            ):
                last = tree.right[later] + 1
            elif later >= last:
                break
    return first, last


def resumes(tree: Tree, verb: int, cues: Cues) -> int | None:
    """The verb of saying that `verb` goes on from ("said the ferry burned and warned of more"), or None.

    Parsers hang such a second verb on the clause; where both are verbs of saying in one tense and it has no subject of
    its own, or it is a participle behind a comma ("said it burned, telling ..."), it is rather the speaker's.
    """
    if (
        tree.lemma[verb] not in cues.strong
        or tree.kid(verb, "nsubj", "nsubjpass", "mark", "aux", "auxpass") is not None
    ):
        return None
    clause = tree.head[verb]
    above = tree.head[clause]
    if tree.dep[clause] != "ccomp" or not above < clause < verb or tree.lemma[above] not in cues.strong:
        return None
    if tree.dep[verb] == "conj" and tree.tag[verb] in FINITE:
        return above if tree.tag[above] == tree.tag[verb] else None
    telling = tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and tree.lower[tree.left[verb] - 1] == ","
    return above if telling else None


def breaking_off(tree: Tree, first: int, conj: int) -> int:
    """Where a stretch ends before a coordinated verb, with the conjunction and comma before that left out."""
    last = tree.left[conj]
    while last - 1 > first and (tree.pos[last - 1] in ("CCONJ", "SPACE") or tree.lower[last - 1] == ","):
        last -= 1
    return last


def _end(tree: Tree, top: int) -> int:
    """The end of a predicate, before a verb that is coordinated with it by mistake ("called it a ruin and left")."""
    for kid in tree.kids(top, "conj"):
        if kid > top and tree.tag[kid] in FINITE and tree.pos[top] != "VERB":
            return breaking_off(tree, top, kid)
    return tree.right[top] + 1


def _infinitive(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.infinitive.get(lemma)
    if stance is None:
        return None
    for kid in tree.kids(verb, "xcomp", "advcl"):
        if kid < verb or (tree.dep[kid] == "advcl" and tree.lower[tree.left[kid]] != "to"):
            continue
        if tree.tag[kid] in ("VB", "VBG") or tree.kid(kid, "aux") is not None:
            return Complement((subtree(tree, kid),), "infinitive", stance)
    return None


def _addressee(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    """Somebody and an infinitive: "urged the parties to talk", "called on them to stop"."""
    for rest, stance in cues.addressee.get(lemma, ()):
        person, used = _follow(tree, verb, rest)
        if person is None and not rest:
            continue
        if person is None:
            continue
        infinitive = next(
            (
                kid
                for kid in (*tree.kids(verb, "xcomp", "advcl", "ccomp"), *tree.kids(person, "acl", "relcl", "xcomp"))
                if kid > person and _is_infinitive(tree, kid)
            ),
            None,
        )
        if infinitive is None:
            continue
        first = tree.left[person] if lemma not in cues.addressed else tree.left[infinitive]
        return Complement(((first, tree.right[infinitive] + 1),), "infinitive", stance, used)
    if () in (rest for rest, _ in cues.addressee.get(lemma, ())):
        for kid in tree.kids(verb, "ccomp"):
            if kid > verb and _is_infinitive(tree, kid):
                return Complement((subtree(tree, kid),), "infinitive", "asserted")
    return None


def _is_infinitive(tree: Tree, at: int) -> bool:
    return any(tree.lower[mark] == "to" for mark in tree.kids(at, "aux")) and tree.tag[at] == "VB"


def _predicate(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    """Somebody and what they are called: "called it a mistake", "described the raid as a success"."""
    if lemma in cues.predicate:
        complement_ = next((kid for kid in tree.kids(verb, "oprd", "acomp", "attr") if kid > verb), None)
        thing = tree.kid(verb, "dobj")
        if complement_ is not None and thing is not None and verb < thing < complement_:
            return Complement(((tree.left[thing], _end(tree, complement_)),), "predicate", "asserted")
        if complement_ is not None and thing is not None and thing < verb:
            return Complement((subtree(tree, thing), subtree(tree, complement_)), "predicate", "asserted")
        for kid in tree.kids(verb, "ccomp"):
            if (
                kid > verb
                and tree.pos[kid] not in VERBS
                and tree.kid(kid, "nsubj") is not None
                and lemma not in cues.clause
            ):
                return Complement(((tree.left[kid], _end(tree, kid)),), "predicate", "asserted")
        if complement_ is not None and lemma in ("call", "dub", "label", "term", "brand"):
            return Complement((subtree(tree, complement_),), "predicate", "asserted")
    for rest, stance in cues.predicate_as.get(lemma, ()):
        thing, used = _follow(tree, verb, rest)
        if thing is None:
            continue
        as_ = next(
            (
                kid
                for kid in (*tree.kids(verb, "prep"), *tree.kids(thing, "prep"))
                if kid > thing and tree.lower[kid] == "as"
            ),
            None,
        )
        if as_ is not None and tree.right[as_] > as_:
            return Complement(((tree.left[thing], tree.right[as_] + 1),), "predicate", stance, used)
    return None


def _follow(tree: Tree, verb: int, rest: tuple[str, ...]) -> tuple[int | None, tuple[int, ...]]:
    """What stands behind the particles and prepositions `rest` of a verb: its object for (), else that of the last."""
    if not rest:
        return next(
            (kid for kid in tree.kids(verb, "dobj", "nsubj", "dative") if kid > verb and tree.pos[kid] in NOUNS), None
        ), ()
    at, used = verb, []
    for word in rest:
        step = next((kid for kid in tree.children[at] if kid > at and tree.lower[kid] == word), None)
        if step is None and at != verb:
            step = next((kid for kid in tree.children[verb] if kid > at and tree.lower[kid] == word), None)
        if step is None:
            return None, ()
        used.append(step)
        at = step
    target = tree.kid(at, "pobj", "pcomp")
    if target is None and tree.dep[at] in ("prt", "advmod"):
        target = next((kid for kid in tree.kids(verb, "dobj") if kid > verb), None)
    return target, tuple(used)


def _object_preposition(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    for rest, stance in cues.object_preposition.get(lemma, ()):
        thing = next((kid for kid in tree.kids(verb, "dobj") if kid > verb), None)
        if thing is None:
            return None
        for kid in (*tree.kids(verb, "prep"), *tree.kids(thing, "prep")):
            if kid > thing and tree.lower[kid] == rest[-1] and tree.right[kid] > kid:
                return Complement(((tree.left[thing], tree.right[kid] + 1),), "predicate", stance)
    return None


def _prepositional(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    phrases: Prepositions = cues.prepositional.get(lemma, ())
    if any(rest == ("for",) for rest, _ in phrases):  # "called for the port to be closed"
        for kid in tree.kids(verb, "advcl", "ccomp", "xcomp"):
            mark = next((each for each in tree.kids(kid, "mark") if tree.lower[each] == "for"), None)
            if mark is not None and verb < mark and mark + 1 <= tree.right[kid]:
                return Complement(((mark + 1, tree.right[kid] + 1),), "prepositional", "asserted", (mark,))
    for rest, stance in phrases:
        target, used = _follow(tree, verb, rest)
        if target is not None:
            return Complement((subtree(tree, target),), "prepositional", stance, used)
    return None


def _object(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.object.get(lemma)
    if stance is None and lemma in cues.showing:
        subject = tree.kid(verb, "nsubj")
        stance = "asserted" if subject is not None and tree.lemma[subject] in cues.documents else None
    if stance is None:
        return None
    thing = tree.kid(verb, "dobj")
    if thing is not None and tree.lemma[thing] in cues.idle.get(lemma, ()):
        return None
    if thing is None or (tree.tag[thing] == "PRP" and tree.lemma[thing].endswith("self")):
        return None
    if lemma in cues.told and tree.pos[thing] in NOUNS and lemma not in ("show",):
        return None
    if thing < verb:
        return Complement((subtree(tree, thing),), "object", stance) if tree.tag[thing] in ("WP", "WDT") else None
    last = tree.right[thing] + 1
    for kid in tree.kids(verb, "prep", "dative"):
        if tree.left[kid] == last and tree.lower[kid] in BOUND_PREPOSITIONS:
            last = tree.right[kid] + 1
    return Complement(((tree.left[thing], last),), "object", stance)


# Prepositions that mostly tell more of the object ("endorsed him for mayor"), not of when or where it was said.
BOUND_PREPOSITIONS = frozenset(
    {"for", "to", "as", "of", "with", "by", "from", "against", "between", "toward", "towards"}
)


def _passive(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
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
    if infinitive is not None and tree.dep[infinitive] == "advcl" and not _is_infinitive(tree, infinitive):
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
        asked = _prepositional(tree, verb, lemma, cues)
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


def _seeming(tree: Tree, verb: int) -> Complement | None:
    """How a thing looks: its subject and its complement."""
    subject = tree.kid(verb, "nsubj")
    rest = next((kid for kid in tree.kids(verb, "xcomp", "oprd", "acomp", "ccomp") if kid > verb), None)
    if rest is None or (tree.tag[rest] not in ("VB",) and tree.dep[rest] == "xcomp" and tree.kid(rest, "aux") is None):
        return None
    if subject is None and tree.dep[verb] == "conj":
        subject = tree.kid(tree.head[verb], "nsubj")
    runs = (
        ()
        if subject is None or (tree.lower[subject] == "it" and tree.dep[rest] == "ccomp")
        else (subtree(tree, subject),)
    )
    return Complement((*runs, subtree(tree, rest)), "seeming", "alleged")


def _adjective(tree: Tree, verb: int, cues: Cues) -> Complement | None:
    """An adjective with "be": "was confident that", "is critical of"."""
    if tree.lemma[verb] not in ("be", "feel", "become", "remain", "look", "sound"):
        return None
    adjective = tree.kid(verb, "acomp")
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
    if tree.tag[at] in ("WDT", "WP", "WP$", "WRB"):
        top = _climb(tree, at, ("relcl",))
        return top is not None and tree.right[top] >= last - 2
    if tree.tag[at] == "VBG" and tree.dep[at] in ("advcl", "acl"):
        return tree.right[at] >= last - 2 and (frame != "clause" or tree.lemma[at] in cues.clause)
    top = _climb(tree, at, ("appos",))
    return top is not None and tree.left[top] == at and tree.right[top] >= last - 2


def _climb(tree: Tree, at: int, deps: tuple[str, ...]) -> int | None:
    """The nearest token above that hangs by one of `deps`."""
    while tree.dep[at] not in deps:
        if tree.head[at] == at:
            return None
        at = tree.head[at]
    return at
