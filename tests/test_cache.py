"""The cache changes no byte, is never trusted and never fatal; two builds never write one dossier."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from variorum import cache, circumstances, pipeline
from variorum.annotating.annotate import annotate
from variorum.annotating.parse import load_parser, parse
from variorum.cli import main
from variorum.dossier.lock import locked
from variorum.dossier.read import Dossier
from variorum.errors import DossierError
from variorum.packing import packed, unpacked
from variorum.reading import apart
from variorum.reading.extract import Extracted
from variorum.reading.read import read
from variorum.reading.text import source_of_text
from variorum.records import Article, Tables
from variorum.settings import Running, Settings
from variorum.sources import Source

TEXT = "A fire on the ferry Alma killed {} people off Port Serin on Saturday, the port authority said."


@pytest.fixture(autouse=True)
def _unchanged_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests hold while somebody edits the rules."""
    monkeypatch.setattr(circumstances, "rules_changed", lambda: False)


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(TEXT.format(10 + number), encoding="utf-8")
    return folder


def built(pile: Path, output: Path, folder: Path | None = None, **running: int) -> tuple[bytes, int]:
    """The bytes of the dossier, and how many articles were reused."""
    reused = []

    def progress(stage: str, done: int, total: int) -> None:
        if stage == pipeline.REUSED:
            reused.append(done)

    running.setdefault("workers", 0)
    pipeline.build([pile], output, Settings(), Running(cache=folder, **running), progress)
    return output.read_bytes(), sum(reused)


def source(number: int = 1) -> Source:
    return source_of_text(f"a{number}", TEXT.format(number), path="a.txt")


def rows(number: int = 1) -> Tables:
    return annotate(next(iter(parse(load_parser(Settings().parser), [source(number)]))))


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[cache.Cache]:
    with cache.annotation_cache(tmp_path / "c", Settings(), load_parser(Settings().parser)) as one:
        yield one


def test_a_warm_cache_gives_the_same_bytes_and_tells_what_it_reused(pile: Path, tmp_path: Path) -> None:
    plain, none = built(pile, tmp_path / "a.variorum")
    cold, nothing = built(pile, tmp_path / "b.variorum", tmp_path / "c")
    warm, all_of_it = built(pile, tmp_path / "d.variorum", tmp_path / "c")
    assert plain == cold == warm
    assert (none, nothing, all_of_it) == (0, 0, 4)


def test_only_what_is_new_is_read(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built(pile, tmp_path / "a.variorum", tmp_path / "c")
    (pile / "moved.txt").write_bytes((pile / "0.txt").read_bytes())
    (pile / "0.txt").unlink()
    (pile / "new.txt").write_text(TEXT.format(99), encoding="utf-8")
    seen: list[str] = []
    once = pipeline.annotate
    monkeypatch.setattr(pipeline, "annotate", lambda parsed: seen.append(parsed.article.path) or once(parsed))
    grown, reused = built(pile, tmp_path / "a.variorum", tmp_path / "c")
    assert (seen, reused) == (["new.txt"], 4)
    assert grown == built(pile, tmp_path / "b.variorum")[0]
    assert "moved.txt" in {article.path for article in Dossier(tmp_path / "a.variorum").rows(Article)}


def test_pages_are_taken_apart_once(pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(2):
        told = f"<p>{TEXT.format(20 + number)}</p><p>The fire began in the engine room, and the crew left in boats.</p>"
        page = f"<html><head><title>Fire on the Alma</title></head><body><article>{told}</article></body></html>"
        (pile / f"page{number}.html").write_text(page, encoding="utf-8")
    cold, _ = built(pile, tmp_path / "a.variorum", tmp_path / "c")
    for name in ("extracted", "_pool"):
        monkeypatch.setattr(apart, name, lambda *given: pytest.fail("this was read before"))
    for workers in (0, 1):
        assert built(pile, tmp_path / "b.variorum", tmp_path / "c", workers=workers) == (cold, 6)


def test_a_document_that_failed_is_tried_again(
    tmp_path: Path, opened: cache.Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "page.html").write_text(f"<html><body><p>{TEXT.format(3)}</p></body></html>", encoding="utf-8")
    with monkeypatch.context() as short:
        short.setattr(apart, "extracted", lambda held, columns: Extracted(fault="there was no memory"))
        assert not read([tmp_path / "page.html"], memory=opened).sources
    assert read([tmp_path / "page.html"], memory=opened).sources


@pytest.mark.parametrize("found", [(lambda: None,), (Path("a"),), (TEXT, 3.5, None)])
def test_only_plain_values_that_were_read_are_known(opened: cache.Cache, tmp_path: Path, found: tuple[object]) -> None:
    opened.keep(("text", "a"), found)
    opened.close()
    with cache.annotation_cache(tmp_path / "c", Settings(), load_parser(Settings().parser)) as again:
        assert again.known(("text", "a")) == (found if found[0] == TEXT else None)
        assert again.known(("text", "b")) is None


GROWING = (
    "The Dawn\n2 June 2024\n\nFire on the ferry Alma killed 12 off Port Serin on Saturday, the port authority said.",
    "The union denied that the ferry Alma had too few boats. At least 15 people died in the fire off Port Serin.",
    "A fire on the ferry Alma killed 14 people off Port Serin on Saturday, Mara Tellin of the rescue service said.",
    "Tellin said that 40 passengers of the Alma were hurt. Police arrested the captain in Port Serin on Monday.",
    "A fire on the ferry Alma killed 12 people off Port Serin on Saturday, the port authority said. The port is shut.",
    "The government of Velland paid 3 million dollars to the town of Port Serin after the fire on the Alma, it said.",
)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_pile_that_grows_has_the_bytes_of_one_built_from_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(pipeline, "FEWEST_APART", 1)
    folder = tmp_path / "reports"
    folder.mkdir()
    texts = random.Random(seed).sample(sorted(enumerate(GROWING)), len(GROWING))
    for number, text in texts:
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        grown, reused = built(folder, tmp_path / "a.variorum", tmp_path / "c", workers=2)
    assert (grown, reused) == (built(folder, tmp_path / "b.variorum")[0], len(GROWING) - 1)


def test_the_manifest_has_the_hash_of_the_document_too(pile: Path, tmp_path: Path) -> None:
    page = f"<html><head><title>Fire</title></head><body><p>{TEXT.format(7)}</p></body></html>"
    (pile / "page.html").write_text(page, encoding="utf-8")
    built(pile, tmp_path / "a.variorum")
    inputs = {each["path"]: each for each in json.loads(Dossier(tmp_path / "a.variorum").manifest["inputs"])}
    assert inputs["page.html"]["original"] == hashlib.sha256(page.encode()).hexdigest()
    assert "original" not in inputs["0.txt"]


def test_packed_rows_come_back_whole() -> None:
    assert unpacked(packed(rows()), source()) == rows()


def test_what_is_no_record_is_never_unpacked() -> None:
    class Evil:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("false",)

    for bad in (Evil(), [1], os.path.join):
        with pytest.raises(pickle.UnpicklingError):
            unpacked(pickle.dumps(bad) if not isinstance(bad, Evil) else b"cos\nsystem\n(S'false'\ntR.", source())


def test_what_is_kept_outlives_the_process(opened: cache.Cache, tmp_path: Path) -> None:
    opened.put([(source(), packed(rows()))])
    with cache.annotation_cache(tmp_path / "c", Settings(), load_parser(Settings().parser)) as other:
        assert other.get(source()) == rows()


@pytest.mark.parametrize(
    "changed",
    [
        replace(source(), blocks=()),
        replace(source(), article=replace(source().article, published="2024-05-04")),
        replace(source(), article=replace(source().article, id="b")),
        source(2),
    ],
)
def test_another_article_is_another_entry(opened: cache.Cache, changed: Source) -> None:
    opened.put([(source(), packed(rows()))])
    assert opened.get(changed) is None
    assert opened.get(replace(source(), article=replace(source().article, path="b.txt"))) is not None


def test_changed_rules_make_entries_unknown(
    opened: cache.Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.put([(source(), packed(rows()))])
    monkeypatch.setattr(circumstances, "package_digest", lambda: "other rules")
    with cache.annotation_cache(tmp_path / "c", Settings(), load_parser(Settings().parser)) as other:
        assert other.get(source()) is None


def test_rules_changed_while_they_run_keep_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(circumstances, "rules_changed", lambda: True)
    with cache.annotation_cache(tmp_path / "c", Settings(), load_parser(Settings().parser)) as other:
        other.put([(source(), packed(rows()))])
        assert other.get(source()) is None
    assert not (tmp_path / "c").exists()


def test_an_entry_that_was_changed_is_thrown_away(opened: cache.Cache, tmp_path: Path) -> None:
    opened.put([(source(1), packed(rows(1))), (source(2), packed(rows(2)))])
    with sqlite3.connect(tmp_path / "c" / cache.NAME) as database:
        (first, second) = database.execute("SELECT key, rows FROM entries ORDER BY size").fetchall()
        database.execute("UPDATE entries SET rows = ? WHERE key = ?", (second[1], first[0]))
        database.execute("UPDATE entries SET rows = ? WHERE key = ?", (b"garbage", second[0]))
    database.close()
    assert (opened.get(source(1)), opened.get(source(2))) == (None, None)
    assert not opened.has(source())


@pytest.mark.parametrize("data", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(5000)])
def test_a_broken_cache_costs_no_build(pile: Path, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / cache.NAME).write_bytes(data)
    first, _ = built(pile, tmp_path / "a.variorum", tmp_path / "c")
    second, reused = built(pile, tmp_path / "b.variorum", tmp_path / "c")
    assert (first == second, reused) == (True, 4)


def test_bytes_broken_anywhere_cost_no_build(pile: Path, tmp_path: Path) -> None:
    plain, _ = built(pile, tmp_path / "a.variorum", tmp_path / "c")
    whole = (tmp_path / "c" / cache.NAME).read_bytes()
    for at in range(0, len(whole), max(1, len(whole) // 12)):
        (tmp_path / "c" / cache.NAME).write_bytes(whole[:at] + b"\xff" * 64 + whole[at + 64 :])
        assert built(pile, tmp_path / "b.variorum", tmp_path / "c")[0] == plain


def test_a_cache_that_cannot_be_there_costs_no_build(pile: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert built(pile, tmp_path / "a.variorum", tmp_path / "file" / "c")[1] == 0


def test_what_was_used_least_recently_goes_first(tmp_path: Path) -> None:
    parser = load_parser(Settings().parser)
    entries = [(source(number), packed(rows(number))) for number in range(6)]
    with cache.annotation_cache(tmp_path / "c", Settings(), parser) as one:
        one.put(entries)
        size = one._size
    with cache.annotation_cache(tmp_path / "c", Settings(), parser) as one:
        assert one.get(source(3)) is not None
    with cache.annotation_cache(tmp_path / "c", Settings(), parser, limit=size // 2) as one:
        pass
    with cache.annotation_cache(tmp_path / "c", Settings(), parser) as one:
        kept = [number for number in range(6) if one.get(source(number)) is not None]
        assert one._size <= size // 2
    assert 3 in kept
    assert len(kept) < 6


def test_the_cache_can_be_cleared(pile: Path, tmp_path: Path) -> None:
    built(pile, tmp_path / "a.variorum", tmp_path / "c")
    (tmp_path / "c" / "notes.txt").write_text("mine")
    cleared = CliRunner().invoke(main, ["cache", "clear", "--cache", str(tmp_path / "c")])
    assert (cleared.exit_code, cleared.stderr[:6]) == (0, "Freed ")
    assert [each.name for each in (tmp_path / "c").iterdir()] == ["notes.txt"]
    again = CliRunner().invoke(main, ["cache", "clear", "--cache", str(tmp_path / "c")])
    assert again.stderr.startswith("There was nothing")


def test_the_command_line_keeps_and_reuses(pile: Path, tmp_path: Path) -> None:
    arguments = [
        "build",
        str(pile),
        "-o",
        str(tmp_path / "a.variorum"),
        "--workers",
        "0",
        "--cache",
        str(tmp_path / "c"),
    ]
    assert "cache" not in CliRunner().invoke(main, arguments).stderr
    assert "4 from the cache" in CliRunner().invoke(main, arguments).stderr
    assert "cache" not in CliRunner().invoke(main, [*arguments, "--no-cache"]).stderr


def test_a_list_of_files_and_columns_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'inhalt\n"{TEXT.format(7)}"\n', encoding="utf-8")
    (tmp_path / "list").write_text(f"{tmp_path / 'a.csv'}\n\n", encoding="utf-8")
    output = str(tmp_path / "a.variorum")
    arguments = ["build", "--from-list", str(tmp_path / "list"), "-o", output, "--workers", "0", "--no-cache"]
    result = CliRunner().invoke(main, [*arguments, "--column", "text=inhalt"])
    assert result.exit_code == 0, result.output
    assert CliRunner().invoke(main, ["build", "-o", output]).exit_code == 2
    assert CliRunner().invoke(main, [*arguments, "--column", "inhalt"]).exit_code == 2


def test_a_second_build_into_one_dossier_is_refused(pile: Path, tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from variorum.dossier.lock import locked\n"
        "with locked(Path(sys.argv[1])): print('locked', flush=True); time.sleep(60)"
    )
    output = tmp_path / "a.variorum"
    with subprocess.Popen([sys.executable, "-c", code, str(output)], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(DossierError, match=f"is being built by another process \\({other.pid}\\)"):
            built(pile, output)
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert built(pile, output)[0]
    assert not list(tmp_path.glob(".*"))


def test_a_process_refuses_itself_too(tmp_path: Path) -> None:
    with locked(tmp_path / "a"), pytest.raises(DossierError, match="is being built"), locked(tmp_path / "a"):
        pytest.fail("locked twice")
    with locked(tmp_path / "a"):
        pass


def test_a_dossier_among_its_inputs_changes_nothing(pile: Path) -> None:
    first = built(pile, pile / "a.variorum")[0]
    Path(pile / "a.variorum").unlink()
    assert built(pile, pile / "a.variorum")[0] == first


@pytest.mark.soak
def test_a_build_killed_at_any_moment_leaves_a_whole_dossier(pile: Path, tmp_path: Path) -> None:
    import random

    for number in range(14, 130):  # 10 to 13 are there; a copy would be skipped, and the exit code say so
        (pile / f"{number}.txt").write_text(TEXT.format(number), encoding="utf-8")
    output, chance = tmp_path / "a.variorum", random.Random(1)
    command = [sys.executable, "-m", "variorum", "build", str(pile), "-o", str(output), "-q", "--workers", "2"]
    command += ["--cache", str(tmp_path / "c")]
    begun = time.monotonic()
    subprocess.run(command, check=True)
    took = time.monotonic() - begun
    whole = output.read_bytes()
    for moment in range(100):
        if moment % 4 == 0:
            cache.clear(tmp_path / "c")
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0, 1.05 * took))
            process.kill()
        assert output.read_bytes() == whole
    subprocess.run(command, check=True)
    assert output.read_bytes() == whole
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.variorum", "c", "reports"]
