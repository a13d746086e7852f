"""What each figure of a pile is of, read once, when it is asked for.

The event that a figure was put to is often a guess; what it counts, what befell that, whose it is and over what time
are told in its own sentence.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta

from variorum.dates import Days, days, length
from variorum.linking.beside import BESIDE, Marks, marks, tops_up
from variorum.linking.identity import HANGING, Identity, is_apart, is_same
from variorum.linking.quantity_weights import SAME, are_set_against, between, may_be_one, weight
from variorum.linking.quantity_words import WORD, quantity_words, root
from variorum.linking.sentences import Sentences
from variorum.linking.values.figures import money
from variorum.records import Claim, Number, Place, Tables
from variorum.stored import values

LONGEST = 31  # days of a date that tells two figures apart
NEWS = 3  # days before an article appears in which what it tells without a day can have been
_REMEMBERED = 50_000  # identities kept at hand
MANY = 20  # people of a sort, from which on they are no handful of whom a sentence tells
JOINED = " and "  # in a slot: people of two sorts are counted together
# Slots of people that hang on their event and are compared there.
_OF_EVENTS = frozenset(
    (
        *("killed", "wounded", "casualties", "survived"),
        *("magnitude", "votes", "date", "distance"),
    )
)


class Identities:
    """What the figures of a pile are of; each is read once, when it is asked for."""

    def __init__(self, tables: Tables, sentences: Sentences | None = None) -> None:
        """`sentences` are those of the pile, where they were read already."""
        self.articles = {article.id: article for article in tables.articles}
        self.places: Mapping[str, Place] = {place.id: place for place in tables.places}
        self.sentences = sentences or Sentences(tables.passages)
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
            # "Trapped since Sunday" tells of Sunday.
            span = days((date or "").removesuffix("/..")) if kind in ("DATE", "TIME") else None
            if span is not None and length(span) <= LONGEST:
                dated[article, field].append((start, span))
        self.dated = {key: sorted(found) for key, found in dated.items()}
        given: dict[tuple[str, str], set[Number | None]] = defaultdict(set)
        for article, slot, unit, low in values(tables.claims, "article", "slot", "unit", "low"):
            given[article, _sort(slot, unit)].add(low)
        self.given = {key: frozenset(found) for key, found in given.items()}
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
        return self.surely_same(one, two) or self.likely_same(one, two)

    def surely_same(self, one: Claim, two: Claim) -> bool:
        """Whether words beside the two surely tell that they are of one quantity. Symmetric."""
        first, second = self.of(one), self.of(two)
        return first is not None and second is not None and is_same(first, second, self.places)

    def likely_same(self, one: Claim, two: Claim) -> bool:
        """Whether all that the two share and do not, weighed together, tells that they are of one quantity. Of one
        article only where two speakers are set against each other: else it gives two figures for two things."""
        against = are_set_against(one, two)  # what costs least is asked first: there are many pairs
        if one.article == two.article and not against:
            return False
        if (JOINED in one.slot) != (JOINED in two.slot):
            return False  # "passengers", and "passengers and crew"
        first, second = self.of(one), self.of(two)
        if first is None or second is None or not may_be_one(first, second):
            return False
        if not against and first.who - second.who and second.who - first.who:
            return False  # two owners: "Roth's plan", "Moser's plan"
        return weight(first, second, between(one, two, self.rivals(one, two)), self.places) >= SAME

    def rivals(self, one: Claim, two: Claim) -> int:
        """How many other values of their sort the articles of two figures have: the more, the less it tells that these
        two are alike."""
        values_of = [self.given.get((each.article, _sort(each.slot, each.unit)), frozenset()) for each in (one, two)]
        return len(values_of[0].union(*values_of[1:]) - {one.low, two.low, None})

    def apart(self, one: Claim, two: Claim) -> bool:
        """Whether words beside the two surely tell that they are of other things, in one measure, and nothing weighs
        more than they do."""
        return self.surely_apart(one, two) and not self.likely_same(one, two)

    def surely_apart(self, one: Claim, two: Claim) -> bool:
        """Whether words beside the two tell that they are of other things, in one measure. Symmetric."""
        first, second = self.of(one), self.of(two)
        if first is None or second is None or first.measure != second.measure or first.measure in HANGING:
            return False
        return is_apart(first, second, self.places)

    def limited(self, claim: Claim) -> bool:
        """Whether words beside a figure make it a limit, a capacity or an aim, and not what there was."""
        article = self.articles.get(claim.article)
        if article is None:
            return False
        text = article.text if claim.field == "text" else article.title or ""
        start, end = self._said(claim)
        before, after = text[start : claim.start].casefold(), text[claim.end : end].casefold()
        return "limit" in marks(before, after, quantity_words(), "").firm

    def tells_alone(self, claim: Claim) -> bool:
        """Whether what the figure is of is told beside it, and by nothing else."""
        return claim.slot.partition(":")[0] not in HANGING and self.of(claim) is not None

    def _read(self, claim: Claim) -> Identity | None:
        measure = _measure(claim)
        article = self.articles.get(claim.article)
        if measure is None or article is None or claim.period is not None:
            return None
        text = article.text if claim.field == "text" else article.title or ""
        start, end = self._said(claim)
        before, after = text[start : claim.start].casefold(), text[claim.end : end].casefold()
        lists = quantity_words()
        if tops_up(before, after, lists):
            return None
        people = measure != "count" and claim.unit == "people"
        noun = claim.slot.partition(":")[2].split(" ")
        counted = noun[0] if measure == "count" else noun[-1]
        if people:
            counted = next(reversed((claim.of or "").split()), "")
        told = lists.told(claim.of or "", counted, measure, people)
        things, acts, deeds = told.things, told.acts, told.deeds
        if measure == "age":
            if not claim.of:
                return None
            things, acts = frozenset([claim.of.casefold().split()[-1]]), frozenset()
        if measure == "percent" and "pay" in things:
            acts -= {"paid"}  # "a pay rise of 5 percent"
        if "sold" in acts and measure != "count":
            acts |= {"paid"}  # two sides of one deal
        if acts & lists.asking:
            acts -= {"given"}  # who asks that money be granted
        if measure not in ("count", "percent") and ":" in claim.slot and not claim.of:
            things = things | lists.told(claim.slot.partition(":")[2], "", measure).things
        if people:
            acts = deeds = frozenset()  # the slot tells what befell them
        named = self.named.get((claim.article, claim.field), ())
        inside = named[bisect_left(named, (start, "", False)) : bisect_left(named, (end, "", False))]
        near = {root(word) for word in WORD.findall(f"{before} {after}") if len(word) > 3} - lists.common
        limits = marks(before, after, lists, (article.published or "")[:4])
        if "/" in measure:
            limits = Marks(limits.firm - {"per hour", "per second"}, limits.loose)
        beside = set(WORD.findall(before[-BESIDE:])) | set(WORD.findall(after[:BESIDE]))
        asks = bool(acts & lists.asking) or bool(set(WORD.findall(before[-BESIDE:])[-2:]) & lists.owned)
        own = claim.speaker_actor if asks else None
        return Identity(
            measure,
            things,
            acts,
            deeds,
            told.sorts,
            limits,
            bool(beside & lists.planned - {"to"}),
            frozenset([of for _, of, actor in inside if actor] + ([own] if own else [])),
            frozenset(of for _, of, actor in inside if not actor and self._is_spot(of)),
            frozenset(near),
            people,
            tuple([day for at, day in self.dated.get((claim.article, claim.field), ()) if start <= at < end]),
            self._told(claim.article, days(article.published)),
            (measure == "count" or people) and counted in lists.sorts,
            (claim.low or claim.high or 0) >= MANY,
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
        found = self.sentences.at(claim.article, claim.field, claim.start)
        if found is not None and claim.start < found[1]:
            return found
        return max(0, claim.start - 4 * BESIDE), claim.end + 4 * BESIDE


def _covered(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, (at + 1,)) - 1
    return place >= 0 and spans[place][0] <= at < spans[place][1]


def _sort(slot: str, unit: str | None) -> str:
    """What kind of number a claim gives, without what it is of."""
    return unit or slot.partition(":")[0]


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
        unit = money(claim.unit)
        return unit if unit.isupper() else f"money {unit}"
    return claim.unit
