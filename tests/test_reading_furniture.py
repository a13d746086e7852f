"""What a page prints around its article with no line between, and what an outlet prints around all of them."""

from __future__ import annotations

import pytest

from variorum.reading.recurring import without_recurring
from variorum.reading.text import blocks, source_of_text
from variorum.sources import Source

BODY = (
    "A fire on the ferry Alma killed 11 people off Port Serin on Saturday, the port authority said. Mara Tellin, a "
    "deckhand, said that the fire began in the engine room and that the pumps had failed. The union asked for an "
    "inquiry into the age of the ship and said that its members would not sail before the end of the month."
)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def test_what_stands_below_an_article_is_cut_off_where_no_line_divides_it() -> None:
    below = (
        "Related News Port closes after storm | Ten ferries to see Follow us on Instagram. Subscribe to our channel "
        "for the latest Like Follow Copyright 2018 Coast Courier About Us Careers Privacy Policy"
    )
    assert kinds(f"{BODY} Source Coast Wire and agencies {below}") == [
        ("paragraph", BODY),
        ("heading", "Source Coast Wire and agencies"),
        ("boilerplate", below),
    ]


def test_tags_between_two_sentences_are_cut_out() -> None:
    text = (
        f"A ferry burned off the port on Saturday. Tags Alma Serin ferry fires Coast Guard The fire began early. {BODY}"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "boilerplate", "paragraph"]
    assert kinds(text)[1][1] == "Tags Alma Serin ferry fires Coast Guard"


def test_buttons_after_the_date_are_cut_out() -> None:
    text = f"WIRE Mara Photo Coast 1735 02.03.2019(updated 2033 02.03.2019) Get short URL 9832 {BODY}"
    assert [kind for kind, _ in kinds(text)] == ["heading", "boilerplate", "paragraph"]


def test_a_source_at_the_end_is_a_line_of_its_own() -> None:
    assert kinds(f"{BODY} (Source: Coast Wire)")[-1] == ("heading", "(Source: Coast Wire)")


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} Related to this, the union said, was the failure of the pumps. Subscribe, it told all, to the fund.",
        f"{BODY} Tags on the bodies had numbers and no names. {BODY}",
        f"{BODY} Tags Serin had sold were found on board. {BODY}",
        f"{BODY} The short URL of the fund was printed on the hull. {BODY}",
        f"{BODY} Source Energy and Coast Oil own the ship. {BODY}",
    ],
)
def test_sentences_with_such_words_stay(text: str) -> None:
    assert {kind for kind, _ in kinds(text)} == {"paragraph"}


def pile(count: int, outlet: str = "Coast Courier") -> list[Source]:
    """Articles of one outlet, each with its own sentence between lines that all have."""
    texts = (
        "The Coast Courier is read in all ports.\n\n"
        f"Ship number {n} sailed on Saturday with {n} cars and as many lorries on board, the authority said.\n\n"
        "The war has killed many people since it began.\n\n"
        f"It had {n} people on board, of whom {n} were sailors and the others had booked a cabin.\n\n"
        "Write to our desk with what you know"
        for n in range(count)
    )
    return [source_of_text(f"a{n}", text, outlet=outlet) for n, text in enumerate(texts)]


def test_lines_that_an_outlet_prints_around_all_its_articles_are_clutter() -> None:
    for source in without_recurring(pile(4)):
        assert [block.kind for block in source.blocks] == [
            "boilerplate",
            "paragraph",
            "paragraph",  # background told again makes claims
            "paragraph",
            "boilerplate",
        ]


def test_few_articles_and_copies_of_one_tell_nothing() -> None:
    few, copies = pile(3), [source_of_text(f"a{n}", BODY, outlet="Herald") for n in range(9)]
    others = [source for n in range(4) for source in pile(1, outlet=f"Outlet {n}")]
    for sources in (few, copies, others):
        assert list(without_recurring(sources)) == sources
