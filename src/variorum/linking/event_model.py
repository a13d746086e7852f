"""Which mentions tell one event, by record linkage: the comparisons, and their weights counted from labelled pairs.

The model is that of Fellegi and Sunter (1969) as `splink` applies it on DuckDB. Its m and u (how often pairs of one
event, and pairs of two, fall into each level) are counted from labelled pairs inside the blocks: estimated by
expectation maximisation or random sampling they tell what a topic has in common, and not what an event is. They come
from the training part of ECB+ (Cybulska, Vossen 2014; CC BY 3.0); `python benchmarks/train_events.py TRAIN.json` makes
the file anew.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from variorum.linking.tellings import Telling, columns

VERSION = 1
# Two mentions are one event from even odds: on the training part of ECB+ no step of a half does better by more than .1.
SAME_EVENT = 0.0
_SAME_STEM = '"stem_l" = "stem_r"'
_LIGHT = '("light_l" OR "light_r")'


@dataclass(frozen=True, slots=True)
class Level:
    """A way in which a pair can agree. `sql` None is all the rest; `null`: nothing can be said."""

    sql: str | None
    words: str
    null: bool = False


def _shared(column: str) -> str:
    return f'len(list_intersect("{column}_l", "{column}_r"))'


def _either_empty(column: str) -> str:
    return f'len("{column}_l") = 0 OR len("{column}_r") = 0'


_WORD_SHARE = f'{_shared("words")} / least(len("words_l"), len("words_r"))'

# The steps of each comparison were chosen on the training part of ECB+.
COMPARISONS: Mapping[str, tuple[Level, ...]] = {
    "telling": (
        Level(
            f'{_SAME_STEM} AND "phrase_l" = "phrase_r" AND contains("phrase_l", \' \') AND NOT {_LIGHT}',
            "told by the same phrase",
        ),
        Level(f"{_SAME_STEM} AND NOT {_LIGHT}", "told by the same word"),
        Level(_SAME_STEM, "told by the same word, one of many things"),
        Level(f"NOT {_LIGHT}", "told by words that can mean the same"),
        Level(None, "told by words of many things"),
    ),
    "inside": (
        Level(
            'list_contains("arguments_l", "lemma_r") OR list_contains("arguments_r", "lemma_l")',
            "one hangs on a word that tells the other",
        ),
        Level(None, "neither hangs on the other"),
    ),
    "arguments": (
        Level(_either_empty("arguments"), "nothing hangs on one of them", null=True),
        Level(f"{_shared('arguments')} >= 3", "three or more of the words that hang on them are the same"),
        Level(f"{_shared('arguments')} = 2", "two of the words that hang on them are the same"),
        Level(f"{_shared('arguments')} = 1", "a word that hangs on them is the same"),
        Level(None, "other words hang on them"),
    ),
    "words": (
        Level(_either_empty("words"), "one sentence has no telling words", null=True),
        Level(f"{_WORD_SHARE} >= 0.4", "the sentences share most of their words"),
        Level(f"{_WORD_SHARE} >= 0.2", "the sentences share many of their words"),
        Level(f"{_shared('words')} > 0", "the sentences share a few words"),
        Level(None, "the sentences share no telling word"),
    ),
    "article": (
        Level('"article_l" = "article_r"', "in one article"),
        Level(f"{_shared('article_words')} >= 10", "the articles are much alike"),
        Level(f"{_shared('article_words')} >= 6", "the articles are alike"),
        Level(f"{_shared('article_words')} >= 3", "the articles have something in common"),
        Level(None, "the articles have little in common"),
    ),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair inside a block: its ids in order, its weight (log2 of the odds), and its level in each comparison."""

    first: str
    second: str
    weight: float
    levels: Mapping[str, int]  # splink's number of the level: 0 for all the rest, -1 where nothing can be said

    @property
    def reason(self) -> str:
        """In words what the weight is made of."""
        model = saved_model()
        parts = []
        for name, level in self.levels.items():
            weight = model.weight(name, level)
            if round(weight, 1):
                parts.append(f"{_level(name, level).words} ({weight:+.1f})")
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Model:
    """m and u of each level of each comparison, and the share of pairs inside the blocks that tell one event."""

    prior: float
    levels: Mapping[str, Mapping[int, tuple[float, float]]]

    def weight(self, comparison: str, level: int) -> float:
        """What the level adds to the weight: log2 of m / u; 0 where nothing can be said."""
        if level < 0:
            return 0.0
        m, u = self.levels[comparison][level]
        return math.log2(m / u)

    def to_json(self) -> str:
        """The text of the model's file."""
        comparisons = {
            name: {str(level): {"m": round(m, 6), "u": round(u, 6)} for level, (m, u) in sorted(levels.items())}
            for name, levels in self.levels.items()
        }
        content = {
            "version": VERSION,
            "credit": "Counted from the training part of ECB+ (Cybulska and Vossen 2014), CC BY 3.0.",
            "probability_two_random_records_match": round(self.prior, 6),
            "comparisons": comparisons,
        }
        return json.dumps(content, indent=2) + "\n"


@cache
def saved_model() -> Model:
    """The model that ships with the package."""
    content = json.loads((files("variorum.linking") / "event_model.json").read_text(encoding="utf-8"))
    if content["version"] != VERSION:
        raise ValueError(f"event_model.json is of version {content['version']}, this code of version {VERSION}")
    return Model(
        content["probability_two_random_records_match"],
        {
            name: {int(level): (each["m"], each["u"]) for level, each in levels.items()}
            for name, levels in content["comparisons"].items()
        },
    )


def counted_model(compared: Iterable[Compared], same: Collection[tuple[str, str]]) -> Model:
    """The model that pairs with known answers give: `same` are those that tell one event. Adds one to every count."""
    counts: dict[str, tuple[Counter[int], Counter[int]]] = {name: (Counter(), Counter()) for name in COMPARISONS}
    matches = others = 0
    for pair in compared:
        is_same = (pair.first, pair.second) in same
        matches, others = matches + is_same, others + (not is_same)
        for name, level in pair.levels.items():
            counts[name][0 if is_same else 1][level] += 1
    levels = {}
    for name, (of_same, of_others) in counts.items():
        numbers = range(sum(not level.null for level in COMPARISONS[name]))
        m, u = (sum(count[n] + 1 for n in numbers) for count in (of_same, of_others))
        levels[name] = {n: ((of_same[n] + 1) / m, (of_others[n] + 1) / u) for n in numbers}
    return Model((matches + 1) / (matches + others + 2), levels)


def blank_model() -> Model:
    """A model that tells nothing, to compare pairs before any is counted."""
    even = {
        name: dict.fromkeys(range(sum(not level.null for level in levels)), (0.5, 0.5))
        for name, levels in COMPARISONS.items()
    }
    return Model(0.5, even)


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
    for one, two, weight, *levels in rows:
        first, second = sorted((one, two))
        found.append(Compared(first, second, round(weight, 6), dict(zip(COMPARISONS, levels, strict=True))))
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
        "comparisons": [_comparison(name, levels, model) for name, levels in COMPARISONS.items()],
    }


def _comparison(name: str, levels: tuple[Level, ...], model: Model) -> dict[str, Any]:
    written = []
    number = sum(not level.null for level in levels)
    for level in levels:
        condition: dict[str, Any] = {
            "sql_condition": level.sql if level.sql is not None else "ELSE",
            "label_for_charts": level.words,
        }
        if level.null:
            condition["is_null_level"] = True
        else:
            number -= 1
            condition["m_probability"], condition["u_probability"] = model.levels[name][number]
        written.append(condition)
    return {"output_column_name": name, "comparison_description": name, "comparison_levels": written}


def _level(name: str, number: int) -> Level:
    if number < 0:
        return next(level for level in COMPARISONS[name] if level.null)
    kept = [level for level in COMPARISONS[name] if not level.null]
    return kept[len(kept) - 1 - number]
