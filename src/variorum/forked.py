"""Work that a second process does while this one goes on, where a build may have two.

What it gives is handed over packed, and is the same wherever it is done: where no second process can be had, or it
dies, the work is done here when it is asked for.
"""

from __future__ import annotations

import multiprocessing
import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Given = TypeVar("Given")


def forked(works: Sequence[Callable[[], Given]], is_apart: bool) -> Iterator[Given]:
    """What each of `works` gives, in order. Where `is_apart`, a forked process begins with them at once, and does one
    after the other; else each is done when its turn is asked for. Works have no effect but what they give, which can
    be pickled; what they raise is raised when they are asked for."""
    return _given(works, _Other(works) if is_apart else None)


def _given(works: Sequence[Callable[[], Given]], other: _Other | None) -> Iterator[Given]:
    try:
        for work in works:
            data = other.next() if other is not None else None
            yield work() if data is None else pickle.loads(data)
    finally:
        if other is not None:
            other.close()


class _Other:
    """The process that does `works`."""

    def __init__(self, works: Sequence[Callable[[], Any]]) -> None:
        context = multiprocessing.get_context("fork")
        self._receiver, sender = context.Pipe(duplex=False)
        self._process = context.Process(target=_send, args=(works, self._receiver, sender), daemon=True)
        with suppress(OSError):  # there may be as many processes as there can be
            self._process.start()
        sender.close()

    def next(self) -> bytes | None:
        """What the next of the works gave, packed; None where the process died, or the work raised."""
        try:
            return self._receiver.recv_bytes()
        except (EOFError, OSError):
            return None

    def close(self) -> None:
        """Ends the process, if it has not ended."""
        self._receiver.close()
        if self._process.pid is not None:
            self._process.terminate()
            self._process.join()


def _send(works: Sequence[Callable[[], Any]], receiver: Connection, sender: Connection) -> None:
    receiver.close()
    with suppress(BaseException):  # also an interrupt, which the process that asks is given as well
        for work in works:
            sender.send_bytes(pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL))
