"""A decision -> a block of a file of decisions, written at its end."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import astuple, fields
from pathlib import Path

from variorum.decisions.reading import decisions_of
from variorum.decisions.records import Anchor, Decision
from variorum.errors import DecisionsError

_HEAD = """\
# Decisions about this pile. Every build applies them again; one block a decision. "variorum decide" adds blocks at
# the end; delete a block to take its decision back. Order does not matter.
#   verdict  same, different: two events, or two actors.  accept: a proposed link.  strike: a claim, or a link.
#   first, second  where they stand, told so that they are found again when ids change
#   note, by, date  why, who and when: free text, may be left out
"""


def add(decision: Decision, file: Path) -> int | None:
    """Writes `decision` at the end of `file`, which need not be there; returns its line, or None where it stands there
    already.

    Raises DecisionsError where the file is malformed, says the opposite, or cannot be written; it is then untouched.
    """
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise DecisionsError(f"{file}: cannot be read ({error}). Mend it, or name another with --decisions.") from error
    for other in decisions_of(text, file):
        if _ends(other) == _ends(decision) and other.kind == decision.kind:
            if other.joins == decision.joins:
                return None
            raise DecisionsError(
                f"{other.place}: says {other.verdict!r} of these two. Take that block out to decide otherwise."
            )
    lead = "" if text.endswith("\n\n") else "\n" if text.endswith("\n") else "\n\n"
    before = text + lead if text else _HEAD + "\n"
    _replace(file, before + block(decision))
    return before.count("\n") + 1


def _ends(decision: Decision) -> frozenset[str]:
    return frozenset(each.id for each in (decision.first, decision.second) if each)


def block(decision: Decision) -> str:
    """The lines of one decision, the last one ended."""
    return "\n".join(_lines(decision)) + "\n"


def _lines(decision: Decision) -> Iterator[str]:
    yield "[[decision]]"
    for key in ("verdict", "kind", "note", "by", "date"):
        if getattr(decision, key):
            yield f"{key} = {_quoted(getattr(decision, key))}"
    for name, anchor in (("first", decision.first), ("second", decision.second)):
        if anchor is not None:
            yield f"[decision.{name}]"
            yield from _anchor_lines(anchor)


def _anchor_lines(anchor: Anchor) -> Iterator[str]:
    unset = astuple(Anchor(""))
    for each, default in zip(fields(anchor), unset, strict=True):
        value = getattr(anchor, each.name)
        if isinstance(value, tuple) and value:
            yield f"{each.name} = [{', '.join(map(_quoted, value))}]"
        elif value != default:
            yield f"{each.name} = {value if isinstance(value, int) else _quoted(value)}"


def _quoted(words: str) -> str:
    """A basic string of TOML: JSON's escapes are among its own, but it has no raw DEL nor halves of characters."""
    whole = words.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


def _replace(file: Path, text: str) -> None:
    """Writes the file beside its place and renames it: it is whole at any moment."""
    place = Path(os.path.realpath(file))
    temporary = place.with_name(f".{place.name}.{os.getpid()}.part")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        if place.exists():
            temporary.chmod(place.stat().st_mode)
        os.replace(temporary, place)
    except OSError as error:
        raise DecisionsError(
            f"{file}: cannot be written ({error.strerror}). Name another place with --decisions."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
