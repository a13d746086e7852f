"""What comparing needs to know of a whole pile, beside the claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from variorum.comparing.scenes import Scenes
from variorum.dates import days
from variorum.linking.counters import plain_name
from variorum.linking.printings import Printings, printings
from variorum.linking.shingles import words
from variorum.linking.values.compare import World
from variorum.records import Article, Claim, Tables
from variorum.stored import values

AROUND = 120  # characters around a value that are its sentence, mostly
_REMEMBERED = 20_000  # surroundings of values whose runs are kept: a bound on memory
COPIED = 9  # words; two writers who tell one thing hardly share so long a run by chance

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
    cited: Mapping[str, frozenset[str]]  # article -> the actors that it cites for anything
    sources: Mapping[tuple[str, str], frozenset[str]]  # (event, article) -> the actors that it has figures from
    cues: Mapping[tuple[str, str], Sequence[int]]  # (article, field) -> where words of saying with a speaker stand
    direct: frozenset[str]  # the attributions that quote word for word
    outlets: Mapping[str, str]  # actor that bears an outlet's name -> that outlet
    outlet_names: frozenset[str]  # of the outlets of the pile, as `plain_name` has them
    agencies: Mapping[str, str]  # actor that bears the name of an agency whose text is printed -> that agency, folded
    _run_cache: dict[tuple[str, str, int, int], frozenset[tuple[str, ...]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    @classmethod
    def of(cls, tables: Tables) -> Pile:
        cited: dict[str, set[str]] = defaultdict(set)
        cues: dict[tuple[str, str], list[int]] = defaultdict(list)
        direct: set[str] = set()
        for id, article, name, kind, speaker, actor, spans in values(
            tables.attributions, "id", "article", "field", "kind", "speaker", "speaker_actor", "cue_spans"
        ):
            if speaker:
                cues[article, name].extend(start for start, _ in spans)
            if actor is not None:
                cited[article].add(actor)
            if kind == "direct":
                direct.add(id)
        sources: dict[tuple[str, str], set[str]] = defaultdict(set)
        actors = {actor.id for actor in tables.actors}
        for low, high, counter, event, article in values(tables.claims, "low", "high", "counter", "event", "article"):
            if (low is not None or high is not None) and counter in actors:
                sources[event, article].add(counter)
        names = {plain_name(article.outlet): article.outlet for article in tables.articles if article.outlet}
        printed = {
            plain_name(article.agency): article.agency.casefold() for article in tables.articles if article.agency
        }
        return cls(
            World.of(tables),
            printings(tables),
            {article.id: article for article in tables.articles},
            {row.id: row.article for row in tables.origins if row.rank == 1},
            Scenes.of(tables),
            {article: frozenset(found) for article, found in cited.items()},
            {key: frozenset(found) for key, found in sources.items()},
            {key: sorted(found) for key, found in cues.items()},
            frozenset(direct),
            {actor.id: names[plain_name(actor.name)] for actor in tables.actors if plain_name(actor.name) in names},
            frozenset(names),
            {actor.id: printed[plain_name(actor.name)] for actor in tables.actors if plain_name(actor.name) in printed},
        )

    def sources_of(self, event: str, claims: Iterable[Claim]) -> set[str]:
        """The actors from whom the articles of `claims` have figures of an event."""
        return {actor for each in claims for actor in self.sources.get((event, each.article), ())}

    def text(self, claim: Claim) -> str:
        """The title or text that the claim stands in."""
        article = self.articles[claim.article]
        return (article.title or "") if claim.field == "title" else article.text

    def copied(self, one: Claim, two: Claim) -> bool:
        """Whether the words around two values of different articles are the same: one was written from the other, or
        both from a third, though too little else is shared to call the articles copies."""
        return one.article != two.article and not self._runs(one).isdisjoint(self._runs(two))

    def _runs(self, claim: Claim) -> frozenset[tuple[str, ...]]:
        """The runs of words around a value, folded; each asked for once."""
        place = (claim.article, claim.field, claim.start, claim.end)
        if place not in self._run_cache:
            if len(self._run_cache) >= _REMEMBERED:
                self._run_cache.clear()
            around = words(self.text(claim)[max(0, claim.start - AROUND) : claim.end + AROUND])
            runs = (tuple(around[at : at + COPIED]) for at in range(len(around) - COPIED + 1))
            self._run_cache[place] = frozenset(runs)
        return self._run_cache[place]

    def outlet(self, article: str) -> str:
        """The article's outlet as printed, else its title, else its id."""
        known = self.articles.get(article)
        return (known.outlet or known.title or known.path if known else None) or article

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
