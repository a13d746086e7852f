"""What a build would read is told before it; what is filled in by hand is read."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import main
from variorum.reading.read import read

STORY = "A fire on the ferry Alma killed 11 people off Port Serin on Saturday, the port authority said."


@pytest.fixture
def pile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "reports"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(f"{STORY}\n\nShare this article", encoding="utf-8")
    rows = [{"text": f"{STORY} {n} more.", "date": "2024-05-04"} for n in range(12)]
    rows[1] |= {"outlet": "Coast Wire", "title": "=Fire"}
    (folder / "sub" / "wire.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (folder / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_check_tells_what_is_there_and_what_is_missing(pile: Path) -> None:
    result = run("check", "reports", "--json")
    assert result.exit_code == 3
    first, *others, skipped = map(json.loads, result.stdout.splitlines())
    assert (first["path"], first["words"], first["language"]) == ("a.txt", 21, "en")
    assert first["missing"] == ["outlet", "title", "published"]
    assert 0.1 < first["clutter"] < 0.3
    assert [each["path"] for each in others] == [f"sub/wire.jsonl#{n}" for n in range(1, 13)]
    assert others[1]["missing"] == []
    assert skipped["path"] == "scan.png"


def test_check_prints_a_table_and_a_sum(pile: Path) -> None:
    shown = run("check", "reports", "--limit", "3").stdout
    assert "a.txt" in shown
    assert "missing" in shown
    assert "[3 of 13 articles; --limit 0 shows all]" in shown
    assert "Skipped: scan.png (" in shown
    assert "13 articles, " in shown
    assert "12 without outlet" in " ".join(shown.split())


def test_what_is_filled_in_is_read_by_a_build(pile: Path) -> None:
    run("check", "reports", "--write-metadata", "known.csv")
    with open("known.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["file", "outlet", "date", "title"]
    assert rows[3] == ["sub/wire.jsonl#2", "Coast Wire", "2024-05-04", "'=Fire"]
    for row in rows[1:]:
        row[1] = row[1] or "Herald"
    with open("known.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    reading = read([pile, Path("known.csv")])
    by_path = {each.article.path: each.article for each in reading.sources}
    assert {article.outlet for article in by_path.values()} == {"Herald", "Coast Wire"}
    assert by_path["sub/wire.jsonl#2"].title == "=Fire"
    assert by_path["sub/wire.jsonl#3"].published == "2024-05-04"
    assert [each.path for each in reading.skipped] == ["scan.png"]


def test_a_table_filled_in_by_hand_is_not_overwritten(pile: Path) -> None:
    Path("known.csv").write_text("mine")
    result = run("check", "reports", "--write-metadata", "known.csv")
    assert result.exit_code == 1
    assert "is there already" in result.stderr
    assert Path("known.csv").read_text() == "mine"


def test_rows_about_no_article_are_told(pile: Path) -> None:
    Path("known.csv").write_text("file,outlet\na.txt,Herald\nb.txt,Dawn\n,Dawn\n")
    skipped = {each.path: each.reason for each in read([pile, Path("known.csv")]).skipped}
    assert skipped["known.csv#2"] == "is of 'b.txt', which is no article of this pile; mend the name"
    assert skipped["known.csv#3"].startswith("names no file")


def test_a_metadata_csv_tells_of_rows_too(pile: Path) -> None:
    (pile / "sub" / "metadata.csv").write_text("file,outlet\nwire.jsonl#1,Herald\nwire.jsonl#99,Dawn\n")
    reading = read([pile])
    assert {each.article.path: each.article.outlet for each in reading.sources}["sub/wire.jsonl#1"] == "Herald"
    assert "wire.jsonl#99" in next(each.reason for each in reading.skipped if each.path == "sub/metadata.csv#2")
