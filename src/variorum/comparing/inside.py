"""An article that excludes itself: headline and body, two figures of one speaker on a day, parts beyond the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import lines
from variorum.comparing.witness import LIKE, is_placed, like
from variorum.comparing.wording import value_words, voice_words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.figures import is_vague
from variorum.linking.values.relation import Relation
from variorum.records import Claim

SHOWN = 3  # articles written out in the sentence
NEAR = 2  # a headline's figure more than twice the text's, or less than half, was in the piles read of another scene
BESIDE = 300  # characters between a part and its whole: the same sentence, or the next
_WHOLES = frozenset({"killed", "wounded", "arrested"})


def inconsistent(case: Case, of_event: Mapping[str, Case]) -> Draft | None:
    """The articles that exclude themselves, all in one row. `of_event` are the event's cases by slot."""
    if all(each.low is None and each.high is None for each in case.live):
        return None
    sentences: list[str] = []
    claims: list[Claim] = []
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for each in case.live:
        if not is_placed(each):
            by_article[each.article].append(each)
    whole = of_event.get(head(case.slot)) if head(case.slot) in _WHOLES and ":" in case.slot else None
    for article in sorted(by_article):
        if whole is None and len({value_key(each) for each in by_article[article]}) < 2:
            continue
        for sentence, held in _of_article(case, article, by_article[article], whole):
            sentences.append(sentence)
            claims.extend(each for each in held if each not in claims)
            break
    if not sentences:
        return None
    rest = len(sentences) - SHOWN
    summary = " ".join(sentences[:SHOWN]) + (f" And {rest} more articles." if rest > 0 else "")
    return Draft("inconsistent", summary, lines(claims, case.pile, case.year))


def _of_article(
    case: Case, article: str, held: Sequence[Claim], whole: Case | None
) -> Iterator[tuple[str, list[Claim]]]:
    outlet = case.pile.outlet(article)
    titles = [each for each in held if each.field == "title"]
    texts = [each for each in held if each.field == "text"]
    figures = all(each.low is not None or each.high is not None for each in held)
    if figures and titles and texts and _headline_excludes(case, article, titles, texts):
        yield f"{outlet}: the headline has {_values(case, titles)}, the text {_values(case, texts)}.", [*titles, *texts]
    if figures:
        for one, two in _of_one_speaker(case, texts):
            values = _values(case, [one, two])
            yield f"{outlet}: {voice_words(one, case.pile)} is given with {values}, said on one day.", [one, two]
    if whole is not None:
        yield from _beyond(case, outlet, texts, [each for each in whole.live if each.article == article])


def _headline_excludes(case: Case, article: str, titles: Sequence[Claim], texts: Sequence[Claim]) -> bool:
    """Whether the figures of an article's headline are other ones than those of its text."""
    if any(case.pile.scenes.of_several_places(each) for each in titles):
        return False
    if all(_beyond_text(case, each, texts) for each in titles):
        return True
    # Where the text has several figures, the headline may give their sum; and one that is the text's too, by whichever
    # of its speakers, is no other figure.
    told = [each for each in case.live if each.article == article and each.field == "text"]
    of_text = {low for low, _ in case.pile.scenes.told.given.get((article, case.slot), ())}
    return (
        len({value_key(each) for each in texts}) == 1
        and not any(relation(a, b, case.pile.world).agrees for a in titles for b in told)
        and of_text.isdisjoint(each.low for each in titles)
        and all(_of_headline(case, a, b) for a in titles for b in texts)
    )


def _of_one_speaker(case: Case, texts: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of figures of one cited voice on one day that exclude each other. Guessed ones, figures far from each
    other and a voice that gives three or more are left out: there the scope is in doubt, not the speaker."""
    sure = [each for each in texts if each.inferred is None and each.speaker and each.counter in case.pile.world.actors]
    by_speaker: dict[str, list[Claim]] = defaultdict(list)
    for each in sure:
        by_speaker[each.counter or ""].append(each)
    for held in by_speaker.values():
        values = {value_key(each): each for each in reversed(held)}
        if len(values) != 2:
            continue
        one, two = sorted(values.values(), key=lambda each: (each.start, each.id))
        same_day = case.pile.said(one) == case.pile.said(two) and like(one, two)
        # "19 were killed, 18 shot and one beheaded": a sentence takes its total apart.
        if case.pile.scenes.sentence(one) == case.pile.scenes.sentence(two):
            continue
        if same_day and _exclude(case, one, two) and not case.pile.scenes.elsewhere(one, two):
            yield one, two


def _beyond(
    case: Case, outlet: str, parts: Sequence[Claim], wholes: Sequence[Claim]
) -> Iterator[tuple[str, list[Claim]]]:
    tops = [each.high for each in wholes if each.about is None]
    if not wholes or len(tops) < len(wholes) or None in tops:
        return
    # A sum of several parts, or two scenes, where the article gives more than one whole.
    if len({value_key(each) for each in wholes}) > 1:
        return
    top = max(high for high in tops if high is not None)
    for part in parts:
        exact = part.about is None and part.low is not None and not is_vague(part)
        if exact and top < (part.low or 0) <= NEAR * top and part.unit == wholes[0].unit:
            if all(abs(part.start - each.start) > BESIDE or part.counter != each.counter for each in wholes):
                continue
            what = case.slot.partition(":")[2]
            total = max(wholes, key=lambda each: (each.high or 0, each.id))
            sentence = f"{outlet}: {value_words(part, case.pile)} {what}, of {value_words(total, case.pile)} in all."
            yield sentence, [part, total]


def _of_headline(case: Case, title: Claim, text: Claim) -> bool:
    """Whether a headline's figure and one of the text exclude each other and are near enough to be of one thing."""
    low, high = sorted((title.low or title.high or Decimal(0), text.low or text.high or Decimal(0)))
    return _exclude(case, title, text) and high <= NEAR * low


def _beyond_text(case: Case, title: Claim, texts: Sequence[Claim]) -> bool:
    """Whether a headline's figure lies above all of the text's and above their sum, though no two exclude each other
    ("more than 60" over a text with "at least 31" and 11)."""
    lows = sorted({each.low or each.high or Decimal(0) for each in texts})
    known = title.low is not None and not is_vague(title) and not any(is_vague(each) for each in texts)
    if not known or any(relation(title, each, case.pile.world).agrees for each in texts):
        return False
    top = lows[-1]
    if not any(each.high is None and each.low == top for each in texts):
        return False  # an exact figure is of another scene; a minimum is what the headline goes beyond
    return LIKE * top < (title.low or 0) <= NEAR * top and sum(lows) < (title.low or 0)


def _exclude(case: Case, one: Claim, two: Claim) -> bool:
    return relation(one, two, case.pile.world) is Relation.EXCLUDE


def _values(case: Case, claims: Sequence[Claim]) -> str:
    return " and ".join(dict.fromkeys(value_words(each, case.pile) for each in claims))
