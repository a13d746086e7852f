"""Measures the local page of a dossier in a browser: python benchmarks/page.py DOSSIER

Prints the time from asking to a drawn page (the median and the worst of five visits) for each kind of screen, the first
visit apart, and the size of the single file. Needs the developers' packages and a chromium.
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
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"


def visit(tab: Any, address: str) -> float:
    """Milliseconds from asking for `address` until it is drawn."""
    tab.goto("about:blank")
    begin = time.perf_counter()
    tab.goto(address, wait_until="load")
    tab.evaluate(DRAWN)
    return (time.perf_counter() - begin) * 1000


def main(path: Path) -> None:
    view = View(Dossier(path))
    events = [event.id for event in view.ranked_events[:VISITS]]
    articles = [article.id for article in sorted(view.articles.values(), key=lambda row: (-len(row.text), row.id))]
    with browser.browser() as program, browser.served(path) as address:
        tab = program.new_page(viewport={"width": 1280, "height": 900})
        print(f"first view  {visit(tab, address + '/'):.0f} ms")
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
    print(f"single file  {len(report(view).html.encode('utf-8', 'replace')) / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
