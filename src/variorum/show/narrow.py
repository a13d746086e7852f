"""What a reader asked to see: the filters that every screen takes, and which rows pass them.

An event passes by when it happened, an article by when it was published: `within` means the one where events are listed
and the other where articles are, or what stands in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from variorum.dates import Days, apart, days
from variorum.records import Article, Claim, Event, Finding
from variorum.show.view import View

_ASKED = re.compile(r"\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a reader asked to see. Empty or None: everything."""

    kinds: tuple[str, ...] = ()
    slot: str | None = None  # a slot, or its stem: `killed` shows killed:children as well
    actor: str | None = None
    event: str | None = None
    places: frozenset[str] | None = None  # ids of a place and of those in it
    articles: frozenset[str] | None = None  # ids of those of the outlets asked for
    within: Days | None = None
    sure: bool = False  # without what rests on a guess
    limit: int | None = None  # how many events or rows

    @property
    def asked(self) -> bool:
        """Whether anything but the number of rows was asked for."""
        return replace(self, limit=None) != Narrowed()

    @property
    def of_claims(self) -> bool:
        """Whether something was asked that only claims and findings have."""
        return replace(self, limit=None, articles=None, within=None) != Narrowed()

    def has_slot(self, slot: str) -> bool:
        """Whether a slot is the one asked for, or a part of it."""
        return self.slot is None or slot == self.slot or slot.startswith(self.slot + ":")

    def has_claim(self, claim: Claim) -> bool:
        """Whether a claim has the slot, the actor and the outlet asked for; its event is asked for elsewhere."""
        return (
            self.has_slot(claim.slot)
            and (self.actor is None or self.actor in (claim.actor, claim.speaker_actor, claim.counter))
            and (self.articles is None or claim.article in self.articles)
            and not (self.sure and claim.inferred)
        )

    def has_finding(self, view: View, finding: Finding) -> bool:
        """Whether a finding has the kind and the slot asked for, and rests on the actor and the outlet asked for; its
        event is asked for elsewhere."""
        if (self.kinds and finding.kind not in self.kinds) or not self.has_slot(finding.slot):
            return False
        if self.sure and finding.inferred:
            return False
        if self.articles is not None and not self.articles.intersection(finding.articles):
            return False
        if self.actor is None or any(group.counter == self.actor for group in finding.groups):
            return True
        claims = (row for row in view.grounds(finding) if isinstance(row, Claim))
        return any(self.actor in (claim.actor, claim.speaker_actor, claim.counter) for claim in claims)

    def has_event(self, view: View, event: Event, *, happened: bool = True) -> bool:
        """Whether an event is the one asked for, at the place, of the kinds and, if `happened`, in the time asked for,
        and has a claim that passes. One without a date is in no time."""
        if self.event is not None and event.id != self.event:
            return False
        if happened and self.within is not None and not _overlap(days(event.date), self.within):
            return False
        claims = view.claims_by_event.get(event.id, ())
        if self.places is not None and not self.places.intersection(
            [event.place, *(claim.place for claim in claims if claim.slot == "place")]
        ):
            return False
        if self.kinds and not any(self.has_finding(view, each) for each in view.findings_by_event.get(event.id, ())):
            return False
        if self.slot is None and self.actor is None:  # an article that tells an event need not have a claim of it
            return self.articles is None or not self.articles.isdisjoint(event.articles)
        return any(map(self.has_claim, claims))

    def has_article(self, article: Article) -> bool:
        """Whether an article is of the outlet and of the time asked for."""
        if self.articles is not None and article.id not in self.articles:
            return False
        return self.within is None or _overlap(days(article.published), self.within)


EVERYTHING = Narrowed()
"""Nothing was asked for, so all is shown."""


def told_claims(view: View, narrowed: Narrowed) -> Iterator[Claim]:
    """The claims asked for, in the order of the table; the time is that of the publication of their articles."""
    events = {event.id for event in view.events.values() if narrowed.has_event(view, event, happened=False)}
    for claim in view.claims.values():
        if claim.event in events and narrowed.has_claim(claim) and narrowed.has_article(view.articles[claim.article]):
            yield claim


def time_asked(since: str | None, until: str | None) -> Days | None:
    """The days from the first of `since` to the last of `until`, both years, months or days (ISO 8601). Raises
    ValueError for a value that is none of these, and where the end is before the beginning."""
    for given in (since, until):
        if given is not None and (_ASKED.fullmatch(given) is None or days(given) is None):
            raise ValueError(f"{given!r} is no date. Write 2024-05-04, 2024-05 or 2024.")
    first, last = days(since), days(until)
    if first is None and last is None:
        return None
    span = (first[0] if first else date.min, last[1] if last else date.max)
    if span[0] > span[1]:
        raise ValueError(f"{until!r} is before {since!r}.")
    return span


def _overlap(span: Days | None, within: Days) -> bool:
    return span is not None and apart(span, within) == 0
