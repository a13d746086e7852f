"""A text is divided into blocks that lose nothing: clutter is told from sentences, and sentences from each other."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from variorum.reading.text import blocks

LEAD = "A ferry burned off Port Sarnath on Monday, killing eleven people, the port authority said."
MORE = "The fire began in the engine room, according to the captain. Nobody knows yet what set it off."


def kinds(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text, title)]


def article(*between: str) -> str:
    return "\n\n".join([LEAD, *between, MORE])


def test_blank_lines_divide_paragraphs():
    assert kinds(f"{LEAD}\n \n{MORE}\n") == [("paragraph", LEAD), ("paragraph", MORE)]


def test_a_line_is_a_paragraph_where_lines_are_not_wrapped():
    long = MORE + " " + LEAD
    assert kinds(f"{LEAD}\n{long}\n{MORE}") == [("paragraph", LEAD), ("paragraph", long), ("paragraph", MORE)]


def test_hard_wrapped_lines_stay_joined():
    text = (
        "A ferry burned off Port Sarnath on Monday, killing eleven people, the\n"
        "port authority said. Divers of the Coast Guard went on looking for the\n"
        "Captain, who was last seen on the bridge of the ship with two of his\n"
        "men.\n"
        "\n"
        "The owner of the ferry, a company of the capital, said in a statement\n"
        "Tuesday that it would pay for the funerals.\n"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line", ["Posted on April 19 2017 by Jane Doe", "April 19, 2017 17:30 GMT", "By Jane Doe in Velm"]
)
def test_date_lines_and_bylines_are_headings(line):
    assert kinds(f"{line}\n\n{LEAD}\n\n{MORE}")[0] == ("heading", line)


def test_a_short_line_without_an_end_is_a_heading():
    assert kinds(article("What the captain saw"))[1] == ("heading", "What the captain saw")
    assert kinds("What Set Off the Fire?\n\n" + LEAD)[0][0] == "heading"
    assert kinds("Ferry burns off Port Sarnath\n" + LEAD + "\n" + MORE)[0][0] == "heading"


def test_lines_without_an_end_that_stand_over_nothing_are_paragraphs():
    assert kinds(f"{LEAD}\n\nEleven people died") == [("paragraph", LEAD), ("paragraph", "Eleven people died")]
    listed = "\n".join(["Jane Doe", "John Roe", "Ann Poe", "Max Moe", "Tim Toe"])
    assert {kind for kind, _ in kinds(f"{LEAD}\n\n{listed}\n\n{MORE}")} == {"paragraph"}


HEADS = {
    "Wed 19 Apr 2017 Ferry burns off Port Sarnath A ferry burned": ["Wed 19 Apr 2017", "Ferry burns off Port Sarnath"],
    "Ferry burns off Port Sarnath. AFP Monday 6 Jun 2016 A ferry burned": [
        "Ferry burns off Port Sarnath.",
        "AFP",
        "Monday 6 Jun 2016",
    ],
    "Ferry burns off Port Sarnath Eleven people are dead Reuters Sunday 9 Oct 2016 A ferry burned": [
        "Ferry burns off Port Sarnath",
        "Eleven people are dead",
        "Reuters",
        "Sunday 9 Oct 2016",
    ],
    "Published October 3, 2016 A ferry burned": ["Published October 3, 2016"],
    "19.04.2017 (updated 14:30 19.04.2017) A ferry burned": ["19.04.2017 (updated 14:30 19.04.2017)"],
    "2017-04-19 17:53 | Ferry burns off Port Sarnath | A ferry burned": [
        "2017-04-19 17:53 |",
        "Ferry burns off Port Sarnath |",
    ],
    "By Jane Doe and John Roe April 19, 2017 A ferry burned": ["By Jane Doe and John Roe", "April 19, 2017"],
}


@pytest.mark.parametrize("text", HEADS)
def test_what_stands_before_the_first_sentence_is_cut_off(text):
    found = kinds(
        f"{text} near the coast, the port authority said. {MORE}", "Ferry burns off Port Sarnath - World - Courier"
    )
    assert [words for kind, words in found if kind == "heading"] == HEADS[text]
    assert found[-1][1].startswith("A ferry burned near the coast")


SENTENCES = [
    "Ferry burns off Port Sarnath for a third day, the port authority said.",
    "Ferry burns off Port Sarnath, killing eleven people.",
    "April 19, 2017, was the day the ferry burned.",
    "19 April 2017 was the day the ferry burned.",
    "AFP reported that the ferry burned.",
    "Copyright law was debated in the senate of Velm on Monday.",
    "Subscribe or leave, the owner told the crew.",
    "Share prices of the owner fell by a third after the fire.",
    "Related or not, the fires were both set, said the judge.",
    "The owner changed its privacy policy and its terms of use after the fire.",
    "Photos of the fire were shared by thousands.",
    "“We use cookies,” the owner said when asked about its website.",
    "Follow the money, she said.",
    "Advertisement of the trip had stopped a week before the fire.",
    "A survey by Velm Research (R) shows that most people blame the owner.",
    "By Monday the fire was out.",
    "Comments by the minister angered the families.",
    "“I never saw him again...”",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_are_paragraphs(sentence):
    for text in (article(sentence), f"{sentence}\n\n{LEAD}\n\n{MORE}", f"{LEAD}\n{sentence}\n{MORE}\n{LEAD} {MORE}"):
        assert ("paragraph", sentence) in kinds(text, "Ferry burns off Port Sarnath")


CLUTTER = [
    "- Advertisement -",
    "ADVERTISEMENT",
    "Share this article",
    "12 Shares",
    "Read more: Mine collapses in the hills of Velm",
    "Related: The owner of the ferry and his friends",
    "READ ALSO: Mine collapses in the hills of Velm",
    "Sign up for our free newsletter and get the news of the coast every morning.",
    "Subscribe to our newsletter",
    "Follow us on Twitter and Facebook",
    "Your email address will not be published. Required fields are marked *",
    "403 Forbidden",
    "This site uses cookies. By continuing to browse it you agree to our use of cookies.",
    "Copyright © 2017 Courier. All rights reserved.",
    "© 2017 Coast Wire",
    "Warning: array_shift() expects parameter 1 to be array, null given in /home/www/ on line 26",
    "Please enable JavaScript to view the comments.",
    "Home | News | World | Sport | Contact us",
    "Home\nNews\nWorld\nSport\nContact us",
    "https://courier.example/ferry",
    "3 min read",
    "Tags: ferry, fire, Sarnath",
    "* * *",
    "(Reporting by Jane Doe in Port Sarnath; Editing by John Roe)",
]


@pytest.mark.parametrize("clutter", CLUTTER)
def test_clutter_is_boilerplate(clutter):
    found = kinds(article(clutter))
    assert [found[0], found[-1]] == [("paragraph", LEAD), ("paragraph", MORE)]
    assert {kind for kind, _ in found[1:-1]} == {"boilerplate"}


CAPTIONS = [
    "Photo: Jane Doe",
    "The ferry after the fire. (AP Photo/Jane Doe)",
    "The ferry after the fire, 19 April 2017 [AFP]",
    "The mayor of Port Sarnath (l.) and the owner of the ferry in June 2015.",
    "In this Wednesday, April 19, 2017 photo, men stand beside the ferry.",
    "Ferry,Burning,At,Sea,With,Smoke",
    "ferry-fire_02.jpg",
    "Jane Doe / Getty Images",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_are_told(caption):
    assert kinds(article(caption))[1] == ("caption", caption)


def test_lists_of_other_stories_are_clutter_up_to_the_next_paragraph():
    text = article(
        "Related articles", "Mine collapses in Velm", "The owner of the mine said on...", "Who owns the coast?"
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", *4 * ["boilerplate"], "paragraph"]


def test_readers_comments_are_clutter_to_the_end():
    text = "\n\n".join([LEAD, MORE, "2 Comments", "Jane says:", "I was there. It was the owner who lit it.", "Reply"])
    assert [kind for kind, _ in kinds(text)][2:] == 4 * ["boilerplate"]


def test_comments_at_the_top_swallow_nothing():
    assert ("paragraph", MORE) in kinds("\n\n".join(["Comments", LEAD, MORE]))


def test_the_second_copy_of_a_paragraph_is_clutter():
    assert kinds(f"{LEAD}\n\n{LEAD}\n\n{MORE}") == [("paragraph", LEAD), ("boilerplate", LEAD), ("paragraph", MORE)]


def test_clutter_after_the_last_sentence_is_cut_off():
    assert kinds(f"{LEAD} {MORE} Read Also") == [("paragraph", f"{LEAD} {MORE}"), ("boilerplate", "Read Also")]
    assert kinds(f"{LEAD} Careers Contact Us Terms of Use Privacy Policy")[1][1].startswith("Careers")
    reporting = "(Reporting by Jane Doe; Editing by John Roe)"
    assert kinds(f"{LEAD} {reporting}") == [("paragraph", LEAD), ("boilerplate", reporting)]


def holds(text: str, title: str | None) -> None:
    found = blocks(text, title)
    at = 0
    for block in found:
        assert at <= block.start < block.end <= len(text)
        assert not text[at : block.start].strip()
        assert block.kind in ("paragraph", "heading", "caption", "boilerplate")
        at = block.end
    assert not text[at:].strip()


PIECES = st.sampled_from(
    [
        *HEADS,
        *SENTENCES,
        *CLUTTER,
        *CAPTIONS,
        LEAD,
        MORE,
        "Related articles",
        "Leave a reply",
        "\n",
        "\n\n",
        " ",
        "\t",
        "AFP",
    ]
)


@given(st.text(), st.none() | st.text())
@example("\x1c", None)
@example("A\u2028b\x85c\x0b", "a b c")
@example("", "")
def test_any_text_is_covered_without_overlap(text, title):
    holds(text, title)


@settings(max_examples=40)
@given(st.lists(PIECES, max_size=12), st.sampled_from(["", " ", "\n", "\n\n"]), st.none() | PIECES)
def test_any_page_is_covered_without_overlap(pieces, between, title):
    holds(between.join(pieces), title)


@pytest.mark.soak
@settings(max_examples=5000, deadline=None)
@given(
    st.lists(PIECES | st.text(max_size=40), max_size=30),
    st.sampled_from(["", " ", "\n", "\n\n", "\r\n"]),
    st.none() | PIECES,
)
def test_any_long_page_is_covered_without_overlap(pieces, between, title):
    holds(between.join(pieces), title)


@pytest.mark.parametrize(
    "unit", ["a", " ", ".", "\n", "- ", "1", "19 April ", "AFP ", "(", '"“', "A. ", "é", "By Jane ", "a\n", "[", "_,"]
)
def test_a_long_run_of_anything_takes_no_long_time(unit):
    text = unit * (300_000 // len(unit))
    begun = time.process_time()
    holds(text, "Ferry burns off Port Sarnath")
    assert time.process_time() - begun < 10


def test_a_title_of_anything_takes_no_long_time():
    begun = time.process_time()
    for title in ("x" + " " * 200_000 + "y", "a - " * 50_000, "Ferry " * 50_000):
        holds(f"{LEAD}\n\n{title[:1000]}\n\n{MORE}", title)
    assert time.process_time() - begun < 5
