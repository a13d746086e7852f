"""Which article tells which slot of which event."""

from dataclasses import replace

from rows_by_hand import affair, article, claim

from variorum.comparing.coverage import coverage
from variorum.records import EventMention, Tables


def told(tables: Tables, slot: str = "killed") -> dict[str, str]:
    return {row.article: row.told for row in coverage(tables) if row.slot == slot}


def test_silence_is_told_only_where_the_slots_words_are_not_found() -> None:
    tables = affair(
        [claim("courier", value=11)],
        [
            article("gazette", text="A fire delayed the ferry Alma for some hours."),
            article("dawn", text="A fire on the ferry. The dead were carried to the quay."),
        ],
    )
    assert told(tables) == {"courier": "yes", "gazette": "no", "dawn": "unclear"}


def test_who_printed_before_the_value_was_said_is_earlier() -> None:
    tables = affair(
        [claim("courier", value=11, said="2024-05-05")],
        [article("gazette", published="2024-05-04", text="A fire on the ferry.")],
    )
    assert told(tables)["gazette"] == "earlier"


def test_a_quantity_is_looked_for_by_what_it_is_of() -> None:
    boats = [claim("courier", "count:lifeboats", 8), claim("wire", "count:lifeboats", 8)]
    others = [
        article("gazette", text="A fire."),
        article("dawn", text="The lifeboats were rotten."),
        article("post", text="There were eight rafts."),
    ]
    assert told(affair(boats, others), "count:lifeboats") == {
        "courier": "yes",
        "wire": "yes",
        "gazette": "no",
        "dawn": "unclear",
        "post": "unclear",
    }


def test_nobody_is_silent_on_what_one_writer_alone_counted() -> None:
    tables = affair([claim("courier", "count:lifeboats", 8)], [article("gazette", text="A fire.")])
    assert told(tables, "count:lifeboats") == {"courier": "yes"}


def test_nobody_is_silent_on_a_quantity_that_was_only_put_to_the_event() -> None:
    boats = [claim(id, "count:cities", 14, inferred="the article's main event") for id in ("courier", "wire")]
    assert told(affair(boats, [article("gazette", text="A fire.")]), "count:cities") == {
        "courier": "yes",
        "wire": "yes",
    }


def test_who_may_tell_another_event_is_not_silent() -> None:
    toll = [claim("courier", "wounded", 8), claim("wire", "wounded", 8)]
    guessed = claim("gazette", "killed", 11, inferred="the article's main event", event="fire")
    found = told(affair([*toll, guessed], [article("gazette", text="A fire.")]), "wounded")
    assert found["gazette"] == "unclear"


def test_days_and_places_have_no_rows() -> None:
    assert coverage(affair([claim("courier", "date", "2024-05-04")], [article("gazette")])) == ()


def test_an_article_on_a_near_event_with_the_same_actor_could_have_told() -> None:
    arrest = "arrest"
    claims = [
        claim("courier", "perpetrator", "port_authority"),
        claim("dawn", "perpetrator", "port_authority"),
        replace(claim("gazette", "perpetrator", "port_authority"), event=arrest),
    ]
    tables = affair(claims)
    fire = tables.events[0]
    mentions = [each for each in tables.event_mentions if each.article != "gazette"]
    tables = replace(
        tables,
        events=(fire, replace(fire, id=arrest, date="2024-05-05")),
        event_mentions=(*mentions, EventMention("m", arrest, "gazette", "text", 0, 1, "x", None)),
    )
    rows = {(row.event, row.article): row.told for row in coverage(tables) if row.slot == "occurrence"}
    assert rows == {("fire", "gazette"): "unclear"}
