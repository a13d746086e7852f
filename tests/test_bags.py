"""How alike the words of texts are, asked one by one or many at a time."""

import math

from hypothesis import given
from hypothesis import strategies as st

from variorum.linking.bags import Cosines, bags, cosine, counted

TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), min_size=2, max_size=6)


@given(TEXTS)
def test_many_bags_are_as_alike_as_two_at_a_time(texts: list[list[str]]):
    found = bags([counted(words) for words in texts])
    every = Cosines(found)
    for one, mine in enumerate(found):
        others = [at for at in range(len(found)) if at != one]
        for other, alike in zip(others, every.of(one, others), strict=True):
            assert math.isclose(alike, cosine(mine.mapping(), found[other]), abs_tol=1e-12)
            assert every.of(other, [one]) == [alike]  # to the last bit


def test_a_bag_is_alike_to_none_where_none_is_asked_for():
    assert Cosines(bags([counted(["flood"])])).of(0, []) == []
