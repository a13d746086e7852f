"""What stands before a name: "so-called X", "Y-backed X", "the polished X", "centrist think tank X"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.heads import fits, is_body, is_person
from variorum.annotating.designations.phrases import is_glued, only_office, phrase_start
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

_VERSUS = frozenset(("v", "v.", "vs", "vs."))
_ARTICLES = frozenset(("the", "a", "an"))


def before_name(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """What stands before the name of the tokens from `start` to `end`: a modifier, or an apposition without a comma."""
    tree, words = sight.tree, sight.words
    if start == 0 or sight.named(start) is not mention:
        return
    at = start - 1
    while at > 0 and tree.text[at][0].isupper() and tree.lower[at] in words["titles"]:
        at -= 1
    if tree.sentence[at] != tree.sentence[start]:
        return
    if at >= 2 and tree.lower[at] in words["modifiers"] and tree.lower[at - 1] == "-":
        if not is_part(sight, end) or _names_it(sight, end):
            yield Found(_first_joined(sight, at - 2), at + 1, mention.actor or "", "modifier")
        return
    if is_part(sight, end) or _is_others(sight, at, mention):
        return
    if at == start - 1 and _is_epithet(sight, at, mention):
        first = at - 1 if tree.lower[at - 1] in _ARTICLES else at
        yield Found(first, at + 1, mention.actor or "", "modifier")
        return
    if tree.pos[at] != "NOUN" or tree.dep[at] not in ("compound", "nmod", "amod", "appos", "poss"):
        return
    if tree.lemma[at] in words["empty_heads"] or not fits(sight, at, mention):
        return
    if is_glued(sight, at) and not is_person(sight, at):
        return
    first = phrase_start(sight, at)
    if not only_office(sight, first, at + 1, at):
        yield Found(first, at + 1, mention.actor or "", "apposition")


def _is_others(sight: Sight, at: int, mention: Mention) -> bool:
    """Whether the noun before a body's name belongs to another name before it ("the Y group X said")."""
    if at < 1 or sight.kind(mention) == "person" or sight.tree.lemma[at] not in sight.words["naming_heads"]:
        return False
    other = sight.mention.get(at - 1)
    return sight.tree.lower[at - 1] == ")" or (other is not None and other.form == "name")


def _names_it(sight: Sight, end: int) -> bool:
    """Whether the noun after a name says what it is ("X news agency"), and is the last of its phrase."""
    tree = sight.tree
    while end + 1 < len(tree.pos) and tree.pos[end + 1] == "NOUN" and tree.head[end] == end + 1:
        end += 1
    return tree.tag[end] == "NN" and is_body(sight, end)


def is_part(sight: Sight, end: int) -> bool:
    """Whether the name that ends before `end` only tells which one the next noun means ("the X hearing", "X v Y")."""
    tree = sight.tree
    if end >= len(tree.pos):
        return False
    if tree.lower[end] in _VERSUS:
        return True
    return (
        tree.pos[end] in ("NOUN", "PROPN", "ADJ")
        and tree.dep[end - 1] in ("compound", "nmod", "amod")
        and tree.head[end - 1] >= end
    )


def _first_joined(sight: Sight, at: int) -> int:
    """The first of the words that hyphens join up to the one at `at` ("al-Qaeda-linked")."""
    while is_glued(sight, at):
        at -= 2
    return at


def _is_epithet(sight: Sight, at: int, mention: Mention) -> bool:
    """Whether an adjective before the name characterises: any after "the" before a person's ("the polished Horvat"),
    one of a list before another's ("the outlawed X")."""
    tree = sight.tree
    if at < 1 or tree.tag[at] not in ("JJ", "JJS", "VBN", "VBG") or tree.lower[at] in sight.words["no_epithets"]:
        return False
    if tree.entity[at] in ("NORP", "GPE", "ORDINAL", "DATE"):
        return False
    if sight.kind(mention) != "person":
        return tree.lower[at] in sight.words["epithets"] and tree.dep[at] in ("amod", "compound", "nmod")
    return tree.lower[at - 1] == "the" and tree.dep[at] == "amod"
