"""Mentions of events compared by the counted model."""

import math

import pytest

from variorum.linking.event_model import (
    COMPARISONS,
    SAME_EVENT,
    Compared,
    Model,
    blank_model,
    compare,
    counted_model,
    saved_model,
)
from variorum.linking.tellings import Telling, rows_of


def telling(id: str, lemma: str = "blast", article: str | None = None, group: str = "ferry", **known) -> Telling:
    return Telling(
        id=id,
        group=group,
        article=article or id,
        phrase=known.get("phrase", lemma),
        lemma=lemma,
        arguments=frozenset(known.get("arguments", ())),
        words=frozenset(known.get("words", ())),
        article_words=frozenset(known.get("article_words", ())),
    )


def test_the_same_word_with_the_same_things_on_it_tells_one_event():
    [pair] = compare(
        [telling("m1", arguments={"ferry", "harbour"}), telling("m2", arguments={"ferry", "harbour"})], saved_model()
    )
    assert (pair.first, pair.second) == ("m1", "m2")
    assert pair.weight > SAME_EVENT
    assert "told by the same word (+" in pair.reason
    assert "two of the words that hang on them are the same (+" in pair.reason


def test_the_same_word_with_other_things_on_it_weighs_less():
    same, other = (
        compare([telling("m1", arguments={"ferry"}), telling("m2", arguments={word})], saved_model())[0].weight
        for word in ("ferry", "school")
    )
    assert other < same


def test_words_that_can_mean_the_same_are_compared():
    assert set(rows_of("die")) & set(rows_of("death"))
    assert len(compare([telling("m1", "die"), telling("m2", "death")], saved_model())) == 1


def test_words_without_anything_in_common_are_never_compared():
    assert compare([telling("m1", "blast"), telling("m2", "election")], saved_model()) == []


def test_mentions_of_different_groups_are_never_compared():
    assert compare([telling("m1"), telling("m2", group="bridge")], saved_model()) == []


def test_the_order_of_mentions_changes_nothing():
    mentions = [telling(f"m{n}", lemma, words={"fire", "port"}) for n, lemma in enumerate(["blast", "explode"] * 3)]
    assert compare(mentions, saved_model()) == compare(mentions[::-1], saved_model())


def test_no_mention_and_one_mention_give_no_pair():
    assert compare([], saved_model()) == []
    assert compare([telling("m1")], saved_model()) == []


def test_the_weight_is_the_sum_of_its_levels():
    model = saved_model()
    [pair] = compare([telling("m1", words={"fire"}), telling("m2", words={"fire"})], model)
    prior = math.log2(model.prior / (1 - model.prior))
    total = prior + sum(model.weight(name, level) for name, level in pair.levels.items())
    assert pair.weight == pytest.approx(total, abs=1e-5)


def test_weights_are_counted_from_labelled_pairs():
    levels = dict.fromkeys(COMPARISONS, 0)
    pairs = [Compared("m1", "m2", 0.0, levels | {"inside": 1}), Compared("m3", "m4", 0.0, levels)]
    model = counted_model(pairs, {("m1", "m2")})
    # One pair each and one added to every count: m = 2/3, u = 1/3.
    assert model.weight("inside", 1) == pytest.approx(1.0)
    assert model.weight("inside", 0) == pytest.approx(-1.0)
    assert model.weight("words", -1) == 0.0
    assert model.prior == 0.5


def test_a_model_knows_every_level():
    for model in (saved_model(), blank_model()):
        assert isinstance(model, Model)
        assert {name: len(levels) for name, levels in model.levels.items()} == {
            name: sum(not level.null for level in levels) for name, levels in COMPARISONS.items()
        }
