"""A parsed field as plain lists: what the rules ask of a token thousands of times, looked up once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG
from spacy.tokens import Doc

from variorum.records import Span

Run = tuple[int, int]
"""A stretch of tokens, end exclusive."""

NOTHING: Mapping[str, str] = {}
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBS = frozenset({"VERB", "AUX"})
_BEGINS = 3  # spaCy's code for the first token of an entity


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a parsed field, by position. `left` and `right` are the first and last token of each subtree."""

    doc: Doc
    text: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    entity: list[str]
    begins: list[bool]  # a new entity begins here
    head: list[int]
    start: list[int]
    end: list[int]
    left: list[int]
    right: list[int]
    children: list[list[int]]
    sentence: list[int]  # the number of the sentence of each token
    sentences: list[Run]

    def kids(self, at: int, *deps: str) -> Iterator[int]:
        """The children of the token that hang on it by one of `deps`, in order."""
        return (kid for kid in self.children[at] if self.dep[kid] in deps)

    def kid(self, at: int, *deps: str) -> int | None:
        """The first child by one of `deps`."""
        return next(self.kids(at, *deps), None)

    def span(self, run: Run) -> Span:
        """The characters of a stretch of tokens."""
        return (self.start[run[0]], self.end[run[1] - 1])


def tree_of(doc: Doc, misread: Mapping[str, str] = NOTHING) -> Tree:
    """The tree of a document, in time linear in its length. `misread` puts lemmas right that the parser gets wrong."""
    tree = _tree(doc)
    return replace(tree, lemma=[misread.get(each, each) for each in tree.lemma]) if misread else tree


def lists_of(doc: Doc) -> dict[str, Any]:
    """The fields of the tree of a document with lemmas in lower case, for the classes that add to it."""
    tree = _tree(doc)
    return {name: getattr(tree, name) for name in Tree.__slots__} | {"lemma": [each.lower() for each in tree.lemma]}


# Several stages ask for the tree of the same field, one after the other; no tree outlives the next few fields.
@lru_cache(maxsize=4)
def _tree(doc: Doc) -> Tree:
    strings = doc.vocab.strings
    names = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]).T.tolist()
    heads, start, lengths, marks, iob = (
        doc.to_array([HEAD, IDX, LENGTH, SENT_START, ENT_IOB]).astype("int64").T.tolist()
    )
    words: list[list[str]] = []
    for ids in names:
        known = {each: strings[each] if each else "" for each in set(ids)}
        words.append([known[each] for each in ids])
    text, lower, lemma, pos, tag, dep, entity = words
    begins = [each == _BEGINS for each in iob]
    end = [first + length for first, length in zip(start, lengths, strict=True)]
    head = [at + step for at, step in enumerate(heads)]
    left, right = _edges(head)
    children: list[list[int]] = [[] for _ in head]
    for at, above in enumerate(head):
        if above != at:
            children[above].append(at)
    starts = [at for at, mark in enumerate(marks) if mark == 1 or at == 0]
    sentences = list(zip(starts, [*starts, len(head)][1:], strict=True))
    sentence = [number for number, (first, stop) in enumerate(sentences) for _ in range(first, stop)]
    return Tree(
        doc=doc,
        text=text,
        lower=lower,
        lemma=lemma,
        pos=pos,
        tag=tag,
        dep=dep,
        entity=entity,
        begins=begins,
        head=head,
        start=start,
        end=end,
        left=left,
        right=right,
        children=children,
        sentence=sentence,
        sentences=sentences,
    )


def _edges(head: list[int]) -> tuple[list[int], list[int]]:
    """The first and last token of each subtree: each token carries its place up to where one further out has been."""
    left, right = list(range(len(head))), list(range(len(head)))
    for at in range(len(head) - 1, -1, -1):
        above = head[at]
        while right[above] < at:
            right[above] = at
            above = head[above]
    for at in range(len(head)):
        above = head[at]
        while left[above] > at:
            left[above] = at
            above = head[above]
    return left, right
