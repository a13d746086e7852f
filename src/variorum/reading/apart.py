"""Takes documents apart, in workers where there are some: one that hangs or kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from itertools import starmap
from typing import Any

from variorum.reading import kinds
from variorum.reading.extract import Document, Extracted, extracted
from variorum.reading.files import Contents, no_text_column
from variorum.reading.limits import DOCUMENT_SECONDS, MEGABYTE
from variorum.reading.rows import Columns, Row
from variorum.reading.walk import Found
from variorum.sources import NO_MEMORY, Memory

_Task = tuple[str, tuple[Any, ...], Any]
"""The kind of a document, all that decides what it gives, and what a worker will have found."""
# Documents given to each worker at a time: enough to keep it busy, few enough to hold in memory.
WAITING = 8
# What taking one document apart may allocate beside what the process has: a PDF of 64 MB takes about a tenth.
MOST_MEMORY = 4096 * MEGABYTE


def apart(
    files: Iterable[tuple[Found, Contents | Document]],
    columns: Columns = (),
    workers: int = 0,
    memory: Memory = NO_MEMORY,
) -> Iterator[tuple[Found, Contents]]:
    """`files` in order, each document as the rows that it gives, from `memory` where it was taken apart before.
    workers=0: in this process, without a time limit."""
    waiting: list[tuple[Found, Contents | _Task]] = []
    pool: Any = None
    try:
        for each, held in files:
            if isinstance(held, Document):
                told = (
                    "document",
                    held.kind,
                    held.digest,
                    sorted(held.values.items()),
                    held.charset,
                    held.url,
                    columns,
                )
                if (known := memory.known(told)) is not None:
                    waiting.append((each, _contents(held.kind, _as_before(known))))
                elif workers == 0:
                    yield each, _contents(held.kind, _kept(memory, told, extracted(held, columns)))
                    continue
                else:
                    pool = pool or _pool(workers)
                    task = pool.schedule(extracted, args=(held, columns), timeout=DOCUMENT_SECONDS)
                    waiting.append((each, (held.kind, told, task)))
            else:
                waiting.append((each, held))
            # A pile without documents, or of known ones, starts no worker.
            while waiting and (pool is None or len(waiting) > WAITING * workers):
                yield _done(*waiting.pop(0), memory)
        while waiting:
            yield _done(*waiting.pop(0), memory)
    finally:
        if pool is not None:
            pool.stop()
            pool.join()


def _kept(memory: Memory, told: tuple[Any, ...], found: Extracted) -> Extracted:
    """What was found in a document, remembered; a fault is not, as another time there may be memory enough."""
    if found.fault is None:
        rows = tuple((row.number, dict(row.values), row.fault, row.faults, row.original) for row in found.rows)
        memory.keep(told, (rows, found.columns))
    return found


def _as_before(known: tuple[Any, ...]) -> Extracted:
    rows, columns = known
    return Extracted(tuple(starmap(Row, rows)), columns)


def _pool(workers: int) -> Any:
    from pebble import ProcessPool

    context: Any = multiprocessing.get_context("fork")
    return ProcessPool(max_workers=workers, context=context, initializer=_bound_memory)


def _bound_memory() -> None:
    """More than this is a hostile document: the worker gets a MemoryError and not the whole machine."""
    try:
        with open("/proc/self/statm") as file:
            has = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (has + MOST_MEMORY, resource.RLIM_INFINITY))
    except (OSError, ValueError):
        pass  # elsewhere than on Linux the time limit must do


def _done(each: Found, held: Contents | _Task, memory: Memory) -> tuple[Found, Contents]:
    if isinstance(held, Contents):
        return each, held
    kind, told, task = held
    try:
        return each, _contents(kind, _kept(memory, told, task.result()))
    except FutureTimeout:
        return each, Contents(fault=f"not read within {DOCUMENT_SECONDS} seconds; save its text as a .txt file")
    except Exception as error:  # the worker died, or its answer could not be sent
        return each, Contents(fault=f"cannot be read ({type(error).__name__}); save its text as a .txt file")


def _contents(kind: str, found: Extracted) -> Contents:
    if found.fault is not None:
        return Contents(fault=found.fault)
    if kind == kinds.XLSX:
        names = sorted({name for row in found.rows for name in row.values})
        return no_text_column(names, found.columns) or Contents(found.rows, found.columns)
    return Contents(found.rows, is_text=kind != kinds.FEED)
