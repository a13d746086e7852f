"""Which frames of one article tell the same event: the article's main event, and those that it tells beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from variorum.annotating.frames import Frame
from variorum.annotating.triggers import Kind
from variorum.dates import Days, apart, days, length
from variorum.records import Place

# Weights of what speaks for one event, chosen on corpora/stories so that a shared day or place outweighs the pull of
# the article's main event, and two weak signs do not.
SAME_DAY, SAME_PLACE, SAME_WORD, NEXT_SENTENCE, MAIN, DEFINITE, THAT = 3.0, 2.0, 1.0, 0.75, 1.5, 0.75, 2.5
# Places whose areas lie further apart than this are two places. Wide, since the name of a city is also that of the
# province around it ("an attack in Idlib", 55 km from the town).
REACH_KM = 60.0
# A place that reaches further from its point is a province or a country.
REGION_KM = 100.0


@dataclass(slots=True)
class Cluster:
    """An event of one article while its frames are gathered."""

    kind: Kind
    frames: list[Frame] = field(default_factory=list)
    period: str | None = None  # of a total: told apart from what happened on a day

    def add(self, frame: Frame) -> None:
        if (self.kind.general and not frame.kind.general) or (self.kind.name in ("death", "injury")):
            self.kind = frame.kind
        self.frames.append(frame)

    @property
    def dates(self) -> list[str]:
        return [when.time.date for each in self.frames for when in each.whens if when.time.date]

    @property
    def places(self) -> list[str]:
        return [where.mention.place for each in self.frames for where in each.wheres if where.mention.place]


def clusters(frames: Sequence[Frame], places: dict[str, Place]) -> tuple[list[Cluster], Cluster | None]:
    """The events of one article, and its main one: what the lead tells. `frames`: those of the text, then the title's.

    Frames that say nothing of an event by themselves ("such attacks", "could attack") are in no cluster.
    """
    found: list[Cluster] = []
    main: Cluster | None = None
    for frame in frames:
        if _passing(frame):
            continue
        cluster = _home(frame, found, main, places)
        if cluster is None and _founds(frame):
            cluster = Cluster(frame.kind)
            found.append(cluster)
            if main is None and frame.real and not frame.kind.lasting:
                main = cluster
        if cluster is not None:
            cluster.add(frame)
    return found, main


def _founds(frame: Frame) -> bool:
    """Whether the frame tells an event by itself."""
    if frame.figures:
        return True
    if frame.head.weak or not frame.real:
        return False
    generic = frame.head.plural and not frame.head.definite
    return not (generic and not frame.whens and not frame.wheres)


def _passing(frame: Frame) -> bool:
    """Whether the frame speaks of such things in general ("air strikes have battered the province"): a plural without
    an article, after the lead, of which neither number nor day is told."""
    bare = frame.head.plural and not frame.head.definite and not frame.head.harm
    return bare and frame.sentence > 2 and frame.field == "text" and not frame.figures and not frame.whens


def _home(frame: Frame, found: Sequence[Cluster], main: Cluster | None, places: dict[str, Place]) -> Cluster | None:
    """The cluster that the frame belongs to, or None."""
    scored = []
    for number, cluster in enumerate(found):
        score = _score(frame, cluster, cluster is main, places)
        if score is not None:
            scored.append((score, -number, cluster))
    if not scored:
        return None
    score, _, best = max(scored, key=lambda each: each[:2])
    # A frame marked as another event, or not said to have happened, needs a shared day or place to join.
    needed = SAME_PLACE if frame.head.other or not frame.real else 0.0
    return best if score >= needed else None


def _score(frame: Frame, cluster: Cluster, main: bool, places: dict[str, Place]) -> float | None:
    """How much speaks for the frame telling the cluster's event; None where something speaks against it."""
    if not frame.kind.may_be(cluster.kind) or frame.kind.lasting != cluster.kind.lasting:
        return None
    score = 0.0
    dates = [when.time.date for when in frame.whens if when.time.date]
    if not frame.kind.lasting:
        same = same_day(dates, cluster.dates)
        if same is False:
            return None
        score += SAME_DAY if same else 0.0
        near = same_place([w.mention.place for w in frame.wheres if w.mention.place], cluster.places, places)
        if near is False:
            return None
        score += SAME_PLACE if near else 0.0
    if frame.head.other or not frame.real:
        return score
    last = cluster.frames[-1]
    lemma = frame.view.lemma[frame.head.at]
    score += SAME_WORD if any(each.view.lemma[each.head.at] == lemma for each in cluster.frames) else 0.0
    score += NEXT_SENTENCE if last.view is frame.view and frame.sentence - last.sentence <= 1 else 0.0
    if frame.head.that and last.view is frame.view and frame.sentence - last.sentence <= 1:
        score += THAT
    score += (MAIN + (DEFINITE if frame.head.definite else 0.0)) if main else 0.0
    return score


def same_day(first: Sequence[str], second: Sequence[str]) -> bool | None:
    """Whether two lists of dates can tell one day: True where one meets, False where none does, None where one is empty
    or too coarse to tell."""
    spans, others = [d for each in first if (d := days(each))], [d for each in second if (d := days(each))]
    if not spans or not others:
        return None
    meeting = [(a, b) for a in spans for b in others if apart(a, b) == 0]
    if not meeting:
        return False
    return True if any(length(a) <= 3 and length(b) <= 3 for a, b in meeting) else None


def same_place(first: Iterable[str], second: Iterable[str], places: dict[str, Place]) -> bool | None:
    """Whether two lists of place ids can tell one place: as `same_day`."""
    ours, theirs = (
        [places[each] for each in first if each in places],
        [places[each] for each in second if each in places],
    )
    if not ours or not theirs:
        return None
    answers = [_meet(a, b, places) for a in ours for b in theirs]
    if True in answers:
        return True
    return None if None in answers else False


def _meet(first: Place, second: Place, places: dict[str, Place]) -> bool | None:
    if first.id == second.id:
        # A whole country is no sign of one event.
        return True if (first.radius_km or 0.0) < REGION_KM else None
    if within(first, second, places) or within(second, first, places):
        return None
    gap = kilometres(first, second)
    if gap is None:
        return None
    return None if gap <= (first.radius_km or 0.0) + (second.radius_km or 0.0) + REACH_KM else False


def within(inner: Place, outer: Place, places: dict[str, Place]) -> bool:
    """Whether `inner` is said, or known, to be part of `outer`."""
    at, seen = inner.part_of, 0
    while at is not None and seen < 10:
        if at == outer.id:
            return True
        at, seen = (places[at].part_of if at in places else None), seen + 1
    return False


def kilometres(first: Place, second: Place) -> float | None:
    """The distance of two points over the globe (haversine); None where one has no point."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    return _haversine(first.latitude or 0.0, first.longitude or 0.0, second.latitude or 0.0, second.longitude or 0.0)


def _haversine(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    from math import asin, cos, radians, sin, sqrt

    a, b, c, d = (radians(each) for each in (latitude, longitude, other_latitude, other_longitude))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(half)))


@dataclass(frozen=True, slots=True)
class Specific:
    """The dates and places of an event that are worth a claim: those that no finer one of the same event lies in."""

    dates: frozenset[str]
    places: frozenset[str]


def most_specific(cluster: Cluster, places: dict[str, Place], held: Collection[tuple[str, str]]) -> Specific:
    """The dates and places of the cluster without those that hold another of them ("April" beside "19 April").

    `held`: pairs of places (inner, outer) where the article's own words say so.
    """
    dates = sorted(set(cluster.dates))
    spans = {each: days(each) for each in dates}
    inner = {w.mention.place for each in cluster.frames for w in each.wheres if not w.outer and w.mention.place}
    outer = {w.mention.place for each in cluster.frames for w in each.wheres if w.outer and w.mention.place}
    said = {pair for pair in held if pair[0] in inner and (pair[1], pair[0]) not in held}
    ids = sorted((inner or outer) - {outside for _, outside in said})
    if any((places[each].radius_km or 0.0) < REGION_KM for each in ids if each in places):
        ids = [each for each in ids if each not in places or (places[each].radius_km or 0.0) < REGION_KM]
    return Specific(
        frozenset(each for each in dates if not any(_holds_day(spans[each], spans[other]) for other in dates)),
        frozenset(
            each
            for each in ids
            if each in places and not any(_holds(places[each], places[o], places) for o in ids if o in places)
        ),
    )


def _holds_day(outer: Days | None, inner: Days | None) -> bool:
    if outer is None or inner is None:
        return False
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _holds(outer: Place, inner: Place, places: dict[str, Place]) -> bool:
    if outer.id == inner.id:
        return False
    if within(inner, outer, places):
        return True
    gap = kilometres(outer, inner)
    return gap is not None and gap + (inner.radius_km or 0.0) <= (outer.radius_km or 0.0)
