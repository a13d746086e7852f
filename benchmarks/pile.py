"""A pile as large as wanted as a file, made of the articles of a smaller one (`moved.py` says how).

    python benchmarks/pile.py DATA COUNT OUTPUT.jsonl --work DIR [--cache DIR]

The small pile is annotated once and kept in --work. With --cache its rows are moved as well and put where a build finds
them: `variorum build OUTPUT.jsonl --cache DIR` then does everything but parse.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from moved import Mover

from variorum.annotating.parse import load_parser
from variorum.cache import annotation_cache
from variorum.packing import packed
from variorum.pipeline import annotate_all
from variorum.reading.read import read
from variorum.records import Article, Tables
from variorum.settings import Running, Settings
from variorum.sources import Source

_BATCH = 500
_NO_LIMIT = 2**40


def moved_parts(parts: Sequence[Tables], count: int) -> Iterator[Tables]:
    """The rows of `count` articles, an article each: those of `parts`, then copy after copy of them."""
    mover = Mover(Tables.merged(parts))
    for number in range(-(-count // len(parts))):
        move = mover.moving(number)
        for part in parts[: count - number * len(parts)]:
            rows: dict[str, Any] = {each.name: tuple(map(move, getattr(part, each.name))) for each in fields(Tables)}
            yield Tables(**rows)


def row(article: Article) -> dict[str, str | None]:
    """An article as a line of JSON tells it."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "date": article.published,
        "title": article.title,
        "text": article.text,
    }


def parts_of(data: Path, work: Path, settings: Settings) -> list[Tables]:
    """The rows of each article of `data`, in order of id."""
    reading = read([data])
    running = Running(workers=2, cache=work)
    annotate_all(reading, settings, running, lambda stage, done, total: None)
    with annotation_cache(work, settings, load_parser(settings.parser)) as cache:
        found = [cache.get(source) for source in reading.sources]
    return [part for part in found if part is not None]


def fill(folder: Path, sources: Sequence[Source], parts: Iterator[Tables], settings: Settings) -> None:
    """Puts the rows of each of `sources` into the cache in `folder`; `parts` come in another order."""
    by_id = {source.article.id: source for source in sources}
    with annotation_cache(folder, settings, load_parser(settings.parser), limit=_NO_LIMIT) as cache:
        waiting: list[tuple[Source, bytes]] = []
        for part in parts:
            source = by_id[part.articles[0].id]
            # What reading makes of the article is what a build has: its date in one form, its language told.
            waiting.append((source, packed(replace(part, articles=(source.article,)))))
            if len(waiting) == _BATCH:
                cache.put(waiting)
                waiting = []
        cache.put(waiting)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    settings = Settings()
    parts = parts_of(arguments.data, arguments.work, settings)
    with arguments.output.open("w", encoding="utf-8") as file:
        for part in moved_parts(parts, arguments.count):
            file.write(json.dumps(row(part.articles[0]), ensure_ascii=False) + "\n")
    if arguments.cache is not None:
        sources = read([arguments.output]).sources
        fill(arguments.cache, sources, moved_parts(parts, arguments.count), settings)


if __name__ == "__main__":
    main()
