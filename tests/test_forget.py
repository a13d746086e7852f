"""A person who is forgotten stands nowhere in the dossier or the cache; all else stays where it was."""

from __future__ import annotations

import json
import sqlite3
import zlib
from pathlib import Path

import affair
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from variorum import cache, circumstances, pipeline
from variorum.cli import main
from variorum.dossier.blackout import BLOCK, Names, fold
from variorum.dossier.forget import forget
from variorum.dossier.read import Dossier
from variorum.dossier.write import write
from variorum.errors import DossierError, NotInDossier
from variorum.records import Actor, Article, Attribution, Claim, Mention
from variorum.settings import Running, Settings

TEXTS = {
    "mara-tellin.txt": (
        "Mara Tellin, a deckhand, said that 14 people were killed on the ferry Alma on Saturday.\n\n"
        "TELLIN said that she had seen the fire. Ms. Tellin's brother Omar left the port of Serin earlier."
    ),
    "b.txt": (
        "The port authority said that 11 people were killed on the ferry Alma on Saturday.\n\n"
        "A deckhand, Mara Tellín, told the wire that the pumps had failed."
    ),
}


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier that names her, and a cache that remembers her."""
    monkeypatch.setattr(circumstances, "rules_changed", lambda: False)
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "c.txt").write_text("A storm closed the harbour of Port Serin on Monday.", encoding="utf-8")
    output = tmp_path / "ferry.variorum"
    pipeline.build([folder], output, Settings(), Running(workers=0, cache=tmp_path / "c"))
    return output


def whole_cache(folder: Path) -> bytes:
    """Every byte of the cache, and every entry unpacked."""
    with sqlite3.connect(folder / cache.NAME) as database:
        rows = [zlib.decompress(data) for (data,) in database.execute("SELECT rows FROM entries")]
    return b"".join([*rows, *(each.read_bytes() for each in sorted(folder.iterdir()))])


def test_no_byte_of_the_name_is_left(built: Path, tmp_path: Path) -> None:
    assert b"tellin" in built.read_bytes().lower()
    assert b"tellin" in whole_cache(tmp_path / "c").lower()
    run = CliRunner().invoke(main, ["forget", str(built), "--person", "mara tellin", "--cache", str(tmp_path / "c")])
    assert run.exit_code == 0, run.output
    for data in (built.read_bytes(), whole_cache(tmp_path / "c")):
        plain = fold(data.decode("utf-8", "ignore"))
        assert "tellin" not in plain
        assert "mara" not in plain
    assert sorted(each.name for each in tmp_path.iterdir()) == ["c", "ferry.variorum", "reports"]
    assert "2 articles of the cache" in run.stderr  # the storm is still remembered


def test_what_was_said_stays_where_it_was_as_of_nobody(built: Path) -> None:
    with Dossier(built) as before:
        (her,) = [actor for actor in before.rows(Actor) if actor.name == "Mara Tellin"]
        told = {(row.low, row.start, row.end) for row in before.rows(Claim) if row.slot == "killed"}
        assert any(row.speaker_actor == her.id for row in before.rows(Attribution))
        sizes = {article.id: len(article.text) for article in before.rows(Article)}
    forget(built, her.id)
    with Dossier(built) as after:
        assert {(row.low, row.start, row.end) for row in after.rows(Claim) if row.slot == "killed"} == told
        counters = {row.counter for row in after.rows(Claim) if row.low == 14 and row.slot == "killed"}
        assert [(counter or "")[:2] for counter in counters] == ["k_"]
        assert {len(article.text) for article in after.rows(Article)} == set(sizes.values())
        assert her.id not in {row.actor for row in after.rows(Mention)} | {row.id for row in after.rows(Actor)}
        assert after.search("deckhand")
        assert not after.search("Tellin")
        assert after.manifest["forgotten"] == "1"
        hashes = {each["sha256"] for each in json.loads(after.manifest["inputs"])}
        assert hashes == {article.sha256 for article in after.rows(Article)}


def test_a_build_brings_nobody_back_in_silence(built: Path, tmp_path: Path) -> None:
    forget(built, "Mara Tellin")
    left = built.read_bytes()
    with pytest.raises(DossierError, match="taken out of this dossier"):
        pipeline.build([tmp_path / "reports"], built, Settings(), Running(workers=0))
    assert built.read_bytes() == left
    pipeline.build([tmp_path / "reports"], built, Settings(), Running(workers=0), force=True)
    assert b"Tellin" in built.read_bytes()


def test_only_persons_who_are_there_can_be_forgotten(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "a.variorum")
    before = (tmp_path / "a.variorum").read_bytes()
    with pytest.raises(NotInDossier, match="nobody is called 'Ann Vik'"):
        forget(tmp_path / "a.variorum", "Ann Vik")
    with pytest.raises(NotInDossier, match="is no person"):
        forget(tmp_path / "a.variorum", affair.PORT)
    with pytest.raises(NotInDossier, match="is no name"):
        forget(tmp_path / "a.variorum", "--")
    assert (tmp_path / "a.variorum").read_bytes() == before


def test_a_surname_that_somebody_else_bears_stays_theirs(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = (
        "Mara Tellin said on Monday that 14 people were killed in Serin. The governor, Omar Tellin, said that 11 "
        "were killed. Mara Tellin was not at the port."
    )
    (folder / "a.txt").write_text(text, encoding="utf-8")
    pipeline.build([folder], tmp_path / "a.variorum", Settings(), Running(workers=0))
    forget(tmp_path / "a.variorum", "Mara Tellin")
    with Dossier(tmp_path / "a.variorum") as after:
        assert after.rows(Article)[0].text == text.replace("Mara Tellin", f"{BLOCK * 4} {BLOCK * 6}")


HER = Names(["Mara Tellin"], ["Tellin"])


@pytest.mark.parametrize(
    "words",
    [
        "Mara Tellin",
        "MARA TELLIN",
        "Mara\nTellin",
        "mara-tellin",
        "MaraTellin",
        "mara%20tellin",
        "Tellin, Mara",
        "Tellín",
    ],
)
def test_a_name_is_found_however_it_is_written(words: str) -> None:
    struck = HER.struck(f"see {words} 3")
    assert struck.startswith("see ")
    assert struck.endswith(" 3")
    assert not set(fold(words)) & set("telinm") & set(fold(struck[4:-2]))


@pytest.mark.parametrize("words", ["Tellinger", "Maratime tell in", "the mare Tell", "tellin of old"])
def test_other_words_are_left(words: str) -> None:
    assert HER.struck(words, running=True) == words


@given(st.text(), st.text(), st.text())
def test_striking_moves_no_offset(before: str, after: str, name: str) -> None:
    for names in (HER, Names([name], [name])):
        words = f"{before} Mara Tellin {after}"
        assert len(names.struck(words)) == len(words)
        assert len(fold(words)) == len(words)
