"""Nouns for several at once: "companies including X and Y", "companies such as X", "two states: X and Y"."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.designations.heads import fits, is_person
from variorum.annotating.designations.phrases import phrase_start
from variorum.annotating.designations.sight import Found, Sight
from variorum.records import Mention

_BETWEEN = frozenset((",", "and", "the", "or", "as", "well", "both", "-"))
_DESCRIBING = frozenset(("ADJ", "NOUN", "VERB", "PROPN"))
_DESCRIBED = 4  # words that describe one name of an enumeration
_QUANTIFIERS = frozenset(("other", "some", "many", "several", "such", "few", "most", "all", "various", "numerous"))
_GOES_ON = frozenset(("NOUN", "ADJ", "PART"))


def opens_list(sight: Sight, at: int) -> bool:
    """Whether some or all of those just named follow: "including", "such as", a colon."""
    lower = sight.tree.lower
    return lower[at] in ("including", ":") or (lower[at] == "as" and at > 0 and lower[at - 1] == "such")


def listed(sight: Sight, at: int) -> Iterator[Found]:
    """ "Companies including X and Y", "companies such as X", "two states: X and Y": each is one of them."""
    tree = sight.tree
    head = at - 2 if tree.lower[at] == "as" else at - 1
    while head > 0 and not tree.lower[head][0].isalnum():
        head -= 1
    last = head
    while tree.dep[head] == "pobj" and tree.lower[tree.head[head]] == "of" and tree.tag[head] != "NNS":
        head = tree.head[tree.head[head]]  # "former allies of the crown, including X"
    if head < 1 or tree.tag[head] != "NNS" or tree.sentence[head] != tree.sentence[at]:
        return
    start = phrase_start(sight, head)
    while start < head and (tree.lower[start] in _QUANTIFIERS or tree.lower[start : start + 2] == ["a", "few"]):
        start += 1
    if start == last:
        return
    for mention in _named_after(sight, at + 1):
        if (sight.kind(mention) == "person" and is_person(sight, head)) or fits(sight, head, mention):
            yield Found(start, last + 1, mention.actor or "", "apposition", several=True)


def _named_after(sight: Sight, at: int) -> Iterator[Mention]:
    """Those named in an enumeration from `at` on: names with nothing between them but what describes them, commas and
    "and". A name that only tells which one the next noun means is not of it."""
    tree, last, since = sight.tree, None, 0
    while at < len(tree.lower) and tree.sentence[at] == tree.sentence[at - 1]:
        mention = sight.named(at)
        if mention is not None and mention.form == "name":
            ends = at + 1 >= len(tree.lower) or sight.mention.get(at + 1) is not mention
            if ends and mention is not last and not _goes_on(sight, at + 1):
                yield mention
                last = mention
            since = 0
        elif tree.lower[at] not in _BETWEEN:
            since += 1
            if tree.pos[at] not in _DESCRIBING or since > _DESCRIBED:
                return
        at += 1


def _goes_on(sight: Sight, at: int) -> bool:
    """Whether the phrase goes on at `at` after a name: "X-linked", "X's offshoot", "the X leader"."""
    tree = sight.tree
    return at < len(tree.pos) and (
        tree.pos[at] in _GOES_ON or (tree.lower[at] == "-" and tree.end[at - 1] == tree.start[at])
    )
