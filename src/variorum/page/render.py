"""Screens -> HTML. One set of templates, everything escaped, no style or script in a tag."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from variorum.dates import days
from variorum.page.actor import actor_rows, actor_screen
from variorum.page.article import article_screen
from variorum.page.drawing.towns import towns_within
from variorum.page.event import event_screen
from variorum.page.found import found, kinds_of, most_telling
from variorum.page.links import SCREENS
from variorum.page.marks import COVERAGE, label
from variorum.page.overview import overview
from variorum.page.sheets import coverage_sheets, origin_sheets, quotation_sheets
from variorum.page.site import Site
from variorum.records import Actor, Article, Event, Mention
from variorum.show.narrow import Narrowed
from variorum.show.values import slot_order
from variorum.show.words import day, many, one_line
from variorum.version import __version__

MOST_FINDINGS = 300
MOST_ACTORS = 300
MOST_COVERED = 30


@cache
def static(name: str) -> str:
    """The text of a file that the package brings for the page."""
    return resources.files("variorum.page").joinpath("static", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("variorum.page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment


class Pages:
    """Writes the screens of one site. `events` are those that the page holds, the most told first."""

    def __init__(self, site: Site, events: Sequence[Event]) -> None:
        self.site, self.events = site, events

    def overview(self) -> Markup:
        return self._screen("overview", screen=overview(self.site, self.events))

    def findings(self, kind: str = "", slot: str = "") -> Markup:
        """The findings of one kind and slot; empty: of any. A kind or slot that there is not has none."""
        chosen = frozenset(event.id for event in self.events)
        everything = most_telling(self.site, Narrowed(), chosen)
        kind = kind.replace("-", " ")
        asked = [each for each in everything if kind in ("", each.kind) and slot in ("", each.slot.partition(":")[0])]
        stems = sorted({each.slot.partition(":")[0] for each in everything}, key=slot_order)
        return self._screen(
            "findings",
            findings=tuple(found(self.site, each, quotes=False) for each in asked[:MOST_FINDINGS]),
            total=len(asked),
            kinds=kinds_of(everything),
            slots=tuple((stem, label(stem)) for stem in stems),
            kind=kind,
            slot=slot,
        )

    def event(self, event: Event) -> Markup:
        return self._screen("event", screen=event_screen(self.site, event))

    def actors(self) -> Markup:
        rows, total, hidden = actor_rows(self.site, MOST_ACTORS)
        return self._screen("actors", rows=rows, total=total, hidden=hidden)

    def actor(self, actor: Actor) -> Markup:
        return self._screen("actor", screen=actor_screen(self.site, actor))

    def article(self, article: Article, carried: frozenset[str] | None = None) -> Markup:
        return self._screen("article", screen=article_screen(self.site, article, carried))

    def coverage(self) -> Markup:
        return self._screen("coverage", sheets=coverage_sheets(self.site, self.events, MOST_COVERED), signs=COVERAGE)

    def quotations(self) -> Markup:
        sheets, total = quotation_sheets(self.site)
        return self._screen("quotations", sheets=sheets, total=total)

    def copies(self) -> Markup:
        sheets, total = origin_sheets(self.site)
        return self._screen("copies", sheets=sheets, total=total)

    def search(self, words: str = "") -> Markup:
        """What holds `words`: events, actors that may be named, sentences. Without words the form alone."""
        view = self.site.view
        folded = words.casefold().strip()
        events = [event for event in self.events if folded and folded in event.title.casefold()]
        actors = [
            actor
            for actor in view.actors.values()
            if folded and actor.kind != "unnamed" and not view.mask.hides(actor.id) and _named(actor, folded)
        ]
        passages = view.dossier.search(words) if folded and not self.site.links.in_file else ()
        return self._screen(
            "search",
            words=words,
            events=tuple((self.site.links.event(each.id), one_line(each.title)) for each in events[:30]),
            actors=tuple((self.site.links.actor(each.id), one_line(each.name)) for each in actors[:30]),
            passages=tuple(self.site.passage_quote(each) for each in passages),
        )

    def warming(self) -> Iterator[Callable[[], object]]:
        """Steps after which every screen is quick: tables that screens ask for are read, templates compiled."""
        site, view = self.site, self.site.view
        yield lambda: site.coverage
        yield lambda: site.designations
        yield lambda: view.quotations
        yield lambda: towns_within(0, 0, 0, 0, 0)
        yield lambda: [self.event(event) for event in self.events[:1]]
        yield lambda: view.dossier.rows(Mention)
        yield lambda: site.cited_inside
        yield lambda: [self.article(article) for article in list(view.articles.values())[:1]]

    def missing(self, reason: str) -> Markup:
        return self._screen("missing", reason=reason)

    def document(
        self, body: Iterable[Markup], title: str = "", *, current: str = "", note: str = "", **inline: Any
    ) -> str:
        """A whole page of the screens in `body`. `inline`: style, script and policy of the single file."""
        name = one_line(self.site.view.dossier.path.stem) or "dossier"
        return (
            _environment()
            .get_template("layout.html")
            .render(
                links=self.site.links,
                body=list(body),
                title=title or name,
                name=name,
                plate=_plate(self.site, len(self.events)),
                screens=SCREENS,
                current=current,
                note=note,
                version=__version__,
                **{"style": "", "script": "", "policy": "", **inline},
            )
        )

    def _screen(self, name: str, **values: Any) -> Markup:
        rendered = _environment().get_template(f"{name}.html").render(links=self.site.links, **values)
        return Markup("\n".join(line for line in rendered.split("\n") if line.strip()))


def _named(actor: Actor, folded: str) -> bool:
    return any(folded in name.casefold() for name in (actor.name, *actor.aliases))


def _plate(site: Site, events: int) -> dict[str, str]:
    """The line under the name: how much the pile holds, and of when."""
    view = site.view
    dated = [span for article in view.articles.values() if (span := days(article.published))]
    first, last = min((span[0] for span in dated), default=None), max((span[1] for span in dated), default=None)
    told = "no dates" if first is None or last is None else day(f"{first.isoformat()}/{last.isoformat()}")
    findings = sum(map(len, view.findings_by_event.values()))
    outlets = {article.outlet for article in view.articles.values() if article.outlet}
    of_all = f"{many(len(view.events), 'event')}, {many(findings, 'finding')}"
    return {
        "articles": many(len(view.articles), "article"),
        "outlets": many(len(outlets), "outlet"),
        "dates": told,
        "findings": of_all if events == len(view.events) else f"{of_all}; {events:,} events here",
    }
