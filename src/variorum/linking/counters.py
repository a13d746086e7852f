"""Counters: who is at the root of each value (the rule Counter of DESIGN.md).

An attributed value goes to the innermost speaker of its chain; a value in an article's own voice to whoever the same
article, or another printing of its origin, cites for it; else to the origin that the sentence stands in, else to the
article. Speakers without a name stay what their article calls them: they are nobody's second witness.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from variorum import lexicon
from variorum.annotating.spans import covers
from variorum.linking.printings import Printings, printed_sentences
from variorum.linking.shingles import words
from variorum.linking.spokes import bodies_cited, speaks_for, spoken_for
from variorum.linking.values.compare import World, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Actor, Article, Attribution, Claim, Tables, content_id
from variorum.rows import revised
from variorum.stored import changed, values, where, with_columns

TAKEN_OVER = "counter taken from who is cited for the value"
NEAR = 2  # "at least 15" of one strike can hold beside the 160 that a speaker counts in another; nobody counted it


def assign_counters(tables: Tables) -> Tables:
    """Tables whose claims carry their counter: the id of an actor, of an origin or article, or of a speaker without a
    name (`is_unnamed`)."""
    world = World.of(tables)
    printed = printed_sentences(tables)
    roots = _Roots(
        tables.attributions, world.actors, printed, _decisions(tables), speaks_for(tables), bodies_cited(tables)
    )
    # By event and slot, and by origin: an article takes over what it, or another printing of its origin, cites.
    cited: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    own_slots = {
        (event, slot, printed.of_article(article))
        for event, slot, article, attribution in values(tables.claims, "event", "slot", "article", "attribution")
        if attribution is None or attribution in roots.decisions
    }

    def of_somebody(claim: Claim) -> tuple[str | None]:
        if _is_own(claim, roots):
            return (claim.counter,)
        counter = roots.counter(claim)
        place = (claim.event, claim.slot, printed.of_article(claim.article))
        if claim.stance != "denied" and place in own_slots:
            cited[place].append(revised(claim, counter=counter))
        return (counter,)

    def of_itself(claim: Claim) -> tuple[str | None, str | None]:
        if not _is_own(claim, roots):
            return claim.counter, claim.inferred
        near = cited.get((claim.event, claim.slot, printed.of_article(claim.article)), ())
        return _own(claim, near, printed, world)

    counted = with_columns(tables.claims, ("counter",), of_somebody)
    counted = with_columns(counted, ("counter", "inferred"), of_itself)
    counted = _changed_versions(counted, printed)
    return replace(tables, claims=_followed(counted, tables.articles, world))


def is_unnamed(counter: str | None) -> bool:
    """Whether `counter` is a speaker without a name, who proves no independence."""
    return counter is None or counter.startswith("k_")


def _decisions(tables: Tables) -> frozenset[str]:
    """The attributions whose cue is a verb of deciding."""
    texts = {each.id: {"text": each.text, "title": each.title or ""} for each in tables.articles}
    deciding = lexicon.words("en", "slots", "deciding")
    return frozenset(
        id
        for id, article, field, spans in values(tables.attributions, "id", "article", "field", "cue_spans")
        if any(set(words(texts[article][field][a:b])) & deciding for a, b in spans)
    )


def _is_own(claim: Claim, roots: _Roots) -> bool:
    """Whether the article itself tells the value: in its own voice, or as what somebody decided ("parliament approved
    $43 million"), who is no witness of it."""
    return claim.attribution is None or claim.attribution in roots.decisions


class _Roots:
    """The root speakers of attributed claims."""

    def __init__(
        self,
        attributions: Iterable[Attribution],
        actors: Mapping[str, Actor],
        printed: Printings,
        decisions: frozenset[str],
        speaks_for: Mapping[str, str],
        bodies: Mapping[tuple[str, tuple[str, ...]], str],
    ) -> None:
        self.attributions = {each.id: each for each in attributions}
        self.actors, self.printed = actors, printed
        self.decisions, self.speaks_for, self.bodies = decisions, speaks_for, bodies
        self.within: dict[str, list[Attribution]] = defaultdict(list)
        for each in self.attributions.values():
            if each.inside is not None:
                self.within[each.inside].append(each)

    def counter(self, claim: Claim) -> str | None:
        """The actor at the root of `claim`, else an id for its unnamed speaker."""
        root = self._root(claim)
        if root is not None and root.speaker_actor is None and _is_nobody(root.speaker):
            # "The authority said that it counted 11", "it was reported that": nobody else is named below.
            root = self.attributions.get(root.inside or claim.attribution or "")
        actor = claim.speaker_actor if root is None or root.id == claim.attribution else root.speaker_actor
        speaker = claim.speaker if root is None or root.id == claim.attribution else root.speaker
        known = self.actors.get(actor or "")
        if known is not None and known.kind != "unnamed" and not _is_source(root.speaker if root else speaker):
            figure = claim.low is not None or claim.high is not None
            return self.speaks_for.get(known.id, known.id) if figure or known.kind != "person" else known.id
        if not speaker:
            return self.printed.of_article(claim.article)
        body = self.bodies.get((claim.event, spoken_for(speaker)))
        return body or content_id("k", self.printed.of_article(claim.article), " ".join(speaker.casefold().split()))

    def _root(self, claim: Claim) -> Attribution | None:
        """The innermost attribution below the claim's own whose content the claim stands in."""
        at, seen = self.attributions.get(claim.attribution or ""), {claim.attribution}
        while at is not None:
            deeper = [
                each
                for each in self.within[at.id]
                if each.id not in seen
                and _tells_who(each)
                and each.field == claim.field
                and covers(each.content_spans, claim.start, claim.end)
            ]
            if not deeper:
                return at
            at = min(deeper, key=lambda each: (sum(b - a for a, b in each.content_spans), each.id))
            seen.add(at.id)
        return None


def _tells_who(attribution: Attribution) -> bool:
    """Whether an attribution has a speaker that leads further: not "it is believed", not a "he" who is left open."""
    pronouns = lexicon.words("en", "slots", "pronouns")
    return bool(attribution.speaker) and (
        attribution.speaker_actor is not None or attribution.speaker.casefold() not in pronouns
    )


def _is_nobody(speaker: str) -> bool:
    """Whether the words for a speaker are none, or a pronoun."""
    spoken = words(speaker)
    return not spoken or (len(spoken) == 1 and spoken[0] in lexicon.words("en", "slots", "pronouns"))


def _is_source(speaker: str) -> bool:
    """Whether the words are of somebody unnamed in or near an actor that they name: "a ministry official", "an official
    at the ministry", and not "the official Coast Wire"."""
    sources, after = lexicon.words("en", "slots", "unnamed_sources"), lexicon.words("en", "slots", "after_sources")
    spoken = words(speaker)
    return any(word in sources and (at + 1 == len(spoken) or spoken[at + 1] in after) for at, word in enumerate(spoken))


def _own(claim: Claim, near: Sequence[Claim], printed: Printings, world: World) -> tuple[str | None, str | None]:
    """Counter and notes of a claim in an article's own voice. A value in another's mouth that it can be the same as
    lends its counter: the closest value first, then the article's own citation, then the nearest."""
    options = []
    for each in near:
        found = relation(claim, each, world)
        if found.agrees or (found is Relation.COMPATIBLE and _near(claim, each)):
            away = (each.article != claim.article, abs(each.start - claim.start))
            vague = is_vague(each) and not is_vague(claim)
            options.append((found, vague, is_unnamed(each.counter), *away, each.id, each.counter))
    if options:
        notes = [note for note in (claim.inferred, TAKEN_OVER) if note]
        inferred = claim.inferred if TAKEN_OVER in (claim.inferred or "") else "; ".join(notes)
        return min(options)[-1], inferred
    return printed.of_stretch(claim.article, claim.field, claim.start), claim.inferred


def _near(one: Claim, two: Claim) -> bool:
    """Whether two figures that can both hold are near enough to be one ("more than 50", 58)."""
    low, high = sorted(each.low or each.high or Decimal(0) for each in (one, two))
    return high <= NEAR * low


def _changed_versions(claims: Sequence[Claim], printed: Printings) -> Sequence[Claim]:
    """A version of an origin that gives another value than the earliest printing counts for itself."""
    first: dict[tuple[str, str, str], tuple[int, set[tuple[str, ...]]]] = {}

    def is_origin(counter: str | None) -> bool:
        return counter is not None and printed.is_origin(counter)

    for each in where(claims, "counter", is_origin):
        if each.attribution is None:
            key, rank = (each.counter or "", each.event, each.slot), printed.rank(each.article)
            kept = first.get(key)
            if kept is None or rank < kept[0]:
                first[key] = (rank, {value_key(each)})
            elif rank == kept[0]:
                kept[1].add(value_key(each))

    def version(each: Claim) -> Claim:
        if each.attribution is not None:
            return each
        rank, known = first[each.counter or "", each.event, each.slot]
        is_other = rank != printed.rank(each.article) and value_key(each) not in known
        return revised(each, counter=each.article) if is_other else each

    return changed(claims, version, "counter", is_origin) if first else claims


def _followed(claims: Sequence[Claim], articles: Iterable[Article], world: World) -> Sequence[Claim]:
    """Who cites an outlet whose own article is in the pile cites whoever that article has the value from."""
    outlet_of = {each.id: each.outlet for each in articles}
    outlets = {plain_name(outlet): outlet for outlet in outlet_of.values() if outlet}
    named = {
        actor.id: outlets[name]
        for actor in world.actors.values()
        for name in sorted({plain_name(alias) for alias in (actor.name, *actor.aliases)})
        if name in outlets
    }
    asked = {
        (named[counter], event, slot)
        for counter, event, slot in values(claims, "counter", "event", "slot")
        if counter in named
    }
    if not asked:
        return claims
    told: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for each in claims:
        outlet = outlet_of.get(each.article) or ""
        if (outlet, each.event, each.slot) in asked and each.counter not in named:
            told[outlet, each.event, each.slot].append(each)

    def followed(each: Claim) -> Claim:
        source = named[each.counter or ""]
        if source == outlet_of[each.article]:  # a headline that ends in its outlet's name
            return each
        at_source = [
            (each.id == other.id, other.article, other.start, other.id, other.counter)
            for other in told.get((source, each.event, each.slot), ())
            if relation(each, other, world) is Relation.SAME
        ]
        return revised(each, counter=min(at_source)[-1]) if at_source else each

    return changed(claims, followed, "counter", named.__contains__)


@lru_cache(maxsize=20_000)
def plain_name(name: str | None) -> str:
    return "".join(char for char in (name or "").casefold() if char.isalnum()).removeprefix("the")
