"""Articles -> parsed articles. One `Doc` for each field of an article, whose token offsets are the article's own.

Boilerplate is blanked out before parsing: the parser spends no time on it, and it can make no claim, mention or date.
Sentences never run across blocks: the parser joins a heading to the sentence after it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import spacy
from spacy.tokens import Doc

from variorum.annotating.datelines import datelines
from variorum.annotating.language import ENGLISH, Language
from variorum.errors import ParserError
from variorum.records import Article
from variorum.sources import Block, Source

# The parser's memory grows with the length of what it is given; a text of 50,000 characters takes about 100 MB.
MAX_CHARACTERS = 50_000


@dataclass(frozen=True, slots=True)
class Parsed:
    """One parsed field of one article. `doc[i].idx` is an offset into the field."""

    article: Article
    field: str  # text, title
    doc: Doc
    blocks: tuple[Block, ...]
    language: Language = ENGLISH

    def slice(self, start: int, end: int) -> str:
        """The characters of the field itself from `start` to `end` (`plain` has its boilerplate blanked out)."""
        return self._whole[start:end]

    @property
    def plain(self) -> str:
        """The characters that were parsed: the field with its boilerplate blanked out. The same as `doc.text`, which
        is put together from all tokens each time."""
        return _blanked(self._whole, self.blocks)

    @property
    def _whole(self) -> str:
        return self.article.text_of(self.field)


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    article: Article
    text: Parsed
    title: Parsed | None  # None where the metadata give no title

    @property
    def fields(self) -> tuple[Parsed, ...]:
        """The text, then the title if there is one."""
        return (self.text,) if self.title is None else (self.text, self.title)


@cache
def load_parser(name: str) -> Any:
    """The spaCy pipeline `name`, loaded once a process. Raises ParserError where it is not installed."""
    try:
        return spacy.load(name)
    except OSError as error:
        raise ParserError(
            f"The parser {name!r} is not installed. Install it (pip install {name.replace('_', '-')}) "
            f"or pass --parser with the name of a spaCy pipeline that is."
        ) from error


def parse(parser: Any, sources: Iterable[Source], batch: int = 64) -> Iterator[ParsedArticle]:
    """Each source parsed, in order. Documents stream: keep what you need of one before you take the next."""
    waiting: list[tuple[Source, int]] = []  # with the number of documents that the source gives

    def pieces() -> Iterator[Doc]:
        for source in sources:
            docs = list(_unparsed(parser, source))
            waiting.append((source, len(docs)))
            yield from docs

    stream = parser.pipe(pieces(), batch_size=batch)
    for doc in stream:
        source, count = waiting.pop(0)
        docs = [doc, *(next(stream) for _ in range(count - 1))]
        yield _joined(source, docs)


def _unparsed(parser: Any, source: Source) -> Iterator[Doc]:
    """The pieces of the text, then the title if there is one."""
    article = source.article
    text = _blanked(article.text, source.blocks)
    starts = {block.start for block in source.blocks if block.kind != "boilerplate"}
    lines = datelines(article.text, source.blocks)
    starts.update(offset for line in lines for offset in line)
    for start, end in _pieces(text, source.blocks):
        doc = parser.make_doc(text[start:end])
        for at, offset in enumerate(doc.to_array("IDX").tolist()):
            if at and offset + start in starts:
                doc[at].is_sent_start = True
            elif any(first < offset + start < last for first, last in lines):
                doc[at].is_sent_start = False
        yield doc
    if article.title:
        yield parser.make_doc(article.title)


def _joined(source: Source, docs: list[Doc]) -> ParsedArticle:
    article = source.article
    title = None
    if article.title:
        block = Block(0, len(article.title), "heading")
        title = Parsed(article, "title", docs.pop(), (block,))
    text = docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
    return ParsedArticle(article, Parsed(article, "text", text, source.blocks), title)


def _blanked(text: str, blocks: Iterable[Block]) -> str:
    for block in blocks:
        if block.kind == "boilerplate":
            text = text[: block.start] + "\n" * (block.end - block.start) + text[block.end :]
    return text


def _pieces(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """Stretches of at most MAX_CHARACTERS, cut where a block starts if one does, else anywhere at white space."""
    starts = [block.start for block in blocks]
    at = 0
    while len(text) - at > MAX_CHARACTERS:
        limit = at + MAX_CHARACTERS
        cut = max((start for start in starts if at < start <= limit), default=0) or text.rfind(" ", at + 1, limit) + 1
        cut = cut if cut > at else limit
        yield at, cut
        at = cut
    yield at, len(text)
