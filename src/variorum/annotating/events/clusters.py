"""Which frames of one article tell the same event: the article's main event, and those that it tells beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from variorum.annotating.events.frames import OLD_DAYS, Frame
from variorum.annotating.events.kinds import Kind
from variorum.annotating.events.sameness import same_day, same_place
from variorum.annotating.events.scenes import Toll, is_other_scene, tolls
from variorum.annotating.events.view import NOUNS, View
from variorum.dates import Days, apart, days, length
from variorum.records import Place

# Weights of what speaks for one event, chosen on corpora/stories so that a shared day or place outweighs the pull of
# the article's main event, and two weak signs do not.
SAME_DAY, SAME_PLACE, SAME_WORD, NEXT_SENTENCE = 3.0, 2.0, 1.0, 0.75
MAIN, DEFINITE, THAT = 1.5, 0.75, 4.0
# The same where the frame, after the lead, brings in an event with "a".
FRESH_DAYS = 2
# How many times the largest toll of an event another may be and still be its toll; less where the words bring in an
# event with "a". The tolls that one article of corpora/stories gives for one event differ by a factor of 4 at most.
OUTSIZED, FACTOR = 30, 5
# A frame is compared with the events told last and with as many told first: a bound on the work in a text of hundreds.
RECENT = 30
# Days by which two speakers may be apart on the day of one thing.
RETOLD_DAYS = 3


@dataclass(slots=True)
class Cluster:
    """An event of one article while its frames are gathered."""

    kind: Kind
    frames: list[Frame] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)  # EDTF, of all phases
    places: list[str] = field(default_factory=list)
    lemmas: set[str] = field(default_factory=set)  # of its event words
    counts: list[Toll] = field(default_factory=list)  # of all the dead and hurt

    def add(self, frame: Frame) -> None:
        if not frame.head.weak and self._says_more(frame.kind):
            self.kind = frame.kind
        self.frames.append(frame)
        self.dates.extend(each for each in dict.fromkeys(_dates(frame)) if each not in self.dates)
        places = (where.mention.place for where in frame.wheres if where.mention.place)
        self.places.extend(each for each in dict.fromkeys(places) if each not in self.places)
        told = {each.value for each in self.counts}
        self.counts.extend(each for each in tolls(frame) if each.value not in told)
        self.lemmas.add(frame.view.lemma[frame.head.at])

    def _says_more(self, kind: Kind) -> bool:
        """Whether another kind tells better what the event is."""
        unnamed = self.kind.group == "other" and all(each.head.lead for each in self.frames)
        return (self.kind.general and not kind.general) or self.kind.toll or self.kind.is_part_of(kind) or unnamed


def clusters(
    frames: Sequence[Frame], places: dict[str, Place], published: str | None
) -> tuple[list[Cluster], Cluster | None]:
    """The events of one article, and its main one: what the lead tells. `frames`: those of the text, then the title's.

    Frames that say nothing of an event by themselves ("such attacks", "could attack") are in no cluster.
    """
    found: list[Cluster] = []
    main: Cluster | None = None
    today = days(published)
    for frame in frames:
        if _passing(frame):
            continue
        cluster = _home(frame, found, main, places, today)
        if cluster is None and _founds(frame):
            cluster = _unnamed(frame, found)
            if cluster is None:
                cluster = Cluster(frame.kind)
                found.append(cluster)
            if main is None and frame.real and not frame.kind.lasting and not frame.head.lead:
                main = cluster
        if cluster is not None:
            cluster.add(frame)
    main = _with_tolls(found, main, places)
    headlined = _headlined(found)
    if headlined is None or (main is not None and headlined.kind.minor and not main.kind.minor):
        return found, main
    return found, headlined


def _unnamed(frame: Frame, found: Sequence[Cluster]) -> Cluster | None:
    """The event of the lead that no word of the lexicon tells, where "the accident" of the next sentence says what it
    was ("a coach left the road on Monday")."""
    noun = frame.head.definite and not frame.head.other and not frame.head.plural and not frame.head.weak
    last = found[-1] if found else None
    if not noun or last is None or len(last.frames) > 1 or not _beside(frame, last):
        return None
    if not last.frames[0].head.lead or last.kind.group != "other" or last.frames[0].sentence == frame.sentence:
        return None
    return None if same_day(_dates(frame), last.dates) is False else last


def _with_tolls(found: list[Cluster], main: Cluster | None, places: dict[str, Place]) -> Cluster | None:
    """The main event. Deaths and injuries that are told without a day and a place of their own are those of the one
    event of the article in which people can have come to harm."""
    hosts = [each for each in found if each.kind.harms and not each.kind.toll and not each.kind.lasting]
    if len(hosts) != 1:
        return main
    host = hosts[0]
    for each in [each for each in found if each.kind.toll and not each.dates and not each.places]:
        apart_ = any(
            frame.head.other
            or not frame.real
            or is_other_scene(frame, host.counts, host.places, places)
            or _outsized(frame, host)
            for frame in each.frames
        )
        if apart_:
            continue
        for frame in each.frames:
            host.add(frame)
        host.frames.sort(key=lambda frame: (frame.field != "text", frame.sentence))
        found.remove(each)
        main = host if each is main else main
    return main


def _headlined(found: Sequence[Cluster]) -> Cluster | None:
    """The event that the title tells first, one of a minor kind only where it tells no other."""
    told = [
        (cluster.kind.minor, frame.head.at, number, cluster)
        for number, cluster in enumerate(found)
        for frame in cluster.frames
        if frame.field == "title" and frame.real and not cluster.kind.lasting
    ]
    return min(told, key=lambda each: each[:3])[3] if told else None


def _founds(frame: Frame) -> bool:
    """Whether the frame tells an event by itself."""
    if frame.figures:
        return True
    if frame.head.weak or not frame.real:
        return False
    opens = (
        frame.sentence == 0 and not frame.kind.harms
    )  # "announced job cuts": what a lead tells it tells of one thing
    generic = frame.head.plural and not frame.head.definite and not opens
    return not (generic and not frame.whens and not frame.wheres)


def _passing(frame: Frame) -> bool:
    """Whether the frame speaks of such things in general ("air strikes have battered the province"): a plural without
    an article, after the lead, of which neither number nor day is told."""
    bare = frame.head.plural and not frame.head.definite and not frame.head.harm
    return bare and frame.sentence > 2 and frame.field == "text" and not frame.figures and not frame.whens


def _home(
    frame: Frame, found: Sequence[Cluster], main: Cluster | None, places: dict[str, Place], today: Days | None
) -> Cluster | None:
    """The cluster that the frame belongs to, or None."""
    scored = []
    latest = _latest(frame, found)
    near = range(max(0, len(found) - RECENT), len(found))
    first = range(min(near.start, RECENT))
    for number in (*first, *near):
        cluster = found[number]
        if main is not None and cluster is main and _of_old(frame, main, today):
            continue
        score = _score(frame, cluster, cluster is main, places)
        if score is not None and frame.head.that and cluster is latest:
            score += THAT
        if score is not None:
            scored.append((score, -number, cluster))
    if not scored:
        return None
    score, _, best = max(scored, key=lambda each: each[:2])
    # A frame marked as another event, or not said to have happened, needs a shared day or place to join.
    needed = 0.0
    if frame.head.other or not frame.real:
        needed = SAME_DAY if frame.head.plural else SAME_PLACE
    return best if score >= needed else None


def _latest(frame: Frame, found: Sequence[Cluster]) -> Cluster | None:
    """The cluster told last before the frame, in its sentence or the one before."""
    near = [each for each in found[-RECENT:] if each.frames[-1].view is frame.view]
    best = max(near, key=lambda each: (each.frames[-1].sentence, each.frames[-1].head.at), default=None)
    return best if best is not None and frame.sentence - best.frames[-1].sentence <= 1 else None


def _of_old(frame: Frame, main: Cluster, today: Days | None) -> bool:
    """Whether the frame has a day long before the article, whose main event has none: news is of late."""
    dated = [d for when in frame.whens if (d := days(when.time.date))]
    limit = FRESH_DAYS if frame.head.indefinite and frame.sentence else OLD_DAYS
    if frame.opening is not None and not main.dates:
        return True
    return today is not None and not main.dates and any(apart(each, today) > limit for each in dated)


def _is_series(frame: Frame) -> bool:
    """Whether the frame tells of many happenings over a time: "air strikes since January", "bombardment since May"."""
    since = any(when.slot == "date:began" for when in frame.whens)
    bare = frame.view.pos[frame.head.at] in NOUNS and not frame.head.definite and not frame.head.indefinite
    return since and bare and not frame.head.harm and not frame.kind.lasting


def _largest(counted: Iterable[Toll]) -> Decimal:
    return max((each.figure.low or each.figure.high or Decimal(0) for each in counted), default=Decimal(0))


def _outsized(frame: Frame, cluster: Cluster) -> bool:
    """Whether the frame's toll is so far from those of the cluster's event that it is of another: of something larger,
    or, brought in with "a" after the lead, of a thing of its own."""
    known, here = _largest(cluster.counts), _largest(tolls(frame))
    if not known or not here:
        return False
    new = frame.head.indefinite and frame.field == "text" and frame.sentence > 2
    return here > OUTSIZED * known or (new and not known / FACTOR < here < known * FACTOR)


def _after(cluster: Cluster, said: str) -> bool:
    """Whether the cluster's event came after the day on which the frame's words were said."""
    spoken = days(said)
    dated = [d for each in cluster.dates if (d := days(each)) and length(d) <= 3]
    return spoken is not None and bool(dated) and all(each[0] > spoken[1] for each in dated)


def _score(frame: Frame, cluster: Cluster, main: bool, places: dict[str, Place]) -> float | None:
    """How much speaks for the frame telling the cluster's event; None where something speaks against it."""
    if not frame.kind.may_be(cluster.kind):
        return None
    if frame.kind.lasting != cluster.kind.lasting and not (frame.kind.toll and cluster.kind.owns("killed")):
        return None  # of what lasts only an outbreak is told by its dead
    score = 0.0
    dates = _dates(frame)
    if _only_follows(frame.kind, cluster.kind) and (
        not (main or _beside(frame, cluster)) or _is_set_apart(frame, cluster)
    ):
        return None
    if frame.said is not None and _after(cluster, frame.said):
        return None
    if _is_series(frame) and not any(_is_series(each) for each in cluster.frames):
        return None
    if not frame.kind.lasting:
        same = same_day(dates, cluster.dates)
        if same is False and not _is_retold(frame, cluster):
            return None
        score += SAME_DAY if same else 0.0
        near = same_place([w.mention.place for w in frame.wheres if w.mention.place], cluster.places, places)
        if near is False:
            return None
        score += SAME_PLACE if near else 0.0
    if frame.field == "text" and frame.sentence and is_other_scene(frame, cluster.counts, cluster.places, places):
        return None
    if score == 0.0 and _outsized(frame, cluster):
        return None
    if frame.head.other or not frame.real:
        return score
    lemma = frame.view.lemma[frame.head.at]
    score += SAME_WORD if lemma in cluster.lemmas else 0.0
    score += NEXT_SENTENCE if _beside(frame, cluster) else 0.0
    score += (MAIN + (DEFINITE if frame.head.definite else 0.0)) if main else 0.0
    return score


def _beside(frame: Frame, cluster: Cluster) -> bool:
    """Whether the cluster's event was told last in the frame's sentence or the one before."""
    last = cluster.frames[-1]
    return last.view is frame.view and frame.sentence - last.sentence <= 1


def _is_retold(frame: Frame, cluster: Cluster) -> bool:
    """Whether another speaker tells the event of the sentence before, with a day of his own: "the man was held on
    Sunday, his lawyer said; police said he was held on Monday"."""
    last = cluster.frames[-1]
    if not frame.voice or frame.voice == last.voice or not _beside(frame, cluster) or frame.kind != last.kind:
        return False
    view = frame.view
    spans, others = ([d for each in told if (d := days(each))] for told in (_dates(frame), cluster.dates))
    near = any(apart(a, b) <= RETOLD_DAYS for a in spans for b in others)
    return near and any(
        view.tag[child] == "PRP" and view.dep[child] in ("nsubj", "nsubjpass", "dobj")
        for child in view.children[frame.head.at]
    )


def _dates(frame: Frame) -> list[str]:
    told = [when.time.date for when in frame.whens if when.time.date]
    return told or ([frame.opening] if frame.opening else [])


def _only_follows(first: Kind, second: Kind) -> bool:
    """Whether the kinds can be of one event only as a part and its whole."""
    return first.name != second.name and (first.is_part_of(second) or second.is_part_of(first))


def _is_gap(view: View, at: int) -> bool:
    """Whether the word is "after" of "sixty hours after", or "before"."""
    spans = view.parsed.language.words("events", "marks.spans")
    return view.lower[at] in ("after", "before") and at > 0 and view.lemma[at - 1] in spans


def _is_set_apart(frame: Frame, cluster: Cluster) -> bool:
    """Whether the frame's words or those of the cluster in its sentence stand under a preposition that parts two events
    ("a protest against the attack"); what is told after the whole may be its part ("arrested after a march")."""
    view = frame.view
    between = view.parsed.language.words("events", "marks.between")
    sequel = view.parsed.language.words("events", "marks.sequel")
    others = {
        trigger.at
        for each in cluster.frames
        if each.view is view and each.sentence == frame.sentence
        for trigger in each.triggers
    }
    own = {each.at for each in frame.triggers}
    is_part = frame.kind.is_part_of(cluster.kind)
    for lower, upper, part_below in ((own, others, is_part), (others, own, not is_part)):
        parting = between | sequel if part_below else between
        for at in lower:
            path = view.ancestors(at)
            reached = next((n for n, above in enumerate(path) if above in upper), None)
            if reached is None:
                continue
            if any(view.lower[above] in parting or _is_gap(view, above) for above in path[:reached]):
                return True
    return False
