"""Bodies called by a noun: one speaker in all articles of one event."""

from dataclasses import replace

from rows_by_hand import affair, attribution, claim

from variorum.linking.counters import assign_counters, is_unnamed
from variorum.linking.institutions import is_body, link_institutions
from variorum.records import Actor, Tables


def unnamed(id: str, name: str) -> Actor:
    return Actor(id, name, "unnamed", (), None, "unknown")


def told(*cited: tuple[str, str, str]) -> Tables:
    """Claims of the fire, each cited by an article from an unnamed actor: (article, actor's id, its name)."""
    claims = [claim(article, value=11, speaker=id) for article, id, _ in cited]
    said = [
        replace(attribution(each.article, each.speaker_actor or "", 0, 10), id=each.attribution or "")
        for each in claims
    ]
    actors = tuple(unnamed(id, name) for _, id, name in cited)
    return affair(claims, actors=actors, attributions=tuple(said))


def test_a_noun_for_a_body_is_one_speaker_of_an_event() -> None:
    tables = assign_counters(
        link_institutions(told(("courier", "x1", "port authority"), ("dawn", "x2", "Port Authority")))
    )
    assert {each.counter for each in tables.claims} == {"x1"}
    assert [(each.id, each.kind) for each in tables.actors] == [("x1", "organization")]


def test_people_without_a_name_stay_those_of_their_article() -> None:
    tables = assign_counters(link_institutions(told(("courier", "x1", "officials"), ("dawn", "x2", "officials"))))
    assert all(is_unnamed(each.counter) for each in tables.claims)
    assert len({each.counter for each in tables.claims}) == 2


def test_other_bodies_stay_apart() -> None:
    linked = link_institutions(told(("courier", "x1", "port authority"), ("dawn", "x2", "port hospital")))
    assert {each.speaker_actor for each in linked.claims} == {"x1", "x2"}


def test_the_noun_decides_not_what_follows_it() -> None:
    assert is_body(unnamed("x", "ministry of health"))
    assert is_body(unnamed("x", "police"))
    assert not is_body(unnamed("x", "official at the ministry"))
