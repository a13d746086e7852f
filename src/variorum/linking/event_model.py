"""What every level of every comparison weighs, in one file: of events (as builds link them) and of given mentions.

`event_model.json` says for each level its weight (log2 of how much likelier it is among pairs that tell one event than
among others) and how that came about: `counted` from labelled pairs, with both shares (m and u), or `set` by hand. It
says, too, from which sum of weights a pair is one event, whom the counts are owed to, and which command makes it.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

VERSION = 2
FILE = "event_model.json"
COMMAND = "python benchmarks/train_events.py TRAIN.json"
CREDIT = (
    "What is counted is counted from the training part of ECB+ (Cybulska and Vossen 2014), "
    "Creative Commons Attribution 3.0 (https://creativecommons.org/licenses/by/3.0/)."
)

_LEVEL = re.compile(r'(?<=: )\{\s+"weight"[^}]+\}')


@dataclass(frozen=True, slots=True)
class Level:
    """What a level weighs, and how that came about."""

    weight: float
    by: Literal["counted", "set"]
    m: float | None = None  # its share among pairs that tell one event, where it was counted
    u: float | None = None  # and among the others


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of pairs of one sort. A pair is one event from a sum of `linked`, and is proposed to be from
    `proposed`; `prior` is the share of the counted pairs that tell one event, None where sums do without it."""

    linked: float
    proposed: float
    prior: float | None
    comparisons: Mapping[str, Mapping[str, Level]]


@dataclass(frozen=True, slots=True)
class Models:
    """What the file holds: for events of articles, and for mentions that are given."""

    events: Model
    mentions: Model


def counted(
    pairs: Iterable[tuple[Mapping[str, str], bool]], comparisons: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, Level]]:
    """What the levels of `comparisons` weigh by what is known of `pairs`: the level of each comparison that a pair is
    at, and whether it tells one event. Adds one to every count."""
    counts: dict[str, tuple[Counter[str], Counter[str]]] = {name: (Counter(), Counter()) for name in comparisons}
    for levels, is_same in pairs:
        for name in comparisons:
            counts[name][not is_same][levels.get(name, "")] += 1
    found = {}
    for name, among in comparisons.items():
        m, u = ({level: count[level] + 1 for level in among} for count in counts[name])
        found[name] = {level: counted_level(m[level] / sum(m.values()), u[level] / sum(u.values())) for level in among}
    return found


def counted_level(m: float, u: float) -> Level:
    """The level that has share `m` of the pairs that tell one event, and share `u` of the others."""
    m, u = round(m, 6), round(u, 6)
    return Level(round(math.log2(m / u), 3), "counted", m, u)


@cache
def saved_models() -> Models:
    """The models that ship with the package."""
    return from_json((files("variorum.linking") / FILE).read_text(encoding="utf-8"))


@cache
def event_weights() -> Mapping[str, Mapping[str, float]]:
    """What the levels of the comparisons of events weigh."""
    found = saved_models().events.comparisons
    return {name: {level: each.weight for level, each in levels.items()} for name, levels in found.items()}


def from_json(text: str) -> Models:
    """The models in the text of a file. Raises ValueError where it is of another version."""
    content = json.loads(text)
    if content["version"] != VERSION:
        raise ValueError(f"{FILE} is of version {content['version']}, this code of version {VERSION}")
    return Models(_model(content["events"]), _model(content["mentions"]))


def to_json(models: Models) -> str:
    """The text of the file."""
    content = {
        "version": VERSION,
        "command": COMMAND,
        "credit": CREDIT,
        "events": _content(models.events),
        "mentions": _content(models.mentions),
    }
    # A line for each level, so that what changed can be read.
    return _LEVEL.sub(lambda found: " ".join(found.group().split()), json.dumps(content, indent=2)) + "\n"


def _model(content: Mapping[str, Any]) -> Model:
    comparisons = {
        name: {level: Level(**each) for level, each in levels.items()}
        for name, levels in content["comparisons"].items()
    }
    return Model(content["linked"], content["proposed"], content.get("prior"), comparisons)


def _content(model: Model) -> dict[str, Any]:
    about = {"linked": model.linked, "proposed": model.proposed, "prior": model.prior}
    levels = {
        name: {
            level: _known({"weight": each.weight, "by": each.by, "m": each.m, "u": each.u})
            for level, each in found.items()
        }
        for name, found in model.comparisons.items()
    }
    return {**_known(about), "comparisons": levels}


def _known(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}
