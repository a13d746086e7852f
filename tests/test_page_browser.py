"""The page in a real browser: keys, search, filters, citations, the single file from disk with the network off."""

from __future__ import annotations

from collections.abc import Iterator

import affair
import browser
import pytest

from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.page.report import report
from variorum.show.view import View

pytestmark = pytest.mark.page

PROGRAM = browser.executable()
if PROGRAM is None:
    pytest.skip("no chromium here: apt-get install chromium", allow_module_level=True)


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[browser.Browser]:
    folder = tmp_path_factory.mktemp("report")
    write(affair.tables(), folder / "ferry.variorum")
    (folder / "ferry.html").write_text(report(View(Dossier(folder / "ferry.variorum"))).html, encoding="utf-8")
    opened = browser.Browser(PROGRAM or "")
    opened.offline()
    opened.address = (folder / "ferry.html").as_uri()  # type: ignore[attr-defined]
    yield opened
    opened.close()


@pytest.fixture
def page(tab: browser.Browser) -> browser.Browser:
    tab.resize(1280, 900)
    tab.open("about:blank")
    tab.requests.clear()
    tab.faults.clear()
    tab.open(tab.address)  # type: ignore[attr-defined]
    return tab


OPEN = "document.querySelector('.screen.open').id"


def test_the_file_opens_from_disk_one_screen_at_a_time_and_asks_for_nothing_else(page: browser.Browser) -> None:
    assert page.evaluate(OPEN) == "overview"
    assert page.evaluate("[...document.querySelectorAll('.screen')].filter(e => e.getClientRects().length).length") == 1
    assert [each for each in page.requests if not each.endswith("ferry.html")] == []
    assert page.faults == []


def test_a_cell_leads_to_its_sentence(page: browser.Browser) -> None:
    page.evaluate("document.querySelector('#overview .finding .source').click()")
    page.until(f"{OPEN}.startsWith('article-')")
    assert page.evaluate("document.activeElement.matches('.passage')")
    assert page.evaluate("document.activeElement.textContent.includes('11 people were killed')")
    page.evaluate("history.back()")
    page.until(f"{OPEN} === 'overview'")


def test_search_finds_sentences_in_the_file(page: browser.Browser) -> None:
    page.press("/")
    page.until("document.activeElement.name === 'q'")
    page.type("AUTHORITY killed")
    page.press("Enter")
    page.until("document.querySelectorAll('[data-results] li').length > 0")
    found = page.evaluate("document.querySelector('[data-results]').textContent")
    assert "The port authority said 11 people were killed." in found
    page.evaluate("document.querySelector('[data-results] a').click()")
    page.until(f"{OPEN} !== 'search'")


def test_filters_live_in_the_address(page: browser.Browser) -> None:
    address = page.evaluate("location.href.split('#')[0]")
    page.evaluate(f"location.href = '{address}#findings?kind=single-origin&slot='")
    shown = "[...document.querySelectorAll('#findings .finding')].filter(e => e.getClientRects().length).length"
    page.until(f"{shown} === 1")
    page.evaluate("""
        (form => { form.elements.kind.value = ''; form.elements.kind.dispatchEvent(new Event('change')); })
        (document.querySelector('[data-filter]'))
    """)
    page.until(f"{shown} === 2")
    assert page.evaluate("location.hash") == "#findings?kind=&slot="


def test_keys_walk_open_and_leave(page: browser.Browser) -> None:
    page.press("j")
    page.press("j")
    page.press("k")
    assert page.evaluate("document.querySelectorAll('.marked-row').length") == 1
    page.press("Enter")
    page.until(f"{OPEN} !== 'overview'")
    page.press("?")
    assert page.evaluate("document.getElementById('keys').open")
    page.press("Escape")
    page.until("!document.getElementById('keys').open")


def test_a_citation_has_outlet_title_date_sentence_and_a_link_to_the_words(page: browser.Browser) -> None:
    page.evaluate("""
        window.copied = '';
        Object.defineProperty(navigator, 'clipboard',
            { value: { writeText: words => { window.copied = words; return Promise.resolve(); } } });
        Object.defineProperty(window, 'isSecureContext', { value: true });
        document.querySelector('#article-wire-1-s2 .cite').click();
    """)
    assert page.evaluate("window.copied") == (
        "Coast Wire, “Ferry burns, 11 dead”, 4 May 2024, sentence 2: “The port authority said 11 people were killed.” "
        "<https://wire-1.example/1#:~:text=The%20port%20authority%20said%2011%20people%20were%20killed.> [wire-1]"
    )


@pytest.mark.parametrize("width", [1280, 640, 360])
def test_no_screen_is_wider_than_the_window(page: browser.Browser, width: int) -> None:
    page.resize(width, 800)
    screens = page.evaluate("[...document.querySelectorAll('.screen')].map(e => e.id)")
    for screen in screens:
        page.evaluate(f"location.hash = '{screen}'")
        page.until(f"{OPEN} === '{screen}'")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (screen, width)
