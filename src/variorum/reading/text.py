"""Plain text -> blocks: paragraphs, headings, captions and clutter."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from variorum.reading import clutter
from variorum.reading.head import Title, head, is_byline, is_date_line, is_reporters_credit, tail
from variorum.reading.inside import without_inside
from variorum.reading.layout import units
from variorum.records import Article, Span
from variorum.sources import Block, Source

# Units at the top of a text that may hold its title, date line and credit, one by one.
HEAD_UNITS = 8
# A paragraph of this many characters that stands in the text once more, letter for letter, is a copy that the page
# carried (a lead repeated, a teaser): shorter ones may be answers, refrains, names.
SHORTEST_REPEATED = 60
# Headings in a row: a title, a deck, a section and its first item; more are a list.
LONGEST_HEADING_RUN = 4
# Readers' comments begin in the last part of a page; a link to them may stand at its top.
COMMENTS_AFTER = 0.4


def blocks(text: str, title: str | None = None, language: str = "en") -> tuple[Block, ...]:
    """The blocks of a plain text, in order: together they hold every character that is not white space.

    `title` (of the metadata) tells a heading where the text repeats it; `language` names the folder of the lexicon.
    """
    spans = units(text)
    wanted = Title.of(title)
    found: list[Block] = []
    by_shape: set[int] = set()  # starts of the blocks that are headings by nothing but their look
    at_head = True
    for number, (start, end) in enumerate(spans):
        unit = text[start:end]
        pieces = []
        if at_head and number < HEAD_UNITS and not is_date_line(unit, language):
            pieces = head(text, start, end, wanted, language)
            found.extend(pieces)
            body = pieces[-1].end if pieces else start
            start, end = _trimmed(text, body, end)
            unit = text[start:end]
        if unit:
            block = Block(start, end, _kind(unit, wanted, language))
            if block.kind == "heading" and not _is_known_head(unit, wanted, language):
                by_shape.add(start)
            found.append(block)
            at_head = at_head and block.kind != "paragraph"
    found = [
        piece
        for block in found
        for piece in (without_inside(text, block, language) if block.kind == "paragraph" else (block,))
    ]
    found = list(_without_tail(text, found, language))
    found = list(_in_context(text, found, language))
    return tuple(_without_loose_headings(found, by_shape))


def _trimmed(text: str, start: int, end: int) -> Span:
    cut = text[start:end]
    return start + len(cut) - len(cut.lstrip()), end if cut.strip() else start


def _kind(unit: str, title: Title, language: str) -> str:
    if is_reporters_credit(unit):
        return "boilerplate"
    kind = clutter.kind_of(unit, language)
    return "heading" if kind == "paragraph" and _is_known_head(unit, title, language) else kind


def _is_known_head(unit: str, title: Title, language: str) -> bool:
    return title.is_repeated_by(unit) or is_date_line(unit, language) or is_byline(unit)


def _without_tail(text: str, found: list[Block], language: str) -> Iterator[Block]:
    """`found` with the clutter cut off that ends the last paragraph of a text."""
    last = max((at for at, block in enumerate(found) if block.kind == "paragraph"), default=None)
    for at, block in enumerate(found):
        found_tail = tail(text, block.start, block.end, language) if at == last else None
        if found_tail is None:
            yield block
            continue
        cut, kind = found_tail
        kept = len(text[block.start : cut].rstrip())
        if kept:
            yield Block(block.start, block.start + kept, block.kind)
        yield Block(cut, block.end, kind)


def _without_loose_headings(found: list[Block], by_shape: set[int]) -> Iterator[Block]:
    """`found` where lines without an end are headings only if they stand over something.

    The last ones of a text, and those in long runs (lists, verses, texts without punctuation), are paragraphs.
    """
    loose: set[int] = set()
    run: list[int] = []
    for number in range(len(found) + 1):
        kind = found[number].kind if number < len(found) else "end"
        if kind == "heading":
            run.append(number)
        elif kind in ("paragraph", "end"):
            shaped = [each for each in run if found[each].start in by_shape]
            if kind == "end" or len(shaped) > LONGEST_HEADING_RUN:
                loose.update(shaped)
            run = []
    for number, block in enumerate(found):
        yield Block(block.start, block.end, "paragraph") if number in loose else block


def _in_context(text: str, found: list[Block], language: str) -> Iterator[Block]:
    """`found` with what is clutter by its place: lists of other stories, comments, menus, paragraphs printed twice."""
    menus = _menus(text, found, language)
    seen: set[str] = set()
    paragraphs, in_list, in_comments = 0, False, False
    for number, block in enumerate(found):
        unit = text[block.start : block.end]
        in_comments = in_comments or (
            paragraphs >= 2 and block.start >= COMMENTS_AFTER * len(text) and clutter.opens_comments(unit, language)
        )
        if clutter.opens_list(unit, language):
            in_list = True
            clutters = True
        else:
            in_list = in_list and (block.kind in ("boilerplate", "caption") or clutter.is_teaser(unit))
            clutters = in_list or in_comments or number in menus
            if len(unit) >= SHORTEST_REPEATED and block.kind == "paragraph":
                clutters = clutters or unit in seen
                seen.add(unit)
        paragraphs += block.kind == "paragraph" and not clutters
        yield Block(block.start, block.end, "boilerplate") if clutters else block


def _menus(text: str, found: list[Block], language: str) -> frozenset[int]:
    """The numbers of the blocks that make a menu: four or more short lines in a row, half of them names of sections."""
    menus: list[int] = []
    run: list[int] = []
    for number in range(len(found) + 1):
        short = (
            number < len(found) and found[number].end - found[number].start <= 30 and found[number].kind != "paragraph"
        )
        if short:
            run.append(number)
            continue
        named = sum(clutter.is_menu_name(text[found[each].start : found[each].end], language) for each in run)
        if len(run) >= 4 and 2 * named >= len(run):
            menus.extend(run)
        run = []
    return frozenset(menus)


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
