"""Copies: articles that print one origin, and what the copies changed."""

from variorum.records import Tables


def find_origins(tables: Tables) -> Tables:
    """Tables with origins (articles that share most of their text) and edits (the same sentence, words changed)."""
    return tables
