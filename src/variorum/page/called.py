"""What an event, those hurt in it and the actors in it are called, and by whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from variorum.page.site import Site, Source
from variorum.records import Claim, Designation, Event
from variorum.show.gather import Uses, as_written, event_names, hurt_names, uses_of_words
from variorum.show.words import one_line

_MOST_ACTORS = 10
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class CalledWord:
    word: str
    by: tuple[str, ...]  # "Courier", "Courier, reporting the minister", "the minister (Courier), in quotation marks"
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """`who`: the event, those hurt, or an actor."""

    who: str
    href: str | None
    words: tuple[CalledWord, ...]


def called(site: Site, event: Event, claims: Sequence[Claim]) -> tuple[Called, ...]:
    """The event first, then those hurt, then the actors of whom most words are used, in the articles that tell it."""
    found = [
        Called("the event", None, _words(site, event_names(site.view, event))),
        Called("those hurt", None, _hurt(site, event, claims)),
    ]
    cast = {actor for claim in claims for actor in (claim.actor, claim.speaker_actor, claim.counter)}
    by_actor: defaultdict[str, list[Designation]] = defaultdict(list)
    for article in event.articles:
        for row in site.designations.get(article, ()):
            if row.actor in cast and row.actor in site.view.actors and not site.view.mask.hides(row.actor):
                by_actor[row.actor].append(row)
    ranked = sorted(by_actor.items(), key=lambda item: (-len({row.text.lower() for row in item[1]}), item[0]))
    for actor, rows in ranked[:_MOST_ACTORS]:
        name = one_line(site.view.actors[actor].name, 50)
        found.append(Called(name, site.links.actor(actor), _words(site, rows)))
    return tuple(each for each in found if each.words)


def _words(site: Site, rows: Iterable[Designation]) -> tuple[CalledWord, ...]:
    return tuple(
        CalledWord(as_written(mine), tuple(_by(uses)), site.sources(mine))
        for uses, mine in uses_of_words(site.view, rows)[:_MOST_WORDS]
    )


def _by(uses: Uses) -> Iterable[str]:
    yield from _times(uses.own)
    yield from _times(uses.reporting)
    yield from (f"{who}, in quotation marks" for who in _times(uses.quoting))


def _times(counts: Mapping[str, int]) -> Iterable[str]:
    for who, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{who} ×{number}" if number > 1 else who


def _hurt(site: Site, event: Event, claims: Iterable[Claim]) -> tuple[CalledWord, ...]:
    """The words for the people hurt: those by which voices characterise them, then those that only count them."""
    named = hurt_names(site.view, event)
    known = {row.text.casefold() for row in named}
    rows: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.slot == "victims" and claim.text.casefold() not in known:
            rows[one_line(claim.text, 70).casefold()].append(claim)
    found = list(_words(site, named))
    for _, mine in sorted(rows.items(), key=lambda item: (-len({claim.article for claim in item[1]}), item[0])):
        by: Counter[str] = Counter()
        for claim in mine:
            speaker = f", reporting {one_line(claim.speaker, 40)}" if claim.speaker else ""
            by[site.view.outlet(claim.article) + speaker] += 1
        found.append(CalledWord(as_written(mine), tuple(_times(by)), site.sources(mine)))
    return tuple(found[:_MOST_WORDS])
