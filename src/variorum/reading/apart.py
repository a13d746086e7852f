"""Takes documents apart, in workers where there are some: one that hangs or kills its worker costs only itself."""

from __future__ import annotations

import multiprocessing
import resource
from collections.abc import Iterable, Iterator
from concurrent.futures import TimeoutError as FutureTimeout
from typing import Any

from variorum.reading import kinds
from variorum.reading.extract import Document, Extracted, extracted
from variorum.reading.files import Contents, no_text_column
from variorum.reading.limits import DOCUMENT_SECONDS, MEGABYTE
from variorum.reading.rows import Columns
from variorum.reading.walk import Found

# Documents given to each worker at a time: enough to keep it busy, few enough to hold in memory.
WAITING = 8
# What taking one document apart may allocate beside what the process has: a PDF of 64 MB takes about a tenth.
MOST_MEMORY = 4096 * MEGABYTE


def apart(
    files: Iterable[tuple[Found, Contents | Document]], columns: Columns = (), workers: int = 0
) -> Iterator[tuple[Found, Contents]]:
    """`files` in order, each document as the rows that it gives. workers=0: in this process, without a time limit."""
    if workers == 0:
        for each, held in files:
            yield each, held if isinstance(held, Contents) else _contents(held.kind, extracted(held, columns))
        return
    waiting: list[tuple[Found, Contents | tuple[str, Any]]] = []
    pool: Any = None
    try:
        for each, held in files:
            if isinstance(held, Document):
                pool = pool or _pool(workers)
                task = pool.schedule(extracted, args=(held, columns), timeout=DOCUMENT_SECONDS)
                waiting.append((each, (held.kind, task)))
            elif pool is None:
                yield each, held  # a pile without documents starts no worker
                continue
            else:
                waiting.append((each, held))
            while len(waiting) > WAITING * workers:
                yield _done(*waiting.pop(0))
        while waiting:
            yield _done(*waiting.pop(0))
    finally:
        if pool is not None:
            pool.stop()
            pool.join()


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


def _done(each: Found, held: Contents | tuple[str, Any]) -> tuple[Found, Contents]:
    if isinstance(held, Contents):
        return each, held
    kind, task = held
    try:
        return each, _contents(kind, task.result())
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
