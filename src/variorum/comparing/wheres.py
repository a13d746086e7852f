"""Two places of one sort for one thing: a village against a village, a street against a street, mapped or not."""

from __future__ import annotations

from functools import cache

from rapidfuzz.distance import JaroWinkler

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.whens import tell_one_thing
from variorum.linking.event_kinds import event_kinds
from variorum.linking.geography import is_region
from variorum.linking.shingles import words
from variorum.linking.spelling import folded, sound, words_of
from variorum.linking.values.compare import head, relation
from variorum.records import Claim

# Letters in common from which two names may be spellings of one; towns of a language share endings.
LIKE = 0.75
AROUND = 30  # characters beside a place in which "the corner of" stands
LOOSE = frozenset({"near", "outside", "from", "to"})


def sort_of(claim: Claim) -> int | None:
    """The row of the lexicon for the sort of place that the claim's words, or the name itself, say that it is."""
    last = folded(claim.text).split()[-1:]
    return next((row for word in ((claim.of or ""), *last) if (row := _sorts().get(word)) is not None), None)


def may_be_two_of_a_sort(case: Case) -> bool:
    """Whether the case is of places of a thing that happens in one, some two of which are of one sort."""
    if not _is_of_spots(case):
        return False
    sorts = [row for each in case.live if (row := sort_of(each)) is not None]
    return len(sorts) > len(set(sorts))


def are_two_of_a_sort(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two places are surely two: of one sort, with names that have nothing in common, for a thing that happens
    in one place, of which each article tells one, on the same day, and names no place of the other's."""
    if not _is_of_spots(case) or one.article == two.article:
        return False
    if sort_of(one) is None or sort_of(one) != sort_of(two) or {one.relation, two.relation} & LOOSE:
        return False
    if one.inferred is not None or two.inferred is not None or any(_is_at_a_corner(case, each) for each in (one, two)):
        return False
    if _may_be_one(one.text, two.text):
        return False
    scenes = case.pile.scenes
    if scenes.other_day(case.event, one, two) or not tell_one_thing(case, one, two):
        return False
    return not any(_names(case, a, b) for a, b in ((one, two), (two, one)))


def _is_of_spots(case: Case) -> bool:
    spots = lexicon.words("en", "places", "spots")
    return head(case.slot) == "place" and event_kinds().group(case.event.kind) in spots


def towns_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two towns of one country are given by articles that share a toll, each of which names no other town for
    the event: names of far places are mostly other places of that name."""
    known = case.pile.world.places
    a, b = known.get(one.place or ""), known.get(two.place or "")
    if a is None or b is None or is_region(a) or is_region(b) or a.country != b.country:
        return False
    if one.inferred is not None or two.inferred is not None:
        return False
    for each in (one, two):
        given = [other for other in case.live if other.article == each.article]
        if any(not relation(each, other, case.pile.world).agrees for other in given):
            return False
    return case.pile.scenes.share_a_toll(case.event, one, two)


def sort_words(claim: Claim) -> str:
    """The first word of the claim's sort, in the plural ("villages")."""
    row = sort_of(claim)
    word: str = lexicon.lexicon("en", "places")["sorts"][row][0] if row is not None else "place"
    return f"{word}es" if word.endswith("ch") else f"{word}s"


@cache
def _sorts() -> dict[str, int]:
    rows: list[list[str]] = lexicon.lexicon("en", "places")["sorts"]
    return {word: row for row, held in enumerate(rows) for word in held}


def _may_be_one(first: str, second: str) -> bool:
    """Whether two names have a word in common, or two words that may be spellings of one name."""
    one, two = ([word for word in words_of(name) if word not in _sorts()] for name in (first, second))
    return (
        not one
        or not two
        or any(sound(a) == sound(b) or JaroWinkler.normalized_similarity(a, b) >= LIKE for a in one for b in two)
    )


def _is_at_a_corner(case: Case, claim: Claim) -> bool:
    text = case.pile.text(claim)
    beside = words(f"{text[max(0, claim.start - AROUND) : claim.start]} {text[claim.end : claim.end + AROUND]}")
    return bool(lexicon.words("en", "places", "corners") & set(beside))


def _names(case: Case, claim: Claim, other: Claim) -> bool:
    """Whether the claim's article names the other's place anywhere, or gives a second place of the sort."""
    article = case.pile.articles[claim.article]
    told = folded(f"{article.title or ''} {article.text}")
    if any(word in told for word in words_of(other.text) if word not in _sorts()):
        return True
    own = {each.text for each in case.live if each.article == claim.article and sort_of(each) == sort_of(claim)}
    return len(own) > 1
