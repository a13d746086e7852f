"""Linking alone, at growing sizes: CPU time of each step, peak memory, and the exponent of growth.

The rows are those of the pile that is given, moved as often as it takes (`moved.py`), and packed as a build packs them.
Each size is linked in a process of its own; its memory holds the rows of the pile too.
"""

import argparse
import gc
import math
import multiprocessing
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pile import moved_parts, parts_of

from variorum.linking.link import steps
from variorum.records import Tables
from variorum.settings import Settings
from variorum.stored import gathered

SIZES = (1_000, 3_000, 10_000, 30_000)


def run(arguments: argparse.Namespace) -> None:
    """A table to --predictions and stdout."""
    with tempfile.TemporaryDirectory() as work:
        parts = parts_of(arguments.data, Path(work), Settings())
    lines: list[str] = []
    before: tuple[int, float] | None = None
    for size in arguments.sizes or SIZES:
        with multiprocessing.get_context("fork").Pool(1) as pool:
            rows, peak, taken = pool.apply(measured, (parts, size))
        if not lines:
            lines.append(f"| articles | CPU s | exponent | rows MB | peak MB | {' | '.join(taken)} |")
            lines.append("| --- " * (5 + len(taken)) + "|")
        total = sum(taken.values())
        grown = f"{math.log(total / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        before = before or (size, total)
        cells = [
            f"{size:,}",
            f"{total:.1f}",
            grown,
            f"{rows:.0f}",
            f"{peak:.0f}",
            *(f"{each:.1f}" for each in taken.values()),
        ]
        lines.append(f"| {' | '.join(cells)} |")
        print(lines[-1], flush=True)
    table = "\n".join(lines) + "\n"
    arguments.predictions.write_text(table, encoding="utf-8")
    print(table)


def measured(parts: Sequence[Tables], size: int) -> tuple[float, float, dict[str, float]]:
    """MB with all rows made, peak MB while linking them, CPU seconds of each step."""
    gc.disable()  # as a build does
    linking = steps(gathered(moved_parts(parts, size)))
    rows, taken, started = _memory("VmRSS"), {}, time.process_time()
    for name, _ in linking:
        taken[name] = time.process_time() - started
        started = time.process_time()
    return rows, _memory("VmHWM"), taken


def _memory(name: str) -> Any:
    """MB, as Linux counts them for this process."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1000 for line in lines if line.startswith(name))
