"""The table `events` of a language turned round: kinds of events, and the words that tell them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from variorum.annotating.events.befalls import Befalls
from variorum.annotating.language import Language


@dataclass(frozen=True, slots=True)
class Kind:
    """What the lexicon says of one kind of event."""

    name: str
    title: str
    group: str
    general: bool
    alike: frozenset[str]
    follows: frozenset[str]
    own: frozenset[str]
    counted: bool
    harms: bool
    lasting: bool
    minor: bool
    toll: bool = False
    aside: bool = False

    def may_be(self, other: Kind) -> bool:
        """Whether words of the two kinds can tell one event."""
        if self.name == other.name or other.name in self.alike or self.name in other.alike:
            return True
        if self.is_part_of(other) or other.is_part_of(self):
            return True
        if (self.toll and other.harms) or (other.toll and self.harms):
            return True
        return self.group == other.group and (self.general or other.general)

    def owns(self, slot: str) -> bool:
        """Whether a figure of this slot is of such an event wherever it is told (how many took part in a protest)."""
        return slot in self.own or slot.partition(":")[0] in self.own

    def is_part_of(self, other: Kind) -> bool:
        """Whether what this kind tells is part of an event of the other, where nothing else is said of it."""
        return other.name in self.follows


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table `events` of one language, turned round: from words to kinds."""

    kinds: dict[str, Kind]
    verbs: dict[str, str]
    nouns: dict[str, str]
    harm: dict[str, str]
    makes: dict[str, str]
    mild: dict[str, str]
    weapons: dict[str, str]
    strikes: frozenset[str]
    support: frozenset[str]
    befalls: dict[str, Befalls]
    befalling: frozenset[str]  # the verbs and nouns of all `befalls`
    telling: frozenset[str]  # every word that may tell an event: of "suicide attack" the last
    marks: dict[str, frozenset[str]]
    months: frozenset[str]


@cache
def events_lexicon(language: Language) -> Lexicon:
    """The words that tell events in `language`."""
    table: dict[str, Any] = language.table("events")

    def turned(name: str) -> dict[str, str]:
        return {word: kind for kind, words in table[name].items() for word in words}

    kinds = {
        name: Kind(
            name,
            row["title"],
            row["group"],
            row.get("general", False),
            frozenset(row.get("alike", ())),
            frozenset(row.get("follows", ())),
            frozenset(row.get("own", ())),
            row.get("counted", False),
            row.get("harms", False),
            row.get("lasting", False),
            row.get("minor", False),
            row.get("toll", False),
            row.get("aside", False),
        )
        for name, row in table["kinds"].items()
    }
    verbs = {word: name for name, row in table["kinds"].items() for word in row["verbs"]}
    nouns = {word: name for name, row in table["kinds"].items() for word in row["nouns"]}
    harm, weapons, strikes = dict(table["harm"]), turned("weapons"), frozenset(table["strikes"]["verbs"])
    befalling = frozenset(
        word.partition(" ")[0] for row in table["befalls"].values() for word in (*row["verbs"], *row["nouns"])
    )
    return Lexicon(
        kinds=kinds,
        verbs=verbs,
        nouns=nouns,
        harm=harm,
        makes=turned("makes"),
        mild=turned("mild"),
        weapons=weapons,
        strikes=strikes,
        support=frozenset(table["support"]["verbs"]),
        befalls={
            kind: Befalls(
                frozenset(row["verbs"]),
                frozenset(row["nouns"]),
                frozenset(row["things"]),
                row.get("objects", False),
                row.get("named", False),
            )
            for kind, row in table["befalls"].items()
        },
        befalling=befalling,
        telling=befalling.union(
            ("dead",),
            (word.partition(" ")[0] for word in verbs),
            (word.rpartition(" ")[2] for word in nouns),
            harm,
            weapons,
            strikes,
        ),
        marks={name: frozenset(words) for name, words in table["marks"].items()},
        months=language.words("figures", "dates.months"),
    )
