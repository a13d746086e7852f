"""Temporal expressions of TimeML files, for score_timex.py. Only the text and the creation time are read."""

import argparse
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from common import score, write_lines

from variorum.annotating.parse import load_parser, parse
from variorum.annotating.times.times import times
from variorum.reading.text import source_of_text
from variorum.settings import Settings


def text_and_date(path: Path) -> tuple[str, str | None]:
    """The character data of <TEXT>, which offsets refer to, and the document's creation date as EDTF."""
    root = ElementTree.parse(path).getroot()
    body, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    value = created.get("value") if created is not None else None
    date = re.match(r"\d{4}(-\d\d(-\d\d)?)?", value or "")
    return "".join(body.itertext()) if body is not None else "", date.group() if date else None


def run(arguments: argparse.Namespace) -> None:
    files = sorted(arguments.data.rglob("*.tml"))
    read = [(file.stem, *text_and_date(file)) for file in files]
    published = {stem: date for stem, _, date in read}
    sources = [source_of_text(stem, text) for stem, text, _ in read]
    rows = [
        {"doc": each.article, "start": each.start, "end": each.end, "type": each.type, "value": each.timex}
        for parsed in parse(load_parser(Settings().parser), sources)
        for each in times(parsed.text, published[parsed.article.id])
    ]
    write_lines(arguments.predictions, rows)
    score(arguments.score, "score_timex.py", arguments.data, arguments.predictions)
