"""The Python interface: what comes back, what is raised."""

import json
from pathlib import Path

import affair
import pytest

import variorum
from variorum.errors import DossierError, InputError, ParserError, VariorumError
from variorum.records import Article, Passage


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    rows = [
        {"id": each.id, "outlet": each.outlet, "date": each.published, "text": each.text} for each in affair.ARTICLES
    ]
    path = tmp_path / "pile.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


def test_what_the_package_offers() -> None:
    assert variorum.__all__ == ["__version__", "build", "open", "records"]


def test_build_gives_an_open_dossier(pile: Path, tmp_path: Path) -> None:
    stages = []
    dossier = variorum.build(
        [pile], tmp_path / "a.variorum", workers=0, progress=lambda stage, done, total: stages.append(stage)
    )
    assert [article.id for article in dossier.rows(Article)] == ["copy-1", "dawn-1", "gazette-1", "wire-1"]
    assert all(isinstance(passage, Passage) for passage in dossier.rows(Passage))
    assert list(dict.fromkeys(stages)) == ["Reading", "Annotating", "Linking", "Writing"]
    assert dossier.manifest["version"] == variorum.__version__
    assert variorum.open(tmp_path / "a.variorum").tables() == dossier.tables()


def test_build_again_gives_the_same_bytes(pile: Path, tmp_path: Path) -> None:
    variorum.build([pile], tmp_path / "a.variorum", workers=0).close()
    variorum.build([str(pile)], str(tmp_path / "b.variorum"), workers=2).close()
    assert (tmp_path / "a.variorum").read_bytes() == (tmp_path / "b.variorum").read_bytes()


def test_errors_have_one_base(pile: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        variorum.build([tmp_path / "none"], tmp_path / "a.variorum", workers=0)
    with pytest.raises(ParserError, match="en_no_such"):
        variorum.build([pile], tmp_path / "a.variorum", workers=0, parser="en_no_such")
    with pytest.raises(DossierError):
        variorum.open(pile)
    assert issubclass(DossierError, VariorumError)
    assert not (tmp_path / "a.variorum").exists()
