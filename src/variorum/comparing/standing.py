"""The live claims of one event and slot that findings rest on: each is one by itself (`grounds.py`), and none of the
others speaks against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from variorum.comparing.doubts import tops_up
from variorum.comparing.grounds import is_ground, is_taken_over, is_unheard
from variorum.comparing.pile import Pile
from variorum.linking.counters import TAKEN_OVER
from variorum.linking.values.compare import relation, value_key
from variorum.linking.values.relation import Relation
from variorum.records import Claim, Event


def standing(live: Sequence[Claim], event: Event, pile: Pile) -> tuple[Claim, ...]:
    """Those of `live` that findings rest on. A value whose counter was taken over is one only where what it was taken
    over from is one."""
    found = [each for each in live if is_ground(each, event, pile)]
    found = _without_others(_without_headlines(_without_unheard(found, live, pile), live), pile)
    cited: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for each in found:
        if not is_taken_over(each):
            cited[pile.printed.of_article(each.article), each.counter].append(each)
    return tuple(
        each
        for each in found
        if not is_taken_over(each)
        or any(
            _lends(relation(each, other, pile.world), each)
            for other in cited[pile.printed.of_article(each.article), each.counter]
        )
    )


def _without_unheard(claims: Sequence[Claim], live: Sequence[Claim], pile: Pile) -> list[Claim]:
    """`claims` without an article's own figures that it gives in another sentence with a saying behind: whoever
    says it there, has it here too."""
    unheard = {
        (each.article, each.low)
        for each in live
        if each.attribution is None and each.low is not None and is_unheard(each, pile)
    }
    return [each for each in claims if each.attribution is not None or (each.article, each.low) not in unheard]


def _without_headlines(claims: Sequence[Claim], live: Sequence[Claim]) -> list[Claim]:
    """`claims` without the headlines whose figure the text has too, but only where nothing can rest on it."""
    texts = [each for each in live if each.field == "text" and each.attribution is None and each.low is not None]
    sure = {each.id for each in claims}
    return [
        each
        for each in claims
        if each.field == "text"
        or not (told := [other for other in texts if other.article == each.article and other.low == each.low])
        or any(other.id in sure for other in told)
    ]


def _without_others(claims: Sequence[Claim], pile: Pile) -> list[Claim]:
    """`claims` without those that count others than were told before, which no claim of the same voice has for
    the event itself."""
    others = {each.id for each in claims if tops_up(each, pile.text(each))}
    if not others:
        return list(claims)
    told = {(pile.voice(each), value_key(each)) for each in claims if each.id not in others}
    return [each for each in claims if each.id not in others or (pile.voice(each), value_key(each)) in told]


def _lends(found: Relation, claim: Claim) -> bool:
    """Whether a claim can have its counter from one to which it stands so; for one that is guessed to be of its event
    too, only where the values are the same."""
    return found is Relation.SAME if claim.inferred != TAKEN_OVER else found.agrees
