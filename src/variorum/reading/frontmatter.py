"""Front matter: the lines between two rules at the top of a Markdown file, and what they say of the article."""

from __future__ import annotations

import re

_FENCED = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n(.{0,20000}?)^\1[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE = re.compile(r"([A-Za-z][\w -]{0,40}?)\s*[:=]\s*(.*)")


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The names and values above a text, as written there, and the text after them; {} where there are none.

    YAML and TOML are read as far as news articles use them: one value a line, perhaps in quotation marks.
    """
    matched = _FENCED.match(text)
    if matched is None:
        return {}, text
    found: dict[str, str] = {}
    for line in matched[2].splitlines():
        pair = _LINE.fullmatch(line)
        if pair is not None:
            value = pair[2].strip()
            if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
                value = value[1:-1]
            found.setdefault(pair[1], value)
    return (found, text[matched.end() :]) if found else ({}, text)
