"""README shows what the program prints."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

import readme  # noqa: E402


def test_the_example_in_the_readme_is_what_is_printed():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.with_block(text, readme.shown()) == text, "run make readme"
