"""Appositions: "X, a rebel group", "the nominee to fill the seat, X"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.heads import fits, is_body, is_person
from variorum.annotating.designations.phrases import noun_phrase
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

# What leads from a noun inside a phrase up to the head of the phrase.
_INNER = frozenset(("pobj", "prep", "dobj", "acl", "relcl", "compound", "poss"))
_POSSESSIVES = frozenset(("his", "her", "its", "their", "my", "our"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
# So many tokens may stand between a noun and the comma before the name that it is said of.
_REACH = 15


def apposition(sight: Sight, at: int) -> Iterator[Found]:
    """What the noun `at` that stands in apposition says: of the name before it, or what stands before it of the name
    that it is."""
    tree, head = sight.tree, sight.tree.head[at]
    actor = sight.named(head)
    if actor is not None and actor.form == "name":
        yield from _after_name(sight, at, head, actor)
        return
    actor = sight.named(at)
    if actor is None or actor.form != "name":
        return
    head = _noun_for(sight, head, at, actor)
    plural = tree.tag[head] == "NNS" and tree.kid(at, "conj") is None
    if plural or any(tree.dep[kid] == "neg" or tree.lower[kid] == "just" for kid in tree.children[at]):
        return  # "government agencies, not just X"
    phrase = noun_phrase(sight, head) if tree.pos[head] == "NOUN" and fits(sight, head, actor) else None
    if phrase is None:
        return
    start, end = phrase
    if sight.kind(actor) != "person":  # "dozens of members of X's rebel group, Y": the body is Y, not its members
        start = max((each + 1 for each in range(start, head) if tree.lower[each] == "of"), default=start)
    end = max(end, head + 1)
    end = min(_before_comma(sight, head, tree.left[at]) or end, tree.left[at])
    while end > start and not tree.lower[end - 1][0].isalnum():
        end -= 1
    others = (sight.mention.get(each) for each in range(start, head))
    if tree.lemma[head] in sight.words["naming_heads"] and any(
        each is not None and each.form == "name" and each.actor != actor.actor and sight.kind(each) != "state"
        for each in others
    ):
        return  # "held by the Y group the monitor X said": the group is Y
    if end > head >= start and "|" not in tree.lower[end : tree.left[at]]:
        yield Found(start, end, actor.actor or "", "apposition")


def _after_name(sight: Sight, at: int, head: int, actor: Mention) -> Iterator[Found]:
    """ "X, a rebel group"; what follows a pronoun after the name is said of whom the pronoun means."""
    tree = sight.tree
    own, phrase = sight.mention.get(at), noun_phrase(sight, at)
    if phrase is None or phrase[0] <= head or (own is not None and own.form == "name" and own.actor != actor.actor):
        return
    before = phrase[0] - 1
    while before > head and not tree.lower[before][0].isalnum():
        before -= 1
    said_of: Mention | None = actor
    if tree.pos[before] == "PRON" and tree.dep[before] in ("dobj", "pobj"):
        said_of = sight.meant(before)
    if said_of is actor and sight.kind(actor) == "person" and is_body(sight, at) and not is_person(sight, at):
        said_of = sight.named(before)  # "X of the Y institute, a think tank": the body just before is meant
        if said_of is None or sight.kind(said_of) == "person":
            return
    if said_of is None or not _can_say(sight, at, phrase, said_of, before):
        return
    yield Found(*phrase, said_of.actor or "", "apposition", said_of.inferred if said_of is not actor else None)


def _can_say(sight: Sight, at: int, phrase: tuple[int, int], said_of: Mention, before: int) -> bool:
    """Whether the phrase of `at` after a name can say what somebody is: of a person a noun for people or one with "a";
    without a comma no other; of a body no list in which another name comes next."""
    tree, first = sight.tree, phrase[0]
    opens = tree.lower[first]
    if sight.kind(said_of) != "person":
        if is_person(sight, at) and tree.tag[at] == "NN" and not is_body(sight, at):
            return False
        if first - before < 2 and phrase[1] - first < 2:  # "the X (XYZ) groups"
            return False
        joined = (each for each in range(first, at) if tree.lower[each + 1] == "and")
        return not any(each in sight.mention or tree.entity[each] in ("GPE", "ORG", "PERSON") for each in joined)
    if tree.tag[at] == "NNS" and opens != "one":
        return False
    if first - before < 2 and opens in _POSSESSIVES:
        return False
    return is_person(sight, at) or (opens in ("a", "an", "one") and first - before >= 2)


def _noun_for(sight: Sight, head: int, at: int, actor: Mention) -> int:
    """The noun that a name is said of, where the parser hangs it on the wrong one of a long phrase: for a person the
    noun for people above ("the nominee to fill the seat, X"), else the body nearest to the comma ("members of a rebel
    group, X")."""
    tree = sight.tree
    if sight.kind(actor) == "person":
        above = head
        for _ in range(6):
            if is_person(sight, above) or tree.dep[above] not in _INNER:
                break
            above = tree.head[above]
        return above if tree.pos[above] == "NOUN" and is_person(sight, above) else head
    for before in range(tree.left[at] - 1, head, -1):
        if tree.pos[before] == "NOUN" and fits(sight, before, actor):
            return before
    return head


def _before_comma(sight: Sight, head: int, start: int) -> int | None:
    """Where a phrase ends that runs from `head` up to the comma before `start`; None where another comma comes
    first."""
    end = start - 1
    if end <= head or sight.tree.lower[end] != "," or "," in sight.tree.lower[head:end]:
        return None
    return end


def between_commas(sight: Sight, start: int, end: int, mention: Mention) -> Iterator[Found]:
    """ "The president's nominee to fill the seat, Judge X, said": a name between commas after a noun that can say what
    it is, whatever the parser makes of it."""
    tree = sight.tree
    comma = start - 1
    while comma > 0 and tree.lower[comma] in sight.words["titles"]:
        comma -= 1
    if comma <= 1 or tree.lower[comma] != "," or sight.named(start) is not mention:
        return
    if tree.lower[end : end + 1] not in ([","], ["or"], ["("]) or tree.dep[end - 1] in ("appos", "conj"):
        return
    for at in range(comma - 1, max(-1, comma - 1 - _REACH), -1):
        if tree.sentence[at] != tree.sentence[start] or tree.lower[at] == "," or tree.tag[at] in _FINITE:
            return
        if tree.pos[at] == "NOUN" and fits(sight, at, mention) and tree.dep[at] not in ("compound", "nmod"):
            first = tree.left[at]
            person = sight.kind(mention) == "person"
            if tree.lower[first] == "the" and not person:
                continue
            if tree.lower[first] in ("a", "an", "the") or tree.dep[first] in ("poss", "compound"):
                yield Found(first, comma, mention.actor or "", "apposition")
            return
