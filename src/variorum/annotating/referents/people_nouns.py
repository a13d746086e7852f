"""Nouns for people: the role of somebody named, or a speaker without a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from variorum.annotating.referents.apposed_names import apposed
from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase, end_of_place
from variorum.annotating.referents.offices import holds, office_at
from variorum.annotating.referents.pronouns import is_cited_last
from variorum.annotating.referents.words import Words

WHOLES = ("organization", "state", "group")
# Of several who have held an office, it is the one whom the article names so many times more than all others.
MAIN_TIMES = 4
# Before a noun for an office these tell of somebody else than who is known to hold it.
_ANOTHER = frozenset(("new", "next", "other", "future", "second", "third", "fellow", "rival", "ex"))


def people(context: Nouned, number: int, phrase: Phrase, lemma: str) -> None:
    words, head = phrase.words, phrase.head
    named = apposed(context, number, phrase)
    if named is not None:
        actor, mention = named
        _has_role(context, actor, words, head, lemma)
        _part_of_spoken_for(context, number, phrase, lemma, actor)
        if mention:
            context.see(number, words, phrase.start, phrase.end, "noun", actor)
        return
    if _label(context, number, phrase, lemma):
        return
    office = office_at(words, head)
    if phrase.definite and not phrase.names and words.lower[head] == lemma and not phrase.modifiers & _ANOTHER:
        for _, draft in reversed(context.recent[-40:]):
            if draft.kind == "person" and lemma in draft.heads and holds(draft.offices, office):
                context.see(number, words, phrase.start, phrase.end, "noun", draft, "role")
                return
    actor = without_name(context, phrase, lemma)
    if _may_be_told_later(phrase, lemma, office, context):
        context.open_roles.append((number, phrase, office))
    end = (
        end_of_place(words, phrase.end)
        if lemma in ("source", "official", "spokesman", "spokeswoman", "resident")
        else phrase.end
    )
    context.see(number, words, phrase.start, end, "noun", actor)


def before_name(context: Nouned, number: int, words: Words, at: int, lemma: str) -> bool:
    """Notes the role in "ministry spokesman Ivan Horvat": it tells that the person is public, and whose."""
    name = context.by_token.get((number, at + 1))
    actor = context.cast.actors.get(context.owners.get((number, at + 1), ""))
    if name is None or name.start != at + 1 or actor is None or actor.kind != "person":
        return False
    _has_role(context, actor, words, at, lemma)
    before = at - 1
    while before > 0 and words.head[before] in (at, name.end - 1) and (number, before) not in context.owners:
        before -= 1  # "Green Party deputy leader Ivan Horvat"
    if lemma in context.nouns.parts and words.sentence[before] == words.sentence[at]:
        context.heads.append((actor, number, before))
    return True


def _has_role(context: Nouned, actor: Draft, words: Words, head: int, lemma: str) -> None:
    """Notes that the article calls a person by a noun: whether it is a public role, and what it says of the gender."""
    actor.heads.add(lemma)
    actor.offices.add(office_at(words, head))
    actor.public = actor.public or lemma in context.listed.roles
    actor.private = actor.private or lemma in context.nouns.private
    for gender in ("female", "male"):
        if not actor.gender and lemma in context.cast.language.words("titles", gender):
            actor.gender = gender


def _label(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """ "Terrorists of the X group" are X, and so are "the terrorists" from there on."""
    words, end = phrase.words, phrase.end
    if lemma not in context.nouns.labels:
        return False
    if words.lower[end : end + 1] in (["of"], ["from"]):
        at = end + 2 if words.lower[end + 1 : end + 2] == ["the"] else end + 1
        name = context.by_token.get((number, at))
        if name is not None and name.kind == "organization" and (number, name.end - 1) in context.owners:
            actor = context.cast.actors[context.owners[number, name.end - 1]]
            if actor.part_of is None:
                context.labels[lemma] = actor
                context.see(number, words, phrase.start, phrase.end, "noun", actor)
                return True
    label = context.labels.get(lemma)
    if label is None or not phrase.definite or phrase.names or phrase.modifiers:
        return False
    context.see(number, words, phrase.start, phrase.end, "noun", label, "definite noun")
    return True


def _part_of_spoken_for(context: Nouned, number: int, phrase: Phrase, lemma: str, actor: Draft) -> None:
    """Remembers whom somebody speaks for or heads ("the spokesman of the X movement", "its leader") until all actors
    are known; who holds an office of a state belongs to that."""
    words, at = phrase.words, phrase.end
    if lemma not in context.nouns.parts and lemma not in context.listed.roles:
        return
    of = context.cast.language.words
    code = context.code(number, phrase) if lemma in of("titles", "offices") else None
    if code is not None and actor.part_of is None and not phrase.modifiers & of("titles", "unofficial"):
        actor.part_of = context.cast.state(code).id
    if lemma not in context.nouns.parts or actor.part_of is not None:
        return
    named = next((name for name in reversed(phrase.names) if (number, name.end - 1) in context.owners), None)
    if phrase.possessor >= 0:
        context.heads.append((actor, number, phrase.possessor))
    elif named is not None and phrase.definite:  # "Ivan Horvat, the Civic Front leader"
        context.heads.append((actor, number, named.end - 1))
    elif words.lower[at : at + 1] in (["of"], ["for"], ["at"]):
        last = next((kid for kid in words.children[at] if words.dep[kid] == "pobj"), -1)
        if last > at:
            context.heads.append((actor, number, last))


def join_heads(context: Nouned, fields: Sequence[Words]) -> None:
    """Makes those who speak for or head a body part of it: by a name, a noun, or a pronoun ("its leader") where only
    one body is spoken of in that sentence and the one before."""
    for actor, number, at in context.heads:
        id = context.owners.get((number, at))
        if id is None and fields[number].lower[at] in ("its", "their"):
            id = _only_body(context, fields[number], at)
        whole = context.cast.actors.get(id or "")
        if whole is not None and whole.kind in WHOLES and actor.part_of is None:
            actor.part_of = whole.id


def _only_body(context: Nouned, words: Words, at: int) -> str | None:
    """The only body that the sentence of a pronoun and the one before speak of, whoever is cited last aside."""
    here = words.sentence[at]
    found = {
        each.actor
        for each in context.cast.seen
        if each.words is words
        and each.actor is not None
        and here - 1 <= words.sentence[each.start] <= here
        and each.start < at
        and each.form != "pronoun"
        and context.cast.actors[each.actor].kind in WHOLES
        and not is_cited_last(words, each)
    }
    return found.pop() if len(found) == 1 else None


def join_members(context: Nouned, number: int, words: Words, names: Sequence[Name]) -> None:
    """Makes "Ivan Horvat of the Harbour Institute" part of the institute."""
    for name in names:
        actor = context.cast.actors.get(context.owners.get((number, name.end - 1), ""))
        if actor is None or actor.kind != "person" or words.lower[name.end : name.end + 1] != ["of"]:
            continue
        at = name.end + 1
        while at < len(words) and words.pos[at] == "DET":
            at += 1
        body = context.by_token.get((number, at))
        if body is not None and body.kind == "organization" and words.text[body.end : body.end + 1] != ["'s"]:
            context.heads.append((actor, number, body.end - 1))


def _may_be_told_later(phrase: Phrase, lemma: str, office: str, context: Nouned) -> bool:
    """Whether a role may be that of somebody named elsewhere in the article: "the minister's nominee", "a congressman
    who ..."."""
    words = phrase.words
    if words.lower[phrase.head] != lemma or lemma in context.nouns.many or lemma not in context.listed.roles:
        return False
    if phrase.possessor >= 0:
        return True
    if phrase.definite:  # "the mayor", before the article says who that is
        told = phrase.modifiers <= set(office.split())
        return told and words.lower[phrase.end : phrase.end + 1] not in (["of"], ["who"])
    if phrase.indefinite and words.lower[phrase.end : phrase.end + 1] in (["who"], ["whose"]):
        return True
    return phrase.indefinite and any(words.dep[kid] in ("relcl", "acl", "amod") for kid in words.children[phrase.head])


def tell_roles(context: Nouned) -> None:
    """Gives the roles that stood open to the only person of the article who has them."""
    persons = [draft for draft in context.cast.actors.values() if draft.kind == "person"]
    seen = {(id(each.words), each.start, each.end): each for each in context.cast.seen if each.form == "noun"}
    for number, phrase, office in context.open_roles:
        found = {draft.id for draft in persons if office in draft.offices}
        found = found or {draft.id for draft in persons if holds(draft.offices, office)}
        found = _main(context, found)
        mention = seen.get((id(phrase.words), phrase.start, phrase.end))
        if len(found) != 1 or mention is None:
            continue
        actor = context.cast.actors[next(iter(found))]
        own = phrase.words.sentence[phrase.head]
        inside = context.owners.get((number, phrase.possessor))
        if inside != actor.id and not _spoken_of(context, phrase, actor, own):
            mention.actor, mention.inferred = actor.id, "role"


def _main(context: Nouned, found: set[str]) -> set[str]:
    """Of several, the one that the article names far more often than all others."""
    if len(found) < 2:
        return found
    times = Counter(each.actor for each in context.cast.seen if each.actor in found and each.form == "name")
    most = min(found, key=lambda id: (-times[id], id))
    return {most} if times[most] >= MAIN_TIMES * (times.total() - times[most]) else set()


def _spoken_of(context: Nouned, phrase: Phrase, actor: Draft, sentence: int) -> bool:
    """Whether the sentence names the person besides: then the role is somebody else's."""
    return any(
        each.actor == actor.id and each.words is phrase.words and phrase.words.sentence[each.start] == sentence
        for each in context.cast.seen
    )


def without_name(context: Nouned, phrase: Phrase, lemma: str) -> Draft:
    """The unnamed actor of a head noun; the same where modifiers are shared or none is given."""
    words = phrase.words
    same = context.unnamed.setdefault(lemma, [])
    own = phrase.modifiers - {"the", "so", "call", "least"}
    for modifiers, draft in reversed(same):
        if not own or not modifiers or own & modifiers:
            return draft
    name = words.of(phrase.start, phrase.end)
    draft = context.cast.actor(name, "unnamed", salt=f"unnamed {lemma} {len(same)}")
    same.append((frozenset(own), draft))
    return draft
