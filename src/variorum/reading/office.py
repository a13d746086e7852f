"""Word, RTF and Excel files -> their text or rows. XML is read without entities, archives within bounds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from variorum.reading.decode import UnreadableError
from variorum.reading.limits import LARGEST_DOCUMENT, LARGEST_RATIO, SMALLEST_BOMB, bounded, size_in_words

MOST_SHEET_ROWS = 500_000
MOST_SHEET_COLUMNS = 500
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_NO_TITLES = re.compile(r"(?:microsoft word\b.*|untitled.*|document\s*\d*|.*\.(?:docx?|rtf|pdf))", re.IGNORECASE)


def docx_values(data: bytes) -> dict[str, Any]:
    """The paragraphs of a Word document, deleted words left out, and its title where it has one."""
    with _opened(data) as archive:
        root = _xml(archive, "word/document.xml")
        title = None
        if "docProps/core.xml" in archive.namelist():
            title = next((each.text for each in _xml(archive, "docProps/core.xml").iter(_TITLE)), None)
    return {"text": "\n\n".join(_paragraphs(root)), **_titled(title)}


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        words: list[str] = []
        waiting = [paragraph]
        while waiting:
            each = waiting.pop()
            if each.tag == f"{_W}t":
                words.append(each.text or "")
            elif each.tag == f"{_W}tab":
                words.append("\t")
            elif each.tag in (f"{_W}br", f"{_W}cr"):
                words.append("\n")
            elif each.tag == f"{_W}noBreakHyphen":
                words.append("-")
            # A text box holds paragraphs of its own, which the loop above meets by themselves.
            elif each is paragraph or each.tag not in (f"{_W}p", f"{_W}del", f"{_W}moveFrom", f"{_W}pPr"):
                waiting.extend(reversed(each))
        text = "".join(words).strip()
        if text:
            yield text


def rtf_values(data: bytes) -> dict[str, Any]:
    """The text of an RTF document and its title where it has one."""
    from striprtf.striprtf import rtf_to_text

    source = data.decode("latin-1")
    to_text: Callable[..., str] = rtf_to_text
    try:
        text = to_text(source, errors="ignore")
    except Exception as error:
        raise UnreadableError(f"is an RTF document that cannot be read ({type(error).__name__})") from error
    lines = (line.strip() for line in str(text).replace("\x00", "").split("\n"))
    title = re.search(r"\{\\title\s+([^{}\\]{1,300})\}", source[:20_000])
    return {"text": "\n\n".join(line for line in lines if line), **_titled(title[1] if title else None)}


def sheet_rows(data: bytes) -> list[list[str]]:
    """The cells of the first sheet that has a row with something in it, as strings."""
    from openpyxl import load_workbook

    with _opened(data) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                _refuse_entities(archive.open(name).read(2048), name)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            rows = []
            for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MOST_SHEET_COLUMNS)):
                if number > MOST_SHEET_ROWS:
                    raise UnreadableError(f"has more than {MOST_SHEET_ROWS:,} rows; split it")
                rows.append([_cell(value) for value in cells])
            if any(any(row) for row in rows):
                return _from_header(rows)
    except UnreadableError:
        raise
    except Exception as error:
        raise UnreadableError(f"is an Excel file that cannot be read ({type(error).__name__}); save it anew") from error
    raise UnreadableError("is an Excel file without content")


def _from_header(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows from the first one that is not empty."""
    first = next(at for at, row in enumerate(rows) if any(row))
    return list(rows[first:])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if (value.hour, value.minute) == (0, 0) else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableError("is a broken office document; save it anew") from error
    size = sum(each.file_size for each in archive.infolist())
    packed = sum(each.compress_size for each in archive.infolist())
    if size > LARGEST_DOCUMENT * 4 or (size > SMALLEST_BOMB and size > LARGEST_RATIO * max(packed, 1)):
        told = f"unpacks from {size_in_words(packed)} to {size_in_words(size)}"
        raise UnreadableError(f"{told}: refused as a bomb; save it anew")
    return archive


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        with archive.open(name) as member:
            return fromstring(bounded(member, LARGEST_DOCUMENT), forbid_dtd=True)
    except DefusedXmlException as error:
        raise UnreadableError("declares XML entities, which no office document does; refused") from error
    except (ParseError, ValueError, OSError, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile) as error:
        raise UnreadableError("is a broken office document; save it anew") from error
    except Exception as error:
        raise UnreadableError(f"is an office document that cannot be read ({type(error).__name__})") from error


def _refuse_entities(head: bytes, name: str) -> None:
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableError("declares XML entities, which no office document does; refused")


def _titled(title: str | None) -> Mapping[str, str]:
    """The title, unless it is what programs write where nobody gave one."""
    title = " ".join((title or "").split())
    return {} if not title or _NO_TITLES.fullmatch(title) else {"title": title}
