"""RSS and Atom files -> one row an entry. Only the file is read; nothing that it points to is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from variorum.reading.decode import UnreadableError
from variorum.reading.page import fragment_text

_DECLARES = re.compile(rb"<!ENTITY", re.IGNORECASE)


def feed_values(data: bytes) -> Iterator[dict[str, Any]]:
    """What each entry says under the names of rows.NAMES; the outlet is the feed's own title."""
    import feedparser

    if _DECLARES.search(data):
        raise UnreadableError("declares XML entities, which no feed needs; refused")
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:
        raise UnreadableError(f"is a feed that cannot be read ({type(error).__name__})") from error
    outlet = _words(feed.feed.get("title"))
    for entry in feed.entries:
        bodies = [each.get("value") or "" for each in entry.get("content", [])]
        text = fragment_text(max([*bodies, entry.get("summary") or ""], key=len))
        source = entry.get("source") or {}
        updated = dict(entry).get("updated")  # asked of the entry itself, it would give the date of publication
        values = {
            "outlet": _words(source.get("title")) or outlet,
            "title": _words(fragment_text(entry.get("title") or "")),
            "url": entry.get("link"),
            "published": entry.get("published") or updated,
            "modified": updated if entry.get("published") else None,
            "text": text,
        }
        yield {name: value for name, value in values.items() if value}


def _words(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
