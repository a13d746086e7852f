"""Documents that must be taken apart -> rows. Each is a pure function of its bytes, so that workers can do it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from variorum.reading import kinds
from variorum.reading.decode import UnreadableError, decoded
from variorum.reading.limits import LARGEST_DOCUMENT, too_large
from variorum.reading.rows import Row, cell_rows, known


@dataclass(frozen=True, slots=True)
class Document:
    """The bytes of one document, its kind, and what its envelope (a mail's head, a web archive) says of it."""

    kind: str  # one of reading.kinds
    data: bytes
    values: Mapping[str, Any] = field(default_factory=dict)  # win over what the document says of itself
    charset: str | None = None
    url: str | None = None

    @property
    def digest(self) -> str:
        """Of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Extracted:
    """The rows of a document: one, unless it is a table or a feed."""

    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()  # the known columns of a table
    fault: str | None = None


def extracted(document: Document, columns: tuple[tuple[str, str], ...] = ()) -> Extracted:
    """What `document` says. Never raises: what cannot be read has a fault."""
    if len(document.data) > LARGEST_DOCUMENT:
        return Extracted(fault=too_large(len(document.data), LARGEST_DOCUMENT))
    try:
        return _extracted(document, columns)
    except UnreadableError as error:
        return Extracted(fault=str(error))
    except (Exception, RecursionError) as error:
        told = f"{type(error).__name__}: {str(error)[:80]}"
        return Extracted(fault=f"cannot be read ({told}); save its text as a .txt file")


def _extracted(document: Document, columns: tuple[tuple[str, str], ...]) -> Extracted:
    data, kind = document.data, document.kind
    original = document.digest
    if kind == kinds.FEED:
        from variorum.reading.feeds import feed_values

        rows = [Row(number, values, original=original) for number, values in enumerate(feed_values(data), start=1)]
        return Extracted(tuple(rows), fault=None if rows else "is a feed without entries")
    if kind == kinds.XLSX:
        from variorum.reading.office import sheet_rows

        names, table = cell_rows(sheet_rows(data), columns)
        return Extracted(tuple(table), tuple(sorted(known(dict.fromkeys(names, "x"), columns))))
    faults: tuple[str, ...] = ()
    if kind == kinds.PAGE:
        from variorum.reading.page import page_values

        values = page_values(data, document.url, document.charset)
    elif kind == kinds.PDF:
        from variorum.reading.pdf import pdf_values

        values, faults = pdf_values(data)
    elif kind == kinds.DOCX:
        from variorum.reading.office import docx_values

        values = docx_values(data)
    elif kind == kinds.RTF:
        from variorum.reading.office import rtf_values

        values = rtf_values(data)
    else:
        values = {"text": _mail_text(data, document.charset)}
    if not str(values.get("text") or "").strip():
        return Extracted(fault="has no text in it")
    return Extracted((Row(1, {**values, **document.values}, faults=faults, original=original),))


def _mail_text(data: bytes, charset: str | None) -> str:
    try:
        text = data.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        text = decoded(data)
    return text.replace("\r\n", "\n").replace("\x00", "").strip("\n")
