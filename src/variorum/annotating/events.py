"""What one article tells: event mentions, the events they are of, and the claims that hang on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.figures import Figure
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents import Referents
from variorum.records import Attribution, Claim, Event, EventMention, Time


@dataclass(frozen=True, slots=True)
class Told:
    """The events of one article, with ids local to it."""

    events: tuple[Event, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    claims: tuple[Claim, ...] = ()


def told(
    parsed: ParsedArticle,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    referents: Referents,
) -> Told:
    """The events that one article tells, over all its fields, and every claim about them in its voice."""
    return Told()
