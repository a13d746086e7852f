"""Predicates: "X is a gang", "Norway considers X a gang", "X, long considered a gang", "X is said to be a gang"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from variorum.annotating.designations.phrases import is_part_of_itself, noun_phrase
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

# So many tokens may stand between a verb of being and what follows.
_FAR = 5
_ARTICLES = frozenset(("a", "an", "the"))
_GIVING = frozenset(("make", "think", "name", "find"))
_BEING = frozenset(("be", "become", "remain"))


def predicate(sight: Sight, at: int) -> Iterator[Found]:
    """What the complement `at` of a verb of being or calling says."""
    tree, verb = sight.tree, sight.tree.head[at]
    phrase = noun_phrase(sight, at)
    if phrase is None:
        return
    if tree.dep[at] == "attr" or tree.lemma[verb] in _BEING:
        yield from _being(sight, at, phrase, verb)
        return
    if tree.lemma[verb] not in sight.words["complement_verbs"]:
        return
    what = _called(sight, at, verb)
    if what is None or what >= at:
        return
    start, end = max(phrase[0], what + 1), phrase[1]
    who = sight.who(verb)
    for each in said((start, end), sight.all_meant(what), who, sight.is_negated(verb)) if start <= at else ():
        yield each if who else replace(each, caller=sight.caller(verb))


def _being(sight: Sight, head: int, phrase: tuple[int, int], verb: int) -> Iterator[Found]:
    """ "X is a gang", "X is said to be a gang", "X is accused of being a gang"."""
    tree = sight.tree
    subject, above, alleged = tree.kid(verb, "nsubj"), tree.head[verb], False
    by: tuple[Mention, ...] = ()
    if subject is None and tree.dep[verb] == "xcomp" and tree.lemma[above] in sight.words["reported_verbs"]:
        subject = tree.kid(above, "nsubj", "nsubjpass")
        alleged = True
    elif (
        subject is None and tree.dep[verb] == "pcomp" and tree.lemma[tree.head[above]] in sight.words["accusing_verbs"]
    ):
        above = tree.head[above]
        subject = tree.kid(above, "nsubjpass", "dobj")
        by, alleged = sight.who(above), True
    if subject is None or (subject > 1 and tree.tag[subject - 1] == "VB" and tree.lower[subject - 2] == "to"):
        return  # "the effort to unseat X was a failure": the parser takes the object for the subject
    if any(_leaves_open(sight, kid) for kid in tree.children[verb]) or phrase[0] - verb > _FAR:
        return  # "would be a gang", "if X were a gang"
    actors = sight.all_meant(subject)
    if len(actors) == 1 and sight.kind(actors[0]) == "person" and tree.tag[head] == "NNS":
        return
    if actors and not is_part_of_itself(sight, subject, actors[0]):
        denied = sight.is_negated(verb) or (alleged and sight.is_negated(above))
        yield from said(phrase, actors, by, denied, alleged)


def said(
    phrase: tuple[int, int],
    actors: Sequence[Mention],
    by: tuple[Mention, ...] = (),
    denied: bool = False,
    alleged: bool = False,
) -> Iterator[Found]:
    """The phrase, said of each of `actors`."""
    for each in actors:
        several = len(actors) > 1
        yield Found(*phrase, each.actor or "", "predicate", each.inferred, by, denied, alleged, several)


def _leaves_open(sight: Sight, at: int) -> bool:
    """Whether a word with the verb leaves open whether it is so."""
    tree = sight.tree
    return (tree.tag[at] == "MD" and tree.lower[at] != "will") or tree.lower[at] in ("if", "unless", "whether")


def _called(sight: Sight, at: int, verb: int) -> int | None:
    """Who is called what the complement `at` says: the object of the verb, the subject of a passive one, the name
    before a participle."""
    tree = sight.tree
    what = tree.kid(verb, "nsubjpass")
    if what is None:
        what = tree.kid(verb, "dobj")
    if what is None:  # "calls the group a gang": the parser makes the group the subject of the gang
        what = tree.kid(at, "nsubj")
    if what is None and tree.pos[verb] == "VERB" and tree.dep[verb] in ("acl", "advcl"):
        what = _before_participle(sight, verb)
    return what


def _before_participle(sight: Sight, verb: int) -> int | None:
    """The last token of what a participle after a comma is said of ("X, long considered a gang")."""
    tree, before = sight.tree, verb - 1
    while before > 0 and tree.pos[before] == "ADV":
        before -= 1
    return before - 1 if before > 0 and tree.lower[before] == "," else None


def second_object(sight: Sight, at: int) -> int | None:
    """Whom the second of two objects of a verb of calling is said of: "branded X a gang", for which the parser has no
    better name."""
    tree, verb = sight.tree, sight.tree.head[at]
    if tree.lemma[verb] not in sight.words["complement_verbs"] or tree.lemma[verb] in _GIVING:
        return None
    others = (kid for kid in tree.kids(verb, "dobj", "oprd", "dative") if verb < kid < at)
    return next((kid for kid in others if sight.meant(kid) is not None), None)


def called(sight: Sight, at: int) -> Iterator[Found]:
    """ "Opponents branded X a gang"; "Horvat, the mayor, called X a gang", where the verb is hung on Horvat."""
    tree, verb = sight.tree, sight.tree.head[at]
    what, phrase = second_object(sight, at), noun_phrase(sight, at)
    if what is None or phrase is None or tree.lower[tree.left[at]] not in _ARTICLES:
        return
    who = sight.who(verb)
    if not who and tree.dep[verb] == "acl" and tree.kid(verb, "agent") is None:
        above = sight.speakers.get(tree.head[verb])
        who = (above,) if above is not None else ()
    for each in said(phrase, sight.all_meant(what), who, sight.is_negated(verb)):
        yield each if who else replace(each, caller=sight.caller(verb))


def likened(sight: Sight, at: int) -> Iterator[Found]:
    """ "X resembles a gang"."""
    tree, verb = sight.tree, sight.tree.head[at]
    subject, phrase = tree.kid(verb, "nsubj"), noun_phrase(sight, at)
    if subject is not None and phrase is not None and tree.lower[phrase[0]] in ("a", "an"):
        yield from said(phrase, sight.all_meant(subject), denied=sight.is_negated(verb))


def relative(sight: Sight, at: int) -> Iterator[Found]:
    """ "X, which Norway considers a gang"."""
    tree, verb = sight.tree, sight.tree.head[at]
    subject = tree.kid(verb, "nsubj")
    which = next((kid for kid in tree.children[verb] if tree.lower[kid] in ("which", "whom") and kid < verb), None)
    if tree.lemma[verb] not in sight.words["complement_verbs"] or which is None or subject in (None, which):
        return
    actor, phrase = sight.named(tree.head[verb]), noun_phrase(sight, at)
    if actor is not None and phrase is not None and at > verb:
        yield from said(phrase, (actor,), sight.who(verb), sight.is_negated(verb))


def participle(sight: Sight, at: int) -> Iterator[Found]:
    """ "X, long considered a gang": the parser takes the complement for an object."""
    tree, verb = sight.tree, sight.tree.head[at]
    if tree.tag[verb] not in ("VBN", "VBD") or tree.lemma[verb] not in sight.words["complement_verbs"]:
        return
    what = _before_participle(sight, verb)
    actor = sight.named(what) if what is not None else None
    phrase = noun_phrase(sight, at)
    if actor is not None and phrase is not None:
        yield from said(phrase, (actor,), sight.who(verb), sight.is_negated(verb))
