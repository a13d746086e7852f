"""variorum explain of an actor: why two names are one actor's, with a weight, and what was only proposed."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from variorum.cli import main
from variorum.dossier.write import write
from variorum.linking.actors import link_actors
from variorum.reading.text import source_of_text
from variorum.records import Actor, Mention, Tables

TEXTS = {
    "a": "Anna Keller met Yusuf al-Khatib.",
    "b": "Thomas Keller met Yousef Khateeb.",
    "c": "Keller said nothing.",
}
NAMED = [
    ("a", "Anna Keller"),
    ("a", "Yusuf al-Khatib"),
    ("b", "Thomas Keller"),
    ("b", "Yousef Khateeb"),
    ("c", "Keller"),
]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Two Kellers, one Keller without a first name, and one Khatib spelled twice."""
    actors, mentions = [], []
    for number, (article, name) in enumerate(NAMED):
        at = TEXTS[article].index(name)
        actors.append(Actor(f"x_{number}", name, "person", (), None, "yes"))
        mentions.append(
            Mention(f"m_{number}", article, "text", at, at + len(name), name, "name", f"x_{number}", None, None)
        )
    sources = [source_of_text(id, text, published="2020-01-01") for id, text in TEXTS.items()]
    tables = Tables(articles=tuple(each.article for each in sources), actors=tuple(actors), mentions=tuple(mentions))
    write(link_actors(tables), tmp_path / "pile.variorum")
    return tmp_path / "pile.variorum"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["explain", *map(str, arguments)])


def test_two_spellings_are_explained_by_their_likeness_with_a_weight(dossier: Path):
    printed = " ".join(run(dossier, "Yusuf al-Khatib").output.split())
    assert printed.startswith("1 link, 0 proposed.")
    assert "0.92 linked" in printed
    assert "spelled alike" in printed


def test_a_doubtful_link_is_listed_as_proposed_and_not_made(dossier: Path):
    printed = " ".join(run(dossier, "Keller").output.split())
    assert printed.startswith("0 links, 2 proposed.")
    assert "may be Anna Keller, but others in the pile have that surname too" in printed


def test_two_actors_are_explained_by_what_came_near_joining_them(dossier: Path):
    rows = [json.loads(line) for line in run(dossier, "Keller", "Anna Keller", "--json").output.splitlines()]
    assert [(row["status"], row["weight"]) for row in rows] == [("proposed", 0.8)]


def test_an_actor_of_one_article_has_no_link(dossier: Path):
    assert run(dossier, "Anna Keller", "Thomas Keller").output.startswith("No link: ")


def test_a_name_that_is_nearly_right_is_answered_with_the_actor(dossier: Path):
    result = run(dossier, "Ana Keller")
    assert result.exit_code == 1
    assert "there is no actor 'Ana Keller'. Did you mean" in result.stderr
    assert "(Anna Keller)" in result.stderr
