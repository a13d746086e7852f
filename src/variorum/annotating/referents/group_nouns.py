"""Nouns that stand for a body named before: "the group", "the watchdog", "the seniors lobby"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from variorum.annotating.referents.apposed_names import apposed
from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.folding import fold
from variorum.annotating.referents.genders import FEMALE, MALE
from variorum.annotating.referents.noun_context import Nouned
from variorum.annotating.referents.noun_phrases import Phrase
from variorum.annotating.referents.states import known_names
from variorum.annotating.referents.words import Words

# "The group" is a body that was spoken of at most so many sentences before.
GROUP_REACH = 4
OPENING = 2  # sentences of a field in which it names what it is about
_OWNERS = frozenset(("owner", "co-owner"))  # of a mine or a ship: a business, if anything
_BODY_PRONOUNS = frozenset(("it", "its", "they", "their"))
_PERSON_PRONOUNS = frozenset(("he", "she", "his", "her"))


def group(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """A noun for a body: the one named in the phrase, the one of that kind, or the one last spoken of."""
    words = phrase.words
    if any(name.kind == "organization" for name in phrase.names):
        return True
    if (told := _told_of(context, number, phrase)) is not None:
        context.see(number, words, phrase.start, phrase.end, "noun", told)
        return True
    if words.lower[phrase.head] != lemma:  # a plural stands for no one body
        return False
    after = context.by_token.get((number, phrase.end))
    if (
        after is not None
        and after.kind == "organization"
        and (number, phrase.end) in context.owners
        and not words.glued(phrase.end)
        and words.text[phrase.head][0].islower()
    ):
        context.see(
            number, words, phrase.start, phrase.end, "noun", context.cast.actors[context.owners[number, phrase.end]]
        )
        return True
    kinds = context.cast.language.table("actors")["kinds"]
    wanted = frozenset(kinds.get(f"{words.lower[phrase.head - 1]} {lemma}", kinds.get(lemma, ())))
    if (
        lemma in ("group", "organization", "organisation", "body", "network", "outfit", "ngo")
        and "monitoring" in phrase.modifiers
    ):
        wanted = frozenset(kinds["monitor"])
    if not (phrase.definite or (phrase.indefinite and wanted & frozenset(kinds["monitor"]))):
        return False
    common = {draft.id for known in context.institutions.values() for draft in known}
    bodies = [
        draft
        for draft in context.resolver.bodies.organizations.values()
        if draft.id not in common and not draft.name.endswith("armed forces")
    ]
    wanted = wanted or frozenset((lemma,) if any(lemma in fold(draft.name).split() for draft in bodies) else ())
    if wanted and lemma in context.nouns.coalition and phrase.modifiers:
        return False
    if wanted:
        fitting = {d.id: d for d in bodies if wanted & set(fold(" ".join((d.name, *sorted(d.aliases)))).split())}
        if len(fitting) > 1:  # "Freedonia Monitor" of a headline is no name beside a long one
            longest = max(len(draft.name.split()) for draft in fitting.values())
            long = {id: draft for id, draft in fitting.items() if len(draft.name.split()) == longest}
            fitting = long if longest > 2 else fitting
        if len(fitting) == 1 or (fitting and phrase.definite):
            meant = context.latest(fitting) or next(iter(fitting.values()))
            context.see(number, words, phrase.start, phrase.end, "noun", meant, "definite noun")
            return True
    if lemma in context.nouns.businesses and not context.institutions.get(lemma):
        return phrase.definite and _business(context, number, phrase, bodies)
    if wanted or lemma not in (
        "group",
        "organization",
        "organisation",
        "movement",
        "network",
        "outfit",
        "cult",
        "sect",
        "faction",
        "body",
    ):
        return False
    states = {context.cast.state(code).id for code in sorted(context.resolver.counts)}
    not_groups = context.cast.language.words("actors", "no_groups")
    allowed = {d.id: d for d in bodies if d.part_of not in states and not not_groups & set(fold(d.name).split())}
    actor = context.latest(allowed, words.sentence[phrase.head] - GROUP_REACH)
    if actor is None:
        return False
    context.see(number, words, phrase.start, phrase.end, "noun", actor, "definite noun")
    return True


def _business(context: Nouned, number: int, phrase: Phrase, bodies: Sequence[Draft]) -> bool:
    """ "The carrier": the business spoken of last. A body whose name says that it is something else is none."""
    of = context.cast.language.words
    others = of("actors", "organization_words") - of("actors", "business_words")
    known = known_names(context.cast.language).names
    allowed = {
        draft.id: draft
        for draft in bodies
        if not others & set(fold(draft.name).split())
        and tuple(draft.name.split()) not in known
        and not _has_demonym(context, fold(draft.name))
    }
    words = phrase.words
    called = _called(context, number, words)
    allowed = {id: draft for id, draft in allowed.items() if id not in called}
    noun = words.lower[phrase.head]  # "the bank" is Norbank, where one is named
    allowed = {id: draft for id, draft in allowed.items() if noun in fold(draft.name)} or allowed
    # "The Romney team" is no body of another name.
    named = {fold(words.text[at]) for at in range(phrase.start, phrase.head) if words.pos[at] == "PROPN"}
    allowed = {id: draft for id, draft in allowed.items() if named <= set(fold(draft.name).split())}
    actor = context.latest(allowed, words.sentence[phrase.head] - GROUP_REACH) or _only(context, allowed)
    if actor is None:
        return False
    context.see(number, words, phrase.start, phrase.end, "noun", actor, "definite noun")
    return True


def _has_demonym(context: Nouned, name: str) -> bool:
    """Whether the article has an adjective of the name like one of a state ("Timbara", "Timbaran"): then it is none of
    a body."""
    return any(f"{stem}{end}" in context.demonyms for stem in (name, name[:-1]) for end in ("n", "an", "ian", "ese"))


def _only(context: Nouned, allowed: Mapping[str, Draft]) -> Draft | None:
    """The one business that the article names at all, where it opens with it: "the company" is that, however far on."""
    if len(allowed) != 1:
        return None
    opening = {draft.id for sentence, draft in context.recent if sentence < OPENING}
    return next((draft for id, draft in allowed.items() if id in opening), None)


def _called(context: Nouned, number: int, words: Words) -> set[str]:
    """The bodies that the field calls something else than a business: "the environmental group Clear Sky"."""
    nouns = context.cast.language.words("actors", "name_heads") - context.nouns.businesses - _OWNERS
    return {
        context.owners[number, name.end - 1]
        for (field, at), name in context.by_token.items()
        if field == number
        and at == name.start
        and at > 0
        and words.lower[at - 1] in nouns
        and (number, name.end - 1) in context.owners
    }


def _told_of(context: Nouned, number: int, phrase: Phrase) -> Draft | None:
    """The named body that a noun is said of: "X, a rebel group", "X is a charity"."""
    words, head = phrase.words, phrase.head
    said_of = -1
    if words.dep[head] == "appos":
        said_of = words.head[head]
    elif words.dep[head] == "attr" and words.lemma[words.head[head]] == "be":
        said_of = next((at for at in words.children[words.head[head]] if words.dep[at] == "nsubj"), -1)
    name = context.by_token.get((number, said_of))
    if name is not None and (number, name.end - 1) in context.owners:
        draft = context.cast.actors[context.owners[number, name.end - 1]]
        return draft if draft.kind == "organization" else None
    return None


def stand_in(context: Nouned, number: int, phrase: Phrase, lemma: str) -> bool:
    """A definite noun with words that characterise, the subject of a clause, stands for who was spoken of last."""
    words = phrase.words
    body, person = lemma in context.nouns.stand_in_bodies, lemma in context.nouns.stand_in_people
    definite = phrase.definite or (body and words.lower[phrase.possessor] in ("nation", "country", "world"))
    plain = words.lower[phrase.head] == lemma
    national = words.lower[phrase.possessor] in ("nation", "country", "world") if phrase.possessor >= 0 else False
    if not (body or person) or not definite or not plain:
        return False
    if words.dep[phrase.head] not in ("nsubj", "nsubjpass") and not (body and national):
        return False
    empty = not phrase.modifiers - {"former", "other", "latter", "first", "second", "new", "late"}
    if empty and not body and words.lower[phrase.end : phrase.end + 1] != ["of"]:
        return False
    if words.text[phrase.end : phrase.end + 1] == [","] or apposed(context, number, phrase) is not None:
        return False
    kind = ("organization", "group") if body else ("person",)
    allowed = {draft.id: draft for draft in context.cast.actors.values() if draft.kind in kind}
    if body:
        states = {context.cast.state(code).id for code in sorted(context.resolver.counts)}
        not_groups = context.cast.language.words("actors", "no_groups")
        allowed = {
            id: draft
            for id, draft in allowed.items()
            if draft.part_of not in states and not not_groups & set(fold(draft.name).split())
        }
        if lemma in context.nouns.businesses:
            allowed = {id: draft for id, draft in allowed.items() if not _is_other_body(context, draft)}
    since = words.sentence[phrase.head] - GROUP_REACH
    spoken = context.latest(allowed, since)
    if spoken is not None and _has_pronoun(words, phrase, "it" if body else "he"):
        # "He said the Highland progressive had lost": the one spoken of last is "he", and she another.
        allowed = {id: draft for id, draft in allowed.items() if id != spoken.id}
    if person and (gender := _gender_after(words, phrase)):
        allowed = {id: draft for id, draft in allowed.items() if draft.gender in ("", gender)}
        allowed = {id: draft for id, draft in allowed.items() if draft.gender == gender} or allowed
    actor = context.latest(allowed, since)
    if actor is None:
        return False
    context.see(number, words, phrase.start, phrase.end, "noun", actor, "definite noun")
    return True


def _is_other_body(context: Nouned, draft: Draft) -> bool:
    """Whether a body is called by a noun alone that is for none in business ("the union" is not "the firm"), or has
    an adjective like a state."""
    if _has_demonym(context, fold(draft.name)):
        return True
    noun = draft.name.split()[-1]
    bodies = (context.nouns.institutions | context.nouns.organs | context.nouns.standing) - context.nouns.businesses
    return noun in bodies and draft.name.islower()


def _gender_after(words: Words, phrase: Phrase) -> str:
    """The gender of a possessive in the clause of a subject: "the candidate released her returns"."""
    verb = words.head[phrase.head]
    for at in range(verb + 1, len(words)):
        if words.sentence[at] != words.sentence[verb] or words.entity[at] == "PERSON":
            break
        if words.lower[at] in FEMALE | MALE and words.dep[at] == "poss":
            above = words.head[at]
            while words.dep[above] in ("pobj", "prep", "dobj") and words.head[above] != verb:
                above = words.head[above]
            if words.head[above] == verb and words.dep[above] in ("dobj", "prep"):
                return "female" if words.lower[at] in FEMALE else "male"
    return ""


def _has_pronoun(words: Words, phrase: Phrase, like: str) -> bool:
    """Whether a pronoun like "it" or "he" stands before the phrase in its sentence, as a subject or possessor."""
    wanted = _BODY_PRONOUNS if like == "it" else _PERSON_PRONOUNS
    at = phrase.start - 1
    while at >= 0 and words.sentence[at] == words.sentence[phrase.head]:
        if words.lower[at] in wanted and words.dep[at] in ("nsubj", "nsubjpass", "poss"):
            return True
        at -= 1
    return False
