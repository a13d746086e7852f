"""Numbers that are no figures: days, years, clock times, names ("Flight 800"), addresses, telephones, scores."""

from dataclasses import dataclass
from functools import cache

from variorum.annotating.figures.numerals import Cardinal, Words
from variorum.annotating.language import Language

# A plain four-digit number in this span is read as a year.
FIRST_YEAR, LAST_YEAR = 1500, 2100
_DAY_PREPOSITIONS = ("on", "since", "until", "till", "by", "from", "before", "after", "dated")
_JOINTS = "./:+#@_=&°\\*~^"


@dataclass(frozen=True, slots=True)
class Lists:
    """The word lists that tell numbers which are no figures."""

    months: frozenset[str]
    clock: frozenset[str]
    year_qualifiers: frozenset[str]
    labels: frozenset[str]
    streets: frozenset[str]
    people: frozenset[str]
    measures: frozenset[str]
    units: frozenset[str]  # what may be glued to digits


@cache
def lists(language: Language) -> Lists:
    """The lists of `language`."""
    table = language.table("figures")
    groups = {word for each in table["groups"]["words"].values() for word in each}
    glued = {
        *table["measures"],
        *table["currency_after"],
        *table["percent"]["words"],
        *table["scales"],
        "m",
        "k",
        "b",
        "s",
    }
    return Lists(
        months=language.words("figures", "dates.months"),
        clock=language.words("figures", "dates.clock"),
        year_qualifiers=language.words("figures", "dates.year_qualifiers"),
        labels=language.words("figures", "labels.words"),
        streets=language.words("figures", "streets.words"),
        people=frozenset(groups) | language.words("figures", "groups.anybody"),
        measures=frozenset(table["measures"]),
        units=frozenset(glued),
    )


@dataclass(frozen=True, slots=True)
class Skip:
    """A number to pass over, up to word `end`; `date`: it is part of a date."""

    end: int
    date: bool = False


def skip(words: Words, number: Cardinal, lists: Lists, money: bool, date_end: int) -> Skip | None:
    """What to pass over where `number` is no figure; None where it may be one."""
    if money or number.kind in ("vague", "fraction", "article"):
        return None
    if number.kind == "words":
        tail = words.glued(number.first) and words.at(number.first - 1) in ("-", "–")  # "high-five"
        return Skip(number.end) if tail or _named(words, number, lists) else None
    return (
        _joined(words, number, lists)
        or _dated(words, number, lists, date_end)
        or (Skip(number.end) if _named(words, number, lists) or _timed(words, number, lists) else None)
    )


def _joined(words: Words, number: Cardinal, lists: Lists) -> Skip | None:
    """Digits that are part of a longer sign: F-16, 9/11, 10:30, +963 11, 555-1234."""
    first, end = number.first, number.end
    before, after = words.at(first - 1), words.at(end)
    if before == "+" and words.glued(first):  # a telephone, in groups
        while words.at(end)[:1].isdigit() and words.joined(end):
            end += 1
        return Skip(end)
    if words.glued(first) and (
        before in _JOINTS or before.isalnum() or (before in "-–" and first > 1 and words.glued(first - 1))
    ):
        return Skip(end)
    if not words.glued(end):
        return None
    if after in "/:\\@_=*^" and words.glued(end + 1):
        while end < len(words) and words.glued(end):
            end += 1
        return Skip(end)
    if after.isalpha() and after not in lists.units:
        return Skip(end)
    if after in "-–" and words.glued(end + 1) and words.at(end + 1)[:1].isdigit():
        second = words.at(end + 1)
        plain = words.lower[first]
        telephone = len(plain) == 3 and len(second) == 4 and second.isdigit()
        chain = words.at(end + 2) in ("-", "–") and words.glued(end + 2) and words.at(end + 3)[:1].isdigit()
        if telephone or chain or (_is_year(plain) and (second.isdigit() and len(second) in (2, 4))):
            while end < len(words) and words.glued(end):
                end += 1
            return Skip(end)
    return None


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR


def _dated(words: Words, number: Cardinal, lists: Lists, date_end: int) -> Skip | None:
    first, end = number.first, number.end
    if number.scaled:
        return None
    before, after = words.at(first - 1), words.at(end)
    whole = words.lower[first].isdecimal()
    if whole and _is_year(words.lower[first]):
        counted = after in lists.people or words.at(end + 1) in lists.people
        if not counted and after not in lists.measures and after not in ("%", "percent"):
            return Skip(end, date=True)
        return Skip(end) if before in ("in", "since", "of", *lists.months) else None
    if not whole or len(words.lower[first]) > 2 or not 1 <= number.low <= 31:
        return None
    if before == "." and words.at(first - 2) in lists.months:
        before = words.at(first - 2)
    month_before = (
        before in lists.months and words.joined(first) and (words.capital[first - 1] or before not in ("may", "march"))
    )
    after_at = end
    if after in ("st", "nd", "rd", "th") and words.glued(end):
        after_at = end + 1
    after_at += words.at(after_at) == "of"
    month_after = words.at(after_at) in lists.months and words.joined(after_at) and words.capital[after_at]
    second_day = date_end >= 0 and first - date_end <= 2 and words.at(first - 1) in ("and", "-", "–", "to", ",", "or")
    if (
        month_after
        and words.at(after_at) == "may"
        and before not in _DAY_PREPOSITIONS
        and words.at(after_at + 1) in ("have", "be", "not", "also", "yet")
    ):
        month_after = False
    if month_before or month_after or (second_day and not words.at(end).isalpha()):
        return Skip(end, date=True)
    return None


def _timed(words: Words, number: Cardinal, lists: Lists) -> bool:
    """A time of day: 10am, 10 a.m., 0330 GMT, 5 o'clock."""
    end = number.end
    after = words.at(end)
    if not words.joined(end):
        return False
    if after in lists.clock:
        return True
    if after in ("a", "p") and words.at(end + 1) == "." and words.at(end + 2) == "m":
        return True
    return (after == "o" and words.at(end + 1) in "'’" and words.at(end + 2) == "clock") or (
        after == "local" and words.at(end + 1) == "time"
    )


def _named(words: Words, number: Cardinal, lists: Lists) -> bool:
    """A number that names: "Flight 800", "No. 5", "World War Two", "Group of Seven", "10 Downing Street"."""
    first, end = number.first, number.end
    before = words.at(first - 1) if words.joined(first) else ""
    if before in ("#", "№"):
        return True
    if (
        before == "."
        and words.at(first - 2) in ("no", "nos", "art", "sec", "ch", "vol", "p", "pp")
        and words.glued(first - 1)
    ):
        return True
    digits = number.kind == "digits"
    if before in lists.labels and not number.scaled and "," not in words.lower[first]:
        if words.capital[first - 1] and (digits or words.capital[first]):
            return True
        if digits and before in (
            "page",
            "article",
            "section",
            "chapter",
            "resolution",
            "flight",
            "channel",
            "route",
            "room",
            "paragraph",
            "number",
            "highway",
            "top",
            "phase",
        ):
            return True
    if not digits and words.capital[first] and before == "of" and words.at(first - 2) in ("group", "gang", "council"):
        return True
    if digits and words.joined(end) and end < len(words) and words.capital[end]:
        near = words.lower[end : end + 3]
        return any(word in lists.streets and words.capital[end + k] for k, word in enumerate(near))
    return False
