"""Items that share a key."""

from hypothesis import given
from hypothesis import strategies as st

from variorum.linking.blocking import Blocks


def pairs(keys: list[list[str]], largest: int) -> set[tuple[int, int]]:
    blocks = Blocks()
    for item, own in enumerate(keys):
        for key in own:
            blocks.add(item, key)
    return {(other, item) for item, others in blocks.earlier(largest) for other in others}


def test_items_of_one_key_are_pairs_and_others_are_not() -> None:
    assert pairs([["port"], ["ferry"], ["port", "ferry"]], 10) == {(0, 2), (1, 2)}


def test_a_key_of_too_many_items_tells_nothing() -> None:
    assert pairs([["strike"], ["strike"], ["strike"]], 2) == set()


@given(st.lists(st.lists(st.sampled_from("abcdef"), max_size=4), max_size=9), st.integers(1, 5))
def test_as_when_all_are_compared_with_all(keys: list[list[str]], largest: int) -> None:
    size = {key: sum(own.count(key) for own in keys) for key in "abcdef"}
    told = [{key for key in own if size[key] <= largest} for own in keys]
    expected = {(a, b) for b in range(len(keys)) for a in range(b) if told[a] & told[b]}
    assert pairs(keys, largest) == expected
