"""Search in the passages: what a person types -> a query of the full-text index, in which nothing can be wrong."""

from __future__ import annotations

import re

from variorum.dossier.schema import WORDS, quoted
from variorum.rows import columns

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w")


def query(words: str) -> str:
    """The query for passages that hold all of `words`; "" where there is no word to look for."""
    terms = []
    for phrase, word in _TERM.findall(words):
        term = phrase or word.rstrip("*")
        if _WORD.search(term):
            terms.append('"' + term.replace('"', '""').replace("\x00", " ") + '"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def passages_sql() -> str:
    """The passages that match a query, best first, equals in the order of the table; bound: the query, how many."""
    names = ", ".join(f"passages.{quoted(column.name)}" for column in columns("passages"))
    return (
        f"select {names}\nfrom {WORDS}\njoin passages on passages.rowid = {WORDS}.rowid\n"
        f"where {WORDS} match ?\norder by rank, passages.rowid\nlimit ?"
    )
