"""Coverage: which article tells which slot of which event.

Silence is told only after the slot's words were looked for in the text (`lexicon/LANG/slots.toml`): an article that has
one of them, or any figure where a figure is missing, is unclear.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from variorum import lexicon
from variorum.comparing.case import Case
from variorum.comparing.cases import cases_by_event
from variorum.comparing.pile import Pile
from variorum.comparing.witness import are_placed
from variorum.comparing.wording import number
from variorum.dates import Days, apart, days
from variorum.linking.event_kinds import event_kinds
from variorum.linking.shingles import words
from variorum.linking.values.compare import head
from variorum.linking.values.doers import distinctive
from variorum.records import Article, Coverage, Event, Place, Tables
from variorum.stored import values

# Told of any event, or wordings only: their absence says nothing.
_LEFT_OUT = frozenset({"date", "time", "place", "victims"})
# An article could have been expected to tell an event where it tells another within so many days and shares an actor
# that claims of both name.
NEAR_DAYS = 1
ROOT = 4  # letters in which two spellings of a name begin alike
ALIKE_DAYS = 3  # an event of the same kind so near may be this one, which linking did not see
_REMEMBERED = 5_000  # folded texts: a bound on memory
COMMON = 60  # events of a day that name an actor, from which on naming it says nothing; bounds what is asked
FEWEST_ORIGINS = 2  # of an event for others to be expected to tell it


def coverage(tables: Tables) -> tuple[Coverage, ...]:
    """A row for each event, slot and article that tells the event or could have been expected to (the latter for the
    slot `occurrence` only); by event, slot, article. told: yes, no, unclear, or earlier (printed before the value was
    first said)."""
    pile = Pile.of(tables)
    tellers = Tellers(tables, pile)
    rows = [row for of_event in cases_by_event(tables, pile) for row in tellers.of_cases(of_event)]
    rows.extend(tellers.expected())
    return tuple(sorted(rows, key=lambda row: (row.event, row.slot, row.article)))


class Tellers:
    """Who tells which event of a pile; asked event by event, in the end for what is expected."""

    def __init__(self, tables: Tables, pile: Pile) -> None:
        self.tables, self.pile = tables, pile
        self.texts = _Texts(tables)
        self.told_by: dict[str, set[str]] = defaultdict(set)
        for event, article in values(tables.event_mentions, "event", "article"):
            if article in pile.articles:
                self.told_by[event].add(article)
        # An article is silent on an event only where it surely tells it: where one of its claims needed no guess, or it
        # has none of any other event.
        self.sure: set[tuple[str, str]] = set()
        self.claiming: set[str] = set()
        for event, article, slot, inferred in values(tables.claims, "event", "article", "slot", "inferred"):
            if article in pile.articles:
                self.told_by[event].add(article)
            self.claiming.add(article)
            if (event, article) not in self.sure and not are_placed(slot, inferred):
                self.sure.add((event, article))
        self.seen: set[tuple[str, str]] = set()  # events and articles of the rows for the slot `occurrence`

    def of_cases(self, cases: Iterable[Case]) -> Iterator[Coverage]:
        """The rows of one event's slots."""
        for case in cases:
            if head(case.slot) in _LEFT_OUT:
                continue
            event = case.event.id
            told = self.told_by[event]
            telling = {each for each in told if each not in self.claiming or (event, each) in self.sure}
            yield from self.noted(_of_case(case, told, telling, self.texts))

    def noted(self, rows: Iterable[Coverage]) -> Iterator[Coverage]:
        """Rows of events that were compared, of which those for the slot `occurrence` are remembered."""
        for row in rows:
            if row.slot == "occurrence":
                self.seen.add((row.event, row.article))
            yield row

    def expected(self) -> Iterator[Coverage]:
        """Rows for articles that tell of an event's neighbours only; to be asked last."""
        for row in _expected(self.tables, self.told_by, self.pile, self.texts):
            if (row.event, row.article) not in self.seen:
                yield row


class _Texts:
    """Each article's words, folded once and asked often."""

    def __init__(self, tables: Tables) -> None:
        self.articles: Mapping[str, Article] = {article.id: article for article in tables.articles}
        self.folded: dict[str, str] = {}
        self.asked: dict[tuple[str, str], bool] = {}

    def of(self, article: str) -> str:
        if article not in self.folded:
            if len(self.folded) >= _REMEMBERED:
                self.folded.clear()
                self.asked.clear()
            known = self.articles[article]
            self.folded[article] = f"{known.title or ''}\n{known.text}".casefold()
        return self.folded[article]

    def may_tell(self, article: str, slot: str) -> bool:
        """Whether one of the words that tell `slot` stands in the article."""
        if (article, slot) not in self.asked:
            pattern = slot_pattern(slot)
            self.asked[article, slot] = pattern is None or pattern.search(self.of(article)) is not None
        return self.asked[article, slot]


@cache
def slot_pattern(slot: str) -> re.Pattern[str] | None:
    """The words that may tell `slot`: the list of its stem; else, for a quantity, what it is of. None: not known."""
    stem, _, part = slot.partition(":")
    stems = lexicon.lexicon("en", "slots")["words"].get(stem)
    if stems is None:
        stems = [word[:5] for word in re.findall(r"\w{3,}", part.casefold())]
        if not stems:
            return None
    parts = [rf"{re.escape(stem[:-1])}\b" if stem.endswith("$") else re.escape(stem) for stem in stems]
    return re.compile(rf"\b(?:{'|'.join(parts)})")


def _of_case(case: Case, articles: set[str], telling: set[str], texts: _Texts) -> list[Coverage]:
    told = {each.article for each in case.claims}
    sure = [each for each in case.claims if each.inferred is None]
    if (_is_quantity(case.slot) or ":" in case.slot) and len(case.origins(sure)) < FEWEST_ORIGINS:
        articles = told  # what one writer alone counted, or none surely of this event, nobody is silent on
    if articles <= told:
        return [Coverage(case.event.id, case.slot, article, "yes") for article in sorted(articles)]
    first = min((when[0] for each in case.live if (when := case.pile.said(each))), default=None)

    @cache
    def values() -> re.Pattern[str] | None:  # only some cases need it, and making it takes longest
        return _written(case) if _is_quantity(case.slot) else _named(case)

    rows = []
    for article in sorted(articles):
        if article in told:
            verdict = "yes"
        elif _printed_before(texts.articles[article], first):
            verdict = "earlier"
        elif article not in telling or texts.may_tell(article, case.slot) or _found(values(), texts.of(article)):
            verdict = "unclear"
        else:
            verdict = "no"
        rows.append(Coverage(case.event.id, case.slot, article, verdict))
    return rows


def _found(values: re.Pattern[str] | None, text: str) -> bool:
    return values is not None and values.search(text) is not None


def _is_quantity(slot: str) -> bool:
    """Whether the slot is none of the lexicon's: a figure of something, which each writer words anew."""
    return head(slot) not in lexicon.lexicon("en", "slots")["words"]


def _named(case: Case) -> re.Pattern[str] | None:
    """Where the slot's values are words (who did it, with what): the words that others give, and the names of actors,
    as they may stand in an article that words the slot in a way that was not seen."""
    claims = [each for each in case.claims if each.low is None and each.high is None]
    actors = [actor for each in claims if (actor := case.pile.world.actors.get(each.actor or ""))]
    names = {name.casefold() for actor in actors for name in (actor.name, *actor.aliases)}
    forms = (
        {each.text.casefold() for each in claims} | names | {word for actor in actors for word in distinctive(actor)}
    )
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms)))})") if forms else None


def _written(case: Case) -> re.Pattern[str] | None:
    """The case's figures as an article may write them: whoever has the same number may tell the same in other words
    ("two towns", "two villages")."""
    numbers = {each.low for each in case.live if each.low is not None and each.low == each.low.to_integral_value()}
    forms = {form for value in numbers for form in (f"{value:f}", f"{value:,f}", number(int(value)))}
    forms |= {each.text.casefold() for each in case.live if each.low is not None}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms)))})\b") if forms else None


def _printed_before(article: Article, first: date | None) -> bool:
    printed = days(article.published)
    return first is not None and printed is not None and printed[1] < first


def _expected(tables: Tables, told_by: Mapping[str, set[str]], pile: Pile, texts: _Texts) -> list[Coverage]:
    """Rows for articles that do not tell an event but tell one close to it in date and actors: `no` where the event's
    place is not found in them either, else `unclear`."""
    actors: dict[str, set[str]] = defaultdict(set)
    for event_id, actor in values(tables.claims, "event", "actor"):
        if actor is not None:
            actors[event_id].add(actor)
    by_day: dict[tuple[int, str], list[Event]] = defaultdict(list)
    spans = {event.id: span for event in tables.events if (span := _short(event.date))}
    for event in tables.events:
        if event.id in spans:
            for day in range(spans[event.id][0].toordinal(), spans[event.id][1].toordinal() + 1):
                for actor in actors[event.id]:
                    by_day[day, actor].append(event)
    kinds = {event.id: event_kinds().group(event.kind) for event in tables.events}
    rows: list[Coverage] = []
    for event in tables.events:
        tellers = told_by.get(event.id, set())
        if event.id not in spans or len({pile.printed.of_article(each) for each in tellers}) < FEWEST_ORIGINS:
            continue
        first, last = (day.toordinal() for day in spans[event.id])
        near = {
            other.id
            for day in range(first - NEAR_DAYS, last + NEAR_DAYS + 1)
            for actor in actors[event.id]
            if len(naming := by_day.get((day, actor), ())) <= COMMON
            for other in naming
        }
        place = pile.world.places.get(event.place or "")
        # Who tells an event of the same kind and days may tell this one, under another place.
        kind = {
            other
            for other in near
            if kinds[other] == kinds[event.id] and apart(spans[other], spans[event.id]) <= ALIKE_DAYS
        }
        alike = {article for other in kind for article in told_by.get(other, ())}
        for article in sorted({each for other in near for each in told_by.get(other, ())} - tellers):
            if _printed_before(texts.articles[article], spans[event.id][0]):
                verdict = "earlier"
            elif place is not None and article not in alike and not _names(texts.of(article), place):
                verdict = "no"
            else:
                verdict = "unclear"
            rows.append(Coverage(event.id, "occurrence", article, verdict))
    return rows


def _names(text: str, place: Place) -> bool:
    """Whether a folded text has a word that begins like one of the place's name: names are spelt in many ways."""
    roots = [word[:ROOT] for word in words(place.name) if len(word) >= ROOT] or [place.name.casefold()]
    return any(root in text for root in roots)


def _short(value: str | None) -> Days | None:
    """The days of a date that names a week or less; a month says too little to be near to."""
    span = days(value)
    return span if span and (span[1] - span[0]).days < 7 else None
