"""What the sentence of a claim says of the scene that its value is of, and the sentences that lead up to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from variorum.comparing.scenes import Scenes
from variorum.comparing.surroundings import BESIDE, within
from variorum.dates import Days, length
from variorum.linking.geography import is_country, is_region
from variorum.linking.scene_words import (
    LEFT,
    SAYING,
    is_left_or_sought,
    is_of_count,
    is_of_several,
    is_other_happenings,
    means_of,
    opens,
    part_of_month,
)
from variorum.records import Article, Claim, Place

LOOK_BACK = 2  # sentences before a claim that may say where its scene is
MONTH = 31  # days; longer times are no times of an attack
_EARLY = len("early ")


@dataclass(frozen=True, slots=True)
class OwnScene:
    """What one sentence says of its scene."""

    towns: frozenset[str]  # ids of places that are no regions
    regions: frozenset[str]  # ids of provinces and the like, no countries
    days: tuple[Days, ...]  # on which it happened; not those of a saying, nor of what came before or after
    means: frozenset[str]  # sorts of means, as the lexicon has them
    many: bool  # its figures are of several scenes
    opens: bool  # it leads over to a scene that the sentences before do not tell
    dated: bool  # it names a day, be it only that of a saying


_NONE = OwnScene(frozenset(), frozenset(), (), frozenset(), False, False, False)


class OwnScenes:
    """The scenes of the sentences of a pile, each read once."""

    def __init__(
        self,
        articles: Mapping[str, Article],
        scenes: Scenes,
        cues: Mapping[tuple[str, str], Sequence[int]],
        placed: Iterable[tuple[str, str, str | None, str, int]],
    ) -> None:
        """`cues`: (article, field) -> where words of saying stand; `placed`: event, article, place, field and start of
        each claim."""
        self._articles, self._scenes, self._cues = articles, scenes, cues
        self._placed: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._regions: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._sites: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for event, article, place, field, start in placed:
            if place is not None and place in scenes.places:
                (self._regions if is_region(scenes.places[place]) else self._placed)[event, article].add(place)
                self._sites[article, field].append((start, place))
        for found in self._sites.values():
            found.sort()
        self._known: dict[tuple[str, str, int], OwnScene] = {}  # by where a claim starts
        self._leads: dict[str, frozenset[str]] = {}
        self._whole: dict[tuple[str, int], OwnScene] = {}  # by where a sentence of the text starts

    def of(self, claim: Claim) -> OwnScene:
        """What the claim's sentence says, near the claim."""
        place = (claim.article, claim.field, claim.start)
        if place not in self._known:
            first, last = self._scenes.sentence(claim)
            # What lost its full stop is read as one sentence.
            start, end = max(first, claim.start - BESIDE), min(max(last, claim.end), claim.end + BESIDE)
            self._known[place] = self._read(claim.article, claim.field, start, end, first)
        return self._known[place]

    def towns(self, claim: Claim) -> frozenset[str]:
        """The towns of the claim's sentence, else of those just before it, else those that the article gives for the
        event, and those of its first sentences."""
        found = self.led_to(claim)
        if found or self.of(claim).opens:
            return found
        return self._lead(claim.article) | self._placed.get((claim.event, claim.article), set())

    def led_to(self, claim: Claim) -> frozenset[str]:
        """The towns of the claim's sentence, else of those just before it."""
        own = self.of(claim)
        if own.towns or own.opens:
            return own.towns
        at = self._scenes.sentence(claim)[0]
        for _ in range(LOOK_BACK):
            found = self._scenes.sentences.at(claim.article, claim.field, at - 1) if at else None
            if found is None:
                break
            at = found[0]
            if before := self._towns_in(claim.article, claim.field, *found):
                return before
        return frozenset()

    def places(self, claim: Claim) -> frozenset[str]:
        """The towns and provinces of the claim's sentence, else of the one of those just before it that has any; none
        from before a sentence that leads over to another scene."""
        told = (found for found in self._back(claim) if found.towns or found.regions or found.opens)
        return next((found.towns | found.regions for found in told), frozenset())

    def sites(self, claim: Claim) -> frozenset[str]:
        """Where something is said to have happened in the claim's sentence, else in the one of those just before it
        that says so."""
        told = self._sites.get((claim.article, claim.field), ())
        text = self._articles[claim.article].text_of(claim.field)
        start, end = self._scenes.sentence(claim)
        for _ in range(LOOK_BACK + 1):
            named = within(told, start, end)
            if found := frozenset(site for at, site in named if not is_left_or_sought(text[max(0, at - LEFT) : at])):
                return found
            before = self._scenes.sentences.at(claim.article, claim.field, start - 1) if start else None
            if before is None:
                break
            start, end = before
        return frozenset()

    def around(self, claim: Claim) -> frozenset[str]:
        """The towns and provinces that the claim's article gives for the event, and those of its first sentences."""
        key = claim.event, claim.article
        first = (each for each in self._first(claim.article) if not is_country(each))
        return frozenset({*(each.id for each in first), *self._placed.get(key, ()), *self._regions.get(key, ())})

    def days(self, claim: Claim) -> tuple[Days, ...]:
        """The days of the claim's sentence, else of the one of those just before it that has any; none from before a
        sentence that leads over to another scene, or gives the day of a saying."""
        return next((found.days for found in self._back(claim) if found.days or found.opens or found.dated), ())

    def means(self, claim: Claim) -> frozenset[str]:
        """The same of its means."""
        return next((found.means for found in self._back(claim) if found.means or found.opens), frozenset())

    def _back(self, claim: Claim) -> Iterator[OwnScene]:
        """What the claim's sentence says, then what those before it say, the nearest first; after a headline what the
        text begins with."""
        yield self.of(claim)
        at = self._scenes.sentence(claim)[0] - 1 if claim.field == "text" else 0
        for _ in range(LOOK_BACK):
            found = self._scenes.sentences.at(claim.article, "text", at) if at >= 0 else None
            if found is None:
                return
            at = found[0] - 1 if claim.field == "text" else found[1] + 1
            place = (claim.article, found[0])
            if place not in self._whole:
                self._whole[place] = self._read(claim.article, "text", *found)
            yield self._whole[place]

    def is_saying(self, claim: Claim) -> bool:
        """Whether the day that the claim gives is that of a saying."""
        return self._is_saying(claim.article, claim.field, claim.start, self._scenes.sentence(claim)[0])

    def _lead(self, article: str) -> frozenset[str]:
        """The towns of an article's headline and first two sentences."""
        if article not in self._leads:
            self._leads[article] = frozenset(each.id for each in self._first(article) if not is_region(each))
        return self._leads[article]

    def _first(self, article: str) -> Iterator[Place]:
        """The places of an article's headline and first two sentences."""
        if (title := self._scenes.sentences.at(article, "title", 0)) is not None:
            yield from self._places_in(article, "title", *title)
        at = 0
        for _ in range(2):
            sentence = self._scenes.sentences.at(article, "text", at)
            if sentence is not None:
                yield from self._places_in(article, "text", *sentence)
                at = sentence[1] + 1

    def _towns_in(self, article: str, field: str, start: int, end: int) -> frozenset[str]:
        """The places between two offsets that are no regions."""
        return frozenset(each.id for each in self._places_in(article, field, start, end) if not is_region(each))

    def _places_in(self, article: str, field: str, start: int, end: int) -> Sequence[Place]:
        text = self._articles[article].text_of(field)
        named = {
            place
            for at, place in within(self._scenes.told.named.get((article, field), ()), start, end)
            if not is_left_or_sought(text[max(start, at - LEFT) : at])
        }
        return [self._scenes.places[each] for each in sorted(named) if each in self._scenes.places]

    def _read(self, article: str, field: str, start: int, end: int, first: int | None = None) -> OwnScene:
        """What stands between two offsets of the sentence that starts at `first`."""
        first, text = start if first is None else first, self._articles[article].text_of(field)
        said = text[start:end]
        if not said:
            return _NONE
        places = self._places_in(article, field, start, end)
        towns = frozenset(each.id for each in places if not is_region(each))
        regions = frozenset(each.id for each in places if is_region(each) and not is_country(each))
        told, named = [], within(self._scenes.told.times.get((article, field), ()), start, end)
        for at, when in named:
            before = text[max(first, at - SAYING) : at]
            when = part_of_month(text[max(0, at - _EARLY) : at + _EARLY + 1], when)
            if length(when) > MONTH or is_other_happenings(before) or is_of_count(before):
                continue
            if not self._is_saying(article, field, at, first):
                told.append(when)
        return OwnScene(towns, regions, tuple(told), means_of(said), is_of_several(said), opens(said), bool(named))

    def _is_saying(self, article: str, field: str, at: int, sentence: int) -> bool:
        """Whether a word of saying stands just before a day, or just behind one that a sentence begins with."""
        cues = self._cues.get((article, field), ())
        near = bisect_left(cues, at - SAYING)
        last = at + 2 * SAYING if at - sentence <= SAYING // 3 else at
        return near < len(cues) and max(cues[near], sentence) <= last and cues[near] >= sentence
