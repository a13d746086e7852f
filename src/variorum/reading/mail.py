"""Mails and saved pages in the form of mails -> what they hold: a text, a page, documents attached."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any

from variorum.reading.decode import UnreadableError

_FROM_LINE = re.compile(rb"^From \S+[^\r\n]{0,80}\d{4}[^\r\n]{0,20}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:)", re.M)
MOST_PARTS = 1000


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a mail: its body (without a name) or a document attached to it."""

    data: bytes
    name: str | None = None
    kind: str = "text"  # text, page, or document: told by its content
    charset: str | None = None
    values: dict[str, Any] = field(default_factory=dict)  # of the mail's head, under the names of rows.NAMES


def messages(data: bytes) -> Iterator[bytes]:
    """The mails of an mbox file."""
    starts = list(_FROM_LINE.finditer(data))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(data)
        yield re.sub(rb"^>(>*From )", rb"\1", data[start.end() : end], flags=re.M)


def parts(data: bytes) -> list[Part]:
    """The body of a mail, and what is attached to it. Raises UnreadableError where there is neither."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        found = list(_parts(message))
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"is a mail that cannot be read ({type(error).__name__})") from error
    if not found:
        raise UnreadableError("is a mail without a text")
    return found


def saved_page(data: bytes) -> Part:
    """The page that was saved as one file (MHTML). Raises UnreadableError where there is none."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        for number, part in enumerate(message.walk()):
            if part.get_content_type() in ("text/html", "application/xhtml+xml") and number < MOST_PARTS:
                url = _head(message, "Snapshot-Content-Location") or _head(part, "Content-Location")
                values = {"url": url} if url and url.startswith("http") else {}
                return Part(_payload(part), None, "page", part.get_content_charset(), values)
    except Exception as error:
        raise UnreadableError(f"is a saved page that cannot be read ({type(error).__name__})") from error
    raise UnreadableError("is a saved page (MHTML) without a page in it")


def _parts(message: EmailMessage) -> Iterator[Part]:
    values = {
        "title": _head(message, "Subject"),
        "outlet": parseaddr(_head(message, "From") or "")[0] or None,
        "published": _head(message, "Date"),
    }
    values = {name: value for name, value in values.items() if value}
    plain, page, attached = None, None, []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            raise UnreadableError(f"has more than {MOST_PARTS:,} parts; refused")
        if part.is_multipart():
            continue
        kind, name = part.get_content_type(), part.get_filename()
        if part.get_content_disposition() == "attachment" or (name and not kind.startswith("text/")):
            if not kind.startswith(("image/", "video/", "audio/", "application/pgp-", "text/calendar")):
                attached.append(Part(_payload(part), name or "attachment", "document"))
        elif kind == "text/plain" and plain is None:
            plain = Part(_payload(part), None, "text", part.get_content_charset(), values)
        elif kind == "text/html" and page is None:
            page = Part(_payload(part), None, "page", part.get_content_charset(), values)
    if plain is not None and plain.data.strip():
        yield plain
    elif page is not None:
        yield page
    yield from attached


def _payload(part: Any) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _head(message: Any, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None
