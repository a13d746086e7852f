"""Writes into README.md what `variorum show` prints of the example pile.

The block after the marker comment is generated; everything else is written by hand.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
KINDS = ("differ", "contested", "updated", "different-measure", "one-voice")
MARKED = re.compile(r"(<!-- what `variorum show[^\n]*-->\n```\n)(.*?)(```\n)", re.S)


def shown() -> str:
    """What `variorum show` prints of the example pile, 100 columns wide, without colour."""
    environment = os.environ | {"COLUMNS": "100", "NO_COLOR": "1"}
    with tempfile.TemporaryDirectory() as folder:
        dossier = Path(folder) / "demo.variorum"
        variorum = [sys.executable, "-m", "variorum"]
        build = [*variorum, "build", str(ROOT / "examples" / "ferry"), "-o", str(dossier), "--workers", "1", "--quiet"]
        subprocess.run(build, check=True, env=environment)
        output = subprocess.run(
            [*variorum, "show", "demo.variorum", "--limit", "1", *(f"--kind={kind}" for kind in KINDS)],
            check=True,
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
        ).stdout
    return "\n".join(line.rstrip() for line in output.splitlines()) + "\n"


def with_block(readme: str, block: str) -> str:
    """`readme` with its marked block replaced. Raises ValueError where it has no marker."""
    if not MARKED.search(readme):
        raise ValueError("README.md has no marked block to write into")
    return MARKED.sub(lambda match: match.group(1) + block + match.group(3), readme)


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(with_block(path.read_text(encoding="utf-8"), shown()), encoding="utf-8")
