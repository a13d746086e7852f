"""What a figure is of, and whether two figures are surely of the same.

The event that a figure was put to is often a guess; what it counts, what befell that, whose it is and over what time
are told in its own sentence. Two figures are of one quantity where their measure is one, what is counted and what is
done to it are the same in the words of a small lexicon (`quantities.toml`), and nothing beside either sets it apart:
another rate, year, place, owner, sort, or a sum asked for beside one paid. What is not told is not guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from variorum.dates import Days, apart, days, length
from variorum.linking.geography import relation as lie
from variorum.linking.quantity_words import WORD, QuantityWords, phases, quantity_words
from variorum.linking.trigger_words import stem
from variorum.records import Claim, Place, Tables
from variorum.stored import values

BESIDE = 40  # characters to each side of a figure in which the words stand that limit what it is of
LONGEST = 31  # days of a date that tells two figures apart
NEWS = 3  # days before an article appears in which what it tells without a day can have been
CONTEXT = 2  # words two sentences must share where one of them does not say what was done
_CLAUSE = re.compile(r"[,;:()–—\d]")
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SPAN = re.compile(
    r"\b(?:(?:so far )?(?:this|last|next|the past|the last|a) year|this (?:week|month)|last month"
    r"|(?:first|second|third|fourth)[- ](?:quarter|half)|since \w+|so far|to date|overall|in total|in all|alone)\b"
)
_TIMES = frozenset(("seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"))
_TERMS = frozenset((stem("sentence"),))
_REMEMBERED = 50_000  # identities kept at hand
_ASKED = frozenset(("asked", "offered", "pledged"))
# Slots of people that hang on their event and are compared there.
_OF_EVENTS = frozenset(
    (
        *("killed", "wounded", "missing", "casualties", "arrested", "freed", "kidnapped", "captured", "survived"),
        *("magnitude", "votes", "date", "distance"),
    )
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What one figure is of."""

    measure: str  # the unit of money, shares, weights ...; "count"; the slot of people to whom something happened
    things: frozenset[str]  # what is counted; empty where the words say nothing of it ("people", "it")
    acts: frozenset[str]  # what is done there
    sorts: frozenset[str]  # words that narrow what is counted ("part-time")
    marks: frozenset[str]  # rates, limits, times that the figure is for
    planned: bool
    who: frozenset[str]  # actors of the sentence, without who is cited
    places: frozenset[str]
    near: frozenset[str]  # the other words of the sentence
    people: bool  # the slot tells what happened to them
    days: tuple[Days, ...]  # named in what is said
    told: tuple[
        Days, ...
    ]  # the days that the article names anywhere; where it names none, those of the news on which it appeared
    group: bool  # a sort of people is counted

    @property
    def is_money(self) -> bool:
        return self.measure.isupper() or self.measure.startswith("money ")


class Identities:
    """What the figures of a pile are of; each is read once, when it is asked for."""

    def __init__(self, tables: Tables) -> None:
        self.articles = {article.id: article for article in tables.articles}
        self.places: Mapping[str, Place] = {place.id: place for place in tables.places}
        rows: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
        for article, field, start, end in values(tables.passages, "article", "field", "start", "end"):
            rows[article, field].append((start, end))
        self.sentences = {key: sorted(found) for key, found in rows.items()}
        spoken: dict[tuple[str, str], set[tuple[int, int]]] = defaultdict(set)
        self.contents: dict[str, Sequence[tuple[int, int]]] = {}
        for id, article, field, speakers, contents in values(
            tables.attributions, "id", "article", "field", "speaker_spans", "content_spans"
        ):
            spoken[article, field].update(speakers)
            self.contents[id] = contents
        speaking = {key: sorted(spans) for key, spans in spoken.items()}
        actors = {actor.id for actor in tables.actors if actor.kind != "unnamed" and not actor.name.islower()}
        named: dict[tuple[str, str], list[tuple[int, str, bool]]] = defaultdict(list)
        for article, field, start, actor, place in values(
            tables.mentions, "article", "field", "start", "actor", "place"
        ):
            of = actor if actor in actors else place
            if of is not None and not _covered(start, speaking.get((article, field), ())):
                named[article, field].append((start, of, of != place))
        self.named = {key: sorted(found) for key, found in named.items()}
        dated: dict[tuple[str, str], list[tuple[int, Days]]] = defaultdict(list)
        for article, field, start, date, kind in values(tables.times, "article", "field", "start", "date", "type"):
            span = days(date) if kind in ("DATE", "TIME") else None
            if span is not None and length(span) <= LONGEST:
                dated[article, field].append((start, span))
        self.dated = {key: sorted(found) for key, found in dated.items()}
        self.days_of: dict[str, tuple[Days, ...]] = {}
        self.known: dict[str, Identity | None] = {}

    def of(self, claim: Claim) -> Identity | None:
        """What the figure of `claim` is of; None where that is not told, or it tops another up, or is a part."""
        if claim.id not in self.known:
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[claim.id] = self._read(claim)
        return self.known[claim.id]

    def same(self, one: Claim, two: Claim) -> bool:
        """Whether the two are surely of one quantity. Symmetric."""
        first, second = self.of(one), self.of(two)
        return first is not None and second is not None and self._same(first, second)

    def apart(self, one: Claim, two: Claim) -> bool:
        """Whether words beside the two surely tell that they are of other things, in one measure."""
        first, second = self.of(one), self.of(two)
        if first is None or second is None or first.measure != second.measure:
            return False
        return self._set_apart(first, second)

    def _read(self, claim: Claim) -> Identity | None:
        measure = _measure(claim)
        article = self.articles.get(claim.article)
        if measure is None or article is None or claim.period is not None:
            return None
        text = article.text if claim.field == "text" else article.title or ""
        start, end = self._said(claim)
        before, after = text[start : claim.start].casefold(), text[claim.end : end].casefold()
        lists = quantity_words()
        if _tops_up(before, after, lists):
            return None
        people = measure != "count" and claim.unit == "people"
        counted = claim.slot.partition(":")[2].split(" ")[0] if measure == "count" else ""
        if people:
            counted = next(reversed((claim.of or "").split()), "")
        things, acts, sorts = lists.told(claim.of or "", counted, people)
        if measure == "age":
            if not claim.of:
                return None
            things, acts = frozenset([claim.of.casefold().split()[-1]]), frozenset()
        if measure == "percent" and "pay" in things:
            acts -= {"paid"}  # "a pay rise of 5 percent"
        if "sold" in acts and measure != "count":
            acts |= {"paid"}  # two sides of one deal
        if acts & _ASKED:
            acts -= {"given"}  # who asks that money be granted
        if measure not in ("count", "percent") and ":" in claim.slot and not claim.of:
            things = things | lists.told(claim.slot.partition(":")[2], "")[0]
        if people:
            acts = frozenset()  # the slot tells what befell them
        named = self.named.get((claim.article, claim.field), ())
        inside = named[bisect_left(named, (start, "", False)) : bisect_left(named, (end, "", False))]
        near = {stem(word) for word in WORD.findall(f"{before} {after}") if len(word) > 3} - lists.common
        marks = _marks(before, after, lists, (article.published or "")[:4])
        if "/" in measure:
            marks -= {"per hour", "per second"}
        beside = set(WORD.findall(before[-BESIDE:])) | set(WORD.findall(after[:BESIDE]))
        asks = bool(acts & _ASKED) or bool(set(WORD.findall(before[-BESIDE:])[-2:]) & lists.owned)
        own = claim.speaker_actor if asks else None
        return Identity(
            measure,
            things,
            acts,
            sorts,
            marks,
            bool(beside & lists.planned - {"to"}),
            frozenset([of for _, of, actor in inside if actor] + ([own] if own else [])),
            frozenset(of for _, of, actor in inside if not actor and self._is_spot(of)),
            frozenset(near),
            people,
            tuple([day for at, day in self.dated.get((claim.article, claim.field), ()) if start <= at < end]),
            self._told(claim.article, days(article.published)),
            bool(counted) and counted in lists.sorts,
        )

    def _told(self, article: str, printed: Days | None) -> tuple[Days, ...]:
        if article not in self.days_of:
            rows = [day for field in ("text", "title") for _, day in self.dated.get((article, field), ())]
            news = [(printed[0] - timedelta(days=NEWS), printed[1])] if printed and not rows else []
            self.days_of[article] = tuple(sorted({*rows, *news}))
        return self.days_of[article]

    def _is_spot(self, place: str) -> bool:
        known = self.places.get(place)
        return known is not None and not ((known.radius_km or 0) > 200 and known.part_of is None)

    def _said(self, claim: Claim) -> tuple[int, int]:
        """Start and end of the words around the figure that are said of it: its sentence, and of that what is cited."""
        start, end = self._sentence(claim)
        for first, last in self.contents.get(claim.attribution or "", ()):
            if first <= claim.start < last:
                return max(start, first), min(end, last)
        return start, end

    def _sentence(self, claim: Claim) -> tuple[int, int]:
        rows = self.sentences.get((claim.article, claim.field), [])
        at = bisect_right(rows, (claim.start + 1,)) - 1
        if at >= 0 and claim.start < rows[at][1]:
            return rows[at]
        return max(0, claim.start - 4 * BESIDE), claim.end + 4 * BESIDE

    def _set_apart(self, one: Identity, two: Identity) -> bool:
        if one.measure == "age":
            return not one.things & two.things
        if one.marks != two.marks or one.sorts != two.sorts or one.acts & phases() != two.acts & phases():
            return True
        if one.planned != two.planned and one.measure == "count":
            return True
        if one.who and two.who and not one.who & two.who:
            return True
        if one.things - two.things and two.things - one.things:
            return not one.is_money or bool(one.things & two.things)  # "federal taxes", "state taxes"
        if _at_other_times(one, two) or _at_other_times(two, one):
            return True
        return bool(one.places and two.places) and not any(
            self._meet(a, b) for a in sorted(one.places) for b in sorted(two.places)
        )

    def _meet(self, one: str, two: str) -> bool:
        first, second = self.places[one], self.places[two]
        return lie(first, second, self.places) != "apart" if first.latitude and second.latitude else one == two

    def _same(self, one: Identity, two: Identity) -> bool:
        if one.measure != two.measure or self._set_apart(one, two):
            return False
        things, acts = one.things & two.things, one.acts & two.acts
        if one.acts and two.acts and not acts:
            return False
        context = len(one.near & two.near) >= CONTEXT
        if one.measure == "age":
            return bool(things)
        if one.measure == "percent":
            if one.things != two.things:
                return False
            of_somebody = bool((one.things | two.things) & quantity_words().shared)
            return bool(things) and (not of_somebody or bool(one.who & two.who)) and (bool(acts) or context)
        if one.things and two.things and not things:
            return one.is_money and bool(acts - quantity_words().vague) and bool(one.who & two.who)
        if one.people:
            return bool(things) or one.things == two.things
        if one.measure in _TIMES and not (things & _TERMS or acts):
            return False
        if one.group and two.group and not acts:
            return False  # "five women" of one sentence are not the two of another
        if acts:
            return bool(things) or (bool(acts - quantity_words().vague) and context) or bool(one.who & two.who)
        return bool(things) and context


def _at_other_times(one: Identity, two: Identity) -> bool:
    """Whether all days named beside a figure lie apart from those named beside the other, or, where none are, from all
    that the other's article tells of."""
    others = two.days or two.told
    return bool(one.days and others) and all(apart(a, b) > 0 for a in one.days for b in others)


def _covered(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at + 1,)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def _measure(claim: Claim) -> str | None:
    """What kind of number it is, as far as figures of it can be compared; None for those that hang on their event."""
    kind = claim.slot.partition(":")[0]
    if kind in _OF_EVENTS or claim.superseded or claim.stance == "denied":
        return None
    if claim.low is None and claim.high is None:
        return None
    if kind in ("count", "age"):
        return kind
    if claim.unit == "people":
        return claim.slot
    if kind == "amount" and claim.unit is not None:
        return claim.unit if claim.unit.isupper() else f"money {claim.unit}"
    return claim.unit


def _tops_up(before: str, after: str, lists: QuantityWords) -> bool:
    """Whether the figure is more of something, a part of another figure, or what another one is compared with."""
    if before.rstrip().endswith((" the", " these", " those", " both", " all", " all the")) or before in (
        "the ",
        "all ",
    ):
        return True  # "the two towns": how many there are is told elsewhere
    last, first = WORD.findall(before[-BESIDE:])[-2:], WORD.findall(after[:BESIDE])[:2]
    if set(last) & (lists.more - {"last", "first"}) or set(first[:1]) & lists.more:
        return True
    if last[-1:] and last[-1] in lists.against and last[-1] not in ("to", "from", "with"):
        return True
    if last[-2:] in (["compared", "with"], ["compared", "to"], ["up", "from"], ["down", "from"]):
        return True
    near = f" {' '.join(WORD.findall(before[-BESIDE:])[-3:])} "
    return any(f" {part} " in near for part in lists.parts) or " ".join(first) in ("of them", "of whom", "of those")


def _marks(before: str, after: str, lists: QuantityWords, year: str) -> frozenset[str]:
    """The rate, limit and times that a figure is for: "a year", "each", "limited to", "by 2030", "last year"."""
    ahead, behind = WORD.findall(_CLAUSE.split(before[-BESIDE:])[-1]), WORD.findall(_CLAUSE.split(after[:BESIDE])[0])
    found = {word for word in (*ahead[-2:], *behind[:4]) if word == "each" or word == "apiece"}
    for at, word in enumerate(behind[:5]):
        if word in lists.rates and at and behind[at - 1] in ("a", "an", "per", "every"):
            found.add(f"per {word}")
    found |= {
        f"per {word}" for word in ahead[-4:] if word in ("annual", "annually", "daily", "weekly", "monthly", "hourly")
    }
    found |= {"limit" for word in (*ahead[-5:], *behind[:3]) if word in lists.limits}
    found |= {"perhaps" for word in (*ahead[-5:], *behind[:3]) if word in lists.perhaps}
    found |= {each for each in _YEAR.findall(f"{before} {after}") if each != year}
    found |= {" ".join(each.split()) for each in _SPAN.findall(f"{before[-BESIDE:]} {after[:BESIDE]}")}
    return frozenset("per year" if each == "per annual" else each for each in found)
