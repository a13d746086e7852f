"""A parsed field -> its passages: the sentences of its paragraphs, and its headings, captions and clutter whole."""

from variorum.annotating.parse import Parsed
from variorum.annotating.tree import tree_of
from variorum.records import Passage, content_id


def passages(parsed: Parsed) -> tuple[Passage, ...]:
    """The passages of one field, in order of place. A sentence is trimmed of white space at both ends."""
    article, field = parsed.article.id, parsed.field

    def passage(start: int, end: int, kind: str) -> Passage:
        return Passage(content_id("p", article, field, start, end), article, field, start, end, kind)

    if field == "title":
        return tuple(passage(block.start, block.end, "title") for block in parsed.blocks)
    found = [passage(b.start, b.end, b.kind) for b in parsed.blocks if b.kind != "paragraph"]
    paragraphs = [block for block in parsed.blocks if block.kind == "paragraph"]
    at = 0
    tree = tree_of(parsed.doc)
    for first, last in tree.sentences:
        while first < last and tree.text[first].isspace():
            first += 1
        while first < last and tree.text[last - 1].isspace():
            last -= 1
        if first == last:
            continue
        start, end = tree.start[first], tree.end[last - 1]
        while at < len(paragraphs) and paragraphs[at].end <= start:
            at += 1
        if at < len(paragraphs) and paragraphs[at].start <= start:
            found.append(passage(start, end, "sentence"))
    return tuple(sorted(found, key=lambda each: each.start))
