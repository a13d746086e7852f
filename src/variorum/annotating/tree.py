"""A parsed field as plain lists: what the rules ask of a token thousands of times, looked up once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from spacy.attrs import DEP, LEMMA, LOWER, POS, SENT_START, TAG
from spacy.tokens import Doc

from variorum.records import Span

Run = tuple[int, int]
"""A stretch of tokens, end exclusive."""

NOTHING: Mapping[str, str] = {}
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
VERBS = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The tokens of a parsed field, by position. `left` and `right` are the first and last token of each subtree."""

    doc: Doc
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
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
    table = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, SENT_START])
    strings = doc.vocab.strings

    @cache
    def word(key: int) -> str:
        return strings[key]

    size = len(doc)
    lower, lemma, pos, tag, dep = ([word(key) for key in table[:, column].tolist()] for column in range(5))
    lemma = [misread.get(each, each) for each in lemma]
    head, left, right, start, end = [], [], [], [], []
    for token in doc:
        head.append(token.head.i)
        left.append(token.left_edge.i)
        right.append(token.right_edge.i)
        start.append(token.idx)
        end.append(token.idx + len(token))
    children: list[list[int]] = [[] for _ in range(size)]
    for at, above in enumerate(head):
        if above != at:
            children[above].append(at)
    opens = [token.is_sent_start is True or token.i == 0 for token in doc]
    sentence = [number - 1 for number in accumulate(int(each) for each in opens)]
    starts = [at for at, opening in enumerate(opens) if opening]
    sentences = list(zip(starts, [*starts, size][1:], strict=True))
    return Tree(doc, lower, lemma, pos, tag, dep, head, start, end, left, right, children, sentence, sentences)
