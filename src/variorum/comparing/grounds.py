"""What a finding can rest on: claims that surely tell their event, and are surely somebody's word.

All other claims stay in the tables and are shown in the collation; nothing is concluded from them.
"""

from __future__ import annotations

from bisect import bisect_left

from variorum.comparing.doubts import is_hit, is_of_a_deed, is_of_another, is_of_next_fate, is_said_behind, tells_which
from variorum.comparing.pile import Pile
from variorum.comparing.surroundings import Sentence
from variorum.comparing.told import TOLLS
from variorum.comparing.years import is_years_on, year_of
from variorum.dates import days
from variorum.linking.counters import TAKEN_OVER
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.linking.values.doers import related
from variorum.records import Claim, Event

BEFORE = 120  # characters before a figure in which its verb stands: about a sentence

# A day or a place has no counter: whoever writes it down says it.
UNCOUNTED = frozenset({"date", "time", "place"})
_IN_WORDS = ("perpetrator", "means")  # words that an article's next scene has too


def is_ground(claim: Claim, event: Event, pile: Pile) -> bool:
    """Whether findings rest on the claim: it is not of another scene, and not of two guesses, and its words are the
    speaker's, where it has one. What is soon answered is asked first."""
    slot = head(claim.slot)
    if claim.attribution in pile.voiceless or (claim.low is None and is_taken_over(claim)):
        return False
    sentence = pile.scenes.surroundings.sentence(claim)
    if slot == "means" and is_hit(pile.text(claim)[claim.end : claim.end + BEFORE]):
        return False
    if slot == "perpetrator" and (sentence.doubts.leaves_open or "or" in words(claim.text)):
        return False
    if slot in _IN_WORDS and is_of_another(pile.text(claim)[max(0, claim.start - BEFORE) : claim.start]):
        return False
    # Many happenings, unless the figure says of which time it is.
    if claim.low is not None and claim.period is None and sentence.doubts.sums:
        return False
    if _may_be_said(claim, sentence, pile) or is_presupposed(claim, pile):
        return False
    if slot not in UNCOUNTED and _is_doubtful(claim, sentence, pile):
        return False
    if slot in TOLLS and (pile.together.of_another_day(event, claim) or _is_of_years_ago(claim, event, sentence, pile)):
        return False
    return not _is_astray(claim, event, pile)


def _is_astray(claim: Claim, event: Event, pile: Pile) -> bool:
    """Whether what stands around the claim is of another day, time or place than its event."""
    slot, scenes = head(claim.slot), pile.scenes
    if not (
        (slot != "date" and (scenes.of_another_day(event, claim) or scenes.is_background(event, claim)))
        or (slot not in UNCOUNTED and scenes.somewhere_else(event, claim))
    ):
        return False
    # What a figure is of, with its own place and time, is compared pair by pair.
    return claim.low is None or not pile.identities.tells_alone(claim)


def _is_of_years_ago(claim: Claim, event: Event, sentence: Sentence, pile: Pile) -> bool:
    """Whether the clause of a toll says that it is of a year before its event ("the worst since 2015, when a bomb
    killed 71"), or of what its event is told to have come years after."""
    text, span = pile.text(claim), days(event.date)
    before = text[sentence.start : claim.start]
    year = year_of(before, text[claim.end : sentence.end])
    return (year is not None and span is not None and year < span[0].year) or is_years_on(before)


def is_unheard(claim: Claim, pile: Pile) -> bool:
    """Whether a toll in the article's own voice stands before words of saying that were not read as such."""
    if head(claim.slot) not in TOLLS or is_taken_over(claim) or claim.field == "title":
        return False
    sentence = pile.scenes.surroundings.sentence(claim)
    return sentence.doubts.says and is_said_behind(claim, pile.text(claim)[claim.end : sentence.end])


def _is_by_counter(claim: Claim, pile: Pile) -> bool:
    """Whether the article says of the counter that it did it: who strikes is seldom who counts the dead."""
    done = pile.doers.get((claim.event, claim.article), frozenset())
    return any(related(claim.counter or "", actor, pile.world.actors) for actor in done)


def _is_doubtful(claim: Claim, sentence: Sentence, pile: Pile) -> bool:
    """Whether the words around the claim speak against its value, or against its speaker."""
    text, told = pile.text(claim), sentence.doubts
    if told.elsewhere or is_of_next_fate(claim, text) or (told.pasted and claim.attribution is None):
        return True
    if is_taken_over(claim) and claim.low is not None and _is_by_counter(claim, pile):
        return True
    if claim.counter in pile.platforms or is_unheard(claim, pile):
        return True
    quoted = claim.attribution is None or claim.attribution in pile.direct
    return told.deed and not quoted and is_of_a_deed(claim, text[sentence.start : claim.start])


def _may_be_said(claim: Claim, sentence: Sentence, pile: Pile) -> bool:
    """Whether a figure in the article's own voice follows words of saying in its sentence, and so may be the speaker's
    ("the governor, who reported the attack, giving a toll of 31")."""
    if claim.attribution is not None or claim.low is None or is_taken_over(claim) or claim.field == "title":
        return False
    cues = pile.cues.get((claim.article, claim.field), ())
    return bisect_left(cues, sentence.start) < bisect_left(cues, claim.start)


def is_taken_over(claim: Claim) -> bool:
    """Whether the claim is in the article's own voice, with the counter that it cites for the value."""
    return TAKEN_OVER in (claim.inferred or "")


def is_presupposed(claim: Claim, pile: Pile) -> bool:
    """Whether a figure stands in a clause that only says which event somebody speaks of ("the minister condemned the
    raid that killed 11"): there it is the writer's, not the speaker's. Inside quotation marks it is the speaker's."""
    if claim.attribution is None or claim.attribution in pile.direct or claim.low is None:
        return False
    return tells_which(pile.text(claim)[max(0, claim.start - BEFORE) : claim.start])
