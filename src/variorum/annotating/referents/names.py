"""Names in one field: capitalised runs, cut and typed by tables, form, context and the parser's entities.

The parser tags settlements in "strike on X" as persons and runs of a headline as organisations, so its entities are one
vote among others: tables of states and organisations, key words ("Ministry"), titles, prepositions and a gazetteer.
"""

from __future__ import annotations

from itertools import pairwise

from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.name_cuts import cut
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.name_runs import runs
from variorum.annotating.referents.name_votes import has_acronym, votes_of
from variorum.annotating.referents.words import Words


def names(words: Words, common: frozenset[str], listed: Lists, places: Gazetteer) -> list[Name]:
    """The names of one field in order of place, with votes for what those that no table has may be.

    `common`: words that the article writes small somewhere; a capital says nothing of them.
    """
    found: list[Name] = []
    for start, end in runs(words, common, listed):
        found.extend(cut(words, start, end, common, listed))
    for name in found:
        if _goes_on(words, name):
            name.end += 1
            name.text = words.of(name.start, name.end)
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


def _goes_on(words: Words, name: Name) -> bool:
    """Whether the last noun of a body's name is written small: "the Institute for Human rights"."""
    last, after = name.end - 1, name.end
    return (
        name.kind == "organization"
        and name.known is None
        and after < len(words)
        and last - 1 > name.start
        and words.lower[last - 1] in ("for", "of")
        and words.pos[after] == "NOUN"
        and words.head[last] == after
        and words.dep[last] in ("amod", "compound")
        and words.head[after] == last - 1
    )


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
