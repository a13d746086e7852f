"""At which level of each comparison two events of different articles are: the same day, places apart, like words ...

What a level weighs is no matter of this module: `event_model.json` says it. Where a level holds in degrees (how alike
the words are, how many figures agree) the pair has an amount of it.
"""

from __future__ import annotations

import math

from variorum.dates import apart, length
from variorum.linking.bags import cosine
from variorum.linking.event_comparisons import COMPARISONS, At
from variorum.linking.event_features import Features, Toll
from variorum.linking.event_kinds import Kinds
from variorum.linking.event_pile import Pile

# News without a date is of the last days: an undated event belongs to the week in which its article appeared. That is a
# habit of writers and no rule, so it weighs less than dates that exclude each other. Most is told within two days.
NEWS_DAYS, SAME_NEWS_DAYS = 7, 2
NEAR_DAYS = 3  # days by which a writer may be mistaken; more settle that two events are not one
# A town with strikes on many days tells little: what agreement on it is worth falls with the days on which the pile has
# events there (the adjustment by term frequency of Fellegi and Sunter), with each doubling beyond FEW_DAYS.
FEW_DAYS, MOST_DOUBLINGS = 3, 5.0
MOST_FIGURES = 2  # more figures that are the same add nothing
TOLL_FACTOR = 1.5  # no toll of the one is within this factor of any of the other
# What articles of one affair tell most of, of one group of kinds, is one event where nothing speaks against it: so much
# for articles that are as alike as FULL, less the towns (doublings) in which the affair has events of the group: in a
# war it has many. Chosen on ECB+ read as articles, and by reading what it links in a pile of 741 articles.
FULL, SCENES = 0.15, 0.375
# What being alike to the same third article is worth: with .85 the precision on ECB+ falls from .88 to .78.
THIRD = 0.75
# Days by which two articles of one affair may differ on the day of the only thing of its kind that each tells, and how
# alike they must be for that (of 11,174 pairs of invented articles on two affairs 8 are) where they name no thing that
# it befell in both.
DISPUTED_DAYS, SURELY_ALIKE = 2, 0.2

_SAME_DAY, _OVERLAP, _NEXT_DAY = At("date", "same day"), At("date", "overlap"), At("date", "next day")
_TOO_WIDE, _TOLD_BEFORE = At("date", "too wide"), At("date", "told before")
_SAME_DAY_OF_YEAR, _OTHER_DAY_OF_YEAR = At("date", "same day of no year"), At("date", "other day of no year")
_UNDATED, _UNDATED_LATER = At("date", "undated"), At("date", "undated, later")
_UNDATED_IN_AFFAIR, _DISPUTED = At("date", "undated, one affair"), At("date", "disputed")
_PLACE = {level: At("place", level) for level in COMPARISONS["place"]}
_SAME_TRIGGER, _OTHER_TRIGGER = At("trigger", "same"), At("trigger", "other")
_SAME_DOER = At("doer", "same")
_OTHER_TOLLS, _OTHER_SITE = At("figures", "other tolls"), At("site", "other")
_AGREEING = frozenset({"same", "inside", "near"})
"""The levels of places that can be one scene."""
_ALIKE = frozenset({"same", "may be called", "toll of"})
"""The levels of kinds that can tell one thing."""


def levels(first: Features, second: Features, known: Pile, like: float | None = None) -> list[At]:
    """The level of each comparison of which something can be said. Symmetric but for words. Days far apart settle it:
    nothing else is asked then. `like`: the cosine of their words, where it is known already."""
    when = _dates(first, second)
    if when.level == "far apart":
        return [when]
    kinds = _kinds(first, second, known)
    # What can be asked without a call is asked first: there are many pairs.
    other_sites = bool(first.sites and second.sites) and _other_sites(first, second, known.kinds)
    is_chief = first.chief and second.chief and not other_sites
    affair = _affair(first, second, known, kinds.level in _ALIKE) if is_chief else 0.0
    is_one_affair = affair > 0.5
    found = [_dates_in_affair(when, first, second) if is_one_affair else when]
    place = _place(first, second, known)
    if place != "unknown":
        found.append(_PLACE[place])
        doublings, days = _crowd(first, second, known) if place in _AGREEING else (0.0, 0)
        if doublings:
            found.append(At("crowd", "doubling", doublings, (days,)))
    found.append(kinds)
    if not first.triggers.isdisjoint(second.triggers):
        found.append(_SAME_TRIGGER)
    elif first.triggers and second.triggers:
        found.append(_OTHER_TRIGGER)
    if not first.actors.isdisjoint(second.actors):
        found.append(_SAME_DOER)
    if not first.figures.isdisjoint(second.figures):
        found.append(At("figures", "same", min(MOST_FIGURES, len(first.figures & second.figures))))
    # Other tolls tell two events apart, but in one affair they are what is looked for.
    elif first.tolls and second.tolls and not is_one_affair and _other_tolls(first, second):
        found.append(_OTHER_TOLLS)
    if other_sites:
        found.append(_OTHER_SITE)
    found.append(At("words", "like", cosine(known.words(first), second.words) if like is None else like))
    if affair:
        found.append(At("affair", "one", affair))
    return found


def _other_sites(first: Features, second: Features, kinds: Kinds) -> bool:
    """Where people come to harm, other things hit are other events: a bomb at the airport, a bomb in the metro."""
    return first.sites.isdisjoint(second.sites) and kinds.harms(first.kind) and kinds.harms(second.kind)


def _affair(first: Features, second: Features, known: Pile, are_alike: bool) -> float:
    """How much it tells that two articles of one affair have no other event of the group that they tell more of: 1 for
    articles that are surely alike and kinds that can be one."""
    alike = first.affair.get(second.article) or _through_others(first, second)
    if not alike:
        return 0.0
    if first.days and second.days and apart(first.days, second.days) and not _may_dispute_the_day(first, second, alike):
        return 0.0
    if (first.at_war or second.at_war) and known.kinds.harms(first.kind) and known.kinds.harms(second.kind):
        # In a war such happenings are many: of 30 links read with the full weight half were wrong, of 24 with half of
        # it 7; without it the stories, all of attacks, are linked as well.
        return 0.0
    scenes = max(known.scenes.get((each.article, known.kinds.group(each.kind)), 1) for each in (first, second))
    full = (1.0 if are_alike else 0.5) * min(1.0, alike / FULL)
    if (
        first.place
        and second.place
        and known.closest(first.places, second.places) == "unknown"
        and not known.share_a_name(first.places, second.places)
    ):
        full /= 2  # two names that no gazetteer has are rather two places
    return max(0.0, full - SCENES * math.log2(scenes))


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


def _through_others(first: Features, second: Features) -> float:
    """How alike two articles are to a third that both are alike: short ones say the same in few words."""
    if not (first.published and second.published) or apart(first.published, second.published) > NEWS_DAYS:
        return 0.0
    common = first.affair.keys() & second.affair.keys()
    return THIRD * max((min(first.affair[each], second.affair[each]) for each in common), default=0.0)


def _dates_in_affair(when: At, first: Features, second: Features) -> At:
    """The level of the dates of two events whose articles are of one affair: such articles tell of it for a week."""
    if first.days and second.days and apart(first.days, second.days):
        return _DISPUTED
    if when is _UNDATED:
        return _UNDATED_IN_AFFAIR
    return when._replace(level="undated, days later, one affair") if when.level == "undated, days later" else when


def _dates(first: Features, second: Features) -> At:
    if first.days and second.days:
        between = apart(first.days, second.days)
        if between == 0:
            if length(first.days) == length(second.days) == 1:
                return _SAME_DAY
            return _TOO_WIDE if _told_elsewhen(first, second) or _told_elsewhen(second, first) else _OVERLAP
        if between == 1:
            return _NEXT_DAY
        return At("date", "days apart" if between <= NEAR_DAYS else "far apart", 1.0, (between,))
    if first.yearless or second.yearless:
        days_of_year = [each.yearless or day_of_year(each) for each in (first, second)]
        if None not in days_of_year:
            return _SAME_DAY_OF_YEAR if days_of_year[0] == days_of_year[1] else _OTHER_DAY_OF_YEAR
    one, two = first.days or first.published, second.days or second.published
    if (first.days is None) != (second.days is None) and one and two:
        told, dated = (second.published, first.days) if first.days else (first.published, second.days)
        if told and dated and dated[0] > told[1]:
            return _TOLD_BEFORE
    between = apart(one, two) if one and two else 0
    if between > NEWS_DAYS:
        return _UNDATED_LATER
    return At("date", "undated, days later", 1.0, (between,)) if between > SAME_NEWS_DAYS else _UNDATED


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


def _place(first: Features, second: Features, known: Pile) -> str:
    found = known.closest(first.places, second.places)
    if found in ("unknown", "apart"):
        return found
    far = first.place and second.place and known.are_far(first.place, second.place)
    return "apart, one shared" if far else found


def _crowd(first: Features, second: Features, known: Pile) -> tuple[float, int]:
    """On how many days the pile has events where the two agree to be: doublings beyond a few, and days."""
    days = min((known.crowds.get(each, 0) for each in (first.place, second.place) if each), default=0)
    return (min(MOST_DOUBLINGS, math.log2(days / FEW_DAYS)) if days > FEW_DAYS else 0.0), days


def _kinds(first: Features, second: Features, known: Pile) -> At:
    pair = (first.kind, second.kind)
    found = known.compared.get(pair)
    if found is None:
        level = _kind(first.kind, second.kind, known.kinds)
        found = known.compared[pair] = At("kind", level, of=pair)
    return found


def _kind(first: str, second: str, kinds: Kinds) -> str:
    if first == second:
        return "same"
    if kinds.alike(first, second):
        return "toll of" if kinds.toll(first) != kinds.toll(second) else "may be called"
    if kinds.follows(first, second):
        return "part"
    return "same group" if kinds.group(first) == kinds.group(second) else "other group"


def _other_tolls(first: Features, second: Features) -> bool:
    """Whether no toll of the one is near any of the other."""
    return not any(_near(one, two) for one in first.tolls for two in second.tolls)


def _near(one: Toll, two: Toll) -> bool:
    """Whether two intervals meet, ends stretched by TOLL_FACTOR."""
    return one[0] <= two[1] * TOLL_FACTOR and two[0] <= one[1] * TOLL_FACTOR
