"""CPU and wall time of a whole build against the bare parser over the same texts."""

import argparse


def run(arguments: argparse.Namespace) -> None:
    raise SystemExit("not yet")
