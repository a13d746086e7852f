"""A file of decisions -> its decisions, or an error that names each line that is wrong and says what to do.

The form: one block `[[decision]]` a decision, with `verdict`, `kind` and the things it is about, `first` and `second`,
each a table (`[decision.first]`) or, by hand, a mere id or name in quotation marks. Unknown keys are errors: a
misspelled one would be a decision that silently does not hold.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from variorum.decisions.records import CLAIM, KINDS, STRIKE, VERDICTS, Anchor, Decision
from variorum.errors import DecisionsError

_HEADER = re.compile(r"\s*\[\[\s*decision\s*\]\]")
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_NOTES = ("note", "by", "date")
_KEYS = ("verdict", "kind", "first", "second", *_NOTES)
_ANCHOR = {each.name: each.type for each in fields(Anchor)}


def read_decisions(files: Sequence[Path]) -> tuple[Decision, ...]:
    """The decisions of all `files`, in order. Raises DecisionsError where one cannot be read or is malformed: it names
    every fault of the first such file."""
    found: list[Decision] = []
    for file in files:
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError as error:
            raise DecisionsError(f"{file}: is not written in UTF-8. Save it anew as UTF-8.") from error
        except OSError as error:
            raise DecisionsError(
                f"{file}: cannot be read ({error.strerror}). Check the name that --decisions gives, and permissions."
            ) from error
        found.extend(decisions_of(text, file))
    return tuple(found)


def decisions_of(text: str, file: Path) -> tuple[Decision, ...]:
    """The decisions that `text`, what stands in `file`, has."""
    text = text.removeprefix("\ufeff")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = _AT_LINE.search(str(error))
        line = at[1] if at and at[1] else str(text.count("\n") + 1)
        raise DecisionsError(
            f"{file}, line {line}: is not TOML ({_AT_LINE.sub('', str(error))}). Mend that line: text stands in "
            "quotation marks, and each decision begins with [[decision]]."
        ) from error
    blocks = content.pop("decision", [])
    faults = [f"{file}: {key!r} is not known; decisions begin with [[decision]]" for key in content]
    if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
        faults.append(f"{file}: a decision begins with [[decision]], in two brackets")
        blocks = []
    found: list[Decision] = []
    for block, line in zip(blocks, _lines(text, len(blocks)), strict=True):
        place = f"{file}, line {line}" if line else f"{file}, decision {len(found) + 1}"
        wrong = list(_faults(block))
        faults.extend(f"{place}: {fault}" for fault in wrong)
        if not wrong:
            found.append(_decision(block, file.name, line))
    if faults:
        raise DecisionsError("\n".join(faults) + "\nMend it, or take the block out and decide again: variorum decide")
    return tuple(found)


def _lines(text: str, count: int) -> list[int] | list[None]:
    """The line of each block; unknown where blocks are written in another way than by [[decision]]."""
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if _HEADER.match(line)]
    return lines if len(lines) == count else [None] * count


def _faults(block: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a block, each with what to do."""
    for key in block:
        if key not in _KEYS:
            yield f"{key!r} is not known; a decision has {', '.join(_KEYS)}"
    verdict, kind = block.get("verdict"), block.get("kind")
    if verdict not in VERDICTS:
        yield f"verdict is {_shown(verdict)}; write one of {', '.join(VERDICTS)}"
    if kind not in KINDS:
        yield f"kind is {_shown(kind)}; write one of {', '.join(KINDS)}"
    if kind == CLAIM and verdict in VERDICTS and verdict != STRIKE:
        yield f'a claim can be struck, not be {verdict!r}; write verdict = "strike", or kind = "event"'
    for key in _NOTES:
        if key in block and not isinstance(block[key], str):
            yield f"{key} is {_shown(block[key])}; write it in quotation marks"
    wanted = ("first",) if kind == CLAIM else ("first", "second")
    if kind == CLAIM and "second" in block:
        yield "a claim is struck by itself; take 'second' out"
    for key in wanted:
        if key not in block:
            yield f"{key!r} is missing; name what is decided about by its id"
        else:
            yield from _anchor_faults(key, block[key])


def _anchor_faults(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not value.strip():
            yield f"{key} is empty; name what is decided about by its id"
        return
    if not isinstance(value, dict):
        yield f"{key} is {_shown(value)}; write an id in quotation marks, or a table [decision.{key}]"
        return
    if not value.get("id"):
        yield f"{key} has no id; name what is decided about by its id"
    for name, each in value.items():
        if name not in _ANCHOR:
            yield f"{key}.{name} is not known; it has {', '.join(_ANCHOR)}"
        elif name in ("start", "end"):
            if not isinstance(each, int) or isinstance(each, bool) or each < 0:
                yield f"{key}.{name} is {_shown(each)}; write a number, 0 or more"
        elif name == "others":
            if not isinstance(each, list) or not all(isinstance(other, str) for other in each):
                yield f"{key}.{name} is {_shown(each)}; write ids in quotation marks, in [brackets]"
        elif not isinstance(each, str):
            yield f"{key}.{name} is {_shown(each)}; write it in quotation marks"


def _shown(value: Any) -> str:
    return "missing" if value is None else repr(value)[:60]


def _decision(block: Mapping[str, Any], file: str, line: int | None) -> Decision:
    second = block.get("second")
    return Decision(
        verdict=block["verdict"],
        kind=block["kind"],
        first=_anchor(block["first"]),
        second=None if second is None else _anchor(second),
        file=file,
        line=line,
        **{key: " ".join(block[key].split()) for key in _NOTES if key in block},
    )


def _anchor(value: Any) -> Anchor:
    if isinstance(value, str):
        return Anchor(value.strip())
    return Anchor(**{**value, "others": tuple(value.get("others", ()))})
