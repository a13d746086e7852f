"""The same actor across articles: one name for many spellings, and two people of one surname stay two."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.linking.actors import link_actors
from variorum.reading.text import source_of_text
from variorum.records import Actor, Mention, Tables, content_id


def pile(*named: tuple[str, str, str], aliases: dict[str, tuple[str, ...]] | None = None) -> Tables:
    """A pile with one actor for each (article, name, kind), mentioned once in its article."""
    articles = sorted({article for article, _, _ in named})
    actors, mentions = [], []
    for number, (article, name, kind) in enumerate(named):
        id = content_id("x", article, name)
        actors.append(Actor(id, name, kind, (aliases or {}).get(name, ()), None, "unknown"))
        mentions.append(Mention(f"m{number}", article, "text", number, number + 1, name, "name", id, None, None))
    return Tables(
        articles=tuple(source_of_text(id, f"Text of {id}.", published="2020-01-01").article for id in articles),
        actors=tuple(actors),
        mentions=tuple(mentions),
    )


def groups(tables: Tables) -> set[frozenset[str]]:
    """The names that mentions of one actor have, for each actor."""
    found: dict[str, set[str]] = {}
    for mention in tables.mentions:
        found.setdefault(mention.actor or "", set()).add(mention.text)
    return {frozenset(each) for each in found.values()}


def test_one_name_in_two_articles_is_one_actor():
    linked = link_actors(
        pile(("a", "Harbour Workers Union", "organization"), ("b", "Harbour Workers Union", "organization"))
    )
    assert [each.name for each in linked.actors] == ["Harbour Workers Union"]
    assert [(each.kind, each.status, each.weight) for each in linked.links] == [("actor", "linked", 1.0)]


def test_transliterations_are_one_actor():
    linked = link_actors(pile(("a", "Yusuf al-Khatib", "person"), ("b", "Yousef Khateeb", "person")))
    assert groups(linked) == {frozenset({"Yusuf al-Khatib", "Yousef Khateeb"})}


def test_an_acronym_is_the_body_with_its_initials():
    linked = link_actors(pile(("a", "Coastal Rescue Service", "organization"), ("b", "CRS", "organization")))
    assert groups(linked) == {frozenset({"Coastal Rescue Service", "CRS"})}


def test_two_people_of_one_surname_stay_two():
    linked = link_actors(pile(("a", "Anna Keller", "person"), ("b", "Thomas Keller", "person")))
    assert len(linked.actors) == 2


def test_a_lone_surname_joins_the_only_full_name_of_the_pile():
    linked = link_actors(pile(("a", "Anna Keller", "person"), ("b", "Keller", "person")))
    assert [each.name for each in linked.actors] == ["Anna Keller"]


def test_a_lone_surname_of_two_people_is_proposed_to_both():
    linked = link_actors(
        pile(("a", "Anna Keller", "person"), ("b", "Thomas Keller", "person"), ("c", "Keller", "person"))
    )
    assert len(linked.actors) == 3
    assert [each.status for each in linked.links] == ["proposed", "proposed"]


def test_an_institution_of_two_states_stays_two():
    tables = pile(
        ("a", "interior ministry", "organization"), ("b", "interior ministry", "organization"),
        ("c", "interior ministry", "organization"), ("a", "Norway", "state"), ("b", "Chile", "state"),
        ("c", "Chile", "state"),
    )  # fmt: skip
    ids = {(each.name, mention.article): each.id for each, mention in zip(tables.actors, tables.mentions, strict=True)}
    states = {ids["interior ministry", "a"]: ids["Norway", "a"]}
    states |= {ids["interior ministry", each]: ids["Chile", each] for each in "bc"}
    tables = replace(tables, actors=tuple(replace(each, part_of=states.get(each.id)) for each in tables.actors))
    assert [each.name for each in link_actors(tables).actors].count("interior ministry") == 2


def test_a_bare_company_is_another_one_in_each_article():
    linked = link_actors(pile(("a", "company", "organization"), ("b", "company", "organization")))
    assert len(linked.actors) == 2


def test_an_initial_joins_the_first_name_that_it_begins():
    linked = link_actors(pile(("a", "A. Keller", "person"), ("b", "Anna Keller", "person")))
    assert len(linked.actors) == 1


def test_a_longer_form_is_proposed():
    linked = link_actors(
        pile(
            ("a", "National Fishing Council", "organization"),
            ("b", "National Fishing Council of Elders", "organization"),
        )
    )
    assert (len(linked.actors), [each.status for each in linked.links]) == (2, ["proposed"])


def test_unnamed_speakers_stay_those_of_their_article():
    linked = link_actors(pile(("a", "activists", "unnamed"), ("b", "activists", "unnamed")))
    assert len(linked.actors) == 2
    assert linked.links == ()


def test_the_name_shown_is_that_of_most_articles():
    linked = link_actors(
        pile(("a", "Yousef Khateeb", "person"), ("b", "Yusuf Khatib", "person"), ("c", "Yusuf Khatib", "person"))
    )
    assert [(each.name, each.aliases) for each in linked.actors] == [("Yusuf Khatib", ("Yousef Khateeb",))]


def test_ids_stay_when_a_later_article_is_added():
    first = pile(("a", "Anna Keller", "person"))
    more = pile(("a", "Anna Keller", "person"), ("b", "Anna Keller", "person"))
    assert link_actors(first).actors[0].id == link_actors(more).actors[0].id


NAMES = ["Anna Keller", "Thomas Keller", "Keller", "A. Keller", "Coastal Rescue Service", "CRS", "Yusuf Khatib",
         "Yousef al-Khateeb", "Khatib", "National Council", "National Council of Elders"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from(NAMES)), max_size=12, unique=True), st.randoms())
def test_the_order_of_rows_changes_nothing(named, random):
    tables = pile(*((article, name, "organization" if name.isupper() else "person") for article, name in named))
    actors, mentions = list(tables.actors), list(tables.mentions)
    random.shuffle(actors)
    shuffled = replace(tables, actors=tuple(actors), mentions=tuple(mentions))
    assert link_actors(shuffled).actors == link_actors(tables).actors
    assert link_actors(shuffled).links == link_actors(tables).links
