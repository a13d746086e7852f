"""Days that another event tells: "two days after the fire", "resigned on Tuesday, five days after the crash"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from variorum.annotating.events.hanging import FAR_ALONE, Groups, Key, When, nearest
from variorum.annotating.events.triggers import Trigger
from variorum.annotating.events.view import View
from variorum.dates import days
from variorum.records import Time, content_id

COUNTED = "counted from the day of another event"
# More days than this nobody counts by the day.
MOST_DAYS = 31
# "A week after" is told of a day; of several weeks, or months, mostly the rounded number is.
_LENGTHS = {"day": 1, "days": 1, "week": 7}
# Tokens between "after" and the event word that it names: "after the deadly fire at the port" needs fewer.
REACH = 8


@dataclass(frozen=True, slots=True)
class Gap:
    """So many days between two events of a sentence: the one told is `days` after the one that "after" names."""

    first: int  # token of the number
    at: int  # token of "after" or "before"
    stop: int  # token behind the clause that it opens
    days: int  # negative for "before"


def gaps(view: View) -> Iterator[Gap]:
    """The gaps of a field, in order."""
    numbers: list[str] = view.parsed.language.table("times")["numbers"]["ones"]
    for at, word in enumerate(view.lower):
        unit = _LENGTHS.get(view.lower[at - 1], 0) if at > 1 else 0
        if word not in ("after", "before", "following") or not unit:
            continue
        count = view.lower[at - 2]
        if count in ("a", "the", "one"):
            number = 1
        elif count in numbers:
            number = numbers.index(count)
        else:
            number = int(count) if count.isascii() and count.isdecimal() and len(count) < 3 else 0
        end = view.sentences[view.sentence[at]][1]
        stop = next((k for k in range(at + 1, min(end, at + 1 + REACH)) if view.lower[k] in (",", ";")), end)
        number *= unit
        if 0 < number <= MOST_DAYS and view.sentence[at - 2] == view.sentence[at]:
            yield Gap(at - 2, at, stop, -number if word == "before" else number)


def count_days(view: View, grouped: Groups, when: dict[Key, list[When]], times: Sequence[Time]) -> None:
    """Dates the one event of each gap by the other, where one of them has a day: in its sentence, or the named one in a
    sentence before, told in the same word. Event words on the two sides of a gap are put apart."""
    for gap in gaps(view):
        number = view.sentence[gap.at]
        groups = grouped.get(number, [])
        behind = [each for group in groups for each in group if gap.at < each.at < min(gap.stop, gap.at + 1 + REACH)]
        if not behind:
            continue
        named = min(behind, key=lambda each: each.at)
        base = _told_before(view, times, gap)
        others = [[each for each in group if not _is_behind(view, gap, each.at)] for group in groups]
        near = nearest(view, others, gap.at - 1, FAR_ALONE)
        if near is None:
            if base is not None:
                key = next((number, n) for n, group in enumerate(groups) if named in group)
                _add(view, when, key, named, gap, base - timedelta(gap.days))
            continue
        _part(view, groups, when, number, gap)
        told = next(each for group in groups for each in group if each.at == near[1])
        keys = [next((number, n) for n, group in enumerate(groups) if each in group) for each in (told, named)]
        day = _day(when.get(keys[0], ())) or base
        if day is not None:
            _add(view, when, keys[1], named, gap, day - timedelta(gap.days))
            continue
        day = _day(when.get(keys[1], ())) or _day_before(view, grouped, when, number, named)
        if day is not None:
            _add(view, when, keys[0], told, gap, day + timedelta(gap.days))


def _is_behind(view: View, gap: Gap, at: int) -> bool:
    """Whether a word stands in the clause that the gap opens, or hangs on it ("after a train derailed, killing 12")."""
    return any(gap.at < each < gap.stop for each in (at, *view.ancestors(at)))


def _told_before(view: View, times: Sequence[Time], gap: Gap) -> date | None:
    """The day told last before the gap in its sentence, of whatever it is the day ("will reopen on Monday, two days
    after the crash")."""
    start, stop = view.start[view.sentences[view.sentence[gap.at]][0]], view.start[gap.first]
    told = [each for each in times if start <= each.start and each.end <= stop]
    span = days(told[-1].date) if told else None
    return span[0] if span is not None and span[0] == span[1] else None


def _part(view: View, groups: list[list[Trigger]], when: dict[Key, list[When]], number: int, gap: Gap) -> None:
    """Puts event words behind the gap into groups of their own, with their dates."""
    for n in range(len(groups)):
        inside = [each for each in groups[n] if _is_behind(view, gap, each.at)]
        if not inside or len(inside) == len(groups[n]):
            continue
        groups[n] = [each for each in groups[n] if each not in inside]
        groups.append(inside)
        words = {each.at for each in inside}
        dated = when.get((number, n), [])
        when[(number, n)] = [each for each in dated if each.trigger not in words]
        when[(number, len(groups) - 1)] = [each for each in dated if each.trigger in words]


def _day(told: Sequence[When]) -> date | None:
    """The one day of an event, where it has just one."""
    spans = {span for each in told if each.slot == "date" and (span := days(each.time.date))}
    return next((first for first, last in spans if first == last), None) if len(spans) == 1 else None


def _day_before(view: View, grouped: Groups, when: dict[Key, list[When]], sentence: int, named: Trigger) -> date | None:
    """The day of the event that a sentence before tells in the same word, the last one first."""
    for number in sorted((each for each in grouped if each < sentence), reverse=True):
        for at, group in enumerate(grouped[number]):
            if any(view.lemma[each.at] == view.lemma[named.at] for each in group):
                day = _day(when.get((number, at), ()))
                if day is not None:
                    return day
    return None


def _add(view: View, when: dict[Key, list[When]], key: Key, trigger: Trigger, gap: Gap, day: date) -> None:
    if any(each.slot == "date" for each in when.get(key, ())):
        return
    parsed = view.parsed
    start, end = view.start[gap.first], view.end[gap.at]
    text = parsed.slice(start, end)
    id = content_id("t", parsed.article.id, parsed.field, start, end)
    time = Time(id, parsed.article.id, parsed.field, start, end, text, day.isoformat(), "DATE", day.isoformat())
    when.setdefault(key, []).append(When(time, "date", trigger.at, COUNTED))
