"""The same quantity across articles has one slot and one event."""

from decimal import Decimal

from variorum.linking.quantities import link_quantities
from variorum.reading.text import source_of_text
from variorum.records import Article, Claim, Event, EventMention, Passage, Tables


def article(id: str, text: str) -> Article:
    return source_of_text(id, text).article


def claim(article: Article, words: str, value: int, slot: str, of: str, unit: str, step: int = 1) -> Claim:
    start = article.text.index(words)
    return Claim(
        id=f"c_{article.id}_{words}",
        event=f"e_{article.id}",
        event_mention=f"m_{article.id}",
        article=article.id,
        field="text",
        slot=slot,
        low=Decimal(value),
        high=Decimal(value),
        about=None,
        step=Decimal(step),
        unit=unit,
        of=of,
        period=None,
        date=None,
        place=None,
        relation=None,
        actor=None,
        text=words,
        start=start,
        end=start + len(words),
        speaker="",
        speaker_actor=None,
        counter=None,
        stance="asserted",
        attribution=None,
        said=None,
        superseded=False,
        inferred=None,
    )


def pile(*told: tuple[Article, Claim]) -> Tables:
    return Tables(
        articles=tuple(article for article, _ in told),
        passages=tuple(Passage(f"p_{a.id}", a.id, "text", 0, len(a.text), "sentence") for a, _ in told),
        events=tuple(Event(f"e_{a.id}", "announcement", "Announcement", None, None, None, (a.id,)) for a, _ in told),
        event_mentions=tuple(
            EventMention(f"m_{a.id}", f"e_{a.id}", a.id, "text", 0, 3, a.text[:3], None) for a, _ in told
        ),
        claims=tuple(claim for _, claim in told),
    )


ONE = article("a", "The ferry company paid $43 million for new lifeboats after the fire.")
TWO = article("b", "The company spent $43,120,500 on lifeboats, Serin Lines says.")


def test_one_price_worded_twice_is_one_quantity_of_one_event():
    tables = link_quantities(
        pile(
            (ONE, claim(ONE, "$43 million", 43_000_000, "amount:new lifeboats", "new lifeboats", "USD", 1_000_000)),
            (TWO, claim(TWO, "$43,120,500", 43_120_500, "amount:lifeboats", "lifeboats", "USD")),
        )
    )
    first, second = tables.claims
    assert (first.event, first.slot) == (second.event, second.slot)
    mentions = {row.id: row for row in tables.event_mentions}
    assert all(mentions[each.event_mention].event == each.event for each in tables.claims)
    assert next(event.articles for event in tables.events if event.id == first.event) == ("a", "b")
    assert sum(each.inferred is not None for each in tables.claims) == 1


def test_like_numbers_of_other_things_stay_apart():
    three, four = (
        article("c", "The crew had two cooks on board."),
        article("d", "Police searched two houses on Monday."),
    )
    tables = pile(
        (three, claim(three, "two", 2, "count:cooks", "cooks", "cooks")),
        (four, claim(four, "two", 2, "count:houses", "houses", "houses")),
    )
    assert link_quantities(tables) == tables


def test_another_unit_is_another_quantity():
    three, four = article("c", "They paid 225 dollars for the boats."), article("d", "They bought 225 boats.")
    tables = pile(
        (three, claim(three, "225", 225, "amount:boats", "boats", "USD")),
        (four, claim(four, "225", 225, "count:boats", "boats", "boats")),
    )
    assert link_quantities(tables) == tables
