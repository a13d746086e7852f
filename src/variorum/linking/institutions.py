"""Public and other bodies that are called by a noun: "the port authority", "police", "the interior ministry".

Speakers without a name stay those of their article ("officials", "a source"), but a body that articles on one event
call by the same noun is one body: it counts, and is cited, like one with a name. A noun of one word ("police") is one
body only where the articles cite it for the same event; one of several words ("port authority") also where they only
tell that event. Both are guesses, though safe ones: the rows of `links` say so.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from variorum import lexicon
from variorum.linking.decided.unnamed import join_unnamed
from variorum.linking.decided.verdicts import NOTHING, Decided
from variorum.linking.groups import Groups, Why, article_order, link_rows
from variorum.linking.renaming import with_actor_ids
from variorum.linking.shingles import words
from variorum.records import Actor, Link, Tables
from variorum.stored import extended, values

WEIGHT = 0.9  # as much as LINKED of `actors`: the same noun for the same event
_AFTER = frozenset({"of", "in", "at", "for", "on"})


def link_institutions(tables: Tables, decided: Decided = NOTHING) -> Tables:
    """Tables in which a body that is called by a noun is one actor of kind `organization` for all articles that tell
    one event; events must be linked. What the reader decided of actors without a name is held."""
    unnamed = {actor.id for actor in tables.actors if actor.kind == "unnamed"} if decided.actors else set()
    bodies = {actor.id: actor for actor in tables.actors if is_body(actor)}
    article_of = {
        actor: article for actor, article in values(tables.attributions, "speaker_actor", "article") if actor in bodies
    }
    order = article_order(tables)
    speaking = sorted(article_of, key=lambda id: (order[article_of[id]], id))
    groups = Groups(speaking, sorted(each.pair for each in decided.actors.apart))
    whys: list[Why] = []
    for members in _of_one_event(tables, {id: bodies[id] for id in speaking}, article_of):
        first, *others = sorted(members, key=groups.order.__getitem__)
        for other in others:
            if groups.join(first, other):
                reason = f"Articles that tell one event cite the {bodies[first].name}."
                whys.append(Why(first, other, WEIGHT, reason, True))
    ids = {member: root for root, members in groups.members().items() for member in members}
    mention_of: dict[str, str] = {}
    for actor, id in values(tables.mentions, "actor", "id"):
        if actor in ids:
            mention_of.setdefault(actor, id)
    kept = [each for each in tables.actors if ids.get(each.id, each.id) == each.id]
    linked = replace(
        with_actor_ids(tables, ids),
        actors=tuple(replace(each, kind="organization", public="yes") if each.id in ids else each for each in kept),
        links=extended(Link, tables.links, link_rows("actor", whys, mention_of, groups)),
    )
    return join_unnamed(linked, decided.actors, unnamed) if decided.actors else linked


def is_body(actor: Actor) -> bool:
    """Whether the actor is called by a noun for a body: its last word, or the one before "of" and the like."""
    if actor.kind != "unnamed":
        return False
    spoken = words(actor.name)
    at = next((at for at, word in enumerate(spoken) if word in _AFTER), len(spoken))
    return at > 0 and spoken[at - 1] in lexicon.words("en", "slots", "bodies")


def _of_one_event(tables: Tables, bodies: dict[str, Actor], article_of: dict[str, str]) -> list[list[str]]:
    """The bodies that one event's articles call alike, by event and name."""
    of_article: dict[str, list[str]] = defaultdict(list)
    for id in bodies:
        of_article[article_of[id]].append(id)
    found: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for event in tables.events:
        for article in event.articles:
            for id in of_article.get(article, ()):
                spoken = tuple(words(bodies[id].name))
                if len(spoken) > 1:
                    found[event.id, spoken].add(id)
    for event_id, speaker in values(tables.claims, "event", "speaker_actor"):
        if speaker in bodies:
            found[event_id, tuple(words(bodies[speaker].name))].add(speaker)
    return [sorted(members) for _, members in sorted(found.items()) if len(members) > 1]
