"""Two who are said to have done it: told apart where the words surely lay it at two doors."""

from __future__ import annotations

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.doubts import is_half
from variorum.comparing.witness import is_placed
from variorum.linking.counters import TAKEN_OVER
from variorum.linking.shingles import words
from variorum.linking.values.doers import names_actor, turned_on_another
from variorum.records import Claim

# How floor 2 words (`inferred`) that what is said of who did it, or why, is of the event told right before.
JUST_BEFORE = "the event told just before"
BESIDE = 60  # characters around a name in which another one stands that may be meant


def doers_apart(case: Case, one: Claim, two: Claim, beside: bool) -> bool:
    """Whether the two surely name two doers of one deed. `beside`: they are set against each other in one breath."""
    known = case.pile.world.actors
    if turned_on_another(one, two, known) or turned_on_another(two, one, known):
        named = all(each.inferred in (None, TAKEN_OVER, JUST_BEFORE) for each in (one, two))
    else:
        named = _names_doer(case, one) and _names_doer(case, two)
    return named and (beside or case.pile.scenes.of_one_deed(case.event, one, two))


def _names_doer(case: Case, claim: Claim) -> bool:
    """Whether the claim surely lays it at one actor's door: the words name the actor, give no choice ("the regime or
    its allies"), and are somebody's, or two origins'."""
    actor = case.pile.world.actors.get(claim.actor or "")
    choices = lexicon.words("en", "slots", "choices")
    text = case.pile.articles[claim.article].text if claim.field == "text" else ""
    before, after = words(text[max(0, claim.start - BESIDE) : claim.start]), words(text[claim.end : claim.end + BESIDE])
    if lexicon.words("en", "doubts", "either") & set(before) or before[-1:] == ["or"] or after[:1] == ["or"]:
        return False
    if is_half(claim, text):
        return False
    if actor is None or not names_actor(claim.text, actor) or choices & set(words(claim.text)):
        return False
    if claim.inferred is not None and claim.inferred not in (TAKEN_OVER, JUST_BEFORE):
        return False
    if claim.speaker:
        return True
    return len(case.origins(each for each in case.live if each.actor == claim.actor and not is_placed(each))) > 1
