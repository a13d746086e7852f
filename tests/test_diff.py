"""What changed between two dossiers of one pile."""

import io
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import affair
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from variorum.cli import main
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.records import Claim, Coverage, Designation, EventMention, Finding, Group, Manifest, Tables
from variorum.show.changes import Changes, changes
from variorum.show.diff import diff_rows, diff_screen
from variorum.show.view import View

Row = TypeVar("Row", EventMention, Claim, Finding, Coverage, Designation)


def view_of(tables: Tables, path: Path) -> View:
    write(tables, path, force=True)
    return View(Dossier(path))


def without(tables: Tables, articles: Sequence[str]) -> Tables:
    """The tables as they would be had these articles, that nothing else hangs on, not been there."""

    def kept(rows: Sequence[object]) -> tuple[object, ...]:
        return tuple(row for row in rows if getattr(row, "article", None) not in articles)

    names = ("passages", "origins", "mentions", "times", "attributions", "event_mentions", "claims", "designations")
    rows = {name: kept(getattr(tables, name)) for name in (*names, "coverage", "quotations")}
    left = {claim.id for claim in rows["claims"]}  # type: ignore[attr-defined]
    findings = []
    for finding in tables.findings:
        groups = [replace(group, claims=tuple(id for id in group.claims if id in left)) for group in finding.groups]
        told = tuple(id for id in finding.articles if id not in articles)
        findings.append(replace(finding, groups=tuple(group for group in groups if group.claims), articles=told))
    events = tuple(
        replace(event, articles=tuple(id for id in event.articles if id not in articles)) for event in tables.events
    )
    return replace(
        tables,
        articles=tuple(row for row in tables.articles if row.id not in articles),
        edits=(),
        links=(),
        findings=tuple(each for each in findings if each.groups),
        events=events,
        **rows,  # type: ignore[arg-type]
    )


def changed(old: Tables, new: Tables, folder: Path) -> tuple[View, View, Changes]:
    before, after = view_of(old, folder / "old.variorum"), view_of(new, folder / "new.variorum")
    return before, after, changes(before, after)


def screen(old: View, new: View, found: Changes, limit: int | None = None) -> str:
    console = Console(file=io.StringIO(), width=200, markup=False, highlight=False, emoji=False)
    for part in diff_screen(old, new, found, limit):
        console.print(part)
    return " ".join(console.file.getvalue().split())  # type: ignore[attr-defined]


def test_nothing_changed_where_the_dossiers_are_one(tmp_path: Path) -> None:
    old, new, found = changed(affair.tables(), affair.tables(), tmp_path)
    assert found.none
    assert screen(old, new, found) == "Nothing changed: the same articles, events, findings and voices."


def test_a_new_counter_changes_a_finding_and_is_a_new_voice(tmp_path: Path) -> None:
    tables = affair.tables()
    [differ] = [finding for finding in tables.findings if finding.kind == "differ"]
    first = without(tables, ["dawn-1"])
    agreed = replace(first, findings=(*(f for f in first.findings if f.id != differ.id), _one_voice(differ)))
    old, new, found = changed(agreed, tables, tmp_path)
    event = next(each for each in found.in_events if each.event.id == affair.FIRE)
    assert event.event.id == affair.FIRE
    assert event.articles == ("dawn-1",)
    [finding] = [each for each in event.findings if each.now and each.now.id == differ.id]
    assert finding.was is not None
    assert (finding.was.kind, finding.shown.kind) == ("one voice", "differ")
    assert "Seamen's Union" in {voice.name for voice in event.voices}
    told = screen(old, new, found)
    assert "changed differ killed Port authority: 11, said 4 May." in told
    assert "before: one voice: 11, printed by two articles" in told
    assert "new voice Seamen's Union: killed: “At least 40” (Dawn 5 May)" in told
    assert "New articles (1): Dawn 5 May (dawn-1)" in told


def test_what_is_gone_is_told_as_well(tmp_path: Path) -> None:
    tables = affair.tables()
    old, new, found = changed(tables, without(tables, ["dawn-1"]), tmp_path)
    assert [article.id for article in found.articles_gone] == ["dawn-1"]
    told = screen(old, new, found)
    assert "Articles no longer there (1): Dawn 5 May (dawn-1)" in told


def test_an_event_that_only_the_later_has_is_new(tmp_path: Path) -> None:
    tables = affair.tables()
    first = _without_event(tables, affair.ARREST)
    old, new, found = changed(first, tables, tmp_path)
    assert [event.id for event in found.events] == [affair.ARREST]
    assert not found.events_gone
    rows = list(diff_rows(new, found))
    assert {"what": "event", "change": "new", "id": affair.ARREST, "title": new.events[affair.ARREST].title} in rows
    assert "New events (1)" in screen(old, new, found)
    assert [event.id for event in changed(tables, first, tmp_path)[2].events_gone] == [affair.ARREST]


def test_an_event_with_another_id_is_the_same_where_the_same_words_tell_it(tmp_path: Path) -> None:
    tables, other = affair.tables(), "e_0000000000ff"
    renamed = replace(
        tables,
        events=tuple(replace(row, id=other) if row.id == affair.FIRE else row for row in tables.events),
        event_mentions=tuple(_moved(row, other) for row in tables.event_mentions),
        claims=tuple(_moved(row, other) for row in tables.claims),
        findings=tuple(_moved(row, other) for row in tables.findings),
        coverage=tuple(_moved(row, other) for row in tables.coverage),
        designations=tuple(_moved(row, other) for row in tables.designations),
    )
    assert changed(tables, renamed, tmp_path)[2].none


def test_other_settings_are_told(tmp_path: Path) -> None:
    tables = affair.tables()
    manifest = tuple(replace(row, value="9.9.9") if row.name == "version" else row for row in tables.manifest)
    if manifest == tables.manifest:
        manifest = (*tables.manifest, Manifest("version", "9.9.9"))
    old, new, found = changed(tables, replace(tables, manifest=manifest), tmp_path)
    assert found.made_otherwise == ("version",)
    assert "Not the same in both: version. Some of this may come from that." in screen(old, new, found)


def test_the_command_prints_for_people_and_for_programs(tmp_path: Path) -> None:
    tables = affair.tables()
    view_of(without(tables, ["dawn-1"]), tmp_path / "old.variorum")
    view_of(tables, tmp_path / "new.variorum")
    run = CliRunner().invoke
    shown = run(main, ["diff", str(tmp_path / "old.variorum"), str(tmp_path / "new.variorum")])
    assert (shown.exit_code, "New articles (1)" in shown.stdout) == (0, True), shown.output
    rows = run(main, ["diff", str(tmp_path / "old.variorum"), str(tmp_path / "new.variorum"), "--json"])
    whats = {json.loads(line)["what"] for line in rows.stdout.splitlines()}
    assert whats >= {"article", "finding", "voice"}
    missing = run(main, ["diff", str(tmp_path / "none.variorum"), str(tmp_path / "new.variorum")])
    assert missing.exit_code == 1
    assert "there is no such file" in missing.stderr


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sets(st.sampled_from(["copy-1", "dawn-1", "gazette-1"])), st.sets(st.sampled_from(["copy-1", "dawn-1"])))
def test_back_and_forth_are_mirrored(tmp_path: Path, one: set[str], other: set[str]) -> None:
    first, second = without(affair.tables(), sorted(one)), without(affair.tables(), sorted(other))
    there, back = changed(first, second, tmp_path)[2], changed(second, first, tmp_path)[2]
    assert there.articles == back.articles_gone
    assert there.articles_gone == back.articles
    assert there.events == back.events_gone
    assert len([each for row in there.in_events for each in row.findings]) == len(
        [each for row in back.in_events for each in row.findings]
    )


def _one_voice(finding: Finding) -> Finding:
    [group, *_] = [group for group in finding.groups if group.counter == affair.PORT]
    kept = Group(group.value, group.speaker, group.counter, tuple(id for id in group.claims if "dawn" not in id))
    return replace(
        finding,
        id="f_voice",
        kind="one voice",
        summary="11, printed by two articles",
        groups=(kept,),
        articles=tuple(id for id in finding.articles if id != "dawn-1"),
    )


def _without_event(tables: Tables, event: str) -> Tables:
    return replace(
        tables,
        events=tuple(row for row in tables.events if row.id != event),
        event_mentions=tuple(row for row in tables.event_mentions if row.event != event),
        claims=tuple(row for row in tables.claims if row.event != event),
        findings=tuple(row for row in tables.findings if row.event != event),
        coverage=tuple(row for row in tables.coverage if row.event != event),
        designations=tuple(row for row in tables.designations if row.event != event),
    )


def _moved(row: Row, event: str) -> Row:
    return replace(row, event=event) if row.event == affair.FIRE else row
