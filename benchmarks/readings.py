"""What single articles tell, read right as a whole: every event with its days, places, figures, doers and speakers.

DATA is a folder of TOML files of short invented articles, each with all that it tells (`first.toml` says how). FILE
gets one JSON line for each article: what was read, and what of it is missing, too much or in another voice. With
--score DIR (any) the shares that are right as a whole are printed, file by file.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations

from common import write_lines

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import load_parser, parse
from variorum.reading.text import source_of_text
from variorum.records import Claim, Tables
from variorum.settings import Settings
from variorum.sources import Block, Source

PUBLISHED = "2025-03-12"
# Slots of figures that are of people or things by themselves; of the others any part ("amount:ransom") will do.
WHOLE = frozenset({"date", "place", "perpetrator", "occurrence", "killed", "wounded"})
_VALUE = re.compile(r"(?P<value>[^@!]*)(?:@(?P<speaker>[^!]*))?(?:!(?P<stance>.*))?")


@dataclass(frozen=True, slots=True)
class Expected:
    """One claim that a reader finds."""

    slots: tuple[str, ...]
    value: str
    speaker: str
    stance: str
    optional: bool

    def holds(self, claim: Claim, tables: Tables) -> bool:
        """Whether the claim is this one."""
        stem = claim.slot.partition(":")[0]
        named = claim.slot in self.slots or (stem in self.slots and stem not in WHOLE)
        return named and self._is_value(claim, tables) and self._is_voice(claim, tables)

    def _is_value(self, claim: Claim, tables: Tables) -> bool:
        if claim.date is not None:
            return claim.date in self.value.split(" or ")
        if claim.low is None and claim.high is None:
            names = [place.name.lower() for place in tables.places if place.id == claim.place]
            return any(self.value in words for words in (claim.text.lower(), *names))
        low, high = _bounds(self.value)
        return (claim.low, claim.high) == (low, high)

    def _is_voice(self, claim: Claim, tables: Tables) -> bool:
        if (claim.stance == "denied") != (self.stance == "denied") or (self.stance and claim.stance != self.stance):
            return False
        cited = [each.speaker.lower() for each in tables.attributions if each.id == claim.attribution]
        said = (claim.speaker.lower(), *cited)
        return any(
            any(each in words for words in said) if each else not claim.speaker for each in self.speaker.split("|")
        )


@dataclass(frozen=True, slots=True)
class Told:
    """One event that a reader finds."""

    kinds: tuple[str, ...]
    claims: tuple[Expected, ...]
    optional: bool


def _bounds(value: str) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most of "12", "12+", "-40" or "20-30"; nothing where the value is none."""
    match = re.fullmatch(r"(\d[\d.]*)?(\+|-(\d[\d.]*))?", value)
    if match is None or not value:
        return Decimal(-1), Decimal(-1)
    low = Decimal(match[1]) if match[1] else None
    return low, (Decimal(match[3]) if match[3] else None if match[2] else low)


def read_expected(line: str) -> Told:
    """An entry of `events`: "KIND/KIND: slot=value@speaker!stance; ..."."""
    head, _, rest = line.partition(": ")
    claims = []
    for part in filter(None, (each.strip() for each in rest.split(";"))):
        slot, _, value = part.removeprefix("?").partition("=")
        match = _VALUE.fullmatch(value)
        assert match is not None, line
        found = [(match[name] or "").strip() for name in ("value", "speaker", "stance")]
        claims.append(Expected(tuple(slot.split("/")), *found, part.startswith("?")))
    kinds = head.removeprefix("?").rstrip(":").split("/")
    return Told(tuple(kinds), tuple(claims), line.startswith("?"))


def faults(expected: Sequence[Told], tables: Tables) -> list[str]:
    """What is wrong with the tables of one article: of all ways to put its events to those expected the best."""
    events = {each.id: each.kind for each in tables.events}
    claims: dict[str, list[Claim]] = {id: [] for id in events}
    for claim in tables.claims:
        if claim.date or claim.slot in WHOLE or claim.low is not None or claim.high is not None:
            claims[claim.event].append(claim)
    ids: list[str | None] = [*sorted(events), *(None for _ in expected)]
    ways = (
        list(_differences(expected, way, events, claims, tables))
        for way in dict.fromkeys(permutations(ids, len(expected)))
        if all(id is None or events[id] in told.kinds for told, id in zip(expected, way, strict=True))
    )
    return min(ways, key=len, default=[])


def _differences(
    expected: Sequence[Told],
    way: Sequence[str | None],
    events: dict[str, str],
    claims: dict[str, list[Claim]],
    tables: Tables,
) -> Iterator[str]:
    for told, id in zip(expected, way, strict=True):
        own = claims[id] if id is not None else []
        if id is None and not told.optional:
            yield f"no event {'/'.join(told.kinds)}"
        for each in told.claims:
            found = any(each.holds(claim, tables) for claim in own)
            if not (found or each.optional or (told.optional and id is None)):
                yield f"no {'/'.join(each.slots)}={each.value}@{each.speaker}"
        for claim in own:
            if not any(each.holds(claim, tables) for each in told.claims):
                yield f"too much: {events[claim.event]} {_shown(claim)}"
    for id in sorted(events.keys() - set(way)):
        for claim in claims[id]:
            if events[id] in ("statement", "announcement") and claim.slot == "date":
                continue  # the day on which somebody spoke
            yield f"too much: {events[id]} {_shown(claim)}"


def _shown(claim: Claim) -> str:
    value = claim.date or (claim.text if claim.low is None and claim.high is None else f"{claim.low}-{claim.high}")
    return f"{claim.slot}={value}@{claim.speaker}{'!' + claim.stance if claim.stance != 'asserted' else ''}"


def sources(texts: Iterable[str]) -> Iterator[Source]:
    """The texts as articles of one day, a paragraph each."""
    for number, text in enumerate(texts):
        source = source_of_text(f"a{number:04}", text, published=PUBLISHED)
        yield replace(source, blocks=(Block(0, len(text), "paragraph"),))


def run(arguments: argparse.Namespace) -> None:
    parser, rows = load_parser(Settings().parser), []
    for file in sorted(arguments.data.glob("*.toml")):
        articles = tomllib.loads(file.read_text(encoding="utf-8"))["articles"]
        read = parse(parser, sources(each["text"] for each in articles))
        right = 0
        for each, parsed in zip(articles, read, strict=True):
            tables = annotate(parsed)
            wrong = faults([read_expected(line) for line in each["events"]], tables)
            right += not wrong
            told = {
                event.id: [_shown(claim) for claim in tables.claims if claim.event == event.id]
                for event in tables.events
            }
            rows.append(
                {
                    "file": file.stem,
                    "text": each["text"],
                    "wrong": wrong,
                    "read": [f"{event.kind}: {'; '.join(told[event.id])}" for event in tables.events],
                }
            )
        if arguments.score is not None:
            print(f"{file.stem:12} {right} of {len(articles)} articles right as a whole")
    write_lines(arguments.predictions, rows)
