"""What follows "as": "described X as a gang", "X served as a judge", "the choice of X as his deputy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from variorum.annotating.designations.phrases import noun_phrase
from variorum.annotating.designations.predicates import said
from variorum.annotating.designations.sight import Found, Sight


def as_phrase(sight: Sight, at: int) -> Iterator[Found]:
    """What the noun `at` after "as" says."""
    tree = sight.tree
    verb = tree.head[tree.head[at]]
    lemma = tree.lemma[verb]
    above = _noun_before(sight, tree.head[at])
    if above is not None:
        verb, lemma = above, tree.lemma[above]
    if lemma in sight.words["as_nouns"] or lemma in sight.words["subject_as_verbs"]:
        yield from _of_subject(sight, at, verb)
        return
    phrase = noun_phrase(sight, at) if lemma in sight.words["as_verbs"] else None
    if phrase is None:
        return
    who = sight.who(verb)
    by = next((each for each in range(at + 1, phrase[1]) if tree.lower[each] == "by"), None)
    if not who and by is not None and (pobj := tree.kid(by, "pobj")) is not None and sight.speakers.get(pobj):
        phrase, who = (phrase[0], by), (sight.speakers[pobj],)
    what = tree.kid(verb, "nsubjpass", "dobj")
    if what is None and lemma == "refer":
        to = next((kid for kid in tree.kids(verb, "prep") if tree.lower[kid] == "to"), None)
        what = tree.kid(to, "pobj") if to is not None else None
    if what is None and tree.dep[verb] in ("acl", "relcl"):
        what = tree.head[verb]
    if what is None and tree.dep[verb] == "pcomp":  # "since being named as his deputy, X ..."
        what = _subject_above(sight, verb)
    for each in said(phrase, sight.all_meant(what), who, sight.is_negated(verb)) if what is not None else ():
        yield each if who else replace(each, caller=sight.caller(verb))


def _noun_before(sight: Sight, at: int) -> int | None:
    """The noun just before "as" that takes it and has a possessor ("X's record as a judge"), on whatever the parser
    hangs it."""
    tree, before = sight.tree, at - 1
    if before > 0 and tree.lemma[before] in sight.words["as_nouns"] and tree.kid(before, "poss") is not None:
        return before
    return None


def _of_subject(sight: Sight, at: int, above: int) -> Iterator[Found]:
    """ "X served as a judge", "the choice of X as his deputy"."""
    tree = sight.tree
    if tree.pos[above] == "NOUN":
        of = next((kid for kid in tree.kids(above, "prep") if tree.lower[kid] == "of"), None)
        what = tree.kid(of, "pobj") if of is not None else tree.kid(above, "poss")
    else:
        what = tree.kid(above, "nsubj")
    phrase = noun_phrase(sight, at)
    if what is None or phrase is None:
        return
    onward = phrase[1]  # "ran as an answer to Y": the parser hangs "to" on the verb
    if onward < len(tree.lower) and tree.lower[onward] in ("to", "of") and tree.head[onward] == above:
        after = tree.kid(onward, "pobj")
        phrase = (phrase[0], after + 1 if after is not None else onward)
    yield from said(phrase, sight.all_meant(what))


def _subject_above(sight: Sight, at: int) -> int | None:
    """The subject of the nearest clause that `at` stands in."""
    for _ in range(6):
        at = sight.tree.head[at]
        if (subject := sight.tree.kid(at, "nsubj")) is not None:
            return subject
    return None
