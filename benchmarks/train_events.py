"""Counts the weights of src/variorum/linking/event_model.json from labelled mentions (the training part of ECB+, a
JSON list). Weights that are set by hand are kept as they stand there.

    python benchmarks/train_events.py TRAIN.json [--output FILE]

Prints what each level that was counted weighs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from mentions import tellings

from variorum.linking import event_model
from variorum.linking.event_model import Models, saved_models, to_json
from variorum.linking.mention_pairs import blank_model, compare, counted_model

OUTPUT = Path(event_model.__file__).with_name(event_model.FILE)


def main(given: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args(given)
    mentions = json.loads(arguments.train.read_text(encoding="utf-8"))
    compared = compare(
        tellings(mentions, {mention["doc_id"]: mention["topic_id"] for mention in mentions}), blank_model()
    )
    models = Models(saved_models().events, counted_model(compared, same_event(mentions)))
    arguments.output.write_text(to_json(models), encoding="utf-8")
    for name, levels in models.mentions.comparisons.items():
        print(name, {level: found.weight for level, found in levels.items()})


def same_event(mentions: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The pairs of ids, in order, that the labels give one event."""
    chains: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in mentions:
        chains[mention["topic_id"], mention["coref_chain"]].append(mention["mention_id"])
    return {pair for chain in chains.values() for pair in combinations(sorted(chain), 2)}


if __name__ == "__main__":
    main()
