"""Days and times of day that exclude each other: told only where both articles surely tell one thing."""

from __future__ import annotations

import re
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.dates import apart, days
from variorum.linking.values.compare import head
from variorum.records import Claim

# Articles that appeared so many days apart tell of one thing where each has one only; days by which they may dispute
# its day.
TOGETHER, DISPUTED = 2, 2
_NAME = re.compile(r"(?<=[\w,] )[^\W\d_a-z][^\W\d_]{2,}")  # a capital inside a sentence
_CAPITAL = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}")
WHENS = frozenset({"date", "time"})


def whens_apart(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two days, or two times of one day, surely tell when one thing happened: each article gives one day for
    it, and the two share a toll or tell nothing else of its kind. For what goes on a toll is asked."""
    scenes, event = case.pile.scenes, case.event
    if any(scenes.of_several_days(event, each.article) for each in (one, two)):
        return False
    if head(case.slot) == "time":
        return tell_one_thing(case, one, two) and not any(_several_times(case, each) for each in (one, two))
    if not (_exact(case, one) and _exact(case, two)):
        return False
    return scenes.share_a_toll(event, one, two) or (tell_one_thing(case, one, two) and _is_near(case, one, two))


def tell_one_thing(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two articles surely tell one thing: neither tells another of its kind, and they share a figure of it, or
    some name beside what the two claims name. Two fires of one evening are of one kind and day, too."""
    if not case.pile.scenes.tell_one_thing(case.event, one, two):
        return False
    if case.pile.scenes.share_a_figure(case.event, one, two):
        return True
    first, second = (f"{each.title or ''} {each.text}" for each in (case.pile.articles[c.article] for c in (one, two)))
    names = {*_NAME.findall(first), *_NAME.findall(second)}.intersection(_CAPITAL.findall(first))
    shared = names.intersection(_CAPITAL.findall(second)) - _calendar()
    return bool(shared - set(re.findall(r"\w+", f"{one.text} {two.text}")))


@cache
def _calendar() -> frozenset[str]:
    words = lexicon.words("en", "times", "weekdays.full") | lexicon.words("en", "figures", "dates.months")
    return frozenset(word.capitalize() for word in words)


def _exact(case: Case, claim: Claim) -> bool:
    if claim.date is None or len(claim.date.partition("T")[0]) != 10 or claim.inferred is not None:
        return False
    # The day of printing is often that of a saying, read for the event's.
    return days(claim.date) != days(case.pile.articles[claim.article].published)


def _is_near(case: Case, one: Claim, two: Claim) -> bool:
    """Whether two days lie so near that they are of one thing in dispute, and both articles appeared after them."""
    first, second = days(one.date), days(two.date)
    printed = [days(case.pile.articles[each.article].published) for each in (one, two)]
    if first is None or second is None or printed[0] is None or printed[1] is None:
        return False
    last = max(first[1], second[1])
    after = all(each is not None and last <= each[1] for each in printed)
    return after and apart(first, second) <= DISPUTED and apart(printed[0], printed[1]) <= TOGETHER


def _several_times(case: Case, claim: Claim) -> bool:
    """Whether the claim's article gives several times of day for the event: of a call, of the first of two blasts."""
    return len({each.date for each in case.live if each.article == claim.article}) > 1
