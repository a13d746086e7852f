"""What verbs that lay an act at somebody's door have around them: who says so, whom they name, and of which event."""

from __future__ import annotations

from collections.abc import Iterator

from variorum.annotating.events.nominals import Role, agents, is_doer, phrase, subject
from variorum.annotating.events.view import View


def event_below(view: View, token: int, events: set[int]) -> int | None:
    """The first event word in what hangs on `token`."""
    return next((each for each in view.subtree(token) if each in events), None)


def object_of(view: View, verb: int) -> str | None:
    return next((view.lemma[child] for child in view.children[verb] if view.dep[child] in ("dobj", "nsubjpass")), None)


def with_joined(view: View, token: int) -> list[int]:
    return [token, *(child for child in view.children[token] if view.dep[child] == "conj")]


def made(
    view: View, token: int, trigger: int | None, stance: str | None, speaker: int | None, actors: frozenset[int]
) -> Iterator[Role]:
    for each in with_joined(view, token):
        if is_doer(view, each, actors):
            start, end = phrase(view, each, of=True)
            yield Role("perpetrator", start, end, each, trigger, stance, speaker)


def pobj(view: View, verb: int, *prepositions: str) -> int | None:
    """The object of one of `prepositions` under `verb`."""
    for child in view.children[verb]:
        if view.lower[child] in prepositions:
            for below in view.children[child]:
                if view.dep[below] in ("pobj", "pcomp"):
                    return below
    return None


def sayer(view: View, verb: int) -> int | None:
    own = subject(view, verb)
    if own is None and view.dep[verb] == "acl" and view.tag[verb] == "VBD" and view.head[verb] == verb - 1:
        own = verb - 1  # "the attack which the regime blamed on X": the parser makes a participle of the verb
    return own if own is not None else next(agents(view, verb), None)


def described(view: View, verb: int, *prepositions: str) -> int | None:
    """The noun that a participle is said of: "the group blamed for the attack", "a man accused of the bombing"."""
    if view.dep[verb] != "acl" or view.head[verb] > verb or pobj(view, verb, *prepositions) is None:
        return None
    return view.head[verb]
