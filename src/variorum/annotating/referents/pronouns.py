"""Pronouns of one field -> the actor that they can stand for. All of it is inferred."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from variorum.annotating.datelines import datelines
from variorum.annotating.referents.cast import Cast, Draft, Seen
from variorum.annotating.referents.genders import FEMALE, MALE
from variorum.annotating.referents.words import Words

# How many sentences back a pronoun may look: in news the antecedent stands in the same sentence or the one before.
REACH = 2
_PERSON = FEMALE | MALE
_BODY = frozenset(("it", "its", "itself"))
_MANY = frozenset(("they", "them", "their", "theirs", "themselves"))
_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
_COLLECTIVE = frozenset(
    ("opposition", "crew", "team", "staff", "family", "police", "youth", "public", "press", "media")
)
_WEATHER = frozenset(("be", "seem", "appear", "remain", "become", "take", "happen", "rain", "turn"))
_BODIES = frozenset(("organization", "state", "group"))
_QUOTES = frozenset(('"', "``", "''", "“", "”", "'", "’", "‘"))


def resolve_pronouns(
    cast: Cast,
    words: Words,
    acting: frozenset[str],
    people: frozenset[str],
    bodies: frozenset[str],
    standing: frozenset[str],
    quoted: Sequence[bool],
    said_by: Mapping[int, str],
) -> None:
    """Notes the pronouns of one field that refer to an actor of the cast; the others stay without. `people`: nouns for
    one person, whose bearer may be spoken of as "he" though no name is told; `bodies`: nouns for bodies, `standing`:
    those for what each state or town has one of. `quoted` tells of each token whether it is quoted speech, `said_by`
    who says it: nobody speaks of himself as "he", and outside quotation marks those named inside them are meant last.
    """
    telling = {gender: cast.language.words("titles", gender) for gender in ("female", "male")}
    # A date line names who filed the text, of whom it does not speak.
    lines = datelines(words.parsed.plain, words.parsed.blocks, words.parsed.language)
    spoken = sorted(
        (
            each
            for each in cast.seen
            if each.words is words and each.actor and not any(start <= each.first < end for start, end in lines)
        ),
        key=lambda each: each.first,
    )
    found: list[Seen] = []
    position = 0

    def latest(at: int, fits: Callable[[Seen, Draft], bool]) -> Draft | None:
        gender = "female" if words.lower[at] in FEMALE else "male" if words.lower[at] in MALE else "none"
        anywhere = _latest(cast, words, found, at, fits, gender)
        if quoted[at]:
            return anywhere
        outside = _latest(cast, words, found, at, lambda seen, d: not quoted[seen.start] and fits(seen, d), gender)
        sure = anywhere is not None and anywhere.gender == gender and (outside is None or outside.gender != gender)
        return anywhere if sure or outside is None else outside

    for at, pos in enumerate(words.pos):
        if pos != "PRON":
            continue
        while position < len(spoken) and spoken[position].first < words.start[at]:
            found.append(spoken[position])
            position += 1
        lower = words.lower[at]
        if lower in _REFLEXIVE:
            actor = _own_subject(cast, words, found, at)
        elif lower in _PERSON:
            gender, other = ("female", "male") if lower in FEMALE else ("male", "female")
            others = telling[other] - telling[gender]
            speaker = said_by.get(at)
            actor = latest(at, lambda seen, d: d.id != speaker and _is_person(seen, d, gender, people, others))  # noqa: B023
            if actor is not None and not actor.gender:
                actor.gender = gender
        elif lower in _BODY:
            actor = _speaking(cast, words, found, at) if lower == "it" else None
            subject = _subject_beside(words, at) if lower == "it" and actor is None else None
            if subject is not None:
                actor = _body_at(cast, found, subject)
                if actor is None and _may_be_body(cast, words, found, subject):
                    continue
                if actor is None and words.lemma[subject] in bodies | standing:
                    continue  # a body that nothing else names: "The government denied it, but it says that"
            if actor is None and _refers(words, at, acting):
                actor = latest(at, lambda _, d: d.kind in _BODIES)
            elif actor is None and _is_called_body(words, at, bodies):
                actor = latest(at, lambda seen, d: d.kind in ("organization", "group") and seen.form != "noun")
        elif lower in _MANY:
            actor = latest(at, _may_be_many)
        else:
            continue
        if actor is not None:
            seen = cast.see(words, at, at + 1, "pronoun", actor=actor, inferred="pronoun")
            found.append(seen)


def _is_person(seen: Seen, draft: Draft, gender: str, people: frozenset[str], others: frozenset[str]) -> bool:
    """Whether "he" or "she" can be who is spoken of there: a named person, or one person called by a noun that is none
    of `others`, the nouns for the other gender."""
    if draft.gender not in ("", gender):
        return False
    if draft.kind == "person":
        return True
    words, last = seen.words, seen.end - 1
    one = words.lower[last] == words.lemma[last] and words.lemma[last] in people and words.lemma[last] not in others
    return draft.kind == "unnamed" and one


def _may_be_many(seen: Seen, draft: Draft) -> bool:
    """Whether "they" can be who is spoken of there: a body, or people called by a plural."""
    if draft.kind in ("group", "organization"):
        return True
    lower, lemma = seen.words.lower[seen.end - 1], seen.words.lemma[seen.end - 1]
    plural = lower in _MANY if seen.form == "pronoun" else lower != lemma or lemma in _COLLECTIVE
    return draft.kind == "unnamed" and plural


def _refers(words: Words, at: int, acting: frozenset[str]) -> bool:
    """Whether "it" can be a body: the subject of a verb of saying or doing, or a possessive; not of "it is clear"."""
    if words.lower[at] == "its":
        return True
    head = words.head[at]
    return words.dep[at] == "nsubj" and words.lemma[head] in acting and words.lemma[head] not in _WEATHER


def _is_called_body(words: Words, at: int, bodies: frozenset[str]) -> bool:
    """Whether what follows says that "it" is a body: "it is a banned organization", where nothing is announced."""
    verb = words.head[at]
    if words.lower[at] != "it" or words.dep[at] != "nsubj" or words.lemma[verb] not in ("be", "become", "remain"):
        return False
    what = next((kid for kid in words.children[verb] if words.dep[kid] == "attr"), -1)
    if what < 0 or words.lemma[what] not in bodies:
        return False
    below = (*words.children[verb], *words.children[what])
    return not any(words.dep[kid] in ("relcl", "ccomp", "csubj", "xcomp") for kid in below)


def _speaking(cast: Cast, words: Words, found: list[Seen], at: int) -> Draft | None:
    """The body that says the clause whose subject "it" is: "the airline said it would close"; not of "said it was clear
    that", where a clause follows that "it" only announces."""
    verb = words.head[at]
    if words.dep[at] not in ("nsubj", "nsubjpass") or (words.lemma[verb] in _WEATHER and words.lemma[verb] != "be"):
        return None
    below = [verb, *(kid for kid in words.children[verb] if words.dep[kid] in ("acomp", "attr"))]
    announced = ("ccomp", "xcomp", "advcl", "csubj", "relcl")
    if (words.lemma[verb] == "be" or words.dep[at] == "nsubjpass") and any(
        words.dep[kid] in announced and kid > verb for each in below for kid in words.children[each]
    ):
        return None
    for _ in range(3):
        if words.dep[verb] not in ("ccomp", "conj"):
            return None
        clause, verb = words.dep[verb] == "ccomp", words.head[verb]
        subject = next((kid for kid in words.children[verb] if words.dep[kid] == "nsubj" and kid < at), None)
        if clause and subject is not None:
            return _body_at(cast, found, subject)
    return None


def _subject_beside(words: Words, at: int) -> int | None:
    """The subject of the clause that "it" goes on from or passes on, in one sentence: "Norvik ran 310 trains, it said",
    "the ministry has admitted that, but it says"."""
    verb = words.head[at]
    if words.dep[at] != "nsubj":
        return None
    if words.dep[verb] in ("conj", "parataxis"):
        clause = words.head[verb]
    else:
        clause = next((kid for kid in words.children[verb] if words.dep[kid] == "ccomp" and kid < at), -1)
    if clause < 0 or clause >= at:
        return None
    return next((kid for kid in words.children[clause] if words.dep[kid] == "nsubj" and kid < clause), None)


def _body_at(cast: Cast, found: list[Seen], token: int) -> Draft | None:
    """The body that is named at a token."""
    draft = _named_at(cast, found, token)
    return draft if draft is not None and draft.kind in _BODIES else None


def _named_at(cast: Cast, found: list[Seen], token: int) -> Draft | None:
    seen = next((each for each in reversed(found) if each.start <= token < each.end), None)
    return cast.actors[seen.actor] if seen is not None and seen.actor else None


def _may_be_body(cast: Cast, words: Words, found: list[Seen], token: int) -> bool:
    """Whether a name that was read as a person's, or as nothing, may be a body's: nothing human is told of it."""
    if words.pos[token] != "PROPN":
        return False
    draft = _named_at(cast, found, token)
    return draft is None or (draft.kind == "person" and not (draft.gender or draft.heads or draft.offices))


def _latest(
    cast: Cast, words: Words, found: list[Seen], at: int, fits: Callable[[Seen, Draft], bool], gender: str
) -> Draft | None:
    """Whom the pronoun at `at` may refer to: the subjects of the nearest sentence first, then whoever is in it; of
    those, and of all where no name is a subject, who is known to be of `gender` before others. The subject of its own
    clause is none where the pronoun is its object, nor before others who is but cited at the end of a sentence ("X won,
    the commission said. Its leader ...")."""
    here = words.sentence[at]
    own = _clause_subject(words, at)
    # Who speaks is nobody of whom the quotation before speaks: "We wait for the mayor," she said.
    quoting = words.dep[at] == "nsubj" and _said_before(words, at) and _follows_quotation(words, at)
    by_sentence: dict[int, list[Seen]] = {}
    barred = {seen.actor for seen in found[-8:] if own >= 0 and seen.start <= own < seen.end}
    for seen in reversed(found):
        number = words.sentence[seen.start]
        if number < here - REACH:
            break
        if number == here and quoting:
            continue
        draft = cast.actors[seen.actor] if seen.actor else None
        if draft is not None and seen.actor not in barred and fits(seen, draft):
            by_sentence.setdefault(number, []).append(seen)
    for number in sorted(by_sentence, reverse=True):
        candidates = by_sentence[number]
        sure = [each for each in candidates if cast.actors[each.actor or ""].gender == gender]
        subjects = [each for each in candidates if words.dep[each.end - 1] in ("nsubj", "nsubjpass")]
        if any(each in subjects for each in sure) or all(each.form == "noun" for each in subjects):
            candidates = sure or candidates
            subjects = [each for each in subjects if each in candidates]
        leading = [each for each in subjects if number == here or not is_cited_last(words, each)]
        chosen = next(iter((*leading, *subjects, *candidates)))
        assert chosen.actor is not None
        return cast.actors[chosen.actor]
    return None


def _own_subject(cast: Cast, words: Words, found: list[Seen], at: int) -> Draft | None:
    """The subject of the clause that a reflexive is an object of."""
    own = _clause_subject(words, at)
    seen = next((each for each in reversed(found) if each.start <= own < each.end), None)
    return cast.actors[seen.actor] if seen is not None and seen.actor else None


def _clause_subject(words: Words, at: int) -> int:
    """The subject of the verb that the pronoun is an object of, -1 where it is none."""
    head = words.head[at]
    if words.dep[at] == "pobj" and words.dep[head] in ("prep", "dative", "agent"):
        head = words.head[head]
    elif words.dep[at] not in ("dobj", "dative", "iobj"):
        return -1
    for _ in range(3):
        subject = next((kid for kid in words.children[head] if words.dep[kid] in ("nsubj", "nsubjpass")), -1)
        if subject >= 0 or words.dep[head] not in ("advcl", "xcomp", "conj"):
            return subject
        head = words.head[head]  # "she accepted, calling him": who calls is who accepted
    return -1


def is_cited_last(words: Words, seen: Seen) -> bool:
    """Whether somebody is named only as who said what stands before, outside quotation marks."""
    last = seen.end - 1
    return _said_before(words, last) and not _follows_quotation(words, min(words.head[last], seen.start))


def _said_before(words: Words, subject: int) -> bool:
    """Whether what the subject says stands before it."""
    return any(words.dep[kid] == "ccomp" and kid < subject for kid in words.children[words.head[subject]])


def _follows_quotation(words: Words, at: int) -> bool:
    return any(text in _QUOTES for text in words.text[max(0, at - 3) : at])
