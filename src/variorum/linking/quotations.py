"""The same quotation across articles, with its variants: whole, cut, or with a word changed.

Source of the rows are the attributions: quoted words that no speaker was found for are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby

from rapidfuzz.distance import LCSseq

from variorum.annotating.spans import overlap
from variorum.dates import Days, apart, days
from variorum.linking.components import block_pairs, components
from variorum.linking.quoted import quoted_stretches
from variorum.linking.shingles import shingles, words
from variorum.records import Actor, Article, Attribution, Link, Quotation, Span, Tables, content_id

BLOCK = 4  # words: two variants of a longer quotation have a run of so many in common
# Chosen on ten stories told by three outlets each. One speaker: a run of four words that makes up .4 of the shorter
# variant (or .6 of its words in order). In different mouths, or where a speaker is unknown, only nearly the same words,
# or a run of twelve, count: the finding "speaker differs" rests on it.
RUN, RUN_SHARE, WORDS_SHARE = 4, 0.4, 0.6
OTHER_RUN, OTHER_SHARE, LONG_RUN = 7, 0.8, 12
SHORT_DAYS = 3  # quotations below BLOCK words ("misleading") are one only where printed within days
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)’'][.!?])\s+(?=[A-Z“\"'‘])")
_NAME = re.compile(r"[A-Z][\w'’-]+$")


@dataclass(frozen=True, slots=True)
class _Quoted:
    row: Quotation
    words: tuple[str, ...]
    actor: str | None
    surnames: frozenset[str]  # the last words of the speaker's names: as the article has it there, and in full
    printed: Days | None

    @property
    def speakers(self) -> tuple[str, ...]:
        return (*((self.actor,) if self.actor else ()), *sorted(self.surnames))

    def same_speaker(self, other: _Quoted) -> bool:
        return bool(set(self.speakers) & set(other.speakers))


def link_quotations(tables: Tables) -> Tables:
    """Tables with a row of quotations for each quoted sentence or part of one; variants of one share an id."""
    articles = {article.id: article for article in tables.articles}
    actors = {actor.id: actor for actor in tables.actors}
    quoted = _in_order(articles, actors, tables.attributions)
    linked = {pair: share for pair in sorted(_candidates(quoted)) if (share := _likeness(*(quoted[at] for at in pair)))}
    names = [content_id("u", each.row.id) for each in quoted]
    for members in components(len(quoted), linked):
        for at in members:
            names[at] = names[members[0]]
    rows = [replace(each.row, quotation=name) for each, name in zip(quoted, names, strict=True)]
    links = [_link(quoted[first], quoted[other], share) for (first, other), share in linked.items()]
    return replace(
        tables,
        quotations=tuple(sorted(rows, key=lambda row: (row.article, row.field, row.start, row.id))),
        links=(*tables.links, *sorted(links, key=lambda link: link.id)),
    )


def _in_order(
    articles: Mapping[str, Article], actors: Mapping[str, Actor], attributions: Sequence[Attribution]
) -> list[_Quoted]:
    """The quoted stretches of all articles, earliest publication first."""
    found: list[_Quoted] = []
    of_field = sorted(
        (each for each in attributions if each.article in articles),
        key=lambda each: (each.article, each.field, each.id),
    )
    for (name, field), group in groupby(of_field, key=lambda each: (each.article, each.field)):
        found.extend(_of_field(articles[name], field, actors, [each for each in group if each.kind != "indirect"]))
    return sorted(found, key=lambda each: (each.printed is None, each.printed or (), each.row.article, each.row.start))


def _of_field(
    article: Article, field: str, actors: Mapping[str, Actor], attributions: Sequence[Attribution]
) -> Iterator[_Quoted]:
    text = (article.title or "") if field == "title" else article.text
    if not attributions:
        return
    for start, end in (part for stretch in quoted_stretches(text) for part in _sentences(text, *stretch)):
        said = tuple(words(text[start:end]))
        voice = _voice(attributions, start, end)
        if said and voice:
            row_id = content_id("q", article.id, field, start, end)
            row = Quotation("", row_id, voice.id, article.id, field, start, end, text[start:end])
            known = actors.get(voice.speaker_actor or "")
            names = (voice.speaker, known.name if known and known.kind == "person" else "")
            surnames = frozenset(match.group().lower() for name in names if (match := _NAME.search(name.strip())))
            yield _Quoted(row, said, voice.speaker_actor, surnames, days(article.published))


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
    """Pairs with a run of BLOCK words in common; a shorter one pairs with what its speaker says that has its words."""
    blocks: dict[object, list[int]] = {}
    said: dict[tuple[str, str], list[int]] = {}
    for at, each in enumerate(quoted):
        if len(each.words) >= BLOCK:
            for shingle in shingles(each.words, BLOCK):
                blocks.setdefault(shingle, []).append(at)
        for speaker in each.speakers:
            for word in set(each.words):
                said.setdefault((speaker, word), []).append(at)
    pairs = {pair for members in blocks.values() if len(members) > 1 for pair in block_pairs(members)}
    for at, each in enumerate(quoted):
        if len(each.words) < BLOCK:
            for speaker in each.speakers:
                rarest = min((said[speaker, word] for word in each.words), key=len)
                pairs.update((min(at, other), max(at, other)) for other in rarest[:50] if other != at)
    return pairs


def _likeness(one: _Quoted, two: _Quoted) -> float | None:
    """The share of the shorter's words that the longer has in order, if the two are the same words; else None."""
    if one.row.article == two.row.article and one.row.field == two.row.field:
        return None
    shorter, longer = sorted((one.words, two.words), key=len)
    share = round(LCSseq.similarity(shorter, longer) / len(shorter), 2)
    if len(shorter) < BLOCK:
        far = one.printed is None or two.printed is None or apart(one.printed, two.printed) > SHORT_DAYS
        telling = max(map(len, shorter)) >= (5 if len(shorter) == 1 else 4)
        contained = f" {' '.join(shorter)} " in f" {' '.join(longer)} "
        return share if one.same_speaker(two) and telling and contained and not far else None
    run = SequenceMatcher(None, shorter, longer, autojunk=False).find_longest_match().size
    if one.same_speaker(two):
        enough = run >= RUN and (run >= RUN_SHARE * len(shorter) or share >= WORDS_SHARE)
    else:
        enough = run >= LONG_RUN or (run >= OTHER_RUN and share >= OTHER_SHARE)
    return share if enough else None


def _link(one: _Quoted, two: _Quoted, share: float) -> Link:
    who = "one speaker" if one.same_speaker(two) else "speakers named differently"
    reason = f"{who}; {share:.0%} of the shorter one's words, in order"
    link_id = content_id("l", "quotation", one.row.id, two.row.id)
    return Link(link_id, "quotation", one.row.id, two.row.id, share, reason, "linked")
