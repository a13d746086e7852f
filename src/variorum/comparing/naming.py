"""Designations side by side: which wordings are one but for articles, number and plain nouns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.annotating.language import ENGLISH
from variorum.records import Designation

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")
_ENDS = "-'’."


@dataclass(frozen=True, slots=True)
class Naming:
    """Designations of one wording. `wordings` are the words as they stand in the articles without "the" and "a", in
    lower case, the most used first."""

    wordings: tuple[str, ...]
    rows: tuple[Designation, ...]


def wording(text: str) -> str:
    """What two wordings share that say the same: lower case, without articles and possessors, in the singular, without
    what follows the noun and without a noun for any body ("group", "organization"): "terrorist" for "the terrorists",
    "a terrorist organization" and "terrorist groups in the north".
    """
    words = _core(text)
    singular = [_singular(word) for word in words]
    plain = ENGLISH.words("designations", "plain_kinds")
    while len(singular) > 1 and singular[-1] in plain:
        singular.pop()
    return " ".join(singular) or " ".join(text.lower().split())


def alike(rows: Iterable[Designation]) -> list[Naming]:
    """`rows` by wording, the most used first; rows keep their order."""
    found: defaultdict[str, list[Designation]] = defaultdict(list)
    for row in rows:
        found[wording(row.text)].append(row)
    namings = [(key, Naming(_told(group), tuple(group))) for key, group in found.items()]
    return [naming for _, naming in sorted(namings, key=lambda item: (-len(item[1].rows), item[0]))]


def _told(rows: Iterable[Designation]) -> tuple[str, ...]:
    counts = Counter(without_article(row.text).lower() for row in rows)
    return tuple(sorted(counts, key=lambda words: (-counts[words], len(words), words)))


def without_article(text: str) -> str:
    """The words without the article or other determiner before them."""
    words = text.split()
    while len(words) > 1 and words[0].lower() in ENGLISH.words("designations", "determiners"):
        words.pop(0)
    return " ".join(words)


def _core(text: str) -> list[str]:
    """The words of `text` up to the noun that ends its phrase, without determiners."""
    cuts, leading = ENGLISH.words("designations", "cuts"), ENGLISH.words("designations", "determiners")
    words: list[str] = []
    for match in _WORD.finditer(text.lower()):
        word = match.group()
        if words and word in cuts:
            break
        if words or word not in leading:
            words.append(word)
    return words


def _singular(word: str) -> str:
    """A rough singular, the same for both numbers of a noun: only its sameness counts, it is not shown."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1].rstrip(_ENDS)
