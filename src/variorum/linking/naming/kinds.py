"""Which kind of event most of the words that tell it say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from variorum.linking.event_kinds import event_kinds
from variorum.linking.naming.tellings import Sources, Telling
from variorum.linking.naming.wording import WORD
from variorum.linking.scene_words import means_of
from variorum.linking.trigger_words import stem

# How much more must speak for another kind than for that of the articles' events; of one origin at most so much, and so
# much in all; and what a word counts that stands neither in a title nor beside a toll.
AHEAD, MOST, LEAST, BARE = 2.0, 3.0, 1.0, 0.5
# Kinds that a word alone does not tell: guns "fire", too, and gas comes in bombs.
_KEPT = frozenset(("fire", "chemical attack"))
# Bombs that somebody set off are no strike from the air, but an attack.
_FLOWN, _GENERAL = frozenset(("air strike", "missile strike", "shelling")), "attack"


def own_kind(kind: str, told: Sequence[Telling], sources: Sources) -> str:
    """The kind of its group that most of its words tell, `kind` where none is told clearly more often."""
    if kind in _KEPT:
        return kind
    kinds = event_kinds()
    votes: dict[tuple[str, str], float] = defaultdict(float)
    for each in told:
        text = sources.text(each)
        weight = each.weight * (1.0 if each.tolls or each.name == "title" else BARE)
        for start, end in each.words:
            named = _told_kind(text[start:end])
            if named is None or named in _KEPT or kinds.general(named) or kinds.group(named) != kinds.group(kind):
                continue
            votes[named, sources.origin(each.article)] += weight
    found: dict[str, float] = defaultdict(float)
    for (named, _), weight in sorted(votes.items()):
        found[named] += min(MOST, weight)
    best = max(sorted(found), key=lambda each: found[each], default=kind)
    best = best if found[best] >= max(LEAST, AHEAD * found.get(kind, 0.0)) else kind
    if best in _FLOWN:
        counted = (sources.text(each)[each.start : each.end] for each in told if each.tolls)
        means = {each for sentence in counted for each in means_of(sentence)}
        return _GENERAL if means == {"set"} else best
    return best


def _told_kind(words: str) -> str | None:
    """The kind that an event's words tell by the lexicon: the last two, else the last."""
    known = _kinds_of_words()
    told = [each.casefold() for each in WORD.findall(words)]
    if not told:
        return None
    return known.get(" ".join((*told[-2:-1], stem(told[-1])))) or known.get(stem(told[-1]))


@cache
def _kinds_of_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, row in event_kinds().table.items():
        for word in (*row.get("nouns", ()), *row.get("verbs", ())):
            first, _, last = word.rpartition(" ")
            found.setdefault(f"{first} {stem(last)}".strip(), kind)
    return found
