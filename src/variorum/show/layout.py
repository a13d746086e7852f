"""How parts of a screen are set on it."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

_STEP = 2


def indented(text: Text, steps: int = 1) -> Padding:
    """`text` two columns further in a step, every line of it: a line that is broken keeps to its place."""
    return Padding(text, (0, 0, 0, _STEP * steps), expand=False)
