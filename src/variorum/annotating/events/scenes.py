"""Several scenes in one article: tolls that exclude each other are of one thing only where nothing says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from variorum.annotating.events.frames import Frame
from variorum.annotating.events.sameness import REGION_KM
from variorum.annotating.figures.figures import Figure
from variorum.dates import days, length
from variorum.records import Place

WHOLE = ("killed", "wounded")
# Tokens before a figure in which "another" or "a further" can stand.
NEAR = 3
# Days: a toll over more of them is no toll of one happening.
LONG = 3


def tolls(frame: Frame) -> list[Figure]:
    """The figures of a frame that count all the dead or hurt."""
    return [each for each in frame.figures if each.slot in WHOLE and not each.superseded]


def is_other_scene(
    frame: Frame, known: Iterable[Figure], known_places: Iterable[str], places: Mapping[str, Place]
) -> bool:
    """Whether a frame tells another scene than the event with the tolls `known` at `known_places`: all its tolls of a
    slot exclude those, and it names another town, says "another" or "elsewhere", or counts over weeks."""
    here = tolls(frame)
    there = list(known)
    shared = [(each, [o for o in there if o.slot == each.slot]) for each in here]
    excluded = [each for each, others in shared if others and all(_exclude(each, o) for o in others)]
    if not excluded:
        return False
    if frame.head.definite and not frame.head.plural and not frame.head.harm:
        return False
    named = {each.mention.place or "" for each in frame.wheres if each.relation != "from" and not each.outer}
    narrow = {each for each in named if each in places and (places[each].radius_km or 0.0) < REGION_KM}
    before = set(known_places)
    elsewhere = bool(narrow) and narrow.isdisjoint(before) and bool(before)
    first = min(here, key=lambda each: each.start)  # "12 dead and 30 others hurt" counts nobody else
    return elsewhere or _is_of_weeks(frame, excluded) or (first in excluded and _is_further(frame, first))


def _is_of_weeks(frame: Frame, counted: Iterable[Figure]) -> bool:
    """Whether the figures count over a time ("since March", "in the past two weeks")."""
    spans = [d for when in frame.whens if (d := days(when.time.date))]
    return (
        any(each.period for each in counted)
        or any(when.slot == "date:began" for when in frame.whens)
        or any(length(each) > LONG for each in spans)
    )


def _exclude(first: Figure, second: Figure) -> bool:
    """Whether no number lies in both."""
    low = max(each.low or 0 for each in (first, second))
    highs = [each.high for each in (first, second) if each.high is not None]
    return bool(highs) and low > min(highs)


def _is_further(frame: Frame, figure: Figure) -> bool:
    """Whether words beside the figure say that it counts others than those before ("another five", "elsewhere")."""
    view = frame.view
    further = view.parsed.language.words("events", "marks.further")
    tokens = view.tokens(figure.start, figure.end)
    if not tokens:
        return False
    start, stop = view.sentences[frame.sentence]
    near = range(max(start, tokens.start - NEAR), min(stop, tokens.stop + 1))
    apart = view.parsed.language.words("events", "marks.elsewhere")
    return any(view.lower[at] in further for at in near) or any(view.lower[at] in apart for at in range(start, stop))
