"""Whether two claims that were put to one event surely tell one scene.

Events are linked by what their articles have in common, and an article on one strike tells of three others: what looks
like a contradiction is mostly two scenes. Values are said to exclude each other only where nothing around them speaks
for that: neither the days that their articles give for the event, nor the places named beside the two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from variorum.comparing.surroundings import Surroundings, within
from variorum.comparing.told import Told
from variorum.comparing.whereabouts import Whereabouts
from variorum.dates import Days, apart, days, length
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.sentences import Sentences
from variorum.records import Article, Claim, Event, Place, Span, Tables

LOOK_BACK = 2  # sentences before a claim that may say of which time it is
SHORT = 3  # days of an event that is one scene by its date alone

_NONE: frozenset[tuple[str, Decimal]] = frozenset()


class Scenes:
    """The scenes that the articles of a pile tell."""

    def __init__(self, tables: Tables, articles: Mapping[str, Article], places: Mapping[str, Place]) -> None:
        self.places = places
        self.told = Told.of(tables)
        self.whereabouts = Whereabouts(places)
        self.surroundings = Surroundings(articles, self.told, self.whereabouts)

    @property
    def sentences(self) -> Sentences:
        return self.told.sentences

    def sentence(self, claim: Claim) -> Span:
        """Start and end of the sentence that the claim stands in; all of the field where no row tells."""
        return self.surroundings.span(claim)

    def elsewhere(self, one: Claim, two: Claim) -> bool:
        """Whether the two stand beside the names of places that lie apart."""
        return self.whereabouts.all_apart(self.surroundings.beside(one), self.surroundings.beside(two))

    def astray(self, event: Event, claim: Claim) -> bool:
        """Whether a claim surely tells another scene than its event: all places named beside it lie apart from the
        event's, or its article, printed days off, gives no day that is the event's."""
        if self._apart_from(event, self.surroundings.beside(claim)):
            return True
        span = days(event.date)
        if span is None:
            return False
        told = self._days(event, claim)
        if told:
            return all(apart(span, each) > 0 for each in told)
        printed = self.told.printed.get(claim.article)
        return printed is not None and apart(span, printed) > SHORT

    def _apart_from(self, event: Event, places: frozenset[str]) -> bool:
        """Whether all of some places lie apart from the event's."""
        return event.place in self.places and self.whereabouts.all_apart((event.place or "",), places)

    def somewhere_else(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence names places, and all lie apart from the event's; or its article gives days for
        the event, and none is the event's."""
        named = self.surroundings.sentence(claim).places
        if named and event.place is not None and self._apart_from(event, named & self.surroundings.beside(claim)):
            return True
        span, told = days(event.date), self._days(event, claim)
        return span is not None and bool(told) and all(apart(span, each) > 0 for each in told)

    def can_be_of(self, event: Event, span: Days, claim: Claim) -> bool:
        """Whether the claim's article gives a day of `span` for the event, or none, and was printed about then."""
        told, printed = self._days(event, claim), self.told.printed.get(claim.article)
        if told or printed is None:
            return any(apart(span, each) == 0 for each in told)
        return apart(span, printed) <= SHORT and printed[1] >= span[0]

    def other_day(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two give days for the event that lie apart."""
        first, second = self._days(event, one), self._days(event, two)
        return bool(first and second) and not any(apart(a, b) == 0 for a in first for b in second)

    def of_several_places(self, claim: Claim) -> bool:
        """Whether the claim's sentence or headline names places that lie apart."""
        known = sorted(self.surroundings.towns(claim))
        return any(not self.whereabouts.meet(a, b) for at, a in enumerate(known) for b in known[at + 1 :])

    def of_several_days(self, event: Event, article: str) -> bool:
        """Whether the article gives days for the event that lie apart: it tells of more than one scene."""
        found = self.told.days.get((event.id, article), ())
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
        first, second = self.told.printed.get(one.article), self.told.printed.get(two.article)
        if span is None and first and second and apart(first, second) > SHORT:
            return False
        beside = self.surroundings.beside
        return self.whereabouts.any_meet(beside(one), beside(two)) or self.share_a_toll(event, one, two)

    def tell_one_thing(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether neither article tells another event of the kind, what they tell is no thing that goes on, and they
        name no places that lie apart."""
        only = all((event.id, each.article) in self.told.only for each in (one, two))
        return only and not event_kinds().lasts(event.kind) and not self.elsewhere(one, two)

    def share_a_toll(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two have one toll of the event in common."""
        first, second = (self.told.tolls.get((event.id, each.article), _NONE) for each in (one, two))
        return not first.isdisjoint(second)

    def share_a_figure(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the articles of the two have one figure of the event in common, a toll or one of two digits."""
        return self.articles_share_a_figure(event, one.article, two.article)

    def articles_share_a_figure(self, event: Event, one: str, two: str) -> bool:
        """The same of two articles."""
        first, second = (self.told.figures.get((event.id, each), _NONE) for each in (one, two))
        return not first.isdisjoint(second)

    def of_one_deed(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether two who say who did it surely speak of one deed: neither names beside it only towns that are not the
        event's, nor tolls of which the other's article has none."""
        return all(self._is_of(event, a, b) for a, b in ((one, two), (two, one)))

    def _is_of(self, event: Event, claim: Claim, other: Claim) -> bool:
        towns, tolls, beside = self.surroundings.towns(claim), self.tolls_beside(claim), self.tolls_beside(other)
        theirs = beside
        if not theirs:
            rows = self.told.tolled
            theirs = frozenset(low for name in ("title", "text") for _, low in rows.get((other.article, name), ()))
        if tolls and theirs and tolls.isdisjoint(theirs):
            return False
        if not towns or not tolls.isdisjoint(beside) or event.place not in self.places:
            return True
        return self.whereabouts.any_meet((event.place or "",), towns)

    def tolls_beside(self, claim: Claim) -> frozenset[Decimal]:
        """The tolls in the claim's sentence."""
        return self.surroundings.sentence(claim).tolls

    def of_another_day(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence names days, and none of them is the event's, or one on which it can have been
        said: from then to the day of printing."""
        span = days(event.date)
        if span is None or length(span) > SHORT:
            return False
        named = self.surroundings.sentence(claim).days
        if not named:
            return False
        printed = self.told.printed.get(claim.article)
        last = max(printed[1], span[1]) if printed else span[1]
        return all(day[1] < span[0] or day[0] > last for day in named)

    def is_background(self, event: Event, claim: Claim) -> bool:
        """Whether the claim goes on from a sentence that tells of long before the event ("In 2013 ... of that attack"):
        its own sentence names no day, and the one before names days or years of which none is near."""
        found = self.told.times.get((claim.article, claim.field))
        span = days(event.date) or self.told.printed.get(claim.article)
        if not found or span is None or claim.field == "title":
            return False
        if event.place is not None and event.place in self.surroundings.sentence(claim).places:
            return False
        at = claim.start
        for _ in range(LOOK_BACK + 1):
            sentence = self.sentences.at(claim.article, claim.field, at)
            if sentence is None:
                return False
            start, end = sentence
            named = [day for _, day in within(found, start, end)]
            if named:
                return all(day[1] < span[0] and apart(day, span) > LONG_BEFORE for day in named)
            at = start - 1
        return False

    def _days(self, event: Event, claim: Claim) -> Sequence[Days]:
        return self.told.days.get((event.id, claim.article), ())
