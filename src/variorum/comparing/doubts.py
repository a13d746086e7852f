"""What the words around a figure say against taking it for the toll of its event in its speaker's mouth."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon
from variorum.linking.values.compare import head
from variorum.records import Claim

# Whose words tell somebody's fate right behind a number of the other fate: "Two Killed Three Injured".
_OTHER_FATE = {
    "killed": r"injured|wounded|hurt",
    "wounded": r"killed|dead|martyred",
}
# A message that was pasted into an article: what stands before its name and date are the words of who wrote it.
_PASTED = re.compile(r"\bpic\.?twitter\.?com|\bhttps?:?/*t\.?co\b|\(@?[A-Za-z]\w{2,}\)\s+[A-Z][a-z]+ \d{1,2},? \d{4}")
_BEHIND = 40  # characters behind a figure in which its fate is told


def is_of_next_fate(claim: Claim, text: str) -> bool:
    """Whether the word right behind a number says that it counts people of another fate."""
    fate = _OTHER_FATE.get(head(claim.slot))
    return fate is not None and _fate(fate).match(text[claim.end : claim.end + _BEHIND]) is not None


@cache
def _fate(words: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W+(?:(?:others?|more|people|persons|civilians|men|women|children)\W+)?"
        rf"(?:(?:was|were|are|is|being|been|got|have|has|had)\W+){{0,2}}(?:{words})\b",
        re.IGNORECASE,
    )


def is_pasted(claim: Claim, sentence: str) -> bool:
    """Whether a value in the article's own voice stands in a message of somebody else that was pasted into it."""
    return claim.attribution is None and _PASTED.search(sentence) is not None


def is_said_behind(claim: Claim, behind: str) -> bool:
    """Whether a figure in the article's own voice stands in a sentence that ends in words of saying which were not
    read as such ("... killed 12 in the town on Monday a monitoring group said"): whose it is, is not known."""
    return claim.attribution is None and claim.low is not None and _said().search(behind) is not None


@cache
def _said() -> re.Pattern[str]:
    said = "|".join(sorted(lexicon.words("en", "slots", "scenes.said")))
    return re.compile(rf"\b(?:{said})\b", re.IGNORECASE)


def is_of_a_deed(claim: Claim, before: str) -> bool:
    """Whether a toll or a means only tells which deed somebody claims or condemns ("claims the attack on the station
    that killed 17", "condemned the bomb attack"): the words are the writer's. `before`: those before the claim."""
    if claim.low is not None:
        return _deed_with_toll().search(before) is not None
    return claim.slot == "means" and _deed_with_means().search(before) is not None


@cache
def _deeds() -> str:
    deeds = "|".join(sorted(lexicon.words("en", "slots", "scenes.deeds")))
    return rf"\b(?:{deeds})\s+(?:responsibility\s+for\s+)?(?:the|a|an|this|that|these|those|what)\s"


@cache
def _deed_with_means() -> re.Pattern[str]:
    return re.compile(rf"{_deeds()}(?:[\w-]+\s+){{0,4}}$", re.IGNORECASE)


@cache
def _deed_with_toll() -> re.Pattern[str]:
    harm = (
        r"killing|wounding|injuring|leaving|(?:that|which|who)\s+(?:\w+\s+){0,2}(?:killed|wounded|injured|left|claimed)"
    )
    return re.compile(rf"{_deeds()}[^.;:]*\b(?:{harm})\b[^.;:]*$", re.IGNORECASE)


_HALF_BEFORE = re.compile(r"\b(?:and|or)\s+(?:the\s+|\w+\s+)?$", re.IGNORECASE)
_HALF_BEHIND = re.compile(
    r"\s+(?:and|or)\s+(?:the\s+)?[A-Z]|\s+(?:and|or)\s+(?:[a-z]+\s+){0,2}(?:forces|warplanes|jets|troops|planes|aircraft)\b"
)


def is_half(claim: Claim, text: str) -> bool:
    """Whether a doer is one of two that are named together ("Northern and allied warplanes")."""
    before, behind = text[max(0, claim.start - _BEHIND) : claim.start], text[claim.end : claim.end + _BEHIND]
    return _HALF_BEFORE.search(before) is not None or _HALF_BEHIND.match(behind) is not None


def tops_up(claim: Claim, text: str) -> bool:
    """Whether a number of the dead counts those beside others that were told before ("a further nine people", "21
    others died")."""
    if head(claim.slot) != "killed" or claim.low is None:
        return False
    before, after = text[max(0, claim.start - _BEHIND) : claim.start], text[claim.end : claim.end + _BEHIND]
    return _topping().search(f"{before}{claim.text}") is not None or _others().match(after) is not None


@cache
def _topping() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("en", "slots", "scenes.topping")))
    return re.compile(rf"\b(?:{words}|as well as the)\s+(?:[^\W\d]+\s+){{0,2}}\S+$", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    words = "|".join(sorted(lexicon.words("en", "slots", "scenes.others")))
    return re.compile(rf"\s+(?:{words})\b(?!\s+than)", re.IGNORECASE)
