"""Plain text -> blocks: paragraphs, headings, captions and clutter."""

import hashlib

from variorum.records import Article, Block, Source


def blocks(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a plain text, in order. `title` (of the metadata) tells a heading where the text repeats it."""
    found, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            start = at + len(paragraph) - len(paragraph.lstrip())
            found.append(Block(start, start + len(paragraph.strip()), "paragraph"))
        at += len(paragraph) + 2
    return tuple(found)


def source_of_text(
    id: str,
    text: str,
    *,
    path: str = "",
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    published: str | None = None,
    language: str | None = "en",
) -> Source:
    """A source made of a text and what is known of it; what tests and benchmarks start from."""
    article = Article(
        id=id,
        path=path,
        outlet=outlet,
        agency=None,
        title=title,
        url=url,
        published=published,
        published_from=None,
        modified=None,
        language=language,
        translated_from=None,
        sha256=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
        text=text,
    )
    return Source(article, blocks(text, title))
