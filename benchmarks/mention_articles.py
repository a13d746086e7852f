"""Given mentions (a JSON list as in ECB+) read as articles: their texts, built as any pile is, and pairs of the events
that builds find there, with the level of each comparison.

Pairs are those that linking weighs: events of two articles that share a block. Reads no labels but in `labelled`.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.linking.actors import link_actors
from variorum.linking.affairs import alike_articles
from variorum.linking.event_features import event_features
from variorum.linking.event_kinds import event_kinds
from variorum.linking.event_levels import levels
from variorum.linking.event_pile import pile
from variorum.linking.events import compared
from variorum.linking.places import link_places
from variorum.pipeline import annotate_all
from variorum.reading.read import read
from variorum.records import Span, Tables
from variorum.settings import Running, Settings

Mention = Mapping[str, Any]

_WRITTEN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_GLUED = frozenset(".,:;?!)%'") | {"'s", "n't", "'re", "'ve", "'ll", "'m", "'d"}


def annotated(mentions: Sequence[Mention]) -> Tables:
    """The tables of the articles that the mentions stand in, before linking. They have no dates of printing."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "articles.jsonl"
        rows = ({"id": id, "text": text} for id, (text, _) in sorted(_texts(mentions).items()))
        file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return annotate_all(read([file]), Settings(), Running(workers=0), lambda stage, done, total: None)


def labelled(mentions: Sequence[Mention], tables: Tables) -> Iterator[tuple[dict[str, str], bool]]:
    """The pairs of events of which the labels tell something: the levels that each is at, and whether it is one event.

    An event has the labels of the mentions that its words meet. Two events are one where they share a label; they are
    two where both have labels and share none, or where their articles are of two topics.
    """
    tables = link_actors(link_places(tables))
    features = sorted(event_features(tables, alike_articles(tables)), key=lambda each: (each.article, each.event))
    places, kinds = {place.id: place for place in tables.places}, event_kinds()
    known = pile(features, places, kinds)
    chains = _chains(mentions, tables)
    topics = {mention["doc_id"]: mention["topic_id"] for mention in mentions}
    for one, two, like in compared(features, places, kinds):
        first, second = features[one], features[two]
        a, b = chains.get(first.event, frozenset()), chains.get(second.event, frozenset())
        if (a and b) or topics[first.article] != topics[second.article]:
            at = {each.comparison: each.level for each in levels(first, second, known, like)}
            yield at, not a.isdisjoint(b)


def _chains(mentions: Sequence[Mention], tables: Tables) -> dict[str, frozenset[str]]:
    """The labels of the events of `tables` that have any."""
    texts = _texts(mentions)
    labels: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for mention in mentions:
        article = mention["doc_id"]
        spans = [texts[article][1][at] for at in mention["tokens_number"]]
        labels[article].append(((spans[0][0], spans[-1][1]), mention["coref_chain"]))
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for row in tables.event_mentions:
        found[row.event] |= {
            chain for (start, end), chain in labels[row.article] if start < row.end and row.start < end
        }
    return {event: each for event, each in found.items() if each}


def _texts(mentions: Sequence[Mention]) -> dict[str, tuple[str, list[Span]]]:
    """For each article its text, put together from its tokens, and where each token stands in it."""
    tokens = {mention["doc_id"]: mention["mention_context"] for mention in mentions}
    return {article: _text(each) for article, each in tokens.items()}


def _text(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    text, spans, inside = "", [], False
    for token in tokens:
        word = _WRITTEN.get(token, token)
        closes = word == '"' and (token == "''" or (inside and token == '"'))
        if word == '"':
            inside = not closes
        opened = text.endswith(("(", "$", '"') if inside and word != '"' else ("(", "$"))
        if text and not (word in _GLUED or closes or opened):
            text += " "
        spans.append((len(text), len(text) + len(word)))
        text += word
    return text, spans
