"""A PDF document -> its text in paragraphs. The lines of a page are joined again; running heads are left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

from variorum.reading.decode import UnreadableError
from variorum.reading.limits import hushed

MOST_PAGES = 2000
# A line that is shorter than this share of the widest ones and ends a sentence ends its paragraph: own judgement.
FULL_LINE = 0.85
# A line at the top or bottom of so many pages (numbers apart) is a running head.
FEWEST_REPEATS = 3

_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def pdf_values(data: bytes) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The text of the document and its title where its first page bears it out; and what is wrong with it.

    Raises UnreadableError for a scan, which has no text, and for what is encrypted or broken.
    """
    from pypdf import PdfReader

    hushed("pypdf")
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError("is encrypted; save it without a password")
        if len(reader.pages) > MOST_PAGES:
            raise UnreadableError(
                f"has {len(reader.pages):,} pages, more than the {MOST_PAGES:,} that are read; split it"
            )
        pages = [(page.extract_text() or "").replace("\x00", "") for page in reader.pages]
        images = sum(1 for page, text in zip(reader.pages, pages, strict=True) if not text.strip() and _has_image(page))
        title = reader.metadata.title if reader.metadata is not None else None
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(
            f"is a PDF document that cannot be read ({type(error).__name__}); print it anew"
        ) from error
    if not any(text.strip() for text in pages):
        counted = f"{images} page image{'' if images == 1 else 's'}" if images else f"{len(pages)} empty pages"
        raise UnreadableError(f"no text in it: {counted}")
    faults: tuple[str, ...] = ()
    if images:
        faults = (f"{images} of {len(pages)} pages are images without text, which are not read",)
    text = paragraphs(pages)
    values = {"text": text}
    if title and _folded(title) and _folded(title) in _folded(text[:2000]):
        values["title"] = title
        first, _, rest = text.partition("\n\n")
        if rest and _folded(first) == _folded(title):
            values["text"] = rest
    return values, faults


def paragraphs(pages: list[str]) -> str:
    """The lines of all pages as paragraphs, a blank line between them."""
    kept = _without_running_heads([[line.strip() for line in page.splitlines()] for page in pages])
    lines = [line for page in kept for line in page]
    lengths = sorted(len(line) for line in lines if line)
    width = lengths[-1 - len(lengths) // 10] if lengths else 0
    found: list[str] = []
    ended = True
    for line in lines:
        if not line:
            # Between pages or by a gap; a sentence that goes on shows that it was no end.
            ended = ended or bool(found and _SENTENCE_END.search(found[-1]))
            continue
        if ended or not found:
            found.append(line)
        elif re.search(r"[a-z]-$", found[-1]) and line[0].islower():
            found[-1] = found[-1][:-1] + line
        else:
            found[-1] += " " + line
        ended = _ends(line, width)
    return "\n\n".join(found)


def _ends(line: str, width: int) -> bool:
    """The paragraph ends with this line: a short one that ends a sentence, or a heading's."""
    if len(line) >= FULL_LINE * width:
        return False
    return bool(_SENTENCE_END.search(line)) or len(line) < 0.6 * width


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    edges: Counter[str] = Counter()
    trimmed = []
    for lines in pages:
        while lines and not lines[0]:
            lines = lines[1:]
        while lines and not lines[-1]:
            lines = lines[:-1]
        trimmed.append(lines)
        edges.update({_masked(line) for line in (*lines[:2], *lines[-2:])})
    repeated = {line for line, times in edges.items() if times >= FEWEST_REPEATS and times > len(pages) / 2}
    kept = []
    for lines in trimmed:
        last = len(lines) - 1
        kept.append(
            [
                line
                for at, line in enumerate(lines)
                if not (at in (0, 1, last - 1, last) and (_masked(line) in repeated or _PAGE_NUMBER.fullmatch(line)))
            ]
        )
    return kept


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _has_image(page: Any) -> bool:
    try:
        found = page["/Resources"].get_object().get("/XObject", {}).get_object()
        return any(found[name].get_object().get("/Subtype") == "/Image" for name in found)
    except Exception:
        return False


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().lower()
