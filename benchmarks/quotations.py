"""Quotations that articles of a story share: how many of them are under one id.

The yardstick needs no reader: where two articles have the same run of words between quotation marks, both quote the
same. It is the longest common run of words of each pair of quoted stretches, from FEWEST words on.
"""

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from common import write_lines
from stories import built

from variorum.linking.quoted import quoted_stretches
from variorum.records import Article, Quotation, Tables

FEWEST = 5
_WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True)
class Quoted:
    """Words between quotation marks, each with where it starts and ends in the article's text."""

    article: str
    words: list[str]
    spans: list[tuple[int, int]]


def run(arguments: argparse.Namespace) -> None:
    """Writes each shared run with whether it was found; prints the recall by length."""
    rows = [
        {"story": story, "first": one.article, "second": two.article, "words": size, "found": found}
        for story, tables in built(arguments.data).items()
        for one, two, size, found in shared(tables)
    ]
    write_lines(arguments.predictions, rows)
    for fewest in (FEWEST, 8, 12):
        counted = [row for row in rows if row["words"] >= fewest]
        good = sum(row["found"] for row in counted)
        print(f"runs of {fewest} words or more: {good} of {len(counted)} ({good / max(1, len(counted)):.3f})")


def shared(tables: Tables) -> Iterator[tuple[Quoted, Quoted, int, bool]]:
    """Pairs of quoted stretches of different articles with a common run: its words, and whether both are one."""
    stretches = [each for article in tables.articles for each in quoted(article)]
    rows: dict[str, list[Quotation]] = {}
    for row in tables.quotations:
        if row.field == "text":
            rows.setdefault(row.article, []).append(row)
    for one, two in combinations(stretches, 2):
        if one.article == two.article:
            continue
        match = SequenceMatcher(None, one.words, two.words, autojunk=False).find_longest_match()
        if match.size >= FEWEST:
            first = _ids(rows.get(one.article, []), one.spans[match.a : match.a + match.size])
            second = _ids(rows.get(two.article, []), two.spans[match.b : match.b + match.size])
            yield one, two, match.size, bool(first & second)


def quoted(article: Article) -> Iterator[Quoted]:
    """What stands between quotation marks in an article's text."""
    for start, end in quoted_stretches(article.text):
        words = list(_WORD.finditer(article.text, start, end))
        said = [match.group().lower().replace("’", "'") for match in words]
        yield Quoted(article.id, said, [match.span() for match in words])


def _ids(rows: list[Quotation], spans: list[tuple[int, int]]) -> set[str]:
    return {row.quotation for row in rows if row.start < spans[-1][1] and spans[0][0] < row.end}
