"""What somebody denies, of any kind, and who asserts it: claims of one slot `occurrence:WORDS` on one event.

Floor 2 makes claims of denials that are of an event or of who did it. Most denials are of something else ("denied that
too many tickets were sold", "rejected the accusation"): they are attributions with the stance `denied`, and what they
deny is told by a sentence of another article, or by an accusation just before. Two propositions are taken for one where
most of the telling words of what is denied stand in a sentence that is not negated; an accusation is taken for what a
denial means where it stands right before it. Both are guesses, and say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from variorum.annotating.spans import overlap
from variorum.linking.denials import NEGATED, SHARE, SHARED, Denial
from variorum.linking.denied_words import is_statement, weapons
from variorum.linking.dispute_pile import DISPUTE, Neighbours, Pile
from variorum.linking.dispute_scenes import event_around
from variorum.linking.event_kinds import event_kinds
from variorum.linking.negations import in_kinds
from variorum.records import Attribution, Claim, Event, EventMention, Span, Tables
from variorum.stored import extended

DENIED = "hung on its event by the words of the denial"
ASSERTED = "taken for what is denied by its words"
ACCUSED = "taken for what is denied, told just before the denial"
# Of the words of a negated statement, and of those that are negated, this share stands in what it contradicts. In
# attacks and wars the same words recur in all that is told; there all that is negated has to be told, and most else.
NEGATED_SHARE, IN_WAR = 0.5, 0.75

WARLIKE = frozenset({"attack", "war", "clash", "offensive", "siege", "agreement"})  # groups of kinds


@dataclass(frozen=True, slots=True)
class _Telling:
    """Where an article says what somebody denies."""

    article: str
    attribution: Attribution | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Said:
    """What a claim is to be made of."""

    article: str
    attribution: Attribution | None
    span: Span
    stance: str
    inferred: str


def link_disputes(tables: Tables, near: Neighbours) -> Tables:
    """The tables with a claim for each denial that has none yet and that somebody contradicts, and for who does.
    `near`: for each article in which somebody denies something those of one affair."""
    pile = Pile(tables, near)
    made: dict[str, Claim] = {}
    for denials in _same(pile, pile.sayings.denials()):
        claims = _claims(pile, denials)
        if len({claim.stance == "denied" for claim in claims}) == 2:
            made.update((claim.id, claim) for claim in claims)
    if not made:
        return tables
    every = extended(Claim, tables.claims, made.values()).sorted("article", "field", "start", "id")
    used = {claim.event_mention for claim in made.values()}
    adopted = [row for row in pile.adopted.values() if row.id in used]
    if not adopted:
        return replace(tables, claims=every)
    mentions = extended(EventMention, tables.event_mentions, adopted).sorted("article", "field", "start", "id")
    more: dict[str, set[str]] = defaultdict(set)
    for row in adopted:
        more[row.event].add(row.article)
    founded = (
        Event(id, DISPUTE, event_kinds().title(DISPUTE), None, None, None, tuple(sorted(more[id])))
        for id in sorted(pile.founded & more.keys())
    )
    events = tuple(
        replace(event, articles=tuple(sorted({*event.articles, *more[event.id]}))) if event.id in more else event
        for event in sorted((*tables.events, *founded), key=lambda event: event.id)
    )
    return replace(tables, claims=every, event_mentions=mentions, events=events)


def _same(pile: Pile, denials: Sequence[Denial]) -> list[list[Denial]]:
    """Denials of one thing together: of one accusation, or in the same telling words, in articles of one affair or on
    one event."""
    groups: list[list[Denial]] = []
    by_stem: dict[str, list[list[Denial]]] = defaultdict(list)
    for each in denials:
        near = [group for name in sorted(each.stems) for group in by_stem[name]]
        home = next((group for group in near if _are_of_one(pile, group[0], each)), None)
        if home is None:
            home = []
            groups.append(home)
        home.append(each)
        for name in each.stems:
            by_stem[name].append(home)
    return groups


def _are_of_one(pile: Pile, one: Denial, two: Denial) -> bool:
    """Whether two denials are of one thing."""
    return _one_thing(one.stems, two.stems) and pile.meet(one.attribution.article, two.attribution.article)


def _one_thing(denied: frozenset[str], told: frozenset[str]) -> bool:
    """Whether the telling words of what is denied are so much those of what is told that both are of one thing."""
    shared = denied & told
    return len(shared) >= SHARED and len(shared) >= SHARE * len(denied)


def _claims(pile: Pile, denials: Sequence[Denial]) -> list[Claim]:
    """The claims of what is denied, of who denies it and of who says it; [] where no event is told there."""
    denying = [each.attribution.article for each in denials]
    event = pile.event_of(denying)
    if event is not None and pile.is_of_the_deed(denials, event):
        return []
    said = _said(pile, denials, event)
    articles = [each.article for each in said]
    if event is None or any(each not in pile.articles_of[event] for each in articles):
        event = pile.event_of(articles)
    if event is None:
        return []
    event = event_around(pile, [(each.article, each.span) for each in said], denying) or pile.found(
        said[0].article, said[0].span[0]
    )
    slot = "occurrence:" + pile.heading(denials[0])
    return [
        pile.claim(event, slot, each.attribution, each.span, each.stance, each.inferred, each.article) for each in said
    ]


def _said(pile: Pile, denials: Sequence[Denial], event: str | None) -> list[_Said]:
    """What is denied, where it is denied, and where it is said. `event`: the one that the denials' articles tell."""
    found: list[_Said] = []
    for each in denials:
        article = each.attribution.article
        why = DENIED if each.negation is None else NEGATED
        found.append(_Said(article, each.attribution, each.span, "denied", why))
        if each.accusation is not None:
            told = pile.accusation_words(each.accusation)
            stance = "asserted" if each.accusation.stance == "denied" else each.accusation.stance
            found.append(_Said(article, each.accusation, told, stance, ACCUSED))
    for telling in _answered(pile, denials, event):
        stance = "asserted" if telling.attribution is None else telling.attribution.stance
        if not any(telling.article == known.article and overlap(telling.span, known.span) for known in found):
            found.append(_Said(telling.article, telling.attribution, telling.span, stance, ASSERTED))
    return found


def _answered(pile: Pile, denials: Sequence[Denial], event: str | None) -> Iterator[_Telling]:
    """In each article the words that say most of what is denied, where they say enough of it. `event`: the one that the
    denials are of."""
    first = denials[0]
    telling = first.stems - (pile.common(event) if event is not None else frozenset())
    if event is not None and pile.kinds[event] == "attack" and len(telling - weapons()) < SHARED:
        return  # who used what is the slot `perpetrator`, with denials of its own
    deniers = {each.attribution.speaker_actor for each in denials} - {None}
    in_war = event is not None and pile.kinds[event] in WARLIKE
    own = [(each.attribution.article, each.span) for each in denials]
    last = max(pile.published[each.attribution.article] for each in denials)
    for article in pile.candidates(denials):
        if first.negation is not None and first.negation.perfect and pile.published[article] > last:
            continue  # it may have come about since
        best: tuple[int, _Telling] | None = None
        for attribution, span, sentence in pile.told(article):
            shared = _shared(pile, first, telling, _Telling(article, attribution, span), sentence, in_war)
            if shared is None or (best is not None and shared <= best[0]):
                continue
            if pile.is_negated(article, attribution, span):
                continue
            if attribution is not None and attribution.stance == "denied":
                continue
            if attribution is not None and pile.sides(attribution.speaker_actor) & deniers:
                continue
            if attribution is not None and pile.accuses_another(attribution, first):
                continue
            if not any(article == other and overlap(span, words) for other, words in own):
                best = shared, _Telling(article, attribution, span)
        if best is not None:
            yield best[1]


def _shared(
    pile: Pile,
    denial: Denial,
    telling: frozenset[str],
    told: _Telling,
    sentence: Span,
    in_war: bool,
) -> int | None:
    """How many of the telling words of what is denied stand in what an article tells, None where too few do."""
    article, attribution, span = told.article, told.attribution, told.span
    if not is_statement(pile.texts[article][slice(*span)]):
        return None
    if denial.negation is None:
        stems = pile.sayings.stems(article, span)
        shared = len(telling & stems)
        # What nobody is cited for has to say all of it: a sentence of an article says more than one thing.
        enough = _one_thing(denial.stems, stems) and shared >= (SHARED if attribution else len(denial.stems))
        return shared if enough and pile.may_mean_denier(denial, article, sentence) else None
    whole = min(span[0], sentence[0]), max(span[1], sentence[1])
    said = in_kinds(pile.sayings.stems(article, whole))
    met = {each for each in telling if not in_kinds(frozenset((each,))).isdisjoint(said)}
    core, verb = denial.negation.core, denial.negation.verb
    if verb and verb not in met:
        return None
    share = IN_WAR if in_war else NEGATED_SHARE if attribution is not None else SHARE
    if len(met) < max(SHARED, share * len(telling)):
        return None
    own = in_kinds(pile.sayings.stems(article, span))  # what a sentence says before the words of somebody is not his
    if len({each for each in met & core if not in_kinds(frozenset((each,))).isdisjoint(own)}) < (
        len(core) if in_war else max(1, len(core) // 2)
    ):
        return None
    if verb and in_kinds(frozenset((verb,))).isdisjoint(own):
        return None
    if pile.both_of_themselves(denial, attribution, span):
        return None
    if not pile.of_one_day_and_place(denial, article, span if attribution is not None else whole) or pile.says_itself(
        denial, attribution
    ):
        return None
    if pile.is_of_the_same_breath(denial, article, sentence):
        return None
    return len(met)
