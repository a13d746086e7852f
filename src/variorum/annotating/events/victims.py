"""How those who came to harm are called as a group."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.events.nominals import Role, phrase, role_words
from variorum.annotating.events.triggers import Trigger, events_lexicon
from variorum.annotating.events.view import NOUNS, VERBS, View


def victims(view: View, trigger: Trigger) -> Iterator[Role]:
    """The words for those killed, hurt or aimed at, in the grammar of one event word."""
    if not trigger.real:
        return
    heads = _hurt(view, trigger.at) if trigger.harm else _aimed(view, trigger.at)
    people = role_words(view.parsed.language, "people")
    for each in heads:
        token = _counted(view, each)
        if token is not None and (trigger.harm or view.lemma[token] in people):
            start, end = phrase(view, token)
            yield Role("victims", start, end, token, trigger.at)


def _aimed(view: View, at: int) -> Iterator[int]:
    """Whom an attack is aimed at: "attack on evacuees", "a blast targeting them", "hit buses carrying residents"."""
    strikes = events_lexicon(view.parsed.language).strikes
    if view.pos[at] in VERBS:
        yield from (child for child in view.children[at] if view.dep[child] in ("dobj", "nsubjpass"))
    for child in view.children[at]:
        if view.lower[child] in ("on", "against", "targeting"):
            yield from (below for below in view.children[child] if view.dep[below] in ("pobj", "dobj"))
        elif view.dep[child] in ("acl", "relcl") and view.lemma[child] in strikes:
            yield from (below for below in view.children[child] if view.dep[below] == "dobj")
    above = view.head[at]
    if view.dep[at] == "nsubj" and view.lemma[above] in strikes:
        yield from (below for below in view.children[above] if view.dep[below] == "dobj")


def _hurt(view: View, at: int) -> list[int]:
    """Heads of the phrases that a word of harm says it of."""
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
    above = view.head[at]
    if view.lemma[at] == "toll" and view.dep[at] == "nsubj":
        # "The toll reached 112 people", "rose to 70 people".
        for child in view.children[above]:
            if view.dep[child] in ("dobj", "attr"):
                found.append(child)
            elif view.lower[child] in ("to", "at"):
                found.extend(below for below in view.children[child] if view.dep[below] == "pobj")
    elif view.lemma[at] == "life":
        found.extend(_subject(view, above) if view.lemma[above] == "lose" else [])
    return found


def _subject(view: View, verb: int) -> list[int]:
    return [child for child in view.children[verb] if view.dep[child] == "nsubj"]


def _counted(view: View, token: int) -> int | None:
    """The people in a phrase ("dozens of people" -> "people"); None where the words name no people."""
    people = role_words(view.parsed.language, "people")
    for _ in range(3):
        if view.lemma[token] in people and view.pos[token] in NOUNS:
            return token
        carried = next((c for c in view.children[token] if view.lemma[c] in ("carry", "transport", "ferry")), None)
        if carried is not None:
            token = next((below for below in view.children[carried] if view.dep[below] == "dobj"), token)
            continue
        of = next((child for child in view.children[token] if view.lower[child] == "of"), None)
        below = next((child for child in view.children[of] if view.dep[child] == "pobj"), None) if of else None
        if below is None:
            break
        token = below
    counted = any(view.dep[child] == "nummod" for child in view.children[token])
    plural = view.tag[token] == "NNS" or (view.tag[token] == "NNPS" and view.entity[token] == "NORP")
    return token if counted and plural and view.lower[token] not in ("others", "dozens", "scores", "hundreds") else None
