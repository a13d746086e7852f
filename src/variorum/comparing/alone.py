"""Values that one counter, or one origin, has for itself: one voice, single origin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from variorum import lexicon
from variorum.comparing.agreement import TELLING, is_small_talk, is_told
from variorum.comparing.case import Case
from variorum.comparing.compatible import holds_together
from variorum.comparing.doubts import is_half
from variorum.comparing.draft import Draft
from variorum.comparing.grounds import is_taken_over
from variorum.comparing.lines import capital, lines, listed
from variorum.comparing.nearness import OTHERS, near, reach
from variorum.comparing.sequence import rise
from variorum.comparing.witness import PLACED, Witness
from variorum.comparing.wording import count_words, joined, outlets_words, with_article
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation, value_key
from variorum.linking.values.doers import names_actor
from variorum.linking.values.figures import is_vague
from variorum.records import Claim

ANYWHERE = 2  # numbers up to this stand in any text
THOUSANDS = 10_000  # people: more come to harm in a war, hardly in one of its attacks


def one_voice(case: Case) -> Draft | None:
    """Several origins, and every live value of them goes back to one counter with a name."""
    # A day or a place is in every telling; who says it first is no news of it.
    if head(case.slot) in ("date", "time", "place"):
        return None
    if not any(_is_named(case, each) and len(case.origins(each.claims)) > 1 for each in case.said_by.values()):
        return None  # sooner asked than which claims are ground
    if len(case.witnesses) != 1 or not _is_alone(case) or not _is_named(case, case.witnesses[0]):
        return None
    claims = case.witnesses[0].claims
    if not holds_together(case, case.witnesses[0]) or all(is_small_talk(each) for each in claims):
        return None
    if case.pile.together.crowded(case.event) and any(map(_is_by_the_way, claims)):
        return None  # what the war has done, and what is asked for, stands in the articles on each of its attacks
    firm = case.witnesses[0].firm
    if any(not near(a, b, OTHERS) for at, a in enumerate(firm) for b in firm[at + 1 :]):
        return None  # "at least 7" of one strike and 50 of a night of them
    if head(case.slot) == "perpetrator" and all(is_half(each, case.pile.text(each)) for each in claims):
        return None
    steps = rise(case, case.witnesses[0])
    if steps:  # what it had before is told as updated
        claims = tuple(each for each in claims if each in steps[-1])
    if len(_roots(case, claims)) < 2:
        return None
    # What else this voice gives of the same value is printed too, though nothing would rest on it alone.
    same = {each.id for each in claims}
    same |= {each.id for each in case.live if any(relation(each, a, case.pile.world).agrees for a in claims)}
    same -= {each.id for each in case.live if is_vague(each) and is_taken_over(each)}
    claims = tuple(each for each in case.live if each.id in same)
    found = lines(claims, case.pile, case.year)
    # The finest wording first, its coarser ones behind it: 15 (also given as “at least 15”).
    values = list(dict.fromkeys(each.value for each in sorted(found, key=lambda each: _fineness(each.claims[0]))))
    also = f" (also given as {joined(values[1:], 'or')})" if len(values) > 1 else ""
    printed = count_words(len({each.article for each in claims}), "article")
    summary = (
        f"{capital(values[0])}{also}, printed by {printed} ({outlets_words(claims, case.pile)}); "
        f"all go back to {with_article(found[0].name)}."
    )
    return Draft("one voice", summary, found)


def _is_named(case: Case, witness: Witness) -> bool:
    """Whether a voice is that of an agency, or of somebody who is cited for some of what it gives."""
    return witness.voice.startswith("agency ") or any(each.counter in case.pile.world.actors for each in witness.claims)


def _is_alone(case: Case) -> bool:
    """Whether nobody but the one voice may give its value, nor one that disputes it: what others give, on which nothing
    can rest, is so far from it that it is of another thing."""
    (only,) = case.witnesses
    others = [each for each in case.live if case.pile.voice(each) != only.voice]
    return all(_is_far(case, each, own) for each in others for own in only.sharp)


def _is_far(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two exact figures lie further apart than those that are in dispute."""
    exact = all(each.low is not None and each.low == each.high and each.about is None for each in (one, two))
    return exact and one.unit == two.unit and not near(one, two, reach(case.slot, one, two))


def _is_by_the_way(claim: Claim) -> bool:
    """Whether a figure was put to its event by its article alone, or is a round number of thousands."""
    return PLACED[0] in (claim.inferred or "") or (claim.low is not None and claim.low >= THOUSANDS)


def _roots(case: Case, claims: Sequence[Claim]) -> list[Claim]:
    """One claim for each text that has the value for itself: not of those that copy a part of another's, with the words
    around the value."""
    kept: dict[str, Claim] = {}
    for each in claims:
        origin = case.pile.printed.of_article(each.article)
        if not any(case.pile.sources.partly_copied(each, other) for name, other in kept.items() if name != origin):
            kept.setdefault(origin, each)
    return list(kept.values())


def _fineness(claim: Claim) -> tuple[bool, bool, bool]:
    """Sorts exact figures before bounds, and bounds before vague words."""
    return is_vague(claim), claim.about is not None, claim.low != claim.high


def single_origin(case: Case) -> Draft | None:
    """One origin only has it, of two or more that surely tell the event, as they share a figure of it with that one:
    for people harmed, where the claim surely tells this event, and no article beside may have it in another."""
    slot = head(case.slot)
    if len(case.event.articles) < 2 or slot == "perpetrator" or slot not in TELLING:
        return None
    told = {each.id for each in case.live if each.inferred is None and _tells(case, each)}
    if not told or len(own := case.origins(case.live)) != 1 or not _beside(case, case.live) - own:
        return None  # asked before what is ground, which takes far longer
    claims = [each for each in case.grounds if each.id in told]
    values = {value_key(each) for each in claims}
    if len({case.pile.voice(each) for each in claims}) != 1 or len(values) != 1:
        return None  # several values of one text are mostly of several scenes
    if any(case.pile.rivals.may_be_elsewhere(each, case.event) for each in claims) or not _others(case, claims):
        return None
    if any(_is_printed_elsewhere(case, each) for each in claims):
        return None
    found = lines(claims, case.pile, case.year)
    return Draft("single origin", f"{listed(found, case.pile)}. Found in one origin only.", found)


def _is_printed_elsewhere(case: Case, claim: Claim) -> bool:
    """Whether an article of another origin that shares an event with the claim's has the number too, whatever it was
    read as: then one origin alone has it no more. A number that any text has is taken to be in another."""
    pile, value = case.pile, claim.low if claim.low is not None else claim.high
    if value is None or value <= ANYWHERE:
        return True
    own, number = pile.printed.of_article(claim.article), _written(int(value))
    return any(
        number.search(text) is not None
        for id in pile.rivals.beside(claim.article)
        if pile.printed.of_article(id) != own
        for text in (pile.articles[id].text, pile.articles[id].title or "")
    )


@lru_cache(maxsize=1024)
def _written(value: int) -> re.Pattern[str]:
    """A number in figures, with or without commas, or in words."""
    word = next((word for word, each in lexicon.lexicon("en", "figures")["units"].items() if each == value), None)
    words = rf"|\b{word}\b" if word else ""
    return re.compile(rf"(?<![\d.,])(?:{value}|{value:,})(?![\d]|[.,]\d){words}", re.IGNORECASE)


def _others(case: Case, claims: Sequence[Claim]) -> set[str]:
    """The other origins that surely tell the event of `claims`."""
    scenes, own = case.pile.scenes, case.origins(claims)
    articles = {each.article for each in claims}
    if any(scenes.of_several_days(case.event, article) for article in articles):
        return set()
    return _beside(case, claims) - own


def _beside(case: Case, claims: Iterable[Claim]) -> set[str]:
    """The origins that share a figure of the event with an article of `claims`."""
    share_a_figure, articles = case.pile.scenes.articles_share_a_figure, {each.article for each in claims}
    return {
        case.pile.printed.of_article(other)
        for other in case.event.articles
        if any(share_a_figure(case.event, article, other) for article in articles)
    }


def _tells(case: Case, claim: Claim) -> bool:
    """Whether a claim that one origin alone has is worth a row: free of guesses, somebody's, and a number, or an actor
    that its words name."""
    if head(claim.slot) not in TELLING or claim.inferred is not None or not is_told(claim):
        return False
    _, part, sort = claim.slot.partition(":")
    if part and not set(words(sort)) <= lexicon.words("en", "slots", "joined_people") | lexicon.words(
        "en", "actors", "people"
    ):
        return False  # a part by its place or its scene is told in the collation
    if head(claim.slot) == "perpetrator":
        actor = case.pile.world.actors.get(claim.actor or "")
        return actor is not None and actor.kind != "unnamed" and names_actor(claim.text, actor)
    one = claim.low == 1 and claim.slot in ("killed", "wounded")  # "a leader" is mostly one of them, not the toll
    return not is_vague(claim) and not one
