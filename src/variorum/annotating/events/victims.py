"""How those who came to harm are called as a group."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.nominals import Role, phrase, role_words
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import NOUNS, VERBS, View

# A phrase for people of more tokens is no one wording.
MOST_WORDS = 6
_CARRY = frozenset({"carry", "transport", "ferry"})


def victims(view: View, trigger: Trigger) -> Iterator[Role]:
    """The words for those killed, hurt or aimed at, in the grammar of one event word."""
    if not trigger.real:
        return
    heads = _hurt(view, trigger.at) if trigger.harm else (*_aimed(view, trigger.at), *_carried(view, trigger.at))
    people = role_words(view.parsed.language, "people")
    found: set[int] = set()
    for each in heads:
        token = _counted(view, each)
        if token is None or token in found or not (trigger.harm or _singular(view, token) in people):
            continue
        found.add(token)
        start, end = phrase(view, token)
        if len(view.tokens(start, end)) > MOST_WORDS:
            continue  # a heading or a list that the parser ran into the sentence
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
    if view.dep[at] in ("acl", "relcl") and view.tag[at] == "VBN":  # "the evacuees targeted on Saturday"
        yield above


def _carried(view: View, at: int) -> Iterator[int]:
    """Who was aboard what was hit, anywhere below the event: "went off near a convoy carrying evacuees"."""
    strikes = events_lexicon(view.parsed.language).strikes
    start, end = view.sentences[view.sentence[at]]
    for verb in range(start, end):
        if view.lemma[verb] in _CARRY and view.dep[verb] == "acl":
            above = view.ancestors(verb)
            if at in above or any(view.lemma[each] in strikes and view.pos[each] in VERBS for each in above):
                yield from (below for below in view.children[verb] if view.dep[below] == "dobj")


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
    found.extend(named for each in list(found) if view.pos[each] == "NUM" for named in _among(view, each))
    above = view.head[at]
    if view.lower[at] in ("dead", "killed", "wounded", "injured") or view.lemma[at] in ("casualty", "victim"):
        found.extend(_said_to_be(view, at))
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


def _among(view: View, number: int) -> Iterator[int]:
    """Who is named after a bare number: "killed at least 100, including passengers and guards"."""
    for child in range(number + 1, min(number + 3, len(view.lower))):  # the parser hangs it on this or that
        if view.lower[child] == "including":
            for below in view.children[child]:
                if view.dep[below] in ("pobj", "dobj"):
                    yield below
                    yield from (joined for joined in view.children[below] if view.dep[joined] == "conj")


def _said_to_be(view: View, at: int) -> Iterator[int]:
    """What the dead are said to be: "most of the dead were evacuees"."""
    subject = at
    for _ in range(3):
        if view.dep[subject] == "nsubj":
            break
        subject = view.head[subject]
    verb = view.head[subject]
    if any(view.lower[each] == "how" for each in view.subtree(subject)):
        return  # "how many of the dead were rebels" says nothing
    if view.dep[subject] == "nsubj" and view.lemma[verb] == "be" and not view.negated(verb):
        yield from (child for child in view.children[verb] if view.dep[child] in ("attr", "acomp"))


def _singular(view: View, token: int) -> str:
    """The lemma; of a capitalised noun, which the parser leaves as it is, without a plural s."""
    lemma = view.lemma[token]
    return lemma.removesuffix("s") if view.tag[token] in ("NNP", "NNPS") else lemma


def _subject(view: View, verb: int) -> list[int]:
    return [child for child in view.children[verb] if view.dep[child] == "nsubj"]


def _counted(view: View, token: int) -> int | None:
    """The people in a phrase ("dozens of people" -> "people"); None where the words name no people."""
    people = role_words(view.parsed.language, "people")
    for _ in range(3):
        if _singular(view, token) in people and view.pos[token] in NOUNS:
            return token
        carried = next((c for c in view.children[token] if view.lemma[c] in _CARRY), None)
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
