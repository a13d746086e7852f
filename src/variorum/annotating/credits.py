"""The agency whose text an article prints, where the article says so.

Only the places where articles say whose words they print are looked at: a line of its own at the head, a byline, the
bracket of a date line, the end of the text, a copyright line. An agency that is cited ("told the agency", "the agency
reported", "contributed to this report") is none that is printed. Two agencies named so are no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from variorum import lexicon
from variorum.annotating.parse import ParsedArticle
from variorum.sources import Block

# Where credits stand: own judgement by looking at articles. Characters of a block that a date line may take; blocks
# from the start that may hold one, and from the end that may hold a credit.
LONGEST_DATELINE = 90
LONGEST_LEAD = 600
HEAD_BLOCKS = 6
TAIL_BLOCKS = 6

_DASH = r"[-–—―‒]{1,2}"


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Each pattern names its group `agency`."""

    names: dict[str, str]  # a form in lower case -> the agency
    alone: re.Pattern[str]
    byline: re.Pattern[str]
    datelines: tuple[re.Pattern[str], ...]
    inner: re.Pattern[str]
    endings: tuple[re.Pattern[str], ...]
    marks: dict[str, str]
    owned: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    table = lexicon.lexicon(language, "agencies")
    agencies: dict[str, list[str]] = table["agencies"]
    names = {form.lower(): name for name, forms in sorted(agencies.items()) for form in forms}
    shown = {each for forms in agencies.values() for form in forms for each in (form, form.upper())}
    forms = "|".join(re.escape(each) for each in sorted(shown, key=lambda each: (-len(each), each)))
    agency = rf"(?P<agency>{forms})"
    day = r"(?:,? ?[A-Z][a-z]{2,8}\.? ?\d{1,2}(?:,? \d{4})?|,? ?\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)?"
    place = r"[A-Z][\w'’.-]*(?:,? |/)(?:(?:[A-Z][\w'’.-]*|al-\w+|of|the|de)(?:,? |/)){0,6}"
    begins = r"\s*[\"“‘']?(?=[A-Z0-9])"
    return _Patterns(
        names=names,
        alone=re.compile(rf"\W{{0,3}}(?:(?:by|source|from|via)\b:?\s*)?{agency}\W{{0,3}}$", re.IGNORECASE),
        # "By Jane Doe, Agency", "By Jane Doe | Agency"
        byline=re.compile(rf"(?:By|BY) [\w .,'’-]{{3,60}}?(?:, (?:of )?(?:the )?| ?[|/(–—] ?| -+ ){agency}\)?$"),
        datelines=(
            # "PORT SARNATH, April 19 (Agency) - The ferry"
            re.compile(rf"\W{{0,2}}{place}{day},? ?[\[(]{agency}[\])]\s*(?:{_DASH}|:)?{begins}"),
            # "Agency - The ferry", "PORT SARNATH - Agency - The ferry"
            re.compile(rf"\W{{0,2}}(?:{place}{day},? ?{_DASH}\s*)?{agency} ?{_DASH}\s{begins}"),
            # "(Agency) - The ferry"
            re.compile(rf"[\[(]{agency}[\])]\s*(?:{_DASH}|:)?{begins}"),
        ),
        # after a lead of its own: "... sank. PORT SARNATH (Agency) - The ferry"
        inner=re.compile(rf"[.!?][\"”’]?\s+(?:[A-Z][A-Z'’.-]+(?:,? |/)){{1,4}}{day},? ?[\[(]{agency}[\])]"),
        marks={mark: name for name, marks in sorted(table["marks"].items()) for mark in marks},
        endings=(
            # "... sank. (Agency)", "... sank. --Agency"
            re.compile(rf"(?:^|[.!?][\"”’')]?)\s*(?:{_DASH}|[\[(])\s?{agency}(?:\.|[\])]\.?)?\s*$"),
            # "Source: Agency", "(Source: Agency)"
            re.compile(rf"(?:^|\s|\()(?:[Ss]ource|SOURCE)(?: ?[:–—-] ?|\s){agency}\)?\.?\s*$"),
            # "Editing by Jane Doe; Agency"
            re.compile(rf"[Ee]diting by [^;]{{3,80}};\s?{agency}\)?\.?\s*$"),
        ),
        owned=re.compile(rf"(?:[Cc]opyright|COPYRIGHT|©|\([Cc]\))[\W\d]{{1,14}}(?:[Tt]he )?{agency}(?![\w-])"),
    )


def agency(parsed: ParsedArticle) -> str | None:
    """The agency that a date line or credit names ("(Reuters)", "--AFP") as the source of the text, or None.

    What the metadata say wins. None too where two agencies are named so.
    """
    given = parsed.article.agency
    if given is not None:
        return _patterns(parsed.text.language.code).names.get(given.lower(), given)
    found = set(_credited(parsed.article.text, parsed.text.blocks, _patterns(parsed.text.language.code)))
    return found.pop() if len(found) == 1 else None


def _credited(text: str, blocks: tuple[Block, ...], known: _Patterns) -> Iterator[str]:
    shown = [block for block in blocks if block.kind != "caption"]
    first = next((at for at, block in enumerate(shown) if block.kind == "paragraph"), len(shown))
    for block in shown[: min(first, HEAD_BLOCKS)]:
        line = text[block.start : block.end]
        if len(line) <= LONGEST_DATELINE:
            yield from _named(known.alone.match(line) or known.byline.match(line), known)
    for block in shown[first : first + 2]:
        end = min(block.end, block.start + LONGEST_DATELINE)
        for dateline in known.datelines:
            yield from _named(dateline.match(text, block.start, end), known)
        yield from _named(known.inner.search(text, block.start, min(block.end, block.start + LONGEST_LEAD)), known)
    for block in shown[-TAIL_BLOCKS:]:
        line = text[block.start : block.end]
        yield from (name for mark, name in known.marks.items() if mark in line)
        for ending in known.endings:
            yield from _named(ending.search(line[-200:]), known)
        if block.kind == "boilerplate" or len(line) <= LONGEST_DATELINE:
            yield from _named(known.owned.search(line[:300]), known)
        if len(line) <= 40 and len(shown) > 1:
            yield from _named(known.alone.match(line), known)


def _named(match: re.Match[str] | None, known: _Patterns) -> Iterator[str]:
    if match is not None:
        yield known.names[match["agency"].lower()]
