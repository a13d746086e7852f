""" "I" and "we" inside quotation marks -> whoever speaks there. All of it is inferred."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from variorum.annotating.referents.cast import Cast, Seen
from variorum.annotating.referents.words import Words
from variorum.records import Attribution, Span

_FIRST = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))
_OPEN_OR_CLOSE = frozenset(('"', "``", "''", "“", "”"))


def resolve_first_person(cast: Cast, words: Words, attributions: Sequence[Attribution]) -> None:
    """Notes who speaks of themselves in the quotations of one field: the speaker of the innermost attribution."""
    if not any(lower in _FIRST for lower in words.lower):
        return
    for at, actor in sorted(said_by(cast, words, attributions, in_quotations(words)).items()):
        if words.lower[at] in _FIRST and words.pos[at] == "PRON":
            cast.see(words, at, at + 1, "pronoun", actor=cast.actors[actor], inferred="speaker")


def said_by(cast: Cast, words: Words, attributions: Sequence[Attribution], quoted: Sequence[bool]) -> dict[int, str]:
    """For each quoted token of one field whose speaker has a mention: the actor who says it."""
    mine = [each for each in attributions if each.field == words.parsed.field and each.kind in ("direct", "mixed")]
    spoken = sorted((each for each in cast.seen if each.words is words and each.actor), key=lambda each: each.first)
    starts = [each.first for each in spoken]
    found: dict[int, str] = {}
    for each in sorted(mine, key=lambda each: -sum(end - start for start, end in each.content_spans)):
        speaker = _speaker(spoken, starts, each.speaker_spans)
        for start, end in each.content_spans if speaker is not None and speaker.actor is not None else ():
            for at in range(bisect_left(words.start, start), bisect_left(words.start, end)):
                if quoted[at]:
                    found[at] = speaker.actor  # type: ignore[union-attr, assignment]
    return found


def _speaker(spoken: Sequence[Seen], starts: Sequence[int], spans: Sequence[Span]) -> Seen | None:
    """The mention that fills most of the words for the speaker."""
    best: tuple[int, Seen] | None = None
    for start, end in spans:
        for seen in spoken[max(0, bisect_left(starts, start) - 2) : bisect_left(starts, end)]:
            shared = min(end, seen.last) - max(start, seen.first)
            if shared > 0 and (best is None or shared > best[0]):
                best = (shared, seen)
    return best[1] if best is not None else None


def in_quotations(words: Words) -> list[bool]:
    """For each token whether it stands between quotation marks; a paragraph that ends closes them."""
    inside, found = False, []
    ends = iter([block.end for block in words.parsed.blocks])
    end = next(ends, 0)
    for start, text in zip(words.start, words.text, strict=True):
        while start >= end and (further := next(ends, None)) is not None:
            inside, end = False, further
        if text in _OPEN_OR_CLOSE:
            inside = text == "“" or (text != "”" and not inside)
        found.append(inside)
    return found
