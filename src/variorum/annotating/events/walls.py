"""Dates that stand in a sentence with an event and are not its day: those of side clauses and of plans."""

from __future__ import annotations

from variorum.annotating.events.happened import is_real_verb
from variorum.annotating.events.kinds import events_lexicon
from variorum.annotating.events.view import NOUNS, VERBS, View

# Tokens before "since" in which a superlative can stand: "its worst result since 1998".
NEAR = 6
_OWN_CLAUSE = frozenset({"conj", "xcomp", "aux", "auxpass"})


def is_walled(view: View, token: int, trigger: int) -> bool:
    """Whether the time at `token` is said of something else than the event word `trigger`: by its verb's clause."""
    above = view.ancestors(token)
    verb = next((at for at in above if view.pos[at] in VERBS), None)
    if verb is None or trigger in above[: above.index(verb) + 1]:
        return False
    path = view.ancestors(trigger)
    if verb in path:
        return _comes_after(view, token, trigger, verb, path) or (
            _is_planned(view, verb) and not _takes_part(view, verb, trigger, path)
        )
    return _is_planned(view, verb) or _is_side(view, verb, trigger, path)


def is_side(view: View, token: int, trigger: int) -> bool:
    """Whether words at `token` stand in a clause beside that of the event word ("a nurse who had worked in X died")."""
    above = view.ancestors(token)
    verb = next((at for at in above if view.pos[at] in VERBS), None)
    if verb is None or trigger in above[: above.index(verb) + 1]:
        return False
    path = view.ancestors(trigger)
    return verb not in path and _is_side(view, verb, trigger, path)


def _comes_after(view: View, token: int, trigger: int, verb: int, path: list[int]) -> bool:
    """Whether the time is of a verb that tells what came after the event ("shares fell on Thursday after a leak")."""
    between = view.parsed.language.words("events", "marks.sequel")
    up = (trigger, *path[: path.index(verb)])
    marks = {view.lower[each] for at in up for each in (at, *view.children[at]) if view.dep[each] in ("mark", "prep")}
    return bool(between & marks) and trigger > token


def _is_planned(view: View, verb: int) -> bool:
    """Whether the verb tells what is to come, or might ("is to reopen on Monday")."""
    return not is_real_verb(view, events_lexicon(view.parsed.language), verb) and not view.negated(verb)


def _takes_part(view: View, verb: int, trigger: int, path: list[int]) -> bool:
    """Whether the event word is an argument of the verb ("talks will begin on Monday")."""
    below = trigger if view.head[trigger] == verb else path[path.index(verb) - 1]
    return view.dep[below] in ("nsubj", "nsubjpass", "dobj", "xcomp", "ccomp", "conj")


def _is_side(view: View, verb: int, trigger: int, path: list[int]) -> bool:
    """Whether the verb of the time opens a clause beside the event's: "banned after he failed a test in May", "the
    bridge, built in 1967, collapsed"."""
    for _ in range(6):
        if view.dep[verb] not in _OWN_CLAUSE or view.head[verb] in (trigger, verb):
            break
        verb = view.head[verb]
    if verb == trigger or verb in path:
        return False
    above = view.head[verb]
    if view.dep[verb] == "advcl":
        marks = {view.lower[child] for child in view.children[verb] if view.dep[child] == "mark"}
        if "since" in marks:  # "since it began in May" dates the event, "since talks failed in May" does not
            return all(view.pos[child] != "PRON" for child in view.children[verb] if view.dep[child] == "nsubj")
        return bool(marks & view.parsed.language.words("events", "marks.side"))
    if view.dep[verb] == "pcomp":
        return view.lower[above] in view.parsed.language.words("events", "marks.side")
    if view.dep[verb] in ("relcl", "acl"):
        lexicon = events_lexicon(view.parsed.language)
        return above != trigger and view.pos[above] in NOUNS and view.lemma[verb] not in lexicon.strikes
    return False


def is_later(view: View, trigger: int) -> bool:
    """Whether the event word tells that somebody died of what happened before: "died in hospital on Wednesday"."""
    if view.lemma[trigger] not in ("die", "succumb"):
        return False
    later = view.parsed.language.words("events", "marks.later")
    return any(
        view.lemma[below] in later
        for child in view.children[trigger]
        if view.dep[child] == "prep"
        for below in view.children[child]
    )


def is_record(view: View, since: int) -> bool:
    """Whether "since" only says how rare the thing is ("the worst since 1998")."""
    return any(
        view.tag[at] in ("JJS", "RBS") or view.lower[at] in ("first", "only")
        for at in range(max(view.sentences[view.sentence[since]][0], since - NEAR), since)
    )
