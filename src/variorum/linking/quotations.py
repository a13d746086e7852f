"""The same quotation across articles, with its variants: whole, cut, or with a word changed.

Source of the rows are the attributions: quoted words that no speaker was found for are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz.distance import LCSseq

from variorum import lexicon
from variorum.annotating.spans import overlap
from variorum.dates import Days, apart, days
from variorum.linking.components import block_pairs, components
from variorum.linking.quoted import quoted_stretches
from variorum.linking.shingles import shingles, words
from variorum.records import Actor, Article, Attribution, Link, Quotation, Span, Tables, content_id
from variorum.stored import Stored, extended

BLOCK = 4  # words: two variants of a longer quotation have a run of so many in common
# Chosen on ten stories told by three outlets each. One speaker: a run of four words that makes up .4 of the shorter
# variant (or .6 of its words in order). In different mouths, or where a speaker is unknown, only nearly the same words,
# or a run of twelve, count: the finding "speaker differs" rests on it.
RUN, RUN_SHARE, WORDS_SHARE = 4, 0.4, 0.6
OTHER_RUN, OTHER_SHARE, LONG_RUN = 7, 0.8, 12
SHORT_DAYS = 3  # quotations below BLOCK words ("misleading") are one only where printed within days
# Where who "she" or "the minister" is had to be guessed, articles on one event that were printed within days may still
# quote the same: a short quotation by all its words, a longer one by a run of so many and so large a share.
GUESSED_RUN, GUESSED_SHARE = 5, 0.8
FEW = 50  # a word that is quoted more often than this of one event or speaker leads to no short quotation
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'][.!?])\s+(?=[A-Z“\"'‘])")
# "We're" and "we are" are the same words, each writer's own spelling of what was said.
_WHOLE = {"re": " are", "ll": " will", "ve": " have", "m": " am"}
_SHORTENED = re.compile(r"(?:(?<=\w)['’])(re|ll|ve|m)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w'’-]+$")


@dataclass(frozen=True, slots=True)
class _Quoted:
    row: Quotation
    words: tuple[str, ...]
    actor: str | None
    surnames: frozenset[str]  # the last words of the speaker's names: as the article has it there, and in full
    printed: Days | None
    guessed: bool  # the words for the speaker name nobody
    events: frozenset[str]  # that its article and others tell

    @property
    def speakers(self) -> tuple[str, ...]:
        return (*((self.actor,) if self.actor else ()), *sorted(self.surnames))

    def same_speaker(self, other: _Quoted) -> bool:
        return bool(set(self.speakers) & set(other.speakers))

    def soon(self, other: _Quoted) -> bool:
        """Whether the two were printed within days."""
        return (
            self.printed is not None and other.printed is not None and apart(self.printed, other.printed) <= SHORT_DAYS
        )

    def may_be_same_speaker(self, other: _Quoted) -> bool:
        """Whether one speaker is a guess, and both articles tell one event within days."""
        return (self.guessed or other.guessed) and not self.events.isdisjoint(other.events) and self.soon(other)


def link_quotations(tables: Tables) -> Tables:
    """Tables with a row of quotations for each quoted sentence or part of one; variants of one share an id."""
    articles = {article.id: article for article in tables.articles}
    actors = {actor.id: actor for actor in tables.actors}
    events: dict[str, set[str]] = {}
    for event in tables.events:
        for name in event.articles if len(event.articles) > 1 else ():
            events.setdefault(name, set()).add(event.id)
    quoted = _in_order(articles, actors, tables.attributions, events)
    linked = {pair: share for pair in sorted(_candidates(quoted)) if (share := _likeness(*(quoted[at] for at in pair)))}
    names = [content_id("u", each.row.id) for each in quoted]
    for members in components(len(quoted), linked):
        for at in members:
            names[at] = names[members[0]]
    rows = [replace(each.row, quotation=name) for each, name in zip(quoted, names, strict=True)]
    links = [_link(quoted[first], quoted[other], share) for (first, other), share in linked.items()]
    return replace(
        tables,
        quotations=Stored(Quotation, sorted(rows, key=lambda row: (row.article, row.field, row.start, row.id))),
        links=extended(Link, tables.links, sorted(links, key=lambda link: link.id)),
    )


def _in_order(
    articles: Mapping[str, Article],
    actors: Mapping[str, Actor],
    attributions: Sequence[Attribution],
    events: Mapping[str, Iterable[str]],
) -> list[_Quoted]:
    """The quoted stretches of all articles, earliest publication first."""
    found: list[_Quoted] = []
    of_field = sorted(
        (each for each in attributions if each.kind != "indirect" and each.article in articles),
        key=lambda each: (each.article, each.field, each.id),
    )
    for (name, field), group in groupby(of_field, key=lambda each: (each.article, each.field)):
        found.extend(_of_field(articles[name], field, actors, list(group), frozenset(events.get(name, ()))))
    return sorted(found, key=lambda each: (each.printed is None, each.printed or (), each.row.article, each.row.start))


def _of_field(
    article: Article,
    field: str,
    actors: Mapping[str, Actor],
    attributions: Sequence[Attribution],
    events: frozenset[str],
) -> Iterator[_Quoted]:
    text = article.text_of(field)
    if not attributions:
        return
    for start, end in (part for stretch in quoted_stretches(text) for part in _sentences(text, *stretch)):
        said = tuple(words(_SHORTENED.sub(lambda found: _WHOLE[found[1].lower()], text[start:end])))
        voice = _voice(attributions, start, end)
        if said and voice:
            row_id = content_id("q", article.id, field, start, end)
            row = Quotation("", row_id, voice.id, article.id, field, start, end, text[start:end])
            known = actors.get(voice.speaker_actor or "")
            names = (voice.speaker.partition(",")[0], known.name if known and known.kind == "person" else "")
            surnames = frozenset(match.group().lower() for name in names if (match := _NAME.search(name.strip())))
            guessed = _is_guess(voice.speaker, known)
            yield _Quoted(row, said, voice.speaker_actor, surnames, days(article.published), guessed, events)


def _is_guess(speaker: str, actor: Actor | None) -> bool:
    """Whether the words for a speaker name nobody: a pronoun, or "the minister" for a person."""
    spoken = set(words(speaker))
    if spoken <= lexicon.words("en", "slots", "pronouns"):
        return True
    return actor is not None and actor.kind == "person" and not spoken & set(words(actor.name))


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    """The sentences of a quoted stretch, those below BLOCK words with the one before.

    A statement is quoted in parts, and each outlet takes other parts together: whole stretches would chain what shares
    no word.
    """
    for stop in _SENTENCE_END.finditer(text, start, end):
        if len(words(text[start : stop.start()])) >= BLOCK and len(words(text[stop.end() : end])) >= BLOCK:
            yield start, stop.start()
            start = stop.end()
    yield start, end


def _voice(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The attribution with the shortest content that holds most of the stretch."""
    holding = [
        (sum(b - a for a, b in each.content_spans), each.id, each)
        for each in attributions
        if 2 * sum(overlap(span, (start, end)) for span in each.content_spans) > end - start
    ]
    return min(holding)[2] if holding else None


def _candidates(quoted: Sequence[_Quoted]) -> set[tuple[int, int]]:
    """Pairs with a run of BLOCK words in common; a shorter one pairs with what its speaker says, or articles on one
    event quote, that has its words."""
    blocks: dict[object, list[int]] = {}
    short = [each for each in quoted if len(each.words) < BLOCK]
    said: dict[tuple[str, str], list[int]] = {
        (about, word): [] for each in short for about in (*each.speakers, *each.events) for word in each.words
    }
    for at, each in enumerate(quoted):
        if len(each.words) >= BLOCK:
            for shingle in shingles(each.words, BLOCK):
                blocks.setdefault(shingle, []).append(at)
        for about in (*each.speakers, *each.events):
            for word in set(each.words):
                if (about, word) in said:
                    said[about, word].append(at)
    pairs = {pair for members in blocks.values() if len(members) > 1 for pair in block_pairs(members)}
    for at, each in enumerate(quoted):
        if len(each.words) < BLOCK:
            for about in (*each.speakers, *sorted(each.events)):
                rarest = min((said[about, word] for word in each.words), key=len)
                pairs.update((min(at, other), max(at, other)) for other in rarest[:FEW] if other != at)
    return pairs


def _likeness(one: _Quoted, two: _Quoted) -> float | None:
    """The share of the shorter's words that the longer has in order, if the two are the same words; else None."""
    if one.row.article == two.row.article and one.row.field == two.row.field:
        return None
    shorter, longer = sorted((one.words, two.words), key=len)
    share = round(LCSseq.similarity(shorter, longer) / len(shorter), 2)
    same = one.same_speaker(two)
    if len(shorter) < BLOCK:
        alone = len(shorter) == 1 and len(longer) > 1
        if not (same and one.soon(two)) and (alone or not one.may_be_same_speaker(two)):
            return None
        telling = max(map(len, shorter)) >= (5 if len(shorter) == 1 else 4)
        contained = f" {' '.join(shorter)} " in f" {' '.join(longer)} "
        return share if telling and contained else None
    run = SequenceMatcher(None, shorter, longer, autojunk=False).find_longest_match().size
    if same:
        enough = run >= RUN and (run >= RUN_SHARE * len(shorter) or share >= WORDS_SHARE)
    else:
        enough = run >= LONG_RUN or (run >= OTHER_RUN and share >= OTHER_SHARE)
        enough = enough or (run >= GUESSED_RUN and share >= GUESSED_SHARE and one.may_be_same_speaker(two))
    return share if enough else None


def _link(one: _Quoted, two: _Quoted, share: float) -> Link:
    who = "one speaker" if one.same_speaker(two) else "speakers named differently"
    if not one.same_speaker(two) and (one.guessed or two.guessed):
        who = "one speaker is not named"
    reason = f"{who}; {share:.0%} of the shorter one's words, in order"
    link_id = content_id("l", "quotation", one.row.id, two.row.id)
    return Link(link_id, "quotation", one.row.id, two.row.id, share, reason, "linked")
