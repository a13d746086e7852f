"""Capitalised runs of one field: stretches that may hold names."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.referents.gazetteer import gazetteer
from variorum.annotating.referents.name_lists import Lists
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words

# Small words inside names ("Bashir al-Amin", "Ludwig van der Meer").
PARTICLES = frozenset(
    ("al", "el", "ul", "bin", "ibn", "abu", "de", "da", "di", "du", "del", "von", "van", "der", "den", "la", "le", "e")
)
# Articles inside names that only a hyphen tells from words of the language ("Bir as-Sabi").
_GLUED = frozenset(
    (
        "ad",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "az",
        "bel",
        "ech",
        "ed",
        "en",
        "er",
        "es",
        "esh",
        "et",
        "ez",
        "ud",
        "ur",
        "us",
    )
)
# Words of the calendar that people are called.
FIRST_NAMES = frozenset(("jan", "april", "may", "june", "august"))
POSSESSIVES = ("'s", "’s", "'", "’")
CONNECTORS = frozenset(("for", "of", "the", "and", "on", "in", "&", "without", "against"))


def is_glued_article(words: Words, at: int) -> bool:
    """Whether a small word is an article inside a name: "as" of "Bir as-Sabi", not "as" alone."""
    after = at + 2
    if words.lower[at] not in _GLUED or after >= len(words) or words.text[at + 1] != "-":
        return False
    return words.glued(at + 1) and words.glued(after) and words.capital(after)


def _may_be_name(words: Words, at: int, common: frozenset[str], listed: Lists) -> bool:
    """Whether the word at `at` can be part of a name: a capital that the place in the sentence does not explain."""
    text, lower = words.text[at], words.lower[at]
    if not text[0].isupper() or (lower in listed.calendar and not _is_first_name(words, at)):
        return False
    if words.pos[at] in ("DET", "PRON", "AUX", "CCONJ", "SCONJ", "INTJ", "PART") and not (
        text.isupper() and len(text) > 1
    ):
        return False
    if words.first[at] and words.pos[at] == "VERB" and lower.endswith("ing") and text not in words.familiar:
        return False
    if words.first[at] and words.pos[at] not in ("PROPN",) and not words.entity[at]:
        tabled = known_names(words.parsed.language).longest(words.text, at)
        follows = at + 1 < len(words) and words.capital(at + 1) and words.pos[at + 1] == "PROPN"
        return (
            tabled is not None
            or text in words.familiar
            or (follows and lower not in common and words.pos[at] in ("ADJ", "NOUN"))
        )
    return not (words.pos[at] in ("ADP", "ADV", "VERB") and lower in common)


def _is_first_name(words: Words, at: int) -> bool:
    """Whether a month is somebody's first name: "Jan Novak", "April Stone", but not "Jan 4"."""
    after = at + 1
    return (
        words.lower[at] in FIRST_NAMES
        and words.entity[at] == "PERSON"
        and words.dep[at] == "compound"
        and after < len(words)
        and words.capital(after)
        and words.pos[after] == "PROPN"
        and words.head[at] >= after
    )


def runs(words: Words, common: frozenset[str], listed: Lists) -> Iterator[tuple[int, int]]:
    """Capitalised runs; "of", "for" and the like join two parts where the first holds the key word of a body."""
    count, at = len(words), 0
    while at < count:
        particle = words.lower[at] in ("al", "el") and at + 2 < count and words.text[at + 1] == "-"
        if not (words.text[at][0].isupper() and _may_be_name(words, at, common, listed)) and not (
            particle and words.capital(at + 2)
        ):
            at += 1
            continue
        start = at
        body = words.lower[at] in listed.organization
        at += 1
        while at < count:
            if words.sentence[at] != words.sentence[start] and not words.text[at - 1].endswith("."):
                break
            hyphened = words.text[at - 1] == "-" and words.entity[at] == "PERSON" and not words.begins[at]
            if hyphened or (words.text[at][0].isupper() and _may_be_name(words, at, common, listed)):
                body = body or words.lower[at] in listed.organization
                at += 1
                continue
            onward = _joined(words, at, body, common, listed)
            if onward == at:
                break
            at = onward
        yield start, at


def _are_partners(words: Words, at: int) -> bool:
    """Whether "&" at `at` joins the partners of one firm ("Holm & Vik"), and not two places or words of a headline."""
    known = known_names(words.parsed.language)
    around = (words.text[at - 1], words.text[at + 1])
    places = any(each in known.firsts or gazetteer().find(each) for each in around)
    return not places and not words.headline[words.sentence[at]]


def _joined(words: Words, at: int, body: bool, common: frozenset[str], listed: Lists) -> int:
    """Where a run goes on after small words at `at`, or `at` where it ends."""
    count, onward = len(words), at
    if words.text[at] == "-" and words.glued(at) and at + 1 < count and words.glued(at + 1):
        inside = words.entity[at + 1] == "PERSON" and not words.begins[at + 1] and words.text[at + 1].isalpha()
        if words.capital(at + 1) or inside:
            return at + 1
        if words.lower[at + 1] in PARTICLES and at + 3 < count and words.text[at + 2] == "-" and words.capital(at + 3):
            return at + 3
        return at
    if words.text[at] == "&" and at + 1 < count and words.capital(at + 1) and _are_partners(words, at):
        return at + 1
    if is_glued_article(words, at):
        return at + 2
    possessive = words.lower[at] in POSSESSIVES
    if words.lower[at] in PARTICLES or possessive:
        onward = at + 1
        while onward < count and (words.text[onward] == "-" or words.lower[onward] in PARTICLES):
            onward += 1
        if onward < count and words.capital(onward) and words.pos[onward] == "PROPN":
            if possessive:
                inside = words.entity[at] == "ORG" and words.entity[onward] == "ORG" and not words.begins[onward]
                return onward if inside or words.lower[at - 1] in listed.possessors else at
            return onward
        return at
    if body and words.lower[at] in CONNECTORS:
        while onward < count and words.lower[onward] in CONNECTORS and onward < at + 3:
            onward += 1
        strong = words.lower[at] in ("for", "of", "&", "without")
        if not strong and words.lower[at] != "and":
            return at
        if onward < count and words.capital(onward) and _may_be_name(words, onward, common, listed):
            same = bool(words.entity[onward]) and not words.begins[onward] and words.entity[at] == words.entity[onward]
            if (strong and (words.lower[onward] not in common or words.pos[onward] == "PROPN")) or same:
                return onward
    return at
