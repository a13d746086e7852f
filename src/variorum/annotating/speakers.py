"""Attributions and mentions together: which actor speaks, under which name, and in whose voice a stretch stands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from variorum.annotating.referents import Referents
from variorum.annotating.spans import innermost, overlap
from variorum.records import Attribution


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a claim. `speaker` is "" in the article's own voice."""

    speaker: str
    actor: str | None
    stance: str
    attribution: str | None


OWN = Voice("", None, "asserted", None)


def with_actors(attributions: Sequence[Attribution], referents: Referents) -> tuple[Attribution, ...]:
    """The attributions with `speaker_actor`: the actor of the mention that shares most with the speaker's words."""
    resolved = []
    for each in attributions:
        best: tuple[int, int, str] | None = None
        for mention in referents.mentions:
            if mention.actor is None or mention.field != each.field:
                continue
            shared = sum(overlap(span, (mention.start, mention.end)) for span in each.speaker_spans)
            if shared and (best is None or (shared, -mention.start) > best[:2]):
                best = (shared, -mention.start, mention.actor)
        resolved.append(replace(each, speaker_actor=best[2] if best else None))
    return tuple(resolved)


def voice(attributions: Sequence[Attribution], names: dict[str, str], start: int, end: int) -> Voice:
    """Who speaks the stretch from `start` to `end` of the field that `attributions` are of.

    `names` gives for an attribution's id the nearest full name of its speaker (`speaker_names`).
    """
    found = innermost(attributions, start, end)
    if found is None:
        return OWN
    return Voice(names.get(found.id, found.speaker), found.speaker_actor, found.stance, found.id)


def speaker_names(attributions: Sequence[Attribution], referents: Referents) -> dict[str, str]:
    """For each attribution the name to cite its speaker by: the nearest full name that the article has for a pronoun,
    a noun or a surname; else the words there."""
    return {each.id: each.speaker for each in attributions}
