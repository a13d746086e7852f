"""Where decided things stand in a pile now: found by their article and words, whatever became of ids and offsets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from variorum.decisions.records import Anchor
from variorum.linking.spelling import folded
from variorum.records import Article, Claim, EventMention, Mention, Tables, content_id


class Placed(Protocol):
    """A row that stands somewhere."""

    @property
    def id(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Row = TypeVar("Row", bound=Placed)


class Unfit(Exception):
    """What a decision is about is not in the pile; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Place:
    article: str
    field: str
    start: int
    end: int


class Anchors:
    """Finds what anchors mean in `tables`, the rows of all articles before they are linked."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    def event(self, anchor: Anchor) -> tuple[str, str]:
        """The event of one article, and the mention of it that the anchor means. Raises Unfit."""
        if anchor.words:
            telling = self._standing_or_other(anchor, self._event_mentions, "event")
            return telling.event, telling.id
        for row in self._all_event_mentions:
            if anchor.id in (row.id, row.event):
                return row.event, row.id
        for claim in self.tables.claims:
            if claim.id == anchor.id:
                return claim.event, claim.event_mention
        raise Unfit(f"no article tells an event of the id {anchor.id!r} any more")

    def actor(self, anchor: Anchor) -> tuple[str, str]:
        """The actor of one article, and a mention of it ("" where it has none). Raises Unfit."""
        if anchor.words:
            naming = self._standing_or_other(anchor, self._mentions, "actor")
            return naming.actor or "", naming.id
        named = {actor.id for actor in self.tables.actors if folded(actor.name) == folded(anchor.id)}
        found = None
        for row in self.tables.mentions:
            if row.actor is None:
                continue
            if anchor.id in (row.id, row.actor, content_id("x", row.actor)):
                return row.actor, row.id
            if found is None and row.actor in named:
                found = (row.actor, row.id)
        for actor in self.tables.actors if found is None else ():
            if anchor.id in (actor.id, content_id("x", actor.id)):
                return actor.id, ""
        if found is None:
            raise Unfit(f"no article names an actor {anchor.id!r} any more")
        return found

    def claim(self, anchor: Anchor) -> str:
        """The id of the claim. Raises Unfit."""
        if not anchor.words:
            if any(claim.id == anchor.id for claim in self.tables.claims):
                return anchor.id
            raise Unfit(f"no article makes a claim of the id {anchor.id!r} any more")

        def is_meant(row: Claim) -> bool:
            # Linking gives figures another slot than their article has; nothing else.
            alike = row.slot.partition(":")[0] == anchor.slot.partition(":")[0]
            return row.id == anchor.id or not anchor.slot or alike or row.low is not None or row.high is not None

        return self._standing(anchor, self._claims, "claim", is_meant).id

    def _standing_or_other(self, anchor: Anchor, rows: dict[str, list[Row]], what: str) -> Row:
        """The row that stands where the anchor says, else the first of its others that is still there."""
        try:
            return self._standing(anchor, rows, what)
        except Unfit:
            others = {row.id: row for found in rows.values() for row in found if row.id in anchor.others}
            if not others:
                raise
            return next(others[id] for id in anchor.others if id in others)

    def _standing(
        self,
        anchor: Anchor,
        rows: dict[str, list[Row]],
        what: str,
        is_meant: Callable[[Row], bool] = lambda row: True,
    ) -> Row:
        """The row that stands where the anchor says: the one of its id, else the one of just its words, else the
        first."""
        places = list(self._places(anchor))
        found: list[tuple[tuple[bool, bool, int, int, str], Row]] = []
        for number, place in enumerate(places):
            for row in rows.get(place.article, ()):
                if row.field != place.field or row.start >= place.end or place.start >= row.end or not is_meant(row):
                    continue
                exact = (row.start, row.end) == (place.start, place.end)
                found.append(((row.id != anchor.id, not exact, number, row.start, row.id), row))
        if not found:
            raise Unfit(f"“{_cut(anchor.words)}” is still there, but no such {what} is read in it any more")
        return min(found, key=lambda each: each[0])[1]

    def _places(self, anchor: Anchor) -> Iterator[Place]:
        """Where the words of an anchor stand: at its offsets in the text that it was taken from, else in its sentence,
        in the article of its path or id, else in the only article that has the sentence."""
        for article in self._articles(anchor):
            whole = article.text_of(anchor.field)
            start, end = anchor.start or 0, anchor.end or 0
            if whole[start:end] == anchor.words and article.sha256 == anchor.sha256:
                yield Place(article.id, anchor.field, start, end)
                return
            found = list(_in_sentence(article, anchor))
            if found:
                yield from found
                return
        sentence = anchor.sentence or anchor.words
        having = [each for each in self.tables.articles if sentence in each.text_of(anchor.field)]
        if len(having) == 1:
            yield from _in_sentence(having[0], anchor)
            return
        raise Unfit(
            f"no article has the sentence “{_cut(sentence)}” any more"
            if not having
            else f"{len(having)} articles have the sentence “{_cut(sentence)}”, and none is {anchor.path or 'named'}"
        )

    def _articles(self, anchor: Anchor) -> list[Article]:
        """The articles that may be meant, the likeliest first."""
        likely = []
        for article in self.tables.articles:
            text = bool(anchor.sha256) and article.sha256 == anchor.sha256
            path = bool(anchor.path) and article.path == anchor.path
            id = bool(anchor.article) and article.id == anchor.article
            if text or path or id:
                likely.append(((not text, not path, not id, article.id), article))
        return [article for _, article in sorted(likely, key=lambda each: each[0])]

    @cached_property
    def _all_event_mentions(self) -> list[EventMention]:
        """The first mention of an event first."""
        return sorted(self.tables.event_mentions, key=lambda row: (row.field != "text", row.start, row.id))

    @cached_property
    def _event_mentions(self) -> dict[str, list[EventMention]]:
        return _by_article(self.tables.event_mentions)

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        return _by_article(self.tables.claims)

    @cached_property
    def _mentions(self) -> dict[str, list[Mention]]:
        return _by_article(row for row in self.tables.mentions if row.actor is not None)


def _by_article(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.article].append(row)
    return found


def _in_sentence(article: Article, anchor: Anchor) -> Iterator[Place]:
    """Each place of the anchor's words in the first place of its sentence."""
    whole = article.text_of(anchor.field)
    sentence = anchor.sentence or anchor.words
    at = whole.find(sentence)
    if at < 0:
        return
    end = at + len(sentence)
    start = whole.find(anchor.words, at, end)
    while start >= 0:
        yield Place(article.id, anchor.field, start, start + len(anchor.words))
        start = whole.find(anchor.words, start + 1, end)


def _cut(words: str, most: int = 80) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
