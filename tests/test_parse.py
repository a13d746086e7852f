"""Parsed offsets are the article's own; boilerplate is never parsed."""

from variorum.annotating.parse import MAX_CHARACTERS, load_parser, parse
from variorum.annotating.passages import passages
from variorum.reading.text import source_of_text
from variorum.settings import Settings
from variorum.sources import Block, Source


def test_a_token_slices_to_itself(parsed):
    text = "The ferry burned.\n\nEleven people died, the port authority said."
    article = parsed(text)
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in article.text.doc)


def test_sentences_do_not_cross_blocks(parsed):
    article = parsed("Fire on the ferry\n\nEleven people died on Monday")
    assert [article.text.slice(p.start, p.end) for p in passages(article.text) if p.kind == "sentence"][-1] == (
        "Eleven people died on Monday"
    )


def test_boilerplate_is_not_parsed():
    text = "Eleven people died. Subscribe now and save 50%."
    source = source_of_text("a", text)
    source = Source(source.article, (Block(0, 19, "paragraph"), Block(20, len(text), "boilerplate")))
    article = next(iter(parse(load_parser(Settings().parser), [source])))
    assert "50" not in article.text.doc.text
    assert [p.kind for p in passages(article.text)] == ["sentence", "boilerplate"]


def test_a_long_text_is_parsed_in_pieces_with_its_own_offsets():
    text = "The ferry burned off the port. " * (2 * MAX_CHARACTERS // 31)
    article = next(iter(parse(load_parser(Settings().parser), [source_of_text("a", text)])))
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in article.text.doc[-50:])
