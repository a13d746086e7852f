"""The words by which figures of one thing are known (`quantities.toml`)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from variorum import lexicon
from variorum.linking.trigger_words import stem

WORD = re.compile(r"[^\W\d_]{2,}")
_SHORT = 4  # letters of a word that `stem` leaves as it is
_PLAIN = (
    *("neutral", "more", "whole", "limits", "perhaps", "planned", "against", "parts", "parts_behind"),
    *("rates", "per", "apiece", "owned", "times", "phases", "asking"),
)


def root(word: str) -> str:
    """The stem of a word, of short words too: "banned" and "ban", "jobs" and "job" have one."""
    found = stem(word)
    if found == word and len(word) == _SHORT and word.endswith("s") and word[-2] not in "sui":
        found = word[:-1]
    return found[:-1] if len(found) >= _SHORT and found[-1] == found[-2] else found


@dataclass(frozen=True, slots=True)
class Told:
    """What the words of a figure tell of it."""

    things: frozenset[str]
    acts: frozenset[str]  # of the lexicon
    deeds: frozenset[str]  # stems of other verbs
    sorts: frozenset[str]  # what narrows the noun that is counted


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words of `quantities.toml`, by what they are for."""

    things: Mapping[str, str]  # stem -> the word that stands for it
    acts: Mapping[str, frozenset[str]]  # stem -> the acts that it tells
    generic: frozenset[str]  # say nothing of what is counted
    anybody: frozenset[str]  # nor of which people something happened to
    neutral: frozenset[str]
    common: frozenset[str]
    shared: frozenset[str]
    more: frozenset[str]
    whole: frozenset[str]
    limits: frozenset[str]
    perhaps: frozenset[str]
    planned: frozenset[str]
    against: frozenset[str]
    parts: frozenset[str]
    parts_behind: frozenset[str]
    rates: frozenset[str]
    per: frozenset[str]
    apiece: frozenset[str]
    often: Mapping[str, str]  # "daily" -> the rate, "day"
    spans: re.Pattern[str]
    times: frozenset[str]
    terms: frozenset[str]
    owned: frozenset[str]
    vague: frozenset[str]
    purposes: frozenset[str]  # things that tell what money does: a fine, a debt
    phases: frozenset[str]
    asking: frozenset[str]
    sorts: frozenset[str]  # nouns for sorts of people
    agents: tuple[str, ...]  # endings of nouns for who does something: "driver" tells no driving

    def told(self, of: str, counted: str, measure: str, people: bool = False) -> Told:
        """What the words of a figure tell. `counted`: the noun of its slot ("" for none): what stands behind it is what
        is done, what stands before the noun of a count narrows it. `people`: of those to whom something happened most
        nouns say no more than that they are people."""
        words = [word for word in WORD.findall(of.casefold()) if word not in self.neutral]
        things: set[str] = set()
        acts: set[str] = set()
        deeds: set[str] = set()
        sorts: set[str] = set()
        head = next((at for at, word in enumerate(words) if counted and root(word) == root(counted)), None)
        is_count = measure == "count" or people
        for at, word in enumerate(words):
            base = root(word)
            known = frozenset() if word.endswith(self.agents) else self.acts.get(base, frozenset())
            if head is not None and at > head:
                acts |= known
                deeds |= set() if known else {base}
                if known and not is_count and self.things.get(base) in self.purposes:
                    things.add(self.things[base])
            elif head is not None and at < head and is_count:
                sorts.add(base)
            elif word not in (self.anybody if people else self.generic):
                if base in self.things or not known:
                    things.add(self.things.get(base, base))
                acts |= known if head is None or not is_count else frozenset()
        return Told(frozenset(things), frozenset(acts), frozenset(deeds), frozenset(sorts))


@cache
def quantity_words() -> QuantityWords:
    table = lexicon.lexicon("en", "quantities")
    acts: dict[str, set[str]] = defaultdict(set)
    for act, forms in table["acts"].items():
        for form in forms:
            acts[root(form)].add(act)
    plain = {name: frozenset(table[name]) for name in _PLAIN}
    groups = lexicon.lexicon("en", "figures")["groups"]
    return QuantityWords(
        things={root(form): thing for thing, forms in table["things"].items() for form in forms},
        acts={base: frozenset(found) for base, found in acts.items()},
        generic=frozenset(table["generic"]) | frozenset(groups["anybody"]),
        anybody=frozenset(table["generic"])
        | frozenset(groups["anybody"])
        | frozenset(groups["whole"])
        | frozenset(word for group, each in groups["words"].items() if group in groups["whole"] for word in each),
        common=frozenset(map(root, table["common"])),
        shared=frozenset(map(root, table["shared"])),
        vague=frozenset(table["vague"]),
        often=table["often"],
        spans=re.compile(rf"\b(?:{'|'.join(table['spans'])})\b"),
        terms=frozenset(map(root, table["terms"])),
        sorts=frozenset(word for each in groups["words"].values() for word in each) | frozenset(groups["anybody"]),
        purposes=frozenset(
            thing for thing, forms in table["things"].items() if any(root(form) in acts for form in forms)
        ),
        agents=tuple(table["agents"]),
        **plain,
    )
