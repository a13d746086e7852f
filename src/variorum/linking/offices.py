"""Offices at a time: "the interior minister" of one article is who the pile says holds that office then.

An article that names nobody means the person to whom other articles of about that date give the office, of the same
state, or in an article on the same event. What several may hold then, or nothing ties to a state or an event, stays
apart and is proposed.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.decided.verdicts import NOTHING, Decided
from variorum.linking.groups import Groups, Why, link_rows
from variorum.linking.office_words import Office, office_after, office_before, office_of, state_of
from variorum.linking.renaming import with_actor_ids
from variorum.linking.spelling import folded
from variorum.records import Actor, Article, Mention, Tables

# Who is said to hold an office holds it so many days before and after; offices change hands, but seldom within months.
REACH_DAYS = 100
LINKED, PROPOSED = 0.9, 0.8


@dataclass(slots=True)
class Holder:
    """A person who is said to hold an office of a state, or of none that is named."""

    person: str
    mention: str
    days: list[date] = field(default_factory=list)
    since: date | None = None  # "the new minister": from then on
    until: date | None = None  # "the former minister": before then
    states: Counter[str] = field(default_factory=Counter)
    articles: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Read:
    """What the mentions of a pile tell of offices: who is spoken of by one alone (unnamed actor -> office), who is said
    to hold which, and of each article whom it names and which state most."""

    spoken: dict[str, tuple[Office, Mention]] = field(default_factory=dict)
    holders: dict[str, dict[str, Holder]] = field(default_factory=lambda: defaultdict(dict))
    named: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # actors
    names: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # folded
    states: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def link_offices(tables: Tables, decided: Decided = NOTHING) -> Tables:
    """Tables in which people spoken of by their office alone are who holds it; events and actors must be linked."""
    kept_apart = {id for each in decided.actors.apart for id in each.pair}
    actors = {actor.id: actor for actor in tables.actors}
    articles = {article.id: article for article in tables.articles}
    read = _read(tables, actors, articles)
    events = _events_of(tables)
    mention_of = {holder.person: holder.mention for found in read.holders.values() for holder in found.values()}
    whys: list[Why] = []
    ids: dict[str, str] = {}
    for unnamed, (office, mention) in sorted(read.spoken.items()):
        holders = read.holders.get(office.name, {}).values()
        day = _day(articles[mention.article])
        mention_of[unnamed] = mention.id
        fitting = [each for each in holders if _may_hold(each, office, day)]
        if any(mention.article in each.articles for each in fitting):
            continue  # that article tells who it is, or of several
        tied = [each for each in fitting if _is_tied(each, office, mention.article, read, events)]
        meant = _latest(tied, day) if unnamed not in kept_apart else None
        for each in (meant,) if meant is not None else (tied or fitting):
            name = actors[each.person].name
            if meant is not None:
                ids[unnamed] = each.person
                reason = f"Articles of about that time say that {name} holds the office ({office.name})."
            else:
                reason = (
                    f"{name} is said to hold such an office ({office.name}), but nothing tells that it is the same."
                )
            weight = LINKED if meant is not None else PROPOSED
            whys.append(Why(each.person, unnamed, weight, reason, meant is not None))
    if not whys:
        return tables
    groups = Groups(actors)
    for unnamed, person in ids.items():
        groups.join(person, unnamed)
    return replace(
        with_actor_ids(tables, ids),
        actors=tuple(actor for actor in tables.actors if actor.id not in ids),
        links=(*tables.links, *link_rows("actor", whys, mention_of, groups)),
    )


def _read(tables: Tables, actors: Mapping[str, Actor], articles: Mapping[str, Article]) -> Read:
    read = Read()
    wholes = {id: actors.get(actor.part_of or "") for id, actor in actors.items()}
    for mention in tables.mentions:
        state = state_of(mention.text.split())
        if state and mention.form != "pronoun":
            read.states[mention.article][state] += 1
        if mention.form == "name":
            read.names[mention.article].add(folded(mention.text))
        actor = actors.get(mention.actor or "")
        if actor is None or mention.form not in ("name", "noun"):
            continue
        if mention.form == "name" and actor.kind in ("person", "organization") and not _is_known(actor):
            read.named[mention.article].add(actor.id)
        if actor.kind not in ("person", "unnamed"):
            continue
        article = articles[mention.article]
        text = article.text_of(mention.field)
        if actor.kind == "unnamed":
            spoken = office_of(text, mention.start, mention.end) if mention.form == "noun" else None
            if spoken is not None and spoken.definite:
                read.spoken.setdefault(actor.id, (spoken, mention))
            continue
        if mention.form == "noun":
            office = None if mention.inferred else office_of(text, mention.start, mention.end)
        else:
            office = office_before(text, mention.start) or office_after(text, mention.end)
        if office is not None:
            _note(read.holders[office.name], actor, office, mention, _day(article), wholes[actor.id])
    return read


def _is_known(actor: Actor) -> bool:
    """Whether all the world knows a body, so that naming it ties no two articles."""
    return tuple(actor.name.split()) in known_names(ENGLISH).names


def _note(
    found: dict[str, Holder], person: Actor, office: Office, mention: Mention, day: date | None, whole: Actor | None
) -> None:
    holder = found.setdefault(person.id, Holder(person.id, mention.id))
    holder.articles.add(mention.article)
    if office.state or (whole is not None and whole.kind == "state"):
        holder.states[office.state or folded(whole.name if whole else "")] += 1
    if day is None:
        return
    if office.status == "new":
        holder.since = min(holder.since or day, day)
    if office.status == "former":
        holder.until = min(holder.until or day, day)
    else:
        holder.days.append(day)


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None


def _may_hold(holder: Holder, office: Office, day: date | None) -> bool:
    """Whether nothing speaks against it that the holder is meant: another state, another time."""
    if office.state and holder.states and office.state not in holder.states:
        return False
    if day is None:
        return bool(holder.days) or holder.until is None
    if holder.until is not None and day >= holder.until:
        return False
    if holder.since is not None and day < holder.since:
        return False
    return not holder.days or min(abs((day - each).days) for each in holder.days) <= REACH_DAYS


def _is_tied(holder: Holder, office: Office, article: str, read: Read, events: Mapping[str, set[str]]) -> bool:
    """Whether a state ties the two: the same named with both, or one named with one of them that the other's article is
    about or names; where none is named, whether their articles tell one event or name the same people and bodies."""
    if office.state and holder.states:
        return True
    if office.state:
        return any(office.state in read.names[each] for each in holder.articles)
    states = read.states[article].most_common(1)
    if holder.states:
        return bool(states) and states[0][0] in holder.states
    shared = any(read.named[article] & (read.named[each] | {holder.person}) for each in holder.articles)
    return shared or any(events.get(article, set()) & events.get(each, set()) for each in holder.articles)


def _latest(tied: Sequence[Holder], day: date | None) -> Holder | None:
    """The only holder; of several the one who took office last before that day."""
    if len(tied) == 1:
        return tied[0]
    new = [each for each in tied if each.since is not None and (day is None or each.since <= day)]
    new.sort(key=lambda each: (each.since, each.person), reverse=True)
    if not new or day is None or (len(new) > 1 and new[0].since == new[1].since):
        return None
    later = [each for each in tied if each is not new[0] and any(said > (new[0].since or day) for said in each.days)]
    return None if later else new[0]


def _events_of(tables: Tables) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for event in tables.events:
        for article in event.articles if len(event.articles) > 1 else ():
            found[article].add(event.id)
    return found
