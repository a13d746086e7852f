"""Quarters, halves, seasons, years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.counts import counted
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.phrase import Phrase, Resolve, year_of


def year_before_quarter(phrase: Phrase) -> Value | None:
    """ "from $3 million a year earlier": of the quarter told before."""
    quarter = phrase.context.last_quarter
    if quarter is None or quarter.first is None:
        return None
    return edtf.quarter(quarter.first.year - 1, (quarter.first.month + 2) // 3)


def _quarter(phrase: Phrase) -> Value | None:
    number, context = phrase.number("o"), phrase.context
    if number is None or number > 4:
        return None
    year = year_of(phrase)
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
    if phrase.has("=") and context.today and (quarter is None or (quarter.date or "") >= _this_quarter(context.today)):
        # The latest one is over.
        return counted(context, None, -1, "Q")
    if quarter is None and phrase.has("HL") and context.today:
        return counted(context, None, phrase.shift(), "Q")
    return quarter


def _this_quarter(today: date) -> str:
    return f"{today.year:04}-{33 + (today.month - 1) // 3}"


def _before_quarter(phrase: Phrase) -> Value | None:
    """The year-earlier quarter."""
    if phrase.text("U") != "Y":
        return None
    if phrase.context.last_quarter is not None:
        return year_before_quarter(phrase)
    return edtf.year(phrase.context.year - 1) if phrase.context.year else None


def _half(phrase: Phrase) -> Value | None:
    number, year = phrase.number("o"), year_of(phrase)
    if phrase.text("U") not in ("", "Y"):
        return None
    return edtf.half(year or phrase.context.year, number or 0)


def _season(phrase: Phrase) -> Value | None:
    """A season needs a year or a word before it: "fall" alone is a fall."""
    name, year, context = phrase.text("S"), year_of(phrase), phrase.context
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


def _years(phrase: Phrase) -> Value | None:
    """1990-91."""
    number, ending = phrase.number("y") or 0, phrase.tokens[2].lower
    first = edtf.year(number)
    if first is None or len(ending) != 2 or int(ending) <= number % 100:
        return first
    last = edtf.year(number - number % 100 + int(ending))
    return edtf.between(first, last) if last else first


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


def _year_end(phrase: Phrase) -> Value | None:
    """Year-end."""
    year = phrase.context.year
    if phrase.text("U") != "Y" or phrase.tokens[-1].lower != "end" or year is None:
        return None
    end = edtf.month(year, 12)
    return replace(end, timex=f"{end.timex}-31") if end else None


def _decade(phrase: Phrase) -> Value | None:
    return edtf.decade(phrase.number("D") or 0)


def _century(phrase: Phrase) -> Value | None:
    return edtf.century(phrase.number("o") or 0) if phrase.text("U") == "C" else None


PERIODS: dict[str, Resolve] = {
    "year_quarter": _quarter,
    "quarter": _quarter,
    "half": _half,
    "before_quarter": _before_quarter,
    "that_quarter": _that_quarter,
    "decade": _decade,
    "century": _century,
    "year_end": _year_end,
    "season": _season,
    "the_year": _year,
    "fiscal": _year,
    "edge_year": _year,
    "spoken_year": _spoken_year,
    "years": _years,
    "year": _bare_year,
}
"""The shapes that this module resolves."""
