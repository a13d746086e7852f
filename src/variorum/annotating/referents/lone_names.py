"""Names of one word: what tells a person's from a body's, "Horvat said he" from "Norvik said it"."""

from __future__ import annotations

from variorum.annotating.language import Language
from variorum.annotating.referents.genders import FEMALE, MALE
from variorum.annotating.referents.name_lists import Name
from variorum.annotating.referents.words import Words

_PLURAL_VERBS = frozenset(("have", "are", "were", "'ve", "’ve", "'re", "’re"))
_BODY = frozenset(("it", "its", "itself"))
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_SUBJECTS = ("nsubj", "nsubjpass")


def body_signs(words: Words, name: Name) -> float:
    """How much the words around a name say that it is a body's: what bodies have, who speaks for them and works there,
    plural verbs, "it", "which"."""
    of = words.parsed.language.words
    last = name.end - 1
    weight = 0.0
    if _is_plain_word(words, name):
        return weight
    if words.lower[name.end : name.end + 1] and words.lower[name.end] in _POSSESSIVES:
        owned = " ".join(words.lower[name.end + 1 : name.end + 3])
        weight += 3.0 * (words.lemma[words.head[last]] in of("actors", "had_by_bodies") or owned == "chief executive")
    lead = words.head[last] if words.dep[last] == "pobj" else -1
    if lead >= 0 and words.lower[lead] in ("for", "at", "of", "in", "with"):
        above = words.head[lead]
        # "Shares in Norvik": stronger than that places stand after "in".
        weight += 6.0 * (words.lemma[above] in of("actors", "had_by_bodies") and words.pos[above] == "NOUN")
        speaks = words.lower[lead] == "for" and words.lemma[above] in of("actors", "speak_for_bodies")
        works = words.lower[lead] in ("for", "at") and words.lemma[above] in of("actors", "working")
        weight += 2.0 * (speaks or works)
    if words.dep[last] in _SUBJECTS:
        weight += 2.0 * _has_plural_verb(words, last) + 2.5 * _goes_on_with(words, last, _BODY)
    if words.lower[name.end : name.end + 2] == [",", "which"]:
        weight += 2.0
    if name.start and words.lower[name.start - 1] == "the" and words.dep[last] in ("dobj", "dative"):
        weight += 2.0 * (words.lemma[words.head[last]] == "tell")  # "told the Courier"
    head = words.head[last]
    compound = words.dep[last] in ("compound", "nmod") and head > last
    return weight + 2.0 * (compound and words.lemma[head] in of("actors", "named_after_bodies"))


def human_signs(words: Words, name: Name) -> float:
    """How much the words around a name say that it is a person's, its title and age aside: "who", "he", kin, what is
    done to people only."""
    language: Language = words.parsed.language
    last = name.end - 1
    head = words.head[last]
    weight = 0.0
    if words.lower[name.end : name.end + 2] == [",", "who"] or words.lower[name.end : name.end + 1] == ["who"]:
        weight += 3.0 * (words.pos[last] == "PROPN")
    if _is_plain_word(words, name):
        return weight
    if words.dep[last] in _SUBJECTS:
        weight += 2.5 * _goes_on_with(words, last, FEMALE | MALE)
        weight += 2.0 * (words.lemma[head] in language.words("actors", "human_verbs"))
    passive = words.dep[last] == "nsubjpass" or words.dep[last] == "dobj"
    weight += 2.0 * (passive and words.lemma[head] in language.words("actors", "done_to_people"))
    owned = words.dep[last] == "poss" and words.lower[name.end : name.end + 1]
    if owned and words.lower[name.end] in _POSSESSIVES:
        weight += 3.0 * (words.lemma[head] in language.words("actors", "had_by_people"))
    return weight


def _is_plain_word(words: Words, name: Name) -> bool:
    """Whether a capital may be owed to the place in the sentence: "Eight were killed"."""
    last = name.end - 1
    opens = words.first[name.start] or words.headline[words.sentence[last]]
    named = words.entity[last] in ("PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "NORP", "WORK_OF_ART")
    return not named and (opens or words.pos[last] != "PROPN")


def _has_plural_verb(words: Words, subject: int) -> bool:
    """Whether a singular name has a plural verb: "Norvik have refused"."""
    if any(words.dep[kid] == "conj" for kid in words.children[subject]):
        return False
    verb = words.head[subject]
    helpers = [kid for kid in words.children[verb] if words.dep[kid] in ("aux", "auxpass")]
    first = min([verb, *helpers])
    return words.lower[first] in _PLURAL_VERBS and first > subject


def _goes_on_with(words: Words, subject: int, pronouns: frozenset[str]) -> bool:
    """Whether what the subject says has such a pronoun for its subject, or its object such a possessor: "Norvik said it
    would close its yard"."""
    verb = words.head[subject]
    for kid in words.children[verb]:
        if kid <= subject:
            continue
        if words.dep[kid] == "ccomp":
            found = [each for each in words.children[kid] if words.dep[each] in _SUBJECTS]
        elif words.dep[kid] == "dobj":
            found = [each for each in words.children[kid] if words.dep[each] == "poss"]
        else:
            continue
        if any(words.lower[each] in pronouns for each in found):
            return True
    return False
