"""The frozen records that pass between floors: one class for each table of the dossier, its fields in column order.

A record's annotations are the typed schema of its table (`columns`). Offsets count characters (Unicode code points) of
the article's `text` (or `title`, where `field` is "title"), end exclusive. Unknown is None, an empty list is ().

Ids are derived from content (`content_id`). What floor 2 writes about one article carries ids that are local to that
article (an actor, a place, an event as this article has it); floor 3 replaces them by those of the pile. Both are the
same records: linking is a function from tables to tables.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, get_args, get_type_hints

Number = Decimal
"""Figures are computed and kept as decimals; they are written as integers where whole."""

Span = tuple[int, int]
"""(start, end) in characters, end exclusive."""


def content_id(prefix: str, *parts: object) -> str:
    """A short id, `prefix` and twelve hexadecimal digits, that depends on `parts` and on nothing else."""
    words = "\x1f".join(["" if part is None else str(part) for part in parts])
    return f"{prefix}_{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True)
class Article:
    """One text of the pile. `text` is frozen: every offset refers to it."""

    table: ClassVar[str] = "articles"
    id: str
    path: str  # relative to the input, with the line or member where there are several: "pile.jsonl#3"
    outlet: str | None
    agency: str | None  # whose text it prints, where it says so
    title: str | None
    url: str | None
    published: str | None  # EDTF, with the time of day where known: 2017-04-19 or 2017-04-19T10:30
    published_from: str | None  # given (metadata), found (in the text), inferred (from what the text says)
    modified: str | None
    language: str | None
    translated_from: str | None
    sha256: str  # of `text` in UTF-8
    text: str

    @property
    def printed_by(self) -> str:
        """Who printed it: the outlet, else where the article lay in the input."""
        return self.outlet or self.path or self.id

    def text_of(self, field: str) -> str:
        """The text that the offsets of `field` (text or title) count in."""
        return (self.title or "") if field == "title" else self.text


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that gave no article, and why, with what to do about it."""

    table: ClassVar[str] = "skipped"
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or a block that is no sentence. Boilerplate makes no claim, mention or date."""

    table: ClassVar[str] = "passages"
    id: str
    article: str
    field: str  # text, title
    start: int
    end: int
    kind: str  # sentence, heading, caption, boilerplate, title


@dataclass(frozen=True, slots=True)
class Origin:
    """One printing of an origin that two or more articles print; `id` is shared by its printings."""

    table: ClassVar[str] = "origins"
    id: str
    article: str
    share: float  # of the article's words that stand in the origin, 0 to 1
    rank: int  # 1 = earliest


@dataclass(frozen=True, slots=True)
class Edit:
    """The same sentence in two printings of one origin, where words differ."""

    table: ClassVar[str] = "edits"
    id: str
    origin: str
    article: str
    start: int
    end: int
    text: str
    other_article: str
    other_start: int
    other_end: int
    other_text: str


@dataclass(frozen=True, slots=True)
class Actor:
    """What mentions refer to: somebody who can speak or act."""

    table: ClassVar[str] = "actors"
    id: str
    name: str  # the display form
    kind: str  # person, organization, state, group, unnamed
    aliases: tuple[str, ...]
    part_of: str | None
    public: str  # yes, no, unknown: has a public role in some article


@dataclass(frozen=True, slots=True)
class Place:
    table: ClassVar[str] = "places"
    id: str
    name: str
    country: str | None  # ISO 3166 alpha-2
    latitude: float | None
    longitude: float | None
    radius_km: float | None  # how far from the point the place may reach: a town 5, a country several hundred
    part_of: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor or a place (never both), without determiners, possessive 's and titles."""

    table: ClassVar[str] = "mentions"
    id: str
    article: str
    field: str
    start: int
    end: int
    text: str
    form: str  # name, noun, pronoun, adjective
    actor: str | None
    place: str | None
    inferred: str | None  # what was guessed ("surname", "pronoun", ...), None where nothing was


@dataclass(frozen=True, slots=True)
class Time:
    table: ClassVar[str] = "times"
    id: str
    article: str
    field: str
    start: int
    end: int
    text: str
    date: str | None  # EDTF
    type: str  # DATE, TIME, DURATION, SET
    timex: str | None  # the TIMEX3 value


@dataclass(frozen=True, slots=True)
class Attribution:
    """An article citing somebody. All spans are of `field`."""

    table: ClassVar[str] = "attributions"
    id: str
    article: str
    field: str
    kind: str  # direct, indirect, mixed
    stance: str  # asserted, alleged, denied
    speaker: str  # the words there ("they"); "" where nobody is named ("it was reported that")
    speaker_actor: str | None
    speaker_grade: str | None  # named, unnamed, document
    speaker_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    inside: str | None  # the attribution in whose content this one stands
    inferred: str | None


@dataclass(frozen=True, slots=True)
class Event:
    table: ClassVar[str] = "events"
    id: str
    kind: str  # a kind of lexicon/LANG/events.toml
    title: str  # kind, place, date in neutral words
    date: str | None
    place: str | None  # id of a place
    part_of: str | None
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """The words that tell an event in one article."""

    table: ClassVar[str] = "event_mentions"
    id: str
    event: str
    article: str
    field: str
    start: int
    end: int
    text: str
    attribution: str | None  # the innermost attribution in whose content it stands


@dataclass(frozen=True, slots=True)
class Claim:
    """One value for one slot of one event, in one article, in one voice, at one place in the text."""

    table: ClassVar[str] = "claims"
    id: str
    event: str
    event_mention: str
    article: str
    field: str
    slot: str
    low: Number | None
    high: Number | None
    about: str | None  # None, about, nearly
    step: Number | None  # the unit of the last written digit
    unit: str | None  # people, USD, percent, years ...
    of: str | None  # what a figure is of, as worded
    period: str | None  # the span of time that a figure covers, as EDTF, where it is not the event's own
    date: str | None  # EDTF, for the slots date and date:PHASE
    place: str | None  # id of a place, for the slot place
    relation: str | None  # in, near, outside, from ... of a place
    actor: str | None
    text: str
    start: int
    end: int
    speaker: str  # the nearest full name that the article has for who it cites; "" in the article's own voice
    speaker_actor: str | None
    counter: str | None  # id of the actor at the root, or of the article or origin; floor 3 completes it
    stance: str  # asserted, alleged, denied
    attribution: str | None
    said: str | None  # day of the saying, EDTF
    superseded: bool  # "the previous toll was"
    inferred: str | None


STRUCK = "struck by the reader"
"""Begins what `inferred` says of a claim that the reader struck: it is shown as such, and compared with nothing."""


def is_struck(claim: Claim) -> bool:
    """Whether the reader struck the claim."""
    return claim.inferred is not None and claim.inferred.startswith(STRUCK)


@dataclass(frozen=True, slots=True)
class Designation:
    """Words by which a voice names or characterises an actor, the people hurt, or the event itself."""

    table: ClassVar[str] = "designations"
    id: str
    actor: str | None
    event: str | None
    article: str
    field: str
    start: int
    end: int
    text: str
    form: str  # apposition, predicate, noun, modifier
    quoted: bool  # the words stand in quotation marks
    stance: str
    attribution: str | None
    speaker: str
    speaker_actor: str | None
    inferred: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words of one attribution; `quotation` is shared by all variants of the same words."""

    table: ClassVar[str] = "quotations"
    quotation: str
    id: str
    attribution: str
    article: str
    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A linking decision: why two things are taken for one, or proposed to be."""

    table: ClassVar[str] = "links"
    id: str
    kind: str  # actor, place, event, quotation
    first: str
    second: str
    weight: float
    reason: str
    status: str  # linked, proposed, decided (linked by the reader), struck (not linked, by the reader)


@dataclass(frozen=True, slots=True)
class Group:
    """The claims of one counter with one value, inside a finding."""

    value: str
    speaker: str
    counter: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    table: ClassVar[str] = "findings"
    id: str
    event: str
    slot: str
    kind: str  # the kinds of DESIGN.md, "Findings"
    summary: str
    groups: tuple[Group, ...]
    articles: tuple[str, ...]
    inferred: str | None


@dataclass(frozen=True, slots=True)
class Coverage:
    table: ClassVar[str] = "coverage"
    event: str
    slot: str
    article: str
    told: str  # yes, no, unclear, earlier


@dataclass(frozen=True, slots=True)
class Warning:
    """A fault in one article that cost no other article."""

    table: ClassVar[str] = "warnings"
    article: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class Manifest:
    table: ClassVar[str] = "manifest"
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Tables:
    """All rows of a dossier, or of one article before it is linked; every floor takes and returns this.

    The large tables of a pile are kept packed (`stored.Stored`), to be walked through.
    """

    articles: tuple[Article, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passages: Sequence[Passage] = ()
    origins: tuple[Origin, ...] = ()
    edits: tuple[Edit, ...] = ()
    actors: Sequence[Actor] = ()
    places: Sequence[Place] = ()
    mentions: Sequence[Mention] = ()
    times: Sequence[Time] = ()
    attributions: Sequence[Attribution] = ()
    events: tuple[Event, ...] = ()
    event_mentions: Sequence[EventMention] = ()
    claims: Sequence[Claim] = ()
    designations: Sequence[Designation] = ()
    quotations: Sequence[Quotation] = ()
    links: Sequence[Link] = ()
    findings: tuple[Finding, ...] = ()
    coverage: Sequence[Coverage] = ()
    warnings: tuple[Warning, ...] = ()
    manifest: tuple[Manifest, ...] = ()

    @classmethod
    def merged(cls, parts: Iterable[Tables]) -> Tables:
        """The rows of all `parts`, table by table, in the order given."""
        rows: dict[str, list[Any]] = {name: [] for name in TABLES}
        for part in parts:
            for name, kept in rows.items():
                kept.extend(getattr(part, name))
        return cls(**{name: tuple(kept) for name, kept in rows.items()})


TABLES: dict[str, type[Any]] = {name: get_args(hint)[0] for name, hint in get_type_hints(Tables).items()}
"""The record class of each table, in the order of the contract."""
