"""Dates with the event words of their sentence that they are said of; which event word is nearest to some words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from variorum.annotating.datelines import datelines
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import NOUNS, VERBS, View
from variorum.annotating.events.walls import is_later, is_record, is_walled
from variorum.annotating.spans import covers
from variorum.dates import days, yearless
from variorum.records import Attribution, Time

# How far (View.distance) an event word may stand from a date or place that is said of it. Chosen on corpora/stories:
# "killed in strikes at a port in the town of X on Monday" is 7 where the parser chains the phrases.
FAR = 7.0
# The same where the sentence tells one event only, or opens with the date.
FAR_ALONE = 11.0
# What it costs an event of a minor kind (a statement, a meeting) to take a date, place or figure from another.
MINOR = 2.0
# What it costs an event of a clause that only describes the place: that of the sentence goes before.
WHERE = 3.0
# Tokens between two words that can be said of each other; a bound on the work in a text without full stops.
WINDOW = 80
# Tokens from a verb of change to the day of counting: "mounted to at least 120 on Saturday".
BEHIND_TALLY = 7
# Tokens from a time that opens a sentence to its verb: "earlier in the day the state news agency reported".
OPENING = 12
# What comes after the day of a dateline: "May 5 (Coast Wire) - ", "5 May: ".
_DATELINE = re.compile(r",?\s*(\d{4})?\s*(\([^()\n]{2,40}\)|\[[^\n]{2,40}?\])?\s*(-|--|[\u2013\u2014:|])\s")


# A time of day as times.py gives it where no day stands beside it.
_CLOCK = re.compile(r"XXXX-XX-XXT([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class When:
    """A date said of an event; `slot` is date, or date:PHASE where the words say so; time for a time of day."""

    time: Time
    slot: str
    trigger: int
    inferred: str | None = None


Groups = dict[int, list[list[Trigger]]]
Key = tuple[int, int]
"""Sentence, and number of the group in it."""


def nearest(view: View, groups: list[list[Trigger]], token: int, limit: float) -> tuple[int, int] | None:
    """The number of the group with the event word nearest to `token`, and that word; None beyond `limit`."""
    best: tuple[float, bool, int, int, int] | None = None
    for number, group in enumerate(groups):
        for each in group:
            if abs(token - each.at) > WINDOW:
                continue
            found = (
                view.reach(token, each.at)
                + (MINOR if each.kind.minor else 0.0)
                + (WHERE * _is_inside(view, token, each.at)),
                each.weak,
                abs(token - each.at),
                number,
                each.at,
            )
            if best is None or found < best:
                best = found
    return (best[3], best[4]) if best is not None and best[0] <= limit else None


def _is_inside(view: View, token: int, event: int) -> bool:
    """Whether the event is told in a clause that describes the place or date ("the depot where they waited")."""
    above = (event, *view.ancestors(event))
    return any(view.dep[at] == "relcl" and view.head[at] in (token, view.head[token]) for at in above[:4])


def whens(
    view: View, grouped: Groups, times: Sequence[Time], attributions: Sequence[Attribution]
) -> tuple[dict[Key, list[When]], dict[int, Time]]:
    found: dict[Key, list[When]] = {}
    said: dict[int, Time] = {}
    told = (each for groups in grouped.values() for group in groups for each in group)
    deeds = frozenset(each.at for each in told if not each.kind.minor)
    for time in times:
        clock = clock_of(time)
        if time.type not in ("DATE", "TIME") or (days(time.date) is None and yearless(time.date) is None and not clock):
            continue
        token = view.root(view.tokens(time.start, time.end))
        if token is None:
            continue
        number = view.sentence[token]
        if (number == 0 and is_dateline(view, time)) or in_dateline(view, time):
            continue
        if _is_of_a_thing(view, time, token, grouped.get(number, ())):
            continue
        if _is_saying(view, time, token, attributions, deeds):
            said.setdefault(number, time)
            continue
        opens = token - view.sentences[number][0] <= 3
        first = view.tokens(time.start, time.end).start
        if any(view.lower[at] == "since" and is_record(view, at) for at in {view.head[token], first - 1} if at >= 0):
            continue
        if view.lower[max(0, first - 2) : first][-1:] == ["not"] or view.lower[max(0, first - 2) : first] == [
            "not",
            "on",
        ]:
            continue  # "on Sunday, not on Monday as the authorities have said"
        near = nearest(view, grouped.get(number, []), token, FAR_ALONE if opens else FAR)
        if near is not None and not is_walled(view, token, near[1]) and not is_later(view, near[1]):
            group = grouped[number][near[0]]
            own = any(each.at == near[1] and not each.kind.lasting and each.kind.harms for each in group)
            slot = "date" if own and view.pos[near[1]] in VERBS else _phase(view, token, near[1])
            dated = found.setdefault((number, near[0]), [])
            if time.date is not None:
                dated.append(When(time, slot, near[1]))
            if clock and _strikes_then(view, token, near[1]):
                dated.append(When(time, "time", near[1]))
    return found, said


def said_before(view: View, first: int) -> int | None:
    """The verb of saying in the past that stands right before a time whose first token is `first`, and which is no
    part of a noun phrase ("said Wednesday's strike")."""
    if first + 1 < len(view.lower) and (view.tag[first] == "NNPS" or view.pos[first + 1] in ("NOUN", "PART", "PROPN")):
        return None
    at = first - 1
    while at > 0 and view.lower[at] in ("on", "late", "early"):
        at -= 1
    says = view.parsed.language.words("events", "marks.saying")
    bare = view.lower[first] in view.parsed.language.words("times", "weekdays.full")
    return at if at >= 0 and bare and view.tag[at] == "VBD" and view.lemma[at] in says else None


def is_tally(view: View, token: int) -> bool:
    """Whether the time at `token` hangs on a verb by which a count changes: it is when it was counted, not when what
    is counted came about."""
    language = view.parsed.language
    tallies = language.words("figures", "toll.changes") | language.words("events", "marks.standing")
    counts = language.words("events", "marks.counts")

    def is_count(at: int) -> bool:
        return view.lemma[at] in counts or view.lower[at] in counts

    start = view.sentences[view.sentence[token]][0]
    before = range(max(start, token - BEHIND_TALLY), token)
    verb = next((at for at in before if view.lower[at] in tallies and view.lower[at + 1] in ("to", "from")), None)
    if verb is not None and view.pos[token - 1] in ("NUM", "ADP", "ADV") and any(map(is_count, range(start, verb))):
        return True  # however the parser takes a longer sentence
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    if verb is None:
        return False
    hung = view.head[token] == verb or (view.dep[view.head[token]] == "prep" and view.head[view.head[token]] == verb)
    if hung and _finds_more(view, verb):
        return True
    return (
        hung
        and view.lower[verb] in tallies
        and any(view.dep[child] in ("nsubj", "nsubjpass", "dobj") and is_count(child) for child in view.children[verb])
    )


def _finds_more(view: View, verb: int) -> bool:
    """Whether more dead of what is told are found: "pulled five more bodies from the lake on Sunday"."""
    bodies = view.parsed.language.words("figures", "around.bodies")
    more = view.parsed.language.words("events", "marks.adding")
    return any(
        view.dep[child] in ("nsubjpass", "dobj")
        and view.lower[child] in bodies
        and any(view.lower[each] in more for each in view.children[child])
        for child in view.children[verb]
    )


def clock_of(time: Time) -> str | None:
    """The hour and minute that a time names, as HH:MM; None for a day or a part of one."""
    found = _CLOCK.fullmatch(time.timex or "") if time.date is None else re.search(r"T(\d\d:\d\d)(?::00)?$", time.date)
    return (found.group(0).partition("T")[2][:5] if found else None) if time.type == "TIME" else None


def _strikes_then(view: View, token: int, trigger: int) -> bool:
    """Whether the verb over a time of day says that the event came about then: "struck at 4.20 am", and not that crews
    were called or a fire was put out."""
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    comes = view.parsed.language.words("events", "marks.comes")
    return verb is None or verb == trigger or view.lemma[verb] in comes or trigger in view.ancestors(token)


def _is_of_a_thing(view: View, time: Time, token: int, groups: Sequence[Sequence[Trigger]]) -> bool:
    """Whether the time only says which thing is meant ("an 18th-century slave trader", "the 2016 budget")."""
    noun = view.head[token]
    told = any(each.at == noun for group in groups for each in group)
    first = view.tokens(time.start, time.end).start
    if first and view.pos[first - 1] == "ADP":
        return False  # "on 5 May police arrested": the parser takes the month for a part of the name
    return (
        view.dep[token] in ("amod", "compound", "nmod", "nummod")
        and token < noun
        and view.pos[noun] in NOUNS
        and not told
    )


def _is_saying(view: View, time: Time, token: int, attributions: Sequence[Attribution], deeds: frozenset[int]) -> bool:
    """Whether the time is that of the saying ("said on Tuesday"): it hangs on a cue and is no part of what is said.
    `deeds`: the event words of kinds that are more than a saying ("protested on Monday", "ruled on Monday")."""
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    if verb is None:
        return False
    language = view.parsed.language
    if view.lemma[verb] in language.words("events", "marks.saying") and 0 < token - verb <= 4:
        return True
    if view.lemma[verb] in language.words("events", "marks.remembering"):
        return True
    if view.lemma[verb] in language.words("events", "marks.counting") and any(
        view.lemma[child] in ("toll", "number", "count") for child in view.children[verb]
    ):
        return True
    if is_tally(view, token):
        return True  # "the toll rose to 40 on Tuesday"
    first = view.tokens(time.start, time.end).start
    if view.lower[first - 1] == "by" and time.type in ("DATE", "TIME"):
        return True  # "nine had been found by Monday": when it was counted
    if said_before(view, first) is not None:
        return True  # "said on Tuesday a fifth victim had died": whatever verb the parser hangs it on
    if tuple(view.lower[max(0, first - 2) : first]) == ("as", "of"):
        return True
    older = language.words("events", "marks.older")
    if any(view.lower[at] in ("than", "compared") for at in range(max(0, first - 3), first)):
        return True  # "eleven more than on Thursday"
    if any(view.lower[at] in older and view.pos[at + 1] == "NUM" for at in range(max(0, first - 4), first - 1)):
        return True
    if any(
        view.lower[at : at + 2] == ["than", "the"] and view.pos[at + 2] == "NUM"
        for at in range(max(0, first - 6), first - 2)
    ):
        return True  # "than the 40 who died in 2019"
    if _reports_first(view, first, token):
        return True
    if verb in deeds:
        return False
    for each in attributions:
        if covers(each.cue_spans, view.start[verb], view.end[verb]):
            return not covers(each.content_spans, time.start, time.end)
    return False


def _reports_first(view: View, first: int, token: int) -> bool:
    """Whether a time of day before the subject is that of a saying: "earlier in the day it reported ten dead"."""
    start, end = view.sentences[view.sentence[token]]
    opens = first == start or view.lower[first - 1] in (")", "-", "–", "—")  # behind a date line
    if not opens or view.lower[first] != "earlier":
        return False
    verb = next((at for at in range(token + 1, min(end, token + OPENING)) if view.pos[at] == "VERB"), None)
    return verb is not None and view.lemma[verb] in view.parsed.language.words("events", "marks.saying")


def in_dateline(view: View, time: Time) -> bool:
    """Whether the time stands in a date line that is a sentence of its own."""
    if view.parsed.field != "text":
        return False
    lines = datelines(view.parsed.article.text, view.parsed.blocks, view.parsed.language)
    return any(covers(((start, end),), time.start, time.end) for start, end in lines)


def is_dateline(view: View, time: Time) -> bool:
    """Whether the time stands where an article says when it appeared ("Posted on 4 April 2017 by ..."): nothing but the
    words of a dateline before it."""
    words = view.parsed.language.words("events", "marks.dateline")
    before = view.tokens(0, time.start)
    if view.parsed.field != "text":
        return False
    opening = re.findall(r"[^\W\d_]+", view.parsed.slice(0, time.start))
    named = len(opening) <= 8 and all(word[0].isupper() for word in opening)
    after = view.parsed.slice(time.end, time.end + 60)
    if named and _DATELINE.match(after):
        return True
    first = view.tokens(time.start, time.end).start
    told = [view.lower[at] for at in before if at < first and view.lower[at].isalpha()]
    if not all(word in words for word in told):
        return False
    if not told and re.search(r"\d{4}", view.parsed.slice(time.start, time.end)):
        return True
    publishes = view.parsed.language.words("events", "marks.publishes")
    # "On Tuesday police arrested" is no line of its own.
    return not publishes.isdisjoint(told) or not re.match(r"['\u2019]s\b|,? ?[\w(\"\u201c]", after)


def _phase(view: View, token: int, trigger: int) -> str:
    """The slot of a date: `date:began`, `date:ended`, `date:agreed` where the verb that it hangs on says so, else the
    event word itself."""
    above = view.ancestors(token)
    if above and view.lower[above[0]] == "since":
        return "date:began"
    if above and view.lower[above[0]] == "until":
        return "date:ended"
    if view.lemma[trigger] in view.parsed.language.words("events", "phases.signings"):
        return "date:agreed"
    verb = next((at for at in above if view.pos[at] in VERBS), None)
    while verb is not None and view.dep[verb] == "xcomp" and view.pos[view.head[verb]] in VERBS:
        verb = view.head[verb]  # "agreed to destroy it in 2013"
    for at in (verb, trigger):
        if at is None or view.pos[at] not in VERBS:
            continue
        if view.lemma[at] == "reach" and _has_deal(view, at):
            return "date:agreed"
        following = view.lower[at + 1 : at + 4]
        for phase in ("began", "ended", "agreed"):
            words = view.parsed.language.words("events", f"phases.{phase}")
            if view.lemma[at] in words:
                return f"date:{phase}"
            if any(" ".join((view.lemma[at], *following[:size])) in words for size in (1, 2)):
                return f"date:{phase}"
        particles = [view.lower[child] for child in view.children[at] if view.dep[child] == "prt"]
        ended = view.parsed.language.words("events", "phases.ended")
        if any(f"{view.lemma[at]} {particle}" in ended for particle in particles):
            return "date:ended"
        if at != trigger and view.lemma[at] == "open" and view.dep[trigger] == "nsubj" and view.head[trigger] == at:
            return "date:began"  # "the trial opened"
    return "date"


def _has_deal(view: View, verb: int) -> bool:
    """Whether a deal is what the verb is about: "reached an agreement", "a truce was reached"."""
    deals = view.parsed.language.words("events", "phases.deals")
    described = (view.head[verb],) if view.dep[verb] in ("acl", "relcl") else ()
    return any(view.lemma[each] in deals for each in (*view.children[verb], *described))
