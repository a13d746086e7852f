"""Piles of articles that nobody reads well: names without end, other scripts, other languages. Each input ends as an
article, a row of `skipped` or a warning, and soon."""

import json
import time

import pytest

from variorum import pipeline
from variorum.settings import Running, Settings

GOOD = (
    "The ferry Alma burned off Port Serin on Monday. Eleven people died, the port authority said. Police said the Free "
    "Coast did it."
)
SCRIPTS = {
    "arabic": "قالت الشرطة يوم الاثنين إن أحد عشر شخصا قتلوا في حريق على متن عبارة قبالة الميناء.",
    "cyrillic": "В понедельник полиция сообщила, что одиннадцать человек погибли при пожаре на пароме.",
    "chinese": "警方星期一表示，港口外一艘渡轮起火，造成十一人死亡。部长指责叛乱组织发动了袭击。",
    "greek": "Η αστυνομία ανακοίνωσε τη Δευτέρα ότι έντεκα άνθρωποι σκοτώθηκαν σε πυρκαγιά σε πλοίο.",
    "devanagari": "पुलिस ने सोमवार को कहा कि बंदरगाह के पास एक नौका में आग लगने से ग्यारह लोगों की मौत हो गई।",
    "latin": GOOD,
}


@pytest.fixture
def built(tmp_path):
    """`built(articles)`: the tables of a pile of articles, which must be there within half a minute."""

    def make(articles):
        path = tmp_path / "pile.jsonl"
        path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
        started = time.monotonic()
        tables = pipeline.tables([path], Settings(), Running(workers=1))
        assert time.monotonic() - started < 30
        return tables

    return make


def test_names_of_ten_thousand_characters_are_borne_through_the_whole_build(built):
    names = ["Abcde" * 2_000, "Ivan " + "Horvat" * 1_700, "A-" * 300 + "B" * 9_400]
    texts = [f"Police in Port Serin said on Monday that {name} was arrested. {name} denied it." for name in names]
    articles = [{"id": f"a{at}", "outlet": "Dawn", "text": f"{text} {GOOD}"} for at, text in enumerate(texts)]
    tables = built([*articles, {"id": "long", "outlet": "E" * 10_000, "title": "Horvat" * 1_700, "text": GOOD}])
    assert [article.id for article in tables.articles] == ["a0", "a1", "a2", "long"]
    assert tables.skipped == tables.warnings == ()


def test_of_a_pile_in_every_script_what_is_not_read_is_told(built):
    tables = built([{"id": script, "outlet": script, "text": text} for script, text in SCRIPTS.items()])
    assert [article.id for article in tables.articles] == ["latin"]
    told = [row.reason for row in tables.skipped]
    assert [reason.partition("(")[2][:2] for reason in told] == ["ar", "ru", "zh", "el", "hi"]
    assert all("language that is not read" in reason for reason in told)


def test_other_scripts_inside_an_article_cost_it_nothing(built):
    mixed = " ".join([GOOD, *(SCRIPTS[script] for script in ("arabic", "chinese", "devanagari")), GOOD])
    tables = built([{"id": "mixed", "language": "en", "outlet": "Dawn", "text": mixed}])
    assert tables.skipped == tables.warnings == ()
    assert any(claim.slot == "killed" and claim.low == 11 for claim in tables.claims)
