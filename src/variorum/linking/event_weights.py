"""How much speaks for two events of different articles being one: a sum of weights, each with its reason.

The weights are in the manner of Fellegi and Sunter (1969): what agrees adds, what excludes itself subtracts. They were
set by hand and checked on the development stories (benchmarks/RESULTS.md); rerun `stories` after changing one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from variorum.dates import apart, length
from variorum.linking.bags import cosine
from variorum.linking.event_features import Features, Toll
from variorum.linking.event_kinds import Kinds
from variorum.linking.geography import CLOSENESS, REGION_RADIUS_KM, distance_km, is_region, relation
from variorum.records import Place

LINKED = 5.0  # two events are one from here
PROPOSED = 4.0  # and are proposed to be from here

SAME_DAY, SAME_SPAN, NEXT_DAY = 3.0, 0.5, 0.0
SAME_DAY_OF_YEAR = 2.0  # one day in 365 is the same by chance: less than what a whole date tells
DAYS_APART, FAR_APART = -4.0, -10.0  # 2 and 3 days; more
# News without a date is of the last days: an undated event belongs to the week in which its article appeared. That is a
# habit of writers and no rule, so it weighs less than dates that exclude each other. Most is told within two days.
NEWS_DAYS, SAME_NEWS_DAYS = 7, 2
UNDATED, TOLD_DAYS_LATER, TOLD_LATER = -0.5, -1.5, -4.0
PLACE = {"same": 2.5, "inside": 1.0, "near": 1.5, "unknown": 0.0, "apart": -4.0}
# What two articles are mostly about lies in different towns, and they share another: one tells both.
SHARED_BESIDE = -1.0
# A town with strikes on many days tells little: what agreement on it is worth falls with the days on which the pile has
# events there (the adjustment by term frequency of Fellegi and Sunter), by this much for each doubling beyond FEW_DAYS.
CROWDED, FEW_DAYS, MOST_CROWDED = 0.6, 3, 3.0
SAME_KIND, ALIKE, PART, SAME_GROUP, OTHER_GROUP = 1.5, 1.0, 0.5, -1.0, -6.0
SAME_TRIGGER = 0.5
SAME_ACTOR = 1.0
SAME_FIGURE = 1.0  # for each exact figure of the same slot, at most two
OTHER_TOLLS, TOLL_FACTOR = -1.5, 1.5  # no toll of the one is within this factor of any of the other
# What articles of one affair tell most of, of one group of kinds, is one event where nothing speaks against it: so much
# for articles that are as alike as FULL, less the towns (doublings) in which the affair has events of the group: in a
# war it has many. Chosen on ECB+ read as articles, and by reading what it links in a pile of 741 articles.
AFFAIR, FULL, SCENES = 4.0, 0.15, 1.5
# What being alike to the same third article is worth: with .85 the precision on ECB+ falls from .88 to .78.
THIRD = 0.75
IN_AFFAIR = {UNDATED: 0.0, TOLD_DAYS_LATER: -0.5}  # the articles of an affair tell of it for a week
# Days by which two articles of one affair may differ on the day of the only thing of its kind that each tells, and how
# alike they must be for that (of 11,174 pairs of invented articles on two affairs 8 are) where they name no thing that
# it befell in both; what it weighs.
DISPUTED_DAYS, SURELY_ALIKE, DISPUTED = 2, 0.2, -0.5
OTHER_SITES = -3.0  # as much as one day tells
WORDS = 5.0  # times the cosine of the words of their sentences
LONG_WORD = 4  # letters of a word that can be a name
REMEMBERED = 200_000  # relations of places: a bound on memory, 40 MB


@dataclass(frozen=True, slots=True)
class Weight:
    """What speaks for a pair, summed and rounded to three decimals, and the parts that it is made of."""

    total: float
    parts: tuple[tuple[float, str], ...]

    @property
    def reason(self) -> str:
        """The parts in words, each with what it adds."""
        return "; ".join(f"{why} ({weight:+.1f})" for weight, why in self.parts if why and round(weight, 1))


@dataclass(frozen=True, slots=True)
class Pile:
    """What weighing a pair needs to know of the pile."""

    places: Mapping[str, Place]
    kinds: Kinds
    crowds: Mapping[str, int]  # for each place on how many days the pile has events there
    scenes: Mapping[tuple[str, str], int]  # for each article and group of kinds how many towns its affair has events in
    known: dict[tuple[str, str], str] = field(default_factory=dict)  # relations of places asked for before
    near: dict[tuple[frozenset[str], frozenset[str]], str] = field(default_factory=dict)  # and of their sets
    compared: dict[tuple[str, str], tuple[float, str]] = field(default_factory=dict)  # kinds asked for before
    last: dict[str, dict[int, float]] = field(default_factory=dict)  # the words of the event asked for last

    def closest(self, first: frozenset[str], second: frozenset[str]) -> str:
        """The closest relation between any place of `first` and any of `second`, as in `geography`."""
        if not first.isdisjoint(second):
            return "same"
        if not first or not second:
            return "unknown"
        closest = self.near.get((first, second))
        if closest is None:
            found = {self.relation(a, b) for a in first for b in second}
            closest = next((each for each in CLOSENESS if each in found), "unknown")
            if len(self.near) >= REMEMBERED:
                self.near.clear()
            self.near[first, second] = closest
        return closest

    def share_a_name(self, first: frozenset[str], second: frozenset[str]) -> bool:
        """Whether places of two events have a word of their names in common ("Westfork" and "Westfork Mall")."""
        one, two = (
            {word for place in of if place in self.places for word in self.places[place].name.lower().split()}
            for of in (first, second)
        )
        return any(len(word) >= LONG_WORD for word in one & two)

    def relation(self, first: str, second: str) -> str:
        """How two places (ids) lie to each other."""
        pair = (first, second) if first <= second else (second, first)
        found = self.known.get(pair)
        if found is None:
            one, two = self.places.get(first), self.places.get(second)
            found = relation(one, two, self.places) if one and two else "unknown"
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[pair] = found
        return found

    def words(self, event: Features) -> dict[int, float]:
        """The words of an event with their weights; one event is compared with many in turn."""
        found = self.last.get(event.event)
        if found is None:
            self.last.clear()
            found = self.last[event.event] = event.words.mapping()
        return found


def weigh(first: Features, second: Features, known: Pile, like: float | None = None) -> Weight:
    """What speaks for the pair being one event. Symmetric. Days far apart settle it: nothing else is asked then.
    `like`: the cosine of their words, where it is known already."""
    when = _dates(first, second)
    if when[0] == FAR_APART:
        return Weight(FAR_APART, (when,))
    kinds = _kinds(first, second, known)
    like = cosine(known.words(first), second.words) if like is None else like
    affair = _affair(first, second, known, kinds[0])
    is_one_affair = affair[0] > AFFAIR / 2
    parts = (
        _dates_in_affair(when, first, second) if is_one_affair else when,
        _places(first, second, known),
        kinds,
        (0.0, "") if first.triggers.isdisjoint(second.triggers) else (SAME_TRIGGER, "told by the same words"),
        (0.0, "") if first.actors.isdisjoint(second.actors) else (SAME_ACTOR, "the same actor is said to have done it"),
        _figures(first, second, is_one_affair),
        _sites(first, second, known.kinds),
        (WORDS * like, "like words"),
        affair,
    )
    return Weight(round(math.fsum([weight for weight, _ in parts]), 3), parts)


def _sites(first: Features, second: Features, kinds: Kinds) -> tuple[float, str]:
    """Where people come to harm, other things hit are other events: a bomb at the airport, a bomb in the metro."""
    told = first.sites and second.sites and kinds.harms(first.kind) and kinds.harms(second.kind)
    return (OTHER_SITES, "other things hit") if told and first.sites.isdisjoint(second.sites) else (0.0, "")


def _affair(first: Features, second: Features, known: Pile, kinds: float) -> tuple[float, str]:
    """What it tells that two articles of one affair have no other event of the group that they tell more of."""
    if not (first.chief and second.chief):
        return 0.0, ""
    alike = first.affair.get(second.article) or _through_others(first, second)
    if not alike:
        return 0.0, ""
    if first.days and second.days and apart(first.days, second.days) and not _may_dispute_the_day(first, second, alike):
        return 0.0, ""
    if (first.at_war or second.at_war) and known.kinds.harms(first.kind) and known.kinds.harms(second.kind):
        # In a war such happenings are many: of 30 links read with the full weight half were wrong, of 24 with half of
        # it 7; without it the stories, all of attacks, are linked as well.
        return 0.0, ""
    if _sites(first, second, known.kinds)[0]:
        return 0.0, ""
    scenes = max(known.scenes.get((each.article, known.kinds.group(each.kind)), 1) for each in (first, second))
    full = (AFFAIR if kinds >= ALIKE else AFFAIR / 2) * min(1.0, alike / FULL)
    if (
        first.place
        and second.place
        and known.closest(first.places, second.places) == "unknown"
        and not known.share_a_name(first.places, second.places)
    ):
        full /= 2  # two names that no gazetteer has are rather two places
    return max(0.0, full - SCENES * math.log2(scenes)), "articles of one affair"


def _may_dispute_the_day(first: Features, second: Features, alike: float) -> bool:
    """Whether two articles that give two days for a thing of one kind can mean one: both tell no other such thing, and
    appeared together, after both days."""
    if not (first.alone and second.alone and first.kind == second.kind):
        return False
    befell = first.sites & second.sites
    if not befell and (alike < SURELY_ALIKE or (first.sites and second.sites)):
        return False
    if not (first.days and second.days and first.published and second.published):
        return False
    if not length(first.days) == length(second.days) == 1 or apart(first.days, second.days) > DISPUTED_DAYS:
        return False
    told = min(first.published[1], second.published[1])
    return max(first.days[1], second.days[1]) <= told and apart(first.published, second.published) <= SAME_NEWS_DAYS


def _dates_in_affair(when: tuple[float, str], first: Features, second: Features) -> tuple[float, str]:
    """What the dates of two events weigh whose articles are of one affair."""
    if first.days and second.days and apart(first.days, second.days):
        return DISPUTED, "the day may be in dispute"
    return IN_AFFAIR.get(when[0], when[0]), when[1]


def _through_others(first: Features, second: Features) -> float:
    """How alike two articles are to a third that both are alike: short ones say the same in few words."""
    if not (first.published and second.published) or apart(first.published, second.published) > NEWS_DAYS:
        return 0.0
    common = first.affair.keys() & second.affair.keys()
    return THIRD * max((min(first.affair[each], second.affair[each]) for each in common), default=0.0)


def _dates(first: Features, second: Features) -> tuple[float, str]:
    if first.days and second.days:
        between = apart(first.days, second.days)
        if between == 0:
            if length(first.days) == length(second.days) == 1:
                return SAME_DAY, "the same day"
            if _told_elsewhen(first, second) or _told_elsewhen(second, first):
                return TOLD_LATER, "a date so wide that it tells little, and told at another time"
            return SAME_SPAN, "dates that overlap"
        if between == 1:
            return NEXT_DAY, ""
        return (DAYS_APART if between <= 3 else FAR_APART), f"{between} days apart"
    if first.yearless or second.yearless:
        days_of_year = [each.yearless or day_of_year(each) for each in (first, second)]
        if None not in days_of_year:
            same = days_of_year[0] == days_of_year[1]
            return (SAME_DAY_OF_YEAR, "the same day, of no year") if same else (DAYS_APART, "other days of the year")
    one, two = first.days or first.published, second.days or second.published
    if (first.days is None) != (second.days is None) and one and two:
        told, dated = (second.published, first.days) if first.days else (first.published, second.days)
        if told and dated and dated[0] > told[1]:
            return DAYS_APART, "told before it happened"
    between = apart(one, two) if one and two else 0
    if between > NEWS_DAYS:
        return TOLD_LATER, "no date, and told at another time"
    return (
        (TOLD_DAYS_LATER, f"no date, and told {between} days apart")
        if between > SAME_NEWS_DAYS
        else (UNDATED, "no date")
    )


def _told_elsewhen(vague: Features, other: Features) -> bool:
    """Whether `vague` is dated by more than the days in which news tells of an event, and was told outside of those of
    `other`: "in late June" of an article in July says nothing of a day in June."""
    return (
        vague.days is not None
        and length(vague.days) > NEWS_DAYS
        and other.days is not None
        and length(other.days) <= NEWS_DAYS
        and vague.published is not None
        and apart(vague.published, other.days) > NEWS_DAYS
    )


def day_of_year(event: Features) -> str | None:
    """Month and day of an event of one day, else None."""
    return event.days[0].isoformat()[5:] if event.days is not None and length(event.days) == 1 else None


def pile(features: Iterable[Features], places: Mapping[str, Place], kinds: Kinds) -> Pile:
    """What `features`, all of a pile, tell of it."""
    on: dict[str, set[date]] = defaultdict(set)
    for each in features:
        if each.place is not None and each.days is not None:
            on[each.place].add(each.days[0])
    towns: dict[tuple[str, str], set[str]] = defaultdict(set)
    for each in features:
        place = places.get(each.place or "")
        if each.chief and place is not None and place.latitude is not None and not is_region(place):
            for article in (each.article, *each.affair):
                towns[article, kinds.group(each.kind)].add(place.id)
    crowds = {place: len(found) for place, found in on.items()}
    return Pile(places, kinds, crowds, {key: len(found) for key, found in towns.items()})


def _places(first: Features, second: Features, known: Pile) -> tuple[float, str]:
    found = known.closest(first.places, second.places)
    if found == "unknown":
        return 0.0, ""
    weight = PLACE[found]
    words = {"same": "the same place", "inside": "one place inside the other", "near": "places near each other"}
    if found not in words:
        return weight, "places apart"
    if first.place and second.place and _are_far(first.place, second.place, known):
        return SHARED_BESIDE, "places apart, and one that both name"
    crowd = min((known.crowds.get(place, 0) for place in (first.place, second.place) if place), default=0)
    if crowd > FEW_DAYS:
        less = min(MOST_CROWDED, CROWDED * math.log2(crowd / FEW_DAYS))
        return weight - less, f"{words[found]}, with events on {crowd} days"
    return weight, words[found]


def _are_far(first: str, second: str, known: Pile) -> bool:
    """Whether two places lie apart, and so far that neither is named for being the city near the other."""
    if known.relation(first, second) != "apart":
        return False
    km = distance_km(known.places[first], known.places[second])
    return km is None or km > REGION_RADIUS_KM


def _kinds(first: Features, second: Features, known: Pile) -> tuple[float, str]:
    pair = (first.kind, second.kind)
    found = known.compared.get(pair)
    if found is None:
        found = known.compared[pair] = _kinds_compared(first, second, known.kinds)
    return found


def _kinds_compared(first: Features, second: Features, kinds: Kinds) -> tuple[float, str]:
    if first.kind == second.kind:
        return SAME_KIND, f"both {first.kind}"
    if kinds.toll(first.kind) != kinds.toll(second.kind) and kinds.alike(first.kind, second.kind):
        return ALIKE, "a toll, and a kind that has one"
    if kinds.alike(first.kind, second.kind):
        return ALIKE, f"{first.kind} may be called {second.kind}"
    if kinds.follows(first.kind, second.kind):
        return PART, f"{first.kind} and {second.kind} go together"
    if kinds.group(first.kind) != kinds.group(second.kind):
        return OTHER_GROUP, f"{first.kind} is no {second.kind}"
    return SAME_GROUP, f"{first.kind} and {second.kind}"


def _figures(first: Features, second: Features, of_one_affair: bool) -> tuple[float, str]:
    """Other tolls tell two events apart, but not where the articles are of one affair: there they are what is looked
    for."""
    if not first.figures.isdisjoint(second.figures):
        shared = len(first.figures & second.figures)
        return SAME_FIGURE * min(2, shared), "the same figures"
    if (
        not of_one_affair
        and first.tolls
        and second.tolls
        and not any(_near(a, b) for a in first.tolls for b in second.tolls)
    ):
        return OTHER_TOLLS, "other tolls"
    return 0.0, ""


def _near(one: Toll, two: Toll) -> bool:
    """Whether two intervals meet, ends stretched by TOLL_FACTOR."""
    return one[0] <= two[1] * TOLL_FACTOR and two[0] <= one[1] * TOLL_FACTOR
