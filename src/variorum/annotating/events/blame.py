"""Blame, denial and claims of responsibility: whom a verb makes the doer of an event, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.events.denying import denials
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.laying import described, event_below, made, object_of, pobj, sayer
from variorum.annotating.events.nominals import HOSTILE, Role, role_words, subject
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import VERBS, View


def blame(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> tuple[Role, ...]:
    """Roles of slot perpetrator with their own stance and, where the verb's subject says it, its head as speaker."""
    words = {name: role_words(view.parsed.language, name) for name in ("blame", "accuse", "claim", "responsible")}
    events = {each.at for each in found if each.harm or each.kind.group in HOSTILE}
    rows: list[Role] = list(denials(view, found, actors))
    for at, lemma in enumerate(view.lemma):
        if view.pos[at] in VERBS:
            if lemma in words["blame"]:
                rows.extend(_blamed(view, at, events, actors))
            elif lemma in words["accuse"]:
                rows.extend(_accused(view, at, events, actors))
            elif lemma in words["claim"] and object_of(view, at) == "responsibility":
                rows.extend(_claimed(view, at, events, actors))
            elif lemma == "point" and object_of(view, at) == "finger":
                rows.extend(_pointed(view, at, events, actors))
        elif lemma in words["responsible"] or lemma == "responsibility":
            rows.extend(_responsible(view, at, events, actors))
        elif view.lower[at] == "behind" and view.lemma[view.head[at]] == "be":
            rows.extend(_behind(view, at, events, actors))
    return tuple(rows)


def _blamed(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X blamed Y for the attack", "X blamed the attack on Y", "Y was blamed for it"."""
    trigger = event_below(view, verb, events)
    on = pobj(view, verb, "on", "upon")
    passive = next((child for child in view.children[verb] if view.dep[child] == "nsubjpass"), None)
    target = on
    if target is None:
        target = passive
    if target is None:
        target = next((child for child in view.children[verb] if view.dep[child] == "dobj"), None)
        if target in events and view.dep[target or 0] == "dobj":
            # "blamed the attack on the regime": the parser may hang "on" below the attack.
            target = pobj(view, target or 0, "on", "upon")
    if target is None and (target := described(view, verb, "for")) is None:
        return
    yield from made(view, target, trigger, "alleged", sayer(view, verb), actors)


def _accused(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X accused Y of ...", where what Y is accused of is an event or the responsibility for one."""
    trigger = event_below(view, verb, events)
    below = {view.lemma[each] for each in view.subtree(verb)}
    weapons = events_lexicon(view.parsed.language).weapons
    if (
        trigger is None
        and not below & (role_words(view.parsed.language, "burden") | {"behind"})
        and not (below & role_words(view.parsed.language, "weapon_use") and below & weapons.keys())
    ):
        return
    target = next((child for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass")), None)
    if target is None:
        target = described(view, verb, "of")
    if target is not None and target not in events:
        yield from made(view, target, trigger, "alleged", sayer(view, verb), actors)


def _pointed(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X pointed the finger at Y"."""
    target = pobj(view, verb, "at")
    if target is None:
        finger = next(child for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass"))
        target = pobj(view, finger, "at")
    if target is not None:
        yield from made(view, target, event_below(view, verb, events), "alleged", sayer(view, verb), actors)


def _claimed(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X claimed responsibility"; nobody does in "no group claimed responsibility"."""
    who = sayer(view, verb)
    if who is None or view.negated(verb) or any(view.lower[c] in ("no", "any") for c in view.children[who]):
        return
    yield from made(view, who, event_below(view, verb, events), None, who, actors)


def _responsible(view: View, at: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X is responsible for the attack", "X holds Y responsible", "X bears responsibility for it"."""
    trigger = event_below(view, at, events)
    head = view.head[at]
    if trigger is None and head != at:
        trigger = event_below(view, head, events)
    if view.pos[head] not in VERBS or view.negated(head):
        return
    if view.lemma[at] == "responsibility":
        if view.lemma[head] not in ("bear", "have", "share", "carry"):
            return
        own = subject(view, head)
        if own is not None:
            yield from made(view, own, trigger, None, None, actors)
    elif view.lemma[head] == "be":
        own = subject(view, head)
        if own is not None:
            yield from made(view, own, trigger, None, None, actors)
    elif view.lemma[head] in ("hold", "deem", "find", "consider"):
        own = next(
            (
                c
                for c in (*view.children[head], *view.children[at])
                if view.dep[c] in ("dobj", "nsubj") and c < at and c != subject(view, head)
            ),
            None,
        )
        if own is not None:
            yield from made(view, own, trigger, "alleged", sayer(view, head), actors)


def _behind(view: View, at: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X was behind the attack"."""
    verb = view.head[at]
    own = subject(view, verb)
    trigger = event_below(view, at, events)
    if own is not None and not view.negated(verb) and (trigger is not None or pobj(view, verb, "behind") is not None):
        yield from made(view, own, trigger, None, None, actors)
