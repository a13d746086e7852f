"""Offices in running text: "Karvenia's new interior minister" -> the office, its state, and whether it is held now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.states import known_names
from variorum.linking.spelling import folded

# So many characters before a name may hold its title, and after a noun the state that it is of.
BEFORE, AFTER = 70, 40
_WORD = re.compile(r"[^\W\d_]+(?:[-.][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])\s+$")
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?((?:[A-Z][^\W\d_]+)(?:\s+[A-Z][^\W\d_]+){0,2})")
_OF_STATE = re.compile(r"(secretary|minister)\s+(?:of|for)\s+(?:the\s+)?([^\W\d_]+)$", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?:the|its|their)?\s*((?:[^\W\d_]+[ \t-]){0,4}[^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Office:
    """`name`: in one spelling ("defence minister"); `state`: folded name of the state or place that it is of, "" where
    none is told; `status`: new, former or ""; `definite`: one holds it ("the", a possessor, a capital)."""

    name: str
    state: str
    status: str
    definite: bool


def office_of(text: str, start: int, end: int) -> Office | None:
    """The office that the noun mention at `start` to `end` of `text` names; None where it is none that one holds at a
    time."""
    words = text[start:end]
    if len(words) > BEFORE:
        return None
    before = text[max(0, start - BEFORE) : start]
    found = _read(words)
    if found is None:
        return None
    name, state, status = found
    last = before.rstrip().rsplit(None, 1)[-1:]
    owned = _POSSESSIVE.search(before)
    owner = _state_at_end(before[: owned.start()]) if owned else state_of(before.split()[-2:])
    of = _OF.match(text[end : end + AFTER])
    told = state or owner or (folded(of[1]) if of else "")
    if name in ENGLISH.words("titles", "of_a_place") and not told:
        return None
    definite = bool(owned) or (bool(last) and last[0].casefold() in ("the", "this")) or words[:1].isupper()
    return Office(name, told, status, definite or bool(owner))


def office_before(text: str, start: int) -> Office | None:
    """The office in the title just before a name that begins at `start`."""
    lead = text[max(0, start - BEFORE) : start]
    if not lead.endswith(" ") or lead.rstrip()[-1:] in (".", ",", ":", ";", ")", '"', "”", "—", "-"):
        return None
    phrase = re.split(r"[.,:;()\n\"“”—]|\b(?:that|and|said|by|with|to|the|a|an|as)\b", lead)[-1]
    owned = _POSSESSIVE.search(lead[: len(lead) - len(phrase.lstrip())])
    found = _read(phrase)
    if found is None:
        parts = re.split(r"['’]s\s+", phrase)  # "Karvenia's president Lena Hask"
        found = _read(parts[-1]) if len(parts) > 1 else None
        if found is None:
            return None
        return Office(found[0], found[1] or _state_at_end(parts[-2].rstrip()), found[2], True)
    return Office(found[0], found[1] if not owned else found[1] or _state_at_end(lead[: owned.start()]), found[2], True)


def office_after(text: str, end: int) -> Office | None:
    """The office in an apposition just after a name that ends at `end`: "Lena Hask, Karvenia's president,"."""
    after = text[end : end + BEFORE]
    found = _APPOSED.match(after)
    if found is None or not re.match(r"['’]s\s", after[found.end() : found.end() + 3]):
        return None
    owner = folded(found[1])
    rest = re.match(r"['’]s\s+((?:[^\W\d_]+[ \t-]){0,3}[^\W\d_]+)\s*[,.;]", after[found.end() :])
    read = _read(rest[1]) if rest else None
    return Office(read[0], read[1] or owner, read[2], True) if read is not None and owner else None


def _read(phrase: str) -> tuple[str, str, str] | None:
    """The office at the end of a phrase, its state and status."""
    of = ENGLISH.words
    phrase = phrase.strip()
    state_office = _OF_STATE.search(phrase)
    if state_office:
        kind = state_office[1].lower()
        what = state_office[2].lower()
        head = f"{kind} of state" if what == "state" else f"{what} {kind}"
        words = [each.group() for each in _WORD.finditer(phrase[: state_office.start()])]
        return _one(head), state_of(words), _status(words)
    words = [each.group() for each in _WORD.finditer(phrase)]
    if not words or words[-1].lower() not in of("titles", "one_holder"):
        return None
    head, rest = words[-1].lower(), words[:-1]
    parts: list[str] = []
    while rest and len(parts) < 3:
        lower = rest[-1].lower()
        if lower in of("titles", "passing") or _is_of_state(rest[-1]):
            break
        if lower not in of("titles", "before_titles") and (head not in ("minister", "secretary") or parts):
            break
        parts.insert(0, lower)
        rest.pop()
    if head in of("titles", "with_kind") and not parts:
        return None  # "the minister" says not which
    left = [word for word in rest if word.lower() not in of("titles", "passing") and not _is_of_state(word)]
    if left and left[-1][:1].islower():
        return None  # "the company president"
    if any(lower in of("titles", "no_one_holder") for lower in parts):
        return None
    return _one(" ".join([*parts, head])), state_of(rest), _status(rest)


@cache
def _one(office: str) -> str:
    """An office in its one spelling."""
    table: dict[str, str] = ENGLISH.table("titles")["one_office"]
    return " ".join(table.get(word, word) for word in table.get(office, office).split())


def _status(words: list[str]) -> str:
    lower = {word.lower() for word in words}
    if lower & ENGLISH.words("titles", "no_longer"):
        return "former"
    return "new" if lower & {"new", "newly", "incoming"} else ""


def _is_of_state(word: str) -> bool:
    known = known_names(ENGLISH).names.get((word,))
    return known is not None and known.code is not None


def state_of(words: Sequence[str]) -> str:
    """The folded name of the state that one of the words names, by name or adjective."""
    names = known_names(ENGLISH)
    for at in range(len(words)):
        for length in (2, 1):
            known = names.names.get(tuple(words[at : at + length]))
            if known is not None and known.code is not None:
                return folded(names.states[known.code])
    return ""


def _state_at_end(text: str) -> str:
    """The folded name of the state at the end of a text, else its last word where that has a capital."""
    words = [each.group() for each in _WORD.finditer(text[-AFTER:])]
    if state := state_of(words[-2:]):
        return state
    return folded(words[-1]) if words and words[-1][0].isupper() and text.rstrip().endswith(words[-1]) else ""
