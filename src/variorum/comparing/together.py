"""Whether two values that were put to one event are of one scene, by the sentences that they stand in."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from variorum.comparing.scenes import BESIDE, SHORT, Scenes
from variorum.dates import Days, apart, days, length
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import is_country, is_region
from variorum.linking.scene_words import (
    SAYING,
    alike,
    are_two_provinces,
    is_of_count,
    is_of_several,
    is_other_happenings,
    means_of,
    opens,
    part_of_month,
)
from variorum.records import Article, Claim, Event, Place, Tables
from variorum.stored import values

Row = TypeVar("Row")

LOOK_BACK = 2  # sentences before a claim that may say where its scene is
# So many others of its sort, of another day or place, within so many days of an event, told by articles that do not
# tell it, make it one of a crowd. The piles of one affair that were looked at had none such, those of some weeks of a
# war five and more.
CROWD, AROUND = 4, 15
MONTH = 31  # days; longer times are no times of an attack


@dataclass(frozen=True, slots=True)
class OwnScene:
    """What one sentence says of its scene."""

    towns: frozenset[str]  # ids of places that are no regions
    regions: frozenset[str]  # ids of provinces and the like, no countries
    days: tuple[Days, ...]  # on which it happened; not those of a saying, nor of what came before or after
    means: frozenset[str]  # sorts of means, as the lexicon has them
    many: bool  # its figures are of several scenes
    opens: bool  # it leads over to a scene that the sentences before do not tell


_NONE = OwnScene(frozenset(), frozenset(), (), frozenset(), False, False)


class Together:
    """The scenes of the claims of a pile, each read once."""

    def __init__(self, tables: Tables, scenes: Scenes, cues: Mapping[tuple[str, str], Sequence[int]]) -> None:
        self._scenes, self._cues = scenes, cues
        self._articles: Mapping[str, Article] = {article.id: article for article in tables.articles}
        self._crowded = _crowded(tables.events, scenes.printed)
        self._placed: dict[tuple[str, str], set[str]] = defaultdict(set)
        for event, article, place in values(tables.claims, "event", "article", "place"):
            if place in scenes.places and not is_region(scenes.places[place]):
                self._placed[event, article].add(place)
        self._known: dict[tuple[str, str, int], OwnScene] = {}

    def crowded(self, event: Event) -> bool:
        """Whether so much else like the event happened about then that a day and a country do not tell it apart."""
        return event.id in self._crowded

    def one_scene(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the sentences of the two do not tell of two scenes, and, where much is told like the event, lead to
        one."""
        if self.apart(event, one, two):
            return False
        if one.article == two.article:
            return not self.crowded(event) or not self._are_told_apart(one, two)
        return not self.crowded(event) or self.meet(event, one, two)

    def _are_told_apart(self, one: Claim, two: Claim) -> bool:
        """Whether an article has named another town for each of the two."""
        first, second = self._led_to(one), self._led_to(two)
        return bool(first and second) and not any(self._is_one(a, b) for a in first for b in second)

    def apart(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the sentences of the two tell of different days, places or means, or one of them of several
        scenes."""
        first, second = self.own(one), self.own(two)
        if first.days and second.days and all(apart(a, b) for a in first.days for b in second.days):
            return True
        if first.means and second.means and first.means.isdisjoint(second.means):
            return True
        if first.many != second.many and self.crowded(event):
            return True
        if first.towns and second.towns:
            return self._of_two_towns(first.towns, second.towns)
        return self._of_two_regions(first.towns | first.regions, second.towns | second.regions)

    def of_another_day(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence tells days that are not the event's: earlier ones; of one of a crowd, any."""
        span, told = days(event.date), self.own(claim).days
        if span is None or length(span) > SHORT or not told or claim.field == "title":
            return False
        if all((span[0] - each[1]).days > 1 for each in told):
            return True
        return self.crowded(event) and all(apart(span, each) > 1 for each in told)

    def meet(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether both lead to one town and one day, in their sentences or in those that lead up to them; or their
        sentences have another toll in common."""
        towns, others = self._towns(one), self._towns(two)
        if self._share_another_toll(one, two) and not self._of_two_towns(towns, others):
            return True
        first, second = self._days(event, one), self._days(event, two)
        if not any(apart(a, b) == 0 for a in first for b in second):
            return False
        return any(self._is_one(a, b) for a in towns for b in others)

    def _share_another_toll(self, one: Claim, two: Claim) -> bool:
        first, second = (self._scenes.tolls_beside(each) for each in (one, two))
        return bool((first & second) - {one.low, two.low})

    def _days(self, event: Event, claim: Claim) -> Sequence[Days]:
        own = self.own(claim).days
        if own:
            return own
        told = self._scenes.told_days.get((event.id, claim.article), ())
        said = days(claim.said) or self._scenes.printed.get(claim.article)
        # What is told with no day is of that of the saying, or of the one before.
        return told or ([(said[0] - timedelta(days=1), said[1])] if said and said[0] > date.min else ())

    def _towns(self, claim: Claim) -> frozenset[str]:
        """The towns of the claim's sentence, else of those just before it, else those that the article gives for the
        event, and those of its first sentences."""
        found = self._led_to(claim)
        if found or self.own(claim).opens:
            return found
        return self._lead(claim.article) | self._placed.get((claim.event, claim.article), set())

    def _led_to(self, claim: Claim) -> frozenset[str]:
        """The towns of the claim's sentence, else of those just before it."""
        own = self.own(claim)
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

    def _lead(self, article: str) -> frozenset[str]:
        """The towns of an article's headline and first two sentences."""
        found: set[str] = set()
        if (title := self._scenes.sentences.at(article, "title", 0)) is not None:
            found |= self._towns_in(article, "title", *title)
        at = 0
        for _ in range(2):
            sentence = self._scenes.sentences.at(article, "text", at)
            if sentence is not None:
                found |= self._towns_in(article, "text", *sentence)
                at = sentence[1] + 1
        return frozenset(found)

    def own(self, claim: Claim) -> OwnScene:
        """What the claim's sentence says, near the claim."""
        place = (claim.article, claim.field, claim.start)
        if place not in self._known:
            self._known[place] = self._read(claim)
        return self._known[place]

    def _towns_in(self, article: str, field: str, start: int, end: int) -> frozenset[str]:
        """The places between two offsets that are no regions."""
        return frozenset(each.id for each in self._places_in(article, field, start, end) if not is_region(each))

    def _places_in(self, article: str, field: str, start: int, end: int) -> Sequence[Place]:
        named = {place for _, place in _within(self._scenes.named.get((article, field), ()), start, end)}
        return [self._scenes.places[each] for each in sorted(named) if each in self._scenes.places]

    def _read(self, claim: Claim) -> OwnScene:
        article, field, text = claim.article, claim.field, self._articles[claim.article].text_of(claim.field)
        first, last = self._scenes.sentence(claim)
        # What lost its full stop is read as one sentence.
        start, end = max(first, claim.start - BESIDE), min(max(last, claim.end), claim.end + BESIDE)
        said = text[start:end]
        if not said:
            return _NONE
        places = self._places_in(article, field, start, end)
        towns = frozenset(each.id for each in places if not is_region(each))
        regions = frozenset(each.id for each in places if is_region(each) and not is_country(each))
        told = []
        for at, when in _within(self._scenes.times.get((article, field), ()), start, end):
            before = text[max(0, at - SAYING) : at]
            when = part_of_month(text[max(0, at - len("early ")) : at + len("early O")], when)
            if length(when) > MONTH or is_other_happenings(before) or is_of_count(before):
                continue
            if not self._is_saying(article, field, at, first):
                told.append(when)
        return OwnScene(towns, regions, tuple(told), means_of(said), is_of_several(said), opens(said))

    def is_saying(self, claim: Claim) -> bool:
        """Whether the day that the claim gives is that of a saying."""
        return self._is_saying(claim.article, claim.field, claim.start, self._scenes.sentence(claim)[0])

    def _is_saying(self, article: str, field: str, at: int, sentence: int) -> bool:
        """Whether a word of saying stands just before a day, or just behind one that a sentence begins with."""
        cues = self._cues.get((article, field), ())
        near = bisect_left(cues, at - SAYING)
        last = at + 2 * SAYING if at - sentence <= SAYING // 3 else at
        return near < len(cues) and max(cues[near], sentence) <= last and cues[near] >= sentence

    def _of_two_towns(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether each of two sets of places has one of which the other has none: two quarters of one city, or towns
        that lie apart."""
        alone = [each for each in sorted(first) if not any(self._is_one(each, other) for other in second)]
        others = [each for each in sorted(second) if not any(self._is_one(each, other) for other in first)]
        if not alone or not others:
            return False
        if len(alone) < len(first) or len(others) < len(second):
            return True
        known = [[each for each in side if self._scenes.places[each].latitude is not None] for side in (alone, others)]
        return all(known) and all(self._scenes.lie_apart(a, b) for a in known[0] for b in known[1])

    def _of_two_regions(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether the places of two sentences, of which one at least names no town, lie apart."""
        places = self._scenes.places
        pairs = [(a, b) for a in sorted(first) for b in sorted(second)]
        if any(self._is_one(a, b) for a, b in pairs):
            return False
        return any(self._scenes.lie_apart(a, b) or are_two_provinces(places[a].name, places[b].name) for a, b in pairs)

    def _is_one(self, one: str, two: str) -> bool:
        """Whether two places are one, one in the other, near, or called alike."""
        places = self._scenes.places
        return self._scenes.meet(one, two) or alike(places[one].name, places[two].name)


def _within(rows: Sequence[tuple[int, Row]], start: int, end: int) -> Sequence[tuple[int, Row]]:
    """The rows that stand from `start` to before `end`; rows are in order."""
    return rows[bisect_left(rows, start, key=_place) : bisect_left(rows, end, key=_place)]


def _place(row: tuple[int, object]) -> int:
    return row[0]


def _crowded(events: Sequence[Event], printed: Mapping[str, Days]) -> frozenset[str]:
    """The events with so many others of their sort within days, of other days or places, told by other articles."""
    kinds = event_kinds()
    harmful = [event for event in events if kinds.harms(event.kind)]
    by_day: dict[tuple[str, int], list[Event]] = defaultdict(list)
    for event in harmful:
        span = days(event.date)
        if span is not None and length(span) <= SHORT and event.place is not None:
            by_day[kinds.group(event.kind), span[0].toordinal()].append(event)
    found = set()
    for event in harmful:
        span = _when(event, printed)
        if span is None:
            continue
        near = [
            other
            for day in range(span[0].toordinal() - AROUND, span[1].toordinal() + AROUND + 1)
            for other in by_day.get((kinds.group(event.kind), day), ())
            if other.id != event.id and set(event.articles).isdisjoint(other.articles)
        ]
        if len({(other.date, other.place) for other in near} - {(event.date, event.place)}) >= CROWD:
            found.add(event.id)
    return frozenset(found)


def _when(event: Event, printed: Mapping[str, Days]) -> Days | None:
    """The days of an event; of one without, those on which its articles appeared, where they are few."""
    span = days(event.date)
    if span is None:
        told = [printed[article] for article in event.articles if article in printed]
        span = (min(each[0] for each in told), max(each[1] for each in told)) if told else None
    return span if span is not None and length(span) <= MONTH else None
