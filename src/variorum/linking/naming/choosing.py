"""Which of several values, that hold or exclude one another, is said of an event: of days and of places alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum

# How much more must speak for a value, with what lies in it, than for the most told that excludes it; the same where
# that one is told as an event's own by several; and the share that a value must have beside what it lies in, else it is
# a detail. Chosen on 80 titles of a pile of 741 news articles and five stories, where all between 1.25 and 1.5, and .3
# and .4, did alike (RESULTS.md, "Scenes").
AHEAD, FAR_AHEAD = 1.25, 3.0
SHARE = 0.35


class Lie(Enum):
    """How a value lies to another."""

    SAME = "same"
    INSIDE = "inside"
    HOLDS = "holds"
    APART = "apart"
    OPEN = "open"  # nothing is known


Lies = dict[tuple[str, str], Lie]


def chosen(
    support: Mapping[str, float],
    lie: Callable[[str, str], Lie],
    fineness: Callable[[str], float],
    ahead: float = AHEAD,
    strong: Collection[str] = (),
) -> str | None:
    """The value that is told most, if none that excludes it is told nearly as much, or a finer one in it that is told
    enough; None where there is none.

    `support` says how much speaks for each value; `lie` how the first lies to the second; `fineness` is larger for the
    finer of two; `strong` are values that need more to be outdone.
    """
    found = {value: support[value] for value in sorted(support) if support[value] > 0}
    if not found:
        return None
    how = _lies(list(found), lie)
    inside = {
        value: sum(said for other, said in found.items() if how[other, value] in (Lie.SAME, Lie.INSIDE))
        for value in found
    }
    fit: dict[str, tuple[float, float, float]] = {}
    for value, said in found.items():
        rivals = [other for other in found if how[other, value] is Lie.APART]
        needed = max((inside[each] * (FAR_AHEAD if each in strong else ahead) for each in rivals), default=0.0)
        around = max((found[other] for other in found if how[other, value] is Lie.HOLDS), default=0.0)
        if inside[value] > needed and inside[value] >= SHARE * (inside[value] + around):
            fit[value] = (inside[value], said, fineness(value))
    best = max(fit, key=lambda each: fit[each], default=None)
    while best is not None:
        finer = [each for each in fit if how[each, best] is Lie.INSIDE and fit[each] < fit[best]]
        if not finer:
            break
        best = max(finer, key=lambda each: fit[each])
    most = max(fit, key=lambda each: (fit[each][1], fit[each]), default=None)
    # What the words put into one another by mistake leads from what is told most to something hardly told.
    return most if best is not None and most is not None and fit[best][1] < SHARE * fit[most][1] else best


def _lies(values: Sequence[str], lie: Callable[[str, str], Lie]) -> Lies:
    """How each value lies to each: what is the same as something inside a third lies inside it, too."""
    how = {(one, two): Lie.SAME if one == two else lie(one, two) for one in values for two in values}
    for one in values:
        for same in values:
            if same == one or how[one, same] is not Lie.SAME:
                continue
            for outer in values:
                if how[same, outer] is Lie.INSIDE and how[one, outer] in (Lie.APART, Lie.OPEN):
                    how[one, outer], how[outer, one] = Lie.INSIDE, Lie.HOLDS
    return how
