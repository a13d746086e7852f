"""Whether two values that were put to one event are of one scene, by the sentences that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from variorum.comparing.crowds import crowded
from variorum.comparing.own_scene import OwnScene, OwnScenes
from variorum.comparing.scenes import SHORT, Scenes
from variorum.dates import Days, apart, days, length
from variorum.records import Article, Claim, Event, Tables
from variorum.stored import values

_UNLIKE = {frozenset({"set"}), frozenset({"flown"})}  # sorts of means


class Together:
    """The claims of a pile, two by two."""

    def __init__(
        self,
        tables: Tables,
        articles: Mapping[str, Article],
        scenes: Scenes,
        cues: Mapping[tuple[str, str], Sequence[int]],
    ) -> None:
        self._scenes, self._whereabouts = scenes, scenes.whereabouts
        self._own = OwnScenes(
            articles, scenes, cues, values(tables.claims, "event", "article", "place", "field", "start")
        )
        self._crowded = crowded(tables.events, scenes.told.printed)

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
        return not self.crowded(event) or self._meet(event, one, two)

    def apart(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the sentences of the two tell of different days, places or means, or one of them of several
        scenes."""
        first, second = self._own.of(one), self._own.of(two)
        if first.days and second.days and all(apart(a, b) for a in first.days for b in second.days):
            return True
        if first.means and second.means and first.means.isdisjoint(second.means):
            return True
        if first.many != second.many and self.crowded(event):
            return True
        return self._are_two_places(first, second)

    def led_apart(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether the two, or the sentences that lead up to them, are of different days, or of towns that lie apart; of
        one of a crowd, too, whether one is of a bomb that somebody set off and one of a strike from the air."""
        if self.crowded(event) and {self._own.means(one), self._own.means(two)} == _UNLIKE:
            return True
        days, others = self._own.days(one), self._own.days(two)
        if days and others and all(apart(a, b) > 1 for a in days for b in others):
            return True
        places, rest = self._own.places(one), self._own.places(two)
        if not places or not rest:
            return False
        return self._whereabouts.all_apart(places, rest) or (
            self.crowded(event) and self._whereabouts.are_two_towns(places, rest)
        )

    def of_two_towns(self, one: Claim, two: Claim) -> bool:
        """Whether the two, or the sentences that lead up to them, name towns of which none is one of the other's: that
        they have something in common is then no sign that they tell one scene."""
        towns, others = self._own.led_to(one), self._own.led_to(two)
        return bool(towns and others) and not self._are_at_one(towns, others)

    def _are_two_places(self, first: OwnScene, second: OwnScene) -> bool:
        if first.towns and second.towns:
            return self._whereabouts.are_two_towns(first.towns, second.towns)
        return self._whereabouts.are_two_regions(first.towns | first.regions, second.towns | second.regions)

    def of_another_day(self, event: Event, claim: Claim) -> bool:
        """Whether the claim's sentence tells days that are not the event's: earlier ones; of one of a crowd, any."""
        span = days(event.date)
        if span is None or length(span) > SHORT or claim.field == "title":
            return False
        told = self._own.of(claim).days
        if not told:
            return False
        if all((span[0] - each[1]).days > 1 for each in told):
            return True
        return self.crowded(event) and all(apart(span, each) > 1 for each in told)

    def days(self, claim: Claim) -> tuple[Days, ...]:
        """The days of the claim's sentence, else of those that lead up to it."""
        return self._own.days(claim)

    def places(self, claim: Claim) -> frozenset[str]:
        """The same of its towns and provinces."""
        return self._own.places(claim)

    def sites(self, claim: Claim) -> frozenset[str]:
        """The same of where something is said to have happened."""
        return self._own.sites(claim)

    def around(self, claim: Claim) -> frozenset[str]:
        """The towns and provinces that the claim's article gives for the event, and those of its first sentences."""
        return self._own.around(claim)

    def is_saying(self, claim: Claim) -> bool:
        """Whether the day that the claim gives is that of a saying."""
        return self._own.is_saying(claim)

    def _are_told_apart(self, one: Claim, two: Claim) -> bool:
        """Whether an article has named another town for each of the two."""
        first, second = self._own.led_to(one), self._own.led_to(two)
        return bool(first and second) and not self._are_at_one(first, second)

    def _meet(self, event: Event, one: Claim, two: Claim) -> bool:
        """Whether both lead to one town and one day, in their sentences or in those that lead up to them; or their
        sentences have another toll in common."""
        towns, others = self._own.towns(one), self._own.towns(two)
        if self._share_another_toll(one, two) and not self._whereabouts.are_two_towns(towns, others):
            return True
        first, second = self._days(event, one), self._days(event, two)
        return any(apart(a, b) == 0 for a in first for b in second) and self._are_at_one(towns, others)

    def _are_at_one(self, first: frozenset[str], second: frozenset[str]) -> bool:
        return any(self._whereabouts.is_one(a, b) for a in first for b in second)

    def _share_another_toll(self, one: Claim, two: Claim) -> bool:
        first, second = (self._scenes.tolls_beside(each) for each in (one, two))
        return bool((first & second) - {one.low, two.low})

    def _days(self, event: Event, claim: Claim) -> Sequence[Days]:
        own = self._own.of(claim).days
        if own:
            return own
        told = self._scenes.told.days.get((event.id, claim.article), ())
        said = days(claim.said) or self._scenes.told.printed.get(claim.article)
        # What is told with no day is of that of the saying, or of the one before.
        return told or ([(said[0] - timedelta(days=1), said[1])] if said and said[0] > date.min else ())
