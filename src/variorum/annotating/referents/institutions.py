"""Institutions that a common noun names: "the port authority", "the seamen's union", "police".

They are organisations like those with capitals, called by the words that say which one it is. A bare "the company" is
the one that the article named last, else a body of its article alone.
"""

from __future__ import annotations

from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase
from variorum.annotating.referents.words import Words

_PLURALS = frozenset(("services", "police", "media"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_PLACES = frozenset(("place", "capital"))
# Words that say nothing of which one it is, though the parser reads them as part of the noun.
_EMPTY = frozenset(("group", "news", "country", "year", "time", "number", "member", "majority", "one"))


def institution(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """Notes an institution at `phrase`; False where the noun names none."""
    words, nouns = phrase.words, context.nouns
    standing = lemma in nouns.standing or lemma in ("police",)
    if not standing and lemma not in nouns.institutions and lemma not in nouns.organs:
        return False
    lower = words.lower[phrase.head]
    if (lower != lemma and lower not in _PLURALS) or phrase.indefinite:
        return False
    if words.pos[phrase.head] not in ("NOUN", "PROPN"):
        return False
    if any(name.kind in ("organization", "person", "") for name in phrase.names):
        return False
    code = context.code(number, phrase)
    start = _start(context, number, phrase)
    told = start < phrase.head
    if not told and code is None and not standing:
        return False
    definite = phrase.definite or phrase.possessor >= 0
    if not definite and code is None and not standing and not _place_inside(phrase):
        return False
    what = words.of(start, phrase.end)
    if not _place_inside(phrase):
        what = what.lower()
    actor, inferred = _actor(context, what, code, lemma)
    context.institutions.setdefault(lemma, []).append(actor)
    context.see(number, words, min(start, phrase.start), phrase.end, "noun", actor, inferred)
    return True


def _actor(context: Nouned, what: str, code: str | None, lemma: str) -> tuple[Draft, str | None]:
    """The body of those words: of the state that is named, else, for an organ of state, of the one that the article is
    about."""
    organ = lemma in context.nouns.organs or lemma in context.nouns.standing
    inferred: str | None = None
    part_of: str | None
    if code is None and organ and (guessed := context.default()) is not None:
        key = context.resolver.bodies.key(f"{context.cast.adjective(guessed)} {what}")
        known = context.resolver.bodies.organizations.get(key)
        if known is not None:
            return known, "state"
        part_of, name, inferred = context.cast.state(guessed).id, what, "state"
    elif code is not None:
        name = f"{context.cast.adjective(code)} {what}"
        key = context.resolver.bodies.key(name)
        public = lemma in context.nouns.public_bodies or what.lower() == "central bank"
        part_of = context.cast.state(code).id if organ or public else None
    else:
        key, part_of, name = context.resolver.bodies.key(what), None, what
    actor = context.resolver.bodies.organizations.get(key)
    if actor is None or (inferred and actor.part_of not in (None, part_of)):
        actor = context.cast.actor(name, "organization", part_of)
        context.resolver.bodies.organizations[key] = actor
    return actor, inferred


def _place_inside(phrase: Phrase) -> bool:
    return any(name.kind in _PLACES for name in phrase.names)


def _start(context: Nouned, number: int, phrase: Phrase) -> int:
    """Where the words begin that say which institution it is, from the noun backwards."""
    words, nouns = phrase.words, context.nouns
    adjectives = nouns.organ_modifiers | nouns.institution_adjectives
    start = phrase.head
    while start > phrase.start:
        before = start - 1
        name = context.named[number].get(before)
        if name is not None:
            if name.kind in _PLACES:
                start = name.start
                continue
            break
        lower, pos = words.lower[before], words.pos[before]
        if pos not in ("NOUN", "PROPN") and lower not in adjectives:
            break
        if lower in _EMPTY or (pos in ("NOUN", "PROPN") and words.dep[before] not in ("compound", "nmod", "conj")):
            break
        start = before
    while start < phrase.head and words.lower[start] in ("and", "state", "-"):
        start += 1
    owner = phrase.possessor
    if start == phrase.start and owner >= 0 and (number, owner) not in context.by_token:
        plural = words.pos[owner] in ("NOUN", "PROPN") and (
            words.lower[owner] != words.lemma[owner] or words.lower[owner].endswith("men")
        )
        office = words.lemma[owner] in context.listed.roles
        if (plural or office) and words.lower[owner + 1] in _POSSESSIVES and owner + 2 >= start:
            return _whole_owner(context, number, words, owner)
    return start


def _whole_owner(context: Nouned, number: int, words: Words, owner: int) -> int:
    """Where the words for an owner begin that say whose office it is: "the prime minister's", not "the minister's"."""
    start = owner
    while (
        start > 0
        and words.head[start - 1] == owner
        and words.dep[start - 1] in ("compound", "amod")
        and (number, start - 1) not in context.by_token
        and words.lower[start - 1] not in _EMPTY
    ):
        start -= 1
    return start


def bare(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """ "The union", "the ministry": the one of that kind that the article named last; else a body of the article's."""
    words = phrase.words
    if not phrase.definite or words.lower[phrase.head] != lemma or phrase.names:
        return False
    if lemma not in context.nouns.institutions and lemma not in context.nouns.organs:
        return False
    known = context.institutions.get(lemma)
    if known:
        context.see(number, words, phrase.start, phrase.end, "noun", known[-1], "definite noun")
        return True
    named = {
        draft.id: draft for key, draft in context.resolver.bodies.organizations.items() if lemma in key and len(key) > 1
    }
    if named and not phrase.modifiers and (meant := context.latest(named)) is not None:
        context.see(number, words, phrase.start, phrase.end, "noun", meant, "definite noun")
        return True
    if phrase.modifiers or words.dep[phrase.head] not in ("nsubj", "nsubjpass", "pobj", "dobj"):
        return False
    actor = context.cast.actor(lemma, "organization", salt="of the article")
    context.see(number, words, phrase.start, phrase.end, "noun", actor)
    return True
