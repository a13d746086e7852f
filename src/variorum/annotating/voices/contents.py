"""What is said: the complement that a cue takes as its content, read off the parse."""

from variorum.annotating.tree import Tree
from variorum.annotating.voices.clauses import clause, cleft
from variorum.annotating.voices.counting import counting
from variorum.annotating.voices.cues import Cues
from variorum.annotating.voices.found import Complement
from variorum.annotating.voices.objects import (
    addressee,
    infinitive,
    is_idle,
    object_,
    object_preposition,
    predicate,
    prepositional,
)
from variorum.annotating.voices.passives import adjective, passive, seeming
from variorum.annotating.voices.speaker_phrase import is_passive


def complement(tree: Tree, verb: int, cues: Cues) -> Complement | None:
    """The content that the parse gives the verb, or None. Frames are tried from the most to the least certain."""
    lemma = tree.lemma[verb]
    if is_idle(tree, verb, lemma, cues):
        return None
    if lemma in cues.seeming:
        return seeming(tree, verb, cues)
    from_cleft = cleft(tree, verb, lemma, cues)
    if from_cleft is not None:
        return from_cleft
    if is_passive(tree, verb):
        return passive(tree, verb, lemma, cues)
    return (
        adjective(tree, verb, cues)
        or predicate(tree, verb, lemma, cues)
        or addressee(tree, verb, lemma, cues)
        or clause(tree, verb, lemma, cues)
        or counting(tree, verb, lemma, cues)
        or object_preposition(tree, verb, lemma, cues)
        or prepositional(tree, verb, lemma, cues)
        or infinitive(tree, verb, lemma, cues)
        or object_(tree, verb, lemma, cues)
    )
