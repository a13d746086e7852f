"""The noun phrase of a head, as far as it says something of somebody."""

from __future__ import annotations

from variorum.annotating.designations.heads import is_person
from variorum.annotating.designations.sight import Sight
from variorum.records import Mention

# A noun phrase of more tokens is a sentence that the parser took for one.
LONGEST = 30
_MOST_BEFORE = 12
_INSIDE = frozenset(("NOUN", "ADJ", "PROPN", "PRON", "PART", "DET"))
_STOPS = frozenset((",", "–", "—", ";", ":", "(", ")", ".", "--"))
_QUOTES = frozenset(('"', "``", "''", "“", "”", "‘", "’"))
_TIME_WORDS = frozenset(("in", "on", "since", "from", "until", "during", "by"))


def noun_phrase(sight: Sight, head: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase of `head`, cut at a comma or dash after it; None where it says nothing or runs
    on."""
    tree = sight.tree
    if tree.pos[head] not in ("NOUN", "PROPN", "NUM") or tree.lemma[head] in sight.words["empty_heads"]:
        return None
    start, end = tree.left[head], head + 1
    right = tree.right[head] + 1
    while end < right and not _stops(sight, end, head):
        end += 1
    while start < head and not tree.lower[start][0].isalnum():
        start += 1
    for at in range(start, head):
        if tree.lower[at] in (",", "–", "—"):
            start = at + 1
    while end > head + 1 and not tree.lower[end - 1][0].isalnum():
        end -= 1
    marked = start + 1 < head and tree.lower[start] in ("a", "an", "the") and tree.lower[start + 1] in _QUOTES
    if marked and end < len(tree.lower) and tree.lower[end] in _QUOTES:  # 'a "gang of thieves"': the quoted words
        start += 2
    if end - start > LONGEST or only_office(sight, start, end, head):
        return None
    if tree.pos[head] == "NUM" and tree.lower[head] != "one":
        return None
    if end - start == 1 and (tree.pos[head] == "NUM" or len(tree.lower[head]) < 3 or tree.lower[head] == "vice"):
        return None
    if tree.pos[start] == "NUM" and tree.tag[head] == "NNS":  # "58 civilians" are nobody's name
        return None
    if tree.lower[end : end + 1] == ["-"] and tree.end[end - 1] == tree.start[end]:
        return None
    if tree.lower[start] == "one" and tree.lower[start + 1 : start + 2] != ["of"]:  # "one member, X, is ill"
        return None
    if tree.lower[start] == "at" or all(tree.text[each].isupper() for each in range(start, end)):
        return None
    if tree.lower[start] in ("not", "whose") or (start > 0 and tree.lower[start - 1] == "-"):
        return None
    own = sight.mention.get(head)
    named = tree.pos[head] == "PROPN" and tree.lower[start] not in ("a", "an")
    if named and (_is_name(sight, start, end) or (own is not None and own.form == "name")):
        return None
    return start, end


def _stops(sight: Sight, at: int, head: int) -> bool:
    """Whether what a head is called ends before the token at `at`: at a comma, a dash, a time ("in 1997"), or where
    somebody else's name is joined to it."""
    tree, word = sight.tree, sight.tree.lower[at]
    if word in _STOPS or (word == "-" and tree.end[at - 1] < tree.start[at]):
        return True
    if word in _TIME_WORDS and (tree.head[at] == head or at == head + 1):
        after = tree.kid(at, "pobj")
        return after is not None and (tree.entity[after] == "DATE" or tree.pos[after] == "NUM")
    if word == "and" and tree.head[at] == head:
        joined = tree.kid(head, "conj")
        other = sight.mention.get(joined) if joined is not None else None
        return other is not None and other.form == "name" and tree.pos[joined or 0] == "PROPN"
    return False


def _is_name(sight: Sight, start: int, end: int) -> bool:
    """Whether the phrase is a name (or a name and a title) rather than a description."""
    tree = sight.tree
    return not any(
        tree.pos[at] in ("NOUN", "ADJ") and tree.lower[at] not in sight.words["office"] for at in range(start, end)
    )


def only_office(sight: Sight, start: int, end: int, head: int) -> bool:
    """Whether a phrase says no more than a title of office and of what ("the foreign minister", "a spokesman for the
    department", "the harbour office's director"): no adjective, label or clause in it characterises."""
    tree, words = sight.tree, sight.words
    if tree.lemma[head].lower() not in words["office"]:
        return False
    if any(tree.dep[kid] in ("relcl", "acl") and kid < end for kid in tree.children[head]):
        return False
    return not any(_tells(sight, at) for at in range(start, head))


def _tells(sight: Sight, at: int) -> bool:
    """Whether a word before a title of office characterises who holds it ("cult leader", "the disputed president")."""
    tree, words = sight.tree, sight.words
    if tree.lemma[at] in words["labels"]:
        return True
    if tree.tag[at] not in ("JJ", "JJR", "JJS", "VBN", "VBG") or tree.entity[at] in ("NORP", "ORDINAL", "GPE"):
        return False
    return tree.dep[at] == "amod" and tree.lower[at] not in words["no_epithets"] | words["before_titles"]


def phrase_start(sight: Sight, head: int) -> int:
    """Where the words begin that run up to the noun at `head`, whatever the parser makes of them: what is joined by a
    hyphen, and a noun for people before "and", belong to it."""
    tree = sight.tree
    first = head
    while first > 0 and head - first < _MOST_BEFORE and tree.sentence[first - 1] == tree.sentence[head]:
        before = first - 1
        if is_glued(sight, first):
            first -= 2
        elif _parts(sight, before, first) or tree.entity[before] in ("DATE", "TIME"):
            break
        elif tree.pos[before] in _INSIDE or (tree.tag[before] in ("VBN", "VBG") and tree.dep[before] == "amod"):
            first = before
            if tree.pos[before] == "DET":
                break
        elif tree.lower[before] == "and" and before > 0 and _joins(sight, before - 1, head):
            first = before - 1
        else:
            break
    return first


def _parts(sight: Sight, at: int, after: int) -> bool:
    """Whether a phrase ends with the noun at `at`, an adjective standing after it: "hit in the attack local reporter
    X said" lacks a comma. A plural may be a possessive that lost its apostrophe. So does a capital that no name has:
    there a sentence began."""
    tree = sight.tree
    if tree.text[after][0].isupper() and tree.pos[after] in ("ADJ", "NOUN") and not tree.entity[after]:
        return tree.text[at][0].islower() and tree.pos[at] == "NOUN"
    return tree.tag[at] == "NN" and tree.tag[after][:2] == "JJ" and tree.lower[at] not in sight.words["before_titles"]


def is_glued(sight: Sight, at: int) -> bool:
    """Whether a hyphen joins the word to the one before."""
    tree = sight.tree
    return at >= 2 and tree.lower[at - 1] == "-" and tree.end[at - 1] == tree.start[at]


def _joins(sight: Sight, at: int, head: int) -> bool:
    """Whether "and" after the noun at `at` leads on to `head`: "novelist and activist X"."""
    return sight.tree.pos[at] == "NOUN" and is_person(sight, at) and is_person(sight, head)


def is_part_of_itself(sight: Sight, head: int, mention: Mention) -> bool:
    """Whether a noun that is taken for somebody names a part of it: "the strongest group in X"."""
    tree = sight.tree
    for prep in tree.kids(head, "prep"):
        of = tree.kid(prep, "pobj") if tree.lower[prep] in ("in", "within", "among") else None
        other = sight.mention.get(of) if of is not None else None
        if other is not None and other.actor == mention.actor:
            return True
    return False
