"""The article's own date: from its date line, its metadata, or what its text lets one infer.

A date line is a full date at the head of the text that no sentence tells: at its very start ("Wed 19 Apr 2017 ..."),
after a word for it ("Published: 4 May 2024"), beside an agency's name ("BEIRUT, April 19 (Reuters)"), or after a
headline with its weekday ("... AFP Friday 3 May 2024 A ferry burned"). It wins over the metadata: catalogued dates
are often wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from variorum.annotating.parse import ParsedArticle
from variorum.annotating.times import edtf_values as edtf
from variorum.annotating.times.context import Context, numeric_order, opened
from variorum.annotating.times.edtf_values import Value
from variorum.annotating.times.grammar import shapes
from variorum.annotating.times.phrase import Phrase
from variorum.annotating.times.resolve import RESOLVE
from variorum.annotating.times.tokens import words
from variorum.records import Article

# A date line stands after the headline and the byline at most. Both chosen on the pile of articles for speed, where
# headlines that were glued to the text reach 160 characters.
_HEAD_CHARACTERS = 320
_HEAD_TOKENS = 60
_HOUR = re.compile(r"(?:[01]\d|2[0-3]):?[0-5]\d")
_FULL = frozenset({"day_month", "month_day", "month_glued", "numeric"})


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date as day, with where it stands among the words; `year` whether the text gives its year."""

    start: int
    end: int
    value: Value
    year: bool


def dated(parsed: ParsedArticle) -> Article:
    """The article with `published` and `published_from` completed; a date line in the text wins over the metadata.

    `published_from` is "found" (date line), "given" (metadata) or "inferred" (from what the text says of its dates).
    Metadata that lie before a day which the text tells as past are wrong: the date is then unknown (None).
    """
    article = parsed.article
    context = opened(words(parsed.text), article.published)
    context.numeric_order = numeric_order(context.words)
    found, changed = _date_lines(context)
    if found is not None:
        return replace(article, published=_with_time(found, article.published), published_from="found",
                       modified=article.modified or changed)  # fmt: skip
    if article.published:
        if _contradicted(context):
            return replace(article, published=None, published_from=None)
        return replace(article, published_from="given")
    inferred = _inferred(context)
    return replace(article, published=inferred, published_from="inferred" if inferred else None)


def _with_time(found: str, given: str | None) -> str:
    """`found`, with the time of day of the metadata where the day is the same and the date line has none."""
    return given if given and "T" not in found and given.startswith(f"{found}T") else found


def _days(context: Context, limit: int | None = None) -> Iterator[_Dated]:
    """The days of the field that stand in full, or without a year, in order."""
    tokens, kinds = context.words.tokens, context.words.kinds[:limit]
    for name, start, end in shapes(kinds):
        if name not in _FULL:
            continue
        phrase = Phrase(context, tokens[start:end], kinds[start:end], start)
        value = RESOLVE[name](phrase)
        if value is not None and value.first is not None and "/" not in (value.date or "/"):
            weekday = phrase.number("WK")
            if weekday is None or value.first.isoweekday() == weekday:
                yield _Dated(start, end, value, name in ("month_glued", "numeric") or phrase.has("y"))


def _date_lines(context: Context) -> tuple[str | None, str | None]:
    """When the article appeared and when it was changed, as its head says; None for what it does not say."""
    published = updated = None
    for each in _days(context, _HEAD_TOKENS):
        if context.words.tokens[each.start].start > _HEAD_CHARACTERS:
            break
        role = _role(context, each)
        if role == "updated":
            updated = updated or _written(context, each)
        elif role == "published":
            published = published or _written(context, each)
    return published or updated, updated


def _role(context: Context, each: _Dated) -> str:
    """What a day at the head of the text is: "published", "updated", or "" for a day that a sentence tells."""
    tokens, kinds, language = context.words.tokens, context.words.kinds, context.words.parsed.language
    at = each.start - 1
    between = language.words("times", "dateline.between")
    updated = language.words("times", "dateline.updated")
    while at >= 0 and (kinds[at] in ":-,." or tokens[at].lower in between):
        at -= 1
    before = tokens[at].lower if at >= 0 else ""
    if before in updated or (_is_hour(before) and at and tokens[at - 1].lower in updated):
        return "updated"
    if before in language.words("times", "dateline.published"):
        return "published"
    if each.start and kinds[each.start - 1] in "isfbOje":
        return ""
    agencies = language.words("times", "dateline.agencies")
    after = [token.lower for token in tokens[each.end : each.end + 2]]
    if before in agencies or (after[:1] == ["("] and after[-1] in agencies | updated):
        return "published"
    if each.year and ((after[:1] and after[0] in agencies) or (kinds[each.start] == "X" and _is_hour(before))):
        return "published"
    if not each.year or _verb_follows(context, each.end):
        return ""
    weekday = kinds[each.start] in "WK"
    return "published" if weekday or _opens_line(context, each.start) else ""


def _opens_line(context: Context, at: int) -> bool:
    """Whether only white space stands before token `at` in its line."""
    start = context.words.tokens[at].start
    return not context.words.parsed.slice(0, start).rpartition("\n")[2].strip()


def _is_hour(word: str) -> bool:
    """Whether a word can be a time of day before a date, with its colon or without: 1404, 14:04."""
    return bool(_HOUR.fullmatch(word))


def _verb_follows(context: Context, at: int) -> bool:
    """Whether a verb in lower case follows: "19 April 2017 was ..." opens a sentence."""
    if at >= len(context.words.tokens) or not context.words.tokens[at].lower.isalpha():
        return False
    token = context.words.parser_token(at)
    return token.pos_ in ("VERB", "AUX") and token.text.islower()


def _written(context: Context, each: _Dated) -> str:
    """The day, with the time of day where one follows."""
    day, tokens, kinds = each.value.timex[:10], context.words.tokens, context.words.kinds
    at = each.end
    while at < len(tokens) and at < each.end + 2 and kinds[at] in ",u:-":
        at += 1
    if "T" in each.value.timex:
        return each.value.timex
    clocks = [(name, start, end) for name, start, end in shapes(kinds[at : at + 3]) if start == 0]
    if clocks and clocks[0][0] == "clock" and "B" not in kinds[at : at + 3]:
        end = at + clocks[0][2]
        value = RESOLVE["clock"](Phrase(context, tokens[at:end], kinds[at:end], at))
        if value is not None:
            return f"{day}T{value.timex.partition('T')[2]}"
    return day


def _contradicted(context: Context) -> bool:
    """Whether the text tells as past a full date after the article's own by more than a day (clocks differ)."""
    today = context.today
    if today is None:
        return False
    return any(
        each.year
        and each.value.first is not None
        and (each.value.first - today).days > 1
        and context.direction(each.start) == "past"
        for each in _days(context)
    )


# What may stand between "last year" and the date that it is.
_BETWEEN = ("", ",", "i", ",i", ":", ":i")


def _inferred(context: Context) -> str | None:
    """ "last year, on 20 June 2023" was written in 2024, "yesterday, 19 April 2017" on the day after; None where the
    text says no such thing, or says two."""
    kinds, tokens = context.words.kinds, context.words.tokens
    relatives, days = [], []
    for name, start, end in shapes(kinds):
        phrase = Phrase(context, tokens[start:end], kinds[start:end], start)
        if name in ("last_unit", "deictic"):
            relatives.append((start, end, phrase))
        elif name in _FULL or name == "month_year":
            value = RESOLVE[name](phrase)
            if value is not None and value.first is not None:
                days.append((start, end, value))
    said = set()
    for start, end, phrase in relatives:
        for first, last, value in days:
            gap = kinds[end:first] if end <= first else kinds[last:start] if last <= start else "x"
            if gap in _BETWEEN:
                said.add(_day_of_writing(phrase, value))
    said.discard(None)
    return said.pop() if len(said) == 1 else None


def _day_of_writing(phrase: Phrase, value: Value) -> str | None:
    first: date | None = value.first
    if first is None:
        return None
    if phrase.has("R"):
        day = edtf.moved(first, -(phrase.number("R") or 0)) if value.grain == "D" else None
        return str(day) if day else None
    year = edtf.year(first.year - phrase.shift()) if phrase.text("U") == "Y" else None
    return year.date if year else None
