"""Whether two claims that were put to one event surely tell one scene.

Events are linked by what their articles have in common, and an article on one strike tells of three others: what looks
like a contradiction is mostly two scenes. Values are said to exclude each other only where nothing around them speaks
for that: neither the days that their articles give for the event, nor the places named beside the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from variorum.dates import Days, apart, days, length
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import distance_km, is_region
from variorum.linking.geography import relation as lie
from variorum.linking.sentences import Sentences
from variorum.linking.values.compare import head
from variorum.linking.values.figures import is_vague
from variorum.linking.values.places import REACH_KM
from variorum.records import Article, Claim, Event, Place, Tables
from variorum.stored import values

BESIDE = 150  # characters around a value in which its place is named: about a sentence
SMALL = 10  # figures below, tolls apart, any two articles may have in common
LONG_BEFORE = 31  # days; what was longer ago is told as background
LOOK_BACK = 2  # sentences before a claim that may say of which time it is
SHORT = 3  # days of an event that is one scene by its date alone
TOLLS = frozenset({"killed", "wounded", "arrested", "missing"})


# What somebody has done since some year ("who has ruled since 1994") is not when the sentence's event was.
_SINCE = re.compile(r"\bsince\s+(?:(?:the|early|mid|late|in)[\s-]+)*\S?$", re.IGNORECASE)
NEAR = 25  # characters before a time in which the word stands that says how it is meant


def _fields(article: Article) -> tuple[tuple[str, str | None], ...]:
    return ("title", article.title), ("text", article.text)


def _only(events: Sequence[Event], printed: Mapping[str, Days]) -> frozenset[tuple[str, str]]:
    """The events, each with an article that tells no other of its group of kinds, save what is dated weeks before."""
    kinds = event_kinds()
    told: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event in events:
        span = days(event.date)
        for article in event.articles:
            old = span is not None and article in printed and (printed[article][0] - span[1]).days > LONG_BEFORE
            if not old:
                told[article, kinds.group(event.kind)].append(event.id)
    return frozenset((found[0], article) for (article, _), found in told.items() if len(found) == 1)


@dataclass(frozen=True)
class Scenes:
    """What the articles of a pile say of when and where each event was, and of how many were hurt."""

    places: Mapping[str, Place]
    named: Mapping[tuple[str, str], Sequence[tuple[int, str]]]  # (article, field) -> where which place is named
    dated: Mapping[tuple[str, str], Sequence[tuple[int, Days]]]  # (article, field) -> where which day is named
    times: Mapping[tuple[str, str], Sequence[tuple[int, Days]]]  # the same with months and years
    sentences: Sentences
    told_days: Mapping[tuple[str, str], Sequence[Days]]  # (event, article) -> the days that it gives for the event
    tolls: Mapping[tuple[str, str], frozenset[tuple[str, Decimal]]]  # (event, article) -> its exact tolls
    figures: Mapping[tuple[str, str], frozenset[tuple[str, Decimal]]]  # (event, article) -> its figures of any kind
    printed: Mapping[str, Days]  # article -> when it was published
    tolled: Mapping[tuple[str, str], Sequence[tuple[int, Decimal]]]  # (article, field) -> where it gives which toll
    given: Mapping[tuple[str, str], frozenset[tuple[Decimal, str]]]  # (article, slot) -> figures of its text, by whom
    only: frozenset[tuple[str, str]]  # (event, article) where the article tells no other event of its group of kinds

    @classmethod
    def of(cls, tables: Tables) -> Scenes:
        """The scenes of linked tables."""
        named: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for place, article, name, start in values(tables.mentions, "place", "article", "field", "start"):
            if place is not None:
                named[article, name].append((start, place))
        dated: dict[tuple[str, str], list[tuple[int, Days]]] = defaultdict(list)
        times: dict[tuple[str, str], list[tuple[int, Days]]] = defaultdict(list)
        texts = {(each.id, name): text or "" for each in tables.articles for name, text in _fields(each)}
        for date, sort, article, name, start in values(tables.times, "date", "type", "article", "field", "start"):
            span = days(date) if sort in ("DATE", "TIME") else None
            if span is not None:
                if not _SINCE.search(texts[article, name][max(0, start - NEAR) : start + 1]):
                    times[article, name].append((start, span))
                if length(span) <= 2:
                    dated[article, name].append((start, span))
        told: dict[tuple[str, str], list[Days]] = defaultdict(list)
        tolled: dict[tuple[str, str], list[tuple[int, Decimal]]] = defaultdict(list)
        tolls: dict[tuple[str, str], set[tuple[str, Decimal]]] = defaultdict(set)
        given: dict[tuple[str, str], set[tuple[Decimal, str]]] = defaultdict(set)
        figures: dict[tuple[str, str], set[tuple[str, Decimal]]] = defaultdict(set)
        for claim in tables.claims:
            if claim.slot == "date" and claim.stance != "denied" and (span := days(claim.date)):
                told[claim.event, claim.article].append(span)
            elif claim.low is not None and not is_vague(claim):
                of_article = (claim.event, claim.article)
                if head(claim.slot) in TOLLS:
                    if claim.field == "text" and not claim.superseded and claim.stance != "denied":
                        given[claim.article, claim.slot].add((claim.low, claim.counter or ""))
                    tolls[of_article].add((claim.slot, claim.low))
                    tolled[claim.article, claim.field].append((claim.start, claim.low))
                if head(claim.slot) in TOLLS or claim.low >= SMALL:
                    figures[of_article].add((claim.slot, claim.low))
        printed = {article.id: span for article in tables.articles if (span := days(article.published))}
        return cls(
            {place.id: place for place in tables.places},
            {article: sorted(found) for article, found in named.items()},
            {article: sorted(found) for article, found in dated.items()},
            {article: sorted(found) for article, found in times.items()},
            Sentences(tables.passages),
            told,
            {key: frozenset(found) for key, found in tolls.items()},
            {key: frozenset(found) for key, found in figures.items()},
            printed,
            {key: sorted(found) for key, found in tolled.items()},
            {key: frozenset(found) for key, found in given.items()},
            _only(tables.events, printed),
        )

    def elsewhere(self, one: Claim, two: Claim) -> bool:
        """Whether the two stand beside the names of places that lie apart."""
        first, second = self._beside(one), self._beside(two)
        return bool(first and second) and all(self.lie_apart(a, b) for a in first for b in second)

    def astray(self, event: Event, claim: Claim) -> bool:
        """Whether a claim surely tells another scene than its event: all places named beside it lie apart from the
        event's, or its article, printed days off, gives no day that is the event's."""
        beside = self._beside(claim)
        if event.place in self.places and beside and all(self.lie_apart(event.place or "", each) for each in beside):
            return True
        span = days(event.date)
        if span is None:
            return False
        told = self._days(event, claim)
        if told:
            return all(apart(span, each) > 0 for each in told)
        printed = self.printed.get(claim.article)
        return printed is not None and apart(span, printed) > SHORT

    def somewhere_else(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence names places, and all lie apart from the event's; or its article gives days for
        the event, and none is the event's."""
        start, end = self.sentence(claim)
        found = self.named.get((claim.article, claim.field), ())
        named = {place for _, place in found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))]}
        beside = named & self._beside(claim)
        if event.place in self.places and beside and all(self.lie_apart(event.place or "", each) for each in beside):
            return True
        span, told = days(event.date), self._days(event, claim)
        return span is not None and bool(told) and all(apart(span, each) > 0 for each in told)

    def other_day(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two give days for the event that lie apart."""
        first, second = self._days(event, one), self._days(event, two)
        return bool(first and second) and not any(apart(a, b) == 0 for a in first for b in second)

    def of_several_places(self, claim: Claim) -> bool:
        """Whether the claim's sentence or headline names places that lie apart."""
        start, end = self.sentence(claim)
        found = self.named.get((claim.article, claim.field), ())
        named = sorted({place for _, place in found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))]})
        known = [place for place in named if place in self.places and not is_region(self.places[place])]
        return any(not self.meet(a, b) for at, a in enumerate(known) for b in known[at + 1 :])

    def of_several_days(self, event: Event, article: str) -> bool:
        """Whether the article gives days for the event that lie apart: it tells of more than one scene."""
        found = self.told_days.get((event.id, article), ())
        return any(apart(a, b) for at, a in enumerate(found) for b in found[at + 1 :])

    def one_scene(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the two are of one scene: nothing speaks against it, and the event is of a few days, or the two
        stand beside one town, or their articles share a toll."""
        if self.elsewhere(one, two) or self.other_day(event, one, two):
            return False
        if self.astray(event, one) or self.astray(event, two):
            return False
        span = days(event.date)
        if span is not None and length(span) <= SHORT:
            return True
        first, second = self.printed.get(one.article), self.printed.get(two.article)
        if span is None and first and second and apart(first, second) > SHORT:
            return False
        return self._by_one_town(one, two) or self.share_a_toll(event, one, two)

    def tell_one_thing(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether neither article tells another event of the kind, what they tell is no thing that goes on, and they
        name no places that lie apart."""
        only = all((event.id, each.article) in self.only for each in (one, two))
        return only and not event_kinds().lasts(event.kind) and not self.elsewhere(one, two)

    def share_a_toll(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two have one toll of the event in common."""
        none: frozenset[tuple[str, Decimal]] = frozenset()
        return bool(self.tolls.get((event.id, one.article), none) & self.tolls.get((event.id, two.article), none))

    def share_a_figure(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two have one figure of the event in common, a toll or one of two digits."""
        return self.articles_share_a_figure(event, one.article, two.article)

    def articles_share_a_figure(self, event: Event, one: str, two: str) -> bool:
        """The same of two articles."""
        none: frozenset[tuple[str, Decimal]] = frozenset()
        first, second = (self.figures.get((event.id, each), none) for each in (one, two))
        return not first.isdisjoint(second)

    def of_one_deed(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether two who say who did it surely speak of one deed: neither names beside it only towns that are not the
        event's, nor tolls of which the other's article has none."""
        return all(self._is_of(event, a, b) for a, b in ((one, two), (two, one)))

    def _is_of(self, event: Event, claim: Claim, other: Claim) -> bool:
        tolls, beside = self.tolls_beside(claim), self.tolls_beside(other)
        theirs = beside
        if not theirs:
            theirs = {low for name in ("title", "text") for _, low in self.tolled.get((other.article, name), ())}
        if tolls and theirs and tolls.isdisjoint(theirs):
            return False
        start, end = self.sentence(claim)
        named = self.named.get((claim.article, claim.field), ())
        places = {place for _, place in named[bisect_left(named, (start, "")) : bisect_left(named, (end, ""))]}
        towns = [each for each in sorted(places) if each in self.places and not is_region(self.places[each])]
        if not towns or not tolls.isdisjoint(beside) or event.place not in self.places:
            return True
        return any(self.meet(event.place or "", each) for each in towns)

    def tolls_beside(self, claim: Claim) -> set[Decimal]:
        """The tolls in the claim's sentence."""
        start, end = self.sentence(claim)
        found = self.tolled.get((claim.article, claim.field), ())
        return {low for _, low in found[bisect_left(found, (start,)) : bisect_left(found, (end,))]}

    def of_another_day(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence names days, and none of them is the event's, or one on which it can have been
        said: from then to the day of printing."""
        span, printed = days(event.date), self.printed.get(claim.article)
        if span is None or length(span) > SHORT:
            return False
        start, end = self.sentence(claim)
        found = self.dated.get((claim.article, claim.field), ())
        named = [day for _, day in found[bisect_left(found, (start,)) : bisect_left(found, (end,))]]
        last = printed[1] if printed else span[1]
        return bool(named) and all(day[1] < span[0] or day[0] > max(last, span[1]) for day in named)

    def is_background(self, event: Event, claim: Claim) -> bool:
        """Whether the claim goes on from a sentence that tells of long before the event ("In 2013 ... of that attack"):
        its own sentence names no day, and the one before names days or years of which none is near."""
        span = days(event.date) or self.printed.get(claim.article)
        if span is None or claim.field == "title" or self._names_its_place(event, claim):
            return False
        found = self.times.get((claim.article, claim.field), ())
        at = claim.start
        for _ in range(LOOK_BACK + 1):
            sentence = self.sentences.at(claim.article, claim.field, at)
            if sentence is None:
                return False
            start, end = sentence
            named = [day for _, day in found[bisect_left(found, (start,)) : bisect_left(found, (end,))]]
            if named:
                return all(day[1] < span[0] and apart(day, span) > LONG_BEFORE for day in named)
            at = start - 1
        return False

    def _names_its_place(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence names where the event was."""
        start, end = self.sentence(claim)
        found = self.named.get((claim.article, claim.field), ())
        named = {place for _, place in found[bisect_left(found, (start, "")) : bisect_left(found, (end, ""))]}
        return event.place is not None and event.place in named

    def sentence(self, claim: Claim) -> tuple[int, int]:
        """Start and end of the sentence that the claim stands in; all of the field where no row tells."""
        span = self.sentences.at(claim.article, claim.field, claim.start)
        return span if span is not None and claim.start < span[1] else (0, claim.end)

    def _days(self, event: Event, claim: Claim) -> Sequence[Days]:
        return self.told_days.get((event.id, claim.article), ())

    def _beside(self, claim: Claim) -> set[str]:
        """The places named near a claim, countries left out."""
        found = self.named.get((claim.article, claim.field), ())
        at = bisect_left(found, (claim.start - BESIDE, ""))
        near = set()
        while at < len(found) and found[at][0] <= claim.end + BESIDE:
            place = self.places.get(found[at][1])
            if place is not None and not (is_region(place) and place.part_of is None):
                near.add(place.id)
            at += 1
        return near

    def _by_one_town(self, one: Claim, two: Claim) -> bool:
        """Whether the two stand beside one place, or places that meet."""
        first, second = self._beside(one), self._beside(two)
        return any(self.meet(a, b) for a in first for b in second)

    def lie_apart(self, one: str, two: str) -> bool:
        """Whether two places surely lie apart: where a place is that no gazetteer has is not known."""
        known = all(self.places[each].latitude is not None for each in (one, two))
        return known and not self.meet(one, two)

    def meet(self, one: str, two: str) -> bool:
        """Whether two places are surely one, one in the other, or near."""
        first, second = self.places[one], self.places[two]
        if lie(first, second, self.places) in ("same", "inside", "near"):
            return True
        km = distance_km(first, second)
        reach = REACH_KM + max((place.radius_km or 0) for place in (first, second))
        return km is not None and km <= reach
