"""The network around one actor: who cites it and whom it cites above, who acts on it and on whom it acts below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from variorum.page.ties import Tie, Ties
from variorum.show.words import one_line

WIDTH, ROW, TOP, HEAD = 960, 22, 8, 26
_LEFT, _BOX, _BOX_END, _RIGHT = 310.0, 390.0, 570.0, 650.0
_MOST = 8  # lines of one group; the table has all
_THICKEST = 6.0


@dataclass(frozen=True, slots=True)
class End:
    x: float
    y: float
    label: str
    note: str  # how often it is told, and denied
    href: str | None
    right: bool  # whether it stands to the right of the actor
    path: str
    width: float
    kind: str  # cite, act
    denied: bool
    told: str


@dataclass(frozen=True, slots=True)
class Heading:
    x: float
    y: float
    words: str
    right: bool


@dataclass(frozen=True, slots=True)
class Network:
    width: int
    height: int
    box: tuple[float, float, float, float]  # x, y, width, height
    name: tuple[str, ...]  # the actor's name on one or two lines
    ends: tuple[End, ...]
    headings: tuple[Heading, ...]


def network(name: str, ties: Ties) -> Network | None:
    """The picture; None where nobody stands around the actor."""
    upper = (("cited by", ties.cited_by, False), ("it cites", ties.cites, True))
    lower = (("said to have acted on it", ties.hit_by, False), ("it is said to have acted on", ties.hits, True))
    ends: list[End] = []
    headings: list[Heading] = []
    y = float(TOP)
    rows = [
        (kind, groups, max(min(len(group), _MOST) for _, group, _ in groups))
        for kind, groups in (("cite", upper), ("act", lower))
    ]
    height = round(sum(HEAD + ROW * most + 10 for _, _, most in rows if most)) + TOP
    if height == TOP:
        return None
    middle = height / 2
    for kind, groups, most in rows:
        if not most:
            continue
        for words, group, right in groups:
            if group:
                more = f", {_MOST} of {len(group)}" if len(group) > _MOST else ""
                headings.append(Heading(_RIGHT if right else _LEFT, y + 16, words + more, right))
                ends += _ends(name, words, group, kind, y + HEAD, middle, right)
        y += HEAD + ROW * most + 10
    lines = _lines(name)
    box_height = 22.0 + 18 * len(lines)
    box = (_BOX, round(middle - box_height / 2, 1), _BOX_END - _BOX, box_height)
    return Network(WIDTH, height, box, lines, tuple(ends), tuple(headings))


def _ends(name: str, words: str, group: Sequence[Tie], kind: str, top: float, middle: float, right: bool) -> list[End]:
    found = []
    thickest = max(tie.number for tie in group)
    for number, tie in enumerate(group[:_MOST]):
        y = top + ROW * number + ROW / 2
        start, stop, bend = (_BOX_END, _RIGHT - 8, 40) if right else (_BOX, _LEFT + 8, -40)
        path = f"M{start} {middle}C{start + bend} {middle} {stop - bend} {y} {stop} {y}"
        told = f"{name}: {words} {tie.who}, {tie.number} {'time' if tie.number == 1 else 'times'}"
        width = round(max(1.2, _THICKEST * tie.number / max(thickest, 4)), 1)
        x = _RIGHT if right else _LEFT
        found.append(
            End(
                x,
                y,
                one_line(tie.who, 40),
                _often(tie),
                tie.href,
                right,
                path,
                width,
                kind,
                tie.denied == tie.number,
                told,
            )
        )
    return found


def _often(tie: Tie) -> str:
    told = tie.number - tie.denied
    parts = [f"×{told}" if told > 1 or (told and tie.denied) else "", f"denied ×{tie.denied}" if tie.denied else ""]
    return ", ".join(filter(None, parts))


def _lines(name: str) -> tuple[str, ...]:
    """`name` on as many lines of about 22 letters as it needs, three at most."""
    lines = [""]
    for word in one_line(name, 62).split():
        if lines[-1] and len(lines[-1]) + len(word) > 22 and len(lines) < 3:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(one_line(line, 26) for line in lines)
