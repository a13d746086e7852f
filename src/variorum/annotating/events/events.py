"""What one article tells: event mentions, the events they are of, and the claims that hang on them."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotating.events.book import BEFORE, MAIN, NO_EVENT, SENTENCE, Book, Told
from variorum.annotating.events.claims import Writer
from variorum.annotating.events.clusters import clusters
from variorum.annotating.events.figurative import literal
from variorum.annotating.events.frames import Frame, Loose, frames
from variorum.annotating.events.holders import holders
from variorum.annotating.events.senses import is_of_workers
from variorum.annotating.events.view import View, view
from variorum.annotating.figures.figures import Figure
from variorum.annotating.parse import ParsedArticle
from variorum.annotating.referents.referents import Referents
from variorum.annotating.voices.hedges import hedges
from variorum.records import Attribution, Span, Time

__all__ = ["BEFORE", "MAIN", "NO_EVENT", "SENTENCE", "Told", "told"]


def told(
    parsed: ParsedArticle,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    referents: Referents,
) -> Told:
    """The events that one article tells, over all its fields, and every claim about them in its voice.

    A figure whose sentence has no event word hangs on the article's main event, and says so in `inferred`; where the
    article tells no event, on one of kind "other" that its own sentence founds.
    """
    places = {each.id: each for each in referents.places}
    views = [view(each) for each in parsed.fields]
    found: list[Frame] = []
    loose: list[Loose] = []
    said: dict[str, dict[int, Time]] = {}
    of_workers = is_of_workers(views)
    for each in views:
        field = each.parsed.field
        own = frames(
            each,
            [time for time in times if time.field == field],
            [mention for mention in referents.mentions if mention.field == field],
            [figure for figure in figures if figure.field == field],
            [attribution for attribution in attributions if attribution.field == field],
            of_workers,
            parsed.article.published,
        )
        found.extend(own[0])
        loose.extend(own[1])
        said[field] = own[2]
    meant = literal(found)
    gathered, main = clusters(meant, places, parsed.article.published)
    kept = {id(frame) for frame in meant}
    loose.extend(
        Loose(frame.view, frame.sentence, figure)
        for frame in found
        if id(frame) not in kept  # "a strike" of workers: the figure is one all the same
        for figure in frame.figures
    )
    main = main or (gathered[0] if gathered else None)
    hedged = {each.parsed.field: _hedged(each, attributions) for each in views}
    writer = Writer(parsed.article, attributions, referents, said, hedged)
    book = Book(parsed.article.id, writer, places, gathered, main, _held(views, referents), parsed.text.blocks)
    for cluster in gathered:
        book.write_cluster(cluster)
    for left in loose:
        book.write_loose(left)
    for each in views:
        book.write_roles(each)
    return book.told()


def _hedged(seen: View, attributions: Sequence[Attribution]) -> tuple[Span, ...]:
    """What the article itself leaves open in a field."""
    own = [each for each in attributions if each.field == seen.parsed.field]
    return tuple((each.start, each.end) for each in hedges(seen.parsed, own))


def _held(views: Sequence[View], referents: Referents) -> frozenset[tuple[str, str]]:
    """Pairs of places (inner, outer) that the article's words put one inside or beside the other."""
    found = set()
    for each in views:
        named = [m for m in referents.mentions if m.field == each.parsed.field and m.place and m.form == "name"]
        for inner, outer in holders(each, named):
            if inner.place and outer.place and inner.place != outer.place:
                found.add((inner.place, outer.place))
    return frozenset(found)
