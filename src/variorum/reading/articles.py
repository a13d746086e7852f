"""What a row or a file says -> an article, but for its final id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import starmap
from typing import Any

from variorum.reading.dates import published
from variorum.reading.languages import language_of
from variorum.reading.limits import LONGEST_TEXT
from variorum.reading.text import blocks
from variorum.records import Article
from variorum.sources import NO_MEMORY, Block, Memory

_HALF = re.compile("[\ud800-\udfff]")
_DECIDING = ("title", "language")  # of the metadata, what decides how a text is read


@dataclass(frozen=True, slots=True)
class Draft:
    """An article, "" for its id where none is given; its place among the inputs; and what is wrong with it."""

    article: Article
    blocks: tuple[Block, ...]
    number: int  # of its row
    faults: tuple[str, ...]
    original: str | None = None  # sha256 of the document that its text was taken out of

    @property
    def order(self) -> tuple[str, int, str, str]:
        """What decides which of two printings of the same article is kept; not the order of reading."""
        return self.article.path.rsplit("#", 1)[0], self.number, self.article.url or "", self.article.language or ""


def draft(
    path: str,
    number: int,
    values: Mapping[str, Any],
    known_faults: tuple[str, ...] = (),
    original: str | None = None,
    memory: Memory = NO_MEMORY,
) -> Draft | str:
    """The article that `values` (under the keys of rows.NAMES) describe, or why they give none."""
    text = values.get("text")
    if text is None:
        return "has no text; it must have a value under text"
    if not isinstance(text, str):
        return "has a text that is no string; write it in quotation marks"
    if "\x00" in text:
        return "has NUL characters, which no text has; remove them"
    if len(text) > LONGEST_TEXT:
        return f"has {len(text):,} characters, more than the {LONGEST_TEXT:,} that are read of one article; split it"
    faults = list(known_faults)
    if _HALF.search(text):
        text = _HALF.sub("\ufffd", text)
        faults.append("has halves of characters (lone surrogates), which are shown as \ufffd")
    if not any(letter.isalpha() for letter in text):
        return "has no words"
    sha256, title, given = hashlib.sha256(text.encode("utf-8")).hexdigest(), *map(_words, map(values.get, _DECIDING))
    told = ("text", sha256, title, given)
    if (known := memory.known(told)) is None:
        memory.keep(told, known := _read(text, title, given))
    language, refused, found = known
    if refused is not None:
        return str(refused)
    dates = {}
    for name in ("published", "modified"):
        dates[name], fault = published(values.get(name))
        if fault is not None:
            faults.append(f"{name}: {fault}")
    article = Article(
        id=_words(values.get("id")) or "",
        path=path,
        outlet=_words(values.get("outlet")),
        agency=_words(values.get("agency")),
        title=title,
        url=_words(values.get("url")),
        published=dates["published"],
        published_from="given" if dates["published"] else None,
        modified=dates["modified"],
        language=language,
        translated_from=None,
        sha256=sha256,
        text=text,
    )
    return Draft(article, tuple(starmap(Block, found)), number, tuple(faults), original)


def _read(text: str, title: str | None, given: str | None) -> tuple[Any, ...]:
    """The language of a text, why it cannot be read, if so, and its blocks as their values."""
    language, refused = language_of(text, given)
    found = blocks(text, title) if refused is None else ()
    return language, refused, tuple((block.start, block.end, block.kind) for block in found)


def _words(value: object) -> str | None:
    """A value of metadata as a line of text: {"name": "Coast Wire"} is "Coast Wire"; None for what is no words."""
    if isinstance(value, Mapping):
        value = value.get("name")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return " ".join(_HALF.sub("\ufffd", str(value)).replace("\x00", " ").split()) or None
