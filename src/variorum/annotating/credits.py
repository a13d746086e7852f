"""The agency whose text an article prints, where the article says so."""

from variorum.annotating.parse import ParsedArticle


def agency(parsed: ParsedArticle) -> str | None:
    """The agency named by a date line or credit ("(Reuters)", "--AFP"), or None."""
    return parsed.article.agency
