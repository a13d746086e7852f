"""Figures of any kind that articles of one affair give are compared by what they are of."""

from collections.abc import Mapping
from pathlib import Path

import pytest

import variorum
from variorum.records import Article, Claim, Finding

# Affairs of two articles each; the names keep them apart.
AFFAIRS: Mapping[str, tuple[str, str]] = {
    "stolen": (
        "Data on 1.4 million customers of Dorn Telecom were stolen in a cyber-attack, Dorn Telecom said on Monday.",
        "The cyber-attack on Dorn Telecom affected 3.1 million customers, the Danish Consumer Council said.",
    ),
    "jobs": (
        "Kessel Motors will cut 700 jobs at its plant in Ulm, the chief executive of Kessel Motors, Ada Roth, said.",
        "Some 1,900 jobs will be lost at the Kessel Motors plant in Ulm, according to the union Metall Kessel.",
    ),
    "water": (
        "The Tarn dam let out 6 million cubic metres of water on Monday, the operator Tarn Hydro said.",
        "About 15 million cubic metres of water poured from the Tarn dam, the engineers of Tarn University said.",
    ),
    "recalled": (  # another noun, and a verb of its own that the other sentence has as a noun
        "Ostrand Motors is recalling 210,000 cars over faulty brakes, Ostrand Motors said on Tuesday.",
        "The road agency said that 290,000 vehicles were affected by the recall over brakes of Ostrand Motors.",
    ),
    "fined": (  # told by a verb, and by a noun
        "The data watchdog has fined Pellow Bank 14 million euros for losing the records of clients in Dornach.",
        "Pellow Bank will fight a penalty of 19 million euros that the data watchdog imposed, chairman Iva Moser said.",
    ),
    "crowd": (  # a sort of people, so many that no handful is meant
        "In Holm 31,000 spectators saw Holm United beat Varde in the cup final on Sunday.",
        "Holm United won the cup final against Varde on Sunday before 26,000 spectators, the Varde club said.",
    ),
    "banned": (  # a verb, and its noun of another stem
        "The runner Tilo Brandt has been banned for four years over a doping test, the Arvik sports office said.",
        "Tilo Brandt, the runner, has received a two-year ban over a doping test, his manager Rosa Lindt said.",
    ),
    "laid off": (  # jobs that go, and workers who do
        "The Mellin shipyard in Odde will shut with the loss of 900 jobs, the union Metall Mellin said.",
        "The Mellin shipyard in Odde will lay off 620 workers and shut, mayor Ines Falk of Odde said.",
    ),
    "pounds": (  # a sign, and a word
        "The two Marran ferries will cost £38 million, the Marran transport secretary Fiona Baird said.",
        "The price of the two Marran ferries is 52 million pounds, the Marran auditor Hugh Dale said.",
    ),
    "rate": (  # another rate
        "The Velm tunnel will cost the city of Velm 40 million euros, mayor Iris Holm of Velm said.",
        "The Velm tunnel will cost the city of Velm 3 million euros a year, auditor Paul Rask of Velm said.",
    ),
    "asked": (  # asked for, and paid
        "The farmers of Brill asked the ministry of Brill for 9 million euros after the Brill frost, Joan Pike said.",
        "The ministry of Brill paid the farmers of Brill 4 million euros after the frost, minister Otto Lamb said.",
    ),
    "sorts": (  # another sort
        "Fire destroyed 30 fishing boats in the port of Narva Bay on Monday, harbour master Leo Strand said.",
        "Fire destroyed 12 sailing boats in the port of Narva Bay on Monday, the Narva Bay yacht club said.",
    ),
    "more": (  # on top of the others
        "The Pell storm destroyed 80 homes in Pell county on Monday, sheriff Rita Moss said.",
        "Another 25 homes were destroyed by the Pell storm in Pell county, fire chief Bert Hale said.",
    ),
    "year": (  # of another year
        "Farmers of Ostra harvested 7 million tonnes of wheat, the Ostra ministry of farming said.",
        "Farmers of Ostra harvested 4 million tonnes of wheat in 2019, the Ostra Grain Council said.",
    ),
    "forecast": (  # what is expected, and what there was
        "Up to 200 millimetres of rain are expected in Sorvik by Sunday, the Sorvik weather office said.",
        "Sorvik had 390 millimetres of rain by Sunday, the Sorvik water board said.",
    ),
    "whole": (  # those of whom the others are a part
        "Brandt Steel will lay off 1,200 of its 2,100 workers in Kolm, Brandt Steel said on Monday.",
        "Brandt Steel, which has 2,100 workers in Kolm, will lay off 1,200 workers, the mayor of Kolm, Jon Ek, said.",
    ),
    "rounded": (  # the same, less precise
        "The Lund bridge cost 43 million euros, the Lund road office said.",
        "The Lund bridge cost 43.4 million euros, the auditor of Lund, Nils Berg, said.",
    ),
}
DIFFER = ("stolen", "jobs", "water", "recalled", "fined", "crowd", "banned", "laid off", "pounds")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Finding]]:
    """The findings that values exclude each other, by affair."""
    folder = tmp_path_factory.mktemp("affairs")
    pile = folder / "pile"
    pile.mkdir()
    rows = ["file,outlet,date"]
    for name, texts in AFFAIRS.items():
        for at, text in enumerate(texts):
            (pile / f"{name}-{at}.txt").write_text(text, encoding="utf-8")
            rows.append(f"{name}-{at}.txt,{name.title()} {'Star' if at else 'Post'},2024-03-0{5 + at}")
    (pile / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    dossier = variorum.build([pile], folder / "d.variorum", workers=0)
    path = {article.id: article.path for article in dossier.rows(Article)}
    claims = {claim.id: claim for claim in dossier.where(Claim)}
    found: dict[str, list[Finding]] = {name: [] for name in AFFAIRS}
    for each in dossier.where(Finding, kind="differ"):
        article = claims[each.groups[0].claims[0]].article
        found[Path(path[article]).name.rpartition("-")[0]].append(each)
    return found


@pytest.mark.parametrize("name", DIFFER)
def test_figures_of_one_quantity_that_exclude_each_other_differ(told: Mapping[str, list[Finding]], name: str) -> None:
    assert len(told[name]) == 1


@pytest.mark.parametrize("name", [name for name in AFFAIRS if name not in DIFFER])
def test_figures_of_two_quantities_or_one_precision_do_not_differ(told: Mapping[str, list[Finding]], name: str) -> None:
    assert told[name] == []
