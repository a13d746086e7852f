"""Which nouns can say what somebody is: of a person a noun for people, of a body or state one for bodies."""

from __future__ import annotations

from variorum.annotating.designations.sight import Sight
from variorum.records import Mention

# Nouns for people are too many to list; most of those that are not listed end like this.
_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "ee", "ant", "crat", "eer", "ess")
_PLURALS = frozenset(("NNS", "NNPS"))


def is_person(sight: Sight, at: int) -> bool:
    """Whether a noun names people."""
    lemma, words = sight.tree.lemma[at], sight.words
    return lemma not in words["no_people"] and (lemma in words["people"] or lemma.endswith(_ENDINGS))


def is_body(sight: Sight, at: int) -> bool:
    """Whether a noun names a body of people or a state; a plural noun for people does ("terrorists")."""
    lemma = sight.tree.lemma[at]
    return lemma in sight.words["bodies"] or (sight.tree.tag[at] in _PLURALS and is_person(sight, at))


def fits(sight: Sight, at: int, mention: Mention) -> bool:
    """Whether the noun at `at` can say what the actor of `mention` is."""
    if sight.kind(mention) == "person":
        return is_person(sight, at) and sight.tree.tag[at] not in _PLURALS
    return is_body(sight, at) or sight.tree.lemma[at] in sight.words["sides"]
