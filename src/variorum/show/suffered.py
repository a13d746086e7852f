"""What articles tell to have been done to an actor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from variorum.annotating.events.targets import is_done_to
from variorum.records import Actor, Attribution, Claim, EventMention, Mention, is_struck
from variorum.show.values import voice
from variorum.show.view import View
from variorum.show.words import one_line

# Kinds of events that are done to nobody though their words stand beside a name ("Arland was ruled", "accused").
_NOT_DONE = frozenset(("other", "statement", "ruling", "talks", "election"))
_MOST_NAME = 50


@dataclass(frozen=True, slots=True)
class Suffered:
    """One place at which an article tells that an event was done to the actor."""

    event: str
    stance: str
    who: str  # who says so; "" in the article's own voice
    article: str
    field: str
    start: int


def suffered_by(
    view: View, actor: Actor, mentions: Sequence[Mention], victims: Iterable[Claim], told: Iterable[EventMention]
) -> list[Suffered]:
    """Where articles tell that something was done to `actor`: a claim of `victims` is of it or ends in a mention of it,
    or the word for an event says so beside one ("raid on X", "X was arrested"). `mentions` are the actor's own; a
    pronoun is no name for those hurt. A place is given once, claims first."""
    own = [mention for mention in mentions if mention.form != "pronoun"]
    ends = {(mention.article, mention.field, mention.end): mention.start for mention in own}
    places: defaultdict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in own:
        places[mention.article, mention.field].append(mention)
    found: dict[tuple[str, str, str, int], Suffered] = {}
    for claim in victims:
        named = claim.actor == actor.id or ends.get((claim.article, claim.field, claim.end), -1) >= claim.start
        if named and not is_struck(claim):
            key = (claim.event, claim.article, claim.field, claim.start)
            found[key] = Suffered(
                claim.event, claim.stance, voice(view, claim), claim.article, claim.field, claim.start
            )
    hurt = {(event, article) for event, article, _, _ in found}
    for row in told:
        near = places.get((row.article, row.field), ())
        if near and (row.event, row.article) not in hurt and view.events[row.event].kind not in _NOT_DONE:
            article = view.articles[row.article]
            text = article.text_of(row.field)
            if any(is_done_to(text, (row.start, row.end), (each.start, each.end)) for each in near):
                stance, who = _voice(view, row.attribution)
                key = (row.event, row.article, row.field, row.start)
                found[key] = Suffered(row.event, stance, who, row.article, row.field, row.start)
    return list(found.values())


def _voice(view: View, attribution: str | None) -> tuple[str, str]:
    """The stance and the speaker of an attribution; asserted in the article's own voice where there is none."""
    for row in view.dossier.where(Attribution, id=attribution) if attribution else ():
        known = view.actors.get(row.speaker_actor or "")
        named = known is not None and known.kind != "unnamed"
        return row.stance, one_line(known.name if named and known else view.mask(row).speaker, _MOST_NAME)
    return "asserted", ""


def by_event(rows: Iterable[Suffered]) -> Iterator[tuple[str, list[Suffered]]]:
    """The events of `rows` with their rows, those of most rows first."""
    found: defaultdict[str, list[Suffered]] = defaultdict(list)
    for row in rows:
        found[row.event].append(row)
    yield from sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
