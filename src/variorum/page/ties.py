"""Who cites whom and who is said to have acted on whom, seen from one actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from variorum.page.site import Site, Source
from variorum.records import Actor, Attribution, Claim
from variorum.show.words import one_line, quoted

_MOST_NAME = 34
_MOST_SOURCES = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """One end of a line from or to the actor, with how often it is told and where."""

    who: str
    href: str | None
    number: int
    denied: int  # how often it is told to be denied; always 0 of citing
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Ties:
    """Each list those told most often first."""

    cited_by: tuple[Tie, ...]
    cites: tuple[Tie, ...]
    hit_by: tuple[Tie, ...]  # who is said to have acted on the actor
    hits: tuple[Tie, ...]  # whom, or in which event, the actor is said to have acted on


_Told = tuple[str, str | None, Attribution | Claim]  # name, link, row


def ties(site: Site, actor: Actor, says: Iterable[Attribution]) -> Ties:
    """The ties of `actor`; `says` are the attributions that it speaks."""
    return Ties(
        _ties(site, (_citing(site, row) for row in says)),
        _ties(site, (told for row in says for told in _cited(site, row))),
        _ties(site, _blamed_for(site, actor)),
        _ties(site, _blamed_on(site, actor)),
    )


def _ties(site: Site, told: Iterable[_Told]) -> tuple[Tie, ...]:
    grouped: defaultdict[tuple[str, str | None], list[Attribution | Claim]] = defaultdict(list)
    for name, href, row in told:
        if name:
            grouped[name, href].append(row)
    found = []
    for (name, href), rows in grouped.items():
        unique = {row.id: row for row in rows}
        denied = sum(isinstance(row, Claim) and row.stance == "denied" for row in unique.values())
        places = dict.fromkeys(_source(site, row) for row in unique.values())
        found.append(Tie(name, href, len(unique), denied, tuple(places)[:_MOST_SOURCES]))
    return tuple(sorted(found, key=lambda tie: (-tie.number, tie.who)))


def _source(site: Site, row: Attribution | Claim) -> Source:
    return site.of(row) if isinstance(row, Claim) else site.spoken(row)


def _citing(site: Site, row: Attribution) -> _Told:
    """Who cites the speaker of `row`: the speaker of the attribution that it stands in, else the agency or outlet."""
    outer = site.attributions.get(row.inside or "")
    if outer is not None:
        return (*_speaker(site, outer), row)
    article = site.view.articles[row.article]
    return one_line(article.agency or site.view.outlet(row.article), _MOST_NAME), None, row


def _cited(site: Site, row: Attribution) -> Iterable[_Told]:
    """Whom the content of `row` cites."""
    for inner in site.cited_inside.get(row.id, ()):
        if inner.speaker_actor != row.speaker_actor:
            yield (*_speaker(site, inner), inner)


def _speaker(site: Site, row: Attribution) -> tuple[str, str | None]:
    known = site.view.actors.get(row.speaker_actor or "")
    if known is None or known.kind == "unnamed":
        return (quoted(site.view.mask(row).speaker, _MOST_NAME) if row.speaker else ""), None
    return one_line(known.name, _MOST_NAME), site.links.actor(known.id)


def _blamed_on(site: Site, actor: Actor) -> Iterable[_Told]:
    """Whom `actor` is said to have hurt: the words that most articles have for them, else the event."""
    for claim in site.blames.get(actor.id, ()):
        yield (*_hurt(site, claim.event), claim)


def _hurt(site: Site, event: str) -> tuple[str, str | None]:
    words = Counter(one_line(claim.text, 26) for claim in site.hurt.get(event, ()))
    title = one_line(site.view.events[event].title, _MOST_NAME)
    if words:
        most = min(words.items(), key=lambda item: (-item[1], item[0]))[0]
        title = f"“{most}” · {one_line(site.view.events[event].title, 44)}"
    return title, site.links.event(event)


def _blamed_for(site: Site, actor: Actor) -> Iterable[_Told]:
    """Who is said to have done what `actor` was hurt in."""
    names = {name.casefold() for name in (actor.name, *actor.aliases)}
    events = {
        event
        for event, claims in site.hurt.items()
        if any(claim.actor == actor.id or claim.text.casefold() in names for claim in claims)
    }
    for id, claims in site.blames.items():
        doer = site.view.actors[id]
        for claim in claims:
            if claim.event in events and id != actor.id:
                yield one_line(doer.name, _MOST_NAME), site.links.actor(id), claim
