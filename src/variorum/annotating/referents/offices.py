"""Offices in words: "the foreign minister" is what "Foreign Minister Ivan Horvat" is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from variorum.annotating.language import Language
from variorum.annotating.referents.words import Words

# An office has at most so many words before its noun.
LONGEST = 3
_DEPUTIES = frozenset(("vice", "deputy", "assistant", "under", "shadow", "former", "junior"))
_OF = frozenset(("of", "for"))
_ENTITIES = frozenset(("GPE", "NORP", "PERSON", "ORG", "DATE", "ORDINAL", "LOC"))


def office_at(words: Words, head: int) -> str:
    """The office whose noun stands at `head`, with the words that tell it from others in one spelling: "defence
    minister" for "Minister of Defense" and "the new defense minister"."""
    language = words.parsed.language
    spelled, passing = _spellings(language), language.words("titles", "passing")
    parts: list[str] = []
    at = head - 1
    while at >= 0 and head - at <= LONGEST + 1 and words.sentence[at] == words.sentence[head]:
        lower = words.lower[at]
        if words.pos[at] not in ("NOUN", "PROPN", "ADJ") or not words.text[at].isalpha():
            break
        noun = words.dep[at] in ("compound", "nmod") and words.entity[at] not in _ENTITIES
        if lower in language.words("titles", "before_titles") or (noun and words.pos[at] != "ADJ"):
            if lower not in passing:
                parts.insert(0, lower)
        elif lower not in passing and words.pos[at] != "ADJ":
            break
        at -= 1
    kind = words.lemma[head] if words.pos[head] != "PROPN" else words.lower[head]
    after = head + 1
    if after + 1 < len(words) and words.lower[after] in _OF and not parts:
        what = words.lower[after + 1]
        if what == "state":
            return f"{kind} of state"
        if what in language.words("titles", "before_titles"):
            parts = [what]
    told = " ".join([*parts, kind])
    for written, one in spelled.items():
        if told == written or told.endswith(f" {written}"):
            return told.removesuffix(written) + one
    return " ".join(spelled.get(word, word) for word in told.split())


def office_before(words: Words, start: int) -> str:
    """The office that the words just before a name tell ("Secretary of State", "Prime Minister"), "" where none."""
    titles = words.parsed.language.words("titles", "titles") | words.parsed.language.words("titles", "roles")
    if start >= 1 and words.lower[start - 1] in titles:
        return office_at(words, start - 1)
    if start >= 3 and words.lower[start - 2] in _OF and words.lower[start - 3] in titles:
        return office_at(words, start - 3)
    return ""


def holds(offices: Iterable[str], office: str) -> bool:
    """Whether who has `offices` may be called by `office`: the very one, or its noun alone for one that is no deputy's
    ("the minister" for a foreign minister)."""
    offices = set(offices)
    if office in offices or " " in office:
        return office in offices
    return any(each.endswith(f" {office}") and each.split()[0] not in _DEPUTIES for each in offices)


@cache
def _spellings(language: Language) -> dict[str, str]:
    table: dict[str, str] = language.table("titles")["one_office"]
    return table
