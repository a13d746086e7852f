"""Values, voices and days in words, as a neutral person would write them."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from decimal import Decimal

from variorum import lexicon
from variorum.annotating.events.titles import spoken_date
from variorum.comparing.pile import Pile
from variorum.comparing.witness import is_hearsay, tells_who
from variorum.linking.counters import is_unnamed
from variorum.linking.values.compare import head
from variorum.linking.values.figures import is_vague
from variorum.records import Claim

_MONTHS = tuple(calendar.month_name)[1:]
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SILENT = frozenset({"people", "votes", "pages"})  # units that the slot tells already
_LOOSE = frozenset({"an", "unnamed"})
SPOKEN = 8  # words of an unnamed speaker written out
UNNAMED = "an unnamed speaker"
NAMED = 4  # outlets named in a sentence; further ones are counted


def value_words(claim: Claim, pile: Pile) -> str:
    """The claim's value as it can stand in a sentence: in figures where it is one, else in the words of the text."""
    slot = head(claim.slot)
    if slot == "date":
        return date_words(claim.date) or f"“{claim.text}”"
    if slot == "time" and claim.date:
        return claim.date.partition("T")[2][:5]
    if slot == "place":
        place = pile.world.places.get(claim.place or "")
        name = place.name if place else claim.text
        return f"{claim.relation} {name}" if claim.relation not in (None, "in", "at") else name
    if slot == "perpetrator":
        actor = pile.world.actors.get(claim.actor or "")
        return actor.name if actor else f"“{claim.text}”"
    return figure_words(claim) if claim.low is not None or claim.high is not None else _quoted(claim.text)


def figure_words(claim: Claim) -> str:
    """An interval in words: 58, at least 58, up to 40, 50 to 60, about 60, “dozens”."""
    if is_vague(claim) or (claim.unit == "percent" and not any(char.isdigit() for char in claim.text)):
        return _quoted(claim.text)  # "two-thirds" is no 66.67 percent
    low, high = claim.low, claim.high
    if low is not None and low == high:
        return f"{claim.about} {_amount(low, claim)}" if claim.about else _amount(low, claim)
    if low is not None and high is None:
        return f"more than {_amount(low - 1, claim)}" if _is_more(claim) else f"at least {_amount(low, claim)}"
    if low is None and high is not None:
        return f"up to {_amount(high, claim)}"
    bottom, top = _amount(low or Decimal(0), claim), _amount(high or Decimal(0), claim)
    _, _, unit = top.partition(" ")
    return f"{bottom.removesuffix(f' {unit}') if unit else bottom} to {top}"


def _is_more(claim: Claim) -> bool:
    """Whether the words of a minimum say that it is more than the number in them ("surpasses 130" is 131 or more)."""
    number = f"{(claim.low or Decimal(0)) - 1:f}"
    return number in claim.text.replace(",", "") or claim.text.casefold().startswith(
        ("more than", "over", "upwards of")
    )


def _quoted(text: str) -> str:
    """The text's own words, without the capital that a sentence opens with."""
    return f"“{text[:1].lower() + text[1:] if text[1:].islower() else text}”"


def _amount(number: Decimal, claim: Claim) -> str:
    unit = claim.unit or "people"
    for size, name in ((10**9, "billion"), (10**6, "million")):
        if number >= size and number % (size // 100) == 0 and unit not in _SILENT:
            written = f"{(number / size).normalize():f} {name}"
            break
    else:
        written = f"{number:,f}"
        written = written.rstrip("0").rstrip(".") if "." in written else written
    if unit in _SYMBOLS:
        return _SYMBOLS[unit] + written
    return written if unit in _SILENT else f"{written} {unit.removesuffix('s') if written == '1' else unit}"


def date_words(value: str | None) -> str:
    """An EDTF value in words where it has plain ones (4 May 2024, May 2024, 2024, 5 May 2024 to 6 May 2024), else as it
    is."""
    return spoken_date(value) if value else ""


def said_words(claims: Sequence[Claim], pile: Pile, year: str | None) -> str:
    """The first day on which one of `claims` was said, without the year where it is `year`; "" where none is known: who
    looks back at what happened long before seldom tells when somebody said it."""
    known = sorted(when for each in claims if not pile.looks_back(each) and (when := pile.said(each)))
    if not known:
        return ""
    day = known[0][0]
    told = f"{day.day} {_MONTHS[day.month - 1]}"
    return told if str(day.year) == year else f"{told} {day.year}"


def voice_words(claim: Claim, pile: Pile) -> str:
    """Who is at the root of `claim`: an actor's name, the words for a speaker without one, or the outlet itself."""
    counter = claim.counter or claim.article
    actor = pile.world.actors.get(counter)
    if actor:
        # "The authorities" of a state that is a guess are told as the article does.
        return claim.speaker if actor.kind == "state" and claim.speaker.islower() else actor.name
    if is_unnamed(claim.counter):
        return _unnamed(claim.speaker)
    article = pile.articles.get(pile.first_printing.get(counter, counter))
    if article and article.agency:
        return article.agency
    outlet = pile.outlet(pile.first_printing.get(counter, claim.article))
    return f"{outlet} (reportedly)" if is_hearsay(claim) else f"{outlet} itself"


def _unnamed(speaker: str) -> str:
    """Unnamed “local officials”; "an unnamed speaker" where the words do not say what sort of people speak. What
    follows the noun ("residents of the besieged town") is left out where there is much of it."""
    spoken = speaker.split()
    while spoken and spoken[0].casefold() in ("the", "a", "an", "some"):
        spoken = spoken[1:]
    after = lexicon.words("en", "slots", "after_sources") - {"and"}
    if len(spoken) > SPOKEN:
        spoken = spoken[: next((at for at, word in enumerate(spoken) if word.casefold() in after), len(spoken))]
    said = " ".join(spoken)
    if not tells_who(said) or any(char.isdigit() for char in said) or len(spoken) > SPOKEN:
        return UNNAMED
    return f"unnamed {_quoted(said)}"


def with_article(name: str) -> str:
    """The name as it stands inside a sentence: "the port authority", "Coast Wire"."""
    return f"the {name}" if name[:1].islower() and name.split()[0] not in _LOOSE else name


def joined(words_: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    return f" {last} ".join([", ".join(words_[:-1]), words_[-1]] if len(words_) > 1 else words_)


def outlets_words(claims: Iterable[Claim], pile: Pile) -> str:
    """The outlets that print `claims`, copies beside what they are of: "Coast Wire and its copy Herald, Dawn"."""
    by_origin: dict[str, list[tuple[int, str]]] = {}
    for each in claims:
        row = (pile.printed.rank(each.article), pile.outlet(each.article))
        printings = by_origin.setdefault(pile.printed.of_article(each.article), [])
        if row not in printings:
            printings.append(row)
    phrases: list[str] = []
    for printings in by_origin.values():
        names = list(dict.fromkeys(name for _, name in sorted(printings)))
        copies = names[1:]
        if copies:
            phrases.append(f"{names[0]} and its {'copies' if len(copies) > 1 else 'copy'} {joined(copies)}")
        else:
            phrases.append(names[0])
    phrases = sorted(dict.fromkeys(phrases))
    return ", ".join(phrases[:NAMED]) + (f" and {len(phrases) - NAMED} more" if len(phrases) > NAMED else "")


def number(count: int) -> str:
    """A small number in words, a larger one in figures."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def count_words(count: int, noun: str) -> str:
    """ "two articles", "one article"."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"
