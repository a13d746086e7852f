"""What befalls things: verbs and nouns that tell an event of things of some sort only ("a stand gave way")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.annotating.events.view import View


@dataclass(frozen=True, slots=True)
class Befalls:
    """Words for what befalls things, and the things."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    things: frozenset[str]
    objects: bool  # the thing is the object of the verb, too
    named: bool  # the noun tells it only with the thing beside it


def befallen(view: View, befalls: Mapping[str, Befalls], at: int) -> str | None:
    """The kind that a verb tells of the thing that is its subject, or that it describes ("a ferry that burned")."""
    kinds = [(kind, each) for kind, each in befalls.items() if tells(view, each, at)]
    if not kinds:
        return None
    roles = ("nsubj", "nsubjpass", "dobj") if any(each.objects for _, each in kinds) else ("nsubj", "nsubjpass")
    subjects = [child for child in view.children[at] if view.dep[child] in roles]
    if view.dep[at] in ("relcl", "acl"):
        subjects.append(view.head[at])
    # "Some 12 tonnes of ammonia escaped": the thing hangs on its measure.
    named = [each for subject in subjects for each in view.subtree(subject) if (each < at) == (subject < at)]
    return next((kind for kind, each in kinds if any(view.lemma[word] in each.things for word in named)), None)


def tells(view: View, befalls: Befalls, at: int) -> bool:
    """Whether the verb is one of those of `befalls`, with its particle where that has one ("gave way")."""
    lemma = view.lemma[at]
    if lemma in befalls.verbs:
        return True
    beside = {view.lower[child] for child in view.children[at]} | set(view.lower[at + 1 : at + 2])
    return any(f"{lemma} {word}" in befalls.verbs for word in sorted(beside))


def befallen_noun(view: View, befalls: Mapping[str, Befalls], at: int) -> str | None:
    """The kind that a noun tells of a thing named with it: "gas leak", "the collapse of a bridge"."""
    lemma = view.lemma[at]
    kinds = [(kind, each) for kind, each in befalls.items() if lemma in each.nouns]
    if not kinds:
        return None
    before = [child for child in view.children[at] if view.dep[child] in ("compound", "amod", "nmod", "poss")]
    of = [child for child in view.children[at] if view.lower[child] in ("of", "from", "at")]
    named = [*before, *(below for each in of for below in view.children[each])]
    return next((kind for kind, each in kinds if any(view.lemma[word] in each.things for word in named)), None)
