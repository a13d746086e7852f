"""Denials, and what they deny."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.grounds import BEFORE, is_ground
from variorum.comparing.lines import Line, capital, lines, listed, voices
from variorum.comparing.witness import is_placed, is_somebodys
from variorum.comparing.wording import number, with_article
from variorum.linking.shingles import words
from variorum.linking.values.compare import head, relation
from variorum.linking.values.doers import names_actor, related
from variorum.records import Claim

# Slots that a denial can be of. A day, a place or a means inside a denial ("denied that it struck Serin in May
# with gas") is not what is denied.
_DENIED = frozenset({"occurrence", "perpetrator", "killed", "wounded"})

_AND = re.compile(r"\s+(?:and|or)\s+(\S+\s+\S+)")

VALUES, DENIALS = 2, 3  # written out in the sentence; further ones are counted


def contested(case: Case) -> Draft | None:
    """What a voice asserts and another denies. A denial with no accuser in the pile is told as such; one that somebody
    takes back himself (denied and asserted by one voice) is not contested by that voice alone."""
    found = [each for each in case.claims if each.stance == "denied" and not each.superseded]
    sure = {case.pile.voice(each) for each in found if _is_of_it(case, each)}
    denials = [each for each in found if case.pile.voice(each) in sure]
    if not denials or head(case.slot) not in _DENIED or (case.lasts and case.slot != "occurrence"):
        return None
    asserted = [
        each
        for each in case.grounds
        if _is_named(case, each)
        and any(
            case.pile.together.one_scene(case.event, denial, each)
            and not case.pile.together.led_apart(case.event, denial, each)
            for denial in denials
        )
        and any(_denies(case, denial, each) and case.pile.voice(denial) != case.pile.voice(each) for denial in denials)
    ]
    met = [each for each in denials if any(_denies(case, each, other) for other in asserted)] if asserted else denials
    for_it, against = (lines(_surest(case, each), case.pile, case.year) for each in (asserted, met))
    denied = _denials(case, against)
    if for_it:
        return Draft("contested", f"{_assertion(case, for_it)}. {denied}.", [*for_it, *against])
    if all(is_placed(each) or not _is_plain(case, each) for each in denials):
        return None
    if any(_denies(case, denial, each) or _may_mean(case, denial, each) for denial in denials for each in case.live):
        return None  # somebody may assert it, in words that nothing can rest on
    if any(_is_accused(case, denial) for denial in denials):
        return None
    return Draft("contested", f"{denied}. No article of the pile is found to assert it.", against)


def _is_of_it(case: Case, denial: Claim) -> bool:
    """Whether the denial is of this event: one that was only put to it is not, nor one that speaks of earlier ones."""
    if denial.inferred is None:
        return is_ground(denial, case.event, case.pile)
    around = case.pile.text(denial)[max(0, denial.start - BEFORE) : denial.end + BEFORE]
    general = set(words(around)) & lexicon.words("en", "slots", "at_other_times") or _at_any_time().search(around)
    return not is_placed(denial) and not general and is_ground(denial, case.event, case.pile)


@cache
def _at_any_time() -> re.Pattern[str]:
    """ "Has denied" is no news of one day."""
    denied = lexicon.either("en", "doubts", "denied")
    return re.compile(rf"\b(?:has|have)\s+(?:\w+\s+){{0,2}}{denied}\b", re.IGNORECASE)


@cache
def _accused() -> re.Pattern[str]:
    """What somebody else has said, as the object of a denial."""
    determiners = lexicon.either("en", "doubts", "determiners")
    accusations = lexicon.either("en", "slots", "scenes.accusations")
    return re.compile(rf"\b{determiners}\s+(?:\w+\s+)?{accusations}\b", re.IGNORECASE)


def _is_named(case: Case, claim: Claim) -> bool:
    """Whether the words of a claim are those for the actor that it is of, and not for one that is named before it
    ("the council and the navy")."""
    actor = case.pile.world.actors.get(claim.actor or "")
    if head(case.slot) != "perpetrator" or actor is None or names_actor(claim.text, actor):
        return True
    after = _AND.match(case.pile.text(claim)[claim.end : claim.end + BEFORE])
    return after is None or not names_actor(after[1], actor)


def _may_mean(case: Case, denial: Claim, claim: Claim) -> bool:
    """Whether the words of a claim name who is said not to have done it."""
    actor = case.pile.world.actors.get(denial.actor or denial.counter or "")
    return head(case.slot) == "perpetrator" and actor is not None and names_actor(claim.text, actor)


def _is_accused(case: Case, denial: Claim) -> bool:
    """Whether a sentence of an article on the event, or on another one of the denial's article, has words for accusing
    beside the name of who denies, or of who is said not to have done it: then somebody asserts it, though no claim of
    that was read, or one of another event."""
    known = case.pile.world.actors
    actors = [known[each] for each in (denial.actor, denial.counter) if each is not None and each in known]
    place = case.pile.scenes.sentence(denial)
    for article in sorted({*case.event.articles, *case.pile.rivals.beside(denial.article)}):
        text = case.pile.articles[article].text
        for match in _accusing().finditer(text):
            start, end = case.pile.scenes.sentences.at(article, "text", match.start()) or match.span()
            if article == denial.article and (start, end) == place:
                continue
            if any(names_actor(text[start:end], actor) for actor in actors):
                return True
    return False


@cache
def _accusing() -> re.Pattern[str]:
    """Words that lay something at somebody's door."""
    accusing, holding = (lexicon.either("en", "doubts", name) for name in ("accusing", "holding"))
    return re.compile(rf"\b(?:{accusing}|{holding}\b[^.]{{0,80}}\bresponsible)\b", re.IGNORECASE)


def _surest(case: Case, claims: Sequence[Claim]) -> list[Claim]:
    """Of `claims` those of voices that are somebody's and have one without a guess, as far as there are such."""
    free = {case.pile.voice(each) for each in claims if each.inferred is None}
    sure = [each for each in claims if case.pile.voice(each) in free] or list(claims)
    return [each for each in sure if is_somebodys(each)] or sure


def _is_plain(case: Case, denial: Claim) -> bool:
    """Whether a named speaker denies that he did it, or that it was so, and nobody's accusation before."""
    actors = case.pile.world.actors
    if denial.counter not in actors:
        return False
    start, end = case.pile.scenes.sentence(denial)
    if _accused().search(case.pile.text(denial)[start:end]):
        return False  # the article has told who accuses, and of what
    actor = actors.get(denial.actor or "")
    if head(case.slot) != "perpetrator":
        return True
    return actor is not None and names_actor(denial.text, actor) and related(actor.id, denial.counter or "", actors)


def _assertion(case: Case, found: Sequence[Line]) -> str:
    """What is denied, and who says it."""
    if head(case.slot) == "occurrence":
        return f"Told as having happened by {voices(found, case.pile, inside=True)}"
    if head(case.slot) != "perpetrator":
        return listed(found, case.pile)
    by_value: dict[str, list[Line]] = {}
    for each in found:
        by_value.setdefault(each.value, []).append(each)
    told = [f"{value}, by {voices(held, case.pile, inside=True)}" for value, held in by_value.items()]
    rest = len(told) - VALUES
    more = f"; and {number(rest)} more" if rest > 0 else ""
    return f"Said to have done it: {'; '.join(told[:VALUES])}{more}"


def _denials(case: Case, found: Sequence[Line]) -> str:
    """Who denies it, those with a name first: "The Free Coast denies it, said 6 May (Dawn)"."""
    actors = case.pile.world.actors
    ordered = sorted(found, key=lambda line: line.claims[0].counter not in actors)
    told: dict[tuple[str, str], Line] = {}
    for line in ordered:
        told.setdefault((line.who, _denied(case, line)), line)
    denials = [
        f"{capital(with_article(who))} denies {what}{_when(case, line)} ({line.outlets})"
        for (who, what), line in told.items()
    ]
    rest = len(denials) - DENIALS
    more = "" if rest < 1 else ". So does one more" if rest == 1 else f". So do {number(rest)} more"
    return ". ".join(denials[:DENIALS]) + more


def _when(case: Case, line: Line) -> str:
    """When it was denied; "" of who "has always denied" it, which an article tells on any day."""
    spans = ((each, case.pile.scenes.sentence(each)) for each in line.claims)
    told = all(_at_any_time().search(case.pile.text(each)[start:end]) for each, (start, end) in spans)
    return f", said {line.said}" if line.said and not told else ""


def _denies(case: Case, denial: Claim, claim: Claim) -> bool:
    """Whether `denial` is of what `claim` asserts. A denial that names nobody is of what is laid at the denier's own
    door."""
    if head(case.slot) != "perpetrator" or denial.actor is not None:
        return relation(denial, claim, case.pile.world).agrees
    denier = denial.counter or ""
    actors = case.pile.world.actors
    return claim.actor is not None and denier in actors and related(denier, claim.actor, actors)


def _denied(case: Case, line: Line) -> str:
    """What the line denies: "it", "having done it", "that the navy did it", "at least 40"."""
    claim, actors = line.claims[0], case.pile.world.actors
    slot = head(case.slot)
    if slot == "perpetrator":
        own = claim.actor is None or (claim.counter in actors and related(claim.counter or "", claim.actor, actors))
        return "having done it" if own else f"that {with_article(line.value)} did it"
    return "it" if slot == "occurrence" else line.value
