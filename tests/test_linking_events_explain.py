"""variorum explain: why two mentions are one event."""

import json
from dataclasses import replace
from pathlib import Path

import affair
import pytest
from click.testing import CliRunner, Result

from variorum.cli import main
from variorum.dossier.write import write
from variorum.records import EventMention, Link


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """The ferry burns in two articles; a third told of an arrest, which came near."""
    tables = affair.tables()
    mentions = (
        EventMention("m_fire", affair.FIRE, *affair.at("wire-1", "burned"), "burned", None),
        EventMention("m_disaster", affair.FIRE, *affair.at("dawn-1", "disaster"), "disaster", None),
        EventMention("m_set", affair.ARREST, *affair.at("copy-1", "fire"), "fire", None),
    )
    links = (
        Link("k_1", "event", "m_disaster", "m_fire", 6.5, "the same day (+3.0); like words (+3.5)", "linked"),
        Link("k_2", "event", "m_disaster", "m_set", 4.25, "the same place (+2.5); like words (+1.75)", "proposed"),
        Link("k_3", "actor", "n_1", "n_2", 1.0, "the same name", "linked"),
    )
    order = sorted(mentions, key=lambda row: (row.article, row.field, row.start, row.id))
    write(replace(tables, event_mentions=tuple(order), links=links), tmp_path / "ferry.variorum")
    return tmp_path / "ferry.variorum"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)])


def test_an_event_is_explained_by_its_links_those_of_most_weight_first(dossier: Path):
    printed = " ".join(run(dossier, "e_7f3a").output.split())
    assert printed.startswith("1 link, 1 proposed.")
    assert printed.index("+6.5 linked") < printed.index("+4.2 proposed")
    assert "“disaster” " in printed
    assert "the same day (+3.0); like words (+3.5)" in printed


def test_two_mentions_are_explained_by_what_joins_them(dossier: Path):
    rows = [json.loads(line) for line in run(dossier, "m_fire", "m_disaster", "--json").output.splitlines()]
    assert [row["id"] for row in rows] == ["k_1"]


def test_mentions_without_a_link_say_so(dossier: Path):
    assert run(dossier, "m_fire", "m_set").output.startswith("No link: ")


def test_an_unknown_mention_is_named(dossier: Path):
    result = run(dossier, "m_nothing")
    assert result.exit_code == 1
    assert "'m_nothing' is no event mention" in " ".join(result.stderr.split())
