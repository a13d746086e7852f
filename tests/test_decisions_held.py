"""What the reader decided holds in the result, whatever the weights say, and the order of decisions changes nothing."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from variorum.decisions.records import Anchor, Decision
from variorum.linking.actors import link_actors
from variorum.linking.clustering import Pairs, numbered_clusters
from variorum.linking.decided.holding import Held, components, hold
from variorum.linking.decided.verdicts import Decided, Verdict, Verdicts
from variorum.linking.groups import Groups
from variorum.reading.text import source_of_text
from variorum.records import Actor, Mention, Tables

ITEMS = [f"e{number}" for number in range(9)]
pairs = st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] != pair[1])
weights = st.dictionaries(pairs.map(lambda pair: tuple(sorted(pair))), st.floats(0, 9), max_size=30)
told = st.tuples(st.lists(pairs, max_size=6), st.lists(pairs, max_size=6))


def verdicts(same: Sequence[tuple[str, str]], different: Sequence[tuple[str, str]]) -> Verdicts:
    """Those of the pairs; what contradicts is left out of `different`."""
    units = components(same)
    free = [(a, b) for a, b in different if b not in units.get(a, (a,))]
    given = [("same", pair) for pair in same] + [("different", pair) for pair in free]
    return Verdicts.of(
        Verdict(Decision(verdict, "event", Anchor(a), Anchor(b)), a, b, (f"m_{a}", f"m_{b}"))
        for verdict, (a, b) in given
    )


def clustered(weighed: dict[tuple[str, str], float]):
    """Average linkage of ITEMS, of which each second two stand in one article."""

    def cluster(never):
        columns = Pairs()
        for (a, b), weight in sorted(weighed.items()):
            columns.add(ITEMS.index(a), ITEMS.index(b), round(weight, 3))
        apart = [number // 2 for number in range(len(ITEMS))]
        numbers = [(ITEMS.index(a), ITEMS.index(b)) for a, b in sorted(never)]
        return [[ITEMS[at] for at in each] for each in numbered_clusters(len(ITEMS), columns, 5.0, apart, numbers)]

    return cluster


def one(held: Held, first: str, second: str) -> bool:
    return any({first, second} <= set(group) for group in held.after)


@settings(deadline=None)
@given(weights, told)
def test_the_same_are_one_and_the_different_are_not(weighed, decided):
    known = verdicts(*decided)
    held = hold(clustered(weighed), known)
    assert sorted(item for group in held.after for item in group) == ITEMS
    assert all(one(held, *each.pair) for each in known.same)
    assert not any(one(held, *each.pair) for each in known.apart)


@settings(deadline=None)
@given(weights, told, st.randoms(use_true_random=False))
def test_the_order_of_decisions_changes_nothing(weighed, decided, random):
    same, different = decided
    other_same = [pair[::-1] for pair in random.sample(same, len(same))]
    other = verdicts(other_same, random.sample(different, len(different)))
    assert hold(clustered(weighed), verdicts(same, different)).after == hold(clustered(weighed), other).after


def test_a_chain_leads_around_no_decision():
    weighed = {("e0", "e2"): 9.0, ("e2", "e4"): 9.0}
    held = hold(clustered(weighed), verdicts([], [("e0", "e4")]))
    assert not one(held, "e0", "e4")
    assert held.parted("e2", "e4")


def test_same_of_two_makes_one_of_all_their_tellings_those_of_one_article_too():
    weighed = {("e0", "e2"): 9.0, ("e1", "e3"): 9.0}  # e0 and e1 stand in one article, e2 and e3 in another
    held = hold(clustered(weighed), verdicts([("e0", "e1")], []))
    assert one(held, "e0", "e3")
    assert one(held, "e2", "e3")
    assert held.joined("e2", "e3")
    assert not held.joined("e0", "e2")


def test_what_joining_would_bring_together_is_cut_from_its_tie_by_weight():
    weighed = {("e0", "e2"): 9.0, ("e4", "e6"): 9.0}
    held = hold(clustered(weighed), verdicts([("e0", "e4")], [("e2", "e6")]))
    assert one(held, "e0", "e4")
    assert not one(held, "e2", "e6")


NAMES = ["Anna Keller", "A. Keller", "Keller", "Thomas Keller", "Free Coast", "Free Coast Movement", "FCM"]


def pile(names: Sequence[str]) -> Tables:
    """An article a name, with its actor and one mention of it."""
    actors = tuple(
        Actor(f"x{at}", name, "person" if "Keller" in name else "organization", (), None, "yes")
        for at, name in enumerate(names)
    )
    mentions = tuple(
        Mention(f"m_{actor.id}", f"a{at}", "text", 0, 1, actor.name, "name", actor.id, None, None)
        for at, actor in enumerate(actors)
    )
    articles = tuple(source_of_text(f"a{at}", "Text.", published="2020-01-01").article for at in range(len(names)))
    return Tables(articles=articles, actors=actors, mentions=mentions)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from(NAMES), min_size=2, max_size=8),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=4),
)
def test_decisions_about_actors_hold_whatever_their_names(names, same, different):
    def among(numbers):
        return [(f"x{a}", f"x{b}") for a, b in numbers if a != b and max(a, b) < len(names)]

    known = verdicts(among(same), among(different))
    linked = link_actors(pile(names), Decided(actors=known))
    actor_of = {mention.id: mention.actor for mention in linked.mentions}
    for each in known.same:
        assert actor_of[f"m_{each.first}"] == actor_of[f"m_{each.second}"]
    for each in known.apart:
        assert actor_of[f"m_{each.first}"] != actor_of[f"m_{each.second}"]
    status = {frozenset((link.first, link.second)): link.status for link in linked.links}
    assert all(status[frozenset(each.mentions)] == "decided" for each in known.same)
    assert all(status[frozenset(each.mentions)] == "struck" for each in known.apart)


def test_groups_are_joined_by_no_chain_around_a_pair_that_must_stay_apart():
    groups = Groups("abcd", [("a", "d")])
    assert groups.join("a", "b")
    assert groups.join("c", "d")
    assert not groups.join("b", "c")
    assert groups.root("b") != groups.root("c")
