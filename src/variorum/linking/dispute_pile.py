"""What disputes need to know of the linked tables: who is cited for what, and where else it can be told."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from variorum import lexicon
from variorum.annotating.spans import overlap
from variorum.linking.affairs import Alike
from variorum.linking.denials import Denial, Sayings, longest
from variorum.linking.denied_words import empty, heading
from variorum.linking.event_kinds import event_kinds
from variorum.linking.negations import in_kinds, negation
from variorum.linking.shingles import words
from variorum.linking.trigger_words import stem
from variorum.records import Attribution, Claim, EventMention, Passage, Span, Tables, content_id
from variorum.stored import values, where

# A word that more than this share of an event's articles have, where they are FEW or more, tells nothing of what is
# denied: "chemical" and "weapons" stand in all articles on a gas attack.
COMMON, FEW = 0.5, 12
_LESS = re.compile(r"\bless\s+(?:as|an?|about|because)\b[^.;]*?\bthan\b", re.IGNORECASE)
AHEAD = 3  # words before a cue in which it is negated
NAMED = 5  # letters of a name that its adjective has, too
LEADS = 4  # words with which a statement opens: "on Monday they had seen"
DISPUTE = "dispute"  # the kind of an event that is nothing but what somebody says and another denies


class Pile:
    """What disputes need to know of the linked tables."""

    def __init__(self, tables: Tables, near_articles: Neighbours) -> None:
        told_denied = _told_denied(tables)
        self.near_articles = near_articles
        denying = set(near_articles)
        reached = denying.union(*near_articles.values())
        near = {event.id for event in tables.events if not reached.isdisjoint(event.articles)}
        self.published = {article.id: (article.published or "")[:10] for article in tables.articles}
        self.adopted: dict[tuple[str, str], EventMention] = {}
        self.founded: set[str] = set()  # the events of disputes that are of no other event
        self.articles_of: dict[str, list[str]] = {
            event.id: list(event.articles) for event in tables.events if event.id in near
        }
        wanted = reached.union(*self.articles_of.values())
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
        self.told_in: dict[str, list[EventMention]] = defaultdict(list)  # by article
        for mention in where(tables.event_mentions, "event", near.__contains__):
            if mention.field == "text":
                self.mentions[mention.event, mention.article].append(mention)
                self.told_in[mention.article].append(mention)
        for held in self.told_in.values():
            held.sort(key=lambda each: (each.start, each.id))
        of_deeds = list(where(tables.claims, "slot", "perpetrator".__eq__))
        self.blaming = {each.attribution for each in of_deeds if each.event in near} - {None}
        self.not_done = {(each.event, each.speaker_actor) for each in of_deeds if each.stance == "denied"}
        told = (pair for pair in values(tables.claims, "article", "event") if pair[0] in reached)
        self.weight: Counter[tuple[str, str]] = Counter(told)
        self.kinds = {event.id: event_kinds().group(event.kind) for event in tables.events if event.id in near}
        self.dates = {event.id: event.date for event in tables.events if event.id in near}
        self.minor = {event.id for event in tables.events if event_kinds().minor(event.kind)}
        self.aside = {event.id for event in tables.events if event_kinds().aside(event.kind)}
        self.events_of: dict[str, set[str]] = defaultdict(set)
        for event, articles in self.articles_of.items():
            for article in articles:
                self.events_of[article].add(event)
        self.sayings = Sayings(self.texts, self.attributions, nameless, told_denied)
        self._common: dict[str, frozenset[str]] = {}

    def heading(self, denial: Denial) -> str:
        """What is denied as a heading says it; of a denial of "the report" what is told in it."""
        if denial.negation is not None:
            return heading(denial.negation.statement)
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

    def accuses_another(self, attribution: Attribution, denial: Denial) -> bool:
        """Whether somebody is accused whom the denial itself speaks of: "accused the company of bribing" is no answer
        to "denied taking bribes from the company"."""
        text = self.texts[attribution.article]
        start, end = longest(attribution)
        accused, of, _ = text[start:end].partition(" of ")
        accusing = lexicon.words("en", "disputes", "accusing")
        if not of or not any(accusing & set(words(text[a:b])) for a, b in attribution.cue_spans):
            return False
        party = self.sayings.stems(attribution.article, (start, start + len(accused)))
        return bool(party) and party <= denial.stems

    def of_one_day_and_place(self, denial: Denial, article: str, span: Span) -> bool:
        """Whether what an article tells can be what is said not to be so: no other weekday stands in it, and the
        article has all the names of the denial."""
        statement = denial.negation.statement if denial.negation is not None else ""
        text = self.texts[article]
        first, second = ({day for day in _weekdays() if day in told} for told in (statement, text[slice(*span)]))
        if first and second and not first & second:
            return False
        names = {each for each in _NAME.findall(statement) if each not in _weekdays() and each not in text}
        if not names:
            return True
        told = in_kinds(self.sayings.stems(article, (0, len(text))))
        return not any(told.isdisjoint(in_kinds(frozenset((stem(each),)))) for each in names)

    def may_mean_denier(self, denial: Denial, article: str, sentence: Span) -> bool:
        """Whether a sentence can be of what is laid at the denier's door: "denied that its members had burnt houses" is
        answered by who names the denier."""
        said = words(self.texts[denial.attribution.article][slice(*denial.span)])
        if not lexicon.words("en", "disputes", "possessives") & set(said[:2]):
            return True
        names = {word[:NAMED] for word in words(denial.attribution.speaker) if word not in empty()}
        told = {word[:NAMED] for word in words(self.texts[article][slice(*sentence)])}
        return not names or not names.isdisjoint(told)

    def is_of_the_same_breath(self, denial: Denial, article: str, sentence: Span) -> bool:
        """Whether a sentence is that of the denial, and has no word that sets two speakers against each other: then
        what stands beside the denial is most likely the denier's as well."""
        if article != denial.attribution.article or not overlap(sentence, denial.span):
            return False
        said = words(self.texts[article][slice(*sentence)])
        return lexicon.words("en", "disputes", "opposing").isdisjoint(said)

    def says_itself(self, denial: Denial, attribution: Attribution | None) -> bool:
        """Whether who denies is called as who says it: "the railway"."""
        return attribution is not None and words(attribution.speaker) == words(denial.attribution.speaker)

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

    def is_negated(self, article: str, attribution: Attribution | None, span: Span) -> bool:
        """Whether what an article tells is negated, in its words or right before the cue that brings them: "has not
        changed its position on the reform"; or is played down: "less as a change than as a reflection"."""
        if self.negated(article, span) or _LESS.search(self.texts[article], *span):
            return True
        cues = [start for start, _ in attribution.cue_spans if start < span[0]] if attribution is not None else []
        ahead = words(self.texts[article][max(0, min(cues) - 20 * AHEAD) : min(cues)])[-AHEAD:] if cues else []
        behind = words(self.texts[article][min(cues) : span[0]]) if cues else []
        return not lexicon.words("en", "disputes", "negations").isdisjoint((*ahead, *behind))

    def both_of_themselves(self, denial: Denial, attribution: Attribution | None, span: Span) -> bool:
        """Whether two who speak each tell of themselves: "they had seen more thefts", "they had not seen more"."""
        if attribution is None or denial.negation is None:
            return False
        own = lexicon.words("en", "disputes", "themselves")
        told = [
            words(each)[:LEADS] for each in (denial.negation.statement, self.texts[attribution.article][slice(*span)])
        ]
        return all(not own.isdisjoint(each) for each in told)

    def told(self, article: str) -> Iterable[tuple[Attribution | None, Span, Span]]:
        """What an article tells, sentence by sentence: what somebody in it is cited for, else the sentence itself; and
        the sentence."""
        said = [(each, longest(each)) for each in self.attributions.get(article, ())]
        starts = [span[0] for _, span in said]
        for row in self.passages.get(article, ()):
            cited = [
                (each, span)
                for each, span in said[: bisect_right(starts, row.end)]
                if overlap(span, (row.start, row.end)) > 0
            ]
            whole = (row.start, row.end)
            if cited:
                yield from ((each, span, whole) for each, span in cited)
            else:
                yield None, whole, whole

    def candidates(self, denials: Sequence[Denial]) -> list[str]:
        """The articles that may tell what is denied: those of one affair with a denying one, or of one event."""
        denying = {each.attribution.article for each in denials}
        found = denying.union(*(self.near_articles.get(each, ()) for each in denying))
        return sorted(found.union(*(self.articles_of[event] for each in denying for event in self.events_of[each])))

    def meet(self, one: str, two: str) -> bool:
        """Whether two articles are one, of one affair, or on one event."""
        if one == two or two in self.near_articles.get(one, ()) or one in self.near_articles.get(two, ()):
            return True
        return not self.events_of[one].isdisjoint(self.events_of[two])

    def found(self, article: str, start: int) -> str:
        """The id of an event that is the dispute itself, told first from `start` on."""
        id = content_id("e", article, "text", start, DISPUTE)
        self.founded.add(id)
        return id

    def sides(self, actor: str | None) -> set[str]:
        """An actor and what it is part of."""
        found: set[str] = set()
        while actor is not None and actor not in found:
            found.add(actor)
            actor = self.parents.get(actor)
        return found

    def event_of(self, told_in: Iterable[str]) -> str | None:
        """The event that most of the articles tell, among equals the one that they say most of."""
        articles = sorted(set(told_in))
        told = ((event, article) for article in articles for event in self.events_of[article])
        counts = Counter(event for event, article in told if self.mentions.get((event, article)))
        if not counts:
            return None

        def order(event: str) -> tuple[int, bool, int, str]:
            weight = sum(self.weight[article, event] for article in articles)
            return -counts[event], event in self.minor, -weight, event

        return min(counts, key=order)

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
    ) -> Claim:
        """The claim of a stretch of an article. Where the article has no word for the event, the stretch tells it."""
        name = article or (attribution.article if attribution is not None else "")
        start, end = span
        mentions = self.mentions.get((event, name)) or [self._adopted(event, name, span, attribution)]
        speaker = attribution.speaker if attribution is not None else ""
        actor = attribution.speaker_actor if attribution is not None else None
        nearest = min(mentions, key=lambda row: (abs(row.start - start), row.id))
        return Claim(
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

    def _adopted(self, event: str, article: str, span: Span, attribution: Attribution | None) -> EventMention:
        """The words as what tells the event in an article that has no other word for it."""
        start, end = span
        id = content_id("m", article, "text", start, end)
        said = None if attribution is None else attribution.id
        found = EventMention(id, event, article, "text", start, end, self.texts[article][start:end], said)
        return self.adopted.setdefault((event, article), found)


def _told_denied(tables: Tables) -> set[str]:
    """The denials that claims tell already: that it happened, or who did it, where somebody asserts that of the event.
    A day, a place or a count inside a denial is not what is denied."""
    names = ("event", "slot", "stance", "attribution")
    rows = [row for row in values(tables.claims, *names) if row[1] in ("occurrence", "perpetrator")]
    asserted = {(event, slot) for event, slot, stance, _ in rows if stance != "denied"}
    return {
        id
        for event, slot, stance, id in rows
        if stance == "denied" and id is not None and (slot == "occurrence" or (event, slot) in asserted)
    }


_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z][^\W\d_]{2,}")  # a capital inside a sentence


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(day.capitalize() for day in lexicon.words("en", "times", "weekdays.full"))


Neighbours = Mapping[str, frozenset[str]]
"""For each article in which somebody denies something the others of one affair with it."""


def neighbours(tables: Tables, alike: Alike) -> Neighbours:
    """The articles in which somebody denies something, in words for it or by a negation, with those of one affair."""
    texts = {article.id: article.text for article in tables.articles}
    names = ("article", "field", "stance", "content_spans", "speaker_actor")
    found = set()
    for article, field, stance, spans, actor in values(tables.attributions, *names):
        if article in found or field != "text" or actor is None or not spans:
            continue
        if stance == "denied" or negation(texts[article][slice(*max(spans, key=lambda span: span[1] - span[0]))]):
            found.add(article)
    return {id: frozenset(alike.get(id, ())) for id in sorted(found)}
