"""Which articles tell one affair: they appeared within days of one another, and their words and names are alike.

An affair is wider than an event: a march, the arrests at it and the vote a week later are one. It says nothing of what
was told of the same event; it says which articles can be compared at all.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from variorum.dates import days
from variorum.linking.bags import Bag, Cosines, checksum, summed, weighted
from variorum.linking.trigger_words import stem
from variorum.records import Article, Tables
from variorum.stored import values

CLOSE = 7  # days between two articles of one affair
BLOCK = 60  # articles of one week that share a name; a name of more blocks nothing
NAMES = 2  # how often a name counts beside any other word
# How many sentences of other news a pile is thought to lie among: without them every word of a pile of four articles
# on one affair is common. With ALIKE chosen on the invented piles of benchmarks/, whose affairs are known: of 80 pairs
# of articles of one pile 77 are alike, read pile by pile; read as one pile, 13 of 1,503 pairs of two piles.
ELSEWHERE = 100
ALIKE = 0.12
# Where nobody tells the day of one of the two, words must tell more: on ECB+, whose topics hold two affairs of one kind
# each, of pairs of articles of two affairs 95 in 100 are less alike, of pairs of one affair 75 in 100 are more.
ALIKE_UNDATED = 0.25
REMEMBERED = 200_000  # words, each with its stem as a checksum: 30 MB
ANY = ""  # what all articles share: those of a week in which there are few need no name in common
RAREST = 25  # names of an article by which others are found, those of the fewest articles; with 12 a tenth is lost

_WORD = re.compile(r"[^\W\d_]{4,}")
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z][^\W\d_]{2,}")  # a capital inside a sentence
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")  # and anywhere


Alike = Mapping[str, Mapping[str, float]]
"""For each article those of one affair with it, each with how alike the two are (0 to 1)."""


def affairs(tables: Tables, alike: Alike) -> dict[str, frozenset[str]]:
    """For each article of `tables` the others that tell one affair with it. An article without a day has none."""
    dated = {article.id for article in tables.articles if days(article.published) is not None}
    return {id: frozenset(dated.intersection(others)) if id in dated else frozenset() for id, others in alike.items()}


def alike_articles(tables: Tables) -> Alike:
    """For each article of `tables` those of one affair with it, each with how alike the two are (0 to 1). Articles
    without a day are among them, where they are more alike."""
    inside = frozenset(name for article in tables.articles for name in _NAME.findall(article.text))
    names = _names(tables, inside)
    articles = {article.id: article for article in tables.articles}
    printed = {id: span[0] for id in articles if (span := days(articles[id].published)) is not None}
    together: dict[str, dict[str, float]] = {id: {} for id in articles}
    ids = list(articles)
    number = {id: at for at, id in enumerate(ids)}
    words = Cosines(_bags(tables, articles, inside))
    for one, others in _pairs(names, printed):
        for two, found in zip(others, words.of(number[one], [number[two] for two in others]), strict=True):
            alike = round(found, 6)
            if alike >= (ALIKE if one in printed and two in printed else ALIKE_UNDATED):
                together[one][two] = together[two][one] = alike
    return together


def _names(tables: Tables, inside: frozenset[str]) -> dict[str, str]:
    """The words with a capital of each article, each once, that some article of the pile has `inside` a sentence: what
    one opens its sentences with is a name where another says so. As one text, which takes a tenth of the room of a
    set."""
    return {
        article.id: " ".join(sorted(inside.intersection(_CAPITAL.findall(f"{article.title or ''} {article.text}"))))
        for article in tables.articles
    }


def _bags(tables: Tables, articles: Mapping[str, Article], inside: frozenset[str]) -> list[Bag]:
    """The words and names of each article, in order, weighted by how few sentences of the pile have them."""
    seen, count = array("I"), 0
    words = {id: array("I") for id in articles}
    checksums = _Checksums()
    for article, field, start, end, kind in values(tables.passages, "article", "field", "start", "end", "kind"):
        if kind != "boilerplate":
            sentence = articles[article].text_of(field)[start:end]
            found = array("I", map(checksums.__getitem__, _WORD.findall(sentence)))
            names = list(filter(inside.__contains__, _CAPITAL.findall(sentence)))
            found.extend(map(checksum, names * NAMES))
            words[article] += found
            seen.extend(frozenset(found))
            count += 1
    return weighted((summed(each) for each in words.values()), seen, ELSEWHERE + 1 + count)


class _Checksums(dict[str, int]):
    """The checksum of the stem of each word, as they are asked for; the words of a pile recur."""

    def __missing__(self, word: str) -> int:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[word] = checksum(stem(word))
        return found


def _pairs(names: Mapping[str, str], printed: Mapping[str, date]) -> Iterator[tuple[str, list[str]]]:
    """Each article with earlier ones that share a rare name with it and appeared within days of it, as far as is
    known."""
    count = Counter(name for found in names.values() for name in found.split())
    holders: dict[str, list[tuple[date, str]]] = defaultdict(list)
    undated: dict[str, list[str]] = defaultdict(list)
    for article, found in names.items():
        shared = sorted((name for name in found.split() if count[name] > 1), key=lambda name: (count[name], name))
        for name in (*shared[:RAREST], ANY):
            if article in printed:
                holders[name].append((printed[article], article))
            else:
                undated[name].append(article)
    earlier: dict[str, set[str]] = defaultdict(set)
    for held in holders.values():
        held.sort()
        for at, (day, article) in enumerate(held):
            first = bisect_left(held, (day - timedelta(days=CLOSE), ""))
            if at - first <= BLOCK:
                earlier[article].update(other for _, other in held[first:at])
    for name, dayless in undated.items():
        others = [article for _, article in holders.get(name, ())]
        if len(dayless) + len(others) <= BLOCK:
            for at, article in enumerate(dayless):
                earlier[article].update(dayless[:at], others)
    for article in sorted(earlier):
        yield article, sorted(earlier[article])
