"""What each part of the method of attributions is worth: taken out, measured.

    python benchmarks/ablation.py GOLD [--every N] --score DIR

GOLD is a folder with `text/` and `attributions/` as `score_attribution.py` reads it; `--every 4` takes every fourth
article. One row a part: precision, recall, F1 end to end, and recall of contents with a quotation mark.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from variorum.annotating.parse import Parsed, load_parser, parse
from variorum.annotating.voices import attributions as voices
from variorum.annotating.voices import (
    beside,
    clauses,
    contents,
    continuing,
    cue_phrases,
    quotations,
    speaker_phrase,
    verb_cues,
)
from variorum.reading.text import source_of_text
from variorum.settings import Settings


def nothing(*_: Any) -> None:
    """In place of a rule that finds something or None."""


def none(*_: Any) -> tuple[()]:
    """In place of a rule that finds any number of things."""
    return ()


PARTS: tuple[tuple[str, ModuleType, str, Any], ...] = (
    ("quotation marks", voices, "quotes", none),
    ("quotations that go on", voices, "continued", lambda tree, marks, found: list(found)),
    ("quotations introduced by a colon", voices, "introduced", none),
    ("quotations joined by and", quotations, "_joined", lambda tree, marks, number: (marks.runs[number],)),
    ("quoted fragments with their clause", beside, "_is_fragment", lambda *_: False),
    ("who the sentence before is about", continuing, "_told_before", nothing),
    ("according to", voices, "phrase_cues", none),
    ("noun cues", voices, "noun_cues", none),
    ("colon lines", voices, "colon_lines", none),
    ("signatures", voices, "signatures", none),
    ("headlines", voices, "headlines", none),
    ("so-called", voices, "so_called", none),
    ("chains of citing", voices, "chained", lambda tree, marks, cues, found: list(found)),
    ("frame clause", contents, "clause", nothing),
    ("that-clauses hung elsewhere", clauses, "_later_that", nothing),
    ("frame infinitive", contents, "infinitive", nothing),
    ("frame addressee", contents, "addressee", nothing),
    ("frame predicate", contents, "predicate", nothing),
    ("frame object and preposition", contents, "object_preposition", nothing),
    ("frame prepositional", contents, "prepositional", nothing),
    ("frame object", contents, "object_", nothing),
    ("frame passive", contents, "passive", nothing),
    ("frame adjective", contents, "adjective", nothing),
    ("seeming", contents, "seeming", nothing),
    ("content before the verb", verb_cues, "before", none),
    ("closing without a comma", verb_cues, "closing_citation", nothing),
    ("a name in quotation marks", verb_cues, "called", none),
    ("phrasal cues", verb_cues, "_phrasal", none),
    ("verbs that go on", verb_cues, "resumed", lambda *_: {}),
    ("trimming of tails", verb_cues, "without_tail", lambda tree, marks, cues, run, frame: run),
    ("leaving out aims", verb_cues, "_stands_back", lambda *_: False),
    ("inverted speakers", verb_cues, "inverted", none),
    ("speakers between quotation and verb", verb_cues, "after_quotation", none),
    ("speakers shared by other verbs", speaker_phrase, "SHARING", frozenset()),
    ("the maker of a noun", cue_phrases, "speaker_of_noun", none),
)


def table(parsed: Sequence[Parsed], gold: Any, scorer: Any) -> Iterable[str]:
    """The rows of the table: all parts, then without each."""
    yield row("(nothing)", parsed, gold, scorer)
    for name, module, attribute, instead in PARTS:
        kept: Callable[..., Any] = getattr(module, attribute)
        setattr(module, attribute, instead)
        try:
            yield row(name, parsed, gold, scorer)
        finally:
            setattr(module, attribute, kept)


def row(name: str, parsed: Sequence[Parsed], gold: Any, scorer: Any) -> str:
    predictions = {
        each.article.id: [
            {"source": found.speaker_spans, "cue": found.cue_spans, "content": found.content_spans}
            for found in voices.attributions(each)
            if found.inside is None
        ]
        for each in parsed
    }
    result = scorer.score(gold, predictions)["end_to_end"]
    return "| {} | {p:.3f} {r:.3f} {f1:.3f}, {recall_direct:.3f} |".format(name, **result)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--score", type=Path, required=True)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.score))
    scorer = importlib.import_module("score_attribution")
    files = sorted((arguments.gold / "text").glob("*.txt"))[:: arguments.every]
    sources = [source_of_text(file.stem, file.read_text(encoding="utf-8")) for file in files]
    parsed = [each.text for each in parse(load_parser(Settings().parser), sources)]
    gold = {
        id: rows for id, rows in scorer.read_gold(arguments.gold).items() if id in {each.article.id for each in parsed}
    }
    for line in table(parsed, gold, scorer):
        print(line, flush=True)


if __name__ == "__main__":
    main()
