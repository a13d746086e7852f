"""Days, months, weekdays and parts of the day, full or relative to the article's own day."""

from __future__ import annotations

import re
from datetime import date

from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.phrase import Phrase, Resolve, year_of


def _nearby_day(phrase: Phrase, month: int, day: int) -> Value | None:
    """A day without a year: of the years around the article's own the one whose weekday fits, where one is told."""
    context = phrase.context
    if context.year is None:
        return edtf.day(None, month, day)
    if context.today is None:
        return edtf.day(context.year, month, day) if context.month is None else edtf.day(None, month, day)
    found = [edtf.day(context.year + step, month, day) for step in (-1, 0, 1)]
    weekday = phrase.number("WK")
    fitting = [value for value in found if value and value.first and value.first.isoweekday() == weekday]
    return fitting[0] if len(fitting) == 1 else _nearest(found, context.today, phrase)


# In these ways chosen on TimeBank: a date in the coming three months is told sooner than one of more than half a year
# ago, which would have been given its year or a "last".
_NEAR_FUTURE, _LONG_AGO = 92, 183


def _nearest(found: list[Value | None], today: date, phrase: Phrase) -> Value | None:
    """The last of the dates for what was, the next one for what will be, unless the other is much nearer."""
    days = [(value.first, value) for value in found if value is not None and value.first is not None]
    past = [(first, value) for first, value in days if first <= today]
    future = [(first, value) for first, value in days if first >= today]
    if not past or not future:
        return None
    ago, ahead = (today - past[-1][0]).days, (future[0][0] - today).days
    if not ago:
        return past[-1][1]
    if phrase.since() or phrase.context.plainly_past(phrase.at):
        return past[-1][1]
    near = ahead <= _NEAR_FUTURE and ago >= _LONG_AGO
    return future[0][1] if near or phrase.direction() == "future" else past[-1][1]


def _day_month(phrase: Phrase) -> Value | None:
    month, day = phrase.number("MJ"), phrase.number("do")
    if month is None or day is None or _names_an_era(phrase):
        return None
    year = year_of(phrase)
    return _nearby_day(phrase, month, day) if year is None else edtf.day(year, month, day)


def _names_an_era(phrase: Phrase) -> bool:
    """ "The post-May 8 order": a day that everybody knows, seldom of the year of the article."""
    tokens, at = phrase.context.words.tokens, phrase.at
    return at > 1 and tokens[at - 1].kind == "-" and tokens[at - 2].lower in ("post", "pre")


def _days(phrase: Phrase) -> Value | None:
    month, year = phrase.number("MJ"), year_of(phrase)
    days = [token.value for token, kind in zip(phrase.tokens, phrase.kinds, strict=True) if kind in "do"]
    if month is None or len(days) != 2 or not all(isinstance(day, int) for day in days):
        return None
    first, last = (
        _nearby_day(phrase, month, int(str(day))) if year is None else edtf.day(year, month, int(str(day)))
        for day in days
    )
    return edtf.between(first, last) if first and last else None


def _month_glued(phrase: Phrase) -> Value | None:
    """ "Apr 152017": some texts have lost the comma with its space."""
    month, token = phrase.number("MJ"), phrase.first("n")
    if month is None or token is None or not re.fullmatch(r"\d{1,2}(?:19|20)\d\d", token.lower):
        return None
    return edtf.day(int(token.lower[-4:]), month, int(token.lower[:-4]))


def _month(phrase: Phrase) -> Value | None:
    month, year, context = phrase.number("MJ"), year_of(phrase), phrase.context
    if month is None:
        return None
    if year is not None:
        return edtf.month(year, month)
    if context.year is None or context.month is None:
        return edtf.month(None, month)
    if phrase.has("H"):
        return edtf.month(context.year, month)
    if phrase.at and context.words.kinds[phrase.at - 1] == "@":
        # "that May": of the year told before.
        told = context.last.first if context.last else None
        return edtf.month(told.year if told else None, month)
    if phrase.shift() < 0:
        return edtf.month(context.year - (month >= context.month), month)
    if phrase.shift() > 0:
        return edtf.month(context.year + (month <= context.month), month)
    if month == context.month:
        return edtf.month(context.year, month)
    found = [edtf.month(context.year + step, month) for step in (-1, 0, 1)]
    return _nearest(found, date(context.year, context.month, 1), phrase)


def _numeric(phrase: Phrase) -> Value | None:
    text = phrase.tokens[0].lower
    iso = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:t(\d\d:\d\d))?", text)
    if iso:
        found = edtf.day(int(iso[1]), int(iso[2]), int(iso[3]))
        return edtf.at(found, iso[4]) if found and iso[4] and iso[4] < "24:00" else found
    first, second, last = (int(part) for part in re.split(r"[/.-]", text))
    year = last if last > 99 else 2000 + last if last < 70 else 1900 + last
    orders = {"dm": edtf.day(year, second, first), "md": edtf.day(year, first, second)}
    known = "dm" if "." in text else phrase.context.numeric_order
    if known:
        return orders[known]
    dates = {value.timex: value for value in orders.values() if value is not None}
    if len(dates) > 1 and phrase.context.today is not None:
        near = [
            value for value in dates.values() if value.first and abs((value.first - phrase.context.today).days) <= 3
        ]
        if len(near) == 1:
            return near[0]
    if len(dates) > 1 and "-" in text:
        # With hyphens the day comes first wherever people write it so, the United States being the exception.
        return orders["dm"]
    return next(iter(dates.values())) if len(dates) == 1 else None


def _deictic(phrase: Phrase) -> Value | None:
    today, days = phrase.context.today, phrase.number("R")
    if days is None:
        return None
    part = phrase.text("P") or {"tonight": "NI", "overnight": "NI"}.get(phrase.first("R").lower, "")  # type: ignore[union-attr]
    day = edtf.moved(today, days) if today else None
    if day is None:
        timex = "XXXX-XX-XX" + (f"T{part}" if part else "")
        return Value("TIME" if part else "DATE", timex, None, "")
    if phrase.lower()[-1] == "overnight":
        # The night that leads to the article's day.
        before = edtf.moved(day, -1)
        return Value("TIME", f"{day}TNI", f"{before}/{day}" if before else None, "T", day)
    return edtf.at(edtf.on(day), part) if part else edtf.on(day)


def _day_around(phrase: Phrase) -> Value | None:
    """The day before yesterday, the day after tomorrow."""
    today, days = phrase.context.today, phrase.number("R")
    step = {("before", -1): -2, ("after", 1): 2}.get((phrase.tokens[2].lower, days or 0))
    day = edtf.moved(today, step) if today and step else None
    return edtf.on(day) if day else None


def _weekday(phrase: Phrase) -> Value | None:
    """A weekday in news is the last one, the day itself included, unless its verb is of the future."""
    context = phrase.context
    number, today, part = phrase.number("Ww"), context.written or context.today, phrase.text("P")
    if number is None:
        return None
    if {"previous", "preceding", "following", "ensuing"} & set(phrase.lower()):
        last = context.last_day
        today = last.first if last is not None else None
    if today is None:
        timex = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return Value("TIME" if part else "DATE", timex, None, "")
    back = (today.isoweekday() - number) % 7
    if phrase.has("N"):
        days = 7 - back if back else 7
    elif phrase.has("L"):
        days = -(back or 7)
    elif back and phrase.direction() == "future":
        days = 7 - back
    else:
        days = -back
    day = edtf.moved(today, days)
    if day is None:
        return None
    return edtf.at(edtf.on(day), part) if part else edtf.on(day)


def _weekend(phrase: Phrase) -> Value | None:
    """The weekend is the last one, that which is running included, unless the verb is of the future."""
    today = phrase.context.today
    if phrase.text("U") != "WE" or today is None:
        return None
    ahead = today.weekday() >= 5 or phrase.direction() == "future"
    day = edtf.moved(today, 0 if ahead else -7)
    return edtf.weekend(day) if day else None


def _weekday_plural(phrase: Phrase) -> Value | None:
    """ "on Saturdays" repeats; "Saturdays attack" lost its apostrophe in the web page it comes from."""
    context, at = phrase.context, phrase.at
    before = context.words.tokens[at - 1].lower if at else ""
    word = context.words.parser_token(at)
    following = context.words.parser_token(at + 1) if at + 1 < len(context.words.tokens) else None
    modifies = word is not None and word.head.i > word.i and word.head.pos_ in ("NOUN", "PROPN")
    modifies = modifies or (following is not None and following.pos_ in ("NOUN", "ADJ", "PROPN"))
    if modifies and (before != "on" or word.dep_ in ("compound", "poss", "nmod")):
        return _weekday(phrase)
    return Value("SET", f"XXXX-WXX-{phrase.number('w')}")


def _part(phrase: Phrase) -> Value | None:
    """This morning, last night; "the morning" is of the day told before."""
    part, context = phrase.text("P"), phrase.context
    if phrase.has("LH"):
        day = edtf.moved(context.today, phrase.shift()) if context.today else None
    else:
        after = phrase.at + len(phrase.tokens)
        of_a_day = context.words.kinds[after : after + 1] == "O"
        day = context.last.first if context.last and context.last.grain in "DT" and not of_a_day else None
    if day is None:
        return Value("TIME", f"XXXX-XX-XXT{part}", None, "t")
    return edtf.at(edtf.on(day), part)


DAYS: dict[str, Resolve] = {
    "days_month": _days,
    "month_days": _days,
    "day_month": _day_month,
    "month_day": _day_month,
    "month_glued": _month_glued,
    "month_year": _month,
    "month_this_year": _month,
    "numeric": _numeric,
    "day_around": _day_around,
    "deictic": _deictic,
    "weekday": _weekday,
    "weekday_plural": _weekday_plural,
    "weekend": _weekend,
    "last_month": _month,
    "part": _part,
    "month": _month,
}
"""The shapes that this module resolves."""
