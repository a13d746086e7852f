"""Clusters over weighted pairs."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.linking.clustering import clusters


def test_a_weak_link_does_not_chain_two_strong_pairs():
    weights = {("a", "b"): 9.0, ("c", "d"): 9.0, ("b", "c"): 5.5, ("a", "c"): -9.0, ("a", "d"): -9.0, ("b", "d"): -9.0}
    assert clusters("abcd", weights, 5.0) == [["a", "b"], ["c", "d"]]


def test_what_stands_in_one_article_is_kept_apart():
    weights = {("a", "x"): 9.0, ("b", "x"): 8.0}
    assert clusters("abx", weights, 5.0, apart={"a": 1, "b": 1, "x": 2}) == [["a", "x"], ["b"]]


def test_a_pair_below_the_threshold_stays_apart():
    assert clusters("ab", {("a", "b"): 4.9}, 5.0) == [["a"], ["b"]]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1]),
        st.integers(-9, 9).map(float),
    )
)
def test_every_item_is_in_one_cluster_whatever_the_order_of_pairs(weights):
    found = clusters(range(9), weights, 5.0)
    assert sorted(item for cluster in found for item in cluster) == list(range(9))
    assert found == clusters(range(9), dict(reversed(weights.items())), 5.0)
