"""The figures of one field as the rules of harm see them, the words of those rules, and what they find."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from variorum.annotating.figures.phrases import People, Phrase, Tokens
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.language import Language


@dataclass(frozen=True, slots=True)
class Harms:
    """What may be done to people: for each role of a word, the slot that it gives."""

    does: Mapping[str, str]
    state: Mapping[str, str]
    suffers: Mapping[str, str]
    nouns: Mapping[str, str]
    of: Mapping[str, str]
    phrases: Sequence[tuple[re.Pattern[str], str]]
    wholes: Mapping[str, str]
    counted: Mapping[str, str]  # "the number of X"
    tolls: frozenset[str]
    numbers: frozenset[str]
    figures: frozenset[str]  # words for a figure told before
    links: frozenset[str]
    superseded: frozenset[str]
    changes: frozenset[str]
    part_before: frozenset[str]
    part_pronouns: frozenset[str]
    among: frozenset[str]
    between: frozenset[str]
    auxiliaries: frozenset[str]
    fillers: frozenset[str]
    takes_lives: frozenset[str]
    lives: frozenset[str]
    bodies: frozenset[str]
    coordinators: frozenset[str]
    nobody: frozenset[str]
    shoots: frozenset[str]  # before "dead"
    finds: frozenset[str]  # before "the body of a guard"
    saying: frozenset[str]
    vehicles: frozenset[str]  # "a boat with 155 people": they are aboard
    degrees: Mapping[str, tuple[str, str]]  # "two of them fatally": what it makes of those hurt, and their group


@cache
def harms(language: Language) -> Harms:
    """The words of harm of `language`."""
    table = language.table("figures")

    def role(name: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for slot, each in table["people"].items():
            for word in each[name]:
                found.setdefault(word, slot)
        return found

    def by_slot(entries: Mapping[str, Sequence[str]]) -> dict[str, str]:
        return {word: slot for slot, each in entries.items() for word in each}

    return Harms(
        does=role("does"),
        state=role("state"),
        suffers=role("suffers"),
        nouns=role("nouns"),
        of=role("of"),
        phrases=[
            (re.compile(rf"{pattern}\b"), slot)
            for slot, each in table["people"].items()
            for pattern in each.get("phrases", ())
        ],
        wholes=by_slot(table["parts"]["wholes"]),
        counted=by_slot(table["toll"]["counted"]),
        tolls=language.words("figures", "toll.words"),
        numbers=language.words("figures", "toll.numbers"),
        figures=language.words("figures", "toll.figures"),
        links=language.words("figures", "toll.links"),
        superseded=language.words("figures", "toll.superseded"),
        changes=language.words("figures", "toll.changes"),
        part_before=language.words("figures", "parts.before"),
        part_pronouns=language.words("figures", "parts.pronouns"),
        among=language.words("figures", "parts.among"),
        between=language.words("figures", "around.between"),
        auxiliaries=language.words("figures", "around.auxiliaries"),
        fillers=language.words("figures", "around.fillers"),
        takes_lives=language.words("figures", "around.takes_lives"),
        lives=language.words("figures", "around.lives"),
        bodies=language.words("figures", "around.bodies"),
        coordinators=language.words("figures", "around.coordinators"),
        nobody=language.words("figures", "around.nobody"),
        finds=language.words("figures", "around.finds"),
        shoots=language.words("figures", "around.shoots"),
        vehicles=language.words("figures", "around.vehicles"),
        saying=language.words("events", "marks.saying"),
        degrees={
            word: (slot, group)
            for slot, each in table["parts"]["degrees"].items()
            for group, words in each.items()
            for word in words
        },
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """What happened to the people counted. `also`: a second slot of the same words ("killing and wounding dozens")."""

    slot: str
    trigger: int
    part: bool = False
    noun: int | None = None  # the noun of the group, where it is not that of the phrase
    superseded: bool = False
    also: tuple[str, int] | None = None
    rule: str = ""
    group: str | None = None  # the group, where no noun names it: "serious"


@dataclass(slots=True)
class Scene:
    """The figures of one field, from left to right, with what was found of those already seen (`hits`)."""

    tokens: Tokens
    harms: Harms
    people: People
    figures: Sequence[tuple[Phrase, Quantity]]
    starts: Mapping[int, int]  # the first token of each number, to its place in `figures`; articles are none
    hits: list[Hit | None] = field(default_factory=list)

    def word(self, at: int, sentence: tuple[int, int]) -> str:
        """The word at token `at` in lower case, "" outside the sentence."""
        return self.tokens.lower[at] if sentence[0] <= at < sentence[1] else ""

    def earlier(self, place: int) -> int | None:
        """The figure before the one at `place`; an article that counts nobody is none."""
        for k in range(place - 1, -1, -1):
            if self.hits[k] is not None or self.figures[k][1].kind not in ("article", "none"):
                return k
        return None
