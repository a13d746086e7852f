"""The screen of one actor: what it is called and by whom, what it says, what it did and what was done to it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.page.drawing.network import Network, network
from variorum.page.site import Site, Source
from variorum.page.ties import Ties, ties
from variorum.records import Actor, Attribution, Designation, Mention
from variorum.show.decided import decided_lines
from variorum.show.gather import as_written, sayings, uses_of_words
from variorum.show.lists import ranked_actors
from variorum.show.suffered import by_event, suffered_by
from variorum.show.values import voice
from variorum.show.words import one_line

_MOST_WORDS = 40
_MOST_SAYS = 40
_MOST_SUFFERED = 40
_MOST_SAID = 320


@dataclass(frozen=True, slots=True)
class Word:
    word: str
    own: tuple[tuple[str, int], ...]
    reporting: tuple[tuple[str, int], ...]
    quoting: tuple[tuple[str, int], ...]
    sources: tuple[Source, ...]
    own_total: int
    reporting_total: int
    quoting_total: int


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that articles report the actor as saying; the same words of several articles stand together."""

    cue: str  # the reporting words before them
    words: str
    stance: str
    quoted: bool
    sources: tuple[Source, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Deed:
    event: str
    href: str | None
    said: tuple[tuple[str, str, Source], ...]  # stance, who says so, where


@dataclass(frozen=True, slots=True)
class ActorScreen:
    id: str
    anchor: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    part_of: str
    mentions: int
    articles: int
    words: tuple[Word, ...]
    of_words: int
    most_used: int
    says: tuple[Saying, ...]
    of_says: int
    decided: tuple[str, ...]  # what the reader decided, a line each
    deeds: tuple[Deed, ...]
    suffered: tuple[Deed, ...]  # what was done to it
    of_suffered: int
    ties: Ties
    network: Network | None


@dataclass(frozen=True, slots=True)
class ActorRow:
    href: str | None
    name: str
    kind: str
    articles: int
    mentions: int
    aliases: tuple[str, ...]


def actor_screen(site: Site, actor: Actor) -> ActorScreen:
    """What the pile tells of `actor`, a row of `view.actors` (already masked)."""
    view = site.view
    mentions = view.dossier.where(Mention, actor=actor.id)
    designations = [view.mask(row) for row in view.dossier.where(Designation, actor=actor.id)]
    says = [view.mask(row) for row in view.dossier.where(Attribution, speaker_actor=actor.id)]
    used = uses_of_words(view, designations)
    sayings = tuple(_sayings(site, says))
    suffered = tuple(_suffered(site, actor, mentions))
    around = ties(site, actor, says)
    words = tuple(
        Word(
            as_written(rows),
            _counts(uses.own),
            _counts(uses.reporting),
            _counts(uses.quoting),
            site.sources(rows),
            uses.own.total(),
            uses.reporting.total(),
            uses.quoting.total(),
        )
        for uses, rows in used[:_MOST_WORDS]
    )
    return ActorScreen(
        actor.id,
        site.anchor("actor", actor.id),
        one_line(actor.name),
        actor.kind,
        tuple(one_line(alias) for alias in actor.aliases if alias != actor.name)[:20],
        one_line(view.actors[actor.part_of].name) if actor.part_of in view.actors else "",
        len(mentions),
        len({mention.article for mention in mentions}),
        words,
        len(used),
        max((each.own_total + each.reporting_total + each.quoting_total for each in words), default=1),
        sayings[:_MOST_SAYS],
        len(sayings),
        tuple(decided_lines(view, actor)),
        tuple(_deeds(site, actor)),
        suffered[:_MOST_SUFFERED],
        len(suffered),
        around,
        network(one_line(actor.name), around),
    )


def _counts(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _sayings(site: Site, rows: Iterable[Attribution]) -> Iterable[Saying]:
    """What `rows` report, the earliest first; of each wording all places."""
    for each in sayings(site.view, rows, _MOST_SAID):
        first = each.rows[0]
        language = site.view.articles[first.article].language or ""
        places = tuple(dict.fromkeys(map(site.spoken, each.rows)))
        yield Saying(each.cue, each.words, first.stance, each.quoted, places, language)


def _deeds(site: Site, actor: Actor) -> list[Deed]:
    """The events that `actor` is said to have done, those of most claims first."""
    view = site.view
    by_event: defaultdict[str, dict[tuple[str, str, Source], None]] = defaultdict(dict)
    for claim in site.blames.get(actor.id, ()):
        told = (claim.stance, voice(view, claim) or "in its own words", site.of(claim))
        by_event[claim.event][told] = None
    ordered = sorted(by_event.items(), key=lambda item: (-len(item[1]), item[0]))
    return [Deed(one_line(view.events[event].title), site.links.event(event), tuple(said)) for event, said in ordered]


def _suffered(site: Site, actor: Actor, mentions: Sequence[Mention]) -> Iterator[Deed]:
    """The events that are said to have been done to `actor`, those told most often first."""
    view = site.view
    victims = [claim for claims in site.hurt.values() for claim in claims]
    articles = dict.fromkeys(mention.article for mention in mentions)
    told = (row for article in articles for row in site.event_mentions.get(article, ()))
    for event, rows in by_event(suffered_by(view, actor, mentions, victims, told)):
        told_by = (
            (row.stance, row.who or "in its own words", site.source(row.article, row.field, row.start)) for row in rows
        )
        yield Deed(one_line(view.events[event].title), site.links.event(event), tuple(dict.fromkeys(told_by)))


def actor_rows(site: Site, most: int) -> tuple[tuple[ActorRow, ...], int, int]:
    """The actors named in most articles, how many may be named, and how many persons are left out."""
    ranked = ranked_actors(site.view)
    rows = tuple(
        ActorRow(
            site.links.actor(actor.id),
            one_line(actor.name),
            actor.kind,
            articles,
            mentions,
            tuple(one_line(alias) for alias in actor.aliases if alias != actor.name)[:4],
        )
        for actor, articles, mentions in ranked[:most]
    )
    return rows, len(ranked), sum(site.view.mask.hides(actor) for actor in site.view.actors)
