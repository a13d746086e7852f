"""Floor 1: inputs -> articles. Every input ends as an article or as a row of `skipped` with its reason."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from variorum.errors import InputError
from variorum.reading.apart import apart
from variorum.reading.articles import Draft, draft
from variorum.reading.files import Contents, documents
from variorum.reading.metadata import Metadata, is_metadata, metadata_of
from variorum.reading.recurring import without_recurring
from variorum.reading.rows import Columns, Row
from variorum.reading.walk import EMPTY_FOLDER, Found, found_files
from variorum.records import Skipped, Warning, content_id
from variorum.sources import NO_MEMORY, Memory, Reading, Source


def read(
    inputs: Sequence[Path],
    columns: Columns = (),
    workers: int = 0,
    memory: Memory = NO_MEMORY,
) -> Reading:
    """The articles of `inputs` (files and folders), sorted by id, what gave none, and what is wrong with some.

    Read are the formats of docs/formats.md, alone, in archives, and in folders with a metadata.csv; "-" is standard
    input. `columns` name the columns of tables that go by other names than rows.NAMES; `workers` processes take pages,
    PDF and the like apart, each within a time limit (0: this process, without one). A table with a column file and none
    of texts says what is known of the others. `memory` may know what was read before. Raises InputError
    where an input is missing, or where there is nothing at all.
    """
    found, skipped = found_files([Path(path) for path in inputs])
    opened = (inner for each in found for inner in documents(each, columns))
    files = list(apart(opened, columns, workers, memory))
    tables = [(each, content.rows) for each, content in files if is_metadata(each, content.columns)]
    metadata, unused = metadata_of(tables, list(_paths(files)) if tables else [])
    skipped += unused
    drafts: list[Draft] = []
    for each, content in files:
        if content.fault is not None:
            skipped.append(Skipped(each.shown, content.fault))
        elif not is_metadata(each, content.columns):
            _draft_all(each, content.rows, content.is_text, metadata, memory, drafts, skipped)
    if not drafts and all(each.reason == EMPTY_FOLDER for each in skipped):
        named = ", ".join(str(path) for path in inputs) or "No input"
        raise InputError(f"{named}: nothing to read. Name files or folders with articles (.txt, .md, .jsonl, .csv).")
    kept, repeated = _with_ids(drafts)
    originals = {each.article.path: each.original for each in kept if each.original is not None}
    return Reading(
        tuple(without_recurring([Source(each.article, each.blocks) for each in kept])),
        tuple(sorted((*skipped, *repeated), key=lambda each: (each.path, each.reason))),
        tuple(Warning(each.article.id, "reading", reason) for each in kept for reason in each.faults),
        originals,
    )


def _paths(files: Iterable[tuple[Found, Contents]]) -> Iterator[tuple[Found, str]]:
    """The paths of the articles in `files`, each with its file."""
    for each, content in files:
        for row in () if is_metadata(each, content.columns) else content.rows:
            yield each, _path(each, row, content.is_text)


def _path(each: Found, row: Row, is_text: bool) -> str:
    return each.shown if is_text else f"{each.shown}#{row.number}"


def _draft_all(
    each: Found,
    rows: Iterable[Row],
    is_text: bool,
    metadata: Metadata,
    memory: Memory,
    drafts: list[Draft],
    skipped: list[Skipped],
) -> None:
    for row in rows:
        path = _path(each, row, is_text)
        values = {**row.values, **metadata.of(each, path)}
        made: Draft | str | None = row.fault
        if made is None:
            made = draft(path, row.number, values, row.faults, row.original, memory)
        if isinstance(made, str):
            skipped.append(Skipped(path, made))
        else:
            drafts.append(made)


@dataclass(frozen=True, slots=True)
class _Content:
    """What makes two articles of one id the same article."""

    key: str

    @classmethod
    def of(cls, each: Draft) -> _Content:
        article = each.article
        told = (article.sha256, article.outlet, article.title, article.published)
        return cls(hashlib.sha256("\x1f".join(part or "" for part in told).encode("utf-8", "replace")).hexdigest())


def _with_ids(drafts: Sequence[Draft]) -> tuple[list[Draft], list[Skipped]]:
    """The drafts with their final ids, in order of id; and those that repeat another whole, as skipped.

    An article without an id gets one of its content. An id that different articles carry gets a suffix of the content
    of each, all of them: none is the first, so the order of reading changes nothing.
    """
    firsts: dict[tuple[str, str], Draft] = {}
    skipped = []
    for each in sorted(drafts, key=lambda each: each.order):
        key = _Content.of(each).key
        id = each.article.id or content_id("a", key)
        same = firsts.setdefault((id, key), each)
        if same is not each:
            skipped.append(Skipped(each.article.path, f"is the same article as {same.article.path}; read once"))
    ids = {pair: pair[0] for pair in firsts}
    for length in (8, 16, 64):
        shared = {id for id, times in Counter(ids.values()).items() if times > 1}
        ids = {(given, key): f"{given}-{key[:length]}" if id in shared else id for (given, key), id in ids.items()}
    kept = []
    for pair, each in firsts.items():
        id = ids[pair]
        faults = each.faults
        if id != pair[0]:
            faults = (*faults, f"other articles have the id {pair[0]!r} too; this one is called {id!r}")
        kept.append(replace(each, article=replace(each.article, id=id), faults=faults))
    return sorted(kept, key=lambda each: each.article.id), skipped
