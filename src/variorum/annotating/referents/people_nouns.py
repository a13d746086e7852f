"""Nouns for people: the role of somebody named, or a speaker without a name."""

from __future__ import annotations

from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase, end_of_place
from variorum.annotating.referents.words import Words


def people(context: Nouned, number: int, phrase: Phrase, lemma: str) -> None:
    words, head = phrase.words, phrase.head
    named = apposed(context, number, phrase)
    if named is not None:
        actor, mention = named
        actor.heads.add(lemma)
        if lemma in context.listed.roles:
            actor.public = True
        elif lemma in context.nouns.private:
            actor.private = True
        _part_of_spoken_for(context, number, phrase, lemma, actor)
        if mention:
            context.see(number, words, phrase.start, phrase.end, "noun", actor)
        return
    if _label(context, number, phrase, lemma):
        return
    if phrase.definite and not phrase.names and words.lower[head] == lemma:
        for _, draft in reversed(context.recent[-40:]):
            if draft.kind == "person" and lemma in draft.heads:
                context.see(number, words, phrase.start, phrase.end, "noun", draft, "role")
                return
    actor = without_name(context, phrase, lemma)
    if _may_be_told_later(phrase, lemma, context):
        context.open_roles.append((number, phrase, lemma))
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
    actor.heads.add(lemma)
    actor.public = actor.public or lemma in context.listed.roles
    actor.private = actor.private or lemma in context.nouns.private
    if lemma in context.nouns.parts and (number, at - 1) in context.owners:
        context.heads.append((actor, number, at - 1))
    return True


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
    """Remembers whom somebody speaks for or heads ("the spokesman of the X movement") until all actors are known."""
    words, at = phrase.words, phrase.end
    if lemma not in context.nouns.parts or actor.part_of is not None:
        return
    if phrase.possessor >= 0:
        context.heads.append((actor, number, phrase.possessor))
    elif words.lower[at : at + 1] in (["of"], ["for"], ["at"]):
        last = next((kid for kid in words.children[at] if words.dep[kid] == "pobj"), -1)
        if last > at:
            context.heads.append((actor, number, last))


def join_heads(context: Nouned) -> None:
    """Makes those who speak for or head a body part of it."""
    for actor, number, at in context.heads:
        whole = context.cast.actors.get(context.owners.get((number, at), ""))
        if whole is not None and whole.kind in ("organization", "state", "group") and actor.part_of is None:
            actor.part_of = whole.id


def _may_be_told_later(phrase: Phrase, lemma: str, context: Nouned) -> bool:
    """Whether a role may be that of somebody named elsewhere in the article: "the minister's nominee", "a congressman
    who ..."."""
    words = phrase.words
    if words.lower[phrase.head] != lemma or lemma in context.nouns.many or lemma not in context.listed.roles:
        return False
    if phrase.possessor >= 0:
        return True
    if phrase.indefinite and words.lower[phrase.end : phrase.end + 1] in (["who"], ["whose"]):
        return True
    return phrase.indefinite and any(words.dep[kid] in ("relcl", "acl", "amod") for kid in words.children[phrase.head])


def tell_roles(context: Nouned) -> None:
    """Gives the roles that stood open to the only person of the article who has them."""
    owners: dict[str, set[str]] = {}
    for draft in context.cast.actors.values():
        if draft.kind == "person":
            for lemma in draft.heads:
                owners.setdefault(lemma, set()).add(draft.id)
    seen = {(id(each.words), each.start, each.end): each for each in context.cast.seen if each.form == "noun"}
    for number, phrase, lemma in context.open_roles:
        found = owners.get(lemma, set())
        mention = seen.get((id(phrase.words), phrase.start, phrase.end))
        if len(found) != 1 or mention is None:
            continue
        actor = context.cast.actors[next(iter(found))]
        own = phrase.words.sentence[phrase.head]
        inside = context.owners.get((number, phrase.possessor))
        if inside != actor.id and not _spoken_of(context, phrase, actor, own):
            mention.actor, mention.inferred = actor.id, "role"


def _spoken_of(context: Nouned, phrase: Phrase, actor: Draft, sentence: int) -> bool:
    """Whether the sentence names the person besides: then the role is somebody else's."""
    return any(
        each.actor == actor.id and each.words is phrase.words and phrase.words.sentence[each.start] == sentence
        for each in context.cast.seen
    )


def apposed(context: Nouned, number: int, phrase: Phrase) -> tuple[Draft, bool] | None:
    """The named person that a role is said of: "Ivan Horvat, the mayor", "the mayor, Ivan Horvat", "mayor Ivan
    Horvat" (a title: no mention of its own), "Ivan Horvat is a mayor"."""
    words, head = phrase.words, phrase.head
    after = phrase.end + (words.text[phrase.end : phrase.end + 1] == [","])
    name = context.by_token.get((number, after))
    if name is not None and name.kind == "person" and name.start == after and (number, after) in context.owners:
        beside = after == phrase.end
        if beside or words.dep[name.end - 1] == "appos":
            return context.cast.actors[context.owners[number, after]], not beside
    if words.dep[head] == "appos":
        id = context.owners.get((number, words.head[head]))
        if id is not None and context.cast.actors[id].kind == "person":
            return context.cast.actors[id], True
    if words.dep[head] == "attr" and words.lemma[words.head[head]] == "be":
        for child in words.children[words.head[head]]:
            id = context.owners.get((number, child)) if words.dep[child] == "nsubj" else None
            if id is not None and context.cast.actors[id].kind == "person":
                return context.cast.actors[id], True
    return None


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
