"""Claims -> the lines of a finding: who gives which value, when it was said, and who prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.comparing.pile import Pile
from variorum.comparing.wording import joined, outlets_words, said_words, value_words, voice_words, with_article
from variorum.linking.counters import is_unnamed
from variorum.linking.values.compare import head, value_key
from variorum.records import Claim, Group

SHOWN, VOICES = 6, 4  # lines, and voices of one value, written out in a sentence; further ones are counted


@dataclass(frozen=True, slots=True)
class Line:
    """One counter with one value, and the claims that give it so."""

    value: str
    who: str
    own: bool  # an outlet says it itself
    said: str
    outlets: str
    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """Who gives it, as named in running words: "Courier" for "Courier itself"."""
        return self.who.removesuffix(" itself").removesuffix(" (reportedly)")

    @property
    def group(self) -> Group:
        first = self.claims[0]
        return Group(self.value, "" if self.own else self.who, first.counter, tuple(each.id for each in self.claims))


def lines(claims: Iterable[Claim], pile: Pile, year: str | None) -> list[Line]:
    """A line for each voice and value, in order of the first saying, then value, then counter. `year` is left out of
    days."""
    together: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for each in claims:
        together[pile.voice(each), value_key(each)].append(each)

    def order(item: tuple[tuple[str, tuple[str, ...]], list[Claim]]) -> tuple[date, tuple[str, ...], str]:
        (counter, value), held = item
        days = [when[0] for when in map(pile.said, held) if when]
        return min(days, default=date.max), value, counter

    return [_line(held, pile, year) for _, held in sorted(together.items(), key=order)]


def _line(claims: Sequence[Claim], pile: Pile, year: str | None) -> Line:
    # The wording of the text's own sentences is shown before that of headlines.
    first = min(claims, key=lambda each: (each.field == "title", each.article, each.start, each.id))
    kept = (first, *(each for each in claims if each is not first))
    own = first.counter is None or not (first.counter in pile.world.actors or is_unnamed(first.counter))
    who = voice_words(first, pile)
    return Line(value_words(first, pile), who, own, said_words(claims, pile, year), outlets_words(claims, pile), kept)


def listed(found: Sequence[Line], pile: Pile) -> str:
    """The lines as one phrase: counter by counter ("Port authority: 11, said 5 May (Courier); union: at least 40, said
    5 May (Dawn)"), or value by value where fewer values than counters are given."""
    by_counter: dict[str, list[Line]] = {}
    by_value: dict[str, list[Line]] = {}
    for each in found:
        by_counter.setdefault(each.who, []).append(each)
        by_value.setdefault(each.value, []).append(each)
    if len(by_value) < len(by_counter):
        told = [_of_value(held, pile) for held in by_value.values()]
    else:
        told = [_of_counter(held, pile) for held in by_counter.values()]
    return capital(_cut(told, SHOWN))


def voices(found: Sequence[Line], pile: Pile, *, inside: bool = False) -> str:
    """Who gives one value, and who prints it: "port authority (Courier, Dawn); Gazette itself"; `inside` a sentence
    with the article: "the port authority"."""
    actors = pile.world.actors
    by_counter: dict[str, list[Line]] = {}
    for each in found:
        by_counter.setdefault(each.who, []).append(each)
    # Those with a name first: a reader looks for them.
    groups = sorted(by_counter.values(), key=lambda held: not (held[0].own or held[0].claims[0].counter in actors))
    told = [with_article(_teller(held, pile)) if inside and not held[0].own else _teller(held, pile) for held in groups]
    return _cut(told, VOICES)


def _of_value(held: Sequence[Line], pile: Pile) -> str:
    days = {each.said for each in held}
    said = f", said {held[0].said}" if len(days) == 1 and held[0].said else ""
    return f"{held[0].value}{said}: {voices(held, pile).replace(';', ',')}"


def _of_counter(held: Sequence[Line], pile: Pile) -> str:
    first = held[0]
    outlets = outlets_words([claim for each in held for claim in each.claims], pile)
    printed = "" if first.own else f" ({outlets})"
    who = _itself(first, outlets)
    if len(held) == 1:
        return f"{who}: {first.value}{f', said {first.said}' if first.said else ''}{printed}"
    by_day: dict[str, list[str]] = {}
    for each in held:
        given = by_day.setdefault(each.said, [])
        if each.value not in given:
            given.append(each.value)
    if len(by_day) == 1:
        (values,) = by_day.values()
        return f"{who}: {joined(values)}{f', said {first.said}' if first.said else ''}{printed}"
    steps = [f"{joined(values)}{f' ({said})' if said else ''}" for said, values in by_day.items()]
    return f"{who}: {_cut(steps, SHOWN, ', ')}{printed}"


def _teller(held: Sequence[Line], pile: Pile) -> str:
    outlets = outlets_words([claim for each in held for claim in each.claims], pile)
    return _itself(held[0], outlets) if held[0].own else f"{held[0].who} ({outlets})"


def _itself(line: Line, outlets: str) -> str:
    """An outlet by its name; with its copies where there are any."""
    return outlets if line.own and " and its cop" in outlets else line.who


def _cut(told: Sequence[str], shown: int, between: str = "; ") -> str:
    rest = len(told) - shown
    return between.join(told[:shown]) + (f"{between}and {rest} more" if rest > 0 else "")


def capital(sentence: str) -> str:
    """The sentence with a capital letter in front."""
    return sentence[:1].upper() + sentence[1:]


def noun(slot: str) -> str:
    """What a slot is called in a sentence: "who did it" is never said of anybody."""
    stem, _, part = slot.partition(":")
    if stem == "perpetrator":
        return "who is said to have done it"
    return f"{part} {stem}" if stem in ("killed", "wounded", "arrested") and part else (part or head(slot))
