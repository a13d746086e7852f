"""The file of weights, and mentions of events compared by what was counted."""

import json
import math
import runpy
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from variorum.linking import event_comparisons, event_levels, event_model, mention_pairs
from variorum.linking.event_model import Models, counted_level, from_json, saved_models, to_json
from variorum.linking.mention_pairs import Compared, blank_model, compare, counted_model
from variorum.linking.tellings import Telling, rows_of

MODEL = saved_models().mentions
TEXT = (files("variorum.linking") / event_model.FILE).read_text(encoding="utf-8")


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


def test_the_file_tells_its_version_the_command_that_makes_it_and_whom_it_is_owed_to():
    content = json.loads(TEXT)
    assert content["version"] == event_model.VERSION
    assert Path(content["command"].split()[1]).name == "train_events.py"
    assert "ECB+" in content["credit"]
    assert "licenses/by/3.0" in content["credit"]


def test_a_file_of_another_version_is_refused():
    with pytest.raises(ValueError, match="version 1"):
        from_json(json.dumps(json.loads(TEXT) | {"version": 1}))


def test_the_file_holds_every_level_of_every_comparison_and_no_other():
    events = {name: set(levels) for name, levels in saved_models().events.comparisons.items()}
    assert events == {name: set(levels) for name, levels in event_comparisons.COMPARISONS.items()}
    for model in (MODEL, blank_model()):
        found = {name: list(levels) for name, levels in model.comparisons.items()}
        assert found == {name: mention_pairs.weighing(name) for name in mention_pairs.COMPARISONS}


def test_every_level_of_events_is_one_that_pairs_can_be_at():
    source = Path(event_levels.__file__).read_text(encoding="utf-8")
    for name, levels in event_comparisons.COMPARISONS.items():
        if name != "place":  # all of its levels, by how places lie to each other
            assert [level for level in levels if f'"{level}"' not in source] == []


def test_every_level_says_how_its_weight_came_about():
    levels = [
        level
        for model in (saved_models().events, MODEL)
        for found in model.comparisons.values()
        for level in found.values()
    ]
    for level in levels:
        if level.by == "counted":
            assert level.m is not None
            assert level.u is not None
            assert level.weight == pytest.approx(math.log2(level.m / level.u), abs=0.001)
        else:
            assert (level.by, level.m, level.u) == ("set", None, None)


def test_the_file_is_written_as_it_was_read():
    assert to_json(from_json(TEXT)) == TEXT


def mention(article: str, tokens: str, at: int, chain: str, topic: str = "ferry") -> dict[str, object]:
    words = tokens.split()
    return {
        "mention_id": f"{article}-{at}",
        "doc_id": article,
        "topic_id": topic,
        "mention_context": words,
        "tokens_number": [at],
        "tokens_str": words[at],
        "mention_head": words[at],
        "mention_head_lemma": words[at].lower(),
        "coref_chain": chain,
    }


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Two articles on one blast, and one on another."""
    mentions = [
        mention("a", "A blast shook the ferry at Orlo .", 1, "first"),
        mention("b", "The blast on the ferry at Orlo hurt nine .", 1, "first"),
        mention("c", "A blast was heard in the hills .", 1, "second"),
    ]
    (tmp_path / "train.json").write_text(json.dumps(mentions), encoding="utf-8")
    return tmp_path / "train.json"


def test_the_command_counts_what_is_counted_and_keeps_what_is_set(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sys, "path", [*sys.path])  # the command adds its own folder
    main = runpy.run_path(str(Path(__file__).parent.parent / "benchmarks" / "train_events.py"))["main"]
    made = []
    for name in ("one.json", "two.json"):
        main([str(labelled), "--output", str(tmp_path / name)])
        made.append((tmp_path / name).read_text(encoding="utf-8"))
    assert made[0] == made[1]
    found = from_json(made[0])
    kept = saved_models().events
    for name, levels in found.events.comparisons.items():
        assert levels == kept.comparisons[name] or {level.by for level in levels.values()} == {"counted"}
    # Events as builds find them: one pair of one event, two of two, all told by the same word; one added to each count.
    assert found.events.comparisons["trigger"]["same"] == counted_level(2 / 3, 3 / 4)
    assert (found.events.linked, found.events.proposed) == (kept.linked, kept.proposed)
    # One pair of one event, two of two, and one added to every count of five levels.
    same = found.mentions.comparisons["telling"]["told by the same word"]
    assert (same.by, same.m, same.u) == ("counted", round(2 / 6, 6), round(3 / 7, 6))
    assert found.mentions.prior == 0.4


def reasons(pair: Compared) -> dict[str, float]:
    """The levels of a pair with what each weighs."""
    weights = {name: MODEL.comparisons[name] for name in pair.levels}
    return {level: weights[name][level].weight for name, level in pair.levels.items() if level in weights[name]}


def test_the_same_word_with_the_same_things_on_it_tells_one_event():
    mentions = [telling(id, arguments={"ferry", "harbour"}) for id in ("m1", "m2")]
    [pair] = compare(mentions, MODEL)
    assert (pair.first, pair.second) == ("m1", "m2")
    assert pair.weight > MODEL.linked
    assert reasons(pair)["told by the same word"] > 0
    assert reasons(pair)["two of the words that hang on them are the same"] > 0


def test_the_same_word_with_other_things_on_it_weighs_less():
    same, other = (
        compare([telling("m1", arguments={"ferry"}), telling("m2", arguments={word})], MODEL)[0].weight
        for word in ("ferry", "school")
    )
    assert other < same


def test_words_that_can_mean_the_same_are_compared():
    assert set(rows_of("die")) & set(rows_of("death"))
    assert len(compare([telling("m1", "die"), telling("m2", "death")], MODEL)) == 1


def test_words_without_anything_in_common_are_never_compared():
    assert compare([telling("m1", "blast"), telling("m2", "election")], MODEL) == []


def test_mentions_of_different_groups_are_never_compared():
    assert compare([telling("m1"), telling("m2", group="bridge")], MODEL) == []


def test_the_order_of_mentions_changes_nothing():
    mentions = [telling(f"m{n}", lemma, words={"fire", "port"}) for n, lemma in enumerate(["blast", "explode"] * 3)]
    assert compare(mentions, MODEL) == compare(mentions[::-1], MODEL)


def test_no_mention_and_one_mention_give_no_pair():
    assert compare([], MODEL) == []
    assert compare([telling("m1")], MODEL) == []


def test_the_weight_is_the_sum_of_its_levels():
    [pair] = compare([telling("m1", words={"fire"}), telling("m2", words={"fire"})], MODEL)
    assert MODEL.prior is not None
    prior = math.log2(MODEL.prior / (1 - MODEL.prior))
    # Weights are written with three decimals, shares with six.
    assert pair.weight == pytest.approx(prior + sum(reasons(pair).values()), abs=0.003)


def test_weights_are_counted_from_labelled_pairs():
    levels = {name: mention_pairs.weighing(name)[-1] for name in mention_pairs.COMPARISONS}
    hangs, neither = mention_pairs.weighing("inside")
    pairs = [Compared("m1", "m2", 0.0, levels | {"inside": hangs}), Compared("m3", "m4", 0.0, levels)]
    model = counted_model(pairs, {("m1", "m2")})
    # One pair each and one added to every count: m = 2/3, u = 1/3.
    assert model.comparisons["inside"][hangs].weight == pytest.approx(1.0)
    assert model.comparisons["inside"][neither].weight == pytest.approx(-1.0)
    assert model.prior == 0.5
    assert from_json(to_json(Models(saved_models().events, model))).mentions == model
