"""One build at a time into one dossier: a lock beside it that ends with its process, however that ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from variorum.errors import DossierError

_held: set[str] = set()
"""The dossiers that this process builds: a process never shuts itself out by a lock of its own."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Holds the lock of the dossier at `path`. Raises DossierError where another build holds it.

    The lock belongs to the process and not to its workers, which may outlive it for a moment.
    """
    place = Path(os.path.realpath(path))
    lock = place.with_name(f".{place.name}.lock")
    if str(place) in _held:
        raise DossierError(_refusal(path, str(os.getpid())))
    handle = _taken(lock, path)
    _held.add(str(place))
    try:
        yield
    finally:
        _held.discard(str(place))
        lock.unlink(missing_ok=True)
        os.close(handle)


def _taken(lock: Path, path: Path) -> int:
    while True:
        try:
            handle = os.open(lock, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise DossierError(f"{path}: cannot be locked ({error.strerror}). Choose another place with -o.") from error
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # The build that held it before may have removed the file between the two calls.
            if os.path.exists(lock) and os.path.samestat(os.fstat(handle), os.stat(lock)):
                os.ftruncate(handle, 0)
                os.write(handle, str(os.getpid()).encode())
                return handle
        except FileNotFoundError:
            pass
        except OSError as error:
            holder = os.read(handle, 20).decode("ascii", "replace")
            os.close(handle)
            raise DossierError(_refusal(path, holder)) from error
        os.close(handle)


def _refusal(path: Path, holder: str) -> str:
    return (
        f"{path}: is being built by another process ({holder or 'unknown'}). Wait until it is done, or choose another "
        "place with -o."
    )
