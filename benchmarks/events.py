"""Event links of given mentions, for score_coref.py."""

import argparse


def run(arguments: argparse.Namespace) -> None:
    raise SystemExit("not yet")
