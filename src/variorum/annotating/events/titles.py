"""The title of an event in the tool's own voice: kind, place and date in neutral words."""

import calendar

from variorum.annotating.events.kinds import Kind
from variorum.records import Place


def event_title(kind: Kind, place: Place | None, date: str | None) -> str:
    """ "Bombing · Aleppo · 19 April 2017"; what is not known is left out."""
    return event_words(kind.title, place.name if place else None, date)


def event_words(kind: str, place: str | None, date: str | None) -> str:
    """The same from the words for the kind and the place, as linking has them."""
    return " · ".join(part for part in (kind, place, spoken_date(date) if date else None) if part)


def spoken_date(date: str) -> str:
    """An EDTF date in words: "19 April 2017", "April 2017", "2017", "since April 2017"; other forms as they are."""
    if "/" in date:
        first, last = (part.replace("..", "") for part in date.split("/", 1))
        if first and last:
            return f"{spoken_date(first)} to {spoken_date(last)}"
        return f"since {spoken_date(first)}" if first else f"until {spoken_date(last)}" if last else date
    pieces = date.partition("T")[0].rstrip("?~%").split("-")
    if not all(piece.isdigit() for piece in pieces) or not 1 <= len(pieces) <= 3:
        return date
    if len(pieces) == 1:
        return pieces[0]
    month = int(pieces[1])
    if not 1 <= month <= 12:
        return date
    words = f"{calendar.month_name[month]} {pieces[0]}"
    return f"{int(pieces[2])} {words}" if len(pieces) == 3 else words
