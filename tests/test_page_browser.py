"""The page in a real browser: keys, search, filters, citations, the single file from disk with the network off, and
axe-core on every screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import affair
import browser
import pytest

import variorum
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.page.links import SCREENS
from variorum.page.report import report
from variorum.show.view import View

pytestmark = pytest.mark.page

OPEN = "document.querySelector('.screen.open').id"
SHOWN = "each => each.getClientRects().length > 0"
EXAMPLE = Path(__file__).parent.parent / "examples" / "ferry"


@pytest.fixture(scope="module")
def program() -> Iterator[Any]:
    with browser.browser() as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the affair's single file."""
    folder = tmp_path_factory.mktemp("report")
    write(affair.tables(), folder / "ferry.variorum")
    (folder / "ferry.html").write_text(report(View(Dossier(folder / "ferry.variorum"))).html, encoding="utf-8")
    return (folder / "ferry.html").as_uri()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier of the example pile, as the program itself makes it."""
    path = tmp_path_factory.mktemp("example") / "example.variorum"
    variorum.build([EXAMPLE], path)
    return path


@pytest.fixture
def page(program: Any, file: str) -> Iterator[browser.Watched]:
    """The single file in a tab with the network off."""
    context = program.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    watched = browser.Watched(context)
    watched.tab.goto(file)
    yield watched
    context.close()


def opened(page: browser.Watched, screen: str) -> None:
    page.tab.evaluate("id => { location.hash = id; }", screen)
    page.tab.wait_for_function(f"id => {OPEN} === id", arg=screen)


def test_the_file_opens_from_disk_one_screen_at_a_time_and_asks_for_nothing_else(
    page: browser.Watched, file: str
) -> None:
    assert page.tab.evaluate(OPEN) == "overview"
    assert page.tab.evaluate(f"[...document.querySelectorAll('.screen')].filter({SHOWN}).length") == 1
    assert page.requests == [file]
    assert page.faults == []


def test_each_screen_of_the_file_opens(page: browser.Watched) -> None:
    screens = page.tab.evaluate("[...document.querySelectorAll('.screen')].map(each => each.id)")
    assert set(SCREENS) < set(screens)
    for screen in screens:
        opened(page, screen)
        assert page.tab.locator(f"#{screen} h2").is_visible()
    assert page.faults == []


def test_a_cell_of_the_collation_leads_to_its_sentence(page: browser.Watched) -> None:
    opened(page, f"event-{affair.FIRE}")
    page.tab.locator(".face:not([hidden]) .collation a.value").first.click()
    page.tab.wait_for_function(f"{OPEN}.startsWith('article-')")
    assert page.tab.evaluate("document.activeElement.matches('.passage')")
    page.tab.go_back()
    page.tab.wait_for_function(f"{OPEN} === 'event-{affair.FIRE}'")


def test_the_collation_switches_from_articles_to_who_counted_and_the_address_keeps_it(page: browser.Watched) -> None:
    opened(page, f"event-{affair.FIRE}")
    heads = page.tab.locator("#event-e_7f3a00000000 .face:not([hidden]) thead th")
    assert "Coast Wire 4 May" in " ".join(heads.all_inner_texts())
    page.tab.get_by_role("link", name="who counted", exact=True).click()
    page.tab.wait_for_function("location.hash.endsWith('-voices')")
    assert "port authority" in heads.all_inner_texts()
    page.tab.reload()
    assert "port authority" in heads.all_inner_texts()
    page.tab.get_by_role("link", name="articles", exact=True).click()
    page.tab.wait_for_function("location.hash.endsWith('-articles')")
    assert "Coast Wire 4 May" in " ".join(heads.all_inner_texts())


def test_search_finds_sentences_in_the_file(page: browser.Watched) -> None:
    page.tab.keyboard.press("/")
    page.tab.wait_for_function("document.activeElement.name === 'q'")
    page.tab.keyboard.type("AUTHORITY killed")
    page.tab.keyboard.press("Enter")
    found = page.tab.locator("[data-results] li")
    found.first.wait_for()
    assert "The port authority said 11 people were killed." in " ".join(found.all_inner_texts())
    found.locator("a").first.click()
    page.tab.wait_for_function(f"{OPEN} !== 'search'")


def test_filters_live_in_the_address(page: browser.Watched) -> None:
    page.tab.evaluate("location.hash = 'findings?kind=single-origin&slot='")
    shown = f"[...document.querySelectorAll('#findings .finding')].filter({SHOWN}).length"
    page.tab.wait_for_function(f"{shown} === 1")
    page.tab.locator("[data-filter] select[name=kind]").select_option("")
    page.tab.wait_for_function(f"{shown} === 2")
    assert page.tab.evaluate("location.hash") == "#findings?kind=&slot="


def test_keys_walk_open_and_leave(page: browser.Watched) -> None:
    for key in "jjk":
        page.tab.keyboard.press(key)
    assert page.tab.locator(".marked-row").count() == 1
    page.tab.keyboard.press("Enter")
    page.tab.wait_for_function(f"{OPEN} !== 'overview'")
    page.tab.keyboard.press("?")
    assert page.tab.locator("#keys").is_visible()
    page.tab.keyboard.press("Escape")
    assert page.tab.locator("#keys").is_hidden()
    page.tab.keyboard.press("j")
    page.tab.keyboard.press("Escape")
    assert page.tab.locator(".marked-row").count() == 0


CITED = """
    window.copied = '';
    Object.defineProperty(navigator, 'clipboard',
        { value: { writeText: words => { window.copied = words; return Promise.resolve(); } } });
    Object.defineProperty(window, 'isSecureContext', { value: true });
"""
SENTENCE = "The port authority said 11 people were killed."
ADDRESS = "https://wire-1.example/1#:~:text=The%20port%20authority%20said%2011%20people%20were%20killed."


BIBTEX = f"""@misc{{wire-1,
  title = {{{{Ferry burns, 11 dead}}}},
  howpublished = {{Coast Wire}},
  year = {{2024}},
  month = {{05}},
  day = {{04}},
  note = {{sentence 2: ``{SENTENCE}''}},
  url = {{{ADDRESS}}},
}}
"""


@pytest.mark.parametrize(
    ("button", "citation"),
    [
        (
            "copy citation",
            f"Coast Wire, “Ferry burns, 11 dead”, 4 May 2024, sentence 2: “{SENTENCE}” <{ADDRESS}> [wire-1]",
        ),
        (
            "copy citation as Markdown",
            f"> {SENTENCE}\n>\n> Coast Wire, [Ferry burns, 11 dead](<{ADDRESS}>), 4 May 2024, sentence 2\n",
        ),
        ("copy citation as BibTeX", BIBTEX),
    ],
)
def test_a_citation_has_outlet_title_date_sentence_and_a_link_to_the_words(
    page: browser.Watched, button: str, citation: str
) -> None:
    page.tab.evaluate(CITED)
    opened(page, "article-wire-1")
    sentence = page.tab.locator("#article-wire-1-s2")
    sentence.hover()
    sentence.get_by_role("button", name=button, exact=True).click()
    assert page.tab.evaluate("window.copied") == citation


@pytest.mark.parametrize("width", [1280, 640, 360])
def test_no_screen_is_wider_than_the_window(page: browser.Watched, width: int) -> None:
    """640 is 1280 at 200%, 360 a phone's width."""
    page.tab.set_viewport_size({"width": width, "height": 800})
    for screen in page.tab.evaluate("[...document.querySelectorAll('.screen')].map(each => each.id)"):
        opened(page, screen)
        assert page.tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (screen, width)


def test_without_javascript_everything_is_there_as_plain_tables(program: Any, file: str) -> None:
    context = program.new_context(java_script_enabled=False, offline=True)
    tab = context.new_page()
    tab.goto(file)
    assert all(tab.locator(f"#{screen}").is_visible() for screen in (*SCREENS[:-1], f"event-{affair.FIRE}"))
    assert tab.locator(".collation").count() == tab.locator(".collation:visible").count() > 1
    context.close()


def test_paper_has_every_screen_and_nothing_folded(page: browser.Watched) -> None:
    page.tab.emulate_media(media="print")
    assert page.tab.locator(".screen:not(#search)").count() == page.tab.locator(".screen:visible").count()
    assert page.tab.locator("nav, .cite, form").filter(visible=True).count() == 0
    page.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.tab.locator("details:not([open])").count() == 0


def some(screens: Iterable[str], most: int) -> list[str]:
    """At most `most` screens of each kind: axe-core takes seconds for each."""
    by_kind: dict[str, list[str]] = {}
    for screen in sorted(screens):
        by_kind.setdefault(re.split("[/-]", screen.lstrip("/"))[0], []).append(screen)
    return [screen for kind in by_kind.values() for screen in kind[:most]]


def violations(tab: Any, script: str, within: str = "html") -> list[str]:
    """What axe-core holds against what is shown: rule, how bad, and the first element."""
    tab.evaluate(script + ";0")
    rows = tab.evaluate("at => axe.run(at, { resultTypes: ['violations'] }).then(found => found.violations)", within)
    return [f"{row['id']} ({row['impact']}): {row['nodes'][0]['html'][:200]}" for row in rows]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_screen_of_the_served_page(program: Any, example: Path, scheme: Any) -> None:
    script = browser.axe()
    context = program.new_context(color_scheme=scheme)
    page = browser.Watched(context)
    with browser.served(example) as address:
        page.tab.goto(f"{address}/")
        paths = {re.sub("#.*", "", each.get_attribute("href")) for each in page.tab.locator("a[href^='/']").all()}
        page.tab.goto(f"{address}/actors")
        paths |= {each.get_attribute("href") for each in page.tab.locator("#actors a").all()[:6]}
        kinds = {path.split("/")[1] for path in paths}
        assert {"event", "article", "actor", *SCREENS[1:]} <= kinds
        for path in (*some(paths, 2), "/search?q=ferry", "/findings?kind=differ", "/nowhere"):
            page.tab.goto(f"{address}{path}")
            assert violations(page.tab, script) == [], path
        assert all(asked.startswith(address) for asked in page.requests)
    context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_on_any_screen_of_the_file(program: Any, example: Path, tmp_path: Path, width: int) -> None:
    script = browser.axe()
    (tmp_path / "example.html").write_text(report(View(Dossier(example))).html, encoding="utf-8")
    context = program.new_context(viewport={"width": width, "height": 900}, offline=True)
    page = browser.Watched(context)
    page.tab.goto((tmp_path / "example.html").as_uri())
    assert violations(page.tab, script) == []
    for screen in some(page.tab.evaluate("[...document.querySelectorAll('.screen')].map(each => each.id)"), 1):
        opened(page, screen)
        assert violations(page.tab, script, ".screen.open") == [], screen
    assert page.faults == []
    context.close()
