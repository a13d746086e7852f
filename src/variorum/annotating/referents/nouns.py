"""Nouns that stand for actors: organs of a state, bodies, coalitions, roles, and speakers without a name."""

from __future__ import annotations

from variorum.annotating.referents.cast import Draft
from variorum.annotating.referents.group_nouns import group, stand_in
from variorum.annotating.referents.institutions import bare, institution
from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.noun_context import OPENING, UNKNOWN, Nouned
from variorum.annotating.referents.noun_phrases import Phrase, lemma_of, read_phrase
from variorum.annotating.referents.people_nouns import before_name, people
from variorum.annotating.referents.place_names import country_named
from variorum.annotating.referents.state_nouns import forces, government, media
from variorum.annotating.referents.words import Words

# An organ whose state no words tell is that of a state that has so large a share of all namings of states.
PLAIN_SHARE = 0.6
DEMONYMS = ("an", "ese")  # how adjectives of states mostly end


def count_organs(context: Nouned, words: Words, names: list[Name]) -> None:
    """Counts the governments and armed forces of which one field names the state, and notes which states it opens
    with."""
    governing = context.nouns.government | context.listed.titles
    fighting = context.nouns.forces | context.nouns.platforms
    opening = [name for name in names if words.sentence[name.start] < OPENING]
    context.opening.update(filter(None, (country_named(words, name, context.resolver.places) for name in opening)))
    others, organs = context.cast.language.words("actors", "no_demonyms"), governing | fighting
    told = [at for at, lower in enumerate(words.lower) if lower.endswith(DEMONYMS) and words.capital(at)]
    context.demonyms.update(words.lower[at] for at in told)
    context.governments[UNKNOWN] += sum(
        words.lower[at] not in others and _is_unknown(words, names, at, organs) for at in told
    )
    for name in names:
        code = name.known.code if name.known is not None and name.kind in ("adjective", "state") else None
        if not code or words.text[name.end : name.end + 1] == ["-"]:
            continue
        if words.lower[name.end : name.end + 1] == ["foreign"]:
            continue  # "the French foreign minister" speaks of the affairs of others
        ahead = [lemma_of(words, at) for at in range(name.end, min(name.end + 2, len(words)))]
        if any(lemma in governing for lemma in ahead):
            context.governments[code] += 1
        elif any(lemma in fighting for lemma in ahead):
            context.organs[code] += 1


def _is_unknown(words: Words, names: list[Name], at: int, organs: frozenset[str]) -> bool:
    """Whether an adjective is that of a state that is not in our table, before an organ of it: "the Timbaran army"."""
    if words.dep[at] not in ("amod", "compound", "nmod"):
        return False
    if any(name.start <= at < name.end and (name.known is not None or name.kind == "person") for name in names):
        return False
    return any(lemma_of(words, behind) in organs for behind in range(at + 1, min(at + 3, len(words))))


def join_organs(context: Nouned) -> None:
    """Makes "the Interior Ministry" part of the state that the article is about, where that is beyond doubt."""
    code = context.default(share=PLAIN_SHARE)
    for key, draft in context.resolver.bodies.organizations.items() if code is not None else ():
        if draft.part_of is None and key & context.resolver.bodies.organs and key <= context.resolver.bodies.plain:
            draft.part_of = context.cast.state(code or "").id


def resolve_nouns(context: Nouned, number: int, words: Words, names: list[Name]) -> None:
    """Notes every noun of one field (number `number`) that stands for an actor."""
    context.named[number] = {at: name for name in names for at in range(name.start, name.end)}
    own = context.named[number]
    for at, name in own.items():
        context.by_token[number, at] = name
    for seen in context.cast.seen:
        if seen.words is words and seen.actor:
            for at in range(seen.start, seen.end):
                context.owners[number, at] = seen.actor
    for at, pos in enumerate(words.pos):
        here = own.get(at)
        if here is not None and not _unowned_kind(context, number, words, here, at):
            if here.kind not in ("adjective", "state", "capital", "people"):
                if at == here.end - 1 and (number, at) in context.owners:
                    context.recent.append((words.sentence[at], context.cast.actors[context.owners[number, at]]))
            elif here.kind in ("adjective", "state") and at == here.end - 1:
                _adjective(context, number, words, here)
            continue
        if pos not in ("NOUN", "PROPN", "ADJ", "VERB"):
            continue
        lemma = lemma_of(words, at)
        if lemma in context.noticed and words.text[at][0].isalpha():
            _noun(context, number, words, at, lemma)


def _unowned_kind(context: Nouned, number: int, words: Words, name: Name, at: int) -> bool:
    """Whether a capitalised word is but the kind of an institution ("Parliament approved", "Police said")."""
    if (
        name.end - name.start > 1
        or name.kind != "organization"
        or name.known is not None
        or (number, at) in context.owners
    ):
        return False
    return words.lower[at] in context.nouns.standing


def _adjective(context: Nouned, number: int, words: Words, name: Name) -> None:
    """A demonym before what armed forces do, or said of their planes, stands for the forces."""
    code = name.known.code if name.known else None
    last = name.end - 1
    if code is None or (number, last) in context.owners:
        return
    after = last + 1
    if after + 1 < len(words) and words.text[after] == "-" and words.lower[after + 1] == "led":
        return
    head = words.head[last]
    dep = words.dep[last]
    while dep == "conj" and head != words.head[head]:
        dep, head = words.dep[head], words.head[head]
    what = words.lemma[head]
    strike = what in context.nouns.strikes and dep in ("amod", "compound", "nmod", "nsubj", "poss")
    planes = dep in ("acomp", "attr") and any(
        words.dep[child].startswith("nsubj") and words.lemma[child] in context.nouns.platforms | context.nouns.forces
        for child in words.children[head]
    )
    if name.kind == "adjective" and (strike or planes):
        context.see(number, words, name.start, name.end, "adjective", context.cast.forces(code))


def _noun(context: Nouned, number: int, words: Words, at: int, lemma: str) -> None:
    nouns = context.nouns
    compound = words.dep[at] == "compound" and words.head[at] > at
    # "WHO chief Ivan Horvat": the parser may take "chief" for a verb.
    beside = compound or words.pos[at] == "VERB"
    if beside and lemma in nouns.people and before_name(context, number, words, at, lemma):
        return
    if compound and lemma not in nouns.coalition and lemma not in nouns.government:
        return
    phrase = read_phrase(words, at, context.named[number])
    led = _led(context, words, phrase)
    if led is not None:
        actor, start, end, inferred = led
        context.see(number, words, start, end, "noun", actor, inferred)
        return
    if lemma in nouns.coalition and not phrase.names:
        if context.led is not None:
            context.see(number, words, phrase.start, phrase.end, "noun", context.led, "definite noun")
            return
    elif lemma in nouns.government:
        if government(context, number, phrase):
            return
    elif (lemma in nouns.forces or lemma in nouns.platforms) and forces(context, number, phrase, lemma):
        return
    if compound:
        return
    if lemma in nouns.media and media(context, number, phrase, lemma):
        return
    if institution(context, number, phrase, lemma):
        return
    if lemma in nouns.groups and group(context, number, phrase, lemma):
        return
    if bare(context, number, phrase, lemma) or stand_in(context, number, phrase, lemma):
        return
    if lemma in nouns.people and words.pos[at] in ("NOUN", "PROPN"):
        people(context, number, phrase, lemma)


def _led(context: Nouned, words: Words, phrase: Phrase) -> tuple[Draft, int, int, str | None] | None:
    """ "The X-led coalition", and what else is X-led."""
    for each in range(phrase.start, phrase.head):
        if words.lower[each].endswith("-led") and len(words.text[each]) > 4:
            actor = context.cast.actor(f"{words.text[each][:-4].replace('.', '')}-led coalition", "organization")
            context.led = actor
            heads = [at for at in range(each + 1, phrase.end) if words.lemma[at] in context.nouns.coalition]
            return actor, each, heads[0] + 1 if heads else phrase.end, None if heads else "led by"
        if (
            words.text[each] == "-"
            and each + 1 < phrase.head
            and words.lower[each + 1] == "led"
            and each > phrase.start
        ):
            leader = words.of(each - 1, each)
            name = next((n for n in phrase.names if n.start <= each - 1 < n.end), None)
            if name is not None and name.known is not None and name.known.role == "adjective" and name.known.code:
                leader = name.text
            actor = context.cast.actor(f"{leader.replace('.', '')}-led coalition", "organization")
            context.led = actor
            heads = [at for at in range(each + 2, phrase.end) if words.lemma[at] in context.nouns.coalition]
            end = heads[0] + 1 if heads else phrase.end
            return actor, each - 1, end, None if heads else "led by"
    return None
