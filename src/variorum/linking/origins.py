"""Copies: articles that print one origin, and what the copies changed.

Articles that share many shingles print one origin. Shingles that recur over the days (a paragraph of background, a
site's footer) show no copying and are left out: the *stock* of the pile. Candidates come from an index of every fourth
shingle (a sketch by hash value, as FracMinHash: it finds a brief inside a long article, where MinHash estimates a share
of the union), so that no step compares all pairs; what a pair shares is then counted exactly.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from variorum.dates import days
from variorum.linking.components import block_pairs, components
from variorum.linking.edits import edits
from variorum.linking.shingles import shingles, without, words
from variorum.records import Article, Origin, Passage, Span, Tables, content_id
from variorum.stored import values, where

# Chosen by counting the shared shingles of all pairs of a pile of 741 articles by brute force and reading the pairs:
# from .40 of the shorter article's fresh shingles upwards all read were copies or later versions of one text; between
# .20 and .35 half were the same background told again.
SHARED = 0.40
FEWEST = 20  # fresh shingles in common: a long sentence; below, briefs on like affairs meet by formula
# Two reports of one outlet on different days share its background even where it is not yet stock (the pairs between .40
# and .50 that were read were such); its reprints share nearly all.
SHARED_OF_OUTLET = 0.60
# An article that is all stock (the same text on three dates), or brief, is a copy where nearly all of it is shared.
WHOLE, FEWEST_OF_WHOLE = 0.80, 8
# Three printings over more than a week: wire copy is printed and updated within days, background returns for months.
STOCK_PRINTINGS, STOCK_DAYS = 3, 7
JOINED, COMPARED = 0.5, 8  # share of an origin's first members that its next member copies
AT_ONCE = 4_000_000  # shingles that are sorted at once: a bound on memory, some 100 MB
SAMPLE = 4  # every fourth shingle is indexed; a pair with 20 in common is missed once in 300


@dataclass(frozen=True, slots=True)
class _Text:
    """One article's shingles: all of them, and those that are no stock."""

    article: Article
    all: array[int]
    fresh: array[int]


def find_origins(tables: Tables) -> Tables:
    """Tables with origins (articles that share most of their text) and edits (the same sentence, words changed)."""
    order = sorted(tables.articles, key=lambda each: (each.published is None, each.published or "", each.id))
    texts = _texts(order, tables.passages)
    origins, changed = [], []
    found = _printings(texts, [pair for pair in _candidates(texts) if _copied(texts, *pair)])
    printing = {texts[at].article.id for members in found for at in members}
    passages: dict[str, list[Passage]] = {article: [] for article in sorted(printing)}
    for passage in where(tables.passages, "article", printing.__contains__):
        if passage.field == "text":
            passages[passage.article].append(passage)
    for members in found:
        origin = content_id("o", texts[members[0]].article.id)
        shares = _shares([texts[at] for at in members])
        for rank, (at, share) in enumerate(zip(members, shares, strict=True), 1):
            origins.append(Origin(origin, texts[at].article.id, share, rank))
        first, *others = [texts[at].article for at in members]
        for other in others:
            changed.extend(edits(origin, first, passages[first.id], other, passages[other.id]))
    origins.sort(key=lambda each: (each.id, each.rank))
    changed.sort(key=lambda each: (each.article, each.start, each.other_article, each.other_start, each.id))
    return replace(tables, origins=tuple(origins), edits=tuple(changed))


def _texts(order: Sequence[Article], passages: Sequence[Passage]) -> list[_Text]:
    clutter: dict[str, list[Span]] = defaultdict(list)
    for article, field, kind, start, end in values(passages, "article", "field", "kind", "start", "end"):
        if kind == "boilerplate" and field == "text":
            clutter[article].append((start, end))
    found = [shingles(words(without(each.text, clutter.get(each.id, ())))) for each in order]
    stock = _stock(found, order)
    return [
        _Text(article, each, each if fresh.all() else array("I", np.asarray(each)[fresh].tobytes()))
        for article, each in zip(order, found, strict=True)
        for fresh in [_is_fresh(np.asarray(each, dtype=np.uint32), stock)]
    ]


def _is_fresh(shingles: Any, stock: Any) -> Any:
    """For each shingle whether it is not in `stock`, which is sorted."""
    if not len(stock):
        return np.ones(len(shingles), bool)
    at = np.minimum(np.searchsorted(stock, shingles), len(stock) - 1)
    return stock[at] != shingles


def _parts(found: Sequence[array[int]]) -> Iterator[list[Any]]:
    """The shingles of each text, which are in order of value, by equal ranges of value: so many ranges that no step
    looks at all shingles of a large pile at once."""
    arrays = [np.asarray(each, dtype=np.uint32) for each in found]
    parts = 1 + sum(map(len, arrays)) // AT_ONCE
    bounds = np.array([number * 2**32 // parts for number in range(1, parts)], dtype=np.uint32)
    edges = np.array([[0, *np.searchsorted(each, bounds), len(each)] for each in arrays], dtype=np.int64)
    for number in range(parts if arrays else 0):
        yield [each[a:b] for each, (a, b) in zip(arrays, edges[:, number : number + 2].tolist(), strict=True)]


def _indexed(found: Sequence[Any]) -> tuple[Any, Any, Any]:
    """All shingles of all texts in order of value, the text that each is of, and where each value starts."""
    values = np.concatenate(found) if found else np.zeros(0, np.uint32)
    texts = np.repeat(np.arange(len(found), dtype=np.uint32), [len(each) for each in found])
    by_value = np.argsort(values, kind="stable")
    values, texts = values[by_value], texts[by_value]
    starts = np.flatnonzero(np.r_[True, values[1:] != values[:-1]]) if len(values) else np.zeros(0, np.int64)
    return values, texts, starts


def _stock(found: Sequence[array[int]], order: Sequence[Article]) -> Any:
    """The shingles that three or more articles print over more than a week, sorted."""
    spans = [days(article.published) for article in order]
    known = [span[0].toordinal() for span in spans if span]
    if not known:
        return np.zeros(0, np.uint32)
    first = np.array([span[0].toordinal() if span else max(known) for span in spans], dtype=np.int32)
    last = np.array([span[0].toordinal() if span else min(known) for span in spans], dtype=np.int32)
    stock = []
    for part in _parts(found):
        values, texts, starts = _indexed(part)
        if len(values):
            over = np.maximum.reduceat(last[texts], starts) - np.minimum.reduceat(first[texts], starts)
            printings = np.diff(np.r_[starts, len(values)])
            stock.append(values[starts[(over > STOCK_DAYS) & (printings >= STOCK_PRINTINGS)]])
    return np.concatenate(stock) if stock else np.zeros(0, np.uint32)


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs of texts with a sampled shingle in common, the earlier first."""
    pairs: set[tuple[int, int]] = set()
    for part in _parts([text.all for text in texts]):
        _, members, starts = _indexed([each[each % SAMPLE == 0] for each in part])
        ends = np.r_[starts[1:], len(members)]
        several = ends - starts > 1
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            pairs.update(block_pairs(members[start:end].tolist()))
    return sorted(pairs)


def _printings(texts: Sequence[_Text], pairs: Sequence[tuple[int, int]]) -> list[list[int]]:
    """The texts of each origin, earliest first. A text joins the origin whose members it copies most, half of them at
    least: a chain of reports, each a copy of the one before it only, is no one origin."""
    found: list[list[int]] = []
    for members in components(len(texts), pairs):
        origins: list[list[int]] = []
        for at in members:
            shares = [
                (sum(_copied(texts, other, at) for other in held[:COMPARED]) / len(held[:COMPARED]), -n)
                for n, held in enumerate(origins)
            ]
            share, n = max(shares, default=(0.0, 0))
            if share >= JOINED:
                origins[-n].append(at)
            else:
                origins.append([at])
        found.extend(origin for origin in origins if len(origin) > 1)
    return found


def _copied(texts: Sequence[_Text], first: int, other: int) -> bool:
    one, two = texts[first], texts[other]
    if min(len(one.fresh), len(two.fresh)) < FEWEST:
        return _contained(one.all, two.all, WHOLE, FEWEST_OF_WHOLE)
    a, b = one.article, two.article
    another_day = (a.published or "")[:10] != (b.published or "")[:10]
    reported_again = a.outlet is not None and a.outlet == b.outlet and another_day
    return _contained(one.fresh, two.fresh, SHARED_OF_OUTLET if reported_again else SHARED, FEWEST)


def _contained(one: array[int], two: array[int], share: float, fewest: int) -> bool:
    """Whether the shorter has `share` of its shingles, and no fewer than `fewest`, in common with the longer."""
    common = len(set(one).intersection(two))
    return common >= fewest and common >= share * min(len(one), len(two))


def _shares(members: Sequence[_Text]) -> list[float]:
    """For each printing the share of its shingles that another printing has too, to two decimals."""
    printings: dict[int, int] = {}
    for text in members:
        for shingle in text.all:
            printings[shingle] = printings.get(shingle, 0) + 1
    return [round(sum(printings[each] > 1 for each in text.all) / len(text.all), 2) for text in members]
