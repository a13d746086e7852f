"""Quoted stretches and the same words across articles."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rows_by_hand import actor, article, attribution

from variorum.linking.quotations import link_quotations
from variorum.linking.quoted import quoted_stretches
from variorum.records import Event, Tables


def stretches(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We saw smoke," he said. "Then it blew."', ["We saw smoke", "Then it blew."]),
        ("“We saw smoke,” he said.", ["We saw smoke"]),
        ("She called it ‘a disgrace’ that the crew’s boats leaked.", ["a disgrace"]),
        ("“They said ‘go’ and we went.”", ["They said ‘go’ and we went."]),
        ("“One.\n\n“Two,” he said.", ["One.", "Two"]),
        ('He measured 5" of rain.', []),
        ('An "open mark and nothing more', []),
        ("No marks at all.", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


@given(st.text(alphabet="ab “”\"'‘’«».\n", max_size=60))
def test_stretches_of_any_text_are_in_order_and_not_empty(text: str) -> None:
    found = quoted_stretches(text)
    assert all(start < end for start, end in found)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(found))


SPEAKERS = (actor("ann_vik", "Ann Vik", "person"), actor("per_holm", "Per Holm", "person"))
WHOLE = "“The boats were rotten and nobody had looked at them since the winter before last,” she said."
CUT = "The boats “were rotten and nobody had looked at them”, she said."


def linked(*told: tuple[str, str, str]) -> dict[str, list[str]]:
    """quotation -> articles, for (article, text, speaker)."""
    articles = tuple(article(id, text=text) for id, text, _ in told)
    said = tuple(attribution(id, speaker, 0, len(text)) for id, text, speaker in told)
    tables = link_quotations(Tables(articles=articles, actors=SPEAKERS, attributions=said))
    texts = {each.id: each.text for each in articles}
    assert all(texts[row.article][row.start : row.end] == row.text for row in tables.quotations)
    found: dict[str, list[str]] = {}
    for row in tables.quotations:
        found.setdefault(row.quotation, []).append(row.article)
    return found


def test_a_cut_variant_is_the_same_quotation() -> None:
    assert list(linked(("courier", WHOLE, "ann_vik"), ("dawn", CUT, "ann_vik")).values()) == [["courier", "dawn"]]


def test_nearly_the_same_words_in_another_mouth_are_one_quotation_a_part_is_not() -> None:
    assert list(linked(("courier", WHOLE, "ann_vik"), ("dawn", WHOLE, "per_holm")).values()) == [["courier", "dawn"]]
    part = "“The boats were rotten,” he said."
    assert len(linked(("courier", WHOLE, "ann_vik"), ("dawn", part, "per_holm"))) == 2


def test_a_single_word_is_one_quotation_only_of_one_speaker_within_days() -> None:
    assert (
        len(
            linked(
                ("courier", "She called it “misleading”.", "ann_vik"), ("dawn", "“Misleading,” she said.", "ann_vik")
            )
        )
        == 1
    )
    assert (
        len(
            linked(
                ("courier", "She called it “misleading”.", "ann_vik"), ("dawn", "“Misleading,” he said.", "per_holm")
            )
        )
        == 2
    )


def test_sentences_of_one_statement_are_quotations_of_their_own() -> None:
    both = "“The boats were rotten from stem to stern. Nobody had looked at them since winter.”"
    assert len(linked(("courier", both, "ann_vik"))) == 2


def test_indirect_speech_gives_no_quotation() -> None:
    text = "She said that “the boats” were rotten."
    said = attribution("courier", "ann_vik", 0, len(text), kind="indirect")
    assert link_quotations(Tables(articles=(article("courier", text=text),), attributions=(said,))).quotations == ()


def test_links_say_why() -> None:
    articles = (article("courier", text=WHOLE), article("dawn", text=CUT))
    said = tuple(attribution(each.id, "ann_vik", 0, len(each.text)) for each in articles)
    (link,) = link_quotations(Tables(articles=articles, actors=SPEAKERS, attributions=said)).links
    assert (link.kind, link.status, link.weight) == ("quotation", "linked", 1.0)
    assert link.reason == "one speaker; 100% of the shorter one's words, in order"


def test_a_word_of_somebody_who_is_not_named_is_the_same_where_articles_tell_one_event() -> None:
    texts = {"courier": "She felt “exhilarated”, Ann Vik said.", "dawn": "She was “exhilarated”, she said."}
    articles = tuple(article(id, text=text, published="2024-05-04") for id, text in texts.items())
    said = (
        attribution("courier", "ann_vik", 0, len(texts["courier"])),
        replace(attribution("dawn", "per_holm", 0, len(texts["dawn"])), speaker="she"),
    )
    tables = Tables(articles=articles, actors=SPEAKERS, attributions=said)
    assert len({row.quotation for row in link_quotations(tables).quotations}) == 2
    told = replace(tables, events=(Event("vote", "vote", "Vote", None, None, None, ("courier", "dawn")),))
    assert len({row.quotation for row in link_quotations(told).quotations}) == 1
