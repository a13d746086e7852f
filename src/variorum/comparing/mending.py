"""What is set right in claims before they are compared: sayings before what they tell of, places and days that took
over a counter, figures that follow an earlier toll."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from variorum import lexicon
from variorum.comparing.grounds import UNCOUNTED, is_taken_over
from variorum.comparing.pile import Pile
from variorum.comparing.sources import AROUND
from variorum.comparing.witness import ONLY, PLACED, is_placed
from variorum.dates import days
from variorum.linking.counters import TAKEN_OVER
from variorum.linking.values.compare import head
from variorum.records import Claim, Event
from variorum.rows import revised

WEEK = 7  # days by which a weekday can be taken for the one before
AT_ONCE = 12  # characters between two figures of one breath


def replaced(
    claims: Iterable[tuple[bool, str, str, int, int, str]],
) -> Mapping[tuple[str, str], Sequence[tuple[int, int, str]]]:
    """Where each article gives a figure that it calls earlier, and in which slot. Of claims are given: whether they are
    superseded, article, field, start, end, slot."""
    found: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for superseded, article, field, start, end, slot in claims:
        if superseded:
            found[article, field].append((start, end, slot))
    return found


def is_of_another_time(claim: Claim, event: Event) -> bool:
    """Whether a figure was said more than a week before its event: it is of another one."""
    span, said = days(event.date), days(claim.said)
    return claim.low is not None and span is not None and said is not None and (span[0] - said[1]).days > WEEK


def _is_earlier(before: str) -> bool:
    """Whether the words before a figure call it an earlier toll."""
    last = before.rsplit(None, 1)[-1:]
    return not _stood().isdisjoint(map(str.lower, last)) and _old_toll().search(before) is not None


@cache
def _stood() -> frozenset[str]:
    return frozenset(words.split()[-1] for words in lexicon.words("en", "doubts", "stood"))


@cache
def _old_toll() -> re.Pattern[str]:
    """The words before an earlier toll: "a previous toll of"."""
    old = lexicon.either("en", "figures", "toll.superseded")
    nouns, stood = (lexicon.either("en", "doubts", name) for name in ("toll_nouns", "stood"))
    return re.compile(rf"\b{old}\s+(?:\w+\s+){{0,2}}{nouns}s?\s+{stood}\s+$", re.IGNORECASE)


def mended(
    claim: Claim, event: Event, old: Mapping[tuple[str, str], Sequence[tuple[int, int, str]]], pile: Pile
) -> Claim:
    """The claim, without a saying that lies before what it tells of (a weekday taken for the wrong week); a day or a
    place as the article's own where it is told in its own voice; and as superseded where it follows an earlier figure
    of another slot at once ("the previous toll was 20, with 50 hurt")."""
    span, said = days(event.date), days(claim.said)
    if span and said and said[1] < span[0]:
        claim = revised(claim, said=None)
    if head(claim.slot) in UNCOUNTED and is_taken_over(claim):
        notes = [note for note in (claim.inferred or "").split("; ") if note != TAKEN_OVER]
        claim = revised(claim, counter=pile.printed.of_article(claim.article), inferred="; ".join(notes) or None)
    if is_placed(claim) and pile.rivals.has_none(claim, event):
        notes = [ONLY if note in PLACED else note for note in (claim.inferred or "").split("; ")]
        claim = revised(claim, inferred="; ".join(notes))
    if claim.low is None or claim.superseded or claim.field == "title":
        return claim
    text = pile.articles[claim.article].text
    beside = old.get((claim.article, claim.field), ())
    if _is_earlier(text[max(0, claim.start - AROUND) : claim.start]) or any(
        slot != claim.slot and 0 < claim.start - end <= AT_ONCE for _, end, slot in beside
    ):
        claim = revised(claim, superseded=True)
    return claim
