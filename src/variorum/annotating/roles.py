"""Who did it, who came to harm, by what means, and why: what the grammar around an event word says, with its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from variorum.annotating.language import Language
from variorum.annotating.triggers import Trigger, events_lexicon
from variorum.annotating.view import NOUNS, VERBS, View

HOSTILE = frozenset({"attack", "cyber", "abduction", "clash"})
"""Groups of kinds whose doer is said to have done it."""

# Kinds that a nationality before the noun says who did ("Russian air raid"); before others it may say where
# ("Syrian bombing").
_BY_NATION = frozenset({"air strike", "missile strike", "shelling"})
_LEFT = frozenset({"compound", "amod", "nmod", "poss", "conj", "cc", "punct", "case", "npadvmod", "advmod"})


@dataclass(frozen=True, slots=True)
class Role:
    """Words that fill a slot of the event that `trigger` tells. Offsets are of the field."""

    slot: str  # perpetrator, victims, means, reason, occurrence
    start: int
    end: int
    token: int  # head of the words
    trigger: int | None  # token of the event word; None: the article's main event
    stance: str | None = None  # None: as the voice has it
    speaker: int | None = (
        None  # head of the words that name who says so, where the grammar tells and no attribution may
    )


@cache
def role_words(language: Language, name: str) -> frozenset[str]:
    """The list `name` of the tables `roles` and `blame`."""
    table = "roles" if name in ("doers", "machines", "plain", "people") else "blame"
    return language.words("events", f"{table}.{name}")


def roles(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> tuple[Role, ...]:
    """The roles that hang on the event words `found`; `actors` are the tokens of mentions of actors."""
    events = frozenset(each.at for each in found)
    rows: dict[tuple[str, int, int], Role] = {}
    for each in found:
        if each.harm or each.kind.group in HOSTILE:
            for role in (*_doers(view, each, events, actors), *_hurt(view, each), *_means(view, each)):
                rows.setdefault((role.slot, role.start, role.end), role)
        for role in _reasons(view, each):
            rows.setdefault((role.slot, role.start, role.end), role)
    return tuple(sorted(rows.values(), key=lambda role: (role.start, role.end, role.slot)))


def subject(view: View, verb: int) -> int | None:
    """The active subject of `verb`: its own, that of the verb it is joined to, or the noun that it describes."""
    for _ in range(4):
        own = next((child for child in view.children[verb] if view.dep[child] == "nsubj"), None)
        if own is not None:
            relative = view.lower[own] in ("that", "which", "who") and view.dep[verb] == "relcl"
            return view.head[verb] if relative else own
        if any(view.dep[child] in ("nsubjpass", "auxpass") for child in view.children[verb]):
            return None
        if view.dep[verb] not in ("conj", "xcomp", "pcomp") or view.head[verb] == verb:
            return None
        verb = view.head[verb]
        if view.pos[verb] == "ADP" or view.lower[verb] in ("of", "for"):
            verb = view.head[verb]
        if view.pos[verb] not in VERBS:
            return None
    return None


def agents(view: View, verb: int) -> Iterator[int]:
    """The nouns after "by" under `verb`, those joined by "and" or "or" with the first."""
    for child in view.children[verb]:
        if view.lower[child] == "by" and view.dep[child] in ("agent", "prep"):
            yield from (below for below in view.children[child] if view.dep[below] in ("pobj", "pcomp"))


def is_doer(view: View, token: int, actors: frozenset[int]) -> bool:
    """Whether a noun can be who did it: a doer of the lexicon, a name, or a mention of an actor; a machine only where
    something before it may say whose it is."""
    language = view.parsed.language
    lemma = view.lemma[token]
    if view.pos[token] == "PRON" or view.lower[token] in ("those", "who", "that", "which", "it"):
        return False
    if lemma in role_words(language, "machines"):
        plain = role_words(language, "plain")
        return lemma == "bomber" or any(
            view.dep[child] in ("compound", "amod", "poss", "nmod") and view.lower[child] not in plain
            for child in view.children[token]
        )
    if lemma in role_words(language, "doers") or token in actors:
        return True
    return view.entity[token] in ("PERSON", "ORG", "NORP", "GPE") and view.pos[token] == "PROPN"


def phrase(view: View, token: int, *, of: bool = False) -> tuple[int, int]:
    """The offsets of the shortest noun phrase of `token`: what stands before it without articles and numbers, and with
    `of` a name after it ("the regime of X")."""
    below = set(view.subtree(token))
    first = token
    while first - 1 in below and token - first < 7 and _inside(view, first - 1, token):
        first -= 1
    while first < token and (view.dep[first] in ("det", "cc", "punct", "advmod") or not view.lower[first][0].isalnum()):
        first += 1
    last = token
    if of and token + 1 in below and view.lower[token + 1] == "of":
        name = next((child for child in view.children[token + 1] if view.dep[child] == "pobj"), None)
        if name is not None and view.pos[name] == "PROPN":
            last = name
    return view.offset[first], view.end[last]


def _inside(view: View, token: int, head: int) -> bool:
    """Whether `token`, before `head`, is part of the noun phrase without being an article or a number."""
    if view.tag[token] in ("CD", "DT", "PDT", "PRP$", "WDT", "IN") or view.dep[token] in (
        "nummod",
        "quantmod",
        "relcl",
    ):
        return False
    if view.pos[token] in VERBS and view.head[token] != head and view.dep[token] not in ("amod", "compound"):
        return False
    return view.lower[token] not in (",", '"', "\u201c", "\u201d", "(", ")", ";", ":", "suspected", "alleged")


def _doer(view: View, token: int, trigger: Trigger) -> Role:
    start, end = phrase(view, token, of=True)
    return Role("perpetrator", start, end, token, trigger.at)


def _doers(view: View, trigger: Trigger, events: frozenset[int], actors: frozenset[int]) -> Iterator[Role]:
    at = trigger.at
    if not trigger.real:
        return
    if view.pos[at] in VERBS:
        yield from _doers_of_verb(view, at, trigger, events, actors)
        return
    if trigger.harm and trigger.kind.name != "killing":
        return
    yield from _modifiers(view, trigger, actors)
    for doer in agents(view, at):
        if is_doer(view, doer, actors):
            yield _doer(view, doer, trigger)
    support = events_lexicon(view.parsed.language).support
    for child in view.children[at]:
        if view.dep[child] == "acl" and view.lemma[child] in support:
            for doer in agents(view, child):
                if is_doer(view, doer, actors):
                    yield _doer(view, doer, trigger)
    above = view.head[at]
    if view.lemma[above] in support and view.pos[above] in VERBS and not view.negated(above):
        if view.dep[at] == "dobj":
            yield from _doers_of_verb(view, above, trigger, events, actors)
        elif view.dep[at] in ("nsubjpass", "nsubj"):
            for doer in agents(view, above):
                if is_doer(view, doer, actors):
                    yield _doer(view, doer, trigger)


def _doers_of_verb(
    view: View, verb: int, trigger: Trigger, events: frozenset[int], actors: frozenset[int]
) -> Iterator[Role]:
    harmless = view.lemma[verb] in ("die", "perish", "explode", "crash", "clash")
    passive = any(view.dep[child] in ("auxpass", "nsubjpass") for child in view.children[verb])
    candidates = list(agents(view, verb))
    own = None if passive or harmless else subject(view, verb)
    if own is not None and (view.pos[verb] in VERBS):
        candidates.append(own)
    for token in candidates:
        for each in (token, *(child for child in view.children[token] if view.dep[child] == "conj")):
            if each not in events and is_doer(view, each, actors):
                yield _doer(view, each, trigger)


def _modifiers(view: View, trigger: Trigger, actors: frozenset[int]) -> Iterator[Role]:
    """Who stands before the event noun: "coalition air strikes", "Russian raid", "US-led strikes"."""
    doers = role_words(view.parsed.language, "doers") - role_words(view.parsed.language, "machines")
    at = trigger.at
    for child in view.children[at]:
        if child > at or view.dep[child] not in ("compound", "amod", "poss", "nmod"):
            continue
        lemma = view.lemma[child]
        led = lemma in ("lead", "back") and view.lower[child] in ("led", "-led", "backed")
        nation = view.entity[child] in ("NORP", "GPE") or (child in actors and view.pos[child] in ("ADJ", "PROPN"))
        if lemma in doers or led or (nation and trigger.kind.name in _BY_NATION) or view.lower[child].endswith("-led"):
            start, _ = phrase(view, child)
            yield Role("perpetrator", start, view.end[child], child, at)


def _hurt(view: View, trigger: Trigger) -> Iterator[Role]:
    """How those who came to harm are called."""
    if not trigger.harm or not trigger.real:
        return
    at = trigger.at
    found: list[int] = []
    if view.pos[at] in VERBS or view.tag[at] in ("VBN", "VBD"):
        below = view.children[at]
        passive = any(view.dep[child] in ("auxpass", "nsubjpass") for child in below)
        wanted = {"nsubjpass"} if passive else {"dobj", "nsubj"} if view.lemma[at] in ("die", "perish") else {"dobj"}
        found = [child for child in below if view.dep[child] in wanted]
        if view.dep[at] in ("acl", "relcl", "amod") and view.tag[at] == "VBN":
            found.append(view.head[at])
        elif not found and view.dep[at] == "conj" and view.pos[view.head[at]] in VERBS:
            found = [child for child in view.children[view.head[at]] if view.dep[child] in wanted | {"nsubjpass"}]
    elif view.lower[at] in ("dead", "injured", "wounded") and view.pos[view.head[at]] in NOUNS:
        found = [view.head[at]]
    elif view.pos[at] in NOUNS:
        found = [
            below
            for child in view.children[at]
            if view.lower[child] == "of"
            for below in view.children[child]
            if view.dep[below] == "pobj"
        ]
    for each in found:
        token = _counted(view, each)
        if token is not None:
            start, end = phrase(view, token)
            yield Role("victims", start, end, token, at)


def _counted(view: View, token: int) -> int | None:
    """The people in a phrase ("dozens of people" -> "people"); None where the words name no people."""
    people = role_words(view.parsed.language, "people")
    for _ in range(3):
        if view.lemma[token] in people and view.pos[token] in NOUNS:
            return token
        of = next((child for child in view.children[token] if view.lower[child] == "of"), None)
        below = next((child for child in view.children[of] if view.dep[child] == "pobj"), None) if of else None
        if below is None:
            break
        token = below
    counted = any(view.dep[child] == "nummod" for child in view.children[token])
    plural = view.tag[token] == "NNS" or (view.tag[token] == "NNPS" and view.entity[token] == "NORP")
    return token if counted and plural and view.lower[token] not in ("others", "dozens", "scores", "hundreds") else None


def _means(view: View, trigger: Trigger) -> Iterator[Role]:
    """Weapons in the phrase of the event word, or that hang closely on it."""
    weapons = events_lexicon(view.parsed.language).weapons
    start, end = view.sentences[view.sentence[trigger.at]]
    for token in range(max(start, trigger.at - 12), min(end, trigger.at + 13)):
        if view.lemma[token] not in weapons or view.pos[token] not in NOUNS or view.negated(token):
            continue
        if view.distance(token, trigger.at) <= 3.0:
            first = token
            while first > start and view.dep[first - 1] == "compound" and view.head[first - 1] == token:
                first -= 1
            yield Role("means", view.offset[first], view.end[token], token, trigger.at)


def _reasons(view: View, trigger: Trigger) -> Iterator[Role]:
    """What follows "in retaliation for", "because of" and the like under the event word."""
    openers = view.parsed.language.words("events", "reason.openers")
    _, end = view.sentences[view.sentence[trigger.at]]
    for at in range(trigger.at + 1, min(end, trigger.at + 16)):
        if view.pos[at] not in ("ADP", "SCONJ", "ADJ"):
            continue
        for size in (3, 2):
            if " ".join(view.lower[at : at + size]) in openers:
                last = at + size - 1
                object_ = next(
                    (child for child in view.subtree(at) if view.dep[child] == "pobj" and child > last), None
                )
                verb = view.head[at]
                if object_ is not None and (verb == trigger.at or view.head[verb] == trigger.at):
                    first, stop = phrase(view, object_, of=True)
                    yield Role("reason", first, stop, object_, trigger.at)
