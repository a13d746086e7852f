"""Dates, times, durations and sets in one parsed field, as EDTF and TIMEX3 values.

Words become letters (time_tokens.py), patterns over the letters find the shapes (time_grammar.py), each shape has a
function that gives its value (time_resolve.py); here they are walked in order, and neighbours that are one time are
joined. The values follow TimeML 1.2.1 (Saurí et al. 2006) where it has a form, EDTF (2019) for dates.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.annotating.parse import Parsed
from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.context import Context, numeric_order, opened, written
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.grammar import shapes
from variorum.annotating.times.phrase import Phrase
from variorum.annotating.times.resolve import RESOLVE
from variorum.annotating.times.tokens import words
from variorum.records import Time, content_id


@dataclass(frozen=True, slots=True)
class _Found:
    """A value and the tokens that tell it, the end exclusive."""

    start: int
    end: int
    value: Value


def times(parsed: Parsed, published: str | None) -> tuple[Time, ...]:
    """The temporal expressions of one field, in order; relative ones are resolved against `published` (EDTF).

    What cannot be resolved keeps its TIMEX3 value and has no `date`; nor have durations and sets. Vague times ("now",
    "recently") are references of TIMEX3 (PRESENT_REF, PAST_REF, FUTURE_REF).
    """
    tokens = words(parsed)
    context = opened(tokens, published)
    context.numeric_order = numeric_order(tokens)
    context.written = written(context)
    rows = []
    for each in _joined(context, _walked(context)):
        start, end = tokens.tokens[each.start].start, tokens.tokens[each.end - 1].end
        rows.append(
            Time(
                id=content_id("t", parsed.article.id, parsed.field, start, end),
                article=parsed.article.id,
                field=parsed.field,
                start=start,
                end=end,
                text=parsed.slice(start, end),
                date=each.value.date,
                type=each.value.type,
                timex=each.value.timex,
            )
        )
    return tuple(rows)


def _walked(context: Context) -> list[_Found]:
    """Each shape with its value; a value that others may refer to is noted in the context."""
    kinds = context.words.kinds
    found: list[_Found] = []
    for name, start, end in shapes(kinds):
        shape = name
        if shape == "month_day" and not set("yLNH") & set(kinds[start:end]) and _counts(context, end - 1):
            # "In March 5 people": the number counts what follows.
            shape, end = "month", end - 1
        while end > start + 1 and kinds[end - 1] in ",'":
            end -= 1
        phrase = Phrase(context, context.words.tokens[start:end], kinds[start:end], start)
        value = RESOLVE[shape](phrase)
        if value is None:
            continue
        if value.grain == "t" and not _is_clock(context, start, end, found):
            continue
        if value.first is not None:
            context.last = value
            if value.grain in "DT":
                context.last_day = value
            elif value.grain == "Q" and name != "before_quarter" and not set("eg") & set(kinds[start:end]):
                context.last_quarter = value
        if start and kinds[start - 1] == "s":
            value = edtf.since(value)
        found.append(_Found(start, end, value))
    return found


def _counts(context: Context, at: int) -> bool:
    """Whether the number at `at` counts a noun after it."""
    token = context.words.parser_token(at)
    return bool(token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS")


def _is_clock(context: Context, start: int, end: int, found: list[_Found]) -> bool:
    """Whether "4:30" is a time of day: it has a.m. or a zone, or stands where one does; else it may be a score."""
    kinds = context.words.kinds
    if set("AEzlP") & set(kinds[start:end]) or kinds[start : start + 1] == "B":
        return True
    if start and kinds[start - 1] in "usjfb":
        return True
    return bool(found) and found[-1].end == start and found[-1].value.grain == "D"


def _joined(context: Context, found: list[_Found]) -> list[_Found]:
    """The same, where a time of day and its day are one, and so are the two ends of an interval."""
    kinds, joined = context.words.kinds, list[_Found]()
    for each in found:
        if joined:
            before = joined[-1]
            gap = kinds[before.end : each.start]
            both = _one(context, before, gap, each)
            if both is not None:
                joined[-1] = _Found(before.start, each.end, both)
                continue
        joined.append(each)
    return [_placed(_two_days(context, each)) for each in joined]


def _is_weekday(context: Context, found: _Found) -> bool:
    kinds = context.words.kinds[found.start : found.end]
    return found.value.grain == "D" and "W" in kinds and not set("MJXL") & set(kinds)


def _two_days(context: Context, found: _Found) -> _Found:
    """The same, with the day beside it where two in a row are told: "5 and 6 May", "May 5 and 6"."""
    kinds, tokens, first = context.words.kinds, context.words.tokens, found.value.first
    own = kinds[found.start : found.end]
    if found.value.grain != "D" or first is None or not set("MJ") & set(own) or "/" in (found.value.date or "/"):
        return found
    if kinds[max(0, found.start - 2) : found.start] == "d&" and tokens[found.start - 2].value == first.day - 1:
        before = edtf.day(first.year, first.month, first.day - 1)
        both = edtf.between(before, found.value) if before else None
        return _Found(found.start - 2, found.end, both) if both else found
    after = kinds[found.end : found.end + 2]
    if after == "&d" and tokens[found.end + 1].value == first.day + 1 and not _counts(context, found.end + 1):
        last = edtf.day(first.year, first.month, first.day + 1)
        both = edtf.between(found.value, last) if last else None
        return _Found(found.start, found.end + 2, both) if both else found
    return found


_BESIDE_CLOCK = ("", ",", "i", "u", ",i", ",u", "O")


def _one(context: Context, before: _Found, gap: str, each: _Found) -> Value | None:
    if gap in _BESIDE_CLOCK:
        for day, clock in ((before.value, each.value), (each.value, before.value)):
            if clock.grain == "t" and day.grain in "DT" and day.type in ("DATE", "TIME"):
                if day.grain == "T":
                    first = day.first
                    if first is None:
                        return None
                    day = edtf.on(first)
                return edtf.at(day, clock.timex.partition("T")[2])
    if gap in ("", ",", "O", ",O") and each.value.grain == "W" and each.value.first and _is_weekday(context, before):
        # Tuesday of last week.
        that = edtf.moved(each.value.first, before.value.first.weekday() if before.value.first else 0)
        return edtf.on(that) if that else None
    opened_by = context.words.kinds[before.start - 1] if before.start else ""
    if gap in ("j", "-") or (gap == "&" and opened_by == "b"):
        kinds = context.words.kinds
        own, lent = (bool(set("yXLNHR") & set(kinds[part.start : part.end])) for part in (before, each))
        return edtf.between(before.value, each.value, borrow=lent and not own)
    return None


def _placed(each: _Found) -> _Found:
    return replace(each, value=replace(each.value, grain="T")) if each.value.grain == "t" else each
