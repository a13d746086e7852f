"""A noun with what stands before it, as the rules for nouns see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.words import Words


@dataclass(frozen=True, slots=True)
class Nouns:
    """The noun lists of one language, as sets."""

    government: frozenset[str]
    forces: frozenset[str]
    platforms: frozenset[str]
    strikes: frozenset[str]
    organs: frozenset[str]
    institutions: frozenset[str]
    standing: frozenset[str]
    institution_adjectives: frozenset[str]
    labels: frozenset[str]
    private: frozenset[str]
    parts: frozenset[str]
    many: frozenset[str]
    organ_modifiers: frozenset[str]
    media: frozenset[str]
    media_modifiers: frozenset[str]
    coalition: frozenset[str]
    people: frozenset[str]
    groups: frozenset[str]
    businesses: frozenset[str]
    public_bodies: frozenset[str]
    stand_in_people: frozenset[str]
    stand_in_bodies: frozenset[str]


@dataclass(slots=True)
class Phrase:
    """A noun with what stands before it. `start` leaves out determiners and possessives."""

    words: Words
    start: int
    head: int
    end: int
    definite: bool
    indefinite: bool
    possessor: int  # token of a possessive before it, -1 where there is none
    names: list[Name]  # names inside it, in order
    modifiers: frozenset[str]


def read_phrase(words: Words, at: int, named: Mapping[int, Name]) -> Phrase:
    """The phrase of the noun at `at`; `named` gives for a token the name that it is part of."""
    start, possessor = at, -1
    definite = indefinite = False
    while start > 0 and at - start < 10:
        before = start - 1
        if words.sentence[before] != words.sentence[at]:
            break
        lower, pos = words.lower[before], words.pos[before]
        if pos == "DET" or lower in ("the", "a", "an", "this", "that", "these", "those"):
            definite = lower in ("the", "this", "that", "these", "those")
            indefinite = lower in ("a", "an", "another", "some")
            break
        if lower in ("'s", "’s", "'", "’") or words.dep[before] == "poss":
            possessor = before - 1 if lower in ("'s", "’s", "'", "’") else before
            break
        if lower == "and" and (joined := _joined_before(words, before, at)) >= 0:
            start = joined
            continue
        name = named.get(before)
        lost = (
            name is not None
            and before == name.end - 1
            and words.end[before] < words.start[before] + len(words.text[before])
        )
        if lost:
            possessor = before
            break
        if name is not None and name.kind == "place" and words.dep[before] != "compound":
            break
        if name is not None:
            start = name.start
            continue
        hyphen = (lower == "-" and words.glued(before)) or (pos == "NUM" and words.head[before] != at)
        if not hyphen and (
            pos not in ("ADJ", "NOUN", "PROPN", "VERB", "ADV")
            or words.dep[before] not in ("amod", "compound", "nmod", "npadvmod", "advmod", "punct", "poss")
        ):
            break
        if words.head[before] < before or words.head[before] > at:
            break
        start = before
    inside, each = [], start
    while each < at:
        name = named.get(each)
        if name is not None:
            inside.append(name)
            each = name.end
        else:
            each += 1
    modifiers = frozenset(lemma_of(words, each) for each in range(start, at) if words.text[each][0].isalpha())
    return Phrase(words, start, at, at + 1, definite, indefinite, possessor, inside, modifiers)


def _joined_before(words: Words, conjunction: int, at: int) -> int:
    """The noun for people before "and" that the one at `at` goes on with: "the former harbour master and candidate"."""
    first = min((kid for kid in words.children[at] if words.dep[kid] == "nmod" and kid < conjunction), default=-1)
    return first if first >= 0 and words.pos[first] == "NOUN" else -1


def end_of_forces(words: Words, end: int) -> int:
    """ "planes of the Freedonian air force": the whole, else `end`."""
    for at in range(end + 1, min(end + 6, len(words))):
        if words.lower[at] in ("force", "army", "navy", "military", "forces"):
            return at + 1
        if words.pos[at] not in ("DET", "ADJ", "PROPN", "NOUN"):
            break
    return end


def end_of_place(words: Words, end: int) -> int:
    """The end of "in the X", "at the X", "from the X" after a source or an official."""
    if words.lower[end : end + 1] not in (["in"], ["at"], ["from"], ["of"], ["with"], ["within"]):
        return end
    at = end + 1
    while (
        at < len(words)
        and at < end + 8
        and words.pos[at] in ("DET", "ADJ", "NOUN", "PROPN", "PUNCT")
        and (words.text[at][0].isalnum() or words.text[at] == "-")
    ):
        at += 1
    return at if at > end + 1 else end


def lemma_of(words: Words, at: int) -> str:
    """The lemma; for capitalised nouns, which the parser leaves as they are, without a plural s."""
    lemma = words.lemma[at]
    if words.pos[at] == "PROPN" and lemma.endswith("s") and len(lemma) > 4 and not lemma.endswith("ss"):
        return lemma[:-1]
    return lemma
