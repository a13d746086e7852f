"""What comparing needs to know of a whole pile, beside the claims."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from variorum import lexicon
from variorum.comparing.rivals import Rivals
from variorum.comparing.scenes import Scenes
from variorum.comparing.sides import Sides
from variorum.comparing.sources import Sources
from variorum.comparing.together import Together
from variorum.comparing.told import TOLLS
from variorum.dates import days
from variorum.linking.counters import plain_name
from variorum.linking.event_features import LONG_BEFORE
from variorum.linking.event_kinds import event_kinds
from variorum.linking.identities import Identities
from variorum.linking.printings import Printings, printings
from variorum.linking.shingles import words
from variorum.linking.values.compare import World, head
from variorum.records import Article, Claim, Tables
from variorum.stored import values

Counting = Mapping[tuple[str, str, str], Sequence[tuple[int, str]]]
"""(event, article, field) -> where who counts people hurt."""


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
    together: Together
    identities: Identities
    cited: Mapping[str, frozenset[str]]  # article -> the actors that it cites for anything
    counted: Mapping[tuple[str, str], frozenset[str]]  # (event, article) -> the actors that it has figures from
    counting: Counting
    doers: Mapping[tuple[str, str], frozenset[str]]  # (event, article) -> the actors that it says did it
    cues: Mapping[tuple[str, str], Sequence[int]]  # (article, field) -> where words of saying with a speaker stand
    direct: frozenset[str]  # the attributions that quote word for word
    voiceless: frozenset[str]  # the attributions whose speaker is a happening ("a coalition air strike ... said")
    outlets: Mapping[str, str]  # actor that bears an outlet's name -> that outlet
    outlet_names: frozenset[str]  # of the outlets of the pile, as `plain_name` has them
    agencies: Mapping[str, str]  # actor that bears the name of an agency whose text is printed -> that agency, folded
    platforms: frozenset[str]  # actors that are places where anybody can post something
    sources: Sources
    sides: Sides
    rivals: Rivals

    @classmethod
    def of(cls, tables: Tables) -> Pile:
        cited: dict[str, set[str]] = defaultdict(set)
        cues: dict[tuple[str, str], list[int]] = defaultdict(list)
        direct: set[str] = set()
        voiceless: set[str] = set()
        behind = re.compile(rf"\s+{lexicon.either('en', 'doubts', 'noun_ends')}\s")  # what belongs to the noun before
        happenings = event_kinds().nouns() | lexicon.words("en", "slots", "scenes.measures")
        for id, article, name, kind, speaker, actor, spans in values(
            tables.attributions, "id", "article", "field", "kind", "speaker", "speaker_actor", "cue_spans"
        ):
            if speaker:
                cues[article, name].extend(start for start, _ in spans)
            if actor is not None:
                cited[article].add(actor)
            if kind == "direct":
                direct.add(id)
            if behind.split(speaker)[0].rpartition(" ")[2] in happenings:  # "Boston Fire" is somebody
                voiceless.add(id)
        sources: dict[tuple[str, str], set[str]] = defaultdict(set)
        counting: dict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
        actors = {actor.id for actor in tables.actors}
        doers: dict[tuple[str, str], set[str]] = defaultdict(set)
        for low, high, counter, event, article, name, start, slot, actor in values(
            tables.claims, "low", "high", "counter", "event", "article", "field", "start", "slot", "actor"
        ):
            if actor is not None and head(slot) == "perpetrator":
                doers[event, article].add(actor)
            if (low is not None or high is not None) and counter in actors:
                sources[event, article].add(counter)
                if head(slot) in TOLLS:
                    counting[event, article, name].append((start, counter))
        posted = lexicon.words("en", "slots", "scenes.platforms")
        plain = {actor.id: plain_name(actor.name) for actor in tables.actors}
        names = {plain_name(article.outlet): article.outlet for article in tables.articles if article.outlet}
        printed = {
            plain_name(article.agency): article.agency.casefold() for article in tables.articles if article.agency
        }
        articles, world = {article.id: article for article in tables.articles}, World.of(tables)
        scenes = Scenes(tables, articles, world.places)
        sayings = {key: sorted(found) for key, found in cues.items()}
        return cls(
            world,
            printings(tables),
            articles,
            {row.id: row.article for row in tables.origins if row.rank == 1},
            scenes,
            Together(tables, articles, scenes, sayings),
            Identities(tables, scenes.sentences),
            {article: frozenset(found) for article, found in cited.items()},
            {key: frozenset(found) for key, found in sources.items()},
            counting,
            {key: frozenset(found) for key, found in doers.items()},
            sayings,
            frozenset(direct),
            frozenset(voiceless),
            {id: names[name] for id, name in plain.items() if name in names},
            frozenset(names),
            {id: printed[name] for id, name in plain.items() if name in printed},
            frozenset(actor.id for actor in tables.actors if set(words(actor.name)) <= posted),
            Sources(articles, scenes),
            Sides(tables, world.actors),
            Rivals.of(tables),
        )

    def sources_of(self, event: str, claims: Iterable[Claim]) -> set[str]:
        """The actors from whom the articles of `claims` have figures of an event."""
        return {actor for each in claims for actor in self.counted.get((event, each.article), ())}

    def text(self, claim: Claim) -> str:
        """The title or text that the claim stands in."""
        return self.sources.text(claim)

    def outlet(self, article: str) -> str:
        """Who printed the article; the id itself where the pile has no such article."""
        known = self.articles.get(article)
        return known.printed_by if known else article

    def voice(self, claim: Claim) -> str:
        """Whose word `claim` is: its counter, and for what outlets say themselves the outlet: its next report is the
        same voice, and so is whoever cites the outlet by its name."""
        counter = claim.counter or claim.article
        if counter in self.agencies:
            return self._house(self.agencies[counter])
        if counter in self.outlets:
            return self._house(None, self.outlets[counter])
        known = self.articles.get(self.first_printing.get(counter, counter))
        return (self._house(known.agency, known.outlet) if known else "") or counter

    def _house(self, agency: str | None, outlet: str | None = None) -> str:
        """The voice of an agency, else of an outlet; "" for neither. An agency with articles of its own in the pile
        is an outlet there."""
        if agency and plain_name(agency) not in self.outlet_names:
            return f"agency {agency.casefold()}"
        own = agency or outlet
        return f"outlet {plain_name(own)}" if own else ""

    def said(self, claim: Claim) -> When | None:
        """When the value was said: the day of the saying, else the day of printing."""
        known = self.articles.get(claim.article)
        for value in (claim.said, known.published if known else None):
            span = days(value)
            if value and span and span[0] == span[1]:
                return span[0], value.partition("T")[2]
        return None

    def looks_back(self, claim: Claim) -> bool:
        """Whether a claim has no day of saying but that of its article, which is of long after its event."""
        span, when, known = self.rivals.days.get(claim.event), self.said(claim), self.articles.get(claim.article)
        printed = days(known.published) if known else None
        if span is None or when is None or printed is None or when[0] != printed[0]:
            return False
        return (printed[0] - span[1]).days > LONG_BEFORE
