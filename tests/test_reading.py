"""Every input ends as an article or as a told reason; nothing depends on the order of reading."""

import json
import os
import random
from pathlib import Path

import pytest

from variorum.errors import InputError
from variorum.reading.dates import published
from variorum.reading.read import read

FERRY = "The ferry burned off Port Sarnath on Monday. Eleven people died, the port authority said."
MINE = "A mine collapsed in the hills above Velm. Nobody was hurt, said the owner of the mine."


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
    return path


def told(reading):
    return {each.path: each.reason for each in reading.skipped}


def test_json_lines_give_articles_in_order_of_id(tmp_path):
    pile = lines(
        tmp_path / "pile.jsonl",
        {
            "id": "b",
            "outlet": "Courier",
            "title": "Mine",
            "date": "2017-04-19",
            "url": "http://c.example",
            "text": MINE,
        },
        {"id": "a", "text": FERRY},
    )
    first, second = read([pile]).sources
    assert (first.article.id, first.article.path, first.article.text) == ("a", "pile.jsonl#2", FERRY)
    article = second.article
    assert (
        article.outlet,
        article.title,
        article.published,
        article.published_from,
        article.url,
        article.language,
    ) == (("Courier", "Mine", "2017-04-19", "given", "http://c.example", "en"))


def test_a_broken_line_costs_only_itself(tmp_path):
    pile = lines(
        tmp_path / "pile.jsonl", {"text": FERRY}, '{"text": "half', "[1]", {"title": "no text"}, "", {"text": MINE}
    )
    reading = read([pile])
    assert sorted(each.article.path for each in reading.sources) == ["pile.jsonl#1", "pile.jsonl#6"]
    assert sorted(told(reading)) == ["pile.jsonl#2", "pile.jsonl#3", "pile.jsonl#4"]
    assert "no JSON" in told(reading)["pile.jsonl#2"]
    assert "no text" in told(reading)["pile.jsonl#4"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_are_read_with_other_names_and_delimiters(tmp_path, delimiter):
    rows = [
        ("Headline", "Publisher", "Publication date", "Body"),
        ("Fire", "Courier", "19 April 2017", f'"{FERRY}\nMore."'),
    ]
    (tmp_path / "pile.csv").write_text(
        "\r\n".join(delimiter.join(row) for row in rows), encoding="utf-8-sig", newline=""
    )
    article = read([tmp_path / "pile.csv"]).sources[0].article
    assert (article.title, article.outlet, article.published) == ("Fire", "Courier", "2017-04-19")
    assert article.text == f"{FERRY}\nMore."
    assert article.path == "pile.csv#1"


def test_a_cell_of_a_megabyte_is_read(tmp_path):
    (tmp_path / "pile.csv").write_text(f"id,text\n1,{'The ferry burned. ' * 60_000}\n", encoding="utf-8")
    assert len(read([tmp_path / "pile.csv"]).sources[0].article.text) > 1_000_000


def test_faulty_tables_are_told(tmp_path):
    (tmp_path / "a.csv").write_text("id,author\n1,Doe\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        f"id,text\n1,The ferry, it burned\n2,{MINE}\n".replace(", said", " said"), encoding="utf-8"
    )
    (tmp_path / "c.csv").write_text(
        f'id,text\n1,{FERRY.replace(",", "")}\n2,"The mine\n3,The harbour\n', encoding="utf-8"
    )
    reading = read([tmp_path])
    assert "no column text" in told(reading)["a.csv"]
    assert "3 cells for 2 columns" in told(reading)["b.csv#1"]
    assert "never closed" in told(reading)["c.csv#2"]
    assert len(reading.sources) == 2


def test_a_folder_of_texts_takes_what_metadata_csv_says(tmp_path):
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "mine.md").write_text(MINE, encoding="utf-8")
    (tmp_path / "metadata.csv").write_text(
        "file,outlet,title,date,url,language\ndeep/ferry.txt,Courier,Fire,2017-04-19,,\ngone.txt,Echo,,,,\n",
        encoding="utf-8",
    )
    reading = read([tmp_path])
    articles = {each.article.path: each.article for each in reading.sources}
    assert sorted(articles) == ["deep/ferry.txt", "mine.md"]
    ferry = articles["deep/ferry.txt"]
    assert (ferry.outlet, ferry.title, ferry.published, ferry.language) == ("Courier", "Fire", "2017-04-19", "en")
    assert list(told(reading)) == ["metadata.csv#2"]
    assert "gone.txt" in told(reading)["metadata.csv#2"]


def test_an_identical_article_is_read_once(tmp_path):
    pile = lines(
        tmp_path / "pile.jsonl", {"id": "a", "text": FERRY}, {"id": "a", "text": FERRY}, {"id": "b", "text": FERRY}
    )
    reading = read([pile])
    assert [each.article.id for each in reading.sources] == ["a", "b"]
    assert told(reading) == {"pile.jsonl#2": "is the same article as pile.jsonl#1; read once"}


def test_a_repeated_id_gets_a_suffix_by_content(tmp_path):
    one = read([lines(tmp_path / "one.jsonl", {"id": 7, "text": FERRY}, {"id": 7, "text": MINE})])
    two = read([lines(tmp_path / "two.jsonl", {"id": 7, "text": MINE}, {"id": 7, "text": FERRY})])
    ids = {each.article.text: each.article.id for each in one.sources}
    assert ids == {each.article.text: each.article.id for each in two.sources}
    assert all(id.startswith("7-") for id in ids.values())
    assert {each.article for each in one.warnings} == set(ids.values())


def test_ids_come_from_content_not_from_paths(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "c.txt").write_text(FERRY, encoding="utf-8")
    assert read([tmp_path / "a.txt"]).sources[0].article.id == read([tmp_path / "b"]).sources[0].article.id


def test_the_order_of_inputs_changes_nothing(tmp_path):
    inputs = [
        lines(tmp_path / f"{n}.jsonl", {"id": n % 3, "text": f"{FERRY} {n % 4}"}, {"text": MINE}) for n in range(9)
    ]
    expected = read(inputs)
    for seed in range(5):
        shuffled = random.Random(seed).sample(inputs, len(inputs))
        assert read(shuffled) == expected
    assert read([tmp_path]) == expected


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    os.symlink(tmp_path / "a.txt", tmp_path / "link.txt")
    reading = read([tmp_path, tmp_path / "a.txt", tmp_path])
    assert [each.article.path for each in reading.sources] == ["a.txt"]
    assert reading.skipped == ()


def test_missing_inputs_are_all_named(tmp_path):
    with pytest.raises(InputError, match=r"no1.*no2"):
        read([tmp_path / "no1", tmp_path / "no2"])


def test_nothing_at_all_is_an_error(tmp_path):
    with pytest.raises(InputError, match="nothing to read"):
        read([tmp_path])
    with pytest.raises(InputError, match="nothing to read"):
        read([])


def test_an_empty_folder_beside_others_is_told(tmp_path):
    (tmp_path / "empty").mkdir()
    reading = read([tmp_path / "empty", lines(tmp_path / "pile.jsonl", {"text": FERRY})])
    assert "nothing in it" in told(reading)["empty"]


BAD_FILES = {
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "PNG image"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42", "does not end in"),
    "page.txt": (b"<!DOCTYPE html><html><body></body></html>", "web page"),
    "page.html": (b"<script>The ferry burned.</script>", "web page"),
    "nul.txt": (b"The ferry\x00 burned off the port.", "NUL"),
    "odd.txt": ("Взрыв на рынке".encode("cp1251"), "not UTF-8"),
    "cut.txt": ("The café’s “owner” said so".encode()[:-1] + "é".encode()[:1] + b" and left", "broken at byte"),
    "empty.txt": (b" \n\n", "empty"),
    "numbers.txt": (b"12 34\n56", "no words"),
    "arabic.txt": ("انفجار في السوق يقتل ستة أشخاص".encode(), "language that is not read (ar"),
    "french.txt": (
        "Six personnes ont été tuées mardi dans une explosion au marché de la ville, selon la police. Les secours "
        "sont arrivés sur place et ont transporté les blessés à l’hôpital, dans un état grave.".encode(),
        "language that is not read (fr",
    ),
    ".hidden": (b"The ferry burned.", "hidden"),
    "list.json": (b'["The ferry burned."]', "no JSON object"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_gives_no_article_is_told(tmp_path, name):
    data, reason = BAD_FILES[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(FERRY, encoding="utf-8")
    reading = read([tmp_path])
    assert [each.article.path for each in reading.sources] == ["good.txt"]
    assert [each.path.split("#")[0] for each in reading.skipped] == [name]
    assert reason in reading.skipped[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings_give_the_same_text(tmp_path, encoding):
    text = "The café’s owner said “no” – twice.\r\n\r\nThe ferry burned off the port, and eleven people died.\n"
    data = ("\ufeff" + text).encode("utf-16-le") if encoding == "utf-16-le" else text.encode(encoding)
    (tmp_path / "a.txt").write_bytes(data)
    assert read([tmp_path]).sources[0].article.text == text


def test_one_line_in_another_encoding_costs_no_other(tmp_path):
    (tmp_path / "pile.jsonl").write_bytes(
        b"\n".join(
            [json.dumps({"text": FERRY}).encode(), b'{"text": "\xff\xfe\x81\x8d"}', json.dumps({"text": MINE}).encode()]
        )
    )
    reading = read([tmp_path / "pile.jsonl"])
    assert len(reading.sources) == 2
    assert list(told(reading)) == ["pile.jsonl#2"]


def test_json_lines_are_told_by_their_content(tmp_path):
    assert len(read([lines(tmp_path / "pile.txt", {"text": FERRY}, {"text": MINE})]).sources) == 2


def test_short_texts_are_not_refused_for_their_language(tmp_path):
    (tmp_path / "a.txt").write_text("Bomb in Sarnath, Velm, Orsk", encoding="utf-8")
    assert read([tmp_path]).sources[0].article.language is None


def test_loops_of_links_end(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FERRY, encoding="utf-8")
    os.symlink(tmp_path, tmp_path / "in" / "loop")
    os.symlink(tmp_path / "gone", tmp_path / "broken.txt")
    reading = read([tmp_path])
    assert [each.article.path for each in reading.sources] == ["in/a.txt"]
    assert "not there" in told(reading)["broken.txt"]


def test_pipes_are_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    assert "no regular file" in told(read([tmp_path]))["pipe.txt"]


def test_a_deep_folder_is_read(tmp_path):
    here = Path.cwd()
    try:
        os.chdir(tmp_path)
        for _ in range(150):
            os.mkdir("inner")
            os.chdir("inner")
        Path("a.txt").write_text(FERRY, encoding="utf-8")
    finally:
        os.chdir(here)
    assert len(read([tmp_path]).sources) == 1


def test_an_unreadable_file_is_told(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(FERRY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(MINE, encoding="utf-8")
    whole = Path.open

    def refuse(self: Path, *arguments: str):
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return whole(self, *arguments)

    monkeypatch.setattr(Path, "open", refuse)
    reading = read([tmp_path])
    assert len(reading.sources) == 1
    assert "Permission denied" in told(reading)["b.txt"]


def test_halves_of_characters_are_replaced_and_told(tmp_path):
    pile = lines(tmp_path / "pile.jsonl", '{"id": "a", "title": "Fire \\ud83d", "text": "' + FERRY + ' \\ud83d"}')
    reading = read([pile])
    article = reading.sources[0].article
    assert article.text == FERRY + " \ufffd"
    assert article.title == "Fire \ufffd"
    assert [(each.article, each.stage) for each in reading.warnings] == [("a", "reading")]


def test_a_date_that_is_none_is_told_and_the_article_kept(tmp_path):
    reading = read([lines(tmp_path / "pile.jsonl", {"id": "a", "date": "04/05/2017", "text": FERRY})])
    assert reading.sources[0].article.published is None
    assert reading.sources[0].article.published_from is None
    assert "may be day/month or month/day" in reading.warnings[0].reason


DATES = {
    "2017-04-19": "2017-04-19",
    "2017-04": "2017-04",
    "2017": "2017",
    "20170419": "2017-04-19",
    "2017/4/9": "2017-04-09",
    "2017-04-19T10:30": "2017-04-19T10:30",
    "2017-04-19 10:30:15.250": "2017-04-19T10:30",
    "2017-04-19T10:30:00Z": "2017-04-19T10:30",
    "2017-04-19T10:30:00+02:00": "2017-04-19T08:30",
    "2017-04-19T01:30:00+02:00": "2017-04-19",  # the day before in UTC: the printed day stays
    "2017-04-19T00:00:00Z": "2017-04-19",
    "19 April 2017": "2017-04-19",
    "19th of April 2017": "2017-04-19",
    "19-Apr-2017": "2017-04-19",
    "Apr 19, 2017": "2017-04-19",
    "April 19, 2017, 6:30 p.m.": "2017-04-19T18:30",
    "April 19, 2017 at 6:30 PM EST": "2017-04-19",  # more than one zone is called so
    "Wednesday, April 19, 2017": "2017-04-19",
    "Wed, 19 Apr 2017 10:30:00 +0000": "2017-04-19T10:30",
    "Wed Apr 19 10:30:00 2017": "2017-04-19T10:30",
    "April 2017": "2017-04",
    "04/19/2017": "2017-04-19",
    "19.04.2017": "2017-04-19",
    "05/05/2017": "2017-05-05",
    "1492597800": "2017-04-19T10:30",
}


@pytest.mark.parametrize(("given", "expected"), DATES.items())
def test_dates_are_written_as_edtf(given, expected):
    assert published(given) == (expected, None)


@pytest.mark.parametrize(
    "given", ["04/05/2017", "2017-02-30", "yesterday", "31 April 2017", "2017-13", "0000-00-00", "9999"]
)
def test_dates_are_never_guessed(given):
    found, fault = published(given)
    assert found is None
    assert given in fault
    assert "YYYY-MM-DD" in fault


@pytest.mark.parametrize("given", [None, "", " ", "n/a", "None", "unknown", True])
def test_no_date_is_no_fault(given):
    assert published(given) == (None, None)
