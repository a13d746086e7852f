"""Predictions of Variorum on measuring data, and their scores.

    python benchmarks/run.py NAME DATA --predictions FILE [--score DIR] [--topics gold|predicted]

NAME is affairs, stories, actors, outlets, attributions, times, events, quotations, readings, scale or speed;
`docs/measures.md` says what DATA is for each, and what is written. Predictions never look at gold that may lie in the
data. With --score DIR (the folder of scorers) the scorer's output is printed too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import affairs
import attributions
import events
import quotations
import readings
import scale
import speed
import stories
import times

BENCHMARKS: dict[str, Callable[[argparse.Namespace], None]] = {
    "affairs": affairs.run,
    "stories": stories.claims,
    "actors": stories.mentions,
    "outlets": stories.outlets,
    "attributions": attributions.run,
    "times": times.run,
    "events": events.run,
    "quotations": quotations.run,
    "readings": readings.run,
    "scale": scale.run,
    "speed": speed.run,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=BENCHMARKS)
    parser.add_argument("data", type=Path)
    parser.add_argument("--predictions", type=Path, required=True)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--topics", choices=("gold", "predicted"), default="gold")
    parser.add_argument("--sizes", type=int, nargs="+", help="of scale: how many articles, in growing order")
    arguments = parser.parse_args()
    BENCHMARKS[arguments.name](arguments)


if __name__ == "__main__":
    main()
