"""Given mentions (a JSON list as in ECB+) -> tellings, with the parser that builds dossiers.

Never reads coref_chain or is_singleton.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Token

from variorum.annotating.parse import load_parser
from variorum.linking.tellings import Telling
from variorum.linking.trigger_words import stem
from variorum.settings import Settings

Mention = Mapping[str, Any]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
_THINGS = frozenset({"NOUN", "PROPN", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "dobj"})
_HANGING = _SUBJECTS | {"obj", "pobj", "agent", "prep", "poss", "compound", "nmod", "amod", "attr", "appos", "nummod"}
_HANGING |= {"npadvmod", "dative", "oprd"}
_HELD = _SUBJECTS | {"compound", "pobj", "conj", "amod", "xcomp"}
WIDESPREAD = 0.5  # a word of more than this share of a group's articles tells none of its events from another
ARTICLE_WORDS = 30


def tellings(mentions: Sequence[Mention], group_of: Mapping[str, str]) -> list[Telling]:
    """One telling for each mention, in their order; `group_of` gives the group of each article."""
    docs = _parsed({tuple(mention["mention_context"]) for mention in mentions})
    stems = {mention["doc_id"]: _stems(docs[tuple(mention["mention_context"])]) for mention in mentions}
    spread: dict[str, Counter[str]] = defaultdict(Counter)
    for article, words in stems.items():
        spread[group_of[article]].update(words)
    articles = Counter(group_of[article] for article in stems)
    telling_words = _telling_words(stems)
    found = []
    for mention in mentions:
        article = mention["doc_id"]
        group = group_of[article]
        doc = docs[tuple(mention["mention_context"])]
        own = frozenset(mention["tokens_number"])
        head = next((doc[at] for at in sorted(own) if doc[at].text == mention["mention_head"]), doc[max(own)])
        words = _stems((token for token in head.sent if token.i not in own), shortest=3)
        found.append(
            Telling(
                id=mention["mention_id"],
                group=group,
                article=article,
                phrase=mention["tokens_str"].lower(),
                lemma=mention["mention_head_lemma"].lower(),
                arguments=frozenset(_arguments(head, own)),
                words=frozenset(w for w in words if spread[group][w] <= WIDESPREAD * articles[group]),
                article_words=telling_words[article],
            )
        )
    return found


def _parsed(contexts: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], Doc]:
    parser = load_parser(Settings().parser)
    ordered = sorted(contexts)
    docs = parser.pipe((Doc(parser.vocab, words=list(words)) for words in ordered), batch_size=64)
    return dict(zip(ordered, docs, strict=True))


def _stems(tokens: Iterable[Token], shortest: int = 4) -> frozenset[str]:
    return frozenset(
        stem(token.lemma_)
        for token in tokens
        if token.pos_ in _CONTENT and token.is_alpha and not token.is_stop and len(token) >= shortest
    )


def _telling_words(stems: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """For each article the stems that fewest articles have, at most ARTICLE_WORDS."""
    counts = Counter(word for words in stems.values() for word in words)
    rarity = {word: math.log((len(stems) + 1) / count) for word, count in counts.items()}
    return {
        article: frozenset(sorted(words, key=lambda word: (-rarity[word], word))[:ARTICLE_WORDS])
        for article, words in stems.items()
    }


def _arguments(head: Token, own: frozenset[int]) -> Iterable[str]:
    """Lemmas of what hangs on the mention, and of what stands beside it on the word that it hangs on itself."""
    yield from _hanging(head, own, 0)
    if head.dep_ in _HELD:
        if head.dep_ in ("compound", "amod") and head.head.i not in own and head.head.pos_ in _THINGS:
            yield head.head.lemma_.lower()
        for child in head.head.children:
            if child.i != head.i and child.i not in own and child.dep_ in _SUBJECTS and child.pos_ in _THINGS:
                yield child.lemma_.lower()


def _hanging(token: Token, own: frozenset[int], depth: int) -> Iterable[str]:
    for child in token.children:
        if child.i in own:
            yield from _hanging(child, own, depth)
        elif child.dep_ in _HANGING:
            if child.pos_ in _THINGS:
                yield child.lemma_.lower()
            prepositions = depth < 2 and child.dep_ in ("prep", "agent")
            if prepositions or (depth < 1 and child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")):
                yield from _hanging(child, own, depth if prepositions else depth + 1)
