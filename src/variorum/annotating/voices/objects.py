"""What a verb takes beside a clause: infinitives, whom one asks to do a thing, what one calls it, objects."""

from variorum.annotating.tree import NOUNS, VERBS, Tree
from variorum.annotating.voices.clauses import FINITE, is_infinitive, subtree
from variorum.annotating.voices.cues import Cues, Prepositions
from variorum.annotating.voices.found import Complement
from variorum.annotating.voices.holders import can_count
from variorum.annotating.voices.resuming import breaking_off


def infinitive(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.infinitive.get(lemma)
    if stance is None:
        return None
    for kid in tree.kids(verb, "xcomp", "advcl"):
        if kid < verb or (tree.dep[kid] == "advcl" and tree.lower[tree.left[kid]] != "to"):
            continue
        if tree.tag[kid] in ("VB", "VBG") or tree.kid(kid, "aux") is not None:
            return Complement((subtree(tree, kid),), "infinitive", stance)
    return None


def addressee(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
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
                if kid > person and is_infinitive(tree, kid)
            ),
            None,
        )
        if infinitive is None:
            continue
        first = tree.left[person] if lemma not in cues.addressed else tree.left[infinitive]
        return Complement(((first, tree.right[infinitive] + 1),), "infinitive", stance, used)
    if () in (rest for rest, _ in cues.addressee.get(lemma, ())):
        for kid in tree.kids(verb, "ccomp"):
            if kid > verb and is_infinitive(tree, kid):
                return Complement((subtree(tree, kid),), "infinitive", "asserted")
    return None


def predicate(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
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
        if complement_ is not None and lemma in cues.naming:
            return Complement((subtree(tree, complement_),), "predicate", "asserted")
    for rest, stance in cues.predicate_as.get(lemma, ()):
        thing, used = _follow(tree, verb, rest)
        if thing is None and not rest:
            behind = _behind_as(tree, verb)
            if behind is not None:
                return Complement((subtree(tree, behind),), "predicate", stance, used)
            thing = tree.kid(verb, "dobj")  # "what he described as a ruin", "the men, whom she sees as thieves"
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
        if as_ is not None and thing < verb < as_ < tree.right[as_]:
            return Complement((subtree(tree, thing), subtree(tree, as_)), "predicate", stance, used)
        if as_ is not None and tree.right[as_] > as_:
            return Complement(((tree.left[thing], tree.right[as_] + 1),), "predicate", stance, used)
    return None


def _behind_as(tree: Tree, verb: int) -> int | None:
    """What is called something where it stands behind that: "dismissed as a lie a report that ..."."""
    for as_ in tree.kids(verb, "prep"):
        if tree.lower[as_] == "as" and as_ > verb and (called := tree.kid(as_, "pobj")) is not None:
            return next((kid for kid in tree.kids(called, "appos") if kid > called and tree.pos[kid] == "NOUN"), None)
    return None


def _end(tree: Tree, top: int) -> int:
    """The end of a predicate, before a verb that is coordinated with it by mistake ("called it a ruin and left")."""
    for kid in tree.kids(top, "conj"):
        if kid > top and tree.tag[kid] in FINITE and tree.pos[top] != "VERB":
            return breaking_off(tree, top, kid)
    return tree.right[top] + 1


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


def object_preposition(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    for rest, stance in cues.object_preposition.get(lemma, ()):
        thing = next((kid for kid in tree.kids(verb, "dobj") if kid > verb), None)
        if thing is None:
            return None
        for kid in (*tree.kids(verb, "prep"), *tree.kids(thing, "prep")):
            if kid > thing and tree.lower[kid] == rest[-1] and tree.right[kid] > kid:
                last = _with_like(tree, tree.right[kid] + 1, rest[-1])
                return Complement(((tree.left[thing], last),), "predicate", stance)
    return None


MAX_LIKE = 9  # tokens from the end of one figure to the preposition of the next: a name with its office


def _with_like(tree: Tree, last: int, preposition: str) -> int:
    """Behind what is coordinated with a figure, which the parser mostly hangs elsewhere: "put it at 41 percent and the
    Civic Front at 46"."""
    stop = tree.sentences[tree.sentence[last - 1]][1]
    for at in range(last, min(stop - 1, last + MAX_LIKE)):
        if tree.pos[at] in ("VERB", "AUX", "SCONJ") or tree.lower[at] in (";", ":"):
            return last
        if tree.lower[at] == preposition and tree.pos[at + 1] == "NUM":
            return _with_like(tree, max(tree.right[at] + 1, at + 2), preposition)
    return last


def prepositional(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    phrases: Prepositions = cues.prepositional.get(lemma, ())
    if any(rest == ("for",) for rest, _ in phrases):  # "called for the port to be closed"
        for kid in tree.kids(verb, "advcl", "ccomp", "xcomp"):
            mark = next((each for each in tree.kids(kid, "mark") if tree.lower[each] == "for"), None)
            if mark is not None and verb < mark and mark + 1 <= tree.right[kid]:
                return Complement(((mark + 1, tree.right[kid] + 1),), "prepositional", "asserted", (mark,))
    for rest, stance in phrases:
        target, used = _follow(tree, verb, rest)
        if target is not None and tree.lower[target] not in cues.calendar:  # "reported on Monday"
            return Complement((subtree(tree, target),), "prepositional", stance, used)
    return None


def is_idle(tree: Tree, verb: int, lemma: str, cues: Cues) -> bool:
    """Whether the verb cites nobody, by its object: "the fire claimed six lives", "claimed 20 sailors"."""
    thing = tree.kid(verb, "dobj") if lemma in cues.idle else None
    if thing is None or tree.lemma[thing] in cues.idle[lemma]:
        return thing is not None
    subject = tree.kid(verb, "nsubj")
    told = lemma == "claim" and subject is not None and can_count(tree, cues, subject, places=False)
    return tree.kid(thing, "nummod") is not None and not told  # "the union claimed 22,000 strikers"


def object_(tree: Tree, verb: int, lemma: str, cues: Cues) -> Complement | None:
    stance = cues.object.get(lemma)
    if stance is None and lemma in cues.showing:
        shown = tree.dep[verb] == "acl" and tree.tag[verb] == "VBG"  # "figures showing a turnout of 61 percent"
        subject = tree.head[verb] if shown else tree.kid(verb, "nsubj")
        papers = cues.documents | cues.papers | cues.acts if shown else cues.documents
        stance = "asserted" if subject is not None and tree.lemma[subject] in papers else None
    if stance is None:
        return None
    thing = tree.kid(verb, "dobj")
    said = tree.head[verb]
    relative = tree.dep[verb] in ("relcl", "acl") and tree.kid(verb, "nsubj") is not None
    bare = thing is None or (thing < verb and tree.lower[thing] in ("that", "which"))
    if relative and bare and tree.lemma[said] in cues.noun:
        return Complement(((tree.left[said], said + 1),), "object", stance)  # "..., a charge that it denies"
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
        elif tree.lower[kid] == "with" and kid > thing and _has_count(tree, kid, cues):
            last = tree.right[kid] + 1  # "reported the raids on Saturday with a toll of 47"
    return Complement(((tree.left[thing], last),), "object", stance)


def _has_count(tree: Tree, preposition: int, cues: Cues) -> bool:
    count = tree.kid(preposition, "pobj")
    return count is not None and tree.lemma[count] in cues.counts


# Prepositions that mostly tell more of the object ("endorsed him for mayor"), not of when or where it was said.
BOUND_PREPOSITIONS = frozenset(
    {"for", "to", "as", "of", "with", "by", "from", "against", "between", "toward", "towards"}
)
