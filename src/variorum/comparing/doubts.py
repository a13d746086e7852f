"""What the words around a figure say against taking it for the toll of its event in its speaker's mouth."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon
from variorum.linking.values.compare import head
from variorum.records import Claim

# A message that was pasted into an article: what stands before its name and date are the words of who wrote it.
_PASTED = re.compile(r"\bpic\.?twitter\.?com|\bhttps?:?/*t\.?co\b|\(@?[A-Za-z]\w{2,}\)\s+[A-Z][a-z]+ \d{1,2},? \d{4}")
_BEHIND = 40  # characters behind a figure in which its fate is told
_WORD = re.compile(r"\w+")


class Doubts:
    """What the words of a sentence say against resting a finding on its claims. Each question is answered when it is
    asked, and its pattern tried only where one of its words is there."""

    def __init__(self, sentence: str) -> None:
        self._sentence, self._told = sentence, frozenset(_WORD.findall(sentence.lower()))

    @property
    def elsewhere(self) -> bool:
        """Whether it tells of what is elsewhere."""
        return "elsewhere" in self._told

    @property
    def leaves_open(self) -> bool:
        """Whether it only asks ("it was unclear whether", "if confirmed")."""
        return not self._told.isdisjoint(_asking()) and _open().search(self._sentence) is not None

    @property
    def sums(self) -> bool:
        """Whether its figures are of many happenings: "seven days of raids left 75 dead"."""
        return not self._told.isdisjoint(_spans()) and _long().search(self._sentence) is not None

    @property
    def pasted(self) -> bool:
        """Whether a message of somebody else was pasted into it."""
        text = self._sentence
        return ("(" in text or "http" in text or "pic" in text) and _PASTED.search(text) is not None

    @property
    def says(self) -> bool:
        """Whether it may have words of saying."""
        return not self._told.isdisjoint(_first_words("slots", "scenes.said"))

    @property
    def deed(self) -> bool:
        """Whether it has a verb for what somebody claims or condemns."""
        return not self._told.isdisjoint(lexicon.words("en", "slots", "scenes.deeds"))


@cache
def _asking() -> frozenset[str]:
    return _first_words("doubts", "open") | {"if"}


@cache
def _first_words(topic: str, name: str) -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in lexicon.words("en", topic, name))


@cache
def _spans() -> frozenset[str]:
    return frozenset(f"{word}{s}" for word in lexicon.words("en", "events", "marks.long_spans") for s in ("", "s"))


@cache
def _open() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_either('open')}\b"
        rf"|\bif\s+(?:(?:it|this|that)\s+)?(?:(?:is|was|were)\s+)?{_either('confirmed')}\b",
        re.IGNORECASE,
    )


@cache
def _long() -> re.Pattern[str]:
    spans = lexicon.either("en", "events", "marks.long_spans")
    # "The first day of its strike" is one day, "a week of raids" and "seven days of raids" are many.
    one = "".join(rf"(?<!{word} )" for word in sorted(lexicon.words("en", "doubts", "one_of")))
    return re.compile(rf"{one}\b{spans}s? of \w|\b{_either('past')} (?:\w+ )?{spans}s\b", re.IGNORECASE)


def _either(name: str) -> str:
    return lexicon.either("en", "doubts", name)


def is_of_next_fate(claim: Claim, text: str) -> bool:
    """Whether the word right behind a number says that it counts people of another fate: "Two Killed Three Injured"."""
    fate = head(claim.slot)
    others = lexicon.lexicon("en", "doubts")["other_fate"]
    return fate in others and _fate(fate).match(text[claim.end : claim.end + _BEHIND]) is not None


@cache
def _fate(slot: str) -> re.Pattern[str]:
    return re.compile(
        rf"\W+(?:{_either('counted')}\W+)?"
        rf"(?:(?:was|were|are|is|being|been|got|have|has|had)\W+){{0,2}}{_either(f'other_fate.{slot}')}\b",
        re.IGNORECASE,
    )


def is_said_behind(claim: Claim, behind: str) -> bool:
    """Whether a figure in the article's own voice stands in a sentence that ends in words of saying which were not
    read as such ("... killed 12 in the town on Monday a monitoring group said"): whose it is, is not known."""
    return claim.attribution is None and claim.low is not None and _said().search(behind) is not None


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"\b{lexicon.either('en', 'slots', 'scenes.said')}\b", re.IGNORECASE)


def is_of_a_deed(claim: Claim, before: str) -> bool:
    """Whether a toll or a means only tells which deed somebody claims or condemns ("claims the attack on the station
    that killed 17", "condemned the bomb attack"): the words are the writer's. `before`: those before the claim."""
    if claim.low is not None:
        return _deed_with_toll().search(before) is not None
    return claim.slot == "means" and _deed_with_means().search(before) is not None


@cache
def _deeds() -> str:
    deeds = lexicon.either("en", "slots", "scenes.deeds")
    return rf"\b{deeds}\s+(?:responsibility\s+for\s+)?{_either('determiners')}\s"


@cache
def _deed_with_means() -> re.Pattern[str]:
    return re.compile(rf"{_deeds()}(?:[\w-]+\s+){{0,4}}$", re.IGNORECASE)


@cache
def _deed_with_toll() -> re.Pattern[str]:
    harm = rf"{_either('harming')}|{_either('clause')}\s+(?:\w+\s+){{0,2}}{_either('harmed')}"
    return re.compile(rf"{_deeds()}[^.;:]*\b(?:{harm})\b[^.;:]*$", re.IGNORECASE)


def tells_which(before: str) -> bool:
    """Whether the words before a number lead to it in a clause which says what sort of event is meant ("the raid that
    killed 11 people, including 2")."""
    return _harm().search(before) is not None


@cache
def _harm() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_either('clause')}\s+(?:(?:{_either('have')}|\w+ly)\s+)*{_either('harmed')}\b[^.;:]*$", re.IGNORECASE
    )


def is_hit(behind: str) -> bool:
    """Whether the words behind those for a means say that it was shot down or hit, or is what a place is named after
    ("gas fields")."""
    following = next(iter(_WORD.findall(behind.lower())), "")
    return following in lexicon.words("en", "slots", "scenes.works") or _suffers().match(behind) is not None


@cache
def _suffers() -> re.Pattern[str]:
    return re.compile(rf"\W+(?:(?:that|which)\s+)?{_either('being')}\b", re.IGNORECASE)


def is_of_another(before: str) -> bool:
    """Whether the words before a value say that it is of another happening ("an earlier")."""
    return _other_scene().search(before) is not None


@cache
def _other_scene() -> re.Pattern[str]:
    return re.compile(rf"\b{_either('other_scene')}\s+$", re.IGNORECASE)


def is_half(claim: Claim, text: str) -> bool:
    """Whether a doer is one of two that are named together ("Northern and allied warplanes")."""
    before, behind = text[max(0, claim.start - _BEHIND) : claim.start], text[claim.end : claim.end + _BEHIND]
    return _half_before().search(before) is not None or _half_behind().match(behind) is not None


@cache
def _half_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:and|or)\s+(?:the\s+|\w+\s+)?$", re.IGNORECASE)


@cache
def _half_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:and|or)\s+(?:(?:the\s+)?[A-Z]|(?:[a-z]+\s+){{0,2}}{_either('forces')}\b)")


def tops_up(claim: Claim, text: str) -> bool:
    """Whether a number of the dead counts those beside others that were told before ("a further nine people", "21
    others died")."""
    if head(claim.slot) != "killed" or claim.low is None:
        return False
    before, after = text[max(0, claim.start - _BEHIND) : claim.start], text[claim.end : claim.end + _BEHIND]
    return _topping().search(f"{before}{claim.text}") is not None or _others().match(after) is not None


@cache
def _topping() -> re.Pattern[str]:
    more = f"{lexicon.either('en', 'slots', 'scenes.topping')}|{_either('behind_others')}"
    return re.compile(rf"\b(?:{more})\s+(?:[^\W\d]+\s+){{0,2}}\S+$", re.IGNORECASE)


@cache
def _others() -> re.Pattern[str]:
    return re.compile(rf"\s+{lexicon.either('en', 'slots', 'scenes.others')}\b(?!\s+than)", re.IGNORECASE)
