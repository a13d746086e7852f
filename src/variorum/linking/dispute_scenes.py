"""Of which event a dispute is: of one that is told where somebody says or denies it, else of what its articles mostly
tell. What is of neither is told as a dispute and nothing else: an event that stands in the same article by chance would
lend it its kind, its day and its town."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from variorum.dates import days
from variorum.linking.dispute_pile import Pile
from variorum.records import EventMention, Passage, Span

# What a word that tells an event counts inside what is said, beside it in the sentence, and in the sentence before.
INSIDE, BESIDE, BEFORE = 4, 2, 1
# Of the words that tell events in the articles of a denial this share tells what they are about.
MOSTLY = 0.5
LEAD = 2  # sentences of an article that say what it is about
_YEAR = re.compile(r"(?<!since )(?<!Since )\b(?:19|20)\d\d\b")


def event_around(pile: Pile, said: Sequence[tuple[str, Span]], denying: Iterable[str]) -> str | None:
    """The event of a dispute; None where it is of none that its articles tell. `said`: the articles and stretches in
    which it is said and denied; `denying`: the articles of the denials."""
    told: Counter[str] = Counter()
    for article, span in said:
        told.update(_told_around(pile, article, span))
    if told:
        return min(told, key=lambda event: (-told[event], -len(pile.articles_of[event]), event))
    mostly = _mostly_told(pile, denying)
    return mostly if mostly is not None and not _is_of_another_year(pile, mostly, said) else None


def _told_around(pile: Pile, article: str, span: Span) -> Counter[str]:
    """The events that are told in a stretch or around it, with what speaks for each."""
    rows = pile.passages.get(article, ())
    at = max(0, bisect_right(rows, span[0], key=_start) - 1)
    if not rows:
        return Counter()
    own, first = rows[at], rows[max(0, at - 1)].start
    mentions = pile.told_in.get(article, ())
    found: Counter[str] = Counter()
    low, high = bisect_left(mentions, first, key=_start), bisect_left(mentions, max(own.end, span[1]), key=_start)
    for each in mentions[low:high]:
        if each.event not in pile.aside:
            inside = span[0] <= each.start < span[1]
            found[each.event] += INSIDE if inside else BESIDE if each.start >= own.start else BEFORE
    return found


def _mostly_told(pile: Pile, articles: Iterable[str]) -> str | None:
    """The event that most words for events in the articles tell, if it is told where one of them begins."""
    own = sorted(set(articles))
    told = Counter(
        each.event for article in own for each in pile.told_in.get(article, ()) if each.event not in pile.aside
    )
    if not told:
        return None
    best = min(told, key=lambda event: (-told[event], event))
    begins = any(
        each.event == best and each.start < rows[:LEAD][-1].end
        for article in own
        if (rows := pile.passages.get(article))
        for each in pile.told_in.get(article, ())
    )
    return best if begins and told[best] >= MOSTLY * told.total() else None


def _is_of_another_year(pile: Pile, event: str, said: Iterable[tuple[str, Span]]) -> bool:
    """Whether what is said names years, and none is the event's."""
    span = days(pile.dates.get(event))
    years = {int(year) for article, part in said for year in _YEAR.findall(pile.texts[article][slice(*part)])}
    return span is not None and bool(years) and not any(span[0].year <= year <= span[1].year for year in years)


def _start(row: Passage | EventMention) -> int:
    return row.start
