"""The value of each shape of temporal expression: one function a shape, from its tokens and the context to a value."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from variorum.annotating import edtf_values as edtf
from variorum.annotating.edtf_values import Value
from variorum.annotating.time_context import Context
from variorum.annotating.time_tokens import Token

# A number of units above this is no time that news tells, and may lie beyond the calendar.
_MOST = 100_000
_LONG_PERIODS = {"E": 10, "C": 100}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of one shape. `at` is the number of the first one, `kinds` their letters."""

    context: Context
    tokens: Sequence[Token]
    kinds: str
    at: int

    def first(self, letters: str) -> Token | None:
        """The first token whose letter is one of `letters`."""
        for token, kind in zip(self.tokens, self.kinds, strict=True):
            if kind in letters:
                return token
        return None

    def number(self, letters: str) -> int | None:
        """The value of the first token with one of `letters`, where it is a whole number."""
        token = self.first(letters)
        return token.value if token is not None and isinstance(token.value, int) else None

    def text(self, letters: str) -> str:
        """The value of the first token with one of `letters`, where it is text; else ""."""
        token = self.first(letters)
        return token.value if token is not None and isinstance(token.value, str) else ""

    def has(self, letters: str) -> bool:
        """Whether a token has one of `letters`."""
        return any(letter in self.kinds for letter in letters)

    def shift(self) -> int:
        """-1 for "last", 1 for "next", 0 for "this"."""
        return -1 if "L" in self.kinds else 1 if "N" in self.kinds else 0

    def direction(self) -> str:
        """The tense of the verb that the phrase hangs on; what something lasts since is past."""
        return "past" if self.since() else self.context.direction(self.at)

    def since(self) -> bool:
        """Whether "since" stands before it."""
        return self.at > 0 and self.context.words.kinds[self.at - 1] == "s"

    def lower(self) -> list[str]:
        """The words in lower case."""
        return [token.lower for token in self.tokens]


# --- days and months


def _year_of(phrase: Phrase) -> int | None:
    """The year that the phrase gives: "2017", or "this year" of the article's."""
    if phrase.has("y"):
        return phrase.number("y")
    if phrase.has("U") and phrase.has("LNH") and phrase.context.year is not None:
        return phrase.context.year + phrase.shift()
    return None


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
    if not phrase.since() and ((ahead <= _NEAR_FUTURE and ago >= _LONG_AGO) or phrase.direction() == "future"):
        return future[0][1]
    return past[-1][1]


def _day_month(phrase: Phrase) -> Value | None:
    month, day = phrase.number("MJ"), phrase.number("do")
    if month is None or day is None:
        return None
    year = _year_of(phrase)
    return _nearby_day(phrase, month, day) if year is None else edtf.day(year, month, day)


def _days(phrase: Phrase) -> Value | None:
    month, year = phrase.number("MJ"), _year_of(phrase)
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
    month, year, context = phrase.number("MJ"), _year_of(phrase), phrase.context
    if month is None:
        return None
    if year is not None:
        return edtf.month(year, month)
    if context.year is None or context.month is None:
        return edtf.month(None, month)
    if phrase.has("H"):
        return edtf.month(context.year, month)
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


# --- what is relative to the article's day


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
    number, today, part = phrase.number("Ww"), phrase.context.today, phrase.text("P")
    if number is None:
        return None
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


def _year_end(phrase: Phrase) -> Value | None:
    """Year-end."""
    year = phrase.context.year
    if phrase.text("U") != "Y" or phrase.tokens[-1].lower != "end" or year is None:
        return None
    end = edtf.month(year, 12)
    return replace(end, timex=f"{end.timex}-31") if end else None


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
        day = context.last.first if context.last and context.last.grain in "DT" else context.today
    if day is None:
        return Value("TIME", f"XXXX-XX-XXT{part}")
    return edtf.at(edtf.on(day), part)


def _moved(context: Context, from_value: Value | None, count: int, unit: str) -> Value | None:
    """`count` units after `from_value`, else after the article's day, at the grain of the unit."""
    first = from_value.first if from_value is not None else context.today
    if first is None:
        year = from_value is None and context.year
        return edtf.year(year + count * _LONG_PERIODS.get(unit, 1)) if year and unit in "YEC" else None
    if unit in ("D", "W", "F", "WE"):
        day = edtf.moved(first, count * {"D": 1, "W": 7, "F": 14, "WE": 7}[unit])
        if day is None:
            return None
        return edtf.on(day) if unit == "D" else edtf.weekend(day) if unit == "WE" else edtf.week(day)
    if unit in ("Y", "E", "C"):
        return edtf.year(first.year + count * _LONG_PERIODS.get(unit, 1))
    if unit in ("M", "Q"):
        there = edtf.months_on(first.year, first.month, count * (1 if unit == "M" else 3))
        if there is None:
            return None
        return edtf.month(*there) if unit == "M" else edtf.quarter(there[0], (there[1] + 2) // 3)
    return None


def _unit(phrase: Phrase) -> str:
    return "Q" if phrase.has("Q") else phrase.text("UVY")


def _last_unit(phrase: Phrase) -> Value | None:
    """Last year, this week, earlier this month; "the previous day" is of the date told before."""
    unit, context, words = _unit(phrase), phrase.context, phrase.lower()
    anchor = None
    if any(word in ("previous", "preceding", "following", "ensuing") for word in words):
        anchor = _anchor(context, unit)
        if anchor is None:
            return None
    if unit == "D" and phrase.has("L") and anchor is None:
        return None  # "the last day" of something
    if unit in ("TH", "TM", "TS"):
        return Value("DURATION", f"PT1{unit[1]}")
    if unit == "E" or unit == "C":
        return _long(phrase, unit)
    found = _moved(context, anchor, phrase.shift(), unit)
    return found or Value("DATE", {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))


def _long(phrase: Phrase, unit: str) -> Value | None:
    """This century, the last decade."""
    year = phrase.context.year
    if year is None or phrase.shift():
        return Value("DURATION", "P10Y" if unit == "E" else "P100Y")
    return edtf.decade(year // 10) if unit == "E" else edtf.century(year // 100 + 1)


def _that_unit(phrase: Phrase) -> Value | None:
    """That day, the same year: of the date told before."""
    unit = phrase.text("U")
    last = _anchor(phrase.context, unit)
    return _moved(phrase.context, last, 0, unit) if last is not None else None


# Grains that are fine enough to count a unit from.
_FINE_ENOUGH = {"D": "DT", "W": "WDT", "WE": "WDT", "F": "WDT", "M": "MWDT", "Q": "QMWDT", "Y": "YHSQMWDT"}


def _anchor(context: Context, unit: str) -> Value | None:
    """The date told last, where it is fine enough to count `unit` from; for days the last day told."""
    grains = _FINE_ENOUGH.get(unit, "")
    return next((each for each in (context.last, context.last_day) if each is not None and each.grain in grains), None)


def _in_this(phrase: Phrase) -> Value | None:
    """Earlier in the day, early in the year."""
    return _that_unit(phrase) or _moved(phrase.context, None, 0, phrase.text("U"))


def _day_before(phrase: Phrase) -> Value | None:
    """The day before, the year after: of the date told before, where nothing follows that it would be before."""
    step = -1 if phrase.tokens[-1].lower in ("before", "earlier", "previously", "prior") else 1
    last = _anchor(phrase.context, phrase.text("U"))
    if last is None or not _ends_clause(phrase):
        return None
    return _moved(phrase.context, last, step, phrase.text("U"))


def _ends_clause(phrase: Phrase) -> bool:
    if phrase.tokens[-1].lower in ("earlier", "later", "afterwards", "afterward"):
        return True
    after = phrase.at + len(phrase.tokens)
    return after >= len(phrase.context.words.kinds) or phrase.context.words.kinds[after] in ".,:|-"


# --- counted units


def _count(phrase: Phrase) -> Decimal | None:
    """The number of units, None where it is vague. Of two ("12 to 18 months") the first is left out: it is vague."""
    if phrase.has("qbj") or phrase.kinds.count("V") > 1 or re.search("[dn]-[dn]|aV", phrase.kinds):
        return None
    total, current, seen = Decimal(0), Decimal(0), False
    numbers = [(t, k) for t, k in zip(phrase.tokens, phrase.kinds, strict=True) if k in "dnyk/&ha"]
    for at, (token, kind) in enumerate(numbers):
        if kind in "dnyk":
            value = Decimal(str(token.value))
            if at + 1 < len(numbers) and numbers[at + 1][1] == "/":
                continue
            if at and numbers[at - 1][1] == "/":
                if not value:
                    return None
                current += Decimal(str(numbers[at - 2][0].value)) / value
            elif kind == "k" and value in (100, 1000):
                current = (current or Decimal(1)) * value
            else:
                current += value
            seen = True
        elif kind == "h":
            current += Decimal("0.5")
            seen = True
    total += current
    return total if seen else Decimal(1)


def _length(count: Decimal | None, unit: str) -> str:
    """The TIMEX3 period of so many units: P3D, PT1H30M, PXY."""
    time, letter = ("T", unit[1]) if len(unit) == 2 and unit[0] == "T" else ("", unit)
    times = {"E": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "WE": (1, "WE")}
    if count is None:
        return f"P{time}X{letter}"
    factor, letter = times.get(letter, (1, letter))
    count *= factor
    if count == count.to_integral_value():
        return f"P{time}{int(count)}{letter}"
    whole, rest = int(count), count - int(count)
    smaller = {"Y": ("M", 12), "H": ("M", 60), "M": ("S", 60) if time else ("D", 30), "D": ("TH", 24)}.get(letter)
    parts = rest * smaller[1] if smaller else rest
    if smaller is None or parts != parts.to_integral_value():
        return f"P{time}{count.normalize():f}{letter}"
    less = f"{int(parts)}{smaller[0]}" if smaller[0] != "TH" else f"T{int(parts)}H"
    return f"P{time}{whole or ''}{letter if whole else ''}{less}"


def _duration(phrase: Phrase) -> Value | None:
    count, unit = _count(phrase), _unit(phrase)
    if count is not None and not 0 < count <= _MOST:
        return None
    if phrase.kinds in ("aU", "aQ"):
        return _a_unit(phrase, unit)
    return Value("DURATION", _length(count, unit))


def _a_unit(phrase: Phrase, unit: str) -> Value | None:
    """ "a year": after an amount it says how often ("$3 million a year")."""
    if unit == "Q":
        return None
    before = phrase.context.words.parser_token(phrase.at - 1) if phrase.at else None
    amount = before is not None and (
        before.pos_ in ("NUM", "SYM") or before.tag_ == "NNS" or before.lemma_ == "percent"
    )
    return Value("SET" if amount else "DURATION", _length(Decimal(1), unit))


def _unit_half(phrase: Phrase) -> Value | None:
    """A minute and a half; half an hour."""
    count = Decimal("0.5") if phrase.kinds[0] == "h" else Decimal("1.5")
    return Value("DURATION", _length(count, phrase.text("U")))


def _units_around(phrase: Phrase) -> Value | None:
    """The last three years, recent months: how long, not when."""
    return _duration(phrase) if phrase.has("dnykq") else Value("DURATION", _length(None, _unit(phrase)))


def _ago(phrase: Phrase) -> Value | None:
    count, unit = _count(phrase), _unit(phrase)
    if count is None or unit.startswith("T"):
        return Value("DATE", "PAST_REF") if count is None else None
    if not 0 < count <= _MOST or count != count.to_integral_value():
        return None
    if unit == "Y" and count == 1 and phrase.context.last_quarter is not None:
        return _year_before_quarter(phrase)
    found = _moved(phrase.context, None, -int(count), unit)
    return edtf.about(found) if found and phrase.has("B") else found


def _earlier(phrase: Phrase) -> Value | None:
    """Two days earlier: of the date told before."""
    count, unit = _count(phrase), _unit(phrase)
    if not _ends_clause(phrase):
        return _duration(phrase)
    if count is None or not 0 < count <= _MOST or count != count.to_integral_value() or unit.startswith("T"):
        return _duration(phrase)
    back = phrase.tokens[-1].lower in ("earlier", "before", "previously", "prior")
    if unit == "Y" and count == 1 and back and phrase.context.last_quarter is not None:
        return _year_before_quarter(phrase)
    last = _anchor(phrase.context, unit)
    if last is None and phrase.context.last is not None:
        return _duration(phrase)
    return _moved(phrase.context, last, -int(count) if back else int(count), unit) or _duration(phrase)


# --- quarters, halves, seasons


def _year_before_quarter(phrase: Phrase) -> Value | None:
    """ "from $3 million a year earlier": of the quarter told before."""
    quarter = phrase.context.last_quarter
    if quarter is None or quarter.first is None:
        return None
    return edtf.quarter(quarter.first.year - 1, (quarter.first.month + 2) // 3)


def _quarter(phrase: Phrase) -> Value | None:
    number, context = phrase.number("o"), phrase.context
    if number is None or number > 4:
        return None
    year = _year_of(phrase)
    if year is None and context.today is not None:
        year = context.today.year
        # Not yet over by far: the one told of is that of the year before, unless the verb is of the future.
        if (number - 1) * 3 + 1 > context.today.month and phrase.direction() != "future":
            year -= 1
        if any(word in ("ago", "earlier") for word in phrase.lower()):
            year -= 1
    return edtf.quarter(year, number)


def _that_quarter(phrase: Phrase) -> Value | None:
    """ "the quarter", "the latest period": the one told before."""
    quarter, context = phrase.context.last_quarter, phrase.context
    if phrase.kinds in ("Q", "~") or (quarter is None and phrase.has("~") and not phrase.has("=")):
        return None
    if quarter is None and phrase.has("HL=") and context.today:
        return _moved(context, None, -1 if phrase.has("=") else phrase.shift(), "Q")
    return quarter


def _before_quarter(phrase: Phrase) -> Value | None:
    """The year-earlier quarter."""
    if phrase.text("U") != "Y":
        return None
    if phrase.context.last_quarter is not None:
        return _year_before_quarter(phrase)
    return edtf.year(phrase.context.year - 1) if phrase.context.year else None


def _half(phrase: Phrase) -> Value | None:
    number, year = phrase.number("o"), _year_of(phrase)
    if phrase.text("U") not in ("", "Y"):
        return None
    return edtf.half(year or phrase.context.year, number or 0)


def _season(phrase: Phrase) -> Value | None:
    """A season needs a year or a word before it: "fall" alone is a fall."""
    name, year, context = phrase.text("S"), _year_of(phrase), phrase.context
    if phrase.kinds == "S" and not (phrase.at and context.words.tokens[phrase.at - 1].lower == "in"):
        return None
    after = phrase.at + len(phrase.tokens)
    if phrase.kinds[-1] == "S" and not phrase.has("LNH") and context.words.kinds[after : after + 1] == "O":
        return None  # "the fall of the town"
    if year is None and context.today is not None:
        first = date(context.today.year, 3 * (edtf.SEASONS[name] - 20), 1)
        year = first.year
        began = first <= context.today
        if phrase.has("H"):
            pass
        elif phrase.shift() < 0 or (not phrase.has("N") and phrase.direction() != "future"):
            year -= not began
            running = began and (context.today - first).days < 92
            year -= phrase.shift() < 0 and running and began
        elif began:
            year += 1
    return edtf.season(year, name)


# --- years, decades, sets


def _year(phrase: Phrase) -> Value | None:
    number = phrase.number("y")
    if phrase.has("U") and phrase.text("U") != "Y":
        return None
    return edtf.year(number) if number else None


# Years that news tells without a word before them; older ones need one ("in 1848").
_BARE_YEARS = range(1900, 2100)


def _bare_year(phrase: Phrase) -> Value | None:
    """Four digits that count nothing."""
    number, kinds, at = phrase.number("y"), phrase.context.words.kinds, phrase.at
    before, after = kinds[at - 1 : at], kinds[at + 1 : at + 2]
    token = phrase.context.words.parser_token(at)
    if number is None or before == "$" or after in ("%", "$"):
        return None
    if token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS"):
        return None
    if before in ("i", "s", "f", "b", "O") or number in _BARE_YEARS:
        return edtf.year(number)
    return None


def _spoken_year(phrase: Phrase) -> Value | None:
    """Nineteen ninety-six, the year two thousand."""
    values = [int(str(t.value)) for t, k in zip(phrase.tokens, phrase.kinds, strict=True) if k == "k"]
    if phrase.has("U") and phrase.text("U") != "Y":
        return None
    if values[0] in (18, 19, 20) and len(values) > 1 and values[1] >= 10 and values[1] < 100:
        units = values[2] if len(values) > 2 else 0
        return edtf.year(values[0] * 100 + values[1] + units) if units < 10 else None
    if phrase.has("U") and values[:2] == [2, 1000]:
        return edtf.year(2000 + sum(values[2:]))
    return None


def _decade(phrase: Phrase) -> Value | None:
    return edtf.decade(phrase.number("D") or 0)


def _century(phrase: Phrase) -> Value | None:
    return edtf.century(phrase.number("o") or 0) if phrase.text("U") == "C" else None


def _each(phrase: Phrase) -> Value | None:
    if phrase.has("M"):
        return Value("SET", f"XXXX-{phrase.number('M'):02}")
    if phrase.has("W"):
        return Value("SET", f"XXXX-WXX-{phrase.number('W')}")
    if phrase.has("S"):
        return Value("SET", f"XXXX-{phrase.text('S')}")
    if phrase.has("P"):
        return Value("SET", f"XXXX-XX-XXT{phrase.text('P')}")
    count = _count(phrase) if phrase.has("dnyk") else Decimal(phrase.number("o") or 1)
    if count is None or not 0 < count <= _MOST:
        return None
    return Value("SET", _length(count, _unit(phrase)))


def _weekday_parts(phrase: Phrase) -> Value | None:
    return Value("SET", f"XXXX-WXX-{phrase.number('W')}T{phrase.text('p')}")


def _set(phrase: Phrase) -> Value | None:
    return Value("SET", phrase.text("Z"))


def _reference(phrase: Phrase) -> Value | None:
    if phrase.has("G"):
        return Value("DATE", phrase.text("G"))
    if phrase.kinds == "H":
        return Value("DATE", "PRESENT_REF") if phrase.tokens[0].lower == "current" else None
    word = phrase.context.words.parser_token(phrase.at + len(phrase.tokens) - 1)
    if word is None or word.pos_ != "NOUN" or phrase.tokens[-1].lower not in ("past", "future"):
        return None
    return Value("DATE", "FUTURE_REF" if phrase.has("+") else "PAST_REF")


def _for_units(phrase: Phrase) -> Value | None:
    before = phrase.context.words.tokens[phrase.at - 1].lower
    return Value("DURATION", _length(None, phrase.text("V"))) if before in ("for", "in") else None


# --- times of day


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


RESOLVE: dict[str, Callable[[Phrase], Value | None]] = {
    "days_month": _days,
    "month_days": _days,
    "day_month": _day_month,
    "month_day": _day_month,
    "month_glued": _month_glued,
    "month_year": _month,
    "month_this_year": _month,
    "numeric": _numeric,
    "year_quarter": _quarter,
    "quarter": _quarter,
    "half": _half,
    "before_quarter": _before_quarter,
    "that_quarter": _that_quarter,
    "decade": _decade,
    "century": _century,
    "day_around": _day_around,
    "deictic": _deictic,
    "weekday_part_plural": _weekday_parts,
    "weekday": _weekday,
    "weekday_plural": _weekday_plural,
    "weekend": _weekend,
    "year_end": _year_end,
    "last_month": _month,
    "season": _season,
    "part": _part,
    "last_units": _units_around,
    "first_units": _duration,
    "half_unit": _unit_half,
    "unit_half": _unit_half,
    "ago": _ago,
    "earlier": _earlier,
    "in_this": _in_this,
    "last_unit": _last_unit,
    "that_unit": _that_unit,
    "day_before": _day_before,
    "each": _each,
    "times_a": _each,
    "set": _set,
    "the_year": _year,
    "fiscal": _year,
    "edge_year": _year,
    "spoken_year": _spoken_year,
    "duration": _duration,
    "clock": _clock,
    "four_digits": _four_digits,
    "point": _point,
    "month": _month,
    "year": _bare_year,
    "reference": _reference,
    "for_units": _for_units,
}
