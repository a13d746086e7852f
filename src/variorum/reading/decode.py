"""Bytes -> text, or the reason why they are none."""

import re

from charset_normalizer import from_bytes

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SIGNATURES = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"PAR1", "a Parquet table"),
    (b"\x7fELF", "a program"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
)
_UTF8_SEQUENCE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
# More of a text than this in other than ASCII is not English in an old Windows encoding, but something else.
MOST_OTHER_BYTES = 0.2


class UnreadableError(Exception):
    """These bytes are no text that can be read; the message says what they are and what to do."""


def decoded(data: bytes) -> str:
    """The text that `data` is, character for character, without a byte-order mark.

    Raises UnreadableError. UTF-8 is taken at its word; UTF-16 and UTF-32 are known by their mark (or by the zeros of
    English letters); of the old encodings only Windows-1252 is told with enough certainty, and only for little of it.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    kind = kind_by_signature(data)
    if kind is not None:
        raise UnreadableError(f"is {kind} and no text; save its text as a .txt file")
    if b"\x00" in data:
        return _without_mark(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _old(data, error)


def kind_by_signature(data: bytes) -> str | None:
    """What a file is whose first bytes are `data`, where they are those of a kind that is no plain text."""
    return next((kind for signature, kind in _SIGNATURES if data.startswith(signature)), None)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"begins as {encoding} but is broken at byte {error.start}; save it as UTF-8") from error
    if "\x00" in text:
        raise UnreadableError("has NUL characters, which no text has; remove them")
    return text


def _without_mark(data: bytes) -> str:
    """Text of two bytes a letter: every second byte of English is zero, the others are not."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.35 * len(data) and others == 0:
            return _strictly(data, encoding)
    raise UnreadableError("has NUL bytes, which no text has; remove them, or save its text as a .txt file")


def _old(data: bytes, error: UnicodeDecodeError) -> str:
    other = sum(byte > 127 for byte in data[:100_000])
    if len(_UTF8_SEQUENCE.findall(data[:100_000])) > 0.2 * other:
        raise UnreadableError(f"is UTF-8 but broken at byte {error.start}; save it again as UTF-8") from error
    if other <= MOST_OTHER_BYTES * len(data[:100_000]) and not _has_controls(data):
        best = from_bytes(data, cp_isolation=["cp1252"]).best()
        if best is not None:
            return data.decode("cp1252")
    raise UnreadableError("is not UTF-8, and its encoding cannot be told; save it as UTF-8") from error


def _has_controls(data: bytes) -> bool:
    return any(byte < 32 and byte not in (9, 10, 11, 12, 13, 27) for byte in data[:100_000])
