"""Whom "he" and "she" cannot mean: what titles, given names and pronouns of one article say of a person's gender."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from variorum.annotating.referents.cast import Cast, Draft, Seen
from variorum.annotating.referents.folding import fold
from variorum.annotating.referents.words import Words

FEMALE = frozenset(("she", "her", "hers", "herself"))
MALE = frozenset(("he", "him", "his", "himself"))


def tell_genders(cast: Cast, fields: Sequence[Words], quoted: Sequence[Sequence[bool]]) -> None:
    """Notes the gender of those whom no title or noun for kin tells it of: by an unmistakable given name, else by the
    pronouns that stand where one person only is named. `quoted`: for each token of each field whether it is quoted
    speech, where pronouns mean anybody."""
    of = cast.language.words
    given = {name: gender for gender in ("female", "male") for name in of("given_names", gender)}
    persons = {draft.id: draft for draft in cast.actors.values() if draft.kind == "person" and not draft.gender}
    for draft in persons.values():
        draft.gender = _by_given_name(draft, given)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for words, inside in zip(fields, quoted, strict=True):
        _count(cast, words, inside, votes)
    for id, counts in votes.items():
        (gender, most), *others = counts.most_common()
        if id in persons and not persons[id].gender and not others and most:
            persons[id].gender = gender


def _by_given_name(draft: Draft, given: dict[str, str]) -> str:
    found = {given.get(fold(name).split()[0], "") for name in (draft.name, *draft.aliases) if " " in fold(name)}
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def _count(cast: Cast, words: Words, quoted: Sequence[bool], votes: dict[str, Counter[str]]) -> None:
    """Adds a vote for each "he" and "she" before which its sentence, or else the one before, names one person only."""
    by_sentence: dict[int, list[Seen]] = defaultdict(list)
    for each in cast.seen:
        if each.words is not words or each.actor is None or each.form != "name":
            continue
        if cast.actors[each.actor].kind == "person":
            by_sentence[words.sentence[each.start]].append(each)
    for at, lower in enumerate(words.lower):
        if quoted[at] or (lower not in FEMALE and lower not in MALE):
            continue
        here = words.sentence[at]
        near = [each for each in by_sentence.get(here, ()) if each.start < at] or by_sentence.get(here - 1, [])
        named = {each.actor for each in (*near, *by_sentence.get(here, ()))}
        if len(named) == 1:
            votes[named.pop() or ""]["female" if lower in FEMALE else "male"] += 1
