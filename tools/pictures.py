"""Takes the pictures of docs/images from the example pile: python tools/pictures.py

Needs the developers' packages and a chromium. Each screen as a desk's window shows it, cut where it grows too long.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

import browser

import variorum
from variorum.page.report import report
from variorum.show.lists import listed_articles, ranked_actors
from variorum.show.view import View

ROOT = Path(__file__).resolve().parent.parent
TALLEST = 2600
WIDTH = 1280


def main() -> None:
    folder = Path(tempfile.mkdtemp())
    dossier = variorum.build([ROOT / "examples" / "ferry"], folder / "ferry.variorum")
    view = View(dossier)
    event, actor = view.ranked_events[0].id, ranked_actors(view)[0][0].id
    article = max(listed_articles(view), key=lambda row: (len(row.text), row.id)).id
    (folder / "ferry.html").write_text(report(view).html, encoding="utf-8")
    screens = {
        "overview": "/",
        "findings": "/findings",
        "event": f"/event/{event}",
        "actors": "/actors",
        "actor": f"/actor/{actor}",
        "article": f"/article/{article}",
        "coverage": "/coverage",
        "quotations": "/quotations",
        "copies": "/copies",
        "search": "/search?q=port+serin",
    }
    with browser.browser() as program, browser.served(folder / "ferry.variorum") as address:
        for name, path in screens.items():
            picture(program, f"{address}{path}", name)
        picture(program, f"{address}/event/{event}", "event-dark", color_scheme="dark", most=1300)
        phone = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
        picture(program, f"{address}/event/{event}", "event-phone", most=1300, **phone)
        picture(program, (folder / "ferry.html").as_uri(), "report-no-script", most=1300, java_script_enabled=False)


def picture(program: object, address: str, name: str, most: int = TALLEST, **options: object) -> None:
    known = {"viewport": {"width": WIDTH, "height": 900}, **options}
    context = program.new_context(**known)  # type: ignore[attr-defined]
    tab = context.new_page()
    tab.goto(address)
    width = tab.viewport_size["width"]
    height = round(min(most, tab.locator("html").bounding_box()["height"]))
    tab.set_viewport_size({"width": width, "height": height})
    tab.screenshot(path=ROOT / "docs" / "images" / f"page-{name}.png")
    context.close()


if __name__ == "__main__":
    main()
