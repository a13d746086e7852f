"""Whether two figures are of one quantity is weighed by what they share, and by who is set against whom."""

import json
from importlib import resources
from pathlib import Path

import pytest

import variorum
from variorum.linking.identities import Identities
from variorum.linking.quantity_weights import MODEL, SAME, between, levels, weight
from variorum.records import Claim, Tables

SET_AGAINST = (
    "Repairs of the pier at Holm would cost 40 million euros, the Varn ferry company said. "
    "The harbour office of Holm said the damage was closer to 55 million euros."
)
ANOTHER_YEAR = (
    "Varn Foods made a profit of 40 million euros, the company said on Monday. "
    "In 2011 the profit of Varn Foods had been 21 million euros."
)


def read(text: str, folder: Path) -> Tables:
    pile = folder / "pile.jsonl"
    row = {"id": "a", "outlet": "Coast Wire", "date": "2024-03-05", "title": "News of the day", "text": text}
    pile.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return variorum.build([pile], folder / "pile.variorum", workers=0).tables()


def figures(tables: Tables) -> tuple[Identities, list[Claim]]:
    identities = Identities(tables)
    found = sorted(tables.claims, key=lambda each: each.start)
    return identities, [each for each in found if each.field == "text" and identities.of(each) is not None]


def weighed(identities: Identities, one: Claim, two: Claim) -> float:
    first, second = identities.of(one), identities.of(two)
    assert first is not None
    assert second is not None
    return weight(first, second, between(one, two, identities.rivals(one, two)), identities.places)


def test_two_speakers_set_against_each_other_count_one_thing(tmp_path: Path) -> None:
    identities, (one, two) = figures(read(SET_AGAINST, tmp_path))
    assert weighed(identities, one, two) >= SAME
    assert identities.same(one, two)
    assert not identities.apart(one, two)


def test_figures_of_two_years_are_two_quantities(tmp_path: Path) -> None:
    identities, (one, two) = figures(read(ANOTHER_YEAR, tmp_path))
    assert not identities.same(one, two)


@pytest.mark.parametrize("text", [SET_AGAINST, ANOTHER_YEAR])
def test_weighing_a_pair_does_not_depend_on_its_order(text: str, tmp_path: Path) -> None:
    identities, (one, two) = figures(read(text, tmp_path))
    assert weighed(identities, one, two) == weighed(identities, two, one)


def test_a_pair_is_at_one_level_of_each_comparison_and_the_model_knows_it(tmp_path: Path) -> None:
    identities, (one, two) = figures(read(SET_AGAINST, tmp_path))
    first, second = identities.of(one), identities.of(two)
    assert first is not None
    assert second is not None
    found = levels(first, second, between(one, two, identities.rivals(one, two)), identities.places)
    comparisons = [each.partition(":")[0] for each in found]
    assert len(comparisons) == len(set(comparisons))
    model = json.loads(resources.files("variorum.linking").joinpath(MODEL).read_text(encoding="utf-8"))
    assert set(found) <= set(model["weights"])
    assert model["made by"].startswith("python benchmarks/train_quantities.py")
