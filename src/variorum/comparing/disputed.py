"""What one voice says and another denies, where it is not the event itself nor who did it: slots `occurrence:WORDS`."""

from __future__ import annotations

from collections.abc import Sequence

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.draft import Draft
from variorum.comparing.lines import Line, capital
from variorum.comparing.wording import (
    SPOKEN,
    UNNAMED,
    joined,
    number,
    outlets_words,
    said_words,
    voice_words,
    with_article,
)
from variorum.linking.counters import is_unnamed
from variorum.linking.denials import NEGATED
from variorum.linking.denied_words import points_back, telling
from variorum.linking.disputes import ACCUSED
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.records import Claim

QUOTED = 30  # words of what is said that are shown in the sentence
_MARKS = frozenset("\"'“”‘’")
SHARED = 2  # words that a denial has in common with what it answers from further back
VOICES = 3  # voices on each side that are written out; further ones are counted


def is_dispute(slot: str) -> bool:
    """Whether a slot is of something that somebody denies (linking/disputes.py)."""
    return head(slot) == "occurrence" and slot != "occurrence"


def disputed(case: Case) -> Draft | None:
    """Who says it, in their words, and who denies it. Nobody contests himself."""
    denials = [each for each in case.claims if each.stance == "denied"]
    deniers = {case.pile.voice(each) for each in denials}
    told = [each for each in case.claims if each.stance != "denied" and case.pile.voice(each) not in deniers]
    told = [each for each in told if not _is_nobodys(each) and not _is_long_before(case, each, denials)]
    if not denials or not told:
        return None
    found = [*_lines(case, told), *_lines(case, denials)]
    plain = [each for each in denials if NEGATED not in (each.inferred or "")]
    negated = [each for each in denials if each not in plain]
    summary = [f"{_told(case, told)}."]
    if plain:
        summary.append(f"Denied by {_told(case, plain)}.")
    if negated:  # "no shots were fired" is a denial by its own words
        summary.append(f"Against it {_told(case, negated)}.")
    return Draft("contested", " ".join(summary), found)


def _is_long_before(case: Case, claim: Claim, denials: Sequence[Claim]) -> bool:
    """Whether what was taken for the thing denied, as it was told before, stands further back in its article than in
    the sentence before the denial, and shares next to nothing with that."""
    if ACCUSED not in (claim.inferred or ""):
        return False
    sentences = case.pile.scenes.sentences
    said = set(telling(claim.text))
    for each in denials:
        here = sentences.at(each.article, each.field, each.start)
        if each.article != claim.article or here is None:
            continue
        before = sentences.at(each.article, each.field, here[0] - 1) or here
        sentence = case.pile.text(each)[here[0] : max(here[1], each.end)]
        if before[0] <= claim.start < here[1] or len(said & set(telling(sentence))) >= SHARED:
            return False
    return True


def _is_nobodys(claim: Claim) -> bool:
    """Whether the words for who says it are a pronoun that leads to no name."""
    first = words(claim.speaker)[:1]
    return is_unnamed(claim.counter) and set(first) <= lexicon.words("en", "slots", "pronouns") and bool(first)


def _told(case: Case, claims: Sequence[Claim]) -> str:
    """Who says what, and who prints it: "Clear Air: “...” (Monitor, 4 June); ...", for a denial of "this" no words."""
    by_words: dict[str, list[Claim]] = {}
    for each in claims:
        by_words.setdefault(_shown(each.text), []).append(each)
    phrases = []
    for text, held in list(by_words.items())[:VOICES]:
        names = joined(list(dict.fromkeys(with_article(_who(case, each)) for each in held)))
        said = said_words(held, case.pile, case.year)
        shown = names if points_back(text) else f"{names}: “{text}”"
        phrases.append(f"{shown} ({outlets_words(held, case.pile)}{f', {said}' if said else ''})")
    rest = len(by_words) - VOICES
    if rest > 0:
        phrases.append(f"and {number(rest)} more")
    told = "; ".join(phrases)
    return told if claims[0].stance == "denied" else capital(told)


def _who(case: Case, claim: Claim) -> str:
    """As elsewhere; whom the article calls only by what it is ("the management") in the article's words."""
    told = voice_words(claim, case.pile).removesuffix(" itself")
    if told != UNNAMED or not telling(claim.speaker) or len(claim.speaker.split()) > SPOKEN:
        return told
    return f"unnamed “{claim.speaker[:1].lower()}{claim.speaker[1:]}”"


def _shown(text: str) -> str:
    """The words without quotation marks around them, cut where they are many."""
    told = " ".join(text.split()).removeprefix("that ").strip(",. ")
    if told[:1] in _MARKS and told[-1:] in _MARKS:
        told = told[1:-1].strip(",. ")
    parts = told.split(" ")
    return " ".join(parts[:QUOTED]) + (" …" if len(parts) > QUOTED else "")


def _lines(case: Case, claims: Sequence[Claim]) -> list[Line]:
    return [
        Line(
            value=_shown(each.text),
            who=voice_words(each, case.pile),
            own=each.counter is None or not (each.counter in case.pile.world.actors or is_unnamed(each.counter)),
            said=said_words([each], case.pile, case.year),
            outlets=outlets_words([each], case.pile),
            claims=(each,),
        )
        for each in claims
        if words(each.text)
    ]
