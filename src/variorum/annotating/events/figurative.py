"""Words of attack that are meant otherwise: politics attacks plans and raids budgets."""

from __future__ import annotations

from collections.abc import Sequence

from variorum.annotating.events.frames import Frame
from variorum.annotating.events.scenes import tolls
from variorum.annotating.events.senses import is_armed, is_bodily


def literal(frames: Sequence[Frame]) -> list[Frame]:
    """`frames` without "attacks", "raids" and "assaults" where nothing in the article says that anybody was hurt or a
    weapon used: politics attacks plans and raids budgets."""
    violent = [each for each in frames if each.kind.group == "attack" and each.kind.name != "fire"]
    armed = violent[0].view.parsed.language.words("events", "marks.armed") if violent else frozenset()
    told = any(not armed.isdisjoint(each.view.lemma) for each in (*violent[:1], *violent[-1:]))  # of text and title
    if told or any(not _may_be_figurative(each) for each in violent):
        return list(frames)
    return [each for each in frames if each.kind.group != "attack" or each.kind.name == "fire"]


def _may_be_figurative(frame: Frame) -> bool:
    words = frame.view.parsed.language.words("events", "marks.figurative")
    harmed = any(each.harm for each in frame.triggers) or tolls(frame) or is_bodily(frame.view, frame.head.at)
    if frame.kind.name == "stabbing":
        return False  # "a knife attack" names its weapon
    harmed = harmed or is_armed(frame.view, frame.head.at)
    return frame.view.lemma[frame.head.at] in words and not harmed
