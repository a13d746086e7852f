"""A decision of the reader, and where the things stand that it is about."""

from __future__ import annotations

from dataclasses import dataclass

SAME, DIFFERENT, STRIKE, ACCEPT = "same", "different", "strike", "accept"
VERDICTS = (SAME, DIFFERENT, STRIKE, ACCEPT)

EVENT, ACTOR, CLAIM = "event", "actor", "claim"
KINDS = (EVENT, ACTOR, CLAIM)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something in an article, told in ways of which one at least outlives a change of ids.

    A thing written by hand may have its `id` only (of an event, an actor, a mention of one, a claim), or an actor's
    name in its place.
    """

    id: str  # of the row that stands there: an event mention, a mention, a claim
    of: str = ""  # the event or actor that it was of, when it was decided
    shown: str = ""  # what a screen called it, for whoever reads the file
    article: str = ""
    path: str = ""
    sha256: str = ""  # of the article's text
    field: str = "text"
    start: int | None = None
    end: int | None = None
    slot: str = ""  # of a claim
    words: str = ""  # what stands from `start` to `end`
    sentence: str = ""  # around them
    others: tuple[str, ...] = ()  # where a whole event or actor is meant: mentions of it in other articles


@dataclass(frozen=True, slots=True)
class Decision:
    """One verdict: about two events or actors, or about one claim (`second` is None then).

    To accept a proposed link is to call its two ends the same, to strike a link to call them different.
    """

    verdict: str  # of VERDICTS
    kind: str  # of KINDS
    first: Anchor
    second: Anchor | None
    note: str = ""
    by: str = ""
    date: str = ""
    file: str = ""  # the file's name
    line: int | None = None  # where it begins there

    @property
    def joins(self) -> bool:
        """Whether it makes one of two; else it keeps two apart, or strikes a claim."""
        return self.verdict in (SAME, ACCEPT)

    @property
    def place(self) -> str:
        """ "decisions.toml, line 12"."""
        return self.file if self.line is None else f"{self.file}, line {self.line}"

    @property
    def told(self) -> str:
        """ "same: THIS and THAT", as its file calls them."""
        ends = [each.shown or each.words or each.id for each in (self.first, self.second) if each is not None]
        return f"{self.verdict}: {' and '.join(ends)}"

    @property
    def why(self) -> str:
        """Who decided so, when and why, as far as the file says."""
        who = ", ".join(filter(None, (self.by, self.date)))
        return " ".join(filter(None, (f"“{self.note}”" if self.note else "", f"({who})" if who else "")))
