"""Statements that deny by a negation of their own: "no gas was fired", "the guards never shot", "it was untrue that".

What is denied is the statement without its negation. Read off the words, as floor 3 has no parse: the negation stands
at the head of the statement ("none of the guards", "there was no fire"), or behind the first verb of its main clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from variorum import lexicon
from variorum.linking.denied_words import telling
from variorum.linking.shingles import words
from variorum.linking.trigger_words import stem
from variorum.records import Span

_OPENING = r"^[\"'“‘]?(?:that )?(?:\w+ly )?"
_BEING = r"(?:was|were|is|are|has been|have been|had been)"
# "No", and what a statement of it is of.
_NONE = re.compile(
    rf"{_OPENING}(?P<no>(?:there {_BEING} )?(?:none of|not a single|not one|not a|neither of|nobody|no one|no)) "
    r"(?!doubt\b)",
    re.IGNORECASE,
)
# "The guards did not shoot", "had never met him", "never hit her".
_NOT = re.compile(
    r"(?P<no>\b(?:was|were|had|has|have|did|is|are)(?:n['’]t| not| never)|\bnever)(?: \w+ly| ever)? (?=\w)",
    re.IGNORECASE,
)
_UNTRUE = re.compile(
    rf"^.{{0,30}}?\b(?P<no>(?:it|this) {_BEING} (?:\w+ly )?(?:not true|untrue|false|wrong|incorrect|a lie|nonsense)"
    r"(?: to (?:say|claim|suggest))?) that (?=\w)",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have)(?:n['’]t| not| never| been|)\b", re.IGNORECASE)
# A main clause ends here: what is negated behind it is an aside.
_SIDE = re.compile(r"[,;:]|\b(?:that|which|who|because|if|when|while|although|but|and|whether)\b", re.IGNORECASE)
BEFORE_NOT = 60  # characters of a subject before its negated verb
CORE_END = re.compile(
    r"[,.;:]|\b(?:at|in|on|during|over|from|since|after|before|against|near|when|while|as)\b", re.IGNORECASE
)
LIMITED = 6  # words behind a negation in which stands what alone it denies: "all", "only"
CORE = 4  # telling words, from the negation on, of which most have to stand in what it contradicts


@dataclass(frozen=True, slots=True)
class Negation:
    """A negated statement."""

    span: Span  # of the negating words in the statement
    statement: str  # without them
    core: frozenset[str]  # stems of the words that are negated, not of where and when
    verb: str  # of these the stem that what it contradicts must have, "" where any of them will do
    perfect: bool  # of what has not been done so far: it may be done later


def negation(said: str) -> Negation | None:
    """The negation of a statement; None where it has none, or leaves open what will be."""
    parts = set(words(said))
    if parts & _open() or said.rstrip().endswith("?"):
        return None
    found = _UNTRUE.match(said) or _NONE.match(said) or _behind(said)
    if found is None:
        return None
    start, end = found.span("no")
    after = said[found.end() :]
    untrue = found.re is _UNTRUE
    statement = said[found.end() :] if untrue else f"{_without(said[start:end])}{said[end:]}"
    if not untrue and start:
        statement = f"{said[:start]}{statement.lstrip()}" if start else statement
    stop = CORE_END.search(after)
    said_of = after[: stop.start()] if stop else after
    if not untrue and not lexicon.words("en", "disputes", "limiting").isdisjoint(
        (*words(found[0])[-1:], *words(said_of)[:LIMITED])
    ):
        return None  # "not closing every library": some may be
    told = telling(said_of)[: 2 * CORE if untrue else CORE]
    core = frozenset(stem(word) for word in told if word not in lexicon.words("en", "disputes", "counting"))
    if not core:
        return None
    verb = stem(told[0]) if found.re is _NOT or found["no"].lower().startswith("there") else ""
    perfect = _PERFECT.search(said[: found.end() + BEFORE_NOT // 2]) is not None
    return Negation((start, end), " ".join(statement.split()), core, verb, perfect)


def _behind(said: str) -> re.Match[str] | None:
    """The negation behind the first verb of the main clause."""
    found = _NOT.search(said[: BEFORE_NOT + 20])
    if found is None or found.start() > BEFORE_NOT:
        return None
    before = said[: found.start()].removeprefix("that ")
    pointing = words(before)[:1] == ["it"] and found["no"].lower().startswith(("was", "is"))  # "it was not a knife"
    return None if _SIDE.search(before) or pointing else found


def in_kinds(stems: frozenset[str]) -> frozenset[str]:
    """The stems with those of other forms of the same verb, and the kinds of events that words of such stems tell:
    "sacked" and "dismissed" are of one."""
    return frozenset().union(*map(_in_kind, stems))


@lru_cache(maxsize=65536)
def _in_kind(word: str) -> frozenset[str]:
    """The same of one stem."""
    plain = {word} | {table[word] for table in (_irregular(), _states()) if word in table}
    return frozenset(plain).union(*(_kinds().get(each, frozenset()) for each in plain))


@cache
def _irregular() -> dict[str, str]:
    table = lexicon.lexicon("en", "stems")["irregular"]
    return {stem(form): stem(verb) for form, verb in table.items()}


@cache
def _states() -> dict[str, str]:
    """Of adjectives of states and of their names the first word of the name, as stems: "Russian", "Russia"."""
    found = {}
    for name, row in lexicon.lexicon("en", "demonyms")["states"].items():
        for word in (name, *row["adjectives"]):
            if " " not in word:
                found[stem(word)] = f"of state {name}"
    return found


@cache
def _kinds() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    saying = lexicon.words("en", "events", "marks.saying")
    for name, row in lexicon.lexicon("en", "events")["kinds"].items():
        words_of = (*row["verbs"], *row["nouns"])
        for word in words_of if saying.isdisjoint(words_of) else ():
            if " " not in word:
                found.setdefault(stem(word), set()).add(f"of kind {name}")
    return {each: frozenset(kinds) for each, kinds in found.items()}


def _without(negated: str) -> str:
    """The negating words without their negation: "there was no" -> "there was", "did not" -> "did"."""
    return " ".join(word for word in negated.replace("n't", "").replace("n’t", "").split() if word.lower() not in _NO)


_NO = frozenset({"no", "none", "of", "not", "a", "nobody", "single", "one", "neither", "nor", "any", "never"})


@cache
def _open() -> frozenset[str]:
    """Words of a statement of what may yet come, or is not known."""
    return lexicon.words("en", "disputes", "undecided")
