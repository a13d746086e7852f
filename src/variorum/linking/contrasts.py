"""One quantity across the articles of an affair, whatever values they give: put under one slot and one event.

Quantities that agree are joined by their values (`quantities`); those that do not can only be known by what they are of
(`identities`), in articles that tell one affair (`affairs`). A cluster takes the slot that most of its claims have;
where other claims of that event and slot are left out of it, the slot says what was done too (`count:tickets sold`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from variorum.linking.affairs import BLOCK, Alike, affairs
from variorum.linking.clustering import Pairs, numbered_clusters
from variorum.linking.identities import Identities
from variorum.linking.quantities import most, moved
from variorum.linking.values.figures import figures
from variorum.records import Claim, Tables

# Two figures that are only likely to be of one quantity link by themselves; through a third only where that is sure.
SAME, LIKELY, APART, LINKED = 1.0, 0.6, -1.0, 0.5
# How many times each other two figures of one thing are at most: the tenfold of crowds, and a little.
FAR = 12


def link_contrasts(tables: Tables, alike: Alike) -> Tables:
    """Tables in which figures of one quantity, in articles of one affair (`alike`), have one slot and one event."""
    identities = Identities(tables)
    figured = sorted(
        (claim for claim in tables.claims if claim.low is not None or claim.high is not None), key=lambda each: each.id
    )
    known: list[Claim] = []
    # By article and measure; what a figure is of takes long to read, and a large pile has more than are kept at hand.
    measured: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in figured:
        if (identity := identities.of(claim)) is not None:
            known.append(claim)
            measured[claim.article][identity.measure].append(claim)
    number = {claim.id: at for at, claim in enumerate(known)}
    weights = Pairs()
    for one, two in _pairs(measured, _together(tables, alike)):
        if not _near(one, two):
            weights.add(number[one.id], number[two.id], APART)
        elif identities.surely_same(one, two):
            weights.add(number[one.id], number[two.id], SAME)
        elif identities.likely_same(one, two):
            weights.add(number[one.id], number[two.id], LIKELY)
        elif identities.surely_apart(one, two):
            weights.add(number[one.id], number[two.id], APART)
    of = {claim.id: claim for claim in figured}
    linked = numbered_clusters(len(known), weights, LINKED)
    found = [[known[at].id for at in each] for each in linked if len(each) > 1]
    held = [[of[id] for id in each] for each in _with_linked(found, figured)]
    slots = Counter((claim.event, claim.slot) for claim in figured)
    return moved(tables, [(_slot(each, slots), each) for each in held], sure=True)


def _with_linked(found: Sequence[Sequence[str]], claims: Sequence[Claim]) -> list[list[str]]:
    """The clusters, each with the figures that agree with one of its own under its event and slot: those were linked by
    their values already. A figure is of the first cluster that it agrees with."""
    taken = {id for each in found for id in each}
    slots: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        slots[claim.event, claim.slot].append(claim)
    of = {claim.id: claim for claim in claims}
    grown = []
    for each in found:
        held = list(each)
        for key in sorted({(of[id].event, of[id].slot) for id in each}):
            for claim in slots[key]:
                if claim.id not in taken and any(figures(claim, of[id]).agrees for id in each if _key(of[id]) == key):
                    held.append(claim.id)
                    taken.add(claim.id)
        grown.append(held)
    return grown


def _key(claim: Claim) -> tuple[str, str]:
    return claim.event, claim.slot


def _together(tables: Tables, alike: Alike) -> dict[str, frozenset[str]]:
    """For each article those of its affair, and those that tell an event with it."""
    found = {article: set(others) for article, others in affairs(tables, alike).items()}
    for event in tables.events:
        if len(event.articles) <= BLOCK:
            for article in event.articles:
                found[article].update(event.articles)
    return {article: frozenset(others - {article}) for article, others in found.items()}


def _pairs(
    by_article: Mapping[str, Mapping[str, Sequence[Claim]]], together: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of one measure, of one article or of two of one affair."""
    for article in sorted(by_article):
        for other in sorted({article, *together.get(article, ())}):
            if other < article or other not in by_article:
                continue
            for measure, held in by_article[article].items():
                beside = by_article[other].get(measure, ())
                for at, one in enumerate(held):
                    yield from ((one, two) for two in (held[at + 1 :] if other == article else beside))


def _near(one: Claim, two: Claim) -> bool:
    low, high = sorted((each.low if each.low is not None else each.high or 0) for each in (one, two))
    return high <= FAR * low


def _slot(members: Sequence[Claim], slots: Mapping[tuple[str, str], int]) -> str:
    """The slot of a cluster: that of most, with what was done where others have the slot too."""
    slot = most(claim.slot for claim in members)
    if slot == "age":
        return f"age:{most((claim.of or '').casefold().split()[-1] for claim in members if claim.of)}"
    own = Counter((claim.event, claim.slot) for claim in members)
    if all(slots[key] == count for key, count in own.items() if key[1] == slot):
        return slot
    noun = slot.partition(":")[2]
    done = [(claim.of or "").casefold().split()[-1:] for claim in members if claim.slot == slot]
    words = [word for held in done for word in held if word not in noun.split()]
    return f"{slot} {most(words)}" if words and noun else slot
