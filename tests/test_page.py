"""The page and the report: what a reader finds there, and what can be checked of their structure without a browser."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import affair
import pytest
from click.testing import CliRunner

from variorum.cli import main
from variorum.dossier.private import Mask
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.page.actor import actor_screen
from variorum.page.article import pieces
from variorum.page.differences import differing
from variorum.page.drawing.branches import branches
from variorum.page.drawing.towns import towns_within
from variorum.page.links import InFile, anchor
from variorum.page.marks import MARKS, mark
from variorum.page.render import Pages
from variorum.page.report import report
from variorum.page.site import Site
from variorum.records import Actor, Article, Tables
from variorum.show.gather import counted
from variorum.show.view import KINDS, View
from variorum.show.words import one_line

VOID = {"meta", "link", "br", "input", "img", "hr"}
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)>'


class Outline(HTMLParser):
    """The structure of a page: elements with their attributes, and whether they close in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], tuple[str, ...]]] = []
        self.text: dict[str, str] = {}
        self._open: list[str] = []
        self.feed(html)
        assert self._open == [], self._open

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}, tuple(self._open)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}, tuple(self._open)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1:] == [tag], (tag, self._open[-3:], self.getpos())
        self._open.pop()

    def named(self, *tags: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes, _ in self.elements if tag in tags]


def opened(tables: Tables, folder: Path, *, private_persons: bool = False) -> View:
    write(tables, folder / "ferry.variorum")
    return View(Dossier(folder / "ferry.variorum"), private_persons=private_persons)


def hostile() -> Tables:
    """The affair with markup in everything that the input can set, and an address that would run a script."""
    tables = affair.tables()
    changed: list[Article] = [
        replace(each, outlet=f"{each.outlet}{HOSTILE}", url="javascript:alert(1)", path=HOSTILE)
        for each in tables.articles
    ]
    actors: list[Actor] = [replace(each, name=each.name + HOSTILE) for each in tables.actors]
    findings = [replace(each, summary=each.summary + HOSTILE) for each in tables.findings]
    events = [replace(each, title=each.title + HOSTILE) for each in tables.events]
    return replace(
        tables, articles=tuple(changed), actors=tuple(actors), findings=tuple(findings), events=tuple(events)
    )


@pytest.fixture
def html(tmp_path: Path) -> str:
    return report(opened(affair.tables(), tmp_path)).html


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_report_tells_event_finding_sentence_and_who_counted(html: str) -> None:
    told = words(html)
    assert "Fire on the ferry Alma · Port Serin · 4 May 2024" in told
    assert "Port authority: 11, said 4 May. Seamen&#39;s union: at least 40, said 5 May." in told
    assert "The port authority said 11 people were killed." in told
    assert "not found" in told
    assert "scan.pdf" in told
    assert "1 input gave no article" in told


def test_every_link_of_the_report_leads_somewhere_in_it(html: str) -> None:
    outline = Outline(html)
    ids = {attributes["id"] for _, attributes, _ in outline.elements if "id" in attributes}
    targets = [attributes["href"] for attributes in outline.named("a") if "href" in attributes]
    assert [each for each in targets if each.startswith("#") and unquote(each[1:]) not in ids] == []
    assert {each.partition(":")[0] for each in targets if not each.startswith("#")} <= {"https"}


def test_ids_are_unique_and_what_is_pointed_at_exists(html: str) -> None:
    outline = Outline(html)
    ids = [attributes["id"] for _, attributes, _ in outline.elements if "id" in attributes]
    assert sorted({each for each in ids if ids.count(each) > 1}) == []
    pointed = [
        each
        for _, attributes, _ in outline.elements
        for name in ("aria-labelledby", "aria-describedby", "for")
        for each in attributes.get(name, "").split()
    ]
    assert set(pointed) <= set(ids)
    assert not any(re.search(r"\s", each) for each in ids)


def test_tables_have_captions_and_scoped_headers(html: str) -> None:
    outline = Outline(html)
    assert len(outline.named("table")) == len(outline.named("caption"))
    assert {attributes.get("scope") for attributes in outline.named("th")} <= {"col", "row", "rowgroup"}


def test_the_report_loads_nothing_and_runs_only_its_own_script(html: str) -> None:
    outline = Outline(html)
    assert outline.named("link", "img", "iframe", "object", "embed", "base") == []
    assert all("src" not in attributes for attributes in outline.named("script"))
    assert len(outline.named("script")) == 1
    assert not any("style" in attributes for _, attributes, _ in outline.elements)
    assert not any(name.startswith("on") for _, attributes, _ in outline.elements for name in attributes)
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style
    assert "url(" not in style[1]
    assert "@import" not in style[1]
    assert "default-src &#39;none&#39;" in html


def test_headings_go_down_one_by_one_and_the_page_says_its_language(html: str) -> None:
    outline = Outline(html)
    levels = [int(tag[1]) for tag, _, _ in outline.elements if re.fullmatch("h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in itertools.pairwise(levels))
    assert outline.named("html")[0]["lang"] == "en"
    assert next(attributes["href"] for attributes in outline.named("a")) == "#main"


def test_pictures_and_controls_have_names(html: str) -> None:
    outline = Outline(html)
    assert all("aria-label" in attributes for attributes in outline.named("svg"))
    assert all({"aria-label", "aria-labelledby"} & set(attributes) for attributes in outline.named("nav"))
    regions = [attributes for _, attributes, _ in outline.elements if attributes.get("role") == "region"]
    assert regions
    assert all({"aria-label", "aria-labelledby"} & set(attributes) for attributes in regions)
    controls = [(tag, inside) for tag, _, inside in outline.elements if tag in ("select", "input")]
    assert all("label" in inside for _, inside in controls)


def test_quotations_say_their_language_and_direction(html: str) -> None:
    quotes = Outline(html).named("blockquote")
    assert quotes
    assert all(attributes.get("dir") == "auto" and attributes.get("lang") == "en" for attributes in quotes)


def test_kinds_are_told_by_sign_word_and_colour(html: str) -> None:
    assert set(MARKS) == set(KINDS)
    assert len({each.sign for each in MARKS.values()}) == len(KINDS)
    assert '<span class="kind part"><span class="sign" aria-hidden="true">≠</span> differ</span>' in html
    assert mark("something new").word == "something new"


def test_nothing_that_an_article_says_becomes_markup(tmp_path: Path) -> None:
    html = report(opened(hostile(), tmp_path), full_text=True).html
    outline = Outline(html)
    assert len(outline.named("script")) == 1
    assert outline.named("img") == []
    assert "javascript:" not in html.replace(HOSTILE, "")
    assert not any("onerror" in attributes for _, attributes, _ in outline.elements)
    assert "\x1b" not in html


def test_the_report_carries_sentences_and_whole_texts_only_where_asked_for(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    spare, whole = report(view).html, report(view, full_text=True).html
    assert "is what the clerk wrote" not in spare
    assert "left out]" in spare
    assert "is what the clerk wrote" in whole
    assert "left out]" not in whole
    assert "Subscribe to our newsletter" in whole


def test_persons_without_a_public_role_are_named_only_where_asked_for(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    masked = report(view).html
    tool_voice = re.sub(r"<(p class=\"words\"|blockquote).*?</(p|blockquote)>", "", masked, flags=re.S)
    assert "Ola Brin" not in tool_voice
    assert f"a person ({affair.WOMAN})" in masked
    named = report(View(view.dossier, private_persons=True)).html
    assert "Ola Brin saw dozens" in named


def test_masked_persons_are_named_nowhere_not_even_in_quoted_words(tmp_path: Path) -> None:
    view = View(opened(affair.tables(), tmp_path).dossier, mask_persons=True)
    for full_text in (False, True):
        html = report(view, full_text=full_text).html
        assert "Brin" not in html
        assert "Port authority: 11" in html
    assert "███ ████, a passenger, said she saw dozens fall." in re.sub(r"</?(span|mark)[^>]*>", "", html)
    with_name = report(View(view.dossier, private_persons=True), full_text=True).html
    assert "Ola Brin, a passenger" in re.sub(r"</?(span|mark)[^>]*>", "", with_name)


def test_naming_persons_and_masking_them_exclude_each_other(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "ferry.variorum")
    command = ["report", str(tmp_path / "ferry.variorum"), "-o", str(tmp_path / "x.html"), "--mask-persons"]
    answer = CliRunner().invoke(main, [*command, "--private-persons"])
    assert answer.exit_code == 2
    assert "give one of the two" in answer.output
    assert CliRunner().invoke(main, command).exit_code == 0


def test_the_network_of_an_actor_tells_who_cites_it_and_what_it_is_said_to_have_done(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    site = Site(view, InFile(frozenset(view.events), frozenset(view.actors)))
    port, free = (actor_screen(site, view.actors[id]) for id in (affair.PORT, affair.FREE))
    assert [(tie.who, tie.number) for tie in port.ties.cited_by] == [("Coast Wire", 1)]
    assert port.network
    assert [(end.kind, end.right, end.label) for end in port.network.ends] == [("cite", False, "Coast Wire")]
    assert [tie.who for tie in free.ties.hits] == [one_line(view.events[affair.FIRE].title, 34)]
    assert free.network
    assert [(end.kind, end.right) for end in free.network.ends] == [("act", True)]


def test_an_actor_whom_nobody_cites_or_blames_has_no_network(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    site = Site(view, InFile(frozenset(view.events), frozenset(view.actors)))
    assert actor_screen(site, view.actors[affair.UNION]).network is None


def test_an_event_tells_what_it_and_the_actors_in_it_are_called_and_by_whom(html: str) -> None:
    told = words(html[html.index("How they are called") :])
    assert "the event “disaster” Dawn Dawn 5 May s. 1" in told
    assert "Free Coast “separatist group” Coast Wire, reporting the minister" in told
    assert "“Terrorists” Gazette" in told


def test_the_file_has_the_collation_by_articles_and_by_who_counted(html: str) -> None:
    outline = Outline(html)
    faces = [attributes["id"] for attributes in outline.named("div") if attributes.get("class") == "face"]
    assert faces[:2] == [f"event-{affair.FIRE}-articles", f"event-{affair.FIRE}-voices"]


def test_each_value_has_a_colour_of_its_own_all_the_way(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    site = Site(view, InFile(frozenset(view.events), frozenset()))
    tree = branches(site, counted(view.claims_by_event[affair.FIRE], "killed"))
    assert tree
    assert [node.label for node in tree.articles] == ["Coast Wire 4 May", "Dawn 5 May"]
    assert [node.way for node in tree.values] == [0, 1, 2]
    ways = {edge.told: edge.way for edge in tree.edges}
    assert {ways["11 ← port authority"], ways["11 ← port authority ← Coast Wire 4 May"]} == {0}


def test_a_chart_names_the_large_towns_around_the_largest_first() -> None:
    names = [name for name, _, _ in towns_within(48.0, 49.5, 1.5, 3.5, 3)]
    assert names[0] == "Paris"
    assert len(names) == 3
    assert towns_within(0.0, 0.1, -30.0, -29.9, 3) == []


def test_a_place_is_never_masked_because_a_person_was_taken_to_bear_its_name() -> None:
    tables = affair.tables()
    person = Actor("x_ffffffffffff", "Port Serin", "person", (), None, "unknown")
    mask = Mask((*tables.actors, person), tables.articles, tables.places)
    assert mask.text("Near Port Serin, Ola Brin said.") == f"Near Port Serin, a person ({affair.WOMAN}) said."


def test_a_report_of_fewer_events_says_so_and_links_to_no_other(tmp_path: Path) -> None:
    written = report(opened(affair.tables(), tmp_path), most_events=1)
    assert (written.events, written.of_events) == (1, 2)
    assert "This file holds the 1 events that are told most, of 2." in words(written.html)
    assert "Arrest of a harbour master" not in re.sub(r"<title>.*?</title>", "", written.html)
    test_every_link_of_the_report_leads_somewhere_in_it(written.html)


def test_the_same_dossier_gives_the_same_bytes(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    assert report(view).html == report(View(Dossier(tmp_path / "ferry.variorum"))).html


def test_an_empty_dossier_has_a_report(tmp_path: Path) -> None:
    html = report(opened(Tables(), tmp_path)).html
    assert "No findings" in html
    Outline(html)


def test_any_id_makes_an_anchor_of_its_own() -> None:
    assert anchor("article", "wire-1") == "article-wire-1"
    odd = [anchor("article", id) for id in ("we ird?#%20", "we ird?#%21", "we_ird___20", "العربية", '"><b>')]
    assert len(set(odd)) == len(odd)
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", each) for each in odd)


def test_a_sentence_that_is_led_to_is_carried() -> None:
    links = InFile(frozenset(), frozenset())
    assert links.sentence("a 1", "p_1", "3") == f"#{anchor('article', 'a 1')}-s3"
    assert links.carried == {"a 1": {"p_1"}}
    assert links.event("e_1") is None


def test_words_that_differ_are_marked_on_both_sides() -> None:
    first, second = differing("A separatist group set the fire.", "A liberation movement set the fire.")
    assert first == ((False, "A "), (True, "separatist group"), (False, " set the fire."))
    assert second == ((False, "A "), (True, "liberation movement"), (False, " set the fire."))


def test_marks_that_overlap_cut_a_sentence_without_losing_a_letter() -> None:
    text = "The union said 40 died."
    marks = [(0, 9, "speaker"), (4, 9, "actor"), (15, 22, "content"), (15, 17, "claim"), (20, 99, "place")]
    cut = list(pieces(text, 0, len(text), marks))
    assert "".join(each.words for each in cut) == text
    assert ("union", "actor speaker") in [(each.words, each.classes) for each in cut]
    assert ("40", "claim content") in [(each.words, each.classes) for each in cut]


def test_findings_can_be_narrowed(tmp_path: Path) -> None:
    view = opened(affair.tables(), tmp_path)
    events = frozenset(view.events)
    pages = Pages(Site(view, InFile(events, frozenset())), view.ranked_events)
    assert str(pages.findings()).count('<li class="finding') == 2
    assert str(pages.findings(kind="single-origin")).count('<li class="finding') == 1
    assert str(pages.findings(slot="killed")).count('<li class="finding') == 1
    assert str(pages.findings(kind="<b>")).count('<li class="finding') == 0


def test_the_command_writes_a_report_and_replaces_no_other_file(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "ferry.variorum")
    other = tmp_path / "notes.html"
    other.write_text("mine")
    runner = CliRunner()
    refused = runner.invoke(main, ["report", str(tmp_path / "ferry.variorum"), "-o", str(other)])
    assert refused.exit_code == 1
    assert "is there already and is no report" in refused.output
    assert other.read_text() == "mine"
    target = tmp_path / "ferry.html"
    for _ in range(2):
        written = runner.invoke(main, ["report", str(tmp_path / "ferry.variorum"), "-o", str(target)])
        assert written.exit_code == 0
        assert "2 events" in written.output
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert list(tmp_path.glob(".*part")) == []


def test_a_file_that_is_no_dossier_is_told_as_such(tmp_path: Path) -> None:
    (tmp_path / "x.variorum").write_text("no database")
    for command in (["report", "-o", str(tmp_path / "x.html")], ["serve", "--no-browser"]):
        answer = CliRunner().invoke(main, [command[0], str(tmp_path / "x.variorum"), *command[1:]])
        assert answer.exit_code == 1
        assert "is no dossier" in answer.output
