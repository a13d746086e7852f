"""Attributions and mentions together: which actor speaks, under which name, and in whose voice a stretch stands."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from variorum.annotating.language import ENGLISH
from variorum.annotating.referents.referents import Referents
from variorum.annotating.spans import covers, innermost, overlap
from variorum.annotating.voices.cues import cues_of
from variorum.annotating.voices.pronouns import THING, antecedents
from variorum.records import Attribution, Mention, Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a claim. `speaker` is "" in the article's own voice."""

    speaker: str
    actor: str | None
    stance: str
    attribution: str | None


ISSUED = "the issuer of the document"
SPOKE_BEFORE = "the pronoun is who spoke before"
NOBODY: Mapping[str, Span] = {}
_GUESSED_STATE = frozenset(("government", "state"))  # how a mention says that the state is a guess
LONGEST = 200  # characters of a mention
_DETERMINERS = frozenset(("the", "a", "an", "this", "that", "these", "those", "some"))
_NOBODY = frozenset(("nobody", "no one", "no-one", "none", "neither"))
_INDEFINITE = frozenset(("a", "an", "some"))
OWN = Voice("", None, "asserted", None)
_HEAD_ENDS = re.compile(r",| (?:of|at|in|for|from|who|and) ")  # what ends the noun of a speaker
_OFFICE_OF = re.compile(r"[A-Z]\w+ (?:of|for) (?:the )?(?:[A-Z]\w+ (?:and )?){1,3}$")
_LINKED = re.compile(r" (?:of|for|to) (?:\w+ ){0,3}$")
_STANCES = ("asserted", "alleged", "denied")  # from the strongest to what is said not to be so


def with_actors(
    attributions: Sequence[Attribution], referents: Referents, issuers: Mapping[str, Span] = NOBODY
) -> tuple[Attribution, ...]:
    """The attributions with `speaker_actor`: the actor of the mention that shares most with the speaker's words.

    A speaker who is nothing but a pronoun or noun for somebody named ("he", "the minister") is graded as named.
    `issuers` gives for the ids of attributions to a document the words for who speaks by it: it stays a document, and
    where they stand elsewhere `inferred` says so.
    """
    by_field = _mentions_by_field(referents)
    kinds = {actor.id: actor.kind for actor in referents.actors}
    nameless = {actor for actor, kind in kinds.items() if kind == "unnamed"}
    resolved = []
    for each in attributions:
        mentions = by_field.get(each.field, [])
        speaking = _speaking(each, mentions, kinds)
        grade = each.speaker_grade
        told = each.id in issuers and issuers[each.id][0] >= each.speaker_spans[0][0]
        if each.id in issuers and (told or speaking is None or speaking.actor in nameless):
            issuer = _most(_sharing((issuers[each.id],), mentions))
            if issuer is not None:
                speaking = issuer
                each = each if told else replace(each, inferred=_noted(each, ISSUED))
        if grade == "unnamed" and speaking and speaking.actor not in nameless and _is_all_of(speaking, each):
            grade = "named"
        resolved.append(replace(each, speaker_actor=speaking.actor if speaking else None, speaker_grade=grade))
    by_id = {each.id: each for each in resolved}
    roots = _antecedents(resolved, referents)
    return tuple(
        replace(
            each,
            speaker_actor=by_id[roots[each.id]].speaker_actor,
            speaker_grade=by_id[roots[each.id]].speaker_grade,
            inferred=_noted(each, SPOKE_BEFORE),
        )
        if each.id in roots
        and each.id not in issuers
        and (each.speaker_actor is None or each.speaker_actor in nameless or each.speaker.lower() in THING)
        and each.speaker_actor != by_id[roots[each.id]].speaker_actor
        else each
        for each in resolved
    )


def _antecedents(attributions: Sequence[Attribution], referents: Referents) -> dict[str, str]:
    named = [each for each in referents.mentions if each.actor is not None and each.form == "name"]
    return antecedents(attributions, {actor.id: actor for actor in referents.actors}, named)


def _noted(attribution: Attribution, note: str) -> str:
    return "; ".join(filter(None, (attribution.inferred, note)))


def _mentions_by_field(referents: Referents) -> dict[str, list[Mention]]:
    """The mentions of actors, by field, in order of place."""
    found: dict[str, list[Mention]] = {}
    for mention in referents.mentions:
        if mention.actor is not None:
            found.setdefault(mention.field, []).append(mention)
    return found


def _speaking(attribution: Attribution, mentions: Sequence[Mention], kinds: Mapping[str, str]) -> Mention | None:
    """The mention that shares most with the speaker's words, the first of equals; a person by name before the body
    that is named beside ("Ole Berg, head of the port authority"). None that only says whose the speaker is ("the
    council-run radio", "the council backed militia")."""
    shared = [
        row for row in _sharing(attribution.speaker_spans, mentions) if not _is_whose(row[1], attribution.speaker)
    ]
    shared = [row for row in shared if not _is_of_another(row[1], attribution, kinds)]
    shared = [row for row in shared if not _names_a_body(row[1], attribution, kinds)]
    found = _most(shared)
    if found is None:
        return None
    if kinds.get(found.actor or "") != "person" and "and" not in attribution.speaker.split():
        persons = [row for row in shared if row[1].form == "name" and kinds.get(row[1].actor or "") == "person"]
        person = _most(persons)
        if person is not None and not overlap((person.start, person.end), (found.start, found.end)):
            return person
    after = attribution.speaker.partition(found.text)[2].replace("-", " ").split()
    return None if len(after) > 1 and after[0].lower() in ENGLISH.words("designations", "modifiers") else found


def _is_of_another(mention: Mention, attribution: Attribution, kinds: Mapping[str, str]) -> bool:
    """Whether the mention is a person whom the speaker has to do with: "a driver for the singer X", "the mother of X".
    A spokesman or lawyer speaks for a person as for a body."""
    if kinds.get(mention.actor or "") != "person" or mention.form != "name" or not attribution.speaker_spans:
        return False
    first = attribution.speaker_spans[0][0]
    head, link = _relation(attribution.speaker, mention.start - first)
    return link and bool(head) and head not in ENGLISH.words("slots", "for_people")


def _names_a_body(mention: Mention, attribution: Attribution, kinds: Mapping[str, str]) -> bool:
    """Whether a person's name, or what was read as one, only names a body: "the Save Our Rivers campaign"."""
    if kinds.get(mention.actor or "") != "person" or mention.form != "name" or not attribution.speaker_spans:
        return False
    behind = attribution.speaker[mention.end - attribution.speaker_spans[0][0] :].split()
    own = attribution.speaker_spans[0][0] <= mention.start
    governed = ENGLISH.words("actors", "government")
    return own and bool(behind) and behind[0] in cues_of(ENGLISH).institutions - governed


def _relation(speaker: str, at: int) -> tuple[str, bool]:
    """The noun of a speaker before "of" or "for", and whether what stands `at` follows such a word."""
    found = _LINKED.search(speaker[:at]) if 0 < at < len(speaker) else None
    if found and _OFFICE_OF.search(speaker[:at]):
        return "", False  # "Commissioner for Home Affairs Ann Vik"
    return (speaker[: found.start()].split()[-1].lower(), True) if found and found.start() else ("", False)


def _is_whose(mention: Mention, speaker: str) -> bool:
    """Whether the mention is a pronoun that only says whose the speaker is ("its operator", "his lawyer"). Whatever one
    has in writing ("its forms") speaks for it, and a body ("her ministry") for its head."""
    pronoun = mention.text.lower()
    if mention.form != "pronoun" or not speaker.lower().startswith(f"{pronoun} "):
        return False
    cues = cues_of(ENGLISH)
    noun = _HEAD_ENDS.split(speaker.lower(), maxsplit=1)[0].split()[-1]
    if pronoun in ("his", "her"):
        return noun in cues.sources or noun in ENGLISH.words("actors", "people")
    return pronoun in ("its", "their") and noun in cues.tellers and noun not in cues.documents


def _most(shared: Sequence[tuple[int, Mention]]) -> Mention | None:
    """The mention that shares most, the first of equals."""
    return max(shared, key=lambda row: row[0])[1] if shared else None


def _sharing(spans: Iterable[Span], mentions: Sequence[Mention]) -> list[tuple[int, Mention]]:
    """How many characters each mention shares with one of the spans, in order."""
    found: list[tuple[int, Mention]] = []
    for span in spans:
        # Mentions are short: one that reaches into the span begins at most LONGEST characters before it.
        at = bisect_left(mentions, span[0] - LONGEST, key=lambda mention: mention.start)
        while at < len(mentions) and mentions[at].start < span[1]:
            shared = overlap(span, (mentions[at].start, mentions[at].end))
            if shared > 0:
                found.append((shared, mentions[at]))
            at += 1
    return found


def voice(attributions: Sequence[Attribution], names: dict[str, str], start: int, end: int) -> Voice:
    """Who speaks the stretch from `start` to `end` of the field that `attributions` are of.

    In a chain it is whom the article itself cites, the outermost, with the weakest stance of the chain; but who denies
    a thing denies it whoever passes that on, and who only denies or rejects what another says does not say it.
    `names` gives for an attribution's id the nearest full name of its speaker (`speaker_names`).
    """
    found = innermost(attributions, start, end)
    if found is None:
        return OWN
    if found.inside is None:
        return Voice(names.get(found.id, found.speaker), found.speaker_actor, found.stance, found.id)
    by_id = {each.id: each for each in attributions}
    stance, seen = found.stance, {found.id}
    while found.inside in by_id and found.inside not in seen and not (found.speaker and found.stance == "denied"):
        outer = by_id[found.inside]
        if not covers(outer.content_spans, start, end) or (found.speaker and outer.stance == "denied"):
            break
        stance = max(stance, outer.stance, key=_STANCES.index)
        found = outer
        seen.add(found.id)
    return Voice(names.get(found.id, found.speaker), found.speaker_actor, stance, found.id)


def speaker_names(attributions: Sequence[Attribution], referents: Referents) -> dict[str, str]:
    """For each attribution's id the name to cite its speaker by: the nearest full name that the article has for a
    pronoun, a role ("the minister"), a bare "the group" or a surname; else the words there, without a determiner.

    Whom the article leaves unnamed where it cites them ("a monitor") is cited so, whoever it turns out to be: who that
    is stands in `speaker_actor`."""
    by_field = _mentions_by_field(referents)
    kinds = {actor.id: actor.kind for actor in referents.actors}
    names: dict[str, list[Mention]] = {}
    for mention in referents.mentions:
        if mention.actor is not None and mention.form == "name":
            names.setdefault(mention.actor, []).append(mention)
    found = {}
    for each in attributions:
        speaking = _speaking(each, by_field.get(each.field, []), kinds)
        if each.speaker.lower() in _NOBODY:  # "nobody said that six died": not in anybody's mouth
            found[each.id] = ""
            continue
        found[each.id] = _without_determiner(each.speaker)
        if ISSUED in (each.inferred or ""):
            issuer = _nearest_before(each, names.get(each.speaker_actor or "", []))
            found[each.id] = issuer or found[each.id]
            continue
        if speaking is None or speaking.actor is None or not _stands_for(speaking, each):
            continue
        if speaking.form == "name" and kinds.get(speaking.actor) != "person":
            continue
        if speaking.inferred in _GUESSED_STATE:
            continue  # "the authorities" of a state that the article does not name there
        if (full := _nearest_full(speaking, names.get(speaking.actor, []))) is not None:
            found[each.id] = full
    roots = _antecedents(attributions, referents)
    for each in attributions:
        if SPOKE_BEFORE in (each.inferred or "") and each.id in roots:
            found[each.id] = found[roots[each.id]]
    return found


def _nearest_before(attribution: Attribution, names: Sequence[Mention]) -> str | None:
    """The last of the names before the speaker."""
    start = attribution.speaker_spans[0][0]
    before = [name for name in names if name.field == attribution.field and name.start < start]
    return max(before, key=lambda name: name.start).text if before else None


def _is_all_of(mention: Mention, attribution: Attribution) -> bool:
    """Whether the mention is all of the speaker's words, but for a determiner."""
    return _without_determiner(attribution.speaker).casefold() == _without_determiner(mention.text).casefold()


def _stands_for(mention: Mention, attribution: Attribution) -> bool:
    """Whether the mention is all that names the speaker, and needs a name: a pronoun, a bare noun, a surname."""
    words = mention.text.split()
    if len(words) > 1 or attribution.speaker.split(" ", 1)[0].casefold() in _INDEFINITE:
        return False
    rest = _without_determiner(attribution.speaker)
    return mention.form == "pronoun" or rest.lower().removesuffix("'s") == mention.text.lower()


def _nearest_full(mention: Mention, names: Sequence[Mention]) -> str | None:
    """The nearest name of two words or more, looking back first; where there is none, the nearest name."""
    others = [name for name in names if name.id != mention.id]
    full = [name for name in others if " " in name.text or "-" in name.text]
    if mention.form == "name" and not full:
        return None

    def distance(name: Mention) -> tuple[bool, int]:
        ahead = name.start > mention.start and name.field == mention.field
        return ahead or name.field != mention.field, abs(name.start - mention.start)

    nearest = min(full or others, key=distance, default=None)
    return nearest.text if nearest else None


def _without_determiner(words: str) -> str:
    """`words` without "the", "a" and the like in front, and without a possessive 's."""
    words = words.removesuffix("'s").removesuffix("’s").rstrip("'’")
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _DETERMINERS else words
