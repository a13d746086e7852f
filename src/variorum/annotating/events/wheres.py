"""Places with the event words of their sentence that they are said of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from variorum.annotating.events.hanging import FAR, FAR_ALONE, Groups, Key, nearest
from variorum.annotating.events.holders import holders
from variorum.annotating.events.sorts import grain, sort_of, unnamed
from variorum.annotating.events.view import NOUNS, VERBS, View
from variorum.annotating.events.walls import is_side
from variorum.annotating.events.whose import done_there, is_hit, is_of_saying, is_of_witness, is_owner
from variorum.annotating.language import Language
from variorum.records import Mention

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
    "outside": "outside",
    "off": "outside",
    "from": "from",
    "to": "to",
    "of": "in",
    "throughout": "in",
    "through": "in",
    "along": "in",
    "into": "to",
    "targeting": "in",
    "against": "in",
}
_BESIDE = frozenset({"near", "outside", "around", "off"})
# Steps of the lexicon's table `grain`.
TOWN, CITY = 2, 3
# What the claim of a place says that was guessed.
SENTENCE = "the only event of the sentence"
BEFORE = "the settlement named before"
DOER = "where those are who do it"
_JOINED = frozenset({"compound", "nmod", "appos", "poss", "conj", "amod", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Where:
    """A place said of an event, with the relation that its words give ("near")."""

    mention: Mention  # of the place, which may stand before the words that tell it ("a village near the city")
    relation: str
    trigger: int
    outer: bool  # only says where a place beside it lies
    grain: int | None  # what the noun beside it says that it is: 1 a part of a town ... 4 a province; None: nothing
    start: int  # of the words, as offsets: the mention, or a place without a name beside it ("a village near X")
    end: int
    inferred: str | None = None
    sort: str | None = None  # the noun beside its name that says what it is ("village"), a lemma


Wheres = dict[Key, list[Where]]


def wheres(view: View, grouped: Groups, mentions: Sequence[Mention]) -> tuple[Wheres, Wheres]:
    """By sentence and group the places said of its event; and those that stand too far from the one event of their
    sentence to be said of it, unless nothing else tells where it was. Of "the X district of Y" only X: Y is its
    `outer`.
    """
    found: Wheres = {}
    spare: Wheres = {}
    places = [mention for mention in mentions if mention.place is not None and mention.form == "name"]
    pairs = holders(view, places)
    outer = {holder.id for _, holder in pairs}
    inner = {holder.id: held for held, holder in pairs}
    nowhere: Mention | None = None  # the last one that is no place of anything
    for mention, token in _told(view, places):
        number = view.sentence[token]
        if number not in grouped:
            continue
        groups = grouped[number]
        events = {each.at for group in groups for each in group}
        site = _site(view, mention, token, events)
        if site is not None:
            at = next(n for n, group in enumerate(groups) if any(each.at == site for each in group))
            found.setdefault((number, at), []).append(_where(view, mention, token, "in", site, mention.id in outer))
            continue
        named = view.start[token] < mention.end and mention.start < view.end[token]
        after = view.tokens(mention.start, mention.end).stop if named else token + 1
        hindered = is_of_witness(view, token) or is_owner(view, token, after) or is_of_saying(view, token, events)
        relation = None if hindered else _relation(view, token, events)
        if relation is not None and nowhere is not None and named and _and_only(view, nowhere, mention):
            relation = None
        nowhere = mention if relation is None else None
        if relation is None:
            done = None if hindered else done_there(view, token, events)
            if done is not None:
                at = next(n for n, group in enumerate(groups) if any(each.at == done for each in group))
                there = _where(view, mention, token, "in", done, mention.id in outer)
                spare.setdefault((number, at), []).append(replace(there, inferred=DOER))
            continue
        weighty = [n for n, group in enumerate(groups) if not (group[0].weak or group[0].kind.minor)]
        near = nearest(view, groups, token, FAR_ALONE if len(weighty) == 1 else FAR)
        if near is not None and is_side(view, token, near[1]):
            continue
        if near is not None:
            where = _where(view, mention, token, relation, near[1], mention.id in outer)
            found.setdefault((number, near[0]), []).append(where)
        elif len(weighty) == 1 and relation not in ("from", "to"):
            far = _where(view, mention, token, relation, groups[weighty[0]][0].at, mention.id in outer)
            spare.setdefault((number, weighty[0]), []).append(replace(far, inferred=SENTENCE))
    hung = {where.mention.id for each in found.values() for where in each}
    for each in found.values():
        # "In the town of X in Y" where the parser hangs only Y on the event.
        each.extend(
            replace(
                where,
                mention=held,
                outer=False,
                grain=grain(view, held),
                sort=sort_of(view, held),
                start=held.start,
                end=held.end,
            )
            for where in tuple(each)
            if where.mention.id in inner and (held := inner[where.mention.id]).id not in hung
        )
    return found, spare


@cache
def _standing(language: Language) -> frozenset[str]:
    """Nouns for what stands in its place, and can come down, leak or burn there."""
    return frozenset(language.table("events")["befalls"]["collapse"]["things"])


@cache
def _settlements(language: Language) -> frozenset[str]:
    """Nouns for towns and cities."""
    steps: dict[str, int] = language.table("events")["grain"]
    return frozenset(word for word, step in steps.items() if step in (TOWN, CITY))


def _told(view: View, places: Sequence[Mention]) -> list[tuple[Mention, int]]:
    """The places with the token of the words that tell them, in order: their names; and "the city" in "a village near
    the city", which stands for the last settlement named before."""
    found = []
    for mention in places:
        token = view.root(view.tokens(mention.start, mention.end))
        if token is not None:
            found.append((mention, token))
    named = [token for _, token in found]
    settlements = _settlements(view.parsed.language)
    for token, word in enumerate(view.lower):
        if word not in settlements or view.dep[token] != "pobj" or view.lower[token - 1] != "the":
            continue
        if unnamed(view, token) is None or any(view.head[child] == token for child in named):
            continue
        before = bisect_left(named, token)
        if before and not any(view.dep[child] in ("prep", "compound", "amod") for child in view.children[token]):
            found.append((found[before - 1][0], token))
    return sorted(found, key=lambda each: each[1])


def _where(view: View, mention: Mention, token: int, relation: str, trigger: int, outer: bool) -> Where:
    """The place as the words around `token` tell it."""
    named = view.start[token] < mention.end and mention.start < view.end[token]
    start, end = (mention.start, mention.end) if named else (view.start[token], view.end[token])
    opens, fine = unnamed(view, token), grain(view, mention)
    if opens is not None:
        while view.dep[token] in ("compound", "nmod") and view.head[token] > token:
            token = view.head[token]  # "a depot in the X area"
        start, end, fine = view.start[opens[0]], max(end, view.end[token]), opens[1]
    inferred = None if named else BEFORE
    sort = sort_of(view, mention) if opens is None and named else None
    return Where(mention, relation, trigger, outer, fine, start, end, inferred, sort)


def _and_only(view: View, first: Mention, second: Mention) -> bool:
    """Whether nothing but "and" or a comma stands between two mentions."""
    return view.parsed.slice(first.end, second.start).strip(" ,") in ("and", "or", "")


def _site(view: View, mention: Mention, token: int, events: set[int]) -> int | None:
    """The event word that the place is called the site of: "X, the site of the attack". By the order of words too: the
    comma may be lost."""
    sites = view.parsed.language.words("events", "marks.sites")
    after = view.tokens(mention.start, mention.end).stop
    words = view.lower[after : after + 4]
    of = next((at for at in range(len(words) - 1) if words[at] in sites and words[at + 1] == "of"), None)
    if of is not None and all(word in (",", "the", "a") for word in words[:of]):
        return next((at for at in range(after + of + 2, after + of + 8) if at in events), None)
    for child in view.children[token]:
        if view.dep[child] == "appos" and view.lemma[child] in sites:
            return next((each for each in view.subtree(child) if each in events), None)
    return None


@cache
def _nobody(language: Language) -> frozenset[str]:
    """Nouns for somebody, whose place is where they are from."""
    return language.words("events", "roles.doers") | language.words("events", "roles.people") | {"source", "official"}


def _relation(view: View, token: int, words: set[int]) -> str | None:
    """How the place at `token` is said of what it hangs on; None where it is no place of anything ("Syria's envoy")."""
    language = view.parsed.language
    nobody = _nobody(language)
    strikes = language.words("events", "strikes.verbs")
    settlements: dict[str, int] = language.table("events")["grain"]
    directions = language.words("actors", "directions")
    beside: str | None = None  # "near" of "in a village near X"
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
                if somebody and not is_hit(view, over, words):
                    return None
                if word == "of" and view.lemma[over] in settlements and view.dep[over] in ("appos", "dep", "ROOT"):
                    return beside or "in"  # "targeted Tuesday the town of X": the parser misses the object
                if word == "of" or (view.dep[over] == "pobj" and view.lemma[over] in settlements):
                    beside = beside or (RELATIONS.get(word) if word in _BESIDE else None)
                    token = over  # "residents of the villages of X in Y": where Y is said of depends on the villages
                    continue
            if word == "of" and view.lower[over] in directions:
                return beside or "near"  # "40 km south of X"
            relation = RELATIONS.get(word)
            return beside if beside is not None and relation == "in" else relation
        if view.dep[token] in ("nsubj", "nsubjpass") and head in words and view.lemma[token] in _standing(language):
            return "in"  # "the X dam burst"
        if view.dep[token] == "nsubjpass":
            return "in" if head in words or view.lemma[head] in strikes else None  # "X was shelled"
        if view.dep[token] == "dobj" and view.pos[head] in VERBS:
            first = min(view.subtree(token))
            if first and view.lower[first - 1] in ("off", "outside", "near"):
                return RELATIONS[
                    view.lower[first - 1]
                ]  # "burned off X": the parser takes the preposition for a particle
            told = any(view.dep[child] == "nsubj" and child in words for child in view.children[head])
            batters = told and view.lemma[head] in language.words("events", "marks.batters")
            return "in" if head in words or view.lemma[head] in strikes or batters else None
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
