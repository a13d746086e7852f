"""The claims of one event and slot, laid out by witness: what every kind of finding is read from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from variorum.comparing.independence import independent, may_be_two
from variorum.comparing.pile import Pile, When
from variorum.comparing.standing import standing
from variorum.comparing.witness import Witness, is_hearsay, like, tells_who
from variorum.dates import days
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.once import once
from variorum.records import Claim, Event

GROWING = frozenset({"killed", "wounded", "arrested", "displaced"})  # slots of which later figures are higher ones
LONGEST = 31  # days of an event whose figures are compared; longer ones are a war, a siege, a campaign


@dataclass(frozen=True)
class Case:
    """One event and slot."""

    event: Event
    slot: str
    claims: tuple[Claim, ...]  # all of them, the denied and the superseded too, in order of article and place
    pile: Pile

    # What was asked of two voices, or one: most cases have one claim, of which none of it is.
    @once
    def _relations(self) -> dict[tuple[Witness, Witness], Relation]:
        return {}

    @once
    def _independent(self) -> dict[tuple[Witness, Witness], bool]:
        return {}

    @once
    def _scattered(self) -> dict[str, bool]:
        return {}

    @once
    def year(self) -> str | None:
        """The event's year, which sentences leave out of days."""
        return self.event.date[:4] if self.event.date and self.event.date[:4].isdigit() else None

    @once
    def lasts(self) -> bool:
        """Whether the event goes on for so long that figures of it are each of another time."""
        span = days(self.event.date)
        return span is not None and (span[1] - span[0]).days > LONGEST

    @once
    def live(self) -> tuple[Claim, ...]:
        return tuple(each for each in self.claims if each.stance != "denied" and not each.superseded)

    @once
    def stands(self) -> frozenset[Relation]:
        """How the live values stand to each other, any two that differ: asked of each two once, it tells which kinds
        of finding can hold at all."""
        # Whether somebody says that another did it hangs on who says so.
        who = head(self.slot) == "perpetrator"
        told = {(value_key(each), each.text, who and each.counter): each for each in self.live}
        held, world = list(told.values()), self.pile.world
        return frozenset(relation(a, b, world) for at, a in enumerate(held) for b in held[at + 1 :])

    @once
    def shares(self) -> bool:
        """Whether two origins have one value, or one a coarser wording of the other's."""
        if Relation.SAME in self.stands or Relation.COARSER in self.stands:
            return True
        origin_of: dict[tuple[str, ...], str] = {}
        origins = ((value_key(each), self.pile.printed.of_article(each.article)) for each in self.live)
        return any(origin_of.setdefault(value, origin) != origin for value, origin in origins)

    @once
    def grounds(self) -> tuple[Claim, ...]:
        """The live claims that findings rest on."""
        return standing(self.live, self.event, self.pile)

    @once
    def witnesses(self) -> tuple[Witness, ...]:
        """In order of voice."""
        by_voice: dict[str, list[Claim]] = defaultdict(list)
        for each in self.grounds:
            by_voice[self.pile.voice(each)].append(each)
        return tuple(Witness(voice, tuple(claims)) for voice, claims in sorted(by_voice.items()))

    @once
    def said_by(self) -> Mapping[str, Witness]:
        """Each voice with all its live claims: what it excludes, and whether it tells of one scene, hangs on all."""
        by_voice: dict[str, list[Claim]] = defaultdict(list)
        for each in self.live:
            by_voice[self.pile.voice(each)].append(each)
        return {voice: Witness(voice, tuple(claims)) for voice, claims in by_voice.items()}

    @once
    def may_have_two(self) -> bool:
        """Whether two of its voices may be two witnesses: sooner asked than which of their claims are ground."""
        return may_be_two(self.pile, self.slot, self.said_by)

    @once
    def may_differ(self) -> bool:
        """The same of whether two of its voices exclude each other."""
        return any(self.exclude(one, two) for one, two in combinations(self.said_by.values(), 2))

    @once
    def _latest(self) -> Mapping[str, Witness]:
        """Each voice with what it said last."""
        return {voice: self.last(said) for voice, said in self.said_by.items()}

    def exclude(self, one: Witness, two: Witness) -> bool:
        """Whether all that the two voices give excludes each other; of what was said on one day what says most does:
        86 excludes more than 100, though who gives it gave at least 58 before."""
        first, second = self._latest[one.voice], self._latest[two.voice]
        if self._all_exclude(first.sharp, second.sharp):
            return True
        said = {self.pile.said(each) for each in first.finest} | {self.pile.said(each) for each in second.finest}
        same_day = None not in said and len({when[0] for when in said if when}) == 1
        return same_day and self._all_exclude(first.finest, second.finest)

    def last(self, witness: Witness) -> Witness:
        """A voice with what it said on the last day on which it spoke, where the slot is one that grows: what it said
        before, it has gone beyond. What has no day stays, and so does what it says again ("at least 56", then 56)."""
        if head(self.slot) not in GROWING:
            return witness
        said = {each.id: when[0] for each in witness.claims if (when := self.pile.said(each))}
        days_ = sorted({*said.values()})
        latest = [each for each in witness.claims if said.get(each.id) in (None, *days_[-1:])]
        latest = [each for each in latest if (witness.voice, each.low) not in self._replaced] or latest
        bare = {each.low for each in latest if each.low == each.high}
        bounds = [each for each in witness.claims if each not in latest and each.high is None and each.low in bare]
        kept = (*latest, *bounds)
        top = Witness(witness.voice, kept)
        return top if any(not is_vague(each) for each in kept) else witness

    @once
    def _replaced(self) -> frozenset[tuple[str, Decimal | None]]:
        """The voices, the words for who speaks, and the articles, with the values that are called earlier ones."""
        old = [each for each in self.claims if each.superseded]
        called = ((" ".join(words(each.speaker)), each.low) for each in old if each.speaker)
        printed = ((each.article, each.low) for each in old)
        return frozenset((*((self.pile.voice(each), each.low) for each in old), *called, *printed))

    def gave_up(self, one: Claim, two: Claim) -> bool:
        """Whether a value, given on a day before the other claim, is told to have been given up since, by its voice or
        in the other's article: "it withdrew its figure of 19", "more than the 70 first thought"."""
        names = self.pile.voice(one), " ".join(words(one.speaker)), two.article
        if self._replaced.isdisjoint((name, one.low) for name in names):
            return False
        first, then = self.pile.said(one), self.pile.said(two)
        return first is not None and then is not None and first[0] < then[0]

    def as_of_one_day(self, one: Witness, two: Witness) -> tuple[Witness, Witness]:
        """Two voices with what they had said last when both had last spoken: of what grows, 124 of Saturday is not set
        beside 131 of Thursday where the first voice had 97 on Thursday. Each as it is where that is not known."""
        if head(self.slot) not in GROWING:
            return one, two
        said = [[when[0] for each in held.claims if (when := self.pile.said(each))] for held in (one, two)]
        if not all(said):
            return one, two
        day = min(map(max, said))
        known = [
            tuple(each for each in held.claims if (when := self.pile.said(each)) and when[0] <= day)
            for held in (one, two)
        ]
        if not all(known):
            return self.last(one), self.last(two)
        first, second = (self.last(Witness(held.voice, kept)) for held, kept in zip((one, two), known, strict=True))
        return (first, second) if self._all_exclude(first.sharp, second.sharp) else (self.last(one), self.last(two))

    def _all_exclude(self, first: Iterable[Claim], second: Sequence[Claim]) -> bool:
        pairs = [(a, b) for a in first for b in second]
        return bool(pairs) and all(relation(a, b, self.pile.world) is Relation.EXCLUDE for a, b in pairs)

    def relation(self, one: Witness, two: Witness) -> Relation:
        """The closest relation between any value of one and any of the other: they differ only where all do."""
        key = (one, two) if one.voice <= two.voice else (two, one)
        if key not in self._relations:
            found = {relation(a, b, self.pile.world) for a in one.sharp for b in two.sharp}
            self._relations[key] = min(found)
        return self._relations[key]

    @once
    def cited_by_name(self) -> Mapping[str, Sequence[Claim]]:
        """What each article cites for the slot from somebody by name."""
        actors = self.pile.world.actors
        found: dict[str, list[Claim]] = defaultdict(list)
        for each in self.live:
            if each.speaker and each.counter in actors:
                found[each.article].append(each)
        return found

    def _is_anothers(self, claim: Claim) -> bool:
        """Whether a claim of somebody without a name can be of one whom its article names for the slot: not where all
        that those are cited for excludes it."""
        named = self.cited_by_name.get(claim.article, ())
        return any(relation(claim, each, self.pile.world) is not Relation.EXCLUDE for each in named)

    def counts(self, witness: Witness) -> bool:
        """Whether a voice can be one side of a difference: a name or an outlet, or somebody unnamed ("officials") whom
        the article does not name beside. A claim that was only put to the event is nobody's side."""
        if not witness.sure or self.scattered(witness):
            return False
        return witness.proves or any(
            not is_hearsay(each) and tells_who(each.speaker) and not self._is_anothers(each) for each in witness.claims
        )

    def scattered(self, witness: Witness) -> bool:
        """Whether an article gives figures of one voice and day that are too far apart to be of one scene: two strikes,
        or a part beside its whole, that were put to one event. Nothing is concluded from such a voice."""
        if witness.voice not in self._scattered:
            of_article: dict[tuple[str, When | None], list[Claim]] = defaultdict(list)
            for each in self.said_by.get(witness.voice, witness).claims:
                if each.low is not None:
                    of_article[each.article, self.pile.said(each)].append(each)
            shares = head(self.slot) == "percent"  # two shares of one day are of two things, or of two people
            self._scattered[witness.voice] = any(
                relation(a, b, self.pile.world) is Relation.EXCLUDE and (shares or not like(a, b))
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
        """Whether two voices count as two witnesses."""
        key = (one, two) if one.voice <= two.voice else (two, one)
        if key not in self._independent:
            self._independent[key] = independent(self.pile, self.event, self.slot, one, two)
        return self._independent[key]

    def may_be_one(self, one: Witness, two: Witness) -> bool:
        """Whether two voices may be one body, called by a noun alone and by its name, or by somebody who speaks for it:
        not where an article gives values of both that exclude each other."""
        first, second = (self.pile.world.actors.get(each.voice) for each in (one, two))
        sides = self.pile.sides
        if first is None or second is None or not (sides.may_be_one(first, second) or sides.speaks_for(first, second)):
            return False
        return not any(
            a.article == b.article and relation(a, b, self.pile.world) is Relation.EXCLUDE
            for a in one.claims
            for b in two.claims
        )

    def one_scene(self, one: Claim, two: Claim) -> bool:
        """Whether two values are of one scene by the days, places and means that are told around them: of two voices
        that give them several times, where some telling of one is of a scene with some of the other."""
        scenes, together, event = self.pile.scenes, self.pile.together, self.event
        if not scenes.one_scene(event, one, two):
            return False
        return any(together.one_scene(event, a, b) for a in self._tellings(one) for b in self._tellings(two))

    def _tellings(self, claim: Claim) -> Sequence[Claim]:
        """The claims that findings rest on with the voice and the value of `claim`."""
        return self._by_value.get((self.pile.voice(claim), value_key(claim)), (claim,))

    @once
    def _by_value(self) -> Mapping[tuple[str, tuple[str, ...]], Sequence[Claim]]:
        found: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
        for each in self.grounds:
            found[self.pile.voice(each), value_key(each)].append(each)
        return found

    def origins(self, claims: Iterable[Claim]) -> set[str]:
        """The origins that print `claims`; an article that is no copy is its own."""
        return {self.pile.printed.of_article(each.article) for each in claims}
