"""Small wording: dates as people write them, lists, plurals, quoted words that can do no harm to a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAY = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?(?:T.*)?\Z")
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}

# C0 and C1 controls (an article may hold terminal commands) and the marks that turn the direction of a line.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def safe(words: str) -> str:
    """`words` with every character that could steer a terminal replaced, one for one."""
    return _UNSAFE.sub("�", words)


def flat(words: str) -> str:
    """`words` as a part of a line: nothing that steers, line ends and tabs as spaces, the spaces of the text kept."""
    return safe(words.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\t", " "))


def one_line(words: str, most: int = 0) -> str:
    """`words` on one line, safe; cut to `most` characters with an ellipsis where `most` is given."""
    line = " ".join(safe(words.replace("\r", " ").replace("\x0b", " ").replace("\x0c", " ")).split())
    return line if not most or len(line) <= most else line[: most - 1].rstrip() + "…"


def quoted(words: str, most: int = 0) -> str:
    """`words` in quotation marks, on one line."""
    return f"“{one_line(words, most)}”"


def listed(words: Sequence[str], most: int = 0, between: str = ", ") -> str:
    """`words` joined by commas, or what `between` gives; beyond `most` only how many more."""
    if most and len(words) > most:
        return f"{between.join(words[:most])} and {len(words) - most} more"
    return between.join(words)


def many(number: int, one: str, several: str = "") -> str:
    """ "1 article", "2 articles"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def day(date: str | None) -> str:
    """An EDTF date as people write it: 4 May 2024, May 2024, 7 September; an interval as two; else as it stands."""
    if not date:
        return ""
    first, slash, last = date.partition("/")
    if slash:
        return f"{day(first) or '…'} to {day(last) or '…'}" if first != last else day(first)
    uncertain = date[-1:] if date[-1:] in "?~%" else ""
    found = _DAY.match(date.rstrip("?~%"))
    if found is None:
        return safe(date)
    year, month, of_month = found.groups()
    parts = []
    if of_month and of_month != "XX":
        parts.append(str(int(of_month)))
    if month in _SEASONS:
        parts.append(_SEASONS[month])
    elif month and month != "XX":
        if not 1 <= int(month) <= 12:
            return safe(date)
        parts.append(_MONTHS[int(month) - 1])
    if year != "XXXX":
        parts.append(year)
    marks = {"?": " (uncertain)", "~": " (about)", "%": " (about, uncertain)", "": ""}
    return (" ".join(parts) or safe(date)) + marks[uncertain]


def short_day(date: str | None) -> str:
    """The day and month of a full date ("4 May"), else as `day`."""
    told = day(date)
    return told.rsplit(" ", 1)[0] if date and re.match(r"\d{4}-\d\d-\d\d", date) and "/" not in date else told


def unique(words: Iterable[str]) -> list[str]:
    """`words` without repetitions and blanks, in the order of their first."""
    return list(dict.fromkeys(word for word in words if word))
