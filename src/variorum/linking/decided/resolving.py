"""Decisions and a pile -> what they come to there: which of its rows each is about, and which fit nothing any more."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from variorum.decisions.records import ACTOR, CLAIM, EVENT, Decision
from variorum.errors import DecisionsError
from variorum.linking.decided.anchors import Anchors, Unfit
from variorum.linking.decided.holding import Pair
from variorum.linking.decided.verdicts import NOTHING, Decided, Verdict, Verdicts
from variorum.records import Tables

ONE_ALREADY = (
    "one article tells both as one, and what is one in an article cannot be parted; strike the claims that do not "
    "belong to it"
)


def resolved(tables: Tables, decisions: Sequence[Decision]) -> Decided:
    """What `decisions` come to in `tables`, the rows of all articles before they are linked.

    Raises DecisionsError where decisions exclude each other: it names their lines.
    """
    if not decisions:
        return NOTHING
    anchors = Anchors(tables)
    verdicts: dict[str, list[Verdict]] = {EVENT: [], ACTOR: []}
    struck: dict[str, Decision] = {}
    waiting: list[Decision] = []
    faults: dict[Decision, str] = {}
    for decision in decisions:
        try:
            if decision.second is None:
                struck.setdefault(anchors.claim(decision.first), decision)
                continue
            find = anchors.event if decision.kind == EVENT else anchors.actor
            (first, one), (second, two) = find(decision.first), find(decision.second)
            if first == second and not decision.joins:
                raise Unfit(ONE_ALREADY)
            verdicts[decision.kind].append(Verdict(decision, first, second, (one, two)))
        except Unfit as unfit:
            if decision.kind == CLAIM:
                waiting.append(decision)
            faults[decision] = str(unfit)
    of_kind = {kind: Verdicts.of(found) for kind, found in verdicts.items()}
    told = [line for found in of_kind.values() for line in _contradictions(found)]
    if told:
        raise DecisionsError("\n".join(told))
    return Decided(of_kind[EVENT], of_kind[ACTOR], struck, tuple(waiting), faults, tuple(decisions))


def _contradictions(verdicts: Verdicts) -> Iterable[str]:
    """A line for each two that are said to be different, and by other decisions the same."""
    by_pair: dict[Pair, Decision] = {}
    for each in verdicts.same:
        by_pair.setdefault(each.pair, each.decision)
    for each in verdicts.apart:
        way = _way(by_pair, each.first, each.second)
        if way:
            same = " and ".join(
                decision.place for decision in sorted(way, key=lambda each: (each.file, each.line or 0))
            )
            yield (
                f"{each.decision.place} says that two {each.decision.kind}s are different, {same} that they are the "
                "same. Take one of these blocks out."
            )


def _way(by_pair: dict[Pair, Decision], first: str, second: str) -> list[Decision]:
    """The fewest decisions that make one of two things; none where none do."""
    beside: defaultdict[str, list[tuple[str, Decision]]] = defaultdict(list)
    for (one, two), decision in sorted(by_pair.items(), key=lambda each: each[0]):
        beside[one].append((two, decision))
        beside[two].append((one, decision))
    ways: dict[str, list[Decision]] = {first: []}
    waiting = deque([first])
    while waiting:
        item = waiting.popleft()
        if item == second:
            return ways[item]
        for other, decision in beside[item]:
            if other not in ways:
                ways[other] = [*ways[item], decision]
                waiting.append(other)
    return []
