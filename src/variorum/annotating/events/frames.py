"""What one sentence tells of one event: its event words that belong together, with the dates and places said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.events.gaps import count_days
from variorum.annotating.events.hanging import WINDOW, Groups, Key, When, nearest, whens
from variorum.annotating.events.kinds import Kind
from variorum.annotating.events.leads import lead_event
from variorum.annotating.events.triggers import Trigger, triggers
from variorum.annotating.events.view import NOUNS, VERBS, View
from variorum.annotating.events.wheres import Where, wheres
from variorum.annotating.figures.figures import Figure
from variorum.annotating.spans import innermost
from variorum.dates import days
from variorum.records import Attribution, Mention, Time

# How far a word of harm may stand from the event that it belongs to, in the same sentence.
FAR_HARM = 9.0
# A day further back than this from an article's own is none of its undated main event.
OLD_DAYS = 45
# Words before a time that opens a sentence.
OPENING = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """The event words of one sentence that tell one event."""

    view: View
    sentence: int
    head: Trigger
    triggers: tuple[Trigger, ...]
    whens: tuple[When, ...] = ()
    wheres: tuple[Where, ...] = ()
    spare: tuple[Where, ...] = ()  # places that are its event's only where no other is
    figures: tuple[Figure, ...] = ()
    speakers: tuple[str, ...] = ()  # of `figures`, each: an actor, or words; "" in the article's own voice
    said: str | None = None  # the day on which somebody says it, EDTF
    opening: str | None = None  # the time with which its sentence opens, of long before the article, EDTF
    voice: str = ""  # who tells the event word: an actor, or words; "" the article itself

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
    of_workers: bool = False,
    published: str | None = None,
) -> tuple[tuple[Frame, ...], tuple[Loose, ...], dict[int, Time]]:
    """The frames of one field, in order; the figures left over; and by sentence the day on which somebody spoke."""
    by_sentence: dict[int, list[Trigger]] = {}
    for trigger in triggers(view, of_workers):
        by_sentence.setdefault(view.sentence[trigger.at], []).append(trigger)
    grouped = {number: _grouped(view, found) for number, found in by_sentence.items()}
    when, said = whens(view, grouped, times, attributions)
    _part(grouped, when)
    count_days(view, grouped, when, times)
    lead = lead_event(view, grouped, when, times, attributions)
    if lead is not None:
        number, trigger, dated = lead
        groups = grouped.setdefault(number, [])
        if trigger.lead:
            groups.append([trigger])
        at = next(n for n, group in enumerate(groups) if trigger in group)
        when.setdefault((number, at), []).append(dated)
    where, spare = wheres(view, grouped, mentions)
    opening = _openings(view, times, published)
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
                    tuple(when.get(key, ())),
                    tuple(where.get(key, ())),
                    tuple(spare.get(key, ())),
                    tuple(hung.get(key, ())),
                    tuple(_speaker(attributions, each.start, each.end) for each in hung.get(key, ())),
                    said[number].date if number in said else None,
                    opening.get(number) if key not in when else None,
                    _speaker(attributions, view.start[head.at], view.end[head.at]),
                )
            )
    return tuple(built), tuple(loose), said


def _openings(view: View, times: Sequence[Time], published: str | None) -> dict[int, str]:
    """By sentence the time that it opens with, where that is long before the article: "in the fighting of last year in
    Hamport, by contrast, most of the dead were soldiers"."""
    today = days(published)
    found: dict[int, str] = {}
    for time in times if today is not None else ():
        span, tokens = days(time.date), view.tokens(time.start, time.end)
        if time.type != "DATE" or not time.date or span is None or today is None or not tokens:
            continue
        number = view.sentence[tokens.start]
        first = view.sentences[number][0]
        words = view.lower[first : tokens.start]
        opens = len(words) <= OPENING and "," not in words and words[:1] in ([], ["in"], ["during"])
        if opens and (today[0] - span[1]).days > OLD_DAYS:
            found.setdefault(number, time.date)
    return found


def _speaker(attributions: Sequence[Attribution], start: int, end: int) -> str:
    """Who says the words from one offset to another."""
    found = innermost(attributions, start, end)
    return (found.speaker_actor or found.speaker.lower()) if found is not None else ""


def _grouped(view: View, found: list[Trigger]) -> list[list[Trigger]]:
    """The event words of a sentence, those of harm with the event nearest to them; the rest of harm together."""
    groups = [[each] for each in found if not each.harm]
    hosts = [group for group in groups if group[0].kind.harms and not group[0].weak]
    alone: list[Trigger] = []
    for each in found:
        if not each.harm:
            continue
        near = min(
            (
                (view.distance(each.at, host[0].at), abs(each.at - host[0].at), n)
                for n, host in enumerate(hosts)
                if abs(each.at - host[0].at) <= WINDOW and not _is_aside(view, host[0], each)
            ),
            default=None,
        )
        if near is not None and near[0] <= FAR_HARM:
            hosts[near[2]].append(each)
        else:
            alone.append(each)
    groups.extend(_clauses(view, alone))
    groups.sort(key=lambda group: group[0].at)
    return groups


def _clauses(view: View, harms: list[Trigger]) -> list[list[Trigger]]:
    """Words of harm that no event word takes, together, save where a second clause tells the same of others: "four were
    killed in X and one was killed in Y"."""
    found: list[list[Trigger]] = []
    for each in harms:
        again = found and _is_clause(view, each.at) and any(o.kind.name == each.kind.name for o in found[-1])
        if not found or (again and any(_is_clause(view, o.at) for o in found[-1])):
            found.append([each])
        else:
            found[-1].append(each)
    return found


def _is_clause(view: View, at: int) -> bool:
    """Whether the word is a verb with a subject or an auxiliary of its own (the parser may miss the one)."""
    own = {view.dep[child] for child in view.children[at]}
    return view.pos[at] in VERBS and not own.isdisjoint({"nsubj", "nsubjpass", "auxpass"})


def _is_aside(view: View, host: Trigger, harm: Trigger) -> bool:
    """Whether the event word is a bare plural in a relative clause that the word of harm is not in: "the monitor, which
    follows accidents at sea, said that three were among the dead"."""
    if not host.plural or host.definite or view.pos[host.at] not in NOUNS:
        return False
    above = [at for at in (host.at, *view.ancestors(host.at)) if view.dep[at] == "relcl"]
    return bool(above) and above[-1] not in (harm.at, *view.ancestors(harm.at))


def _part(grouped: Groups, when: dict[Key, list[When]]) -> None:
    """Takes apart words of harm and the event that they were put with, where each has a day of its own ("Tuesday's
    casualties come after similar strikes on Monday")."""
    for number, groups in grouped.items():
        for at in range(len(groups)):
            dated = [each for each in when.get((number, at), []) if each.slot == "date"]
            host = next((each for each in groups[at] if not each.harm), None)
            harmed = [each for each in dated if host is not None and each.trigger != host.at]
            if host is None or not harmed or len(harmed) == len(dated) or len({each.time.date for each in dated}) < 2:
                continue
            moved = {each.trigger for each in harmed}
            groups.append([each for each in groups[at] if each.at in moved])
            groups[at] = [each for each in groups[at] if each.at not in moved]
            when[(number, len(groups) - 1)] = harmed
            when[(number, at)] = [each for each in when[(number, at)] if each not in harmed]


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
