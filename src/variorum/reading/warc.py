"""Web archives (WARC, as of Common Crawl News) -> the pages in them, one at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from typing import IO, Any

from variorum.reading.decode import UnreadableError
from variorum.reading.limits import LARGEST_DOCUMENT, bounded, hushed, size_in_words

_PAGES = frozenset(("text/html", "application/xhtml+xml"))
_DOCUMENTS = frozenset(("application/pdf", "text/plain", "application/rss+xml", "application/atom+xml"))


@dataclass(frozen=True, slots=True)
class Archived:
    """One record: its number in the file (from 1), where it was saved from, and what it is."""

    number: int
    url: str | None
    data: bytes = b""
    is_page: bool = True
    charset: str | None = None
    fault: str | None = None


def archived(stream: IO[bytes]) -> Iterator[Archived]:
    """The pages and documents of a WARC file, unpacked; at its end how many other records it had.

    Raises UnreadableError where the file is broken; what came before is kept.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    hushed("warcio")
    others: Counter[str] = Counter()
    number = 0
    try:
        records = iter(ArchiveIterator(stream, no_record_parse=False))
        while (record := _next(records)) is not None:
            number += 1
            if record.rec_type not in ("response", "resource"):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            headers = record.http_headers if record.http_headers is not None else record.rec_headers
            content = headers.get_header("Content-Type") or ""
            media = content.split(";")[0].strip().lower()
            status = record.http_headers.get_statuscode() if record.http_headers is not None else "200"
            if media not in _PAGES | _DOCUMENTS or status != "200":
                others[media if status == "200" else f"answers {status}"] += 1
                continue
            try:
                data = bounded(record.content_stream(), LARGEST_DOCUMENT)
            except UnreadableError:
                fault = f"has more than the {size_in_words(LARGEST_DOCUMENT)} that are read of one page"
                yield Archived(number, url, fault=fault)
                continue
            charset = content.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
            yield Archived(number, url, data, media in _PAGES, charset)
    except UnreadableError:
        raise
    except (ArchiveLoadFailed, ValueError, EOFError, OSError, AttributeError, KeyError) as error:
        raise UnreadableError(
            f"is broken after its record {number} ({type(error).__name__}); the rest was not read"
        ) from error
    if others:
        told = ", ".join(f"{media or 'unknown'} {times}" for media, times in sorted(others.items())[:8])
        yield Archived(
            number, None, fault=f"{sum(others.values())} of its records are no pages ({told}) and are not read"
        )


def _next(records: Iterator[Any]) -> Any:
    """The next record, or None. The library prints what is wrong with a file; nobody is to see that here."""
    with redirect_stderr(StringIO()):
        return next(records, None)
