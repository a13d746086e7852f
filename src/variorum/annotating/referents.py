"""Mentions of actors and places in one article, and what they refer to there."""

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.parse import ParsedArticle
from variorum.records import Actor, Attribution, Mention, Place


@dataclass(frozen=True, slots=True)
class Referents:
    """The actors and places of one article, with ids local to it, and the mentions that refer to them."""

    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()


def referents(parsed: ParsedArticle, attributions: Sequence[Attribution]) -> Referents:
    """Who and what the article speaks of, over all its fields. `attributions` tell who speaks (a hint for pronouns)."""
    return Referents()
