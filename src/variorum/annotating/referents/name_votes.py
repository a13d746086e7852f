"""How much speaks for a person, an organisation and a place in a name that no table has."""

from __future__ import annotations

import re

from variorum.annotating.referents.folding import fold
from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.lone_names import body_signs, human_signs
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.words import Words

_CLANS = frozenset(("tribe", "clan", "family", "dynasty", "brotherhood"))
# Capitals inside a word, as brands have them ("HarbourNews").
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]{2}")
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}(?!\d)")
PLACE_ENTITIES = frozenset(("GPE", "LOC", "FAC"))


def votes_of(words: Words, name: Name, listed: Lists, places: Gazetteer) -> dict[str, float]:
    """How much speaks for a person, an organisation and a place. Weights were set by reading, not fitted."""
    person = organization = place = 0.0
    labels = [words.entity[at] for at in range(name.start, name.end) if words.entity[at]]
    label = max(sorted(set(labels)), key=labels.count) if labels else ""
    single = name.end - name.start == 1
    if label == "PERSON":
        person += 1.0 if single else 1.5
    elif label in PLACE_ENTITIES:
        place += 2.0
    elif label in ("ORG", "PRODUCT"):
        organization += 1.2
    if name.title:
        person += 4.0
    before = before_name(words, name.start)
    previous = words.lower[before] if before >= 0 else ""
    after = words.lower[name.end] if name.end < len(words) else ""
    spots = places.find(name.text)
    if spots:
        place += 1.5 if fold(spots[0].name) == fold(name.text) else 1.0
    if previous in listed.strong:
        place += 3.0
    elif previous == "of" and before > 0 and words.lemma[before - 1] in listed.settlements:
        place += 10.0  # "the town of X" says it outright
    elif previous in listed.weak and spots:
        place += 1.0
    elif before >= 0 and words.lemma[before] in listed.settlements and words.pos[before] == "NOUN":
        place += 2.0
    if before + 1 < name.start and words.lower[name.start - 1] in listed.directions:
        place += 2.0
    noun = words.lemma[name.end] if name.end < len(words) and words.pos[name.end] == "NOUN" else ""
    if after in listed.settlements or noun in listed.settlements or words.lower[name.end - 1] in listed.place:
        place += 3.0
    elif noun and words.dep[name.end - 1] in ("compound", "nmod") and words.head[name.end - 1] > name.end - 1:
        whose = words.lemma[words.head[name.end - 1]]
        if whose in _CLANS:  # "the X tribe"
            organization += 3.0
        elif whose in listed.place:  # "the X border crossing"
            place += 3.0
        elif words.lower[name.start - 1 : name.start] == ["the"] and whose not in listed.ruled:
            person -= 2.0  # "the X offensive": people have no article
    last = name.end - 1
    head = words.head[last]
    if words.dep[last] in ("dobj", "nsubjpass") and words.lemma[head] in listed.held:
        place += 3.0
    if words.dep[last] == "nsubj" and words.lemma[head] in listed.acting and words.pos[head] == "VERB":
        person += 2.0
        organization += 2.0
    elif words.dep[last] == "nsubj" and any(words.dep[kid] == "ccomp" and kid > last for kid in words.children[head]):
        person += 1.0  # "Horvat repeated that": whoever says something may be a person
        organization += 1.0
    if words.lemma[head] in listed.ruled and words.dep[last] in ("compound", "nmod", "poss") and head > last:
        person += 3.0 * (not spots)
    apposed = apposed_kind(words, last, listed)
    person += 2.0 * (apposed == "person") + 3.0 * has_age(words, name)
    organization += 2.0 * (apposed == "body")
    text = name.text
    if text.isupper() and 2 <= len(text) <= 7 and single:
        organization += 1.5
    if has_acronym(words, name):
        organization += 3.0
    if words.text[name.start - 1 : name.start] == ["("] and after == ")" and text.isupper():
        organization += 3.0
    if _is_called_body(words, name, listed):
        organization += 12.0  # it says so outright
    if single and _CAMEL.search(text) and not text.startswith(("Mc", "Mac", "De", "La", "Le", "Van", "Fitz")):
        organization += 2.0
    person += 5.0 * _is_nickname(words, name)
    if not single and words.lower[name.end - 1] in listed.club_words:
        organization += 4.0
    organization += body_signs(words, name) if single or label != "PERSON" else 0.0
    human = human_signs(words, name) + 4.0 * (name.start > 0 and words.lemma[name.start - 1] in listed.private)
    person += human
    organization += 4.0 * ("&" in words.text[name.start : name.end] or _has_score(words, name))
    if single and words.lower[name.start] in listed.organization:
        organization, person = organization + 3.0, 0.0
    if any(letter.isdigit() for letter in text):
        person = human = 0.0
    # A tagger's word alone makes nobody a person of one word; who speaks may be one.
    sure = person - (1.0 if label == "PERSON" and single else 0.0) > 0
    return {"organization": organization, "person": person if sure or not single else 0.0, "place": place}


def _has_score(words: Words, name: Name) -> bool:
    """Whether a result of a match follows: "beat Harwick 3-0"."""
    after = "".join(words.text[name.end : name.end + 3])
    return _SCORE.match(after) is not None and words.dep[name.end - 1] in ("dobj", "nsubj", "pobj", "dative")


def is_business_noun(lower: str, listed: Lists) -> bool:
    """Whether a noun names a business, by the list or by its ending ("chipmaker")."""
    return lower in listed.businesses or (lower.endswith("maker") and lower[:-5] not in ("law", "policy", "film"))


def has_acronym(words: Words, name: Name) -> bool:
    """Whether an acronym in brackets follows, with the first letter of the name."""
    at = name.end
    while at < len(words) and words.pos[at] == "SPACE":
        at += 1
    if words.text[at : at + 1] != ["("] or words.text[at + 2 : at + 3] != [")"]:
        return False
    inside = words.text[at + 1]
    return inside.isupper() and len(inside) > 1 and inside[0] == name.text[0]


def _is_called_body(words: Words, name: Name, listed: Lists) -> bool:
    """Whether the words just before a name say that it is a body's: "the security firm X", "a group calling itself X",
    "their employer, X"."""
    before = name.start - 1
    if before < 0:
        return False
    if words.lower[before] in ("itself", "themselves"):
        return words.lemma[before - 1] in ("call", "name", "dub", "style")
    if words.text[before] == ",":
        before -= 1
        return words.lemma[before] in listed.bodies and words.dep[name.end - 1] == "appos"
    last = name.end - 1
    joined = words.head[last] == before or words.head[before] == last
    if words.first[before] and is_business_noun(words.lower[before], listed):  # "Chipmaker Norvik said"
        return joined
    one = words.pos[before] == "NOUN" and words.lower[before] == words.lemma[before] and last == name.start
    if one and is_business_noun(words.lemma[before], listed):  # "the heat pump maker Norvik"
        return True
    beside = words.lemma[before] in listed.bodies and words.pos[before] == "NOUN" and words.entity[last] != "PERSON"
    return beside and joined and words.lower[before] == words.lemma[before]


def _is_nickname(words: Words, name: Name) -> bool:
    """Whether it is given as another name of a person: "Ivan Horvat, known as "El Lobo"", "Ivan Horvat, alias X"."""
    at = name.start - 1
    while at > 0 and words.pos[at] == "PUNCT" and words.text[at] != ",":
        at -= 1
    if at > 0 and words.lower[at] == "as" and words.lower[at - 1] == "known":
        at -= 1
    elif words.lower[at] not in ("alias", "aka", "nicknamed"):
        return False
    while at > 0 and words.pos[at] in ("ADV", "PUNCT", "VERB", "ADP"):
        at -= 1
    return words.entity[at] == "PERSON"


def apposed_kind(words: Words, last: int, listed: Lists) -> str:
    """What a noun beside a name says that it is, "a think tank" or "a farmer": body, person or ""."""
    for child in words.children[last]:
        if words.dep[child] in ("appos", "compound", "nmod") and words.pos[child] == "NOUN":
            if words.lemma[child] in listed.bodies or _is_the_business(words, child, listed):
                return "body"
            if is_person_noun(words.lemma[child], listed):
                return "person"
    above = words.head[last]
    said_of = words.dep[last] == "appos" and words.pos[above] == "NOUN" and above < last  # "the heat pump maker X"
    said_of = said_of and not any(words.dep[kid] == "compound" for kid in words.children[last])
    if said_of and (words.lemma[above] in listed.bodies or is_business_noun(words.lemma[above], listed)):
        return "body"
    at, steps = last, 0  # "the harbour master of Port X, Ivan Horvat": the parser hangs the name on X
    while steps < 3 and words.dep[at] in (("appos",) if steps == 0 else ("pobj", "prep")):
        at, steps = words.head[at], steps + 1
        if words.pos[at] == "NOUN":
            return "person" if is_person_noun(words.lemma[at], listed) else ""
    return ""


def _is_the_business(words: Words, noun: int, listed: Lists) -> bool:
    """Whether a noun behind a name says that it is the business in question: "Norvik, the operator"."""
    definite = any(words.lower[kid] == "the" for kid in words.children[noun])
    return words.dep[noun] == "appos" and definite and is_business_noun(words.lemma[noun], listed)


def is_person_noun(lemma: str, listed: Lists) -> bool:
    """Whether a noun names a person, by the lists or by its ending."""
    return lemma in listed.people or lemma in listed.roles or lemma.endswith(("man", "woman", "master", "ologist"))


def has_age(words: Words, name: Name) -> bool:
    """Whether an age stands beside the name: "Ivan Horvat, 34, said", "34-year-old Ivan Horvat"."""
    end, start = name.end, name.start
    if words.lower[max(0, start - 4) : start] in (["-", "year", "-", "old"], ["year", "-", "old"]):
        return True
    if start and words.lower[start - 1].endswith("-year-old"):
        return True
    if words.lower[end : end + 1] != [","] or end + 2 >= len(words):
        return False
    age = words.text[end + 1]
    return age.isdigit() and 1 <= int(age) <= 110 and words.text[end + 2] in (",", ".", "-")


def before_name(words: Words, start: int) -> int:
    """The token before a name, past determiners, directions and words like "rebel-held"; -1 where there is none."""
    at = start - 1
    while at >= 0 and (
        words.pos[at] in ("DET", "ADJ")
        or words.lower[at].rstrip("ern") in ("north", "south", "east", "west")
        or words.text[at] == "-"
        or (words.pos[at] in ("VERB", "NOUN") and at > 0 and words.text[at - 1] == "-" and words.glued(at))
        or (words.text[at + 1] == "-" and words.glued(at + 1) and at + 1 < start)
    ):
        at -= 1
        if start - at > 6:
            break
    return at
