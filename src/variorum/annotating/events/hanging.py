"""Dates and places with the event words of their sentence that they are said of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import NOUNS, VERBS, View
from variorum.annotating.spans import covers
from variorum.dates import days
from variorum.records import Attribution, Mention, Time

# How far (View.distance) an event word may stand from a date or place that is said of it. Chosen on corpora/stories:
# "killed in strikes at a port in the town of X on Monday" is 7 where the parser chains the phrases.
FAR = 7.0
# The same for a place in a sentence that tells one event only.
FAR_ALONE = 11.0
# What it costs an event of a minor kind (a statement, a meeting) to take a date, place or figure from another.
MINOR = 2.0
# What it costs an event of a clause that only describes the place: that of the sentence goes before.
WHERE = 3.0
# Tokens between two words that can be said of each other; a bound on the work in a text without full stops.
WINDOW = 80
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
    "into": "to",
    "targeting": "in",
    "against": "in",
}
# What comes after the day of a dateline: "May 5 (Coast Wire) - ", "5 May: ".
_DATELINE = re.compile(r",?\s*(\d{4})?\s*(\([^()\n]{2,40}\)|\[[^\n]{2,40}?\])?\s*(-|--|[\u2013\u2014:|])\s")
_JOINED = frozenset({"compound", "nmod", "appos", "poss", "conj", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place said of an event, with the relation that its words give ("near")."""

    mention: Mention
    relation: str
    trigger: int
    outer: bool  # only says where a place beside it lies
    grain: int | None = (
        None  # what the noun beside it says that it is: 1 a part of a town ... 4 a province; None: nothing
    )


@dataclass(frozen=True, slots=True)
class When:
    """A date said of an event; `slot` is date, or date:PHASE where the words say so."""

    time: Time
    slot: str
    trigger: int


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
    for time in times:
        if time.type not in ("DATE", "TIME") or days(time.date) is None:
            continue
        token = view.root(view.tokens(time.start, time.end))
        if token is None:
            continue
        number = view.sentence[token]
        if number == 0 and is_dateline(view, time):
            continue
        if _is_saying(view, time, token, attributions):
            said.setdefault(number, time)
            continue
        opens = token - view.sentences[number][0] <= 3
        near = nearest(view, grouped.get(number, []), token, FAR_ALONE if opens else FAR)
        if near is not None and not _comes_after(view, token, near[1]):
            found.setdefault((number, near[0]), []).append(When(time, _phase(view, token, near[1]), near[1]))
    return found, said


def _comes_after(view: View, token: int, trigger: int) -> bool:
    """Whether a time is of a verb that tells what came after the event ("shares fell on Thursday after a leak")."""
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    path = view.ancestors(trigger)
    if verb is None or verb == trigger or verb not in path:
        return False
    between = view.parsed.language.words("events", "marks.sequel")
    up = (trigger, *path[: path.index(verb)])
    marks = {view.lower[each] for at in up for each in (at, *view.children[at]) if view.dep[each] in ("mark", "prep")}
    return bool(between & marks) and trigger > token


def _is_saying(view: View, time: Time, token: int, attributions: Sequence[Attribution]) -> bool:
    """Whether the time is that of the saying ("said on Tuesday"): it hangs on a cue and is no part of what is said."""
    verb = next((above for above in view.ancestors(token) if view.pos[above] in VERBS), None)
    if verb is None:
        return False
    language = view.parsed.language
    if view.lemma[verb] in language.words("events", "marks.saying") and 0 < token - verb <= 4:
        return True
    if view.lemma[verb] in language.words("events", "marks.counting") and any(
        view.lemma[child] in ("toll", "number", "count") for child in view.children[verb]
    ):
        return True
    first = view.tokens(time.start, time.end).start
    older = language.words("events", "marks.older")
    if any(view.lower[at] in older and view.pos[at + 1] == "NUM" for at in range(max(0, first - 4), first - 1)):
        return True
    for each in attributions:
        if covers(each.cue_spans, view.offset[verb], view.end[verb]):
            return not covers(each.content_spans, time.start, time.end)
    return False


def is_dateline(view: View, time: Time) -> bool:
    """Whether the time stands where an article says when it appeared ("Posted on 4 April 2017 by ..."): nothing but the
    words of a dateline before it."""
    words = view.parsed.language.words("events", "marks.dateline")
    before = view.tokens(0, time.start)
    if view.parsed.field != "text":
        return False
    opening = re.findall(r"[^\W\d_]+", view.parsed.slice(0, time.start))
    named = len(opening) <= 8 and all(word[0].isupper() for word in opening)
    if named and _DATELINE.match(view.parsed.slice(time.end, time.end + 60)):
        return True
    return all(
        view.lower[at] in words or not view.lower[at].isalpha()
        for at in before
        if at < view.tokens(time.start, time.end).start
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


def wheres(view: View, grouped: Groups, mentions: Sequence[Mention]) -> dict[Key, list[Where]]:
    """By sentence and group the places said of its event. Of "the X district of Y" only X: Y is its `outer`."""
    found: dict[Key, list[Where]] = {}
    places = [mention for mention in mentions if mention.place is not None and mention.form == "name"]
    pairs = holders(view, places)
    outer = {holder.id for _, holder in pairs}
    inner = {holder.id: held for held, holder in pairs}
    nowhere: Mention | None = None  # the last one that is no place of anything
    for mention in places:
        token = view.root(view.tokens(mention.start, mention.end))
        if token is None or view.sentence[token] not in grouped:
            continue
        number = view.sentence[token]
        events = {each.at for group in grouped[number] for each in group}
        site = _site(view, token, events)
        if site is not None:
            at = next(n for n, group in enumerate(grouped[number]) if any(each.at == site for each in group))
            found.setdefault((number, at), []).append(
                Where(mention, "in", site, mention.id in outer, grain(view, mention))
            )
            continue
        relation = None if _is_of_witness(view, token) else _relation(view, token, events)
        if relation is not None and nowhere is not None and _and_only(view, nowhere, mention):
            relation = None
        nowhere = mention if relation is None else None
        alone = len([group for group in grouped[number] if not (group[0].weak or group[0].kind.minor)]) == 1
        near = nearest(view, grouped[number], token, FAR_ALONE if alone else FAR) if relation else None
        if near is not None and relation:
            where = Where(mention, relation, near[1], mention.id in outer, grain(view, mention))
            found.setdefault((number, near[0]), []).append(where)
    hung = {where.mention.id for each in found.values() for where in each}
    for each in found.values():
        # "In the town of X in Y" where the parser hangs only Y on the event.
        each.extend(
            replace(where, mention=inner[where.mention.id], outer=False, grain=grain(view, inner[where.mention.id]))
            for where in tuple(each)
            if where.mention.id in inner and inner[where.mention.id].id not in hung
        )
    return found


def grain(view: View, mention: Mention) -> int | None:
    """How fine the noun beside a place's name says that it is ("the town of X", "X neighbourhood"), in steps of the
    lexicon's table; None where there is none."""
    steps: dict[str, int] = view.parsed.language.table("events")["grain"]
    tokens = view.tokens(mention.start, mention.end)
    if not tokens:
        return None
    after, last = tokens.stop, tokens.stop - 1
    if after < len(view.lower) and view.lemma[after] in steps and view.pos[after] in NOUNS:
        return steps[view.lemma[after]]
    if view.lemma[last] in steps and len(tokens) > 1:
        return steps[view.lemma[last]]
    before = tokens.start - 1
    if before > 0 and view.lower[before] == "of":
        before -= 1
    if before >= 0 and view.lemma[before] in steps and view.pos[before] in NOUNS:
        return steps[view.lemma[before]]
    for child in view.children[last]:
        if view.dep[child] == "appos" and child > last and view.lemma[child] in steps:
            return steps[view.lemma[child]]  # "X, a town held by rebels"
    return None


def _is_of_witness(view: View, token: int) -> bool:
    """Whether the place is where somebody stood who saw or heard the event."""
    witness = view.parsed.language.words("events", "marks.witness")
    above = [token, *view.ancestors(token)]
    return any(view.dep[at] == "nsubj" and view.lemma[view.head[at]] in witness for at in above)


def _and_only(view: View, first: Mention, second: Mention) -> bool:
    """Whether nothing but "and" or a comma stands between two mentions."""
    return view.parsed.slice(first.end, second.start).strip(" ,") in ("and", "or", "")


def _site(view: View, token: int, events: set[int]) -> int | None:
    """The event word that the place is called the site of: "X, the site of the attack"."""
    sites = view.parsed.language.words("events", "marks.sites")
    for child in view.children[token]:
        if view.dep[child] == "appos" and view.lemma[child] in sites:
            return next((each for each in view.subtree(child) if each in events), None)
    return None


def holders(view: View, places: Sequence[Mention]) -> list[tuple[Mention, Mention]]:
    """Places with the mention just beside them that says where they lie: X with Y for "X in Y", "X west of Y" and
    "Y's X"."""
    found = []
    for first, second in pairwise(places):
        between = view.tokens(first.end, second.start)
        words = [view.lower[at] for at in between if view.offset[at] >= first.end and view.end[at] <= second.start]
        if len(words) > 7 or view.sentence_of(first.start) != view.sentence_of(second.start):
            continue
        if any(view.pos[at] in ("VERB", "AUX", "CCONJ", "SCONJ") for at in between) or set(words) & {".", ";", "("}:
            continue
        if any(word in ("in", "of", "on", "near", "outside", "at") for word in words):
            found.append((first, second))
        elif len(words) <= 4:
            # "Syria's Idlib province": what stands before holds what comes after; of "X, Y" it is the reverse.
            found.append((first, second) if "," in words else (second, first))
    return found


def _is_hit(view: View, token: int, words: set[int]) -> bool:
    """Whether the noun is who an event word says was hit: "killed six people in X", "strikes against rebels near X"."""
    above = view.head[token]
    return above in words or (view.lower[above] in ("on", "against") and view.head[above] in words)


def _relation(view: View, token: int, words: set[int]) -> str | None:
    """How the place at `token` is said of what it hangs on; None where it is no place of anything ("Syria's envoy")."""
    language = view.parsed.language
    nobody = language.words("events", "roles.doers") | language.words("events", "roles.people") | {"source", "official"}
    strikes = language.words("events", "strikes.verbs")
    settlements: dict[str, int] = language.table("events")["grain"]
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
                somebody = view.lemma[over] in nobody or view.entity[over] in ("ORG", "PERSON", "NORP")
                if somebody and not _is_hit(view, over, words):
                    return None
                if word == "of" or (view.dep[over] == "pobj" and view.lemma[over] in settlements):
                    token = over  # "residents of the villages of X in Y": where Y is said of depends on the villages
                    continue
            return RELATIONS.get(word)
        if view.dep[token] == "dobj" and view.pos[head] in VERBS:
            first = min(view.subtree(token))
            if first and view.lower[first - 1] in ("off", "outside", "near"):
                return RELATIONS[
                    view.lower[first - 1]
                ]  # "burned off X": the parser takes the preposition for a particle
            return "in" if head in words or view.lemma[head] in strikes else None
        if view.dep[token] not in _JOINED or view.lower[head] in ("led", "backed", "based", "held"):
            return None
        if view.dep[token] in ("compound", "nmod", "amod", "poss") and head not in words and view.pos[head] in NOUNS:
            somebody = view.lemma[head] in nobody or view.entity[head] in ("ORG", "PERSON", "NORP")
            if somebody and not (view.entity[token] == view.entity[head] and head == token + 1):
                return None  # "attack on Hamport evacuees"
        if view.dep[token] == "conj" and view.lemma[head] in nobody:
            return None  # "residents of the villages of X and Y": the parser joins Y to the residents
        token = head
    return None
