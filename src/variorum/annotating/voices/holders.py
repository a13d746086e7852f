"""Whose a paper is: the holder of figures, lists and records, by the words around the noun for them."""

from dataclasses import replace

from variorum.annotating.tree import NOUNS, Run, Tree
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Found, cut
from variorum.annotating.voices.speaker_phrase import agent_of, head_of, noun_phrase

# Entities that hold nothing, and things whose own number or toll it is ("the city's toll", "Sunday's count").
UNCOUNTING = frozenset({"DATE", "TIME", "EVENT", "CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "LAW"})
PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
SOURCES = frozenset({"by", "from"})


def is_paper(tree: Tree, cues: Cues, noun: int) -> bool:
    """Whether a token is a noun for something in writing, or for a count."""
    known = cues.documents | cues.acts | cues.results | cues.papers
    # A sentence that begins with "Records" may have a name there.
    return tree.pos[noun] in NOUNS and (tree.lemma[noun] in known or tree.lower[noun].removesuffix("s") in known)


def holder_of(tree: Tree, cues: Cues, noun: int) -> Run | None:
    """The noun phrase for who holds, made or gave out the paper at `noun`, or None where its phrase does not say."""
    owner = next((kid for kid in tree.kids(noun, "poss", "nsubj") if is_owner(tree, kid, noun)), None)
    if owner is None and noun > 1 and tree.lower[noun - 1] in POSSESSIVE and tree.pos[noun - 2] in NOUNS:
        owner = noun - 2
    if owner is not None:
        return _without_mark(tree, noun_phrase(tree, owner)) if can_count(tree, cues, owner, places=False) else None
    for kid in (*tree.kids(noun, "acl"), *tree.kids(noun, "prep")):
        if kid < noun:
            continue
        made = tree.dep[kid] == "acl"
        if made:
            target = agent_of(tree, kid) if tree.lemma[kid] in cues.holding else None
        else:
            target = tree.kid(kid, "pobj") if _leads_to_holder(tree, cues, kid, noun) else None
        if target is not None and can_count(tree, cues, target, places=made):
            return noun_phrase(tree, target)
    for verb in tree.kids(noun, "relcl"):
        subject = tree.kid(verb, "nsubj")
        if tree.lemma[verb] in cues.holding and subject is not None and tree.pos[subject] in NOUNS:
            return noun_phrase(tree, subject) if can_count(tree, cues, subject, places=True) else None
    above = tree.head[noun]
    if tree.dep[noun] == "dobj" and tree.lemma[above] in cues.holding and tree.pos[above] == "VERB":
        subject = tree.kid(above, "nsubj")
        if subject is not None and tree.pos[subject] in NOUNS and can_count(tree, cues, subject, places=True):
            return noun_phrase(tree, subject)
    if tree.lemma[noun] in cues.acts | cues.papers and is_body_of(tree, cues, noun):
        return tree.left[noun - 1], noun
    return None


def _leads_to_holder(tree: Tree, cues: Cues, preposition: int, noun: int) -> bool:
    """Whether a preposition behind a paper leads to whose it is: "by", "from", and "of" before a body, of a count."""
    if tree.lower[preposition] in SOURCES:
        return True
    body = tree.kid(preposition, "pobj") if tree.lower[preposition] == "of" else None
    return body is not None and tree.lemma[noun] in cues.acts and is_body(tree, cues, body)


def is_body_of(tree: Tree, cues: Cues, noun: int) -> bool:
    """Whether a body stands right before a noun, as whose it is: "police estimates"."""
    return any(kid == noun - 1 and tree.lemma[kid] in cues.institutions for kid in tree.kids(noun, "compound"))


def with_holder(tree: Tree, cues: Cues, found: Found) -> Found:
    """What is found, with the words for whose a paper is put to the speaker: "figures (held by the union)"."""
    if len(found.speaker) != 1:
        return found
    first, last = found.speaker[0]
    head = head_of(tree, range(first, last))
    holder = holder_of(tree, cues, head) if is_paper(tree, cues, head) else None
    if holder is None or not last <= holder[0] <= tree.right[head] or any(last <= at < holder[1] for at in found.cue):
        return found
    return replace(found, speaker=((first, holder[1]),), content=cut(found.content, (first, holder[1])))


def _without_mark(tree: Tree, run: Run) -> Run:
    return (run[0], run[1] - 1) if tree.lower[run[1] - 1] in POSSESSIVE else run


def is_owner(tree: Tree, noun: int, at: int) -> bool:
    """Whether a noun is whose the next one is: "the union's" of a reckoning, which the parser may take for a verb."""
    return noun < at and tree.pos[noun] != "PRON" and tree.lower[tree.right[noun]] in POSSESSIVE


def can_count(tree: Tree, cues: Cues, noun: int, places: bool) -> bool:
    """Whether a noun is for somebody who can give a count: a name, a body, people. A place gives none, unless a state
    is meant that made it (`places`)."""
    if tree.entity[noun] in UNCOUNTING or (tree.entity[noun] in PLACES and not places):
        return False
    if places and tree.lemma[noun] in cues.administrations:
        return True
    named = [noun, *tree.kids(noun, "compound", "nmod")]
    if (
        any(tree.pos[each] == "PROPN" and tree.entity[each] not in PLACES for each in named)
        or tree.pos[noun] == "PROPN"
    ):
        return True
    return bool({tree.lemma[noun], tree.lower[noun]} & (cues.tellers | cues.examining)) or _are_doers(tree, cues, noun)


def _are_doers(tree: Tree, cues: Cues, noun: int) -> bool:
    """Whether a noun is for people by what they do ("organisers", "inspectors")."""
    return tree.lower[noun].endswith(cues.doers) and tree.lower[noun] not in cues.things


def is_body(tree: Tree, cues: Cues, noun: int) -> bool:
    """Whether a noun behind "of" is who counts, and not what is counted ("a count of prisoners")."""
    return tree.pos[noun] == "PROPN" or (tree.lemma[noun] in cues.institutions and tree.tag[noun] == "NN")
