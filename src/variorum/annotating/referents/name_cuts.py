"""The names inside one capitalised run: where each ends, and what a table or its key words say it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_runs import CONNECTORS, PARTICLES, POSSESSIVES, is_glued_article
from variorum.annotating.referents.name_votes import apposed_kind, is_business_noun, is_person_noun
from variorum.annotating.referents.states import Known, known_names
from variorum.annotating.referents.words import Words


def cut(words: Words, start: int, end: int, common: frozenset[str], listed: Lists) -> Iterator[Name]:
    """The names inside one run."""
    known = known_names(words.parsed.language)
    while end > start and not words.text[end - 1][0].isalnum() and words.text[end - 1] not in (".",):
        end -= 1
    seat = _seat(words, start, end, listed)
    if seat >= start:
        yield from cut(words, start, seat, common, listed)
        start = seat + 1
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
        role = role or words.lower[at] in words.parsed.language.words("actors", "openers")
        if role and words.first[at] and stop > at + 1 and words.text[at] not in words.familiar:
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


def _seat(words: Words, start: int, end: int, listed: Lists) -> int:
    """Which word in a run says that the body behind it has its seat there ("U.K.-based", "London Based"), or -1."""
    for at in range(start, end - 1):
        if words.lower[at].rpartition("-")[2] in listed.seats:
            return at
    return -1


def _plain(words: Words, at: int, end: int) -> list[str]:
    """The words from `at`, a possessive s that lost its apostrophe cut where only then a table has the word."""
    known = known_names(words.parsed.language)
    found = words.text[at : min(end, at + 12)]
    last = found[0]
    long = len(last) > 3 or last[:-1].isupper()
    if last not in known.firsts and last[-1] == "s" and len(last) > 2 and long and last[:-1] in known.firsts:
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
        if lower == "&" and at + 1 < end:
            at += 2
            continue
        if lower in CONNECTORS or lower in POSSESSIVES or lower in listed.honorifics:
            break
        if words.text[at] == "-" or lower in PARTICLES or is_glued_article(words, at):
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
    if known is not None and last.endswith("s") and (len(last) > 3 or last[:-1].isupper()):
        firsts = known_names(words.parsed.language).names
        if tuple(words.text[start:end]) not in firsts and (*words.text[start : end - 1], last[:-1]) in firsts:
            words.end[end - 1] -= 1
            text = text[:-1]
    return Name(start, end, kind, text, known, " ".join(title))


def _before_head(words: Words, at: int, listed: Lists) -> bool:
    """Whether a name of a body ends at `at`: the parser hangs it and the name before on the small noun that follows."""
    return (
        words.pos[at] == "PROPN"
        and words.head[at - 1] == at
        and words.head[at] == at + 1
        and words.lower[at + 1] in listed.name_heads
    )
