"""Findings as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from variorum.page.marks import Mark, label, mark
from variorum.page.site import Quote, Site, Source
from variorum.records import Finding
from variorum.show.beside import event_words
from variorum.show.findings import narrowed_findings
from variorum.show.narrow import Narrowed
from variorum.show.values import is_main
from variorum.show.view import kind_order
from variorum.show.words import one_line

_MOST_QUOTES = 3  # sentences of one group beside its finding


@dataclass(frozen=True, slots=True)
class FoundGroup:
    value: str
    voice: str
    quotes: tuple[Quote, ...]
    more: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with its mark, its event, and where it stands."""

    id: str
    anchor: str
    href: str | None
    mark: Mark
    event: str
    event_title: str
    event_href: str | None
    slot: str
    stem: str  # what a filter by slot goes by
    label: str
    summary: str
    inferred: str
    outlets: tuple[str, ...]
    sources: tuple[Source, ...]
    groups: tuple[FoundGroup, ...]


def found(site: Site, finding: Finding, *, quotes: bool) -> Found:
    """One finding; with `quotes` the sentences of each of its groups."""
    event = site.view.events[finding.event]
    groups = tuple(_groups(site, finding)) if quotes else ()
    return Found(
        finding.id,
        site.anchor("finding", finding.id),
        site.links.finding(finding.event, finding.id),
        mark(finding.kind),
        event.id,
        event_words(site.view, finding),
        site.links.event(event.id),
        finding.slot,
        finding.slot.partition(":")[0],
        label(finding.slot),
        one_line(finding.summary),
        one_line(finding.inferred or ""),
        tuple(dict.fromkeys(site.view.outlet(article) for article in finding.articles)),
        site.sources(site.view.grounds(finding)),
        groups,
    )


def _groups(site: Site, finding: Finding) -> Iterable[FoundGroup]:
    for group in finding.groups:
        rows = [site.view.claims[id] if id in site.view.claims else site.view.quotations[id] for id in group.claims]
        shown: list[Quote] = []
        seen: set[Source] = set()
        for row in rows:
            source = site.of(row)
            if source not in seen and len(shown) < _MOST_QUOTES:
                shown.append(site.quote(row))
            seen.add(source)
        more = tuple(source for source in site.sources(rows) if source not in {quote.source for quote in shown})
        counter = site.view.counters.get(group.counter or "", "")
        voice = dict.fromkeys(one_line(each) for each in (group.speaker, counter) if each)
        yield FoundGroup(one_line(group.value), ", counted by ".join(list(voice)[:2]), tuple(shown), more)


def most_telling(site: Site, narrowed: Narrowed, events: frozenset[str] | None = None) -> list[Finding]:
    """The findings asked for: by kind, those of the main slots first, then those of more counters and articles."""
    findings = [
        finding
        for event, rows in narrowed_findings(site.view, narrowed)
        if events is None or event.id in events
        for finding in rows
    ]
    return sorted(findings, key=_telling)


def _telling(finding: Finding) -> tuple[bool, int, bool, int, int, str]:
    alone = finding.kind == "single origin"
    named = len({group.counter for group in finding.groups})
    return (alone, kind_order(finding.kind), not is_main(finding.slot), -len(finding.articles), -named, finding.id)


def kinds_of(findings: Sequence[Finding]) -> tuple[tuple[Mark, int], ...]:
    """How many findings of each kind, in the order of the screens."""
    kinds = sorted({finding.kind for finding in findings}, key=lambda kind: (kind_order(kind), kind))
    return tuple((mark(kind), sum(finding.kind == kind for finding in findings)) for kind in kinds)
