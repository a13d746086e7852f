"""How much the tellings of an event say for each place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from variorum.annotating.events.nominals import HOSTILE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.naming.atlas import Atlas, Named
from variorum.linking.naming.choosing import Lie, chosen
from variorum.linking.naming.tellings import ASIDE, LEAD, Sources, Telling
from variorum.linking.naming.wording import beside, is_aside, placed

# What a place counts that is claimed for the event, or named as where its sentence's happening was; of one origin at
# most so much; and how much several origins must claim for a place of its own. Chosen with those of `choosing`.
CLAIMED, NAMED, MOST, STRONG = 1.0, 0.5, 1.5, 1.5
SEVERAL = 3  # origins that tell an event, of which most name its place
BEFORE = 120  # characters before a place in which the words stand that say how it is told
AT_ONCE = 24  # characters between a possessive and the event that is somebody's
_POSSESSIVE = re.compile(r"['’]?s\b")
_JOINED = re.compile(r"[\s,]*(?:and|or|&)?[\s,]*$")
# Groups of kinds that somebody does to others: before them a possessive names who, not where.
_DONE = HOSTILE | {"offensive", "siege"}


@dataclass(slots=True)
class Support:
    """How much the tellings of one event say for each place."""

    said: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # over origins
    near: dict[str, float] = field(default_factory=lambda: defaultdict(float))  # more than 0: beside it, not in it
    strong: set[str] = field(default_factory=set)  # claimed by several origins for their own


def own_place(
    kind: str, told: Sequence[Telling], claimed: set[tuple[str, str]], world: Atlas, sources: Sources
) -> tuple[str | None, bool]:
    """The place that an event of `kind` is to be called by, and whether it was near there and not in it. `claimed`:
    article and place of each claim. A state only where nothing finer is told."""
    kinds = event_kinds()
    found = _support(kind, told, claimed, world, sources)
    said = dict(found.said)
    finer = {place: weight for place, weight in said.items() if not world.is_country(place)}
    if sum(finer.values()) >= CLAIMED and not kinds.lasts(kind):
        said = finer
    place = chosen(said, world.lie, world.fineness, strong=found.strong)
    if place is not None and _is_detail(place, told, world, sources):
        return None, False
    return place, place is not None and found.near[place] > 0


def _is_detail(place: str, told: Sequence[Telling], world: Atlas, sources: Sources) -> bool:
    """Whether one only of several origins that tell an event names the place, and not where it says what it is about:
    what else happened in a strike, or after it, is told there."""
    naming: set[str] = set()
    for each in told:
        if any(world.lie(named.place, place) in (Lie.SAME, Lie.INSIDE) for named in world.named.get(each.spot, ())):
            if each.name == "title" or each.start < LEAD or each.tolls:
                return False
            naming.add(sources.origin(each.article))
    return len(naming) == 1 and len({sources.origin(each.article) for each in told}) >= SEVERAL


def _support(
    kind: str, told: Sequence[Telling], claimed: set[tuple[str, str]], world: Atlas, sources: Sources
) -> Support:
    kinds = event_kinds()
    by_article: dict[tuple[str, str], float] = defaultdict(float)
    own: dict[str, dict[str, float]] = defaultdict(dict)
    found = Support()
    for each in told:
        text, last = sources.text(each), each.start
        for named, share in _shares(world.named.get(each.spot, ()), text, world):
            if is_aside(text[last : named.start], anywhere=True):
                share *= ASIDE
            last = named.end
            if kinds.group(kind) in _DONE and _is_doer(named, each, text):
                continue
            before = text[max(each.start, named.start - BEFORE) : named.start]
            modifies = any(start <= named.start and named.end <= end for start, end in each.words)
            if (each.article, named.place) in claimed:
                worth = CLAIMED * share * each.weight
                best = own[named.place].get(sources.origin(each.article), 0.0)
                own[named.place][sources.origin(each.article)] = max(worth, best)
            elif modifies and world.places[named.place].latitude is not None and not world.is_country(named.place):
                worth = CLAIMED * share * each.weight
            elif kinds.harms(kind) and not world.is_country(named.place) and placed().search(before):
                worth = NAMED * share * each.weight
            else:
                continue
            by_article[each.article, named.place] += worth
            found.near[named.place] += worth if beside().search(before) else -worth
    by_origin: dict[tuple[str, str], float] = defaultdict(float)
    for (article, place), worth in by_article.items():
        at = place, sources.origin(article)
        by_origin[at] = max(by_origin[at], min(MOST, worth))
    for (place, _), worth in sorted(by_origin.items()):
        found.said[place] += worth
    found.strong = {place for place, each in own.items() if len(each) > 1 and sum(each.values()) >= STRONG}
    return found


def _is_doer(named: Named, telling: Telling, text: str) -> bool:
    """Whether a possessive before the words that tell the event only says whose deed it is: "Hamport's offensive"."""
    if not _POSSESSIVE.match(text[named.end : telling.end]):
        return False
    return any(
        start <= named.start < end
        or (named.end < start <= named.end + AT_ONCE and " of " not in text[named.end : start])
        for start, end in telling.words
    )


def _shares(named: Sequence[Named], text: str, world: Atlas) -> Iterable[tuple[Named, float]]:
    """The places, each of a list of n with a share of one in n."""
    groups: list[list[Named]] = []
    for each in named:
        between = text[groups[-1][-1].end : each.start] if groups else ""
        if groups and _JOINED.match(between) and world.lie(groups[-1][-1].place, each.place) in (Lie.APART, Lie.OPEN):
            groups[-1].append(each)
        else:
            groups.append([each])
    for group in groups:
        yield from ((one, 1 / len(group)) for one in group)
