"""Which article prints which origin, and which stretches of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from variorum.linking.shingles import shingles, words
from variorum.records import Origin, Passage, Tables
from variorum.stored import where

# A sentence stands in the origin where half its runs of three words stand in another printing: one changed figure or
# name in a sentence of ten words leaves more than that.
STANDS, RUN = 0.5, 3


@dataclass(frozen=True, slots=True)
class Printings:
    """The origins of a pile, by article; an article that shares with none is its own origin."""

    origins: Mapping[str, Origin]
    agencies: Mapping[str, str]  # of articles that print an agency's text: the counter of the agency's own words
    own: Mapping[str, Sequence[tuple[str, int, int]]]  # (field, start, end) of an article's passages not in its origin

    def of_article(self, article: str) -> str:
        """The id of the article's origin, else the article's own."""
        found = self.origins.get(article)
        return found.id if found else article

    def of_stretch(self, article: str, field: str, start: int) -> str:
        """The counter of what `article` says itself at `start`: its origin where that sentence stands in it, else the
        agency whose text it prints, else the article."""
        shared = article in self.origins and not any(
            name == field and begin <= start < end for name, begin, end in self.own.get(article, ())
        )
        return self.of_article(article) if shared else self.agencies.get(article, article)

    def is_origin(self, counter: str) -> bool:
        """Whether `counter` is an origin of several printings."""
        return counter.startswith("o_")

    def rank(self, article: str) -> int:
        """The article's place among the printings of its origin, 1 for the earliest."""
        found = self.origins.get(article)
        return found.rank if found else 1


def printings(tables: Tables) -> Printings:
    """Who prints which origin in the pile. Sentence by sentence is for `printed_sentences`: here all of an article that
    is a printing counts as its origin's."""
    return Printings({row.article: row for row in tables.origins}, {}, {})


def printed_sentences(tables: Tables) -> Printings:
    """Who prints what in the pile, with the sentences that each printing has for itself."""
    origins = {row.article: row for row in tables.origins}
    passages: dict[str, list[Passage]] = defaultdict(list)
    for passage in where(tables.passages, "article", origins.__contains__):
        if passage.kind != "boilerplate":
            passages[passage.article].append(passage)
    texts = {each.id: {"text": each.text, "title": each.title or ""} for each in tables.articles if each.id in origins}
    runs: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    of_passage: dict[str, list[tuple[Passage, Sequence[int]]]] = defaultdict(list)
    for article, found in passages.items():
        seen: set[int] = set()
        for passage in found:
            own = shingles(words(texts[article][passage.field][passage.start : passage.end]), RUN)
            of_passage[article].append((passage, own))
            seen.update(own)
        for run in seen:
            runs[origins[article].id][run] += 1
    changed = {
        article: tuple(
            (passage.field, passage.start, passage.end)
            for passage, own in found
            if own and sum(runs[origins[article].id][run] > 1 for run in own) < STANDS * len(own)
        )
        for article, found in of_passage.items()
    }
    return Printings(origins, _agencies(tables), changed)


def _agencies(tables: Tables) -> dict[str, str]:
    """For each article that prints an agency's text the agency's actor, else the earliest article that prints it."""
    actors: dict[str, str] = {}
    for actor in tables.actors:
        for name in (actor.name, *actor.aliases):
            actors.setdefault(name.casefold(), actor.id)
    printing = [each for each in tables.articles if each.agency]
    printing.sort(key=lambda each: (each.published is None, each.published or "", each.id))
    first: dict[str, str] = {}
    for article in printing:
        first.setdefault((article.agency or "").casefold(), article.id)
    return {
        article.id: actors.get((article.agency or "").casefold()) or first[(article.agency or "").casefold()]
        for article in printing
    }
