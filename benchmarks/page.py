"""Measures the local page of a dossier in a browser: python benchmarks/page.py DOSSIER

Prints the time from asking for a page until its words are drawn, by the browser's own clock (the median and the worst
of five visits) for each kind of screen, the first visit apart, and the size of the single file. Needs the developers'
packages and a chromium.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import browser

from variorum.dossier.read import Dossier
from variorum.page.report import report
from variorum.show.view import View

VISITS = 5
READING = 6.0  # seconds that the first screen is looked at; the server reads ahead meanwhile
# Since the browser began to ask: by its own clock, until the first words stand on the screen.
DRAWN = """() => new Promise(done => new PerformanceObserver(seen => {
    const paint = seen.getEntriesByName("first-contentful-paint")[0];
    if (paint) { done(paint.startTime); }
}).observe({ type: "paint", buffered: true }))"""


def visit(tab: Any, address: str) -> float:
    """Milliseconds from asking for `address` until its words are drawn."""
    tab.goto("about:blank")
    tab.goto(address, wait_until="load")
    drawn: float = tab.evaluate(DRAWN)
    return drawn


def main(path: Path) -> None:
    view = View(Dossier(path))
    events = [event.id for event in view.ranked_events[:VISITS]]
    articles = [article.id for article in sorted(view.articles.values(), key=lambda row: (-len(row.text), row.id))]
    with browser.browser() as program:
        began = time.perf_counter()
        with browser.served(path) as address:
            print(f"ready to answer after  {(time.perf_counter() - began) * 1000:.0f} ms")
            visits(program, address, events, articles)
    print(f"single file  {len(report(view).html.encode('utf-8', 'replace')) / 1e6:.1f} MB")


def visits(program: Any, address: str, events: list[str], articles: list[str]) -> None:
    tab = program.new_page(viewport={"width": 1280, "height": 900})
    print(f"first view  {visit(tab, address + '/'):.0f} ms")
    time.sleep(READING)
    screens = {
        "overview": ["/"] * VISITS,
        "an event (the most told)": [f"/event/{id}" for id in events],
        "an article (the longest)": [f"/article/{id}" for id in articles[:VISITS]],
        "findings": ["/findings"] * VISITS,
        "actors": ["/actors"] * VISITS,
        "coverage": ["/coverage"] * VISITS,
        "search": ["/search?q=government"] * VISITS,
    }
    for name, paths in screens.items():
        took = [visit(tab, address + each) for each in paths]
        print(f"{name}  median {median(took):.0f} ms, worst {max(took):.0f} ms")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
