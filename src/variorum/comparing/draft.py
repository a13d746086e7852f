"""A finding before it has its id: its kind, its sentence, and the lines that it holds for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.comparing.lines import Line
from variorum.records import Finding, content_id


@dataclass(frozen=True, slots=True)
class Draft:
    kind: str
    summary: str
    lines: Sequence[Line]
    slot: str | None = None  # where it is not the case's own

    def finding(self, event: str, slot: str) -> Finding:
        """The row. `inferred` says what was guessed where a line has no claim that is free of guesses."""
        slot = self.slot or slot
        articles = sorted({each.article for line in self.lines for each in line.claims})
        notes = sorted({_note(line) for line in self.lines} - {""})
        return Finding(
            id=content_id("f", event, slot, self.kind),
            event=event,
            slot=slot,
            kind=self.kind,
            summary=self.summary,
            groups=tuple(line.group for line in self.lines),
            articles=tuple(articles),
            inferred="; ".join(notes) or None,
        )


def _note(line: Line) -> str:
    if any(each.inferred is None for each in line.claims):
        return ""
    return f"{line.who}, {line.value}: {line.claims[0].inferred}"
