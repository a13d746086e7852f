"""Units counted from a date, durations, sets and vague times."""

from __future__ import annotations

from decimal import Decimal

from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.counts import MOST, anchor, count_of, counted, length
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.periods import year_before_quarter
from variorum.annotating.times.phrase import Phrase, Resolve, ends_clause, unit_of


def _last_unit(phrase: Phrase) -> Value | None:
    """Last year, this week, earlier this month; "the previous day" is of the date told before."""
    unit, context, words = unit_of(phrase), phrase.context, phrase.lower()
    told = None
    if any(word in ("previous", "preceding", "following", "ensuing") for word in words):
        told = anchor(context, unit)
        if told is None:
            return None
    if unit == "D" and phrase.has("L") and told is None:
        return None  # "the last day" of something
    if unit in ("TH", "TM", "TS"):
        return Value("DURATION", f"PT1{unit[1]}")
    if unit == "E" or unit == "C":
        return _long(phrase, unit)
    found = counted(context, told, phrase.shift(), unit)
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
    last = anchor(phrase.context, unit)
    return counted(phrase.context, last, 0, unit) if last is not None else None


def _in_this(phrase: Phrase) -> Value | None:
    """Earlier in the day, early in the year."""
    return _that_unit(phrase) or counted(phrase.context, None, 0, phrase.text("U"))


def _day_before(phrase: Phrase) -> Value | None:
    """The day before, the year after: of the date told before, where nothing follows that it would be before."""
    step = -1 if phrase.tokens[-1].lower in ("before", "earlier", "previously", "prior") else 1
    last = anchor(phrase.context, phrase.text("U"))
    if last is None or not ends_clause(phrase):
        return None
    return counted(phrase.context, last, step, phrase.text("U"))


def _duration(phrase: Phrase) -> Value | None:
    count, unit = count_of(phrase), unit_of(phrase)
    if count is not None and not 0 < count <= MOST:
        return None
    after = phrase.at + len(phrase.tokens)
    if unit == "Q" and (phrase.has("a") or phrase.context.words.kinds[after : after + 1] == "O"):
        return None  # a quarter of something
    if phrase.kinds == "aU":
        return _a_unit(phrase, unit)
    return Value("DURATION", length(count, unit))


def _a_unit(phrase: Phrase, unit: str) -> Value | None:
    """ "a year": after an amount it says how often ("$3 million a year")."""
    before = phrase.context.words.parser_token(phrase.at - 1) if phrase.at else None
    amount = before is not None and (
        before.pos_ in ("NUM", "SYM") or before.tag_ == "NNS" or before.lemma_ == "percent"
    )
    return Value("SET" if amount else "DURATION", length(Decimal(1), unit))


def _unit_half(phrase: Phrase) -> Value | None:
    """A minute and a half; half an hour."""
    count = Decimal("0.5") if phrase.kinds[0] == "h" else Decimal("1.5")
    return Value("DURATION", length(count, phrase.text("U")))


def _units_around(phrase: Phrase) -> Value | None:
    """The last three years, recent months: how long, not when."""
    return _duration(phrase) if phrase.has("dnykq") else Value("DURATION", length(None, unit_of(phrase)))


def _ago(phrase: Phrase) -> Value | None:
    count, unit = count_of(phrase), unit_of(phrase)
    if count is None or unit.startswith("T"):
        return Value("DATE", "PAST_REF") if count is None else None
    if not 0 < count <= MOST or count != count.to_integral_value():
        return None
    if unit == "Y" and count == 1 and phrase.context.last_quarter is not None:
        return year_before_quarter(phrase)
    found = counted(phrase.context, None, -int(count), unit)
    return edtf.about(found) if found and phrase.has("B") else found


def _earlier(phrase: Phrase) -> Value | None:
    """Two days earlier: of the date told before."""
    count, unit = count_of(phrase), unit_of(phrase)
    if not ends_clause(phrase):
        return _duration(phrase)
    if count is None or not 0 < count <= MOST or count != count.to_integral_value() or unit.startswith("T"):
        return _duration(phrase)
    back = phrase.tokens[-1].lower in ("earlier", "before", "previously", "prior")
    if unit == "Y" and count == 1 and back and phrase.context.last_quarter is not None:
        return year_before_quarter(phrase)
    last = anchor(phrase.context, unit)
    if last is None and (phrase.context.last is not None or not back):
        return _duration(phrase)
    return counted(phrase.context, last, -int(count) if back else int(count), unit) or _duration(phrase)


def _each(phrase: Phrase) -> Value | None:
    if phrase.has("M"):
        return Value("SET", f"XXXX-{phrase.number('M'):02}")
    if phrase.has("W") and not phrase.has("o"):
        return Value("SET", f"XXXX-WXX-{phrase.number('W')}")
    if phrase.has("S"):
        return Value("SET", f"XXXX-{phrase.text('S')}")
    if phrase.has("P"):
        return Value("SET", f"XXXX-XX-XXT{phrase.text('P')}")
    if phrase.has("W"):
        return Value("SET", f"P{phrase.number('o')}W")
    count = count_of(phrase) if phrase.has("dnyk") else Decimal(phrase.number("o") or 1)
    if count is None or not 0 < count <= MOST:
        return None
    return Value("SET", length(count, unit_of(phrase)))


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
    return Value("DURATION", length(None, phrase.text("V"))) if before in ("for", "in") else None


RELATIVE: dict[str, Resolve] = {
    "weekday_part_plural": _weekday_parts,
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
    "duration": _duration,
    "reference": _reference,
    "for_units": _for_units,
}
"""The shapes that this module resolves."""
