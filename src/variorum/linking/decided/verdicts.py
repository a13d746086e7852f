"""Decisions as linking needs them: pairs of what each article tells, by the ids of floor 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from variorum.decisions.records import Decision

DECIDED = "decided by the reader"
"""Begins the reason of every link that rests on a decision, made or struck."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A decision about two events, or two actors, of one article each. `mentions` are those that it was told by."""

    decision: Decision
    first: str
    second: str
    mentions: tuple[str, str]

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in order."""
        return (self.first, self.second) if self.first <= self.second else (self.second, self.first)

    @property
    def reason(self) -> str:
        """In words, without where it stands in its file: the order of lines changes nothing."""
        says = f"the same {self.decision.kind}" if self.decision.joins else f"not the same {self.decision.kind}"
        return " ".join(filter(None, (f"{DECIDED}: {says}", self.decision.why)))


@dataclass(frozen=True, slots=True)
class Verdicts:
    """All decisions about events, or all about actors."""

    same: tuple[Verdict, ...] = ()
    apart: tuple[Verdict, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.same or self.apart)

    @classmethod
    def of(cls, verdicts: Iterable[Verdict]) -> Verdicts:
        """Those of two things; in an order of content."""
        ordered = sorted(
            (each for each in verdicts if each.first != each.second), key=lambda each: (each.pair, each.reason)
        )
        return cls(
            tuple(each for each in ordered if each.decision.joins),
            tuple(each for each in ordered if not each.decision.joins),
        )

    def among(self, ids: Iterable[str]) -> Verdicts:
        """Those of which both things are among `ids`."""
        known = frozenset(ids)
        return Verdicts(
            tuple(each for each in self.same if known.issuperset(each.pair)),
            tuple(each for each in self.apart if known.issuperset(each.pair)),
        )


@dataclass(frozen=True, slots=True)
class Decided:
    """What the decisions come to in a pile that is to be linked."""

    events: Verdicts = Verdicts()
    actors: Verdicts = Verdicts()
    struck: Mapping[str, Decision] = field(default_factory=dict)  # ids of claims
    waiting: tuple[Decision, ...] = ()  # on claims that no article has by itself: linking may make them
    faults: Mapping[Decision, str] = field(default_factory=dict)  # what does not fit, and why
    decisions: tuple[Decision, ...] = ()


NOTHING = Decided()
