"""Event links of given mentions (a JSON list as in ECB+), for score_coref.py.

Never reads coref_chain or is_singleton.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import Any

from common import score

from variorum.linking.clustering import clusters
from variorum.linking.trigger_words import stem

# Mentions with the same stem are one event where their articles have this much in common (cosine); chosen on the
# training part of ECB+.
SAME_EVENT = 0.0
SAME_TOPIC = 0.2  # cosine of two articles of one topic


def run(arguments: argparse.Namespace) -> None:
    mentions = json.loads(arguments.data.read_text(encoding="utf-8"))
    contexts = {m["doc_id"]: _bag(m["mention_context"]) for m in mentions}
    topics = predicted_topics(contexts) if arguments.topics == "predicted" else {}
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in mentions:
        groups[topics.get(mention["doc_id"], mention["topic_id"])].append(mention)
    predicted = {}
    for topic, members in sorted(groups.items()):
        for number, cluster in enumerate(linked(members, contexts)):
            predicted.update(dict.fromkeys(cluster, f"{topic}/{number}"))
    arguments.predictions.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    score(arguments.score, "score_coref.py", arguments.data, arguments.predictions)


def linked(mentions: list[dict[str, Any]], contexts: dict[str, Counter[str]]) -> list[list[str]]:
    """The ids of mentions in clusters."""
    by_stem: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for mention in mentions:
        by_stem[stem(mention["mention_head_lemma"])].append(mention)
    weights = {
        (first["mention_id"], second["mention_id"]): cosine(contexts[first["doc_id"]], contexts[second["doc_id"]])
        for same in by_stem.values()
        for first, second in combinations(same, 2)
    }
    return clusters([mention["mention_id"] for mention in mentions], weights, SAME_EVENT)


def predicted_topics(contexts: dict[str, Counter[str]]) -> dict[str, str]:
    """For each article the first article of its topic."""
    names = sorted(contexts)
    weights = {(a, b): cosine(contexts[a], contexts[b]) for a, b in combinations(names, 2)}
    return {name: cluster[0] for cluster in clusters(names, weights, SAME_TOPIC) for name in cluster}


def cosine(first: Counter[str], second: Counter[str]) -> float:
    shared = sum(count * second[word] for word, count in first.items())
    return shared / math.sqrt(sum(n * n for n in first.values()) * sum(n * n for n in second.values()) or 1)


def _bag(tokens: list[str]) -> Counter[str]:
    return Counter(token.lower() for token in tokens if re.fullmatch(r"\w{4,}", token))
