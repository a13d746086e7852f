"""Two days, times of day or places for one thing: told where each article tells of one thing only."""

import json
from pathlib import Path

import pytest

import variorum
from variorum.dossier.read import Dossier
from variorum.records import Claim, Finding

FIRST = "The chairman of the Harlow brewery was dismissed on {}, a spokesman for the brewery said. Workers cheered."
SECOND = "The brewery in Harlow is without a chairman. His dismissal came on {}, two members of its board said."


def built(tmp_path: Path, *texts: str, title: str | None = "Harlow brewery") -> Dossier:
    pile = tmp_path / "pile.jsonl"
    rows = [
        {"id": f"a{number}", "outlet": f"Outlet {number}", "date": "2024-05-10", "text": text, "title": title}
        for number, text in enumerate(texts)
    ]
    pile.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return variorum.build([pile], tmp_path / "pile.variorum", workers=0)


def found(dossier: Dossier) -> set[tuple[str, str]]:
    return {(each.kind, each.slot) for each in dossier.where(Finding) if each.slot in ("date", "time")}


def test_two_days_of_one_dismissal_differ(tmp_path: Path) -> None:
    dossier = built(tmp_path, FIRST.format("Tuesday"), SECOND.format("Wednesday"))
    assert ("differ", "date") in found(dossier)


@pytest.mark.parametrize(
    "second",
    [
        SECOND.format("Tuesday"),
        SECOND.format("Wednesday") + " The dismissal of its chief brewer on Tuesday had angered them.",
    ],
    ids=["the same day", "two dismissals in one article"],
)
def test_else_nothing_differs(tmp_path: Path, second: str) -> None:
    assert ("differ", "date") not in found(built(tmp_path, FIRST.format("Tuesday"), second))


BLAST = "A blast tore through a mill in Harlow on Tuesday. {} The mill makes flour for the whole county."


def test_two_times_of_one_blast_differ(tmp_path: Path) -> None:
    one = BLAST.format("The explosion happened at 4.20 am, the owner of the mill said.")
    two = BLAST.format("The explosion occurred at 5.05 am, neighbours said.").replace("tore through", "wrecked")
    dossier = built(tmp_path, one, two)
    times = {each.date for each in dossier.where(Claim) if each.slot == "time"}
    assert times == {"2024-05-07T04:20:00", "2024-05-07T05:05:00"}
    assert ("differ", "time") in found(dossier)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The explosion happened at about 5 am.", "The explosion occurred at 5.20 am."),
        ("The explosion happened at 4.20 am.", "Firefighters were called at 5.05 am."),
        ("The explosion happened at 4.20 am.", "The explosion occurred at 0520 GMT."),
        ("The explosion happened at 4.20 am.", "Explosions occurred at 4.20 am and at 5.05 am."),
    ],
    ids=["rounded", "of the call", "on another clock", "two in one article"],
)
def test_else_no_times_differ(tmp_path: Path, first: str, second: str) -> None:
    dossier = built(tmp_path, BLAST.format(first), BLAST.format(second).replace("tore through", "wrecked"))
    assert ("differ", "time") not in found(dossier)


SHOP = "A jeweller was stabbed in {} on Tuesday, police in Harlow said. He died of his wounds."
VICTIM = "The man who died was a jeweller. He was stabbed in {} on Tuesday, and police in Harlow look for his killer."


def places_differ(tmp_path: Path, first: str, second: str) -> bool:
    dossier = built(tmp_path, SHOP.format(first), VICTIM.format(second))
    return ("differ", "place") in {(each.kind, each.slot) for each in dossier.where(Finding)}


def test_two_streets_or_villages_of_one_stabbing_differ(tmp_path: Path) -> None:
    assert places_differ(tmp_path, "Mill Street", "Castle Road")
    assert places_differ(tmp_path, "the village of Ambry", "the village of Tolk")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mill Street", "the village of Tolk"),
        ("Mill Street", "the corner of Castle Road"),
        ("the village of Ambry", "the village of Hambri"),
        ("Mill Street", "Castle Road, off Mill Street,"),
        ("the village of Ambry", "Tolk"),
    ],
    ids=["of two sorts", "a corner", "one name spelt twice", "both named", "of no sort"],
)
def test_else_no_places_differ(tmp_path: Path, first: str, second: str) -> None:
    assert not places_differ(tmp_path, first, second)


def test_articles_without_a_name_in_common_may_tell_two_stabbings(tmp_path: Path) -> None:
    dossier = built(
        tmp_path, SHOP.format("Mill Street"), VICTIM.replace(" in Harlow", "").format("Castle Road"), title=None
    )
    assert "place" not in {each.slot for each in dossier.where(Finding) if each.kind == "differ"}


def test_when_it_happened_is_when_the_event_told_before_was(tmp_path: Path) -> None:
    text = "A crane collapsed in Harlow, its owner said. It happened on Wednesday, the owner of the crane said."
    claims = [each for each in built(tmp_path, text).where(Claim) if each.slot == "date"]
    assert [each.date for each in claims] == ["2024-05-08"]
