"""Blame, denial and claims of responsibility: whom a verb makes the doer of an event, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.nominals import HOSTILE, Role, agents, is_doer, phrase, role_words, subject
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import VERBS, View


def blame(view: View, found: Sequence[Trigger], actors: frozenset[int]) -> tuple[Role, ...]:
    """Roles of slot perpetrator with their own stance and, where the verb's subject says it, its head as speaker."""
    words = {
        name: role_words(view.parsed.language, name)
        for name in ("blame", "accuse", "deny", "claim", "undone", "happen", "responsible")
    }
    events = {each.at for each in found if each.harm or each.kind.group in HOSTILE}
    rows: list[Role] = []
    for at, lemma in enumerate(view.lemma):
        if view.pos[at] in VERBS:
            if lemma in words["blame"]:
                rows.extend(_blamed(view, at, events, actors))
            elif lemma in words["accuse"]:
                rows.extend(_accused(view, at, events, actors))
            elif lemma in words["deny"]:
                rows.extend(_denied(view, at, events, actors))
            elif lemma in words["claim"] and _object(view, at) == "responsibility":
                rows.extend(_claimed(view, at, actors))
            elif lemma == "point" and _object(view, at) == "finger":
                rows.extend(_pointed(view, at, events, actors))
            elif lemma in words["happen"] and view.negated(at):
                own = subject(view, at)
                if own in events and own is not None:
                    rows.append(_not_happened(view, own, None))
            elif lemma in words["undone"] and view.negated(at):
                rows.extend(_not_done(view, at, actors))
        elif lemma in words["responsible"] or lemma == "responsibility":
            rows.extend(_responsible(view, at, events, actors))
        elif view.lower[at] == "behind" and view.lemma[view.head[at]] == "be":
            rows.extend(_behind(view, at, events, actors))
    return tuple(rows)


def _event_below(view: View, token: int, events: set[int]) -> int | None:
    """The first event word in what hangs on `token`."""
    return next((each for each in view.subtree(token) if each in events), None)


def _object(view: View, verb: int) -> str | None:
    return next((view.lemma[child] for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass")), None)


def _with_joined(view: View, token: int) -> list[int]:
    return [token, *(child for child in view.children[token] if view.dep[child] == "conj")]


def _made(
    view: View, token: int, trigger: int | None, stance: str | None, speaker: int | None, actors: frozenset[int]
) -> Iterator[Role]:
    for each in _with_joined(view, token):
        if is_doer(view, each, actors):
            start, end = phrase(view, each, of=True)
            yield Role("perpetrator", start, end, each, trigger, stance, speaker)


def _pobj(view: View, verb: int, *prepositions: str) -> int | None:
    """The object of one of `prepositions` under `verb`."""
    for child in view.children[verb]:
        if view.lower[child] in prepositions:
            for below in view.children[child]:
                if view.dep[below] in ("pobj", "pcomp"):
                    return below
    return None


def _sayer(view: View, verb: int) -> int | None:
    own = subject(view, verb)
    if own is None and view.dep[verb] == "acl" and view.tag[verb] == "VBD" and view.head[verb] == verb - 1:
        own = verb - 1  # "the attack which the regime blamed on X": the parser makes a participle of the verb
    return own if own is not None else next(agents(view, verb), None)


def _described(view: View, verb: int, *prepositions: str) -> int | None:
    """The noun that a participle is said of: "the group blamed for the attack", "a man accused of the bombing"."""
    if view.dep[verb] != "acl" or view.head[verb] > verb or _pobj(view, verb, *prepositions) is None:
        return None
    return view.head[verb]


def _blamed(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X blamed Y for the attack", "X blamed the attack on Y", "Y was blamed for it"."""
    trigger = _event_below(view, verb, events)
    on = _pobj(view, verb, "on", "upon")
    passive = next((child for child in view.children[verb] if view.dep[child] == "nsubjpass"), None)
    target = on
    if target is None:
        target = passive
    if target is None:
        target = next((child for child in view.children[verb] if view.dep[child] == "dobj"), None)
        if target in events and view.dep[target or 0] == "dobj":
            # "blamed the attack on the regime": the parser may hang "on" below the attack.
            target = _pobj(view, target or 0, "on", "upon")
    if target is None and (target := _described(view, verb, "for")) is None:
        return
    yield from _made(view, target, trigger, "alleged", _sayer(view, verb), actors)


def _accused(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X accused Y of ...", where what Y is accused of is an event or the responsibility for one."""
    trigger = _event_below(view, verb, events)
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
        target = _described(view, verb, "of")
    if target is not None and target not in events:
        yield from _made(view, target, trigger, "alleged", _sayer(view, verb), actors)


def _denied(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X denied responsibility", "X denied carrying out the attack", "X denied that Y had done it"."""
    if view.negated(verb):
        return
    sayer = _sayer(view, verb)
    if sayer is None:
        return
    trigger = _event_below(view, verb, events)
    language = view.parsed.language
    for child in view.children[verb]:
        if view.dep[child] == "dobj" and view.lemma[child] in role_words(language, "burden"):
            # "Denied allegations that the army had used gas": the army is who is said not to have done it.
            clause = next((below for below in view.children[child] if view.dep[below] in ("acl", "ccomp")), None)
            inner = subject(view, clause) if clause is not None else None
            named = inner is not None and inner not in events and is_doer(view, inner, actors)
            yield from _made(view, inner if named and inner is not None else sayer, trigger, "denied", sayer, actors)
            return
        if view.dep[child] in ("xcomp", "pcomp") or (view.dep[child] == "ccomp" and view.tag[child] == "VBG"):
            below = {view.lemma[each] for each in view.subtree(child)}
            if trigger is not None or below & role_words(language, "weapon_use") or "behind" in below:
                yield from _made(view, sayer, trigger, "denied", sayer, actors)
                return
        if view.dep[child] == "dobj" and child in events:
            yield _not_happened(view, child, sayer)
            return
        if view.dep[child] == "ccomp":
            own = next((c for c in view.children[child] if view.dep[c] in ("nsubj", "nsubjpass")), None)
            if own in events and own is not None and next(agents(view, child), None) is None:
                yield _not_happened(view, own, sayer)
                return
            own = subject(view, child)
            acts = trigger is not None or view.lemma[child] in role_words(language, "weapon_use")
            if own is None or not acts:
                continue
            if own not in events and is_doer(view, own, actors):
                yield from _made(view, own, trigger, "denied", sayer, actors)
            elif view.pos[own] == "PRON":
                yield from _made(view, sayer, trigger, "denied", sayer, actors)
            return


def _not_happened(view: View, event: int, sayer: int | None) -> Role:
    """That the event is said not to have happened: "denied the attack", "denied that a strike took place"."""
    start, end = phrase(view, event)
    return Role("occurrence", start, end, event, event, "denied", sayer)


def _pointed(view: View, verb: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X pointed the finger at Y"."""
    target = _pobj(view, verb, "at")
    if target is None:
        finger = next(child for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass"))
        target = _pobj(view, finger, "at")
    if target is not None:
        yield from _made(view, target, _event_below(view, verb, events), "alleged", _sayer(view, verb), actors)


def _claimed(view: View, verb: int, actors: frozenset[int]) -> Iterator[Role]:
    """ "X claimed responsibility"; nobody does in "no group claimed responsibility"."""
    sayer = _sayer(view, verb)
    if sayer is None or view.negated(verb) or any(view.lower[c] in ("no", "any") for c in view.children[sayer]):
        return
    yield from _made(view, sayer, None, None, sayer, actors)


def _not_done(view: View, verb: int, actors: frozenset[int]) -> Iterator[Role]:
    """ "The army has not used chemical weapons": who is said not to have done it."""
    if not any(view.dep[child] == "neg" or view.lower[child] == "never" for child in view.children[verb]):
        return  # "have rarely attacked"
    below = {view.lemma[each] for each in view.subtree(verb) if each != verb}
    lexicon = events_lexicon(view.parsed.language)
    if not below & (lexicon.weapons.keys() | {"weapon", "strike", "attack", "raid", "bomb"}):
        return
    helpers = {view.lower[child] for child in view.children[verb] if view.dep[child] == "aux"}
    if helpers & lexicon.marks["modal"] and not helpers & {"has", "have", "had", "did", "does", "do"}:
        return
    own = subject(view, verb)
    if own is not None:
        yield from _made(view, own, None, "denied", None, actors)


def _responsible(view: View, at: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X is responsible for the attack", "X holds Y responsible", "X bears responsibility for it"."""
    trigger = _event_below(view, at, events)
    head = view.head[at]
    if trigger is None and head != at:
        trigger = _event_below(view, head, events)
    if view.pos[head] not in VERBS or view.negated(head):
        return
    if view.lemma[at] == "responsibility":
        if view.lemma[head] not in ("bear", "have", "share", "carry"):
            return
        own = subject(view, head)
        if own is not None:
            yield from _made(view, own, trigger, None, None, actors)
    elif view.lemma[head] == "be":
        own = subject(view, head)
        if own is not None:
            yield from _made(view, own, trigger, None, None, actors)
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
            yield from _made(view, own, trigger, "alleged", _sayer(view, head), actors)


def _behind(view: View, at: int, events: set[int], actors: frozenset[int]) -> Iterator[Role]:
    """ "X was behind the attack"."""
    verb = view.head[at]
    own = subject(view, verb)
    trigger = _event_below(view, at, events)
    if own is not None and not view.negated(verb) and (trigger is not None or _pobj(view, verb, "behind") is not None):
        yield from _made(view, own, trigger, None, None, actors)
