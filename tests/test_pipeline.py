"""The build as a whole: what a worker's death costs, and that neither order nor workers change anything."""

import json
import os
import random
import time

import pytest

from variorum import pipeline
from variorum.settings import Running, Settings

ARTICLES = [
    {
        "id": f"a{number}",
        "outlet": outlet,
        "date": f"2024-05-0{number}",
        "title": f"Fire on the Alma kills {10 + number}",
        "text": f"A fire on the ferry Alma killed {10 + number} people off Port Serin on Saturday, {speaker} said.",
    }
    for number, (outlet, speaker) in enumerate(
        [("Dawn", "the port authority"), ("Courier", "the union"), ("Herald", "Mara Tellin"), ("Gazette", "police")], 1
    )
]


def pile(folder, articles):
    path = folder / "pile.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path


def built(path, **running):
    return pipeline.tables([path], Settings(), Running(**running))


def test_a_worker_that_dies_costs_one_article(tmp_path, monkeypatch):
    annotate = pipeline.annotate

    def deadly(parsed):
        if parsed.article.id == "a2":
            os._exit(9)
        return annotate(parsed)

    monkeypatch.setattr(pipeline, "annotate", deadly)
    found = built(pile(tmp_path, ARTICLES), workers=2, batch=2)
    assert [article.id for article in found.articles] == ["a1", "a3", "a4"]
    assert [row.path for row in found.skipped] == ["pile.jsonl#2"]
    assert "died" in found.skipped[0].reason


def test_an_article_that_takes_too_long_is_given_up(tmp_path, monkeypatch):
    annotate = pipeline.annotate

    def slow(parsed):
        if parsed.article.id == "a2":
            time.sleep(60)
        return annotate(parsed)

    monkeypatch.setattr(pipeline, "annotate", slow)
    found = built(pile(tmp_path, ARTICLES[:2]), workers=1, batch=1, article_timeout=5.0)
    assert [article.id for article in found.articles] == ["a1"]
    assert "5 seconds" in found.skipped[0].reason


def test_a_stage_that_fails_on_one_article_is_a_warning(tmp_path, monkeypatch):
    from variorum.annotating import annotate as module

    def failing(parsed):
        raise ValueError("no figures today")

    monkeypatch.setattr(module, "figures", failing)
    found = built(pile(tmp_path, ARTICLES[:1]), workers=0)
    assert {(row.article, row.stage) for row in found.warnings} == {("a1", "figures")}
    assert found.passages


@pytest.mark.parametrize("seed", [1, 2])
def test_order_and_workers_change_nothing(tmp_path, monkeypatch, seed):
    monkeypatch.setattr(pipeline, "FEWEST_APART", 1)
    shuffled = random.Random(seed).sample(ARTICLES, len(ARTICLES))
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    first = built(pile(tmp_path / "one", ARTICLES), workers=0)
    second = built(pile(tmp_path / "two", shuffled), workers=2, batch=1)
    for name in ("actors", "places", "events", "claims", "findings", "coverage", "links", "quotations"):
        assert getattr(first, name) == getattr(second, name), name
