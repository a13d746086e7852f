"""Names in one field: capitalised runs, cut and typed by tables, form, context and the parser's entities.

The parser tags settlements in "strike on X" as persons and runs of a headline as organisations, so its entities are one
vote among others: tables of states and organisations, key words ("Ministry"), titles, prepositions and a gazetteer.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_votes import (
    apposed_kind,
    has_acronym,
    is_business_noun,
    is_person_noun,
    votes_of,
)
from variorum.annotating.referents.states import Known, known_names
from variorum.annotating.referents.words import Words

# Small words inside names ("Bashir al-Amin", "Ludwig van der Meer").
PARTICLES = frozenset(
    ("al", "el", "ul", "bin", "ibn", "abu", "de", "da", "di", "du", "del", "von", "van", "der", "den", "la", "le", "e")
)
# Words of the calendar that people are called.
FIRST_NAMES = frozenset(("jan", "april", "may", "june", "august"))
POSSESSIVES = ("'s", "’s", "'", "’")
CONNECTORS = frozenset(("for", "of", "the", "and", "on", "in", "&", "without", "against"))


def names(words: Words, common: frozenset[str], listed: Lists, places: Gazetteer) -> list[Name]:
    """The names of one field in order of place, with votes for what those that no table has may be.

    `common`: words that the article writes small somewhere; a capital says nothing of them.
    """
    found: list[Name] = []
    for start, end in _runs(words, common, listed):
        found.extend(_cut(words, start, end, common, listed))
    for name in found:
        if _heads_a_name(words, name, listed, places):
            name.kind = "organization"
            if not name.text.isupper():  # an acronym is a name without the noun
                name.end += 1
            name.text = words.of(name.start, name.end)
        if _in_dateline(words, name):
            name.kind = "place" if name.known is None else name.kind
        if name.kind == "":
            name.votes = votes_of(words, name, listed, places)
        name.headline = words.headline[words.sentence[name.start]] and not (name.title or has_acronym(words, name))
    for before, name in pairwise(found):
        between = words.lower[before.end : name.start]
        name.beside = before if between in (["and"], [","], ["or"], [",", "and"]) else None
        if name.kind == "state" and between in ([], [","]) and "place" in before.votes and name.start - before.end <= 1:
            before.votes["place"] += 2.5
    return found


def _heads_a_name(words: Words, name: Name, listed: Lists, places: Gazetteer) -> bool:
    """Whether a noun for a body that belongs to the name follows it: "the Free Harbour movement"."""
    head = name.end
    if name.kind not in ("", "organization") or name.known is not None or name.title or head >= len(words):
        return False
    if words.lower[head] not in listed.name_heads or words.text[head] != words.lower[head] or words.pos[head] != "NOUN":
        return False
    if words.dep[head] == "compound" or words.head[head - 1] != head or words.end[head - 1] != words.start[head] - 1:
        return False
    single = name.end - name.start == 1
    return not (single and (places.find(name.text) or words.lower[name.start] in listed.no_names))


def _in_dateline(words: Words, name: Name) -> bool:
    """Whether the name is the town of a date line: "PORT SERIN, May 4 - ", "BEIRUT (Agency) - "."""
    start = name.start
    while start > 0 and words.text[start - 1].isupper() and words.sentence[start - 1] == words.sentence[name.start]:
        start -= 1
    if start > 1 or not name.text.isupper() or len(name.text) < 4 or name.end >= len(words):
        return False
    if words.text[name.end] not in (",", "(", "-", "–", "—", "--") or words.glued(name.end + 1):
        return False
    name.start, name.text = start, words.of(start, name.end)
    return True


def _before_head(words: Words, at: int, listed: Lists) -> bool:
    """Whether a name of a body ends at `at`: the parser hangs it and the name before on the small noun that follows."""
    return (
        words.pos[at] == "PROPN"
        and words.head[at - 1] == at
        and words.head[at] == at + 1
        and words.lower[at + 1] in listed.name_heads
    )


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


def _runs(words: Words, common: frozenset[str], listed: Lists) -> Iterator[tuple[int, int]]:
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


def _cut(words: Words, start: int, end: int, common: frozenset[str], listed: Lists) -> Iterator[Name]:
    """The names inside one run."""
    known = known_names(words.parsed.language)
    while end > start and not words.text[end - 1][0].isalnum() and words.text[end - 1] not in (".",):
        end -= 1
    at = start
    title: list[str] = []
    while at < end:
        tabled = known.longest(_plain(words, at, end), 0)
        whole = _organization_end(words, at, end, common, listed)
        if whole and tabled is not None and tabled[1].code and at + tabled[0] < whole:
            after = known.longest(_plain(words, at + tabled[0], end), 0)
            if after is not None and after[1].role == "adjective":  # "in Moscow Russian ministers": two names in a row
                whole = 0
        if tabled is not None and tabled[1].role == "organization" and at + tabled[0] >= whole:
            yield _name(words, at, at + tabled[0], "organization", tabled[1], title)
            at, title = at + tabled[0], []
            continue
        if whole and not (tabled and at + tabled[0] >= whole):
            yield _name(words, at, whole, "organization", None, title)
            at, title = whole, []
            continue
        if tabled is not None:
            kind = {"name": "state"}.get(tabled[1].role, tabled[1].role)
            yield _name(words, at, at + tabled[0], kind, tabled[1], [])
            at, title = at + tabled[0], []
            continue
        if (
            words.lower[at] in listed.honorifics
            or words.lower[at] in listed.titles
            or (words.lower[at] in listed.before and _leads_to_title(words, at, end, listed))
        ):
            title.append(words.lower[at])
            at += 1
            continue
        if not words.text[at][0].isalnum() or words.lower[at] in CONNECTORS or words.lower[at] in POSSESSIVES:
            at += 1
            title = [*title, words.lower[at - 1]] if title else []
            continue
        stop = _plain_end(words, at, end, common, listed)
        role = is_person_noun(words.lower[at], listed) or is_business_noun(words.lower[at], listed)
        if role and words.first[at] and stop > at + 1:
            at += 1  # "Witness Ivan Horvat said", "Chipmaker Norvik said"
            continue
        alone = stop == at + 1 and not title
        verb = words.lower[at].endswith("s") and words.lower[at][:-1] in listed.acting
        if alone and (verb or words.lower[at] in listed.no_names or words.lower[at] in listed.possessors):
            at = stop
            continue
        if apposed_kind(words, stop - 1, listed) or not all(
            words.lower[each] in common for each in range(at, stop) if words.text[each][0].isalpha()
        ):
            yield _name(words, at, stop, "", None, title)
        at, title = stop, []


def _plain(words: Words, at: int, end: int) -> list[str]:
    """The words from `at`, a possessive s that lost its apostrophe cut where only then a table has the word."""
    known = known_names(words.parsed.language)
    found = words.text[at : min(end, at + 12)]
    last = found[0]
    if last not in known.firsts and last[-1] == "s" and len(last) > 3 and last[:-1] in known.firsts:
        found = [last[:-1], *found[1:]]
    if len(found) > 1 and found[1][-1] == "s" and (found[0], found[1][:-1]) in known.names:
        found = [found[0], found[1][:-1], *found[2:]]
    return found


def _leads_to_title(words: Words, at: int, end: int, listed: Lists) -> bool:
    return any(words.lower[each] in listed.titles for each in range(at + 1, min(at + 4, end)))


def _organization_end(words: Words, start: int, end: int, common: frozenset[str], listed: Lists) -> int:
    """Where the organisation ends that begins at `start`, 0 where none does: a run with a key word in it.

    A key word alone is none ("Party"), nor is one that stands first without "of" or "for" ("Army Colonel").
    """
    key = 0
    if words.lower[start] in listed.body_firsts and start + 1 < end and words.lower[start + 1] not in CONNECTORS:
        stop = _plain_end(words, start, end, common, listed)
        return stop if stop > start + 1 else 0
    for at in range(start, end):
        lower = words.lower[at]
        if lower in (*POSSESSIVES, ",") and at > start and words.entity[at] != "ORG":
            break
        after = words.lower[at + 1] if at + 1 < end else ""
        if lower in listed.titles and lower not in listed.organization and at > start and not key:
            if after in listed.organization:  # "Serin General Hospital"
                continue
            return 0
        if at > start and words.begins[at] and words.entity[at] == "PERSON" and key:
            break
        if lower in listed.organization:
            key = at + 1
        elif (
            key
            and lower in CONNECTORS
            and words.lower[at] in ("for", "of", "and", "&", "without", "on", "in", "the", "against")
        ):
            onward = at + 1
            while onward < end and words.lower[onward] in CONNECTORS:
                onward += 1
            if onward < end:
                key = _tail(words, onward, end)
    if not key or key - start < 2:
        return 0
    if words.lower[start] in listed.titles and words.lower[start] not in listed.organization:
        return 0
    if all(words.lower[at] in common or words.lower[at] in CONNECTORS for at in range(start, key)):
        return 0
    return key


def _tail(words: Words, start: int, end: int) -> int:
    """Where the capitalised words after "for" or "of" end: at the next small word or where another entity begins."""
    at = start
    while at < end and (words.capital(at) or words.text[at] == "-"):
        if at > start and words.begins[at]:
            break
        at += 1
    return at


def _plain_end(words: Words, start: int, end: int, common: frozenset[str], listed: Lists) -> int:
    """Where a name of no table ends: before a known name, a connector, or where the parser begins another entity."""
    known = known_names(words.parsed.language)
    at = start + 1
    while at < end:
        lower = words.lower[at]
        if lower in POSSESSIVES and words.lower[at - 1] in listed.possessors and at + 1 < end:
            at += 1
            continue
        if lower in CONNECTORS or lower in POSSESSIVES or lower in listed.honorifics:
            break
        if words.text[at] == "-" or lower in PARTICLES:
            at += 1
            continue
        if (not words.capital(at) and words.text[at - 1] != "-") or (
            words.begins[at] and words.entity[at - 1] and words.entity[at] != words.entity[at - 1]
        ):
            break
        if words.text[at - 1] != "-" and known.longest(_plain(words, at, end), 0) is not None:
            break
        if (
            lower in common
            and words.entity[at] != "PERSON"
            and words.lower[at - 1] not in ("'s", "’s")
            and not _before_head(words, at, listed)
        ):
            break
        if (
            lower in listed.titles
            and at - start >= 1
            and lower not in ("king", "major", "prince", "head", "judge", "father")
        ):
            break
        at += 1
    while at > start + 1 and (words.text[at - 1] == "-" or words.lower[at - 1] in PARTICLES):
        at -= 1
    return at


def _name(words: Words, start: int, end: int, kind: str, known: Known | None, title: Sequence[str]) -> Name:
    text = words.of(start, end)
    last = words.text[end - 1]
    if known is not None and last.endswith("s") and len(last) > 3:
        firsts = known_names(words.parsed.language).names
        if tuple(words.text[start:end]) not in firsts and (*words.text[start : end - 1], last[:-1]) in firsts:
            words.end[end - 1] -= 1
            text = text[:-1]
    return Name(start, end, kind, text, known, " ".join(title))
