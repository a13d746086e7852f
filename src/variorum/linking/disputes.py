"""What somebody denies, of any kind, and who asserts it: claims of one slot `occurrence:WORDS` on one event.

Floor 2 makes claims of denials that are of an event or of who did it. Most denials are of something else ("denied that
too many tickets were sold", "rejected the accusation"): they are attributions with the stance `denied`, and what they
deny is told by a sentence of another article, or by an accusation just before. Two propositions are taken for one where
most of the telling words of what is denied stand in a sentence that is not negated; an accusation is taken for what a
denial means where it stands right before it. Both are guesses, and say so.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from variorum import lexicon
from variorum.annotating.spans import overlap
from variorum.linking.denials import SHARE, SHARED, Denial, Sayings, longest
from variorum.linking.denied_words import heading, weapons
from variorum.linking.event_kinds import event_kinds
from variorum.linking.shingles import words
from variorum.records import Attribution, Claim, EventMention, Passage, Span, Tables, content_id
from variorum.stored import extended, values, where

DENIED = "hung on its event by the words of the denial"
ASSERTED = "taken for what is denied by its words"
ACCUSED = "taken for what is denied, told just before the denial"
# A word that more than this share of an event's articles have, where they are FEW or more, tells nothing of what is
# denied: "chemical" and "weapons" stand in all articles on a gas attack.
COMMON, FEW = 0.5, 12


def link_disputes(tables: Tables) -> Tables:
    """The tables with a claim for each denial that has none yet and that somebody contradicts, and for who does."""
    pile = _Pile(tables)
    made: dict[str, Claim] = {}
    for denials in _same(pile.sayings.denials()):
        event = pile.event_of(denials)
        if event is None or pile.is_of_the_deed(denials, event):
            continue
        claims = _claims(pile, denials, event)
        if len({claim.stance == "denied" for claim in claims}) == 2:
            made.update((claim.id, claim) for claim in claims)
    if not made:
        return tables
    every = extended(Claim, tables.claims, made.values())
    return replace(tables, claims=every.sorted("article", "field", "start", "id"))


def _same(denials: Sequence[Denial]) -> list[list[Denial]]:
    """Denials of one thing together: of one accusation, or in the same telling words."""
    groups: list[list[Denial]] = []
    by_stem: dict[str, list[list[Denial]]] = defaultdict(list)
    for each in denials:
        near = [group for name in sorted(each.stems) for group in by_stem[name]]
        home = next((group for group in near if _one_thing(group[0].stems, each.stems)), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(each)
        for name in each.stems:
            by_stem[name].append(home)
    return groups


def _one_thing(denied: frozenset[str], told: frozenset[str]) -> bool:
    """Whether the telling words of what is denied are so much those of what is told that both are of one thing."""
    shared = denied & told
    return len(shared) >= SHARED and len(shared) >= SHARE * len(denied)


def _claims(pile: _Pile, denials: Sequence[Denial], event: str) -> list[Claim]:
    first = denials[0]
    slot = "occurrence:" + pile.heading(first)
    found: list[Claim] = []
    deniers = {each.attribution.speaker_actor for each in denials} - {None}
    for each in denials:
        found.extend(pile.claim(event, slot, each.attribution, each.span, "denied", DENIED))
        if each.accusation is not None:
            told = pile.accusation_words(each.accusation)
            stance = "asserted" if each.accusation.stance == "denied" else each.accusation.stance
            found.extend(pile.claim(event, slot, each.accusation, told, stance, ACCUSED))
    telling = first.stems - pile.common(event)
    if pile.kinds[event] == "attack" and len(telling - weapons()) < SHARED:
        return found  # who used what is the slot `perpetrator`, with denials of its own
    for article in pile.articles_of[event]:
        best: tuple[int, Claim] | None = None
        for attribution, span in pile.told(article):
            stems = pile.sayings.stems(article, span)
            shared = len(telling & stems)
            # What nobody is cited for has to say all of it: a sentence of an article says more than one thing.
            if not _one_thing(first.stems, stems) or shared < (SHARED if attribution else len(first.stems)):
                continue
            if pile.negated(article, span) or (attribution is not None and attribution.stance == "denied"):
                continue
            if attribution is not None and pile.sides(attribution.speaker_actor) & deniers:
                continue
            stance = "asserted" if attribution is None else attribution.stance
            for claim in pile.claim(event, slot, attribution, span, stance, ASSERTED, article):
                if not any(_meet(claim, known) for known in found) and (best is None or shared > best[0]):
                    best = shared, claim
        if best is not None:
            found.append(best[1])
    return found


def _meet(one: Claim, two: Claim) -> bool:
    """Whether two claims stand on words of one article that overlap."""
    return one.article == two.article and overlap((one.start, one.end), (two.start, two.end)) > 0


class _Pile:
    """What disputes need to know of the linked tables."""

    def __init__(self, tables: Tables) -> None:
        told_denied = {id for id, stance in values(tables.claims, "attribution", "stance") if stance == "denied"}
        denying = self._denying(tables.attributions, told_denied)
        near = {event.id for event in tables.events if not denying.isdisjoint(event.articles)}
        self.articles_of: dict[str, list[str]] = {
            event.id: list(event.articles) for event in tables.events if event.id in near
        }
        wanted = denying.union(*self.articles_of.values())
        self.texts = {article.id: article.text for article in tables.articles if article.id in wanted}
        self.parents = {actor.id: actor.part_of for actor in tables.actors}
        self.names = {actor.id: actor.name for actor in tables.actors}
        nameless = {actor.id for actor in tables.actors if actor.kind == "unnamed"}
        self.attributions: dict[str, list[Attribution]] = defaultdict(list)
        for each in where(tables.attributions, "article", wanted.__contains__):
            if each.field == "text" and each.content_spans:
                self.attributions[each.article].append(each)
        for rows in self.attributions.values():
            rows.sort(key=lambda row: (longest(row)[0], row.id))
        self.passages: dict[str, list[Passage]] = defaultdict(list)
        for row in where(tables.passages, "article", wanted.__contains__):
            if row.field == "text" and row.kind == "sentence":
                self.passages[row.article].append(row)
        self.mentions: dict[tuple[str, str], list[EventMention]] = defaultdict(list)
        for mention in where(tables.event_mentions, "event", near.__contains__):
            if mention.field == "text":
                self.mentions[mention.event, mention.article].append(mention)
        of_deeds = list(where(tables.claims, "slot", "perpetrator".__eq__))
        self.blaming = {each.attribution for each in of_deeds if each.event in near} - {None}
        self.not_done = {(each.event, each.speaker_actor) for each in of_deeds if each.stance == "denied"}
        told = (pair for pair in values(tables.claims, "article", "event") if pair[0] in denying)
        self.weight: Counter[tuple[str, str]] = Counter(told)
        self.kinds = {event.id: event_kinds().group(event.kind) for event in tables.events if event.id in near}
        self.events_of: dict[str, set[str]] = defaultdict(set)
        for event, articles in self.articles_of.items():
            for article in articles:
                self.events_of[article].add(event)
        self.sayings = Sayings(self.texts, self.attributions, nameless, told_denied)
        self._common: dict[str, frozenset[str]] = {}

    def _denying(self, attributions: Sequence[Attribution], told_denied: set[str]) -> set[str]:
        """The articles in which somebody denies what no claim tells yet; all else that is asked is of them, and of
        the articles that tell the same events."""
        names = ("id", "article", "field", "stance", "speaker_actor")
        return {
            article
            for id, article, field, stance, actor in values(attributions, *names)
            if stance == "denied" and field == "text" and actor is not None and id not in told_denied
        }

    def heading(self, denial: Denial) -> str:
        """What is denied as a heading says it; of a denial of "the report" what is told in it."""
        article, span = denial.attribution.article, self.sayings.denied(denial.attribution)
        if denial.accusation is None or self.sayings.telling(article, span):
            return heading(self.texts[article][slice(*span)])
        return heading(self.texts[article][slice(*longest(denial.accusation))], accusing=True)

    def accusation_words(self, attribution: Attribution) -> Span:
        """The longest content, from its cue on where that accuses and stands right before it: "accused police of"."""
        start, end = longest(attribution)
        accusing = lexicon.words("en", "disputes", "accusing")
        text = self.texts[attribution.article]
        for a, b in attribution.cue_spans:
            if 0 <= start - b <= 1 and accusing & set(words(text[a:b])):
                return a, end
        return start, end

    def common(self, event: str) -> frozenset[str]:
        """The stems that many of an event's articles have, where it has more than a few."""
        if event not in self._common:
            articles = self.articles_of[event]
            seen = Counter(name for each in articles for name in self.sayings.stems(each, (0, len(self.texts[each]))))
            many = len(articles) >= FEW
            self._common[event] = frozenset(name for name in seen if many and seen[name] > COMMON * len(articles))
        return self._common[event]

    def negated(self, article: str, span: Span) -> bool:
        """Whether a word of negation stands in the stretch."""
        negations = lexicon.words("en", "disputes", "negations")
        text = self.texts[article][slice(*span)].lower()
        return bool(negations & set(words(text))) or "n't" in text or "n\u2019t" in text

    def told(self, article: str) -> Iterable[tuple[Attribution | None, Span]]:
        """What an article tells, sentence by sentence: what somebody in it is cited for, else the sentence itself."""
        said = [(each, longest(each)) for each in self.attributions.get(article, ())]
        starts = [span[0] for _, span in said]
        for row in self.passages.get(article, ()):
            cited = [
                (each, span)
                for each, span in said[: bisect_right(starts, row.end)]
                if overlap(span, (row.start, row.end)) > 0
            ]
            if cited:
                yield from cited
            else:
                yield None, (row.start, row.end)

    def sides(self, actor: str | None) -> set[str]:
        """An actor and what it is part of."""
        found: set[str] = set()
        while actor is not None and actor not in found:
            found.add(actor)
            actor = self.parents.get(actor)
        return found

    def event_of(self, denials: Sequence[Denial]) -> str | None:
        """The event that most of the denying articles tell, among equals the one that they say most of."""
        articles = sorted({each.attribution.article for each in denials})
        told = ((event, article) for article in articles for event in self.events_of[article])
        counts = Counter(event for event, article in told if self.mentions.get((event, article)))
        if not counts:
            return None
        return min(
            counts, key=lambda event: (-counts[event], -sum(self.weight[article, event] for article in articles), event)
        )

    def is_of_the_deed(self, denials: Sequence[Denial], event: str) -> bool:
        """Whether who did it is what is denied, and the slot `perpetrator` has that denier's denial already."""
        return any(
            each.accusation is not None
            and each.accusation.id in self.blaming
            and (event, each.attribution.speaker_actor) in self.not_done
            for each in denials
        )

    def claim(
        self,
        event: str,
        slot: str,
        attribution: Attribution | None,
        span: Span,
        stance: str,
        inferred: str,
        article: str | None = None,
    ) -> list[Claim]:
        """The claim of a stretch of an article, as a list of one; none where the article has no word for the event."""
        name = article or (attribution.article if attribution is not None else "")
        mentions = self.mentions.get((event, name))
        if not mentions:
            return []
        start, end = span
        speaker = attribution.speaker if attribution is not None else ""
        actor = attribution.speaker_actor if attribution is not None else None
        nearest = min(mentions, key=lambda row: (abs(row.start - start), row.id))
        return [
            Claim(
                id=content_id("c", name, "text", start, end, slot, speaker),
                event=event,
                event_mention=nearest.id,
                article=name,
                field="text",
                slot=slot,
                low=None,
                high=None,
                about=None,
                step=None,
                unit=None,
                of=None,
                period=None,
                date=None,
                place=None,
                relation=None,
                actor=None,
                text=self.texts[name][start:end],
                start=start,
                end=end,
                speaker=self.names.get(actor or "", speaker) if actor is not None else speaker,
                speaker_actor=actor,
                counter=None,
                stance=stance,
                attribution=attribution.id if attribution is not None else None,
                said=None,
                superseded=False,
                inferred=inferred,
            )
        ]
