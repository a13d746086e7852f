"""Runs the floors on one machine: read, annotate in a pool of workers, link, compare.

Workers are forked after the parser is loaded, so that they share its memory. A worker that dies takes its batch
with it; the articles of that batch are then tried one by one, and the one that kills again is a row of `skipped`.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import replace
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from variorum.annotating.annotate import annotate
from variorum.annotating.gazetteer import gazetteer
from variorum.annotating.parse import load_parser, parse
from variorum.comparing.compare import compare
from variorum.dossier.manifest import manifest
from variorum.dossier.write import refuse, write
from variorum.errors import InputError
from variorum.linking.link import link
from variorum.reading.read import read
from variorum.records import Reading, Skipped, Source, Tables
from variorum.settings import Running, Settings

Progress = Callable[[str, int, int], None]
"""Called with the stage (Reading, Annotating, Linking, Comparing), how many are done, and how many there are."""


def tables(
    inputs: Sequence[Path],
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    running: Running = Running(),  # noqa: B008 (frozen)
    progress: Progress = lambda stage, done, total: None,
) -> Tables:
    """All tables of the pile at `inputs`, in the order of the contract."""
    progress("Reading", 0, 1)
    reading = read(inputs)
    progress("Reading", 1, 1)
    annotated = annotate_all(reading, settings, running, progress)
    progress("Linking", 0, 1)
    linked = link(annotated)
    progress("Linking", 1, 1)
    return compare(linked)


def build(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    running: Running = Running(),  # noqa: B008 (frozen)
    progress: Progress = lambda stage, done, total: None,
    *,
    force: bool = False,
) -> Tables:
    """Writes the dossier of the pile at `inputs` to `output`; returns its tables as written.

    A dossier at `output` is replaced, another file only with `force`. Raises InputError where an input is missing or
    none gives an article, DossierError where `output` cannot be written, ParserError where the parser is missing;
    what was at `output` is then untouched.
    """
    refuse(output, force)
    found = tables(inputs, settings, running, progress)
    if not found.articles:
        reasons = "; ".join(f"{each.path}: {each.reason}" for each in found.skipped) or "there are no texts in it"
        raise InputError(f"No article could be read. {reasons}")
    meta = load_parser(settings.parser).meta
    parser = f"{meta['lang']}_{meta['name']} {meta['version']}"
    progress("Writing", 0, 1)
    written = write(
        replace(found, manifest=manifest(found, settings, parser)),
        output,
        force=force,
        strict=False,
    )
    progress("Writing", 1, 1)
    return written


def annotate_all(reading: Reading, settings: Settings, running: Running, progress: Progress) -> Tables:
    """The rows of every article, in order of id, with ids local to each article. workers=0: in this process."""
    sources = reading.sources
    parts: dict[int, Tables] = {}
    lost: list[Skipped] = []
    batches = [range(at, min(at + running.batch, len(sources))) for at in range(0, len(sources), running.batch)]
    done = 0
    progress("Annotating", 0, len(sources))
    for batch, outcome in _outcomes(sources, batches, settings, running):
        if isinstance(outcome, str):
            lost.append(Skipped(sources[batch[0]].article.path, outcome))
        else:
            parts.update(zip(batch, outcome, strict=True))
        done += len(batch)
        progress("Annotating", done, len(sources))
    merged = Tables.merged(parts[at] for at in sorted(parts))
    skipped = sorted((*reading.skipped, *lost), key=lambda each: (each.path, each.reason))
    return replace(merged, skipped=tuple(skipped), warnings=reading.warnings + merged.warnings)


def annotate_batch(parser_name: str, sources: Sequence[Source]) -> list[Tables]:
    """The rows of each of `sources`, in order."""
    parser = load_parser(parser_name)
    return [annotate(parsed) for parsed in parse(parser, sources)]


def _outcomes(
    sources: Sequence[Source], batches: Sequence[range], settings: Settings, running: Running
) -> Iterator[tuple[range, list[Tables] | str]]:
    """For each batch its rows; for a batch of one article that cannot be annotated, the reason."""
    load_parser(settings.parser)  # before forking, and so that a missing parser is told at once
    gazetteer()  # before forking too: workers share its memory
    if running.workers == 0:
        for batch in batches:
            yield batch, annotate_batch(settings.parser, [sources[at] for at in batch])
        return
    context: Any = multiprocessing.get_context("fork")
    with ProcessPool(max_workers=running.workers, context=context) as pool:
        for batch, outcome in _pooled(pool, sources, batches, settings, running):
            if isinstance(outcome, list) or len(batch) == 1:
                yield batch, outcome
            else:
                yield from _pooled(pool, sources, [range(at, at + 1) for at in batch], settings, running)


def _pooled(
    pool: Any, sources: Sequence[Source], batches: Sequence[range], settings: Settings, running: Running
) -> Iterator[tuple[range, list[Tables] | str]]:
    futures = [
        pool.schedule(
            annotate_batch,
            args=(settings.parser, [sources[at] for at in batch]),
            timeout=running.article_timeout * len(batch),
        )
        for batch in batches
    ]
    for batch, future in zip(batches, futures, strict=True):
        try:
            yield batch, future.result()
        except FutureTimeout:
            yield batch, f"not read within {running.article_timeout:g} seconds; split the text or raise the time limit"
        except ProcessExpired as error:
            yield batch, f"the worker reading it died (exit code {error.exitcode}); is there memory enough?"
        except Exception as error:
            yield batch, f"cannot be parsed: {type(error).__name__}: {error}"
