"""What the benchmarks share: writing predictions and calling a scorer."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write_lines(path: Path, rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def score(folder: Path | None, scorer: str, *arguments: Path | str) -> None:
    """Runs `scorer` of `folder` and prints what it says; does nothing where no folder is given."""
    if folder is not None:
        subprocess.run([sys.executable, str(folder / scorer), *map(str, arguments)], check=True)
