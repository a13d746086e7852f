"""Makes src/variorum/linking/event_model.json from labelled mentions (the training part of ECB+, a JSON list).

    python benchmarks/train_events.py TRAIN.json [--output FILE]

Prints what each level of each comparison weighs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from mentions import tellings

from variorum.linking import event_model

OUTPUT = Path(event_model.__file__).with_name("event_model.json")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    arguments = parser.parse_args()
    mentions = json.loads(arguments.train.read_text(encoding="utf-8"))
    compared = event_model.compare(
        tellings(mentions, {mention["doc_id"]: mention["topic_id"] for mention in mentions}),
        event_model.blank_model(),
    )
    model = event_model.counted_model(compared, same_event(mentions))
    arguments.output.write_text(model.to_json(), encoding="utf-8")
    for name, levels in model.levels.items():
        print(name, {level: round(model.weight(name, level), 2) for level in sorted(levels, reverse=True)})


def same_event(mentions: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """The pairs of ids, in order, that the labels give one event."""
    chains: dict[tuple[str, str], list[str]] = defaultdict(list)
    for mention in mentions:
        chains[mention["topic_id"], mention["coref_chain"]].append(mention["mention_id"])
    return {pair for chain in chains.values() for pair in combinations(sorted(chain), 2)}


if __name__ == "__main__":
    main()
