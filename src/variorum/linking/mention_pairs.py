"""Which given mentions tell one event, by record linkage: how pairs are compared, and weights from known answers.

The model is that of Fellegi and Sunter (1969) as `splink` applies it on DuckDB. Its m and u (how often pairs of one
event, and pairs of two, fall into each level) are counted from labelled pairs inside the blocks: estimated by
expectation maximisation or random sampling they tell what a topic has in common, and not what an event is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from variorum.linking.event_model import Model, counted, counted_level
from variorum.linking.tellings import Telling, columns

# Two mentions are one event from even odds: on the training part of ECB+ no step of a half does better by more than .1.
SAME_EVENT = 0.0

_SAME_STEM = '"stem_l" = "stem_r"'
_LIGHT = '("light_l" OR "light_r")'


@dataclass(frozen=True, slots=True)
class Condition:
    """Which pairs are at a level. `sql` None is all the rest; `null`: nothing can be said, and it weighs nothing."""

    level: str
    sql: str | None
    null: bool = False


def _shared(column: str) -> str:
    return f'len(list_intersect("{column}_l", "{column}_r"))'


def _either_empty(column: str) -> str:
    return f'len("{column}_l") = 0 OR len("{column}_r") = 0'


_WORD_SHARE = f'{_shared("words")} / least(len("words_l"), len("words_r"))'

# The steps of each comparison were chosen on the training part of ECB+.
COMPARISONS: Mapping[str, tuple[Condition, ...]] = {
    "telling": (
        Condition(
            "told by the same phrase",
            f'{_SAME_STEM} AND "phrase_l" = "phrase_r" AND contains("phrase_l", \' \') AND NOT {_LIGHT}',
        ),
        Condition("told by the same word", f"{_SAME_STEM} AND NOT {_LIGHT}"),
        Condition("told by the same word, one of many things", _SAME_STEM),
        Condition("told by words that can mean the same", f"NOT {_LIGHT}"),
        Condition("told by words of many things", None),
    ),
    "inside": (
        Condition(
            "one hangs on a word that tells the other",
            'list_contains("arguments_l", "lemma_r") OR list_contains("arguments_r", "lemma_l")',
        ),
        Condition("neither hangs on the other", None),
    ),
    "arguments": (
        Condition("nothing hangs on one of them", _either_empty("arguments"), null=True),
        Condition("three or more of the words that hang on them are the same", f"{_shared('arguments')} >= 3"),
        Condition("two of the words that hang on them are the same", f"{_shared('arguments')} = 2"),
        Condition("a word that hangs on them is the same", f"{_shared('arguments')} = 1"),
        Condition("other words hang on them", None),
    ),
    "words": (
        Condition("one sentence has no telling words", _either_empty("words"), null=True),
        Condition("the sentences share most of their words", f"{_WORD_SHARE} >= 0.4"),
        Condition("the sentences share many of their words", f"{_WORD_SHARE} >= 0.2"),
        Condition("the sentences share a few words", f"{_shared('words')} > 0"),
        Condition("the sentences share no telling word", None),
    ),
    "article": (
        Condition("in one article", '"article_l" = "article_r"'),
        Condition("the articles are much alike", f"{_shared('article_words')} >= 10"),
        Condition("the articles are alike", f"{_shared('article_words')} >= 6"),
        Condition("the articles have something in common", f"{_shared('article_words')} >= 3"),
        Condition("the articles have little in common", None),
    ),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair inside a block: its ids in order, its weight (log2 of the odds), and its level in each comparison."""

    first: str
    second: str
    weight: float
    levels: Mapping[str, str]


def weighing(name: str) -> list[str]:
    """The levels of a comparison that weigh something, the one of most agreement first."""
    return [each.level for each in COMPARISONS[name] if not each.null]


def counted_model(compared: Iterable[Compared], same: Collection[tuple[str, str]]) -> Model:
    """The model that pairs with known answers give: `same` are those that tell one event. Adds one to every count."""
    known = [(pair.levels, (pair.first, pair.second) in same) for pair in compared]
    prior = (sum(is_same for _, is_same in known) + 1) / (len(known) + 2)
    return Model(
        SAME_EVENT, SAME_EVENT, round(prior, 6), counted(known, {name: weighing(name) for name in COMPARISONS})
    )


def blank_model() -> Model:
    """A model that tells nothing, to compare pairs before any is counted."""
    even = {name: dict.fromkeys(weighing(name), counted_level(0.5, 0.5)) for name in COMPARISONS}
    return Model(SAME_EVENT, SAME_EVENT, 0.5, even)


def compare(tellings: Iterable[Telling], model: Model) -> list[Compared]:
    """Every pair of `tellings` inside a block (one group, and one stem or one row of the lexicon), in order of ids."""
    # Imported here: the engine takes a third of a second to load, and nothing else needs it.
    import duckdb
    from splink import DuckDBAPI, Linker

    table = columns(tellings)
    if len(table["unique_id"]) < 2:
        return []
    connection = duckdb.connect(":memory:", config={"threads": 1})
    try:
        api = DuckDBAPI(connection)
        linker = Linker(api.register(table), splink_settings(model), log_level="ERROR")
        predicted = linker.inference.predict().as_duckdbpyrelation()
        wanted = ["unique_id_l", "unique_id_r", "match_weight", *(f"gamma_{name}" for name in COMPARISONS)]
        rows = predicted.project(", ".join(wanted)).fetchall()
    finally:
        connection.close()
    found = []
    for one, two, weight, *numbers in rows:
        first, second = sorted((one, two))
        levels = {name: _level(name, number) for name, number in zip(COMPARISONS, numbers, strict=True)}
        found.append(Compared(first, second, round(weight, 6), levels))
    return sorted(found, key=lambda pair: (pair.first, pair.second))


def splink_settings(model: Model) -> dict[str, Any]:
    """The settings of a splink linker for `model`."""
    return {
        "link_type": "dedupe_only",
        "probability_two_random_records_match": model.prior,
        "retain_matching_columns": True,  # with them come the numbers of the levels
        "retain_intermediate_calculation_columns": True,
        "blocking_rules_to_generate_predictions": [
            {"blocking_rule": 'l."story" = r."story" AND l."stem" = r."stem"', "sql_dialect": "duckdb"},
            {
                "blocking_rule": 'l."story" = r."story" AND l."telling_rows" = r."telling_rows"',
                "sql_dialect": "duckdb",
                "arrays_to_explode": ["telling_rows"],
            },
        ],
        "comparisons": [_comparison(name, conditions, model) for name, conditions in COMPARISONS.items()],
    }


def _comparison(name: str, conditions: tuple[Condition, ...], model: Model) -> dict[str, Any]:
    written = []
    for each in conditions:
        condition: dict[str, Any] = {
            "sql_condition": each.sql if each.sql is not None else "ELSE",
            "label_for_charts": each.level,
        }
        if each.null:
            condition["is_null_level"] = True
        else:
            level = model.comparisons[name][each.level]
            condition["m_probability"], condition["u_probability"] = level.m, level.u
        written.append(condition)
    return {"output_column_name": name, "comparison_description": name, "comparison_levels": written}


def _level(name: str, number: int) -> str:
    """The level that splink gives a number: 0 for all the rest, -1 where nothing can be said."""
    if number < 0:
        return next(each.level for each in COMPARISONS[name] if each.null)
    return weighing(name)[-1 - number]
