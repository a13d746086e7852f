"""What stands around each claim, in its sentence and near it: read once, as several claims stand in one sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from variorum.comparing.doubts import Doubts
from variorum.comparing.told import Told
from variorum.comparing.whereabouts import Whereabouts
from variorum.dates import Days
from variorum.linking.geography import is_region
from variorum.records import Article, Claim, Span

Row = TypeVar("Row")

BESIDE = 150  # characters around a value in which its place is named: about a sentence
_REMEMBERED = 50_000  # sentences, and claims, whose surroundings are kept: a bound on memory


class Sentence(NamedTuple):
    """One sentence, or all of a field up to a claim where no row tells its sentences."""

    start: int
    end: int
    places: frozenset[str]  # ids of the places that it names
    days: tuple[Days, ...]  # that it names
    tolls: frozenset[Decimal]  # that it gives
    doubts: Doubts  # to the end of the claim, where that goes beyond


class Surroundings:
    """The sentences of the claims of a pile."""

    def __init__(self, articles: Mapping[str, Article], told: Told, whereabouts: Whereabouts) -> None:
        self._articles, self._told, self._places = articles, told, whereabouts.places
        self._sentences: dict[tuple[str, str, int, int, int], Sentence] = {}
        self._of_claims: dict[str, Sentence] = {}
        self._beside: dict[tuple[str, str, int, int], frozenset[str]] = {}

    def span(self, claim: Claim) -> Span:
        """Start and end of the sentence that the claim stands in; all of the field where no row tells."""
        span = self._told.sentences.at(claim.article, claim.field, claim.start)
        return span if span is not None and claim.start < span[1] else (0, claim.end)

    def sentence(self, claim: Claim) -> Sentence:
        """The sentence that the claim stands in."""
        known = self._of_claims.get(claim.id)
        if known is None:
            start, end = self.span(claim)
            key = (claim.article, claim.field, start, end, max(end, claim.end))
            if len(self._of_claims) >= _REMEMBERED:
                self._of_claims.clear()
                self._sentences.clear()
            if key not in self._sentences:
                self._sentences[key] = self._read(*key)
            known = self._of_claims[claim.id] = self._sentences[key]
        return known

    def _read(self, article: str, field: str, start: int, end: int, stop: int) -> Sentence:
        told, key = self._told, (article, field)
        return Sentence(
            start,
            end,
            frozenset([place for _, place in within(told.named.get(key, ()), start, end)]),
            tuple([day for _, day in within(told.dated.get(key, ()), start, end)]),
            frozenset([low for _, low in within(told.tolled.get(key, ()), start, end)]),
            Doubts(self._articles[article].text_of(field)[start:stop]),
        )

    def towns(self, claim: Claim) -> frozenset[str]:
        """The places that the claim's sentence names, regions left out."""
        named = self.sentence(claim).places
        return frozenset(each for each in named if each in self._places and not is_region(self._places[each]))

    def beside(self, claim: Claim) -> frozenset[str]:
        """The places named near a claim, countries left out."""
        key = (claim.article, claim.field, claim.start, claim.end)
        if key not in self._beside:
            if len(self._beside) >= _REMEMBERED:
                self._beside.clear()
            named = within(self._told.named.get(key[:2], ()), claim.start - BESIDE, claim.end + BESIDE + 1)
            self._beside[key] = frozenset(id for _, id in named if self._is_told(id))
        return self._beside[key]

    def _is_told(self, id: str) -> bool:
        place = self._places.get(id)
        return place is not None and not (is_region(place) and place.part_of is None)


def within(rows: Sequence[tuple[int, Row]], start: int, end: int) -> Sequence[tuple[int, Row]]:
    """The rows that stand from `start` to before `end`; rows are in order."""
    # A place alone sorts before every row that begins with it.
    places: Sequence[tuple[int, ...]] = rows  # type: ignore[assignment]
    return rows[bisect_left(places, (start,)) : bisect_left(places, (end,))]
