"""Figures in one parsed field: an interval with its words, what it is of, and the slot that grammar gives it."""

from dataclasses import dataclass, replace

from variorum.annotating.figures.asides import Asides
from variorum.annotating.figures.casualties import casualties
from variorum.annotating.figures.continued import Continued, Told
from variorum.annotating.figures.earlier import Earlier
from variorum.annotating.figures.measures import Measures
from variorum.annotating.figures.numbers import quantities
from variorum.annotating.figures.periods import period
from variorum.annotating.figures.phrases import Phrase, Tokens, people, phrase, tokens
from variorum.annotating.figures.quantity import Quantity
from variorum.annotating.figures.wholes import Counted, slots
from variorum.annotating.parse import Parsed
from variorum.records import Number

GOES_ON = "of what the figure before it is of"
"""What `inferred` says of a figure that goes on with another ("police counted 500")."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as one article words it. `start` to `end` are the number with its qualifier ("at least 58")."""

    field: str
    start: int
    end: int
    low: Number | None
    high: Number | None
    about: str | None  # None, about, nearly
    step: Number | None
    unit: str | None  # people, USD, percent, years ...
    of: str | None  # what it is of, as worded: "children", "border wall"
    slot: str  # killed, wounded, killed:children, arrested, count:officers, amount:border wall, years:sentence ...
    trigger: (
        int | None
    )  # index in the doc of the token that tells the event ("killed", "toll"), None where there is none
    part: bool  # of a whole that the text gives too ("25 of them children")
    superseded: bool  # "the previous toll was"
    period: str | None  # EDTF or words' date span, where it is a total over a time
    inferred: str | None = None  # what was guessed of what it is of


def figures(parsed: Parsed) -> tuple[Figure, ...]:
    """The figures of one field, in order of place. Dates, ordinals and years are none."""
    language = parsed.language
    _, found = quantities(parsed.plain, language)
    if not found:
        return ()
    words = tokens(parsed.doc)
    persons = people(language)
    phrased = [(phrase(words, quantity, persons), quantity) for quantity in found]
    hits = casualties(words, language, phrased)
    counted = slots(words, persons, [(p, q, h) for (p, q), h in zip(phrased, hits, strict=True)])
    measures = Measures(words, language, [p for p, _ in phrased])
    continued = Continued(words, language)
    earlier = Earlier(words, language)
    asides = Asides(words, language)
    ordinals = frozenset(language.table("times")["numbers"]["ordinals"])
    last: list[Told] = []
    made: list[Figure] = []
    for (each, quantity), told in zip(phrased, counted, strict=True):
        if quantity.kind in ("digits", "words") and words.lower[each.first - 1 : each.first] == ["not"]:
            continue  # "38 tonnes, not 12": who says so does not say 12
        if quantity.kind == "article" and words.lower[each.first + 1] in ordinals:
            continue  # "a fifth victim": the others were told before
        if told is not None:
            if asides.tells(each, quantity):
                continue
            rows = _of_people(parsed, words, each, quantity, told)
        else:
            measured = measures.of(each, quantity)
            before = continued.of(each, quantity, last) if measured is None else None
            if before is not None:
                measured = before.slot, before.unit, before.of, before.trigger
            money = continued.currency(each, quantity, last) if measured is None else None
            if money is not None:
                measured = measures.of(each, replace(quantity, unit=money))
            rows = [_figure(parsed.field, quantity, *measured)] if measured is not None else []
            if before is not None:
                inferred = GOES_ON if before.guessed else None
                rows = [replace(row, superseded=row.superseded or before.superseded, inferred=inferred) for row in rows]
        if rows and earlier.tells(each):
            rows = [replace(row, superseded=True) for row in rows]
        made.extend(rows)
        last.extend(_told(row, each.first) for row in rows if not row.part)
    return tuple(made)


def _told(figure: Figure, at: int) -> Told:
    value = figure.low if figure.low is not None else figure.high
    return Told(figure.slot, figure.unit, figure.of, figure.trigger, float(value or 0), at)


def _figure(field: str, quantity: Quantity, slot: str, unit: str | None, of: str | None, trigger: int | None) -> Figure:
    return Figure(
        field=field,
        start=quantity.start,
        end=quantity.stop,
        low=quantity.low,
        high=quantity.high,
        about=quantity.about,
        step=quantity.step,
        unit=unit,
        of=of,
        slot=slot,
        trigger=trigger,
        part=False,
        superseded=quantity.old,
        period=None,
    )


def _of_people(parsed: Parsed, words: Tokens, phrase: Phrase, quantity: Quantity, told: Counted) -> list[Figure]:
    """The figure of people hurt, or two where one number counts for two slots ("killing and wounding dozens")."""
    hit = told.hit
    noun = hit.noun if hit.noun is not None else phrase.noun
    of = None
    if noun is not None:
        of = (
            parsed.doc[noun].text
            if phrase.pronoun or hit.noun is not None
            else parsed.doc[phrase.after : noun + 1].text
        )
        of = of.removeprefix("of ").strip() or None
    end = (
        parsed.doc[noun].idx + len(parsed.doc[noun])
        if quantity.kind == "article" and noun is not None
        else quantity.stop
    )
    over = period(words, phrase, hit.trigger, parsed.language)
    pairs = [(hit.slot, hit.trigger), *([hit.also] if hit.also else [])]
    return [
        Figure(
            field=parsed.field,
            start=quantity.start,
            end=end,
            low=quantity.low,
            high=quantity.high,
            about=quantity.about,
            step=quantity.step,
            unit="people",
            of=of,
            slot=slot if told.group is None else f"{slot}:{told.group}",
            trigger=trigger,
            part=told.part,
            superseded=hit.superseded or quantity.old,
            period=over,
        )
        for slot, trigger in pairs
    ]
