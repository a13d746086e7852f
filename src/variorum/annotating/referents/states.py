"""States by their names, adjectives, people and capitals, and organisations that the whole world knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import Language


@dataclass(frozen=True, slots=True)
class Known:
    """What a table says of some words. `role`: name, adjective, people, capital (of a state), organization."""

    role: str
    name: str  # of the state or the organisation
    code: str | None  # of the state
    part_of: str | None = None  # what an organisation is part of: a state's code or another's name


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names of the tables by their words (as tokens may stand in a text), with the length of the longest one."""

    names: dict[tuple[str, ...], Known]
    firsts: dict[str, int]  # first word -> words of the longest name that starts so
    states: dict[str, str]  # code -> name

    def longest(self, words: Sequence[str], at: int) -> tuple[int, Known] | None:
        """The longest known name that starts at `at`, as (number of words, what it is)."""
        most = self.firsts.get(words[at], 0)
        for count in range(min(most, len(words) - at), 0, -1):
            found = self.names.get(tuple(words[at : at + count]))
            if found is not None:
                return count, found
        return None


@cache
def known_names(language: Language) -> KnownNames:
    """The tables `demonyms` and `organizations` of a language, for lookup."""
    names: dict[tuple[str, ...], Known] = {}
    states: dict[str, str] = {}
    for code, row in language.table("demonyms")["states"].items():
        states[code] = row["name"]
        for role, forms in (
            ("name", [row["name"], *row["also"]]),
            ("adjective", row["adjectives"]),
            ("people", row["people"]),
            ("capital", row["capitals"]),
        ):
            for form in forms:
                for words in _as_tokens(form):
                    names.setdefault(words, Known(role, row["name"], code))
    for row in language.table("organizations")["organizations"]:
        for form in row["names"]:
            for words in _as_tokens(form):
                names[words] = Known("organization", row["names"][0], None, row.get("part_of"))
    firsts: dict[str, int] = {}
    for words in names:
        firsts[words[0]] = max(firsts.get(words[0], 0), len(words))
    return KnownNames(names, firsts, states)


def code_before(language: Language, text: Sequence[str], start: int) -> str | None:
    """The state whose name or adjective ends just before token `start`, a possessive s between them or lost:
    "Freedonia's", "Freedonian", "Freedonias"."""
    before = start - 1
    if before > 0 and text[before] in ("'s", "’s"):
        before -= 1
    if before < 0:
        return None
    names = known_names(language).names
    for words in (tuple(text[max(0, before - 1) : before + 1]), (text[before],)):
        last = words[-1]
        known = names.get(words) or (names.get((*words[:-1], last[:-1])) if last.endswith("s") else None)
        if known is not None and known.code is not None and known.role in ("name", "adjective"):
            return known.code
    return None


def _as_tokens(form: str) -> list[tuple[str, ...]]:
    """The tokens that spaCy makes of a name: hyphens and possessive endings stand apart."""
    spaced = form.replace("-", " - ").replace("'s ", " 's ").replace("s' ", "s ' ")
    plain = tuple(form.split())
    found = [tuple(spaced.split())]
    return found if plain == found[0] else [plain, *found]
