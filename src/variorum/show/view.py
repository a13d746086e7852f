"""What every screen asks of a dossier: rows by id, by event, by article, names, the number of a sentence, ranks."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property

from variorum.dossier.private import Mask
from variorum.dossier.read import Dossier
from variorum.dossier.sheets import Sentences, counter_names
from variorum.linking.decided.outcome import DECISIONS
from variorum.records import (
    Actor,
    Article,
    Claim,
    Coverage,
    Event,
    Finding,
    Link,
    Origin,
    Passage,
    Place,
    Quotation,
    is_struck,
)
from variorum.show.words import many, one_line, short_day

KINDS = (
    "differ",
    "contested",
    "inconsistent",
    "updated",
    "speaker differs",
    "different measure",
    "compatible",
    "one voice",
    "agree",
    "single origin",
)
"""The kinds of finding in the order in which they are shown: what asks for a look first."""

_CONTENT_ID = re.compile(r"[a-z]+_[0-9a-f]{12}\Z")
_SHORTEST_ID, _LONGEST_ID = 4, 12


class View:
    """A dossier as the screens show it: private persons under their stand-ins unless `private_persons`, with
    `mask_persons` all persons, and their names in quoted words blacked out."""

    def __init__(self, dossier: Dossier, *, private_persons: bool = False, mask_persons: bool = False) -> None:
        self.dossier = dossier
        self.mask = Mask(
            dossier.rows(Actor),
            dossier.rows(Article),
            dossier.rows(Place),
            show_all=private_persons and not mask_persons,
            hide_all=mask_persons,
        )

    @cached_property
    def articles(self) -> dict[str, Article]:
        return {article.id: self.mask(article) for article in self.dossier.rows(Article)}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {event.id: self.mask(event) for event in self.dossier.rows(Event)}

    @cached_property
    def actors(self) -> dict[str, Actor]:
        return {actor.id: self.mask(actor) for actor in self.dossier.rows(Actor)}

    @cached_property
    def places(self) -> dict[str, Place]:
        return {place.id: place for place in self.dossier.rows(Place)}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: self.mask(claim) for claim in self.dossier.rows(Claim)}

    @cached_property
    def claims_by_event(self) -> dict[str, list[Claim]]:
        """What the articles say of each event, without what the reader struck."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if not is_struck(claim):
                found[claim.event].append(claim)
        return found

    @cached_property
    def decided_links(self) -> tuple[Link, ...]:
        """The links that hold, or do not, by a decision of the reader."""
        if DECISIONS not in self.dossier.manifest:
            return ()
        return tuple(row for status in ("decided", "struck") for row in self.dossier.where(Link, status=status))

    @cached_property
    def struck_by_event(self) -> dict[str, list[Claim]]:
        """The claims of each event that the reader struck."""
        found: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            if is_struck(claim):
                found[claim.event].append(claim)
        return found

    @cached_property
    def findings_by_event(self) -> dict[str, list[Finding]]:
        """The findings of each event, those that ask for a look first, then those of more articles; what rests on a
        guess comes last."""
        found: defaultdict[str, list[Finding]] = defaultdict(list)
        for finding in self.dossier.rows(Finding):
            found[finding.event].append(self.mask(finding))
        for findings in found.values():
            findings.sort(
                key=lambda each: (
                    each.inferred is not None,
                    kind_order(each.kind),
                    -len(each.articles),
                    each.slot,
                    each.id,
                )
            )
        return found

    @cached_property
    def coverage(self) -> dict[tuple[str, str, str], str]:
        """(event, slot, article) -> told."""
        return {(row.event, row.slot, row.article): row.told for row in self.dossier.rows(Coverage)}

    def silent(self, event: str, slot: str) -> list[str]:
        """The articles in which the words for a slot of an event were looked for in vain."""
        return [
            article
            for (of_event, of_slot, article), told in self.coverage.items()
            if told == "no" and of_event == event and of_slot == slot
        ]

    def length(self, article: str) -> str:
        """ "612 words"."""
        return many(len(self.articles[article].text.split()), "word")

    @cached_property
    def origin_of(self) -> dict[str, str]:
        """For each article the origin that it prints most of, else itself."""
        origins = {article: article for article in self.articles}
        for row in sorted(self.dossier.rows(Origin), key=lambda row: (row.share, row.id)):
            origins[row.article] = row.id
        return origins

    @cached_property
    def rank_in_origin(self) -> dict[tuple[str, str], int]:
        return {(row.id, row.article): row.rank for row in self.dossier.rows(Origin)}

    @cached_property
    def counters(self) -> dict[str, str]:
        """The name of whatever may be a counter."""
        return counter_names(self.dossier, self.mask)

    @cached_property
    def ranked_events(self) -> list[Event]:
        """The events by what is said of them: the slots that each origin fills, added up (a copy tells nothing more),
        then the articles that tell it, then the claims."""

        def worth(event: Event) -> tuple[int, int, int, str]:
            claims = self.claims_by_event.get(event.id, [])
            filled = {(self.origin_of[claim.article], claim.slot) for claim in claims}
            return (-len(filled), -len(event.articles), -len(claims), event.id)

        return sorted(self.events.values(), key=worth)

    @cached_property
    def sentences(self) -> Sentences:
        return Sentences(self.dossier)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        counts: defaultdict[str, int] = defaultdict(int)
        for passage in self.dossier.rows(Passage):
            if passage.field == "text":
                counts[passage.article] += 1
                numbers[passage.id] = counts[passage.article]
        return numbers

    def number(self, passage: Passage) -> str:
        """The number of a passage in its article, from 1; "title" for the title."""
        return str(self._numbers.get(passage.id, "title"))

    @cached_property
    def quotations(self) -> dict[str, Quotation]:
        return {row.id: self.mask(row) for row in self.dossier.rows(Quotation)}

    def grounds(self, finding: Finding) -> list[Claim | Quotation]:
        """What a finding rests on: claims, or quotations where it is about who said a thing."""
        ids = [id for group in finding.groups for id in group.claims]
        return [self.claims[id] if id in self.claims else self.quotations[id] for id in ids]

    def sentence(self, article: str, field: str, start: int) -> str:
        """The number of the passage that holds a character of an article; the field where none does."""
        passage = self.sentences.at(article, field, start)
        return self.number(passage) if passage else field

    def address(self, article: str, field: str, start: int) -> str:
        """Where a character stands, as it can be looked up: "a_722f 3"."""
        return f"{self.short(article)} {self.sentence(article, field, start)}"

    def outlet(self, article: str) -> str:
        """Who printed an article, in a few words."""
        return one_line(self.articles[article].printed_by, 40)

    def dated_outlet(self, article: str) -> str:
        """ "Courier 6 May"."""
        return f"{self.outlet(article)} {short_day(self.articles[article].published)}".rstrip()

    def short(self, id: str) -> str:
        """An id cut as far as it stays the only one that begins so; ids that came with the input stay whole."""
        return id[: id.index("_") + 1 + self._id_length(id)] if _CONTENT_ID.match(id) else id

    def _id_length(self, id: str) -> int:
        for table in (self.events, self.actors, self.articles):
            if id in table:
                return self._id_lengths[id[: id.index("_")]]
        return _LONGEST_ID

    @cached_property
    def _id_lengths(self) -> dict[str, int]:
        """For each kind of id how many digits tell all of that kind apart."""
        by_kind: defaultdict[str, list[str]] = defaultdict(list)
        for table in (self.articles, self.events, self.actors):
            for id in filter(_CONTENT_ID.match, table):
                kind, _, digits = id.partition("_")
                by_kind[kind].append(digits)
        return {
            kind: next(
                (length for length in range(_SHORTEST_ID, _LONGEST_ID) if len({d[:length] for d in ids}) == len(ids)),
                _LONGEST_ID,
            )
            for kind, ids in by_kind.items()
        }


def kind_order(kind: str) -> int:
    """The place of a kind of finding among KINDS."""
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
