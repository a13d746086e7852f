"""Several scenes in one article: tolls that exclude each other are of one thing only where nothing says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or hurt, and who says so."""

    figure: Figure
    speaker: str

    @property
    def value(self) -> tuple[object, ...]:
        """What tells it from other tolls."""
        return self.figure.slot, self.figure.low, self.figure.high, self.speaker

    def excludes(self, other: Toll) -> bool:
        """Whether no number lies in both."""
        low = max(each.low or 0 for each in (self.figure, other.figure))
        highs = [each.high for each in (self.figure, other.figure) if each.high is not None]
        return bool(highs) and low > min(highs)


def tolls(frame: Frame) -> list[Toll]:
    """The figures of a frame that count all the dead or hurt."""
    return [
        Toll(figure, speaker)
        for figure, speaker in zip(frame.figures, frame.speakers, strict=True)
        if figure.slot in WHOLE and not figure.superseded
    ]


def is_other_scene(
    frame: Frame, known: Iterable[Toll], known_places: Iterable[str], places: Mapping[str, Place]
) -> bool:
    """Whether a frame tells another scene than the event with the tolls `known` at `known_places`: all its tolls of a
    slot exclude those, and it names another town, says "another" or "elsewhere", or counts over days. One speaker who
    counts twice tells two scenes where the second has a town of its own, or is brought in with "a"."""
    here = tolls(frame)
    there = list(known)
    shared = [(each, [o for o in there if o.figure.slot == each.figure.slot]) for each in here]
    excluded = [each for each, others in shared if others and all(each.excludes(o) for o in others)]
    if not excluded:
        return False
    if frame.head.definite and not frame.head.plural and not frame.head.harm:
        return False
    named = {each.mention.place or "" for each in frame.wheres if each.relation != "from" and not each.outer}
    narrow = {each for each in named if each in places and (places[each].radius_km or 0.0) < REGION_KM}
    before = set(known_places)
    if narrow and narrow.isdisjoint(before) and (before or _counts_again(excluded, there)):
        return True
    if frame.head.indefinite and not frame.head.harm and _counts_again(excluded, there):
        return True
    if _is_added(frame) or (_is_cited_again(excluded, there) and not _is_update(frame)):
        return True
    first = min(here, key=lambda each: each.figure.start)  # "12 dead and 30 others hurt" counts nobody else
    counted = [each.figure for each in excluded]
    return _is_of_days(frame, counted) or (first in excluded and _is_further(frame, first.figure))


def _counts_again(excluded: Iterable[Toll], known: Sequence[Toll]) -> bool:
    """Whether a speaker has counted before, in the same slot."""
    return any(o.speaker == each.speaker and o.figure.slot == each.figure.slot for each in excluded for o in known)


def _is_cited_again(excluded: Iterable[Toll], known: Sequence[Toll]) -> bool:
    """As `_counts_again`, of a speaker who is cited: who is cited once contradicts himself less than an article that
    takes its figures from several."""
    return _counts_again([each for each in excluded if each.speaker], known)


def _is_added(frame: Frame) -> bool:
    """Whether the frame adds to what was told: "the raids also killed six"."""
    view = frame.view
    added = view.parsed.language.words("events", "marks.added")
    return any(view.lower[child] in added for each in frame.triggers for child in view.children[each.at])


def _is_update(frame: Frame) -> bool:
    """Whether the sentence gives a toll anew, or a part of one."""
    view = frame.view
    anew = view.parsed.language.words("events", "marks.anew")
    start, stop = view.sentences[frame.sentence]
    return any(view.lemma[at] in anew for at in range(start, stop))


def _is_of_days(frame: Frame, counted: Iterable[Figure]) -> bool:
    """Whether the figures count over a time ("since March", "in the past two weeks", "three days of strikes")."""
    view = frame.view
    long = view.parsed.language.words("events", "marks.long_spans")
    for each in frame.triggers:
        above = view.ancestors(each.at)[:2]
        if len(above) == 2 and view.lower[above[0]] == "of" and view.lemma[above[1]] in long:
            return True
    spans = [d for when in frame.whens if (d := days(when.time.date))]
    return (
        any(each.period for each in counted)
        or any(when.slot == "date:began" for when in frame.whens)
        or any(length(each) > LONG for each in spans)
    )


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
