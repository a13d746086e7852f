"""Who is said to have done it: subjects, agents and modifiers of event words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.events.kinds import Lexicon, events_lexicon
from variorum.annotating.events.nominals import HOSTILE, Role, agents, is_doer, phrase, role_words, subject
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import NOUNS, VERBS, View

# More names than these before a machine are no owner of it: "US-led coalition fighter jets" has three.
MOST_NAMES = 3
# Nor is a longer run of names one actor.
MOST_OF_ONE = 5
# And a phrase of more words is a list of tags or a heading.
MOST_WORDS = 7
# Kinds that a nationality before the noun says who did ("Russian air raid"); before others it may say where
# ("Syrian bombing").
_BY_NATION = frozenset({"air strike", "missile strike", "shelling"})


def _on_behalf(view: View, token: int, actors: frozenset[int]) -> Iterator[int]:
    """For whom somebody acts: "hackers working for X"."""
    for child in view.children[token]:
        if view.dep[child] == "acl" and view.lemma[child] in ("work", "act", "operate", "fight"):
            links = [each for each in view.children[child] if view.dep[each] == "prep"]
            links.extend(below for each in links for below in view.children[each] if view.lower[below] == "behalf")
            links.extend(below for each in links for below in view.children[each] if view.lower[below] == "of")
            for link in links:
                if view.lower[link] in ("for", "of"):
                    yield from (b for b in view.children[link] if view.dep[b] == "pobj" and is_doer(view, b, actors))


def _doer(view: View, token: int, trigger: Trigger) -> Iterator[Role]:
    start, end = phrase(view, token, of=True)
    names = [each for each in view.tokens(start, end) if view.pos[each] == "PROPN"]
    machine = view.lemma[token] in role_words(view.parsed.language, "machines")
    words = [each for each in view.tokens(start, end) if view.lower[each][0].isalnum()]
    if len(names) > (MOST_NAMES if machine else MOST_OF_ONE) or len(words) > MOST_WORDS:
        return  # a heading that the parser ran into the sentence
    yield Role("perpetrator", start, end, token, trigger.at)


def doers(view: View, trigger: Trigger, events: frozenset[int], actors: frozenset[int]) -> Iterator[Role]:
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
            yield from _doer(view, doer, trigger)
    support = events_lexicon(view.parsed.language).support
    for verb in _described_by(view, at):
        if view.lemma[verb] in support:
            for doer in agents(view, verb):
                if is_doer(view, doer, actors):
                    yield from _joined(view, doer, trigger, actors)
    above = view.head[at]
    if view.lemma[above] in support and view.pos[above] in VERBS and not view.negated(above):
        if view.dep[at] == "dobj":
            yield from _doers_of_verb(view, above, trigger, events, actors)
        elif view.dep[at] in ("nsubjpass", "nsubj"):
            for doer in agents(view, above):
                if is_doer(view, doer, actors):
                    yield from _joined(view, doer, trigger, actors)


def _described_by(view: View, at: int) -> Iterator[int]:
    """Participles and relative clauses under an event noun, and what stands in them: "the attack which X said was
    carried out by", "a raid thought to be carried out by"."""
    open_ = [child for child in view.children[at] if view.dep[child] in ("acl", "relcl")]
    for _ in range(3):
        yield from open_
        open_ = [
            below
            for verb in open_
            for below in view.children[verb]
            if view.dep[below] in ("xcomp", "ccomp") and view.pos[below] in VERBS
        ]


def _joined(view: View, doer: int, trigger: Trigger, actors: frozenset[int]) -> Iterator[Role]:
    """The role of `doer` and of those joined to it by "and" or "or"."""
    yield from _doer(view, doer, trigger)
    for child in view.children[doer]:
        if view.dep[child] == "conj" and is_doer(view, child, actors):
            yield from _doer(view, child, trigger)


def labelled(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> Iterator[Role]:
    """Who is called by the deed ("the suicide bomber was driving a van"), and acts that are only called so ("these
    actions by X"): they hang on the nearest event word of the sentence, else on the article's main event."""
    language = view.parsed.language
    labels, acts, machines = (role_words(language, name) for name in ("labels", "acts", "machines"))
    by_sentence = {view.sentence[each.at]: each.at for each in found if each.harm or each.kind.group in HOSTILE}
    support = events_lexicon(language).support | {"be"}
    for at, lemma in enumerate(view.lemma):
        if lemma in support and view.pos[at] in VERBS and view.sentence[at] in by_sentence and not view.negated(at):
            if view.dep[at] == "acl" and is_doer(view, view.head[at], actors):
                continue  # "groups led by X"
            for doer in agents(view, at):
                if is_doer(view, doer, actors):
                    start, end = phrase(view, doer, of=True)
                    yield Role("perpetrator", start, end, doer, by_sentence[view.sentence[at]])
        elif lemma in support and view.pos[at] in VERBS and _is_shot(view, at) and not view.negated(at):
            for doer in (*agents(view, at), *(each for each in (subject(view, at),) if each is not None)):
                if is_doer(view, doer, actors):
                    start, end = phrase(view, doer, of=True)
                    yield Role("perpetrator", start, end, doer, None)
        elif lemma in labels and view.dep[at] == "nsubj" and view.pos[at] in NOUNS:
            if view.sentence[at] not in by_sentence and view.tag[at] in ("NNS", "NNPS"):
                continue  # "some gunmen had remained in the town"
            start, end = phrase(view, at)
            yield Role("perpetrator", start, end, at, by_sentence.get(view.sentence[at]))
        elif lemma in machines and view.dep[at] == "nsubj" and view.sentence[at] in by_sentence:
            verb = view.head[at]
            unsure = any(view.lower[child] in ("if", "whether") for child in view.children[verb])
            for doer in _said_to_be(view, verb):
                start, end = phrase(view, doer, of=True)
                trigger = by_sentence[view.sentence[at]]
                yield Role("perpetrator", start, end, doer, trigger, "alleged" if unsure else None)
        elif lemma in acts and view.pos[at] in NOUNS:
            for doer in agents(view, at):
                if is_doer(view, doer, actors):
                    start, end = phrase(view, doer, of=True)
                    yield Role("perpetrator", start, end, doer, None)


def _is_shot(view: View, verb: int) -> bool:
    """Whether the verb is of something that is shot, dropped or laid: "the round was fired by X"."""
    lexicon = events_lexicon(view.parsed.language)
    told = (child for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass"))
    return any(view.lemma[each] in lexicon.marks["rounds"] or view.lemma[each] in _laid(lexicon) for each in told)


def _laid(lexicon: Lexicon) -> set[str]:
    """Weapons that leave the hand: no aircraft, whose use is told by their own words."""
    return {word for word, kind in lexicon.weapons.items() if kind in ("bombing", "missile strike", "shelling")}


def _said_to_be(view: View, verb: int) -> Iterator[int]:
    """Whose a machine is said to be: "the planes were Freedonian", "the jets were those of their ally Freedonia"."""
    if view.lemma[verb] != "be" or view.negated(verb):
        return
    told = [child for child in view.children[verb] if view.dep[child] in ("acomp", "attr", "conj")]
    for each in (*told, *(below for word in told for below in view.children[word] if view.dep[below] == "conj")):
        if view.entity[each] in ("NORP", "LANGUAGE"):
            yield each
        elif view.lower[each] == "those":
            for of in view.children[each]:
                for owner in view.children[of] if view.lower[of] == "of" else ():
                    if view.dep[owner] == "pobj":
                        named = (child for child in view.children[owner] if view.dep[child] == "appos")
                        yield next(named, owner)


def _doers_of_verb(
    view: View, verb: int, trigger: Trigger, events: frozenset[int], actors: frozenset[int]
) -> Iterator[Role]:
    harmless = view.lemma[verb] in ("die", "perish", "explode", "crash", "clash", "burn")
    passive = any(view.dep[child] in ("auxpass", "nsubjpass") for child in view.children[verb])
    candidates = list(agents(view, verb))
    own = None if passive or harmless else subject(view, verb)
    if own is not None and (view.pos[verb] in VERBS):
        candidates.append(own)
    for token in candidates:
        for each in (token, *(child for child in view.children[token] if view.dep[child] == "conj")):
            if each not in events and is_doer(view, each, actors):
                yield from _doer(view, each, trigger)
                for master in _on_behalf(view, each, actors):
                    yield from _doer(view, master, trigger)


def _modifiers(view: View, trigger: Trigger, actors: frozenset[int]) -> Iterator[Role]:
    """Who stands before the event noun: "coalition air strikes", "Russian raid", "US-led strikes"."""
    language = view.parsed.language
    known = role_words(language, "doers") - role_words(language, "machines") - role_words(language, "plain")
    at = trigger.at
    for child in view.children[at]:
        if child > at or view.dep[child] not in ("compound", "amod", "poss", "nmod"):
            continue
        lemma = view.lemma[child]
        led = lemma in ("lead", "back") and view.lower[child] in ("led", "-led", "backed")
        nation = view.entity[child] == "NORP" or view.lower[child] in ("us", "u.s.", "uk", "u.k.")
        if lemma in known or led or (nation and trigger.kind.name in _BY_NATION) or view.lower[child].endswith("-led"):
            start, _ = phrase(view, child)
            yield Role("perpetrator", start, view.end[child], child, at)
