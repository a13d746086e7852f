"""The dossier as a file: what is written is what is read, checked, the same bytes, never half."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import affair
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.dossier.check import InconsistentRows, ordered, sound
from variorum.dossier.manifest import manifest
from variorum.dossier.read import Dossier
from variorum.dossier.schema import REFERENCES, quoted
from variorum.dossier.write import is_dossier, write
from variorum.errors import DossierError
from variorum.records import TABLES, Claim, Mention, Tables, content_id
from variorum.rows import columns
from variorum.settings import Settings

TESTS = Path(__file__).parent


@st.composite
def piles(draw: st.DrawFn) -> Tables:
    """Articles of any characters, with claims and mentions anywhere in them and figures of any size."""
    numbers = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
    words = st.none() | st.text()
    articles, mentions, claims = [], [], []
    for number, text in enumerate(draw(st.lists(st.text(min_size=1, max_size=40), max_size=3))):
        article = replace(affair.article(f"a{number}", draw(st.text()), "", draw(words)), text=text)
        articles.append(article)
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text) - 1))
            end = draw(st.integers(start + 1, len(text)))
            id = content_id("m", number, len(mentions))
            mentions.append(
                Mention(id, article.id, "text", start, end, text[start:end], "name", None, None, draw(words))
            )
            figure = {name: draw(numbers) for name in ("low", "high", "step")}
            claim = affair.claim(id, ("wire-1", "text", 0, 1), "killed", of=draw(words), **figure)
            voice = {"speaker": draw(st.text()), "superseded": draw(st.booleans())}
            place = {"article": article.id, "start": start, "end": end, "text": text[start:end]}
            claims.append(replace(claim, **voice, **place))
    if not articles:
        return Tables()
    event = replace(affair.tables().events[0], place=None, articles=tuple(article.id for article in articles))
    told = replace(affair.tables().event_mentions[0], article="a0", start=0, end=1, text=articles[0].text[:1])
    return Tables(
        articles=tuple(articles),
        events=(event,),
        event_mentions=(told,),
        mentions=tuple(mentions),
        claims=tuple(claims),
    )


@given(pile=piles())
@settings(max_examples=40, deadline=None)
def test_what_is_read_is_what_was_written(pile: Tables, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("dossier") / "a.variorum"
    written = write(pile, path)
    assert written == ordered(pile)
    with Dossier(path) as dossier:
        assert dossier.tables() == written


def test_the_affair_is_read_as_it_was_written(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "a.variorum")
    assert Dossier(tmp_path / "a.variorum").tables() == ordered(affair.tables())


def test_the_same_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    shuffled = Tables(
        **{
            name: tuple(random.Random(7).sample(rows, len(rows)))
            for name in TABLES
            if (rows := getattr(affair.tables(), name))
        }
    )
    write(affair.tables(), tmp_path / "a.variorum")
    write(shuffled, tmp_path / "b.variorum")
    assert (tmp_path / "a.variorum").read_bytes() == (tmp_path / "b.variorum").read_bytes()


def test_rows_stand_by_article_field_start_and_id() -> None:
    claims = ordered(affair.tables()).claims
    assert [(claim.article, claim.field, claim.id) for claim in claims[:3]] == [
        ("copy-1", "text", "c_copy"),
        ("dawn-1", "text", "c_dawn"),
        ("dawn-1", "text", "c_seen"),
    ]
    assert claims[-1].id == "c_title"


def test_the_file_has_the_tables_and_columns_of_the_contract(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "a.variorum")
    with sqlite3.connect(tmp_path / "a.variorum") as database:
        for table in TABLES:
            found = [row[1] for row in database.execute(f"pragma table_info({quoted(table)})")]
            assert found == [column.name for column in columns(table)]
        assert database.execute("select low, typeof(low) from claims where id = 'c_dawn'").fetchone() == (40, "integer")
        assert database.execute("select articles from events order by id").fetchone()[0].startswith('["copy-1", ')
        assert database.execute("pragma foreign_key_check").fetchall() == []
    database.close()


def test_references_name_columns_that_there_are() -> None:
    for table, references in REFERENCES.items():
        assert set(references) <= {column.name for column in columns(table)}
        assert set(references.values()) <= set(TABLES)


@pytest.mark.parametrize(
    ("number", "stored"),
    [("58", "58"), ("8.2E+6", "8200000"), ("66.67", "66.67"), ("0.1234567890123456789", "0.1234567890123456789")],
)
def test_figures_keep_every_digit(tmp_path: Path, number: str, stored: str) -> None:
    claim = replace(affair.claims()[0], low=Decimal(number))
    tables = replace(affair.tables(), claims=(claim,), findings=())
    write(tables, tmp_path / "a.variorum")
    assert Dossier(tmp_path / "a.variorum").rows(Claim)[0].low == Decimal(stored)


def test_half_characters_are_replaced_and_move_no_offset(tmp_path: Path) -> None:
    article = replace(affair.ARTICLES[0], text="A \ud83d burned ship")
    write(Tables(articles=(article,)), tmp_path / "a.variorum")
    assert Dossier(tmp_path / "a.variorum").tables().articles[0].text == "A � burned ship"


WRONG = {
    "words that do not stand there": (
        {"claims": (replace(affair.claims()[0], text="12"),), "findings": ()},
        "claims c_wire: left out, at 75:77 stands '11', not '12'",
    ),
    "an offset outside": (
        {"claims": (replace(affair.claims()[0], end=9999),), "findings": ()},
        "claims c_wire: left out, 75:9999 lies outside the text",
    ),
    "an id twice": ({"claims": affair.claims() * 2}, "claims c_wire: left out, the id is taken by another row"),
    "an event that there is not": (
        {"claims": (replace(affair.claims()[0], event="e_none"),), "findings": ()},
        "claims c_wire: left out, event 'e_none' is no row of events",
    ),
    "an actor that there is not": (
        {"claims": (replace(affair.claims()[0], speaker_actor="x_none"),), "findings": ()},
        "claims c_wire: speaker_actor cleared, led to no row",
    ),
    "a finding without its claim": (
        {"claims": affair.claims()[1:]},
        "findings f_1: left out, claim 'c_wire' is no row of claims or quotations",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_rows_that_break_the_contract_are_an_error_and_in_a_build_a_warning(case: str, tmp_path: Path) -> None:
    changes, told = WRONG[case]
    tables = replace(affair.tables(), **changes)
    with pytest.raises(InconsistentRows, match="break the contract") as error:
        write(tables, tmp_path / "a.variorum")
    assert told in str(error.value)
    assert not (tmp_path / "a.variorum").exists()
    write(tables, tmp_path / "a.variorum", strict=False)
    warnings = [warning.reason for warning in Dossier(tmp_path / "a.variorum").tables().warnings]
    assert any(told in reason for reason in warnings)


def test_what_refers_to_a_row_left_out_is_left_out_with_it() -> None:
    kept = sound(replace(affair.tables(), events=()), strict=False)
    assert (kept.events, kept.claims, kept.findings, kept.event_mentions) == ((), (), (), ())
    assert kept.articles == affair.ARTICLES


def test_a_dossier_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.variorum"
    write(Tables(), path)
    write(affair.tables(), path)
    assert len(Dossier(path).tables().articles) == 4


@pytest.mark.parametrize("content", [b"", b"my notes", b"SQLite format 3\x00" + bytes(84)])
def test_a_file_that_is_no_dossier_is_replaced_only_by_force(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(DossierError, match=r"notes\.db: is there already and is no dossier.*--force"):
        write(affair.tables(), path)
    assert path.read_bytes() == content
    write(affair.tables(), path, force=True)
    assert is_dossier(path)


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="is a folder"):
        write(affair.tables(), tmp_path, force=True)


def test_a_place_in_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="there is no folder"):
        write(affair.tables(), tmp_path / "none" / "a.variorum")


def test_a_link_to_a_dossier_stays_a_link(tmp_path: Path) -> None:
    write(Tables(), tmp_path / "a.variorum")
    (tmp_path / "link").symlink_to(tmp_path / "a.variorum")
    write(affair.tables(), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert len(Dossier(tmp_path / "a.variorum").tables().articles) == 4


def python(code: str, *arguments: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(TESTS), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
        check=False,
    )


def test_a_kill_while_writing_leaves_the_earlier_dossier_whole(tmp_path: Path) -> None:
    path = tmp_path / "a[1].variorum"
    write(Tables(), path)
    before = path.read_bytes()
    killed = python(
        "import os, signal, sys, pathlib, affair, variorum.dossier.write as write\n"
        "write.index_sqls = lambda: os.kill(os.getpid(), signal.SIGKILL)\n"
        "write.write(affair.tables(), pathlib.Path(sys.argv[1]))",
        path,
    )
    assert killed.returncode == -signal.SIGKILL
    assert path.read_bytes() == before
    write(affair.tables(), path)
    assert [file.name for file in tmp_path.iterdir()] == ["a[1].variorum"]


def test_a_full_disk_leaves_the_earlier_dossier_whole_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.variorum"
    write(Tables(), path)
    before = path.read_bytes()
    failed = python(
        "import resource, sys, pathlib, affair, variorum.dossier.write as write\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))\n"
        "write.write(affair.tables(), pathlib.Path(sys.argv[1]))",
        path,
    )
    assert "DossierError" in failed.stderr
    assert "a.variorum: cannot be written" in failed.stderr
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_fault_while_writing_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(DossierError, match="No space left on device"):
        write(affair.tables(), tmp_path / "a.variorum")
    assert list(tmp_path.iterdir()) == []


def test_opening_what_is_no_dossier_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match=r"there is no such file.*variorum build"):
        Dossier(tmp_path / "none.variorum")
    (tmp_path / "notes.txt").write_text("hello")
    with pytest.raises(DossierError, match=r"notes\.txt: is no dossier"):
        Dossier(tmp_path / "notes.txt")
    with pytest.raises(DossierError, match="is no dossier"):
        Dossier(tmp_path)


def test_a_dossier_of_another_version_or_a_damaged_one_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.variorum"
    write(affair.tables(), path)
    whole = path.read_bytes()
    path.write_bytes(whole[:60] + (99).to_bytes(4, "big") + whole[64:])
    with pytest.raises(DossierError, match="newer Variorum"):
        Dossier(path)
    path.write_bytes(whole[:6000] + os.urandom(0) + bytes(len(whole) - 6000))
    with pytest.raises(DossierError, match="is damaged"):
        Dossier(path).tables()


def test_rows_can_be_asked_for_by_column(tmp_path: Path) -> None:
    write(affair.tables(), tmp_path / "a.variorum")
    dossier = Dossier(tmp_path / "a.variorum")
    assert [claim.id for claim in dossier.where(Claim, slot="killed", article="dawn-1")] == ["c_dawn", "c_seen"]
    assert [claim.id for claim in dossier.where(Claim, counter=None)] == []
    with pytest.raises(KeyError, match="claims has no column colour"):
        dossier.where(Claim, colour="red")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("separatist", ["p_wire-1_2"]),
        ("FERRY disaster", ["p_dawn-1_0"]),
        ('"port authority"', ["p_copy-1_1", "p_wire-1_1"]),
        ("authorit*", ["p_copy-1_1", "p_wire-1_1"]),
        ("forty dead", ["p_dawn-1_title"]),
        ('"', []),
        ("NOT (a OR", []),
        ("*", []),
        ("", []),
    ],
)
def test_search_finds_passages(tmp_path: Path, words: str, found: list[str]) -> None:
    write(affair.tables(), tmp_path / "a.variorum")
    passages = Dossier(tmp_path / "a.variorum").search(words)
    assert sorted(passage.id for passage in passages) == found


def test_the_manifest_has_no_clock_and_no_absolute_path() -> None:
    rows = manifest(affair.tables(), Settings(parser="/home/me/parser"), "en_parser 3.8.0")
    values = {row.name: row.value for row in rows}
    assert values["parser"] == "en_parser 3.8.0"
    assert values["skipped"] == "1"
    assert affair.ARTICLES[0].sha256 in values["inputs"]
    assert "/home" not in "".join(values.values())
    assert rows == manifest(affair.tables(), Settings(parser="/home/me/parser"), "en_parser 3.8.0")
