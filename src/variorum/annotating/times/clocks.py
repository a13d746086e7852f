"""Times of day without their day, which times.py joins to them."""

from __future__ import annotations

import re

from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.phrase import Phrase, Resolve


def _clock(phrase: Phrase) -> Value | None:
    hour_text, _, rest = (phrase.text("C") or str(phrase.number("dk") or "")).partition(".")
    hour_text, colon, minutes = hour_text.replace(".", ":").partition(":") if not rest else (hour_text, ":", rest)
    hour, minute = int(hour_text or 99), int(minutes[:2]) if colon else 0
    half_day = phrase.text("A")[:1]
    if half_day:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half_day == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return _time(phrase, f"{hour:02}:{minute:02}")


def _four_digits(phrase: Phrase) -> Value | None:
    text = phrase.tokens[0].lower
    if not re.fullmatch(r"\d{4}", text) or int(text[:2]) > 23 or int(text[2:]) > 59:
        return None
    return _time(phrase, f"{text[:2]}:{text[2:]}")


def _point(phrase: Phrase) -> Value | None:
    return _time(phrase, phrase.text("E"))


def _time(phrase: Phrase, clock: str) -> Value:
    """A time of day on the day told last in its sentence, else on a day that is not told: times.py joins it to one."""
    return Value("TIME", f"XXXX-XX-XXT{clock}", None, "t")


CLOCKS: dict[str, Resolve] = {
    "clock": _clock,
    "four_digits": _four_digits,
    "point": _point,
}
"""The shapes that this module resolves."""
