"""Who speaks for which body: what its director, or a doctor of it without a name, counts, it counts."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from variorum import lexicon
from variorum.linking.shingles import words
from variorum.records import Actor, Tables
from variorum.stored import values

_ENDS = re.compile(r"[.!?][\"”’]?\s")  # of a sentence
NAMES = range(2, 4)  # words of a person's name; one word more is mostly the body's own


def speaks_for(tables: Tables) -> dict[str, str]:
    """For each person who is cited as somebody of a body ("Observatory director Ann Vik", "its spokesman, Ole Berg"),
    the body cited most so: what its director counts, it counts. States are left out: their officials contradict each
    other."""
    actors = {actor.id: actor for actor in tables.actors}
    of_bodies = {actor.id for actor in tables.actors if actor.kind in ("organization", "group")}
    cited = set(values(tables.attributions, "article", "speaker_actor"))
    texts = {article.id: article for article in tables.articles}
    named: dict[tuple[str, str, str], int] = {}  # (article, field, body) -> where it was last named
    bodies: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for article, field, start, end, actor, form in values(
        tables.mentions, "article", "field", "start", "end", "actor", "form"
    ):
        if actor not in of_bodies or form == "adjective":
            continue
        # "Its chief": of a body that the article cites or the sentence names; else the pronoun is too easily misread.
        before = named.get((article, field, actor))
        if form != "pronoun":
            named[article, field, actor] = end
        elif (article, actor) not in cited and (
            before is None or _ENDS.search(texts[article].text_of(field)[before:start])
        ):
            continue
        bodies[article, field].append((start, end, actor))
    spokes = lexicon.words("en", "slots", "spokes")
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for each in tables.attributions:
        person = actors.get(each.speaker_actor or "")
        if person is None or person.kind != "person" or not spokes & set(words(each.speaker)):
            continue
        for start, end, body in bodies.get((each.article, each.field), ()):
            around = next(((a, b) for a, b in each.speaker_spans if a <= start and end <= b), None)
            if around and not _stands_apart(texts[each.article].text_of(each.field)[end : around[1]]):
                found[person.id][body] += 1
    speaking = {person: min(counts, key=lambda id: (-counts[id], id)) for person, counts in found.items()}
    return speaking | _with_a_person_behind(actors)


def _stands_apart(behind: str) -> bool:
    """Whether an article stands right behind a body's name: it is not in "Observatory director" or "the director of
    the Observatory", and is in "grant the president more", where nobody is the president of Grant."""
    return behind.split()[:1] in (["the"], ["a"], ["an"])


def bodies_cited(tables: Tables) -> dict[tuple[str, tuple[str, ...]], str]:
    """By event and the words of its name: the one body of that name that is cited for the event."""
    names = {actor.id: tuple(words(actor.name)) for actor in tables.actors if actor.kind == "organization"}
    found: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for event, speaker in values(tables.claims, "event", "speaker_actor"):
        if speaker in names:
            found[event, names[speaker]].add(speaker)
    return {key: min(ids) for key, ids in found.items() if len(ids) == 1}


def spoken_for(speaker: str) -> tuple[str, ...]:
    """The words of the body that somebody without a name has a voice of ("a coast guard commander", "a doctor at the
    port hospital"), else ()."""
    roles = lexicon.words("en", "slots", "of_bodies")
    spoken = [word for word in words(speaker) if word not in ("a", "an", "the", "one")]
    if len(spoken) > 1 and spoken[-1] in roles:
        return tuple(spoken[:-1])
    if len(spoken) > 2 and spoken[0] in roles and spoken[1] in ("of", "at", "for", "from", "with"):
        return tuple(spoken[2:])
    return ()


def _with_a_person_behind(actors: Mapping[str, Actor]) -> dict[str, str]:
    """For each body whose name was read together with that of its speaker ("Strait Monitor Ann Vik"): the body."""
    names: dict[tuple[str, ...], str] = {}
    for actor in sorted(actors.values(), key=lambda each: each.id):
        if actor.kind in ("organization", "group"):
            names.setdefault(tuple(actor.name.split()), actor.id)
    found = {}
    for name, body in names.items():
        for cut in range(len(name) - 1, 1, -1):
            whole = names.get(name[:cut])
            if whole is not None and len(name) - cut in NAMES and all(word[:1].isupper() for word in name[cut:]):
                found[body] = whole
                break
    return found
