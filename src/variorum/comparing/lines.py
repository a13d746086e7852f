"""Claims -> the lines of a finding: who gives which value, when it was said, and who prints it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from variorum.comparing.case import Pile
from variorum.comparing.wording import outlets_words, said_words, value_words, voice_words
from variorum.linking.values.compare import head, value_key
from variorum.records import Claim, Group

SHOWN = 6  # lines written out in a sentence; further ones are counted


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
    def group(self) -> Group:
        first = self.claims[0]
        return Group(self.value, "" if self.own else self.who, first.counter, tuple(each.id for each in self.claims))

    def sentence(self) -> str:
        """ "port authority: 11, said 5 May (Courier, Dawn)" """
        said = f", said {self.said}" if self.said else ""
        printed = (
            "" if self.own and " and its cop" not in self.outlets and "," not in self.outlets else f" ({self.outlets})"
        )
        return f"{self.who}: {self.value}{said}{printed}"


def lines(claims: Iterable[Claim], pile: Pile, year: str | None) -> list[Line]:
    """A line for each counter and value, in order of the first saying, then value, then counter. `year` is left out of
    days."""
    together: dict[tuple[str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for each in claims:
        together[each.counter or each.article, value_key(each)].append(each)

    def order(item: tuple[tuple[str, tuple[str, ...]], list[Claim]]) -> tuple[date, tuple[str, ...], str]:
        (counter, value), held = item
        days = [when[0] for when in map(pile.said, held) if when]
        return min(days, default=date.max), value, counter

    return [_line(held, pile, year) for _, held in sorted(together.items(), key=order)]


def _line(claims: Sequence[Claim], pile: Pile, year: str | None) -> Line:
    # The wording of the text's own sentences is shown before that of headlines.
    first = min(claims, key=lambda each: (each.field == "title", each.article, each.start, each.id))
    kept = (first, *(each for each in claims if each is not first))
    own = first.counter is None or (first.counter not in pile.world.actors and not first.speaker)
    who = voice_words(first, pile)
    return Line(value_words(first, pile), who, own, said_words(claims, pile, year), outlets_words(claims, pile), kept)


def listed(found: Sequence[Line]) -> str:
    """The lines as one phrase: "Port authority: 11, said 5 May (Courier); seamen's union: at least 40 (Dawn)"."""
    shown = "; ".join(each.sentence() for each in found[:SHOWN])
    rest = len(found) - SHOWN
    return capital(shown) + (f"; and {rest} more" if rest > 0 else "")


def capital(sentence: str) -> str:
    """The sentence with a capital letter in front."""
    return sentence[:1].upper() + sentence[1:]


def noun(slot: str) -> str:
    """What a slot is called in a sentence: "who did it" is never said of anybody."""
    stem, _, part = slot.partition(":")
    if stem == "perpetrator":
        return "who is said to have done it"
    return f"{part} {stem}" if stem in ("killed", "wounded", "arrested") and part else (part or head(slot))
