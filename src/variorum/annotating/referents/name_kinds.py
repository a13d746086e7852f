"""What the names of one article are that no table has: person, organization or place, by the votes of all mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.annotating.referents.folding import name_key
from variorum.annotating.referents.name_lists import Name


def name_kinds(names: Sequence[Name]) -> dict[tuple[str, ...], str]:
    """What the names of no table are: the votes of all mentions of a name, those of a full name for its surname too.

    A name joined to a place by "and" is a place as well, unless more speaks against it. What stands in headlines only
    is left open.
    """
    votes: dict[tuple[str, ...], dict[str, float]] = defaultdict(lambda: defaultdict(float))
    times = Counter(name_key(name.text) for name in names)
    sober = {name_key(name.text) for name in names if not name.headline}
    sober |= {key[-1:] for key in sober}
    for name in names:
        if name_key(name.text) in sober:
            for kind, vote in sorted(name.votes.items()):
                votes[name_key(name.text)][kind] += vote
    for name in names:
        if name.beside is not None and name_key(name.text) in sober:
            own, other = votes[name_key(name.text)], votes.get(name_key(name.beside.text), {})
            known = name.beside.known is not None and name.beside.kind in ("state", "capital")
            if known or (other and max(sorted(other), key=lambda kind: other[kind]) == "place"):
                own["place"] += 2.0
    for key in list(votes):
        lone = votes.get(key[-1:], {})
        if len(key) > 1 and lone and max(sorted(lone), key=lambda kind: lone[kind]) == "person":
            votes[key]["person"] += 1.5
    decided: dict[tuple[str, ...], str] = {}
    surnames, firsts = set(), set()
    for key, counted in votes.items():
        if len(key) > 1:
            kind = max(sorted(counted), key=lambda each: counted[each])
            if counted[kind] >= 1.0:
                decided[key] = kind
            if decided.get(key) == "person":
                surnames.add(key[-1])
                firsts.add(key[0])
    for key, counted in votes.items():
        if len(key) == 1:
            if key[0] in surnames:
                counted["person"] += 2.5 + 1.5 * times[key]  # a town of that name in a gazetteer says nothing here
            elif key[0] in firsts and not counted["place"]:  # "Hugo was a giant"
                counted["person"] += 2.0
            kind = max(sorted(counted), key=lambda each: counted[each])
            if counted[kind] >= 1.0:
                decided[key] = kind
    return decided
