"""Why it happened: what the grammar around a word of causing says of an event ("was caused by", "because", "died of").

What lays it at an actor's door is no cause but who did it (blame.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from variorum.annotating.events.nominals import Role, agents, is_doer, phrase
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import NOUNS, VERBS, View

MOST_WORDS = 14  # of a cause that is a clause; what follows tells of other things
AFTER = 16  # tokens from an event word to what opens its reason
# Kinds of what is said or sought, not of what happens.
_TOLD = frozenset({"statement", "announcement", "disclosure", "investigation"})
_POINTING = frozenset({"it", "this", "that"})
_OPENERS = (5, 4, 3, 2)  # words of the phrases that open a reason

Events = Mapping[int, Trigger]


def causes(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> Iterator[Role]:
    """The roles of slot reason. Their trigger is None where a pronoun stands for the event ("had caused it")."""
    events = {each.at: each for each in found if not each.kind.lasting and each.kind.name not in _TOLD}
    words = {
        name: view.parsed.language.words("causes", name)
        for name in ("causing", "leading", "failing", "laying", "openers", "beginning", "downing")
    }
    for at, lemma in enumerate(view.lemma):
        if view.pos[at] in VERBS:
            if lemma in words["downing"] or (lemma == "bring" and _has(view, at, "down")):
                yield from _downed(view, at)
            elif lemma in words["causing"]:
                yield from _caused(view, at, events, actors)
            elif lemma in words["leading"]:
                yield from _led(view, at, events)
            elif lemma in words["laying"] or lemma == "blame":
                yield from _laid(view, at, events, actors)
            elif lemma in ("die", "perish") and at in events:
                yield from _died(view, at)
            elif lemma == "be":
                yield from _is_cause(view, at, events)
        elif lemma in ("because", "after") and view.dep[at] == "mark":
            yield from _clause(view, at, events, None if lemma == "because" else words["failing"])
        elif lemma == "when" and view.dep[at] == "advmod":
            yield from _began(view, at, events, words["beginning"])
    for each in events.values():
        yield from _opened(view, each, events, words["openers"])


def _event(view: View, node: int | None, events: Events) -> tuple[bool, int | None]:
    """Whether a noun phrase is of an event, and its word: None for a pronoun that stands for one."""
    if node is None:
        return False, None
    if node in events:
        return True, node
    if view.lower[node] in _POINTING:
        return True, None
    if view.lemma[node] in ("number", "series", "scene") or view.pos[node] not in NOUNS:
        return False, None
    below = [below for child in view.children[node] if view.lower[child] == "of" for below in view.children[child]]
    own = next((each for each in below if each in events), None)
    return own is not None, own


def _child(view: View, at: int, *deps: str) -> int | None:
    return next((child for child in view.children[at] if view.dep[child] in deps), None)


def _role(view: View, cause: int, trigger: int | None, negated: bool = False) -> Iterator[Role]:
    """The role of a cause, whether a noun or a clause; none of a pronoun."""
    if view.pos[cause] in NOUNS or (view.pos[cause] in ("NUM", "ADJ") and view.dep[cause] in ("pobj", "dobj", "nsubj")):
        start, end = phrase(view, cause, of=True)
        end = max(end, _of_it(view, cause), _doing(view, cause))
    elif view.pos[cause] in VERBS:
        start, end = _stretch(view, cause)
    else:
        return
    yield Role("reason", start, end, cause, trigger, "denied" if negated else None)


def _of_it(view: View, noun: int) -> int:
    """Where a noun ends with what it is of ("failure of the brakes", "a fault in the wiring")."""
    for child in view.children[noun]:
        if child > noun and view.lower[child] in ("of", "in", "with", "by") and child == noun + 1:
            below = _child(view, child, "pobj")
            if below is not None and below - noun <= MOST_WORDS // 2:
                return view.end[below]
    return view.end[noun]


def _doing(view: View, noun: int) -> int:
    """Where a noun ends with what it is said to have done ("the mate having fallen asleep")."""
    for child in view.children[noun]:
        if (
            child > noun
            and view.dep[child] == "acl"
            and (view.tag[child] == "VBG" or any(view.lower[each] == "having" for each in view.children[child]))
        ):
            return _stretch(view, child)[1]
    if view.lower[noun + 1 : noun + 2] == ["having"]:  # the parser hangs it elsewhere
        return _stretch(view, view.head[noun + 1])[1]
    return view.end[noun]


def _stretch(view: View, verb: int) -> tuple[int, int]:
    """A clause without what introduces it, up to where another begins."""
    below = view.subtree(verb)
    first = next((at for at in below if view.dep[at] != "mark" and view.lower[at] not in ("that", "when", ",")), verb)
    last = first
    for at in below:
        if at < first:
            continue
        if at > verb and (view.lower[at] in (",", ";", "-", "–", "—") or at - first >= MOST_WORDS):
            break
        last = at
    return view.start[first], view.end[last]


def _caused(view: View, verb: int, events: Events, actors: frozenset[int]) -> Iterator[Role]:
    """ "The fire was caused by a fault", "a fire caused by a fault", "a fault caused the fire"."""
    by = next(agents(view, verb), None)
    if by is not None:
        passive = _child(view, verb, "nsubjpass")
        told = view.head[verb] if view.dep[verb] == "acl" else passive
        known, trigger = _event(view, told, events)
        if known and not is_doer(view, by, actors):
            yield from _role(view, by, trigger, view.negated(verb))
        return
    known, trigger = _event(view, _child(view, verb, "dobj"), events)
    own = _child(view, verb, "nsubj")
    if known and own not in (None, trigger) and own is not None and not is_doer(view, own, actors):
        yield from _role(view, own, trigger, view.negated(verb))


def _has(view: View, verb: int, particle: str) -> bool:
    return any(view.lower[child] == particle for child in view.children[verb])


def _downed(view: View, verb: int) -> Iterator[Role]:
    """ "A missile brought down the airliner": why it crashed."""
    own, thing = _child(view, verb, "nsubj"), _child(view, verb, "dobj")
    flying = view.parsed.language.words("causes", "flying")
    if own is not None and thing is not None and view.lemma[thing] in flying:
        yield from _role(view, own, None, view.negated(verb))


def _began(view: View, when: int, events: Events, verbs: frozenset[str]) -> Iterator[Role]:
    """ "The fire started when fireworks set light to foam"."""
    verb = view.head[when]
    above = view.head[verb]
    known, told = _event(view, _child(view, above, "nsubj"), events)
    if view.dep[verb] == "advcl" and view.lemma[above] in verbs and known and view.pos[verb] in VERBS:
        start, end = _stretch(view, verb)
        yield Role("reason", start, end, verb, told, "denied" if view.negated(above) else None)


def _led(view: View, verb: int, events: Events) -> Iterator[Role]:
    """ "A fault led to the fire", "resulted in", "stemmed from"."""
    own = _child(view, verb, "nsubj")
    for child in view.children[verb]:
        below = _child(view, child, "pobj")
        if view.dep[child] != "prep" or below is None or own is None:
            continue
        cause, effect = (below, own) if view.lower[child] == "from" else (own, below)
        known, trigger = _event(view, effect, events)
        if known and trigger is not None and view.lower[child] in ("to", "in", "from") and cause != trigger:
            yield from _role(view, cause, trigger, view.negated(verb))


def _laid(view: View, verb: int, events: Events, actors: frozenset[int]) -> Iterator[Role]:
    """ "Blamed the fire on a fault", "put it down to a fault", "a fault was blamed for the fire"."""
    objects = {
        view.lower[child]: below
        for child in view.subtree(verb)
        if view.dep[child] == "prep" and (below := _child(view, child, "pobj", "pcomp")) is not None
    }
    thing = _child(view, verb, "dobj", "nsubjpass")
    if thing is None and view.dep[verb] == "acl":
        thing = view.head[verb]
    pairs = [(objects[word], thing) for word in ("on", "to") if word in objects]
    if view.lemma[verb] == "blame" and "for" in objects:
        pairs.append((thing if thing is not None else verb, objects["for"]))
    for cause, effect in pairs:
        known, trigger = _event(view, effect, events)
        if known and cause != trigger and not is_doer(view, cause, actors):
            yield from _role(view, cause, trigger, view.negated(verb))


def _died(view: View, verb: int) -> Iterator[Role]:
    """ "Died of a heart attack", "died from his burns"."""
    for child in view.children[verb]:
        below = _child(view, child, "pobj")
        is_cause = view.lower[child] in ("of", "from") and view.dep[child] == "prep"
        if is_cause and below is not None and view.entity[below] not in ("GPE", "DATE", "TIME", "CARDINAL"):
            yield from _role(view, below, verb, view.negated(verb))


def _is_cause(view: View, verb: int, events: Events) -> Iterator[Role]:
    """ "The cause of the fire was a fault", and the other way round; "the fire was the result of a fault"."""
    own, told = _child(view, verb, "nsubj"), _child(view, verb, "attr")
    if own is None or told is None:
        return
    for node, other in ((own, told), (told, own)):
        if view.lemma[node] in ("cause", "reason", "result", "consequence"):
            below = _child(view, _child(view, node, "prep") or node, "pobj")
            effect, cause = (below, other) if view.lemma[node] in ("cause", "reason") else (other, below)
            known, trigger = _event(view, effect, events)
            if effect is None and view.lemma[node] == "cause":
                known = True  # "the cause was a fault"
            if known and cause is not None and cause != trigger:
                yield from _role(view, cause, trigger, view.negated(verb))


def _clause(view: View, mark: int, events: Events, verbs: frozenset[str] | None) -> Iterator[Role]:
    """ "The tram crashed because the brakes failed", "it happened after they failed": with `verbs` only clauses of one
    of them, as what came first is not always why."""
    verb = view.head[mark]
    above = view.head[verb]
    if view.dep[verb] != "advcl" or (verbs is not None and view.lemma[verb] not in verbs):
        return
    known, told = _event(view, _child(view, above, "nsubj", "nsubjpass"), events)
    if above in events:
        known, told = True, above
    if known and view.pos[verb] in VERBS:
        start, end = _stretch(view, verb)
        yield Role("reason", start, end, verb, told, "denied" if view.negated(above) else None)


def _opened(view: View, trigger: Trigger, events: Events, openers: frozenset[str]) -> Iterator[Role]:
    """What follows "in retaliation for", "because of", "due to" and the like under the event word, or its verb."""
    _, end = view.sentences[view.sentence[trigger.at]]
    over = {trigger.at, view.head[trigger.at]}
    for at in range(trigger.at + 1, min(end, trigger.at + AFTER)):
        if view.pos[at] not in ("ADP", "SCONJ", "ADJ"):
            continue
        for size in _OPENERS:
            if " ".join(view.lower[at : at + size]) not in openers:
                continue
            last = at + size - 1
            told = next((c for c in view.subtree(at) if view.dep[c] in ("pobj", "pcomp") and c > last), None)
            verb = view.head[at]
            if told is not None and (verb in over or view.head[verb] == trigger.at):
                yield from _role(view, told, trigger.at)
            break
