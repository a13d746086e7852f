"""Event links of given mentions (a JSON list as in ECB+), for score_coref.py.

Never reads coref_chain or is_singleton.
"""

import argparse
import json
import math
import re
from collections import Counter
from itertools import combinations

from common import score
from mentions import tellings

from variorum.linking.clustering import clusters
from variorum.linking.event_model import saved_models
from variorum.linking.mention_pairs import compare
from variorum.linking.tellings import Telling

SAME_TOPIC = 0.2  # cosine of two articles of one topic


def run(arguments: argparse.Namespace) -> None:
    mentions = json.loads(arguments.data.read_text(encoding="utf-8"))
    contexts = {m["doc_id"]: _bag(m["mention_context"]) for m in mentions}
    topics = predicted_topics(contexts) if arguments.topics == "predicted" else {}
    found = tellings(mentions, {m["doc_id"]: topics.get(m["doc_id"], m["topic_id"]) for m in mentions})
    predicted = {}
    for number, cluster in enumerate(linked(found)):
        predicted.update(dict.fromkeys(cluster, str(number)))
    arguments.predictions.write_text(json.dumps(predicted, indent=0), encoding="utf-8")
    score(arguments.score, "score_coref.py", arguments.data, arguments.predictions)


def linked(found: list[Telling]) -> list[list[str]]:
    """The ids of tellings in clusters."""
    model = saved_models().mentions
    weights = {(pair.first, pair.second): pair.weight for pair in compare(found, model)}
    return clusters(sorted(each.id for each in found), weights, model.linked)


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
