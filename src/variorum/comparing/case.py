"""The claims of one event and slot, laid out by witness: what every kind of finding is read from."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache, cached_property

from variorum import lexicon
from variorum.comparing.scenes import Scenes
from variorum.dates import days
from variorum.linking.counters import is_unnamed
from variorum.linking.printings import Printings, printings
from variorum.linking.quantities import JOINED
from variorum.linking.shingles import words
from variorum.linking.values.compare import World, relation, value_key
from variorum.linking.values.doers import related
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import ORDER, Relation
from variorum.records import Actor, Article, Claim, Event, Tables

# Figures of one voice in one article: 112 and 126 are two counts of one thing; of those further apart that were read in
# a pile of 741 articles nearly all were of two scenes, or a part and its whole.
LIKE = Decimal("1.25")
# How floor 2 words (`inferred`) that a claim was put to an event that its own words do not tell.
PLACED = ("the article's main event", "the event of the sentence")
WEEK = 7  # days by which a weekday can be taken for the one before
AT_ONCE = 12  # characters between two figures of one breath
AROUND = 120  # characters around a value that are its sentence, mostly
COPIED = 9  # words; two writers who tell one thing hardly share so long a run by chance
LONGEST_SPEAKER = 6  # words up to the noun; longer ones were stretches of a sentence that is no speaker
LONGEST = 31  # days of an event whose figures are compared; longer ones are a war, a siege, a campaign

When = tuple[date, str]
"""A day, and the time of that day ("" where it is not known)."""


@dataclass(frozen=True)
class Pile:
    """What findings need to know of the whole pile."""

    world: World
    printed: Printings
    articles: Mapping[str, Article]
    first_printing: Mapping[str, str]  # origin -> its earliest article
    scenes: Scenes
    _run_cache: dict[tuple[str, str, int, int], frozenset[tuple[str, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(cls, tables: Tables) -> Pile:
        return cls(
            World.of(tables),
            printings(tables),
            {article.id: article for article in tables.articles},
            {row.id: row.article for row in tables.origins if row.rank == 1},
            Scenes.of(tables),
        )

    def copied(self, one: Claim, two: Claim) -> bool:
        """Whether the words around two values of different articles are the same: one was written from the other, or
        both from a third, though too little else is shared to call the articles copies."""
        return one.article != two.article and not self._runs(one).isdisjoint(self._runs(two))

    def _runs(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        """The runs of words around a value, folded; each asked for once."""
        place = (claim.article, claim.field, claim.start, claim.end)
        if place not in self._run_cache:
            article = self.articles[claim.article]
            text = (article.title or "") if claim.field == "title" else article.text
            around = words(text[max(0, claim.start - AROUND) : claim.end + AROUND])
            runs = (tuple(around[at : at + COPIED]) for at in range(len(around) - COPIED + 1))
            self._run_cache[place] = frozenset(runs)
        return self._run_cache[place]

    def outlet(self, article: str) -> str:
        """The article's outlet as printed, else its title, else its id."""
        known = self.articles.get(article)
        return (known.outlet or known.title or known.path if known else None) or article

    def voice(self, claim: Claim) -> str:
        """Whose word `claim` is: its counter, and for what outlets say themselves the outlet: its next report is the
        same voice."""
        counter = claim.counter or claim.article
        article = self.first_printing.get(counter, counter)
        known = self.articles.get(article)
        if known and known.agency:
            return f"agency {known.agency.casefold()}"
        return f"outlet {known.outlet.casefold()}" if known and known.outlet else counter

    def said(self, claim: Claim) -> When | None:
        """When the value was said: the day of the saying, else the day of printing."""
        known = self.articles.get(claim.article)
        for value in (claim.said, known.published if known else None):
            span = days(value)
            if value and span and span[0] == span[1]:
                return span[0], value.partition("T")[2]
        return None


@dataclass(frozen=True)
class Witness:
    """All live claims of one voice for one event and slot."""

    voice: str
    claims: tuple[Claim, ...]

    @cached_property
    def values(self) -> dict[tuple[str, ...], Claim]:
        """One claim for each different value, in order of value."""
        found: dict[tuple[str, ...], Claim] = {}
        for each in self.claims:
            found.setdefault(value_key(each), each)
        return dict(sorted(found.items()))

    @cached_property
    def sharp(self) -> list[Claim]:
        """The values to compare it by: without the vague words of a voice that gives numbers too."""
        values = list(self.values.values())
        return [each for each in values if not is_vague(each)] or values

    @cached_property
    def firm(self) -> list[Claim]:
        """Its figures of the event itself, without vague words, and without the bare form of a bound: a headline's 14
        for "at least 14" is no other value."""
        firm = [each for each in self.claims if not is_vague(each) and not is_placed(each)]
        bounds = {each.low for each in firm if each.low != each.high}
        return [each for each in firm if each.low != each.high or each.low not in bounds]

    @cached_property
    def sure(self) -> bool:
        """Whether one of its claims tells the event itself, with no guess about which event it is of."""
        return any(not is_placed(each) for each in self.claims)

    @cached_property
    def proves(self) -> bool:
        """Whether it can be a second witness: somebody with a name, and more than a passive "reportedly"."""
        return any(not is_unnamed(each.counter) and not is_hearsay(each) for each in self.claims)


def is_placed(claim: Claim) -> bool:
    """Whether the claim was only put to its event by what its sentence or article is about: it is shown, but no finding
    that values exclude each other rests on it alone."""
    if claim.inferred is None or JOINED in claim.inferred:
        return False
    return any(note in claim.inferred for note in PLACED)


def like(one: Claim, two: Claim) -> bool:
    """Whether two figures are so near that they are of one thing, though they exclude each other."""
    low, high = sorted((one.low or Decimal(0), two.low or Decimal(0)))
    return high <= LIKE * low


def tells_who(speaker: str) -> bool:
    """Whether the words for a speaker without a name say what sort of people speak ("rescue officials")."""
    after = lexicon.words("en", "slots", "after_sources")
    spoken = words(speaker)
    at = next((at for at, word in enumerate(spoken) if word in after), len(spoken))
    return 0 < at <= LONGEST_SPEAKER and spoken[at - 1] in _people()


@cache
def _people() -> frozenset[str]:
    """Nouns for people who speak, singular and plural."""
    people = lexicon.words("en", "actors", "people")
    return lexicon.words("en", "slots", "unnamed_sources") | people | {f"{word}s" for word in people}


def is_hearsay(claim: Claim) -> bool:
    """Whether the claim is "reportedly" so: hedged, with nobody cited."""
    return claim.stance == "alleged" and not claim.speaker


@dataclass(frozen=True)
class Case:
    """One event and slot. `told_by` are the origins that tell the event."""

    event: Event
    slot: str
    claims: tuple[Claim, ...]  # all of them, the denied and the superseded too, in order of article and place
    pile: Pile
    told_by: frozenset[str]
    _relations: dict[tuple[str, str], Relation] = field(default_factory=dict, compare=False, repr=False)
    _scattered: dict[str, bool] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def year(self) -> str | None:
        """The event's year, which sentences leave out of days."""
        return self.event.date[:4] if self.event.date and self.event.date[:4].isdigit() else None

    @cached_property
    def lasts(self) -> bool:
        """Whether the event goes on for so long that figures of it are each of another time."""
        span = days(self.event.date)
        return span is not None and (span[1] - span[0]).days > LONGEST

    @cached_property
    def live(self) -> tuple[Claim, ...]:
        return tuple(each for each in self.claims if each.stance != "denied" and not each.superseded)

    @cached_property
    def witnesses(self) -> tuple[Witness, ...]:
        """In order of voice."""
        by_voice: dict[str, list[Claim]] = defaultdict(list)
        for each in self.live:
            by_voice[self.pile.voice(each)].append(each)
        return tuple(Witness(voice, tuple(claims)) for voice, claims in sorted(by_voice.items()))

    def relation(self, one: Witness, two: Witness) -> Relation:
        """The closest relation between any value of one and any of the other: they differ only where all do."""
        key = (min(one.voice, two.voice), max(one.voice, two.voice))
        if key not in self._relations:
            found = {relation(a, b, self.pile.world) for a in one.sharp for b in two.sharp}
            self._relations[key] = min(found, key=ORDER.index)
        return self._relations[key]

    @cached_property
    def cited_by_name(self) -> frozenset[str]:
        """The articles that cite somebody by name for the slot."""
        actors = self.pile.world.actors
        return frozenset(each.article for each in self.live if each.speaker and each.counter in actors)

    def counts(self, witness: Witness) -> bool:
        """Whether a voice can be one side of a difference: a name or an outlet, or somebody unnamed ("officials") in an
        article that has nobody's name for it. A claim that was only put to the event is nobody's side."""
        if not witness.sure or self.scattered(witness):
            return False
        return witness.proves or any(
            not is_hearsay(each) and tells_who(each.speaker) and each.article not in self.cited_by_name
            for each in witness.claims
        )

    def scattered(self, witness: Witness) -> bool:
        """Whether an article gives figures of one voice and day that are too far apart to be of one scene: two strikes,
        or a part beside its whole, that were put to one event. Nothing is concluded from such a voice."""
        if witness.voice not in self._scattered:
            of_article: dict[tuple[str, When | None], list[Claim]] = defaultdict(list)
            for each in witness.claims:
                if each.low is not None:
                    of_article[each.article, self.pile.said(each)].append(each)
            self._scattered[witness.voice] = any(
                relation(a, b, self.pile.world) is Relation.EXCLUDE and not like(a, b)
                for held in of_article.values()
                for at, a in enumerate(held)
                for b in held[at + 1 :]
            )
        return self._scattered[witness.voice]

    def pairs(self) -> Iterator[tuple[Witness, Witness]]:
        for at, one in enumerate(self.witnesses):
            for two in self.witnesses[at + 1 :]:
                yield one, two

    def independent(self, one: Witness, two: Witness) -> bool:
        """Whether two voices count as two: both named, neither part of the other, and not both of one text where one
        of them is the text's own."""
        if one.voice == two.voice or not (one.proves and two.proves):
            return False
        if _one_in_the_other(*(self.pile.world.actors.get(each.voice) for each in (one, two))):
            return False
        if any(
            all(any(self.pile.copied(a, b) for b in many.claims) for a in few.claims)
            for few, many in ((one, two), (two, one))
        ):
            return False
        actors = self.pile.world.actors
        if one.voice in actors and two.voice in actors:
            return not related(one.voice, two.voice, actors)
        return not self.origins(one.claims) & self.origins(two.claims)

    def origins(self, claims: Iterable[Claim]) -> set[str]:
        """The origins that print `claims`; an article that is no copy is its own."""
        return {self.pile.printed.of_article(each.article) for each in claims}


def _one_in_the_other(first: Actor | None, second: Actor | None) -> bool:
    """Whether one name holds the other ("Strait Monitor", "Strait Monitor Ann Vik"): a body, and somebody of it."""
    if first is None or second is None:
        return False
    a, b = sorted((set(words(first.name)), set(words(second.name))), key=len)
    return len(a) > 1 and a <= b


def cases(tables: Tables) -> list[Case]:
    """Every event and slot that has claims, in order of event, then slot."""
    pile = Pile.of(tables)
    events = {event.id: event for event in tables.events}
    of_slot: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    told: dict[str, set[str]] = defaultdict(set)
    for mention in tables.event_mentions:
        told[mention.event].add(pile.printed.of_article(mention.article))
    old = _replaced(tables.claims)
    for claim in tables.claims:
        if claim.event in events:
            if _of_another_time(claim, events[claim.event]):
                continue
            claim = _sane(claim, events[claim.event], old, pile)
            of_slot[claim.event, claim.slot].append(claim)
            told[claim.event].add(pile.printed.of_article(claim.article))
    return [
        Case(events[event], slot, tuple(sorted(claims, key=_place)), pile, frozenset(told[event]))
        for (event, slot), claims in sorted(of_slot.items())
    ]


def _replaced(claims: Iterable[Claim]) -> Mapping[tuple[str, str], Sequence[tuple[int, int, str]]]:
    """Where each article gives a figure that it calls earlier, and in which slot."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for each in claims:
        if each.superseded:
            found[each.article, each.field].append((each.start, each.end, each.slot))
    return found


def _of_another_time(claim: Claim, event: Event) -> bool:
    """Whether a figure was said more than a week before its event: it is of another one."""
    span, said = days(event.date), days(claim.said)
    return claim.low is not None and span is not None and said is not None and (span[0] - said[1]).days > WEEK


@cache
def _old_toll() -> re.Pattern[str]:
    """The words before an earlier toll: "a previous toll of"."""
    old = "|".join(sorted(lexicon.lexicon("en", "figures")["toll"]["superseded"]))
    return re.compile(
        rf"\b(?:{old})\s+(?:\w+\s+){{0,2}}(?:toll|count|figure|tally)s?\s+(?:of|was|at|stood at)\s+$", re.I
    )


def _sane(
    claim: Claim, event: Event, old: Mapping[tuple[str, str], Sequence[tuple[int, int, str]]], pile: Pile
) -> Claim:
    """The claim, without a saying that lies before what it tells of (a weekday taken for the wrong week), and as
    superseded where it follows an earlier figure of another slot at once ("the previous toll was 20, with 50 hurt")."""
    span, said = days(event.date), days(claim.said)
    if span and said and said[1] < span[0]:
        claim = replace(claim, said=None)
    if claim.low is None or claim.superseded or claim.field == "title":
        return claim
    text = pile.articles[claim.article].text
    beside = old.get((claim.article, claim.field), ())
    if _old_toll().search(text[max(0, claim.start - AROUND) : claim.start]) or any(
        slot != claim.slot and 0 < claim.start - end <= AT_ONCE for _, end, slot in beside
    ):
        claim = replace(claim, superseded=True)
    return claim


def _place(claim: Claim) -> tuple[str, str, int, str]:
    return claim.article, claim.field, claim.start, claim.id


def independent_count(case: Case, witnesses: Sequence[Witness]) -> int:
    """How many of `witnesses` are independent of one another, counted one after the other."""
    kept: list[Witness] = []
    for each in witnesses:
        if each.proves and all(case.independent(each, other) for other in kept):
            kept.append(each)
    return len(kept)
