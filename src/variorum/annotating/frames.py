"""What one sentence tells of one event: its event words that belong together, with the dates and places said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.figures import Figure
from variorum.annotating.spans import covers
from variorum.annotating.triggers import Kind, Trigger, triggers
from variorum.annotating.view import NOUNS, VERBS, View
from variorum.dates import days
from variorum.records import Attribution, Mention, Time

# How far (View.distance) an event word may stand from a date or place that is said of it. Chosen on corpora/stories:
# "killed in air raids on a market in the town of X on Monday" is 7 where the parser chains the phrases.
FAR = 7.0
# How far a word of harm may stand from the event that it belongs to, in the same sentence.
FAR_HARM = 9.0

RELATIONS = {
    "in": "in",
    "at": "in",
    "on": "in",
    "inside": "in",
    "within": "in",
    "across": "in",
    "over": "in",
    "around": "near",
    "near": "near",
    "by": "near",
    "outside": "outside",
    "off": "outside",
    "from": "from",
    "to": "to",
    "of": "in",
    "throughout": "in",
    "into": "in",
    "targeting": "in",
    "against": "in",
}
_JOINED = frozenset({"compound", "nmod", "appos", "poss", "conj", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place said of an event, with the relation that its words give ("near")."""

    mention: Mention
    relation: str
    trigger: int


@dataclass(frozen=True, slots=True)
class When:
    """A date said of an event; `slot` is date, or date:PHASE where the words say so."""

    time: Time
    slot: str
    trigger: int


@dataclass(frozen=True, slots=True)
class Frame:
    """The event words of one sentence that tell one event."""

    view: View
    sentence: int
    head: Trigger
    triggers: tuple[Trigger, ...]
    whens: tuple[When, ...] = ()
    wheres: tuple[Where, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def field(self) -> str:
        return self.view.parsed.field

    @property
    def kind(self) -> Kind:
        return self.head.kind

    @property
    def real(self) -> bool:
        return any(each.real for each in self.triggers)


@dataclass(frozen=True, slots=True)
class Loose:
    """A figure that no event word of its sentence takes."""

    view: View
    sentence: int
    figure: Figure


def frames(
    view: View,
    times: Sequence[Time],
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
) -> tuple[tuple[Frame, ...], tuple[Loose, ...], dict[int, Time]]:
    """The frames of one field, in order; the figures left over; and by sentence the day on which somebody spoke."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers(view):
        by_sentence.setdefault(view.sentence[trigger.at], []).append(trigger)
    grouped = {number: _grouped(view, found) for number, found in by_sentence.items()}
    whens, said = _whens(view, grouped, times, attributions)
    wheres = _wheres(view, grouped, mentions)
    hung, loose = _figures(view, grouped, figures)
    built = []
    for number in sorted(grouped):
        for at, group in enumerate(grouped[number]):
            key = (number, at)
            head = next((each for each in group if not each.harm), group[0])
            built.append(
                Frame(
                    view,
                    number,
                    head,
                    tuple(group),
                    tuple(whens.get(key, ())),
                    tuple(wheres.get(key, ())),
                    tuple(hung.get(key, ())),
                )
            )
    return tuple(built), tuple(loose), said


Groups = dict[int, list[list[Trigger]]]
Key = tuple[int, int]
"""Sentence, and number of the group in it."""


def _grouped(view: View, found: list[Trigger]) -> list[list[Trigger]]:
    """The event words of a sentence, those of harm with the event nearest to them; the rest of harm together."""
    groups = [[each] for each in found if not each.harm]
    hosts = [group for group in groups if group[0].kind.harms and not group[0].weak]
    alone: list[Trigger] = []
    for each in found:
        if not each.harm:
            continue
        near = min(
            ((view.distance(each.at, host[0].at), abs(each.at - host[0].at), n) for n, host in enumerate(hosts)),
            default=None,
        )
        if near is not None and near[0] <= FAR_HARM:
            hosts[near[2]].append(each)
        else:
            alone.append(each)
    if alone:
        groups.append(alone)
    groups.sort(key=lambda group: group[0].at)
    return groups


def nearest(view: View, groups: list[list[Trigger]], token: int, limit: float) -> tuple[int, int] | None:
    """The number of the group with the event word nearest to `token`, and that word; None beyond `limit`."""
    best: tuple[float, bool, int, int, int] | None = None
    for number, group in enumerate(groups):
        for each in group:
            found = (view.reach(token, each.at), each.weak, abs(token - each.at), number, each.at)
            if best is None or found < best:
                best = found
    return (best[3], best[4]) if best is not None and best[0] <= limit else None


def _whens(
    view: View, grouped: Groups, times: Sequence[Time], attributions: Sequence[Attribution]
) -> tuple[dict[Key, list[When]], dict[int, Time]]:
    found: dict[Key, list[When]] = {}
    said: dict[int, Time] = {}
    for time in times:
        if time.type not in ("DATE", "TIME") or days(time.date) is None:
            continue
        token = view.root(view.tokens(time.start, time.end))
        if token is None:
            continue
        number = view.sentence[token]
        if number == 0 and _is_dateline(view, time):
            continue
        if _is_saying(view, time, token, attributions):
            said.setdefault(number, time)
            continue
        near = nearest(view, grouped.get(number, []), token, FAR)
        if near is not None:
            found.setdefault((number, near[0]), []).append(When(time, _phase(view, token, near[1]), near[1]))
    return found, said


def _is_saying(view: View, time: Time, token: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the time is that of the saying ("said on Tuesday"): it hangs on a cue and is no part of what is said."""
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    if verb is None:
        return False
    sayings = view.parsed.language.words("events", "marks.saying")
    if view.lemma[verb] in sayings and 0 < token - verb <= 4:
        return True
    for each in attributions:
        if covers(each.cue_spans, view.offset[verb], view.end[verb]):
            return not covers(each.content_spans, time.start, time.end)
    return False


def _is_dateline(view: View, time: Time) -> bool:
    """Whether the time stands where an article says when it appeared ("Posted on 4 April 2017 by ..."): nothing but the
    words of a dateline before it."""
    words = view.parsed.language.words("events", "marks.dateline")
    before = view.tokens(0, time.start)
    return view.parsed.field == "text" and all(
        view.lower[at] in words or not view.lower[at].isalpha() for at in before if at < view.tokens(time.start, time.end).start
    )


def _phase(view: View, token: int, trigger: int) -> str:
    """The slot of a date: `date:began`, `date:ended`, `date:agreed` where the words around it say so."""
    above = view.ancestors(token)
    if above and view.lower[above[0]] == "since":
        return "date:began"
    for at in (trigger, *above[:3]):
        if view.lemma[at] in ("begin", "start", "erupt", "launch") and view.pos[at] in VERBS:
            return "date:began"
        if view.lemma[at] in ("end", "finish", "conclude", "expire") and view.pos[at] in VERBS:
            return "date:ended"
        if view.lemma[at] in ("agree", "sign", "broker", "reach") and view.pos[at] in VERBS:
            return "date:agreed"
        if at == trigger and view.pos[at] in VERBS:
            break
    return "date"


def _wheres(view: View, grouped: Groups, mentions: Sequence[Mention]) -> dict[Key, list[Where]]:
    found: dict[Key, list[Where]] = {}
    for mention in mentions:
        if mention.place is None or mention.form != "name":
            continue
        token = view.root(view.tokens(mention.start, mention.end))
        if token is None or view.sentence[token] not in grouped:
            continue
        number = view.sentence[token]
        relation = _relation(view, token, {each.at for group in grouped[number] for each in group})
        near = nearest(view, grouped[number], token, FAR) if relation else None
        if near is not None and relation:
            found.setdefault((number, near[0]), []).append(Where(mention, relation, near[1]))
    return found


def _relation(view: View, token: int, words: set[int]) -> str | None:
    """How the place at `token` is said of what it hangs on; None where it is no place of anything ("Syria's envoy")."""
    language = view.parsed.language
    nobody = language.words("events", "roles.doers") | language.words("events", "roles.people") | {"source", "official"}
    strikes = language.words("events", "strikes.verbs")
    after = token + 1
    if after + 1 < len(view.lower) and view.lower[after] == "-" and view.lower[after + 1] in ("led", "backed", "based"):
        return None
    for _ in range(8):
        head = view.head[token]
        if head == token:
            return None
        if head in words and view.dep[token] in ("compound", "nmod", "poss", "amod", "dobj"):
            return "in"
        if view.dep[token] == "pobj":
            word, over = view.lower[head], view.head[head]
            if view.pos[over] in NOUNS and over not in words and over not in (token, head):
                if view.lemma[over] in nobody or view.entity[over] in ("ORG", "PERSON", "NORP"):
                    return None
                if word == "of":
                    token = over
                    continue
            return RELATIONS.get(word)
        if view.dep[token] == "dobj" and view.pos[head] in VERBS:
            return "in" if head in words or view.lemma[head] in strikes else None
        if view.dep[token] not in _JOINED or view.lower[head] in ("led", "backed", "based", "held"):
            return None
        token = head
    return None


def _figures(view: View, grouped: Groups, figures: Sequence[Figure]) -> tuple[dict[Key, list[Figure]], list[Loose]]:
    """Each figure with the group of its event word, else the nearest of its sentence that can take it."""
    found: dict[Key, list[Figure]] = {}
    loose = []
    for figure in figures:
        tokens = view.tokens(figure.start, figure.end)
        token = view.root(tokens)
        if token is None:
            continue
        number = view.sentence[token]
        groups = grouped.get(number, [])
        own = None
        if figure.trigger is not None:
            own = next((n for n, group in enumerate(groups) if any(e.at == figure.trigger for e in group)), None)
        if own is None:
            fitting = [(n, group) for n, group in enumerate(groups) if takes(group, figure)]
            near = nearest(view, [group for _, group in fitting], token, 99.0)
            own = fitting[near[0]][0] if near else None
        if own is None:
            loose.append(Loose(view, number, figure))
        else:
            found.setdefault((number, own), []).append(figure)
    return found, loose


def takes(group: Sequence[Trigger], figure: Figure) -> bool:
    """Whether a figure of this slot can be said of such an event: people are hurt where people can come to harm."""
    if group[0].weak:
        return False
    hurt = figure.slot.partition(":")[0] in ("killed", "wounded")
    return not hurt or any(each.harm or each.kind.harms for each in group)
