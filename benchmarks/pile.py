"""A pile as large as wanted, made of the articles of a smaller one: the same density of names, figures and events.

    python benchmarks/pile.py DATA COUNT OUTPUT.jsonl --work DIR [--cache DIR]

Round k of the articles has every year moved by k, persons renamed, and all words between what was read from the text
replaced by others of the same length: rounds share no passage and no day, copies inside a round stay copies. All
lengths are kept, so that with --cache the rows of the small pile (annotated once, kept in --work) are moved as well and
put where a build finds them: it then does everything but parse.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from variorum.annotating.parse import load_parser
from variorum.cache import annotation_cache
from variorum.packing import packed
from variorum.pipeline import annotate_all
from variorum.reading.read import read
from variorum.records import TABLES, Article, Reading, Source, Tables, columns, content_id
from variorum.settings import Running, Settings

_ID = re.compile(r"[a-z]+_[0-9a-f]{12}\Z")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[a-z]{4,}")
_VOWELS, _CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
_STEP = 7  # coprime to most sizes of the vocabulary: neighbouring rounds get other words
_BATCH = 500


def moved_piles(
    sources: Sequence[Source], parts: Sequence[Tables], count: int
) -> Iterator[tuple[dict[str, Any], Callable[[Source], Tables]]]:
    """`count` articles as rows of JSON lines, each with the function that gives its tables once it is read."""
    words = _by_length(sources)
    for number in range(count):
        turn, at = divmod(number, len(sources))
        yield _moved(sources[at].article, parts[at], turn, words)


def _moved(
    article: Article, tables: Tables, turn: int, words: Mapping[int, Sequence[str]]
) -> tuple[dict[str, Any], Callable[[Source], Tables]]:
    names = _person_names(tables)
    fields = {
        "text": _text(article.text, _kept(tables, "text"), names, turn, words),
        "title": _text(article.title or "", _kept(tables, "title"), names, turn, words),
    }
    id = f"{article.id}-{turn}"
    row = {
        "id": id,
        "outlet": article.outlet,
        "date": _years(article.published or "", turn),
        "title": fields["title"],
        "text": fields["text"],
    }
    return row, lambda source: _tables(tables, article.id, source, fields, names, turn)


def _by_length(sources: Sequence[Source]) -> dict[int, list[str]]:
    found: dict[int, set[str]] = {}
    for source in sources:
        for word in _WORD.findall(source.article.text):
            found.setdefault(len(word), set()).add(word)
    return {length: sorted(words) for length, words in found.items()}


def _person_names(tables: Tables) -> frozenset[str]:
    """The words by which persons are named."""
    persons = {actor.id for actor in tables.actors if actor.kind == "person"}
    mentions = (each.text for each in tables.mentions if each.actor in persons and each.form == "name")
    return frozenset(word for text in mentions for word in re.findall(r"[^\W\d_]{3,}", text))


def _kept(tables: Tables, field: str) -> set[int]:
    """The characters of a field that rules read: what tells events, times, figures and speech."""
    spans = [
        (row.start, row.end)
        for name in ("times", "event_mentions")
        for row in getattr(tables, name)
        if row.field == field
    ]
    spans += [
        (row.start, row.end) for name in ("claims", "mentions") for row in getattr(tables, name) if row.field == field
    ]
    spans += [span for row in tables.attributions if row.field == field for span in row.cue_spans]
    return {at for start, end in spans for at in range(start, end)}


def _text(text: str, kept: set[int], names: frozenset[str], turn: int, words: Mapping[int, Sequence[str]]) -> str:
    if not turn:
        return text

    def other(found: re.Match[str]) -> str:
        like = words.get(len(found[0]), ())
        at = bisect_left(like, found[0])
        if found.start() in kept or at == len(like) or like[at] != found[0]:
            return found[0]
        return like[(at + _STEP * turn) % len(like)]

    changed = re.sub(r"(?<![^\W_])[a-z]{4,}(?![^\W_])", other, text)
    return _years(_renamed(changed, names, turn), turn)


def _renamed(text: str, names: frozenset[str], turn: int) -> str:
    if not turn:
        return text
    return re.sub(r"[^\W\d_]{3,}", lambda found: _rotated(found[0], turn) if found[0] in names else found[0], text)


def _rotated(name: str, turn: int) -> str:
    letters = []
    for letter in name:
        for row in (_VOWELS, _CONSONANTS):
            at = row.find(letter.lower())
            if at >= 0:
                new = row[(at + turn * (at + 1)) % len(row)]
                letter = new.upper() if letter.isupper() else new
                break
        letters.append(letter)
    return "".join(letters)


def _years(text: str, turn: int) -> str:
    return _YEAR.sub(lambda found: str(1900 + (int(found[0]) - 1900 + turn) % 200), text)


def _tables(
    tables: Tables, was: str, source: Source, fields: Mapping[str, str], names: frozenset[str], turn: int
) -> Tables:
    """The rows of a moved article: words are what stands at their offsets now, ids are new."""
    article = source.article.id

    def moved(value: Any, name: str) -> Any:
        if isinstance(value, tuple):
            return tuple(moved(each, name) for each in value)
        if not isinstance(value, str):
            return value
        if value == was:
            return article
        if _ID.match(value):
            return content_id(value.partition("_")[0], value, turn)
        return _years(_renamed(value, names, turn), turn) if turn else value

    rows: dict[str, Any] = {"articles": (source.article,)}
    for table in TABLES:
        if table == "articles":
            continue
        changed = []
        for row in getattr(tables, table):
            values = {each.name: moved(getattr(row, each.name), each.name) for each in columns(table)}
            if "start" in values and "text" in values:
                values["text"] = fields[values.get("field", "text")][row.start : row.end]
            changed.append(TABLES[table](**values))
        rows[table] = tuple(changed)
    return Tables(**rows)


def parts_of(reading: Reading, settings: Settings, running: Running) -> list[Tables]:
    """The rows of each article of `reading`, in order; kept in the cache of `running`."""
    found = []
    annotate_all(reading, settings, running, lambda stage, done, total: None)
    with annotation_cache(running.cache, settings, load_parser(settings.parser)) as cache:
        for source in reading.sources:
            part = cache.get(source)
            if part is None:
                raise SystemExit(f"{source.article.id} was not kept; do the rules change while this runs?")
            found.append(part)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("output", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--cache", type=Path)
    arguments = parser.parse_args()
    settings = Settings()
    reading = read([arguments.data])
    parts = parts_of(reading, settings, Running(workers=2, cache=arguments.work))
    tables_of = {}
    with arguments.output.open("w", encoding="utf-8") as file:
        for row, tables in moved_piles(reading.sources, parts, arguments.count):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            tables_of[row["id"]] = tables
    if arguments.cache is None:
        return
    with annotation_cache(arguments.cache, settings, load_parser(settings.parser), limit=2**40) as cache:
        sources = read([arguments.output]).sources
        for at in range(0, len(sources), _BATCH):
            batch = sources[at : at + _BATCH]
            cache.put((source, packed(tables_of[source.article.id](source))) for source in batch)


if __name__ == "__main__":
    main()
