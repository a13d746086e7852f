"""Date lines: where and when a text was filed, before its first sentence ("PORT SERIN, May 4 (Agency) -", "Oct 3,
Lagos —", "CHANDPUR:"). They tell no event and speak no word; each is read as a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from variorum.annotating.language import ENGLISH, Language
from variorum.annotating.referents.gazetteer import gazetteer
from variorum.records import Span
from variorum.sources import Block

# A date line stands behind a headline, a byline and a line of credits that are glued to the text, at most.
HEAD = 600
# Paragraphs at whose head a town alone is a date line: the first, behind a headline and a byline that are none.
OPENING = 3
# A line that opens with a name and a colon; a text with several is a transcript.
_COLON_LINE = re.compile(r"^[A-Z][A-Z'’. -]{2,40}:\s", re.MULTILINE)


@cache
def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Lines with a day, behind anything; lines with a town alone, that open a paragraph; a town and a colon."""
    table = language.table("times")
    months = "|".join(sorted({*table["months"]["full"], *table["months"]["abbreviations"]}, key=lambda w: (-len(w), w)))
    month = rf"(?i:{months})\b\.?"
    day = rf"(?:{month} ?\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {month})(?:,? \d{{4}})?"
    upper, name = r"[A-Z][A-Z'’.-]{2,}", r"[A-Z][\w'’.-]+"
    town = rf"{upper}(?:[ ,/]{{1,2}}{upper}){{0,3}}(?:, {name}(?: {name}){{0,2}})?"
    any_town = rf"{name}(?: {name}){{0,2}}(?:, {name}(?: {name}){{0,2}})?"
    credit = r"[\[(][^()\[\]\n]{2,40}[\])]"
    dash = r"(?:\s+-{1,2}\s+|\s?--\s?|\s*[–—]\s*)"
    opens = r"(?=[\"“‘'A-Z0-9])"
    dated = (
        rf"(?<![\w,])(?:{town},? {day}(?:,? ?{credit})?(?:{dash}|: ){opens}"
        rf"|(?:{any_town},? )?{day},? (?:{town} ?,? ?)?{credit}{dash}{opens})"
    )
    opening = (
        rf"\s*(?:{day},? {any_town}(?: ?{credit})?{dash}{opens}"
        rf"|{any_town},? {day}(?: ?{credit})?(?:{dash}|: ){opens}"
        rf"|(?:{town}|{any_town}) ?{credit}{dash}{opens}"
        rf"|{town}{dash}{opens}"
        rf"|{any_town}\s?[–—]\s{opens})"
    )
    return re.compile(dated), re.compile(opening), re.compile(rf"\s*(?P<town>{town}): {opens}")


def datelines(text: str, blocks: Sequence[Block], language: Language = ENGLISH) -> tuple[Span, ...]:
    """Where the date lines of an article's text stand, their dash or colon included, in order."""
    return _found(text, tuple((each.start, each.end) for each in blocks if each.kind == "paragraph"), language)


@lru_cache(maxsize=8)  # the parser, the voices and the events of one article ask one after the other
def _found(text: str, paragraphs: tuple[Span, ...], language: Language) -> tuple[Span, ...]:
    dated, opening, colon = _patterns(language)
    found = []
    for at, (start, end) in enumerate(paragraphs):
        end = min(end, start + HEAD)
        match = opening.match(text, start, end) if at < OPENING else dated.match(text, start, end)
        if match is None and at < OPENING:
            match = dated.search(text, start, end) or _town(text, colon.match(text, start, end))
        if match is not None:
            found.append((match.start() + len(match[0]) - len(match[0].lstrip()), match.end()))
    return tuple(found)


def _town(text: str, match: re.Match[str] | None) -> re.Match[str] | None:
    """A name before a colon that opens the text, where it is a town's and no speaker's."""
    if match is None or len(_COLON_LINE.findall(text)) > 1:
        return None
    return match if gazetteer().find(match["town"].split(",")[0]) else None
