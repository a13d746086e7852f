"""Whether two voices are two witnesses: neither speaks for the other or for the same body, and neither text may have
its word from the other or from a third."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from variorum import lexicon
from variorum.comparing.pile import Pile
from variorum.comparing.sources import agency_of
from variorum.comparing.witness import Witness
from variorum.linking.event_kinds import event_kinds
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.linking.values.doers import wholes
from variorum.records import Actor, Event

# Events of which somebody has to say what happened. What is done in public (a vote, a report) each outlet sees.
_HARM = frozenset({"attack", "clash", "crash", "disaster", "offensive"})
# Who counted, or who says who did it, is somebody; an outlet that does not say from whom it has such a value is none.
SOMEBODYS = frozenset({"killed", "wounded", "arrested", "missing", "displaced", "perpetrator"})
# What each outlet knows for itself; any other value that somebody is cited for elsewhere, it has from him.
_DATED = frozenset({"date", "time", "place", "means", "occurrence"})
# What an outlet reads off a document; how many pages that has it sees.
_READ = frozenset({"amount", "percent"})


def independent(pile: Pile, event: Event, slot: str, one: Witness, two: Witness) -> bool:
    """Whether two voices count as two."""
    if one.voice == two.voice or not (one.proves and two.proves):
        return False
    actors = pile.world.actors
    first, second = actors.get(one.voice), actors.get(two.voice)
    if head(slot) in SOMEBODYS and first is None and second is None:
        return False
    if (first is None) != (second is None) and head(slot) not in _DATED:
        return False
    if head(slot) in SOMEBODYS and any(_is_headline(each, actors) for each in (one, two)):
        return False
    if any(pile.sources.copied(a, b) for a in one.claims for b in two.claims):
        return False
    if first is not None and second is not None:
        related = one_side(first, second, pile) or _of_one_article(first, second, one, two)
        related = related or pile.sides.are_one(first, second) or pile.sides.may_be_one(first, second)
        related = related or _is_of_the_body(pile, first, one, second) or _is_of_the_body(pile, second, two, first)
        return not related and not (_passes_on(pile, first, one, two) or _passes_on(pile, second, two, one))
    origins = [{pile.printed.of_article(each.article) for each in witness.claims} for witness in (one, two)]
    if origins[0] & origins[1] or any(pile.sources.reworded(a, b) for a in one.claims for b in two.claims):
        return False
    return not _share_a_source(pile, event, slot, one, two)


def may_be_two(pile: Pile, slot: str, voices: Collection[str]) -> bool:
    """Whether some two of these voices may count as two, by who they are alone."""
    named = sum(voice in pile.world.actors for voice in voices)
    outlets = len(voices) - named
    if named > 1 or (outlets > 1 and head(slot) not in SOMEBODYS):
        return True
    return named > 0 and outlets > 0 and head(slot) in _DATED


def _is_seen(slot: str) -> bool:
    """Whether each outlet sees the value for itself: a day, a show of hands, how many pages a report has."""
    seen = lexicon.words("en", "slots", "of_texts")
    return head(slot) in _DATED or head(slot) == "votes" or bool(seen & set(words(slot)))


def _is_headline(witness: Witness, actors: Mapping[str, Actor]) -> bool:
    """Whether a value stands in an outlet's headlines alone: whose it is, their texts say."""
    return witness.voice not in actors and all(each.field == "title" for each in witness.claims)


def one_side(first: Actor, second: Actor, pile: Pile) -> bool:
    """Whether two actors speak for one body or state, or the name of one holds the other's ("Strait Monitor", "Strait
    Monitor Ann Vik")."""
    a, b = sorted((set(words(first.name)), set(words(second.name))), key=len)
    if len(a) > 1 and a <= b:
        return True
    actors = pile.world.actors
    return bool({first.id, *wholes(first.id, actors)} & {second.id, *wholes(second.id, actors)})


def _is_of_the_body(pile: Pile, actor: Actor, witness: Witness, body: Actor) -> bool:
    """Whether somebody is cited as a body's without its name ("the company's spokeswoman") by an article that names
    the other voice, a body."""
    if actor.kind != "person" or body.kind != "organization" or not pile.sides.is_of_some_body(actor):
        return False
    return any(body.name in pile.articles[each.article].text for each in witness.claims)


def _passes_on(pile: Pile, actor: Actor, one: Witness, two: Witness) -> bool:
    """Whether a voice is an agency that the articles of the other name too: its word may come from there."""
    agency = agency_of(actor.name)
    articles = {each.article for each in two.claims} - {each.article for each in one.claims}
    return agency is not None and any(agency in pile.sources.agencies(each) for each in articles)


def _of_one_article(first: Actor, second: Actor, one: Witness, two: Witness) -> bool:
    """Whether a person and a body are cited by one and the same article only: the person may speak for it."""
    articles = {each.article for witness in (one, two) for each in witness.claims}
    if len(articles) != 1:
        return False
    return (first.kind == "person") != (second.kind == "person")


def _share_a_source(pile: Pile, event: Event, slot: str, one: Witness, two: Witness) -> bool:
    """Whether one may have its word from the other, or both from a third, though neither says so: an outlet that cites
    somebody, for whatever it is, is no witness beside him; nor are two that have figures of the event from the same,
    that name one agency, share a sentence or read from one document; nor two that cite the same body for anything, of
    what was done to people or they cannot have seen."""
    actors = pile.world.actors
    own = [each for each in (one, two) if each.voice not in actors]
    if head(slot) in _READ and pile.sources.of_one_document(one.claims, two.claims):
        return True
    if len(own) == 2:
        first, second = (pile.sources_of(event.id, each.claims) for each in own)
        if first & second:
            return True
        heard = event_kinds().group(event.kind) in _HARM or not _is_seen(slot)
        if heard and _bodies(pile, one) & _bodies(pile, two):
            return True
    else:
        other = two if one in own else one
        speaker = actors[other.voice]
        if any(actor in actors and one_side(actors[actor], speaker, pile) for actor in _cited(pile, own)):
            return True
    articles = [sorted({each.article for each in witness.claims}) for witness in (one, two)]
    return any(
        pile.sources.agencies(a) & pile.sources.agencies(b) or pile.sources.share_much(a, b)
        for a in articles[0]
        for b in articles[1]
    )


def _cited(pile: Pile, witnesses: Iterable[Witness]) -> set[str]:
    """The actors that the articles of `witnesses` cite for anything."""
    return {
        actor for each in witnesses for claim in each.claims for actor in pile.cited.get(claim.article, frozenset())
    }


def _bodies(pile: Pile, witness: Witness) -> set[str]:
    """The bodies, states and what is part of them aside, that the articles of a voice cite for anything."""
    actors = pile.world.actors
    return {
        actor
        for actor in _cited(pile, [witness])
        if actor in actors
        and actors[actor].kind in ("organization", "group")
        and all(actors[each].kind != "state" for each in wholes(actor, actors) if each in actors)
    }
