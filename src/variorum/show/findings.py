"""The findings, event by event: the screen that a dossier opens with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from variorum.records import Event, Finding
from variorum.show.beside import heading, parted
from variorum.show.decided import decided_in_short
from variorum.show.narrow import Narrowed
from variorum.show.values import is_main, slot_label
from variorum.show.view import KINDS, View, kind_order
from variorum.show.words import listed, many, one_line, unique

STYLES = {
    "differ": "bold yellow",
    "contested": "bold magenta",
    "inconsistent": "yellow",
    "updated": "blue",
    "agree": "cyan",
    "one voice": "cyan",
}
_TELLING = frozenset({"differ", "contested", "inconsistent"})
_MOST_SINGLE = 8  # slots named in the line that sums up what one origin only has
_MOST_SLOTS = 20  # named where one was asked for that no claim has
_MOST_SOURCES = 6
_MOST_SILENT = 4
_MOST_FINDINGS = 12  # of one event on the screen of all; those of the main slots stay
_MOST_SUMMARY = 400  # characters; one event's screen and a narrowed list have the whole summary
_MOST_GUESSED = 80


def narrowed_findings(view: View, narrowed: Narrowed) -> list[tuple[Event, list[Finding]]]:
    """The events that have findings of the kind asked for, each with these: first those on which most counters part,
    then by what is said of them."""
    found = []
    for event in view.ranked_events:
        if not narrowed.has_event(view, event):
            continue
        findings = [each for each in view.findings_by_event.get(event.id, ()) if narrowed.has_finding(view, each)]
        if findings:
            found.append((event, findings))
    found.sort(key=lambda row: -parting(row[1]))  # in the order of the ranks where as many part
    return found[: narrowed.limit] if narrowed.limit else found


def parting(findings: Sequence[Finding]) -> int:
    """How many counters stand against each other in the one finding, free of guesses, in which most do."""
    sure = [each for each in findings if each.kind in _TELLING and each.inferred is None]
    return max((len({group.counter for group in each.groups}) for each in sure), default=0)


def findings_screen(view: View, narrowed: Narrowed) -> Iterator[RenderableType]:
    """The header of each event and a line for each finding."""
    everything = narrowed_findings(view, replace(narrowed, limit=None))
    shown = everything[: narrowed.limit] if narrowed.limit else everything
    if not shown:
        yield _nothing(view, narrowed)
        return
    for event, findings in shown:
        own, beside = parted(view, findings)
        if own:
            yield event_header(view, event)
            yield findings_table(view, own, whole=narrowed.asked)
            yield Text("")
        if beside:
            yield event_header(view, event, beside=True)
            yield findings_table(view, beside, whole=narrowed.asked)
            yield Text("")
    path = one_line(str(view.dossier.path))
    if len(shown) < len(everything):
        yield Text(
            f"[events 1-{len(shown)} of {len(everything)}; --limit 0 shows all, --kind, --slot and others narrow]",
            style="dim",
        )
    yield Text(f"[one event: variorum show {path} event {view.short(shown[0][0].id)}]", style="dim")


def _nothing(view: View, narrowed: Narrowed) -> Text:
    if narrowed.asked:
        kinds = Counter(finding.kind for findings in view.findings_by_event.values() for finding in findings)
        told = f"No finding fits all that was asked for. In the whole dossier: {tally(kinds) or 'none'}."
        slots = sorted({claim.slot.partition(":")[0] for claim in view.claims.values()})
        if narrowed.slot and not any(narrowed.has_slot(claim.slot) for claim in view.claims.values()):
            told += f" No claim has the slot {narrowed.slot!r}; there are {listed(slots, _MOST_SLOTS)}."
        return Text(one_line(told))
    return Text(
        f"No findings: it was not found that two of the {many(len(view.articles), 'article')} tell the same event with "
        "values to compare. What each of them tells: variorum show DOSSIER article ID."
    )


def tally(kinds: Counter[str]) -> str:
    """ "3 differ · 1 contested", the kinds in the order of the screens."""
    return " · ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds, key=lambda kind: (kind_order(kind), kind)))


def event_header(view: View, event: Event, *, beside: bool = False) -> RenderableType:
    """The event's title and id; how many articles, origins and counters speak of it. `beside` says that what follows
    was only put to it."""
    origins = {view.origin_of[article] for article in event.articles}
    counters = {claim.counter for claim in view.claims_by_event.get(event.id, ()) if claim.counter}
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    table.add_column(justify="right", no_wrap=True)
    told = f"{many(len(event.articles), 'article')}, {many(len(origins), 'origin')}, {many(len(counters), 'counter')}"
    table.add_row(event_title(view, event, heading(event) if beside else None), Text(told))
    decided = decided_in_short(view, event)
    if decided:
        table.add_row(Text(f"  {decided}", style="dim"))
    return table


def event_title(view: View, event: Event, words: str | None = None) -> Text:
    """The event's title, or the `words` that stand in its place, then its id."""
    title = Text(words or one_line(event.title), style="bold")
    title.append(f"  {view.short(event.id)}", style="dim")
    return title


def findings_table(view: View, findings: Sequence[Finding], *, whole: bool) -> RenderableType:
    """A line a finding: kind, slot, summary, where it stands. Unless `whole` the main ones in short, and a line that
    sums up what one origin only has."""
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(no_wrap=True)
    table.add_column(max_width=22, overflow="fold")
    table.add_column(ratio=1)
    table.pad_edge = True
    shared = [each for each in findings if whole or each.kind != "single origin"]
    main = shared if whole else sorted(shared, key=lambda each: not is_main(each.slot))[:_MOST_FINDINGS]
    for finding in shared:
        if finding in main:
            words = summary(view, finding, 0 if whole else _MOST_SUMMARY)
            table.add_row(_kind(finding.kind), Text(slot_label(finding.slot)), words)
    for slot, silent in _not_found(view, findings).items():
        told = f"{listed(silent, _MOST_SILENT)}: not in the {'texts' if len(silent) > 1 else 'text'} supplied"
        table.add_row(Text("not found", style="dim"), Text(slot_label(slot)), Text(told))
    if len(shared) > len(main):
        table.add_row(Text("", style="dim"), Text(""), Text(f"and {many(len(shared) - len(main), 'more finding')}"))
    alone = unique(slot_label(each.slot) for each in findings if each not in shared)
    if alone:
        told = f"{many(len(alone), 'slot')}: {listed(alone, _MOST_SINGLE)}"
        table.add_row(_kind("single origin"), Text(""), Text(told, style="dim"))
    return table


def _kind(kind: str) -> Text:
    return Text(kind, style=STYLES.get(kind, ""))


def summary(view: View, finding: Finding, most: int) -> Text:
    """The summary of a finding, cut to `most` characters unless 0, what was guessed, and where it stands."""
    text = Text(one_line(finding.summary, most))
    if finding.inferred:
        text.append(f" (guessed: {one_line(finding.inferred, _MOST_GUESSED)})", style="italic")
    text.append(f"  → {sources(view, finding)}", style="dim")
    return text


def sources(view: View, finding: Finding) -> str:
    """Where a finding stands: "4 sentences: wire-1 2, dawn-3 7 9", the ids of articles with numbers of passages."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for row in view.grounds(finding):
        places[row.article].add(view.sentence(row.article, row.field, row.start))
    told = [f"{one_line(view.short(article))} {' '.join(_in_order(numbers))}" for article, numbers in places.items()]
    count = sum(map(len, places.values()))
    return f"{many(count, 'sentence')}: {listed(told, _MOST_SOURCES)}"


def _in_order(numbers: Iterable[str]) -> list[str]:
    return sorted(numbers, key=lambda number: (int(number) if number.isdigit() else 0, number))


def _not_found(view: View, findings: Sequence[Finding]) -> dict[str, list[str]]:
    """For each main slot that several articles tell, those that were looked through for it in vain."""
    found: dict[str, list[str]] = {}
    for slot in unique(each.slot for each in findings if len(each.articles) > 1 and is_main(each.slot)):
        silent = view.silent(findings[0].event, slot)
        if silent:
            found[slot] = [f"{view.dated_outlet(article)} ({view.length(article)})" for article in silent]
    return found


def kind_of_option(option: str) -> str:
    """The kind of finding that `--kind` names: written with hyphens there."""
    return option.replace("-", " ")


KIND_OPTIONS = tuple(kind.replace(" ", "-") for kind in KINDS)
