"""Definite nouns that stand for somebody named ("the cult"), and nouns around a name ("the violent X sect")."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.phrases import LONGEST, only_office
from variorum.annotating.designations.sight import REACH, Found, Sight
from variorum.records import Mention

# Why a noun refers to somebody although it characterises nobody.
_GUESSED = frozenset(("instrument", "government", "led by", "state media", "possessive", "state"))
_STOPS = frozenset((",", ".", ";", "—", "–", "?"))
_INDEFINITE = frozenset(("a", "an"))
_DETERMINERS = frozenset(("the", "this", "these", "those", "that")) | _INDEFINITE


def stand_in(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """What the noun mention of the tokens from `start` to `end` calls somebody."""
    tree, words, head = sight.tree, sight.words, end - 1
    if sight.named(head) is not mention or tree.dep[head] in ("appos", "attr"):
        return
    if tree.lemma[head] in words["loaded_governments"]:
        yield from _loaded(sight, start, end, mention)
        return
    if sight.kind(mention) == "state" or mention.inferred in _GUESSED or _beside_name(sight, start, end):
        return
    first = _first(sight, start, head)
    told = mention.inferred == "role" and tree.lower[end : end + 1] in (["who"], ["whose"])
    if told:
        while end < len(tree.lower) and end - first < LONGEST and tree.lower[end] not in _STOPS:
            end += 1
    elif mention.inferred == "role" and tree.lower[first] in _INDEFINITE:  # "will have a new president"
        return
    if (not told and only_office(sight, start, end, head)) or tree.lemma[head] in words["empty_heads"]:
        return
    if end - start == 1 and tree.lemma[head] in words["plain_kinds"]:
        return
    if tree.lemma[head] in words["institutions"] or _repeats(sight, start, end, mention):
        return
    if mention.inferred == "definite noun" and not _may_mean(sight, start, head, mention):
        return
    if first < start or mention.inferred is not None:
        yield Found(first, end, mention.actor or "", "noun", mention.inferred)


def _loaded(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """ "The X regime" for the government of X, where it is no more than that: not "regime-held", "regimes", or the one
    of somebody else."""
    tree, head = sight.tree, end - 1
    if tree.tag[head] != "NN" or tree.dep[head] in ("compound", "nmod", "amod") or tree.lower[end : end + 1] == ["-"]:
        return
    first = _first(sight, start, head)
    if tree.lower[first - 1] == "-" or tree.lower[first] in ("a", "an", "any", "every"):
        return
    if any(tree.entity[at] == "PERSON" and at not in sight.mention for at in range(first, head)):
        return
    yield Found(first, end, mention.actor or "", "noun", mention.inferred)


def _may_mean(sight: Sight, start: int, head: int, mention: Mention) -> bool:
    """Whether nobody else can be meant as well: of those of its kind that the sentences just before name, it is the
    only one, the one that the article names most, or the last one and the subject of its sentence. Nouns that go with
    names ("the agency") need no such proof."""
    tree = sight.tree
    if tree.lemma[head] in sight.words["naming_kinds"] or "monitoring" in tree.lower[start:head]:
        return True
    person = sight.kind(mention) == "person"
    near: set[str | None] = set()
    for before in range(start - 1, max(-1, start - REACH), -1):
        if tree.sentence[start] - tree.sentence[before] > 2:
            break
        other = sight.mention.get(before)
        if other is None or other.form != "name" or (sight.kind(other) == "person") is not person:
            continue
        if not near and other.actor == mention.actor and _leads(sight, before):
            return True
        if sight.kind(other) != "state" and other.actor is not None:
            near.add(other.actor)
    most = max((sight.counts.get(each or "", 0) for each in near), default=0)
    return near <= {mention.actor} or sight.counts.get(mention.actor or "", 0) >= most


def _leads(sight: Sight, at: int) -> bool:
    """Whether a token is the subject of its sentence."""
    tree = sight.tree
    return tree.dep[at] in ("nsubj", "nsubjpass") and tree.dep[tree.head[at]] == "ROOT"


def _first(sight: Sight, start: int, head: int) -> int:
    """Where the phrase of `head` begins: with its determiner or possessor ("the nation's largest lobby")."""
    tree = sight.tree
    left = tree.left[head]
    opens = tree.dep[left] in ("det", "poss", "amod", "compound") or tree.lower[left] == "the"
    if 0 < start - left <= 4 and opens and not tree.tag[left].startswith("W"):
        return left
    return start - 1 if start > 0 and tree.lower[start - 1] in _DETERMINERS else start


def _beside_name(sight: Sight, start: int, end: int) -> bool:
    """Whether the noun belongs to a name just before or after it ("the X (XYZ) alliance", "the charity X"): it then
    stands for nobody spoken of before."""
    tree = sight.tree
    before = tree.lower[start - 1] == ")" if start else False
    after = end < len(tree.pos) and tree.pos[end] == "PROPN" and sight.mention.get(end) is None
    return before or (after and tree.sentence[end] == tree.sentence[end - 1])


def _repeats(sight: Sight, start: int, end: int, mention: Mention) -> bool:
    """Whether the words only repeat the actor's name ("the US-led coalition")."""
    name = set(sight.names.get(mention.actor or "", "").lower().replace("-", " ").split())
    return all(word.replace(".", "") in name or not word[0].isalnum() for word in sight.tree.lower[start:end])


def around_name(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """ "The violent X sect": what follows the name says what it is, with what stands before it."""
    tree, head = sight.tree, end
    if head >= len(tree.pos) or tree.pos[head] != "NOUN" or tree.head[end - 1] != head:
        return
    if sight.kind(mention) in ("person", "state") or tree.lemma[head] not in sight.words["naming_heads"]:
        return
    if tree.tag[head] == "NNS":
        return
    first = tree.left[head]
    described = any(
        tree.dep[at] == "amod" and tree.lower[at] not in sight.words["no_epithets"] for at in range(first, start)
    )
    if described or (tree.lemma[head] not in sight.words["plain_kinds"] and first < start):
        yield Found(first, head + 1, mention.actor or "", "noun")
