"""How much speaks for a person, an organisation and a place in a name that no table has."""

from __future__ import annotations

from variorum.annotating.referents.folding import fold
from variorum.annotating.referents.gazetteer import Gazetteer
from variorum.annotating.referents.name_lists import Lists, Name
from variorum.annotating.referents.words import Words

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
    if after in listed.settlements or words.lower[name.end - 1] in listed.place:
        place += 3.0
    last = name.end - 1
    head = words.head[last]
    if words.dep[last] == "nsubj" and words.lemma[head] in listed.acting and words.pos[head] == "VERB":
        person += 2.0
        organization += 2.0
    if words.lemma[head] in listed.ruled and words.dep[last] in ("compound", "nmod", "poss") and head > last:
        person += 3.0 * (not spots)
    apposed = apposed_kind(words, last, listed)
    person += 2.0 * (apposed == "person") + 3.0 * has_age(words, name.end)
    organization += 2.0 * (apposed == "body")
    text = name.text
    if text.isupper() and 2 <= len(text) <= 7 and single:
        organization += 1.5
    inside = words.text[name.end + 1] if after == "(" and name.end + 2 < len(words) else ""
    if inside.isupper() and len(inside) > 1 and inside[0] == name.text[0] and words.text[name.end + 2] == ")":
        organization += 3.0
    if words.text[name.start - 1 : name.start] == ["("] and after == ")" and text.isupper():
        organization += 3.0
    if _is_called_body(words, name, listed):
        organization += 12.0  # it says so outright
    person += 5.0 * _is_nickname(words, name)
    if not single and words.lower[name.end - 1] in listed.club_words:
        organization += 4.0
    if after in ("'s", "’s") and words.lemma[min(name.end + 1, len(words) - 1)] in listed.had_by_bodies:
        organization += 2.0
    if single and words.lower[name.start] in listed.organization:
        organization, person = organization + 3.0, 0.0
    return {"organization": organization, "person": person, "place": place}


def _is_called_body(words: Words, name: Name, listed: Lists) -> bool:
    """Whether the words just before a name say that it is a body's: "the security firm X", "a group calling itself X",
    "their employer, X"."""
    before = name.start - 1
    if before < 1:
        return False
    if words.lower[before] in ("itself", "themselves"):
        return words.lemma[before - 1] in ("call", "name", "dub", "style")
    if words.text[before] == ",":
        before -= 1
        return words.lemma[before] in listed.bodies and words.dep[name.end - 1] == "appos"
    last = name.end - 1
    joined = words.head[last] == before or words.head[before] == last
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
            if words.lemma[child] in listed.bodies:
                return "body"
            if is_person_noun(words.lemma[child], listed):
                return "person"
    at, steps = last, 0  # "the harbour master of Port X, Ivan Horvat": the parser hangs the name on X
    while steps < 3 and words.dep[at] in (("appos",) if steps == 0 else ("pobj", "prep")):
        at, steps = words.head[at], steps + 1
        if words.pos[at] == "NOUN":
            return "person" if is_person_noun(words.lemma[at], listed) else ""
    return ""


def is_person_noun(lemma: str, listed: Lists) -> bool:
    """Whether a noun names a person, by the lists or by its ending."""
    return lemma in listed.people or lemma in listed.roles or lemma.endswith(("man", "woman", "master", "ologist"))


def has_age(words: Words, end: int) -> bool:
    """Whether an age follows the name that ends at `end`: "Ivan Horvat, 34, said"."""
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
