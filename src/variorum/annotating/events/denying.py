"""Denials of a deed: who is said not to have done it, or that it is said not to have happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.laying import event_below, made, object_of, sayer
from variorum.annotating.events.nominals import HOSTILE, Role, agents, is_doer, phrase, role_words, subject
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import VERBS, View


def denials(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> Iterator[Role]:
    """Roles of slots perpetrator and occurrence with stance denied. One without a speaker is of whoever is cited for
    the words: where nobody is, nobody denies."""
    words = {name: role_words(view.parsed.language, name) for name in ("deny", "undone", "happen", "assailing")}
    events = {each.at for each in found if each.harm or each.kind.group in HOSTILE}
    every = {each.at for each in found}
    for at, lemma in enumerate(view.lemma):
        if view.pos[at] not in VERBS:
            continue
        if lemma in words["deny"] or (lemma == "rule" and any(view.lower[c] == "out" for c in view.children[at])):
            yield from _denied(view, at, events, actors)
        elif lemma in words["happen"] and view.negated(at) and (own := subject(view, at)) in events and own is not None:
            yield _not_happened(view, own, None)
        elif _is_kept_out(view, at):
            yield from _no_part(view, at, every, actors)
        elif lemma in words["undone"] | words["assailing"] and view.negated(at):
            yield from _not_done(view, at, actors)


def _denied(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X denied responsibility", "X denied carrying out the attack", "X denied that Y had done it"."""
    if view.negated(verb):
        return
    who = sayer(view, verb)
    if who is None:
        return
    trigger = event_below(view, verb, events)
    language = view.parsed.language
    for child in view.children[verb]:
        if view.dep[child] == "dobj" and view.lemma[child] in role_words(language, "burden"):
            # "Denied allegations that the army had used gas": the army is who is said not to have done it.
            clause = next((below for below in view.children[child] if view.dep[below] in ("acl", "ccomp")), None)
            told = {view.lemma[each] for each in view.subtree(clause)} if clause is not None else set()
            if clause is not None and trigger is None and not told & role_words(language, "weapon_use"):
                return  # what is denied is something else ("the charge that it opened the gates")
            inner = subject(view, clause) if clause is not None else None
            named = inner is not None and inner not in events and is_doer(view, inner, actors)
            yield from made(view, inner if named and inner is not None else who, trigger, "denied", who, actors)
            return
        if view.dep[child] in ("xcomp", "pcomp") or (view.dep[child] == "ccomp" and view.tag[child] == "VBG"):
            below = {view.lemma[each] for each in view.subtree(child)}
            if trigger is not None or below & role_words(language, "weapon_use") or "behind" in below:
                yield from made(view, who, trigger, "denied", who, actors)
                return
        if view.dep[child] == "dobj" and child in events:
            yield _not_happened(view, child, who)
            return
        if view.dep[child] == "ccomp":
            own = next((c for c in view.children[child] if view.dep[c] in ("nsubj", "nsubjpass")), None)
            if own in events and own is not None and next(agents(view, child), None) is None:
                yield _not_happened(view, own, who)
                return
            own = subject(view, child)
            acts = trigger is not None or view.lemma[child] in role_words(language, "weapon_use")
            if own is None or not acts:
                continue
            if own not in events and is_doer(view, own, actors):
                yield from made(view, own, trigger, "denied", who, actors)
            elif view.pos[own] == "PRON":
                yield from made(view, who, trigger, "denied", who, actors)
            return


def _not_happened(view: View, event: int, who: int | None) -> Role:
    """That the event is said not to have happened: "denied the attack", "denied that a strike took place"."""
    start, end = phrase(view, event)
    return Role("occurrence", start, end, event, event, "denied", who)


def _not_done(view: View, verb: int, actors: frozenset[int]) -> Iterator[Role]:
    """ "The army has not used chemical weapons", "did not shell the school": who is said not to have done it."""
    if not any(view.dep[child] == "neg" or view.lower[child] == "never" for child in view.children[verb]):
        return  # "have rarely attacked"
    below = {view.lemma[each] for each in view.subtree(verb) if each != verb}
    lexicon = events_lexicon(view.parsed.language)
    armed = below & (lexicon.weapons.keys() | {"weapon", "strike", "attack", "raid", "bomb"})
    aimed = view.lemma[verb] in role_words(view.parsed.language, "assailing") and object_of(view, verb) is not None
    if not armed and not aimed:
        return
    helpers = {view.lower[child] for child in view.children[verb] if view.dep[child] == "aux"}
    if helpers & lexicon.marks["modal"] and not helpers & {"has", "have", "had", "did", "does", "do"}:
        return
    own = subject(view, verb)
    if own is not None:
        yield from _made_or_meant(view, own, None, actors)


def _made_or_meant(view: View, own: int, trigger: int | None, actors: frozenset[int]) -> Iterator[Role]:
    """Who is said not to have done it; a pronoun stands for who says so, or for whom it means."""
    if view.pos[own] == "PRON" and view.lower[own] in _SELF:
        yield Role("perpetrator", view.start[own], view.end[own], own, trigger, "denied")
    else:
        yield from made(view, own, trigger, "denied", None, actors)


_SELF = frozenset({"we", "it", "they", "i", "he", "she"})


def _no_part(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "Had no part in the attack", "had nothing to do with it", "was not behind it", "was not involved in it"."""
    own = subject(view, verb)
    if own is None:
        own = next((child for child in view.children[verb] if view.dep[child] == "nsubjpass"), None)
    if own is None or not _is_kept_out(view, verb):
        return
    trigger = event_below(view, verb, events)
    pointing = (
        view.lower[each] in _POINTING or view.lemma[each] in _DEEDS for each in view.subtree(verb) if each > verb
    )
    if trigger is not None or any(pointing):
        yield from _made_or_meant(view, own, trigger, actors)


_POINTING = frozenset({"it", "this", "that", "such"})
_DEEDS = frozenset({"act", "action", "incident", "deed", "crime"})


def _is_kept_out(view: View, verb: int) -> bool:
    """Whether the words say that somebody had no part in a thing."""
    below = view.children[verb]
    negated = view.negated(verb)
    if view.lemma[verb] in ("have", "play", "take", "bear"):
        thing = next((child for child in below if view.dep[child] == "dobj"), None)
        if thing is None:
            return False
        if view.lower[thing] == "nothing":
            return any(view.lemma[each] == "do" for each in view.subtree(thing))
        return view.lemma[thing] in role_words(view.parsed.language, "burden") and (negated or view.negated(thing))
    if not negated:
        return False
    if view.lemma[verb] == "involve":
        return True
    told = (view.lower[child] == "behind" or view.lemma[child] in ("responsible", "involved") for child in below)
    return view.lemma[verb] == "be" and any(told)
