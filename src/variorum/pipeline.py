"""Runs the floors on one machine: read, annotate in a pool of workers, link, compare.

Workers are forked after the parser is loaded, so that they share its memory. A worker that dies takes its batch
with it; the articles of that batch are then tried one by one, and the one that kills again is a row of `skipped`.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import TimeoutError as FutureTimeout
from concurrent.futures import as_completed
from dataclasses import replace
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool

from variorum.annotating.annotate import annotate
from variorum.annotating.parse import load_parser, parse
from variorum.annotating.referents.gazetteer import gazetteer
from variorum.cache import annotation_cache, reading_cache
from variorum.collector import collector_at_rest
from variorum.comparing.compare import compare
from variorum.decisions.places import files_beside
from variorum.decisions.reading import read_decisions
from variorum.decisions.records import Decision
from variorum.dossier.lock import locked
from variorum.dossier.manifest import ORIGINALS, manifest
from variorum.dossier.write import refuse, write
from variorum.errors import InputError
from variorum.linking.link import link
from variorum.packing import packed, unpacked_values
from variorum.reading.read import read
from variorum.records import Manifest, Skipped, Tables
from variorum.settings import Running, Settings
from variorum.sources import Reading, Source
from variorum.stored import gathered_values

REUSED = "Reused"
"""The stage that tells how many articles the cache had, where it had any."""

FEWEST_APART, MOST_APART = 100, 20_000
"""Articles of a pile that two processes link and compare."""

Batch = tuple[int, ...]
"""The places of some articles among the sources."""

Progress = Callable[[str, int, int], None]
"""Called with the stage (Reading, Annotating, Reused, Linking, Writing), how many are done, and how many there are."""


def tables(
    inputs: Sequence[Path],
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    running: Running = Running(),  # noqa: B008 (frozen)
    progress: Progress = lambda stage, done, total: None,
    decisions: Sequence[Decision] = (),
) -> Tables:
    """All tables of the pile at `inputs`, in the order of the contract, with the reader's `decisions` held."""
    # No name is given to the tables between two floors: linking replaces most rows, and the old ones are let go.
    linked = _linked([_annotated(inputs, settings, running, progress)], running, progress, decisions)
    return compare(linked, _is_apart(linked, running))


def _annotated(inputs: Sequence[Path], settings: Settings, running: Running, progress: Progress) -> Tables:
    progress("Reading", 0, 1)
    with reading_cache(running.cache) as cache:
        reading = read(inputs, settings.columns, running.workers, cache)
    progress("Reading", 1, 1)
    return annotate_all(reading, settings, running, progress)


def _linked(annotated: list[Tables], running: Running, progress: Progress, decisions: Sequence[Decision]) -> Tables:
    progress("Linking", 0, 1)
    is_apart = _is_apart(annotated[0], running)
    linked = link(annotated.pop(), decisions, is_apart)
    progress("Linking", 1, 1)
    return linked


def _is_apart(tables: Tables, running: Running) -> bool:
    """Whether two processes link and compare a pile: a small one is done sooner than a process begins, and of a large
    one the second holds too much of the memory of the first anew."""
    return running.workers > 1 and FEWEST_APART <= len(tables.articles) <= MOST_APART


def build(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings = Settings(),  # noqa: B008 (frozen)
    running: Running = Running(),  # noqa: B008 (frozen)
    progress: Progress = lambda stage, done, total: None,
    *,
    force: bool = False,
    decisions: Path | None = None,
) -> Tables:
    """Writes the dossier of the pile at `inputs` to `output`; returns its tables as written.

    A dossier at `output` is replaced, another file only with `force`. `decisions` is the file of what the reader
    decided; None: the one beside the pile, if any (`decisions.places`). Raises InputError where an input is missing or
    none gives an article, DossierError where `output` cannot be written or another build writes it, DecisionsError
    where decisions cannot be read or exclude each other, ParserError where the parser is missing; what was at `output`
    is then untouched.
    """
    refuse(output, force)
    files = files_beside(inputs, output) if decisions is None else (decisions,)
    decided = read_decisions(files)
    with locked(output), collector_at_rest():
        return _built(inputs, output, settings, running, progress, force, files, decided)


def _built(
    inputs: Sequence[Path],
    output: Path,
    settings: Settings,
    running: Running,
    progress: Progress,
    force: bool,
    files: Sequence[Path],
    decisions: Sequence[Decision],
) -> Tables:
    found = tables(inputs, settings, running, progress, decisions)
    if not found.articles:
        reasons = "; ".join(f"{each.path}: {each.reason}" for each in found.skipped) or "there are no texts in it"
        raise InputError(f"No article could be read. {reasons}")
    meta = load_parser(settings.parser).meta
    parser = f"{meta['lang']}_{meta['name']} {meta['version']}"
    progress("Writing", 0, 1)
    written = write(
        replace(found, manifest=manifest(found, settings, parser, files)),
        output,
        force=force,
        strict=False,
    )
    progress("Writing", 1, 1)
    return written


def annotate_all(reading: Reading, settings: Settings, running: Running, progress: Progress) -> Tables:
    """The rows of every article, in order of id, with ids local to each article. workers=0: in this process.

    What the cache has is not read again; what is new is kept there as it comes.
    """
    sources = reading.sources
    parser = load_parser(settings.parser)  # before forking, and so that a missing parser is told at once
    held: dict[int, bytes] = {}
    lost: dict[int, Skipped] = {}
    done = 0
    progress("Annotating", 0, len(sources))

    def annotate_these(new: Sequence[int]) -> None:
        nonlocal done
        batches = [tuple(new[at : at + running.batch]) for at in range(0, len(new), running.batch)]
        for batch, outcome in _outcomes(sources, batches, settings, running):
            if isinstance(outcome, str):
                lost[batch[0]] = Skipped(sources[batch[0]].article.path, outcome)
            else:
                cache.put((sources[at], data) for at, data in zip(batch, outcome, strict=True))
                held.update(
                    (at, zlib.compress(data, 1))
                    for at, data in zip(batch, outcome, strict=True)
                    if not cache.has(sources[at])
                )
            done += len(batch)
            progress("Annotating", done, len(sources))

    def rows_in_order() -> Iterator[Mapping[str, Sequence[tuple[Any, ...]]]]:
        for at, source in enumerate(sources):
            rows = None
            while rows is None and at not in lost:
                if at in held:
                    rows = unpacked_values(zlib.decompress(held.pop(at)), source)
                else:
                    rows = cache.got(source, unpacked_values)
                if rows is None:  # its entry was thrown away since: by another build, or as there is too much
                    annotate_these([at])
            if rows is not None:
                yield rows

    with annotation_cache(running.cache, settings, parser) as cache:
        new = [at for at, source in enumerate(sources) if not cache.has(source)]
        done = len(sources) - len(new)
        if done:
            progress(REUSED, done, len(sources))
        annotate_these(new)
        merged = gathered_values(rows_in_order())
    skipped = sorted((*reading.skipped, *lost.values()), key=lambda each: (each.path, each.reason))
    originals = (Manifest(ORIGINALS, json.dumps(dict(reading.originals))),) if reading.originals else ()
    return replace(merged, skipped=tuple(skipped), warnings=reading.warnings + merged.warnings, manifest=originals)


def annotate_batch(parser_name: str, sources: Sequence[Source]) -> list[bytes]:
    """The rows of each of `sources`, in order, packed."""
    gc.enable()  # parsed documents hold cycles; forked from a build, the collector would stay off
    parser = load_parser(parser_name)
    return [packed(annotate(parsed)) for parsed in parse(parser, sources)]


def _outcomes(
    sources: Sequence[Source], batches: Sequence[Batch], settings: Settings, running: Running
) -> Iterator[tuple[Batch, list[bytes] | str]]:
    """For each batch its packed rows, in the order in which they are done; for a batch of one article that cannot be
    annotated, the reason."""
    if not batches:
        return
    gazetteer()  # before forking: workers share its memory
    if running.workers == 0:
        for batch in batches:
            yield batch, annotate_batch(settings.parser, [sources[at] for at in batch])
        return
    context: Any = multiprocessing.get_context("fork")
    gc.freeze()  # and do not look through it for garbage, nor copy it by doing so
    opened: Any = ProcessPool(max_workers=running.workers, context=context)
    with opened as pool:
        try:
            for batch, outcome in _pooled(pool, sources, batches, settings, running):
                if isinstance(outcome, list) or len(batch) == 1:
                    yield batch, outcome
                else:
                    yield from _pooled(pool, sources, [(at,) for at in batch], settings, running)
        except BaseException:
            pool.stop()  # else leaving the pool would wait for all that is still to be read
            raise
        finally:
            gc.unfreeze()


def _pooled(
    pool: Any, sources: Sequence[Source], batches: Sequence[Batch], settings: Settings, running: Running
) -> Iterator[tuple[Batch, list[bytes] | str]]:
    waiting = {
        pool.schedule(
            annotate_batch,
            args=(settings.parser, [sources[at] for at in batch]),
            timeout=running.article_timeout * len(batch),
        ): batch
        for batch in batches
    }
    for future in as_completed(list(waiting)):
        batch = waiting.pop(future)
        try:
            yield batch, future.result()
        except FutureTimeout:
            yield batch, f"not read within {running.article_timeout:g} seconds; split the text or raise the time limit"
        except ProcessExpired as error:
            yield batch, f"the worker reading it died (exit code {error.exitcode}); is there memory enough?"
        except Exception as error:
            yield batch, f"cannot be parsed: {type(error).__name__}: {error}"
