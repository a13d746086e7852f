"""The name that a noun for people stands beside: "the minister, Ann Vik", "Ann Vik was named minister"."""

from __future__ import annotations

from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase
from variorum.annotating.referents.words import Words

# The name of what somebody speaks for or heads has at most so many tokens ("of the national union of seamen").
LONGEST_WHOLE = 10
_APPOINTING = frozenset(("name", "appoint", "elect", "choose", "select", "install", "pick"))


def apposed(context: Nouned, number: int, phrase: Phrase) -> tuple[Draft, bool] | None:
    """The named person that a role is said of: "Ivan Horvat, the mayor", "the mayor, Ivan Horvat", "mayor Ivan
    Horvat" (a title: no mention of its own), "Ivan Horvat is a mayor"."""
    words, head = phrase.words, phrase.head
    if words.lower[phrase.end : phrase.end + 1] in (["'s"], ["’s"]):  # "Ivan Horvat, the mayor's brother"
        return None
    after = phrase.end + (words.text[phrase.end : phrase.end + 1] == [","])
    name = context.by_token.get((number, after))
    if name is not None and name.kind == "person" and name.start == after and (number, after) in context.owners:
        beside = after == phrase.end
        if beside or words.dep[name.end - 1] == "appos":
            return context.cast.actors[context.owners[number, after]], not beside
    named = _after_whom(context, number, phrase) or _named_so(context, number, phrase)
    named = named or _appointed(context, number, phrase)
    if named is None and words.dep[head] != "appos":
        named = _before_role(context, number, phrase)
    if named is not None:
        return context.cast.actors[context.owners[number, named.end - 1]], True
    if words.dep[head] == "appos":
        id = context.owners.get((number, _said_of(words, head)))
        if id is not None and context.cast.actors[id].kind == "person":
            return context.cast.actors[id], True
    if words.dep[head] == "attr" and words.lemma[words.head[head]] == "be":
        for child in words.children[words.head[head]]:
            id = context.owners.get((number, child)) if words.dep[child] == "nsubj" else None
            if id is not None and context.cast.actors[id].kind == "person":
                return context.cast.actors[id], True
    return None


def _said_of(words: Words, head: int) -> int:
    """The name that the noun at `head` after a comma is said of: the last of several, whichever the parser hangs it on
    ("Ivan Horvat and Ana Brod of Hamport, the mayor,")."""
    at = words.head[head]
    while (joined := next((kid for kid in words.children[at] if words.dep[kid] == "conj" and kid < head), -1)) > at:
        at = joined
    return at


def _after_whom(context: Nouned, number: int, phrase: Phrase) -> Name | None:
    """The name in "a spokesman for the port authority, Ivan Horvat, said", "Secretary of State Ivan Horvat said"."""
    words, at = phrase.words, phrase.end
    if words.lower[at : at + 1] not in (["of"], ["for"], ["at"], ["in"]) or phrase.head in context.named[number]:
        return None
    for first in range(at + 2, min(at + LONGEST_WHOLE, len(words))):
        if words.sentence[first] != words.sentence[phrase.head]:
            return None
        name = context.by_token.get((number, first))
        if name is not None and name.kind == "person" and name.start == first:
            comma = words.text[first - len(name.title.split()) - 1] == ","
            closed = words.text[name.end : name.end + 1] in ([","], ["."], [";"])
            told = not comma and (words.dep[name.end - 1] != "poss" and words.dep[phrase.head] not in ("pobj", "dobj"))
            return name if (number, first) in context.owners and ((comma and closed) or told) else None
        comma = words.text[first] == ","
        if not comma and words.pos[first] not in ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "CCONJ"):
            return None
    return None


def _before_role(context: Nouned, number: int, phrase: Phrase) -> Name | None:
    """The name in "Ivan Horvat the mayor of Hamport said", "Ivan Horvat, Hamport regional director,", where the parser
    sees no apposition."""
    words = phrase.words
    at = phrase.start - 1
    if words.lower[phrase.head] != words.lemma[phrase.head] and words.pos[phrase.head] == "NOUN":
        return None  # "told Ivan Horvat officials had left"
    while at > 0 and words.pos[at] == "DET":
        at -= 1
    comma = at > 0 and words.text[at] == ","
    at -= comma
    name = context.by_token.get((number, at)) if at >= 0 else None
    if name is None or name.kind != "person" or (number, at) not in context.owners:
        return None
    told = words.dep[at] not in ("dobj", "pobj", "dative", "poss", "conj")
    same = words.sentence[at] == words.sentence[phrase.head]
    return name if at == name.end - 1 and same and (told or comma) else None


def _named_so(context: Nouned, number: int, phrase: Phrase) -> Name | None:
    """The name in "a witness named Ivan Horvat", "a man identified as Ivan Horvat"."""
    words, at = phrase.words, phrase.end
    if words.lower[at : at + 1] not in (["named"], ["called"], ["identified"]):
        return None
    name = context.by_token.get((number, at + 1 + (words.lower[at + 1 : at + 2] == ["as"])))
    owned = name is not None and name.kind == "person" and (number, name.start) in context.owners
    return name if owned else None


def _appointed(context: Nouned, number: int, phrase: Phrase) -> Name | None:
    """The name in "named Ivan Horvat as the new minister"."""
    words, lead = phrase.words, phrase.words.head[phrase.head]
    verb = words.head[lead]
    if words.lower[lead] != "as" or words.lemma[verb] not in _APPOINTING:
        return None
    for kid in words.children[verb]:
        name = context.by_token.get((number, kid)) if words.dep[kid] == "dobj" else None
        if name is not None and name.kind == "person" and (number, name.start) in context.owners:
            return name
    return None
