"""A real browser for the tests of the page: Debian's chromium, driven by Playwright."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from variorum.page import serve

MISSING = "no chromium here: make test-page installs it (apt-get install chromium), or name one in CHROMIUM"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def executable() -> str | None:
    """The browser's program, or None where there is none."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, filter(None, names))), None)


@contextmanager
def browser() -> Iterator[Any]:
    """A Playwright browser; skips the tests that ask for it, saying why, where there is none to be had."""
    program = executable()
    if program is None:
        pytest.skip(MISSING)
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: make test-page does")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=program, args=FLAGS)
        yield opened
        opened.close()


class Watched:
    """A tab with what it asked for, beyond its own addresses, and what went wrong in it."""

    def __init__(self, context: Any) -> None:
        self.tab = context.new_page()
        self.requests: list[str] = []
        self.faults: list[str] = []
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.tab.on("pageerror", lambda error: self.faults.append(str(error)))
        self.tab.on("console", lambda told: self.faults.append(told.text) if told.type == "error" else None)


@contextmanager
def served(dossier: Path) -> Iterator[str]:
    """The address of the local page of a dossier."""
    import uvicorn

    bound = serve.listening("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(serve.application(dossier), log_level="error", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
        bound.close()


def axe() -> str:
    """The script of axe-core (MPL-2.0), as a locked package of the developers' brings it."""
    package = pytest.importorskip("axe_playwright_python", reason="axe-core is not installed: make test-page does")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
