"""The words beside a figure that limit what it is of (its rate, year or aim), and those that make it more of something,
a part of another figure, or what another one is compared with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from variorum.linking.quantity_words import WORD, QuantityWords

BESIDE = 40  # characters to each side of a figure in which such words stand
_CLAUSE = re.compile(r"[,;:()–—\d]")
_OWNS = re.compile(r"['’]s\b")
_MADE_FOR = {("built", "for"), ("built", "to"), ("meant", "for")}
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")


def tops_up(before: str, after: str, lists: QuantityWords) -> bool:
    """Whether the figure is more of something, a part of another figure, or what another one is compared with. `before`
    and `after` are what its sentence has to each side of it, in lower case."""
    ahead, behind = WORD.findall(before[-BESIDE:])[-3:], WORD.findall(after[:BESIDE])[:2]
    last = {" ".join(ahead[-1:]), " ".join(ahead[-2:])}
    if before[-1:].isspace() and not lists.whole.isdisjoint(last):
        return True  # "the two towns": how many there are is told elsewhere
    if not lists.more.isdisjoint(ahead[-2:]) or not lists.more.isdisjoint(behind[:1]):
        return True
    if not lists.against.isdisjoint(last):
        return True
    near = f" {' '.join(ahead)} "
    return any(f" {part} " in near for part in lists.parts) or " ".join(behind) in lists.parts_behind


@dataclass(frozen=True, slots=True)
class Marks:
    """What limits a figure: `firm` limits count where the other figure has none too; `loose` ones are of something else
    in the sentence, perhaps ("last month's unrest")."""

    firm: frozenset[str]
    loose: frozenset[str]


def marks(before: str, after: str, lists: QuantityWords, year: str) -> Marks:
    """The rate, limit and times that a figure is for: "a year", "each", "limited to", "by 2030", "last year". `year` is
    the article's own, which tells nothing."""
    ahead, behind = WORD.findall(_CLAUSE.split(before[-BESIDE:])[-1]), WORD.findall(_CLAUSE.split(after[:BESIDE])[0])
    found = {word for word in (*ahead[-2:], *behind[:4]) if word in lists.apiece}
    for at, word in enumerate(behind[:5]):
        if word in lists.rates and at and behind[at - 1] in lists.per:
            found.add(f"per {word}")
    found |= {f"per {lists.often[word]}" for word in ahead[-4:] if word in lists.often}
    found |= {"limit" for word in (*ahead[-5:], *behind[:3]) if word in lists.limits}
    found |= {"limit" for pair in zip(ahead[-6:-1], ahead[-5:], strict=False) if pair in _MADE_FOR}
    found |= {"perhaps" for word in (*ahead[-5:], *behind[:3]) if word in lists.perhaps}
    found |= {each for each in _YEAR.findall(f"{before} {after}") if each != year}
    beside = f"{before[-BESIDE:]} {after[:BESIDE]}"
    firm, loose = set(found), set[str]()
    for each in lists.spans.finditer(beside):
        (loose if _OWNS.match(beside, each.end()) else firm).add(" ".join(each[0].split()))
    return Marks(frozenset(firm), frozenset(loose))
