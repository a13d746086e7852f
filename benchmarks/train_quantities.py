"""Makes src/variorum/linking/quantity_model.json: weights of what tells that two figures are of one quantity.

python benchmarks/train_quantities.py benchmarks/affairs benchmarks/affairs-second ... [--check]

Each folder holds invented piles and expected.toml (see affairs.py). A pair of figures of one measure is of one quantity
where a reader sets their two values against each other. The weights are fitted by logistic regression with a small
penalty. --check fits them with each twelfth of the piles left out in turn, and prints precision and recall there.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import variorum
from variorum.linking.identities import Identities
from variorum.linking.quantity_weights import MODEL, between, levels
from variorum.records import Claim, Tables

PENALTY = 1.0  # as much as one pair that says the opposite, for each weight of one
FOLDS = 12
ROUNDS = 30
Pair = tuple[str, tuple[str, ...], bool]  # pile, levels, whether a reader sets the two against each other


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    pairs = [pair for folder in arguments.data for pair in _pairs(folder)]
    names = sorted({level for _, found, _ in pairs for level in found})
    if arguments.check:
        _check(pairs, names)
        return
    fitted = _fit(*_matrix(pairs, names)) / np.log(2)
    model = {
        "version": 1,
        "made by": "python benchmarks/train_quantities.py "
        + " ".join(f"benchmarks/{each.name}" for each in arguments.data),
        "pairs": len(pairs),
        "of one quantity": sum(same for *_, same in pairs),
        "weights": dict(zip(["all pairs", *names], (round(float(each), 3) for each in fitted), strict=True)),
    }
    path = Path(variorum.__file__).parent / "linking" / MODEL
    path.write_text(json.dumps(model, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _pairs(folder: Path) -> Iterator[Pair]:
    expected = tomllib.loads((folder / "expected.toml").read_text(encoding="utf-8"))["contrasts"]
    for pile in sorted(folder.glob("*.jsonl")):
        wanted = [{float(each) for each in row.get("values", ())} for row in expected if row["pile"] == pile.stem]
        with tempfile.TemporaryDirectory() as made:
            tables = variorum.build([pile], Path(made) / "pile.variorum", workers=0).tables()
        yield from _pairs_of(tables, f"{folder.name}.{pile.stem}", wanted)


def _pairs_of(tables: Tables, pile: str, wanted: Sequence[set[float]]) -> Iterator[Pair]:
    identities = Identities(tables)
    first: dict[tuple[str, str, int, float], Claim] = {}
    for claim in tables.claims:
        if claim.slot.partition(":")[0] != "age" and identities.of(claim) is not None:
            first.setdefault((claim.article, claim.field, claim.start, _value(claim)), claim)
    claims = list(first.values())
    for at, one in enumerate(claims):
        for two in claims[at + 1 :]:
            a, b = identities.of(one), identities.of(two)
            if a is None or b is None or a.measure != b.measure or _value(one) == _value(two):
                continue
            same = any({_value(one), _value(two)} <= values for values in wanted)
            yield pile, tuple(levels(a, b, between(one, two, identities.rivals(one, two)), identities.places)), same


def _value(claim: Claim) -> float:
    return float((claim.low if claim.low is not None else claim.high) or 0)


def _matrix(pairs: Sequence[Pair], names: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    at = {name: number for number, name in enumerate(names, 1)}
    rows = np.zeros((len(pairs), len(names) + 1))
    rows[:, 0] = 1
    for number, (_, found, _) in enumerate(pairs):
        rows[number, [at[each] for each in found if each in at]] = 1
    return rows, np.array([float(same) for *_, same in pairs])


def _fit(rows: NDArray[np.float64], same: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights that make the labels likeliest, the first (of all pairs) without a penalty: Newton's method."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], PENALTY)
    penalty[0] = 0.0
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (same - likely) - penalty * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.diag(penalty + 1e-9)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _check(pairs: Sequence[Pair], names: Sequence[str]) -> None:
    piles = sorted({pile for pile, *_ in pairs})
    fold = np.array([piles.index(pile) % FOLDS for pile, *_ in pairs])
    rows, same = _matrix(pairs, names)
    odds = np.zeros(len(pairs))
    for each in range(FOLDS):
        odds[fold == each] = rows[fold == each] @ _fit(rows[fold != each], same[fold != each]) / np.log(2)
    for bound in (1.0, 0.5, 0.0, -0.5, -1.0, -1.5):
        taken = odds >= bound
        right = same[taken].sum()
        print(
            f"from {bound:+.1f}: {taken.sum():4} pairs, P {right / max(1, taken.sum()):.2f}, R {right / same.sum():.2f}"
        )


if __name__ == "__main__":
    main()
