"""What a finding can rest on: claims that surely tell their event, and are surely somebody's word.

All other claims stay in the tables and are shown in the collation; nothing is concluded from them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from variorum import lexicon
from variorum.comparing.doubts import is_of_a_deed, is_of_next_fate, is_pasted, is_said_behind
from variorum.comparing.pile import Pile
from variorum.comparing.told import TOLLS
from variorum.linking.counters import TAKEN_OVER
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.linking.values.doers import related
from variorum.records import Claim, Event

BEFORE = 120  # characters before a figure in which its verb stands: about a sentence

# A day or a place has no counter: whoever writes it down says it.
UNCOUNTED = frozenset({"date", "time", "place"})
# The words that lead to a figure in a clause which says what sort of event is meant ("the raid that killed 11 people,
# including 2").
_HARM = re.compile(
    r"\b(?:which|that|who)\s+(?:(?:has|have|had|\w+ly)\s+)*"
    r"(?:killed|wounded|injured|left|claimed|hurt|murdered)\b[^.;:]*$",
    re.I,
)
_IN_WORDS = ("perpetrator", "means")  # words that an article's next scene has too
# What is shot down or hit is no means.
_SUFFERS = re.compile(r"\W+(?:(?:that|which)\s+)?(?:was|were|is|are|has been|have been|had been|being)\b", re.I)
_OPEN = re.compile(
    r"\b(?:unclear|unknown|not clear|not known|not immediately clear|no idea|uncertain)\b|\b(?:whether|either)\b"
    r"|\bif\s+(?:(?:it|this|that)\s+)?(?:(?:is|was|were)\s+)?(?:confirmed|proved|proven|true|verified)\b",
    re.I,
)
_ELSEWHERE = re.compile(r"\belsewhere\b", re.I)
_OTHER_SCENE = re.compile(r"\b(?:earlier|previous|separate|another|similar|past|subsequent)\s+$", re.I)


def is_ground(claim: Claim, event: Event, pile: Pile) -> bool:
    """Whether findings rest on the claim: it is not of another scene, and not of two guesses, and its words are the
    speaker's, where it has one."""
    slot = head(claim.slot)
    scenes = pile.scenes
    # What a figure is of, with its own place and time, is compared pair by pair.
    known = claim.low is not None and pile.identities.tells_alone(claim)
    if slot != "date" and not known and (scenes.of_another_day(event, claim) or scenes.is_background(event, claim)):
        return False
    if slot not in UNCOUNTED and not known and scenes.somewhere_else(event, claim):
        return False
    if is_taken_over(claim) and claim.low is None:
        return False
    if slot == "means" and _is_no_means(pile.text(claim)[claim.end : claim.end + BEFORE]):
        return False
    if slot == "perpetrator" and _is_left_open(claim, pile):
        return False
    if claim.attribution in pile.voiceless or (slot not in UNCOUNTED and _is_doubtful(claim, pile)):
        return False
    if slot in TOLLS and pile.together.of_another_day(event, claim):
        return False
    if slot in _IN_WORDS and _OTHER_SCENE.search(pile.text(claim)[max(0, claim.start - BEFORE) : claim.start]):
        return False
    return not (is_presupposed(claim, pile) or _may_be_said(claim, pile) or _is_of_a_time(claim, pile))


def is_unheard(claim: Claim, pile: Pile) -> bool:
    """Whether a toll in the article's own voice stands before words of saying that were not read as such."""
    if head(claim.slot) not in TOLLS or is_taken_over(claim) or claim.field == "title":
        return False
    _, end = pile.scenes.sentence(claim)
    return is_said_behind(claim, pile.text(claim)[claim.end : end])


def _is_by_counter(claim: Claim, pile: Pile) -> bool:
    """Whether the article says of the counter that it did it: who strikes is seldom who counts the dead."""
    done = pile.doers.get((claim.event, claim.article), frozenset())
    return any(related(claim.counter or "", actor, pile.world.actors) for actor in done)


def _is_no_means(behind: str) -> bool:
    """Whether the words behind those for a means say that it was hit, or is what a place is named after."""
    following = words(behind)[:1]
    return _SUFFERS.match(behind) is not None or bool(set(following) & lexicon.words("en", "slots", "scenes.works"))


def _is_doubtful(claim: Claim, pile: Pile) -> bool:
    """Whether the words around the claim speak against its value, or against its speaker."""
    text, (start, end) = pile.text(claim), pile.scenes.sentence(claim)
    if is_of_next_fate(claim, text) or _ELSEWHERE.search(text[start:end]):
        return True
    if is_taken_over(claim) and claim.low is not None and _is_by_counter(claim, pile):
        return True
    counter = pile.world.actors.get(claim.counter or "")
    if counter is not None and set(words(counter.name)) <= lexicon.words("en", "slots", "scenes.platforms"):
        return True
    if is_pasted(claim, text[start : max(end, claim.end)]):
        return True
    if is_unheard(claim, pile):
        return True
    quoted = claim.attribution is None or claim.attribution in pile.direct
    return not quoted and is_of_a_deed(claim, text[start : claim.start])


def _is_of_a_time(claim: Claim, pile: Pile) -> bool:
    """Whether a figure is of many happenings: "seven days of raids left 75 dead"."""
    start, end = pile.scenes.sentence(claim)
    if claim.low is None or claim.period is not None:
        return False
    return _long().search(pile.text(claim)[start : max(end, claim.end)]) is not None


@cache
def _long() -> re.Pattern[str]:
    spans = "|".join(sorted(lexicon.words("en", "events", "marks.long_spans")))
    # "The first day of its strike" is one day, "a week of raids" and "seven days of raids" are many.
    many = rf"(?<!first )(?<!second )(?<!third )(?<!opening )(?<!last )\b(?:{spans})s? of \w"
    return re.compile(rf"{many}|\b(?:past|last) (?:\w+ )?(?:{spans})s\b", re.I)


def _is_left_open(claim: Claim, pile: Pile) -> bool:
    """Whether the sentence only asks who did it ("it was unclear whether", "the army or its allies")."""
    start, end = pile.scenes.sentence(claim)
    if "or" in words(claim.text):
        return True
    return _OPEN.search(pile.text(claim)[start : max(end, claim.end)]) is not None


def _may_be_said(claim: Claim, pile: Pile) -> bool:
    """Whether a figure in the article's own voice follows words of saying in its sentence, and so may be the speaker's
    ("the governor, who reported the attack, giving a toll of 31")."""
    if claim.attribution is not None or claim.low is None or is_taken_over(claim) or claim.field == "title":
        return False
    start, _ = pile.scenes.sentence(claim)
    cues = pile.cues.get((claim.article, claim.field), ())
    return bisect_left(cues, start) < bisect_left(cues, claim.start)


def is_taken_over(claim: Claim) -> bool:
    """Whether the claim is in the article's own voice, with the counter that it cites for the value."""
    return TAKEN_OVER in (claim.inferred or "")


def is_presupposed(claim: Claim, pile: Pile) -> bool:
    """Whether a figure stands in a clause that only says which event somebody speaks of ("the minister condemned the
    raid that killed 11"): there it is the writer's, not the speaker's. Inside quotation marks it is the speaker's."""
    if claim.attribution is None or claim.attribution in pile.direct or claim.low is None:
        return False
    return _HARM.search(pile.text(claim)[max(0, claim.start - BEFORE) : claim.start]) is not None
