"""Attributions of plain texts, for score_attribution.py."""

import argparse

from common import score, write_lines

from variorum.annotating.parse import load_parser, parse
from variorum.annotating.voices.attributions import attributions
from variorum.reading.text import source_of_text
from variorum.settings import Settings


def run(arguments: argparse.Namespace) -> None:
    files = sorted((arguments.data / "text").glob("*.txt"))
    sources = [source_of_text(file.stem, file.read_text(encoding="utf-8")) for file in files]
    rows = [
        {
            "doc": each.article,
            "source": each.speaker_spans,
            "cue": each.cue_spans,
            "content": each.content_spans,
        }
        for parsed in parse(load_parser(Settings().parser), sources)
        for each in attributions(parsed.text)
        if each.inside is None  # PolNeAR annotates no attribution inside the content of another
    ]
    write_lines(arguments.predictions, rows)
    score(arguments.score, "score_attribution.py", arguments.data, arguments.predictions)
