"""Exports: JSON lines for programs, sheets for people, no private person by name."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import affair
import pytest
from hypothesis import given
from hypothesis import strategies as st

from variorum.dossier.export import export
from variorum.dossier.private import Mask
from variorum.dossier.read import Dossier
from variorum.dossier.sheets import CLAIMS_HEADER, safe_cell
from variorum.dossier.write import write
from variorum.errors import DossierError
from variorum.records import TABLES, Actor
from variorum.rows import columns


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    write(affair.tables(), tmp_path / "ferry.variorum")
    return Dossier(tmp_path / "ferry.variorum")


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def sheet(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_jsonl_has_a_file_a_table_with_the_columns_in_order(dossier: Dossier, tmp_path: Path) -> None:
    written = export(dossier, "jsonl", tmp_path / "out")
    assert [path.name for path in written] == [f"{table}.jsonl" for table in TABLES]
    for table in TABLES:
        for row in lines(tmp_path / "out" / f"{table}.jsonl"):
            assert list(row) == [column.name for column in columns(table)]


def test_jsonl_keeps_values_as_they_are(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "jsonl", tmp_path / "out")
    claims = {row["id"]: row for row in lines(tmp_path / "out" / "claims.jsonl")}
    assert '"low": 40, "high": null' in (tmp_path / "out" / "claims.jsonl").read_text()
    assert claims["c_dawn"]["superseded"] is False
    assert lines(tmp_path / "out" / "attributions.jsonl")[0]["speaker_spans"] == [[51, 69]]
    assert lines(tmp_path / "out" / "findings.jsonl")[0]["groups"][0] == {  # type: ignore[index]
        "value": "11",
        "speaker": "port authority",
        "counter": affair.PORT,
        "claims": ["c_wire", "c_copy"],
    }
    assert (tmp_path / "out" / "times.jsonl").read_text() == ""


def test_claims_sheet_has_all_that_a_reader_needs_beside_a_figure(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "csv", tmp_path / "out")
    rows = {row["claim_id"]: row for row in sheet(tmp_path / "out" / "claims.csv")}
    dawn = rows["c_dawn"]
    assert {name: dawn[name] for name in ("event", "words", "low", "high", "speaker", "counter", "said", "outlet")} == {
        "event": "Fire on the ferry Alma · Port Serin · 4 May 2024",
        "words": "At least 40",
        "low": "40",
        "high": "",
        "speaker": "seamen's union",
        "counter": "Seamen's Union",
        "said": "2024-05-05",
        "outlet": "Dawn",
    }
    assert dawn["sentence"] == "At least 40 workers died, the seamen's union said."
    assert dawn["url"] == "https://dawn-1.example/1"
    assert rows["c_title"]["sentence"] == "Ferry burns, 11 dead"
    assert rows["c_place"]["counter"] == "Coast Wire"
    assert rows["c_label"]["published"] == ""


def test_sheets_are_rfc_4180(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "csv", tmp_path / "out")
    content = (tmp_path / "out" / "claims.csv").read_bytes()
    assert content.startswith(",".join(CLAIMS_HEADER).encode() + b"\r\n")
    assert content.count(b"\r\n") == 1 + len(affair.claims())


def test_findings_sheet_joins_lists(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "csv", tmp_path / "out")
    finding = sheet(tmp_path / "out" / "findings.csv")[0]
    assert finding["outlets"] == "Herald; Dawn; Coast Wire"
    assert finding["groups"].startswith("11 (port authority); at least 40 (seamen's union, Seamen's Union); ")


def test_excel_gets_a_byte_order_mark(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "csv", tmp_path / "out", excel=True)
    assert (tmp_path / "out" / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbfevent,")


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+cmd", "'+cmd"),
        ("@x", "'@x"),
        ("-2+3", "'-2+3"),
        ("-5", "-5"),
        ("-1,200.5", "-1,200.5"),
        ("\t=1", "'\t=1"),
        ("11", "11"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert safe_cell(cell) == written


@given(st.text())
def test_a_safe_cell_ends_with_the_cell(cell: str) -> None:
    assert safe_cell(cell) in (cell, "'" + cell)


def test_private_persons_are_not_named_unless_asked_for(dossier: Dossier, tmp_path: Path) -> None:
    export(dossier, "jsonl", tmp_path / "out")
    export(dossier, "csv", tmp_path / "out")
    named = {path.name for path in (tmp_path / "out").iterdir() if "Ola Brin" in path.read_text()}
    # These quote the article's own words.
    assert named == {"articles.jsonl", "mentions.jsonl", "claims.csv"}
    claims = {row["claim_id"]: row for row in sheet(tmp_path / "out" / "claims.csv")}
    assert claims["c_seen"]["speaker"] == claims["c_seen"]["counter"] == f"a person ({affair.WOMAN})"
    actors = {row["id"]: row for row in lines(tmp_path / "out" / "actors.jsonl")}
    assert (actors[affair.WOMAN]["name"], actors[affair.WOMAN]["aliases"]) == (f"a person ({affair.WOMAN})", [])
    assert actors[affair.PORT]["name"] == "port authority"
    export(dossier, "jsonl", tmp_path / "all", private_persons=True)
    assert "Ola Brin" in (tmp_path / "all" / "findings.jsonl").read_text()


def test_names_are_masked_as_whole_words_and_the_longest_first() -> None:
    woman = replace(
        next(actor for actor in affair.tables().actors if actor.id == affair.WOMAN), aliases=("Brin", "Lamp")
    )
    shop = replace(affair.tables().actors[0], name="Lamp")
    mask = Mask((woman, shop))
    masked = mask.text("Ola Brin, Brin's sister Ola and Mr. Brin bought a Lamp in Brindisi; Brin")
    one = f"a person ({affair.WOMAN})"
    assert masked == f"{one}, {one}'s sister Ola and Mr. {one} bought a Lamp in Brindisi; {one}"


def test_whose_age_a_figure_is_names_no_private_person() -> None:
    tables = affair.tables()
    claim = replace(tables.claims[0], slot="age", of="Ola Brin")
    masked = Mask(tables.actors, tables.articles)(claim)
    assert masked.of == f"a person ({affair.WOMAN})"


def test_a_person_with_the_name_of_an_outlet_is_no_private_person() -> None:
    outlet = Actor("x_1", "Dawn", "person", (), None, "unknown")
    assert Mask((outlet,), affair.ARTICLES)(outlet) == outlet


def test_a_speaker_by_name_is_masked_even_if_not_linked() -> None:
    seen = next(claim for claim in affair.claims() if claim.id == "c_seen")
    assert Mask(affair.tables().actors)(replace(seen, speaker_actor=None)).speaker == f"a person ({affair.WOMAN})"


def test_the_same_dossier_gives_the_same_files(dossier: Dossier, tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(dossier, "jsonl", tmp_path / "out")]
    again = [path.read_bytes() for path in export(dossier, "jsonl", tmp_path / "out")]
    assert first == again


def test_a_folder_that_cannot_be_made_is_told(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DossierError, match=r"file.*cannot be written"):
        export(dossier, "jsonl", tmp_path / "file")
