"""Copies of one origin, their shares and order, and what they changed: invented articles of a few sentences."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from rows_by_hand import article, sentences

from variorum.linking.origins import find_origins
from variorum.records import Article, Passage, Tables

FIRE = """A fire broke out on the ferry Alma before dawn on Saturday, half an hour after it had left Port Serin.
The harbour master said that eleven people had been found dead on the lower car deck.
Tugs from the naval base pulled the ship towards the breakwater while passengers jumped from the stern.
A separatist group that had threatened the shipping line in March said that it had no hand in the fire.
Divers were still searching the flooded hold when night fell over the bay of Serin."""
EDITED = FIRE.replace("A separatist group", "A so-called liberation movement")
LEAD = (
    "Families waited on the quay of Norrhamn for a list that nobody had, our reporter writes from the harbour gate.\n"
)
OTHER = """The council of Port Serin voted on Monday to widen the road between the fish market and the railway station.
Work is to begin in the autumn and to cost nine million crowns, of which the state pays a third.
Shopkeepers along the road asked for a delay because of the summer trade, without success.
The mayor promised parking spaces behind the old customs house while the road is closed."""


def pile(*articles: Article) -> Tables:
    return Tables(articles=articles, passages=tuple(row for each in articles for row in sentences(each)))


def test_a_copy_with_a_changed_lead_is_one_origin_ranked_by_day() -> None:
    tables = find_origins(
        pile(
            article("herald", published="2024-05-06", text=LEAD + FIRE),
            article("wire", published="2024-05-05", text=FIRE),
            article("courier", published="2024-05-05", text=OTHER),
        )
    )
    assert [(row.article, row.rank) for row in tables.origins] == [("wire", 1), ("herald", 2)]
    assert tables.origins[0].id == tables.origins[1].id
    assert tables.origins[0].share == 1.0
    assert 0.7 < tables.origins[1].share < 0.9


def test_an_edit_gives_both_sentences_at_their_places() -> None:
    wire, herald = article("wire", text=FIRE), article("herald", published="2024-05-06", text=LEAD + EDITED)
    (edit,) = find_origins(pile(herald, wire)).edits
    assert (edit.article, edit.other_article) == ("wire", "herald")
    assert edit.text.startswith("A separatist group")
    assert edit.other_text.startswith("A so-called liberation movement")
    assert wire.text[edit.start : edit.end] == edit.text
    assert herald.text[edit.other_start : edit.other_end] == edit.other_text


def test_sentences_that_differ_in_marks_and_white_space_are_not_edited() -> None:
    curly = FIRE.replace("Saturday,", "Saturday ,").replace("Port Serin", "“Port  Serin”")
    tables = find_origins(pile(article("wire", text=FIRE), article("herald", text=curly)))
    assert len(tables.origins) == 2
    assert tables.edits == ()


def test_background_told_again_over_weeks_is_no_copy() -> None:
    background = " ".join(FIRE.splitlines()[2:])
    days = ("2024-05-05", "2024-05-20", "2024-06-10")
    texts = [f"{OTHER.splitlines()[at]} {background}" for at in range(3)]
    articles = [
        article(f"a{at}", outlet=f"Outlet {at}", published=day, text=text)
        for at, (day, text) in enumerate(zip(days, texts, strict=True))
    ]
    assert find_origins(pile(*articles)).origins == ()


def test_shared_boilerplate_is_no_copy() -> None:
    one, two = article("wire", text=f"{OTHER}\n\n{FIRE}"), article("herald", text=f"{LEAD}\n\n{FIRE}")
    clutter = [
        Passage(f"p-{each.id}", each.id, "text", each.text.index("A fire"), len(each.text), "boilerplate")
        for each in (one, two)
    ]
    assert find_origins(Tables(articles=(one, two), passages=tuple(clutter))).origins == ()


def test_short_and_empty_articles_are_handled() -> None:
    tables = find_origins(pile(article("a", text=""), article("b", text="Fire."), article("c", text="Fire.")))
    assert tables.origins == ()


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(4)), st.integers(0, 5))
def test_the_order_of_articles_changes_nothing(order: list[int], seed: int) -> None:
    words = FIRE.split()
    random.Random(seed).shuffle(words)
    articles = [
        article("wire", text=FIRE),
        article("herald", text=EDITED),
        article("gazette", text=OTHER),
        article("noise", text=" ".join(words)),
    ]
    shuffled = [articles[at] for at in order]
    one, two = find_origins(pile(*articles)), find_origins(pile(*shuffled))
    assert (one.origins, one.edits) == (two.origins, two.edits)
    assert {row.article for row in one.origins} == {"wire", "herald"}


def test_other_parts_of_one_wire_story_are_one_origin_with_it() -> None:
    whole = article("wire", text=f"{FIRE}\n{OTHER}", published="2024-05-04")
    one = article("herald", text=FIRE, published="2024-05-05")
    two = article("gazette", text=OTHER, published="2024-05-06")
    rows = find_origins(pile(whole, one, two)).origins
    assert [row.article for row in rows] == ["wire", "herald", "gazette"]
    assert len({row.id for row in rows}) == 1
